//! The kinds of entities in a drawing: a colour and a shape for each, the same in every chart.
//!
//! The shape says again what the colour says, so that neither grey printing nor any kind of colour vision loses it.
//! Marks of one size have one area whatever their shape. It knows kinds by their names in tables only.

use super::canvas::{Anchor, Canvas};
use super::text::SMALL;
use super::theme::Role;

/// A kind of entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// A person.
    Person,
    /// An organization.
    Organization,
    /// A place.
    Place,
    /// A nationality.
    Nationality,
    /// Any other.
    Other,
}

impl Kind {
    /// Every kind, in the order of legends and panels.
    pub(super) const ALL: [Self; 5] = [
        Self::Person,
        Self::Organization,
        Self::Place,
        Self::Nationality,
        Self::Other,
    ];

    /// The kind that tables call so.
    pub(super) fn of(id: Option<&str>) -> Self {
        match id {
            Some("person") => Self::Person,
            Some("organization") => Self::Organization,
            Some("place") => Self::Place,
            Some("nationality") => Self::Nationality,
            _ => Self::Other,
        }
    }

    /// One of the kind, as in a legend.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Place => "place",
            Self::Nationality => "nationality",
            Self::Other => "other name",
        }
    }

    /// Many of the kind, as in a heading.
    pub(super) fn heading(self) -> &'static str {
        match self {
            Self::Person => "People",
            Self::Organization => "Organizations",
            Self::Place => "Places",
            Self::Nationality => "Nationalities",
            Self::Other => "Other names",
        }
    }

    /// The colour.
    pub(super) fn role(self) -> Role {
        match self {
            Self::Person => Role::Bar,
            Self::Organization => Role::Second,
            Self::Place => Role::Third,
            Self::Nationality => Role::Fourth,
            Self::Other => Role::Muted,
        }
    }

    /// How far the mark goes from its centre where a circle of the same area has this radius.
    pub(super) fn reach(self, radius: i32) -> i32 {
        let per_thousand = match self {
            Self::Person | Self::Other => 1000,
            Self::Organization => 886,
            Self::Place => 1253,
            Self::Nationality => 1347,
        };
        (radius.saturating_mul(per_thousand) + 500) / 1000
    }

    /// How far off the centre, both ways, a corner of a label can begin beside that mark.
    pub(super) fn corner(self, radius: i32) -> i32 {
        let reach = self.reach(radius);
        match self {
            Self::Person | Self::Other => (reach * 707 + 500) / 1000,
            Self::Place => (reach + 1) / 2,
            Self::Organization | Self::Nationality => reach,
        }
    }

    /// The mark, with the area of a circle of this radius.
    pub(super) fn mark(self, canvas: &mut Canvas, centre: (i32, i32), radius: i32, role: Role) {
        let (x, y) = centre;
        let reach = self.reach(radius);
        match self {
            Self::Person | Self::Other => canvas.disc(centre, radius, role),
            Self::Organization => canvas.rect(x - reach, y - reach, 2 * reach, 2 * reach, role),
            Self::Place => {
                let corners = vec![(x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)];
                canvas.polygon(corners, role);
            }
            Self::Nationality => {
                let low = y + reach * 577 / 1000;
                let corners = vec![(x, y - reach * 1155 / 1000), (x + reach, low), (x - reach, low)];
                canvas.polygon(corners, role);
            }
        }
    }

    /// The mark with its word from `x` on, the middle at `middle`; gives where the next thing may begin.
    pub(super) fn legend(self, canvas: &mut Canvas, x: i32, middle: i32) -> i32 {
        self.mark(canvas, (x + 7, middle), 6, self.role());
        canvas.label(x + 19, middle, Anchor::Start, SMALL, Role::Muted, self.word());
        x + 19 + SMALL.width(self.word()) + 18
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_differ_in_colour_and_are_found_by_name() {
        for (place, kind) in Kind::ALL.iter().enumerate() {
            assert!(
                Kind::ALL[place + 1..]
                    .iter()
                    .all(|other| other.role() != kind.role())
            );
            if *kind != Kind::Other {
                assert_eq!(Kind::of(Some(kind.word())), *kind);
            }
        }
        assert_eq!(Kind::of(None), Kind::Other);
    }

    #[test]
    fn marks_have_one_area() {
        let half = |kind: Kind| f64::from(kind.reach(1000)) / 1000.0;
        let circle = std::f64::consts::PI;
        assert!((4.0 * half(Kind::Organization).powi(2) - circle).abs() < 0.01);
        assert!((2.0 * half(Kind::Place).powi(2) - circle).abs() < 0.01);
        // An equilateral triangle whose half side is the reach.
        assert!((half(Kind::Nationality).powi(2) * 3_f64.sqrt() - circle).abs() < 0.01);
    }
}

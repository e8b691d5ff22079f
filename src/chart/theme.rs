//! The colours, for white paper and for a dark screen, and the style sheet that swaps them.
//!
//! The drawing carries the light colours as plain attributes, so it is right in any viewer; one style sheet,
//! the same in every chart, replaces each of them where the reader prefers dark. That asks for one thing: no
//! two roles may share a light colour.
//!
//! Bars have the blue of Okabe and Ito's set for all kinds of colour vision (Color Universal Design, 2008); the
//! other categories have its vermilion, its green and its purple, darkened where white asks for it.
//! The ramp is one hue in even steps of `OKLab` lightness (Ottosson, 2020), darker for more on white and
//! lighter for more on black, so it survives grey printing too. It does not decide which role a mark has.

use plotters::style::RGBColor;

/// How many steps the ramp has.
pub(super) const STEPS: usize = 6;
/// The class of the root element, which keeps the style sheet from touching a page around it.
pub(super) const CLASS: &str = "gleaner-chart";
/// Fonts that come with the systems in use, widest coverage last.
pub(super) const FAMILY: &str =
    "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'Noto Sans', sans-serif";

/// What a mark stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// The paper.
    Ground,
    /// Text to be read first.
    Ink,
    /// Text to be read second.
    Muted,
    /// Lines to compare against.
    Grid,
    /// A bar; also the first of the categories.
    Bar,
    /// The second category.
    Second,
    /// The third category.
    Third,
    /// The fourth category.
    Fourth,
    /// A line between two marks.
    Link,
    /// A cell that holds zero.
    Zero,
    /// A cell that means nothing, such as an article beside itself.
    Neutral,
    /// A cell on a step of the ramp, from 0; more than the last is the last.
    Step(usize),
    /// Text on the lower half of the ramp.
    OnLower,
    /// Text on the upper half of the ramp.
    OnUpper,
}

/// Every role there is.
const ROLES: [Role; 13 + STEPS] = [
    Role::Ground,
    Role::Ink,
    Role::Muted,
    Role::Grid,
    Role::Bar,
    Role::Second,
    Role::Third,
    Role::Fourth,
    Role::Link,
    Role::Zero,
    Role::Neutral,
    Role::OnLower,
    Role::OnUpper,
    Role::Step(0),
    Role::Step(1),
    Role::Step(2),
    Role::Step(3),
    Role::Step(4),
    Role::Step(5),
];

impl Role {
    /// The text colour that can be read on a step.
    pub(super) fn on(step: usize) -> Self {
        if step < STEPS / 2 {
            Self::OnLower
        } else {
            Self::OnUpper
        }
    }

    /// On white.
    pub(super) fn light(self) -> RGBColor {
        self.pair().0
    }

    /// On white and on black.
    fn pair(self) -> (RGBColor, RGBColor) {
        let (light, dark) = match self {
            Self::Ground => ((0xFF, 0xFF, 0xFF), (0x16, 0x18, 0x1D)),
            Self::Ink => ((0x1A, 0x1A, 0x1A), (0xEC, 0xEC, 0xEC)),
            Self::Muted => ((0x59, 0x59, 0x59), (0xA8, 0xAD, 0xB5)),
            Self::Grid => ((0xDC, 0xDC, 0xDC), (0x3A, 0x3E, 0x46)),
            Self::Bar => ((0x00, 0x72, 0xB2), (0x56, 0xB4, 0xE9)),
            Self::Second => ((0xD5, 0x5E, 0x00), (0xF0, 0x8A, 0x3C)),
            Self::Third => ((0x00, 0x8F, 0x68), (0x2F, 0xC4, 0x98)),
            Self::Fourth => ((0xB0, 0x56, 0x8A), (0xDB, 0x96, 0xBD)),
            Self::Link => ((0xA0, 0xA5, 0xAB), (0x66, 0x6C, 0x76)),
            Self::Zero => ((0xF5, 0xF5, 0xF5), (0x1E, 0x21, 0x27)),
            Self::Neutral => ((0xE3, 0xE3, 0xE3), (0x33, 0x37, 0x3F)),
            Self::OnLower => ((0x11, 0x11, 0x11), (0xFF, 0xFF, 0xFF)),
            Self::OnUpper => ((0xFE, 0xFE, 0xFE), (0x10, 0x10, 0x10)),
            Self::Step(0) => ((0xDA, 0xEE, 0xFF), (0x18, 0x35, 0x4D)),
            Self::Step(1) => ((0xA1, 0xCA, 0xF5), (0x21, 0x54, 0x7B)),
            Self::Step(2) => ((0x67, 0xA6, 0xE6), (0x2E, 0x75, 0xAC)),
            Self::Step(3) => ((0x2F, 0x79, 0xBF), (0x55, 0xA2, 0xE1)),
            Self::Step(4) => ((0x10, 0x59, 0x96), (0x92, 0xC7, 0xF5)),
            Self::Step(_) => ((0x09, 0x3B, 0x66), (0xD3, 0xEB, 0xFF)),
        };
        let colour = |(red, green, blue)| RGBColor(red, green, blue);
        (colour(light), colour(dark))
    }
}

/// The style sheet of every chart.
pub(super) fn style() -> String {
    let on_dark = ROLES
        .iter()
        .map(|role| {
            let (light, dark) = role.pair();
            let (light, dark) = (hex(light), hex(dark));
            format!(
                ".{CLASS} [fill=\"{light}\"]{{fill:{dark}}}.{CLASS} [stroke=\"{light}\"]{{stroke:{dark}}}"
            )
        })
        .collect::<Vec<_>>()
        .concat();
    format!(
        ".{CLASS}{{max-width:100%;height:auto}}.{CLASS} text{{unicode-bidi:plaintext}}\
         @media (prefers-color-scheme:dark){{{on_dark}}}"
    )
}

/// The colour as plotters writes it.
fn hex(RGBColor(red, green, blue): RGBColor) -> String {
    format!("#{red:02X}{green:02X}{blue:02X}")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance, WCAG 2.
    fn luminance(RGBColor(red, green, blue): RGBColor) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    fn contrast(a: RGBColor, b: RGBColor) -> f64 {
        let (a, b) = (luminance(a) + 0.05, luminance(b) + 0.05);
        a.max(b) / a.min(b)
    }

    /// The contrast of two roles, the worse of light and dark.
    fn worst(a: Role, b: Role) -> f64 {
        contrast(a.pair().0, b.pair().0).min(contrast(a.pair().1, b.pair().1))
    }

    #[test]
    fn text_can_be_read_on_everything_it_stands_on() {
        for text in [Role::Ink, Role::Muted] {
            assert!(worst(text, Role::Ground) >= 4.5, "{text:?}");
        }
        for step in 0..STEPS {
            assert!(worst(Role::on(step), Role::Step(step)) >= 4.5, "{step}");
        }
        for mark in [Role::Bar, Role::Second, Role::Third, Role::Fourth] {
            assert!(worst(mark, Role::Ground) >= 3.0, "{mark:?}");
        }
    }

    #[test]
    fn the_ramp_is_ordered_by_lightness() {
        for step in 1..STEPS {
            let (low, high) = (Role::Step(step - 1).pair(), Role::Step(step).pair());
            assert!(luminance(low.0) > luminance(high.0) && luminance(low.1) < luminance(high.1));
        }
    }

    #[test]
    fn a_colour_has_one_role() {
        let mut light: Vec<_> = ROLES.iter().map(|role| hex(role.light())).collect();
        light.sort();
        light.dedup();
        assert_eq!(light.len(), ROLES.len());
    }
}

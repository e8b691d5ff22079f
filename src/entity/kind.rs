//! What an entity is.

/// The kinds of entities, in the order of every list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A person, by name.
    Person,
    /// A company, party, office, team, band or other body.
    Organization,
    /// A country, town, region, building, river.
    Place,
    /// A nationality, people, religion or party as an adjective or a plural: Iranian, Kurds.
    Nationality,
    /// Another name: a work, event, product, law.
    Misc,
    /// A sum of money.
    Money,
    /// A date or a period named by the calendar.
    Date,
    /// A number with a unit.
    Quantity,
    /// A percentage.
    Percent,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 9] = [
        Self::Person,
        Self::Organization,
        Self::Place,
        Self::Nationality,
        Self::Misc,
        Self::Money,
        Self::Date,
        Self::Quantity,
        Self::Percent,
    ];

    /// The name used in output.
    pub fn id(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Place => "place",
            Self::Nationality => "nationality",
            Self::Misc => "misc",
            Self::Money => "money",
            Self::Date => "date",
            Self::Quantity => "quantity",
            Self::Percent => "percent",
        }
    }

    /// The kind with this name.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }

    /// Whether it is a name, not an amount or a date.
    pub fn is_name(self) -> bool {
        self <= Self::Misc
    }
}

#[cfg(test)]
mod tests {
    use super::Kind;

    #[test]
    fn every_kind_is_found_by_its_name() {
        for kind in Kind::ALL {
            assert_eq!(Kind::from_id(kind.id()), Some(kind));
        }
        assert_eq!(Kind::from_id("PERSON"), None);
        assert!(Kind::Misc.is_name() && !Kind::Money.is_name());
    }
}

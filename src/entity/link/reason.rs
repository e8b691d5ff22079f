//! Why a name was linked to an entity.

/// Why a mention belongs to its entity, or why a name was merged into another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// It is the entity's own name but for quotes, white space, a possessive or a leading "the".
    SameName,
    /// It differs in case, accents, points, hyphens, British spelling, a title (Mr) or a company's form (Inc.).
    Folded,
    /// Its usual name is the entity's: US is United States.
    Usual,
    /// It is another word for the same people: Britons are the British.
    Nationality,
    /// It is the family name, or the end, of a person's full name.
    Surname,
    /// It is the first word of a person's full name, be that the given name or, as in Korean, the family name.
    FirstName,
    /// It is a person's full name with initials or without middle names.
    Initials,
    /// It stands for the first letters of the entity's name, by its letters or because the article says so in brackets.
    Acronym,
    /// It begins or ends the name of one organization only.
    PartOfName,
    /// Elsewhere the same name is mostly of another kind.
    KindOfMost,
    /// The user's file of aliases says so.
    UserAlias,
}

impl Reason {
    /// All reasons.
    pub const ALL: [Self; 11] = [
        Self::SameName,
        Self::Folded,
        Self::Usual,
        Self::Nationality,
        Self::Surname,
        Self::FirstName,
        Self::Initials,
        Self::Acronym,
        Self::PartOfName,
        Self::KindOfMost,
        Self::UserAlias,
    ];

    /// The name used in output.
    pub fn id(self) -> &'static str {
        match self {
            Self::SameName => "same-name",
            Self::Folded => "spelling",
            Self::Usual => "usual-name",
            Self::Nationality => "nationality",
            Self::Surname => "surname",
            Self::FirstName => "first-name",
            Self::Initials => "initials",
            Self::Acronym => "acronym",
            Self::PartOfName => "part-of-name",
            Self::KindOfMost => "kind-of-most",
            Self::UserAlias => "alias",
        }
    }

    /// The reason with this name.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.id() == id)
    }
}

#[cfg(test)]
mod tests {
    use super::Reason;

    #[test]
    fn every_reason_is_found_by_its_name() {
        for reason in Reason::ALL {
            assert_eq!(Reason::from_id(reason.id()), Some(reason));
        }
        assert_eq!(Reason::from_id("Surname"), None);
    }
}

//! What is counted on the two sides of a comparison, by number, with what a reader calls it.

use crate::count::Texts;
use crate::entity::Kind;
use crate::error::Error;
use crate::frames::Frames;

/// What is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Unit {
    /// Terms: stems, or folded forms where nothing is stemmed.
    #[default]
    Term,
    /// Folded forms.
    Form,
    /// People, organizations, places and nationalities.
    Entity,
    /// Two adjacent terms of one sentence.
    Bigram,
}

impl Unit {
    /// Its name on the command line.
    pub fn id(self) -> &'static str {
        match self {
            Self::Term => "term",
            Self::Form => "form",
            Self::Entity => "entity",
            Self::Bigram => "bigram",
        }
    }

    /// Many of them, in a sentence.
    pub fn plural(self) -> &'static str {
        match self {
            Self::Term => "terms",
            Self::Form => "word forms",
            Self::Entity => "names",
            Self::Bigram => "pairs of words",
        }
    }
}

/// Kinds of entities that are compared: sums, dates and other amounts are no names, and other names are found too
/// unreliably.
pub const KINDS: [Kind; 4] = [Kind::Person, Kind::Organization, Kind::Place, Kind::Nationality];

/// All units of a comparison, in lists of one length.
#[derive(Debug, Clone, Default)]
pub struct Units {
    /// What is counted: the stem, the form, the name, two stems.
    pub text: Texts,
    /// The most frequent surface form.
    pub form: Texts,
    /// In how many articles each occurs; 0 for what only a list has.
    pub df: Vec<u32>,
}

impl Units {
    /// The units of a corpus.
    ///
    /// # Errors
    /// None with frames built from counts.
    pub fn of(frames: &Frames, unit: Unit) -> Result<Self, Error> {
        let mut units = Self::default();
        if unit == Unit::Entity {
            let entities = &frames.entities;
            for (at, kind) in entities.kind.iter().enumerate() {
                let name = entities.name.get(at);
                units.push(name, name, if KINDS.contains(kind) { entities.df[at] } else { 0 });
            }
            return Ok(units);
        }
        let df = frames.terms.column("df")?.u32()?;
        for ((stem, form), df) in frames.stems()?.iter().zip(frames.forms()?.iter()).zip(df.iter()) {
            units.push(
                stem.unwrap_or_default(),
                form.unwrap_or_default(),
                df.unwrap_or_default(),
            );
        }
        Ok(units)
    }

    /// Adds a unit and gives its number.
    pub fn push(&mut self, text: &str, form: &str, df: u32) -> usize {
        self.text.push(text);
        self.form.push(form);
        self.df.push(df);
        self.df.len() - 1
    }

    /// The number of units.
    pub fn len(&self) -> usize {
        self.df.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.df.is_empty()
    }
}

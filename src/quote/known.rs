//! The terms of any text by the numbers that the corpus gives them.

use crate::analyze::Names;
use crate::count::{Lexicon, NONE, Seen, Setup};

/// What is remembered of the words met, with the corpus's numbers of their terms. Use it with one corpus only.
#[derive(Debug)]
pub struct Known {
    lexicon: Lexicon,
    /// The number of each of the lexicon's terms in the corpus; [`NONE`] where the corpus has no such term.
    terms: Vec<u32>,
}

impl Known {
    /// Nothing is known yet.
    pub fn new(setup: &Setup) -> Self {
        Self {
            lexicon: Lexicon::new(setup.slots()),
            terms: Vec::new(),
        }
    }

    /// Bytes of memory held.
    pub fn bytes(&self) -> usize {
        self.lexicon.bytes() + self.terms.capacity() * size_of::<u32>()
    }

    /// Hands over every token of a text with its first byte and the corpus's number of its term, [`NONE`] where it has none.
    pub fn tokens(
        &mut self,
        text: &str,
        language: Option<&'static str>,
        (setup, names): (&Setup, &Names),
        each: &mut impl FnMut(u32, usize),
    ) {
        // The numbers are looked up once the lexicon is free again, so tokens wait for them.
        let mut met: Vec<(Seen, usize)> = Vec::new();
        self.lexicon
            .tokens(text, language, setup, &mut |seen, start| met.push((seen, start)));
        for term in self.terms.len()..self.lexicon.terms() {
            let stem = self.lexicon.stem(u32::try_from(term).unwrap_or(u32::MAX));
            let number = names.find(stem).and_then(|term| u32::try_from(term).ok());
            self.terms.push(number.unwrap_or(NONE));
        }
        for (seen, start) in met {
            each(self.terms.get(seen.term as usize).copied().unwrap_or(NONE), start);
        }
    }
}

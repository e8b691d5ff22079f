//! A sentence as features see it: which tokens could be part of a name, and the runs of capitals they stand in.
//!
//! Only candidates are ever scored: tokens with a capital, small words that are usually written with one, and links,
//! numbers and particles in the right company. On news this loses almost no name and saves five sixths of the work.
//!
//! It knows no weights.

use super::word::{Facts, Link, Shape};

/// Habit from which on a word without a capital is a candidate all the same.
const USUALLY_CAPITAL: u8 = 6;
/// The most links in a row.
const LINKS: usize = 3;

/// How the letters of a sentence are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[repr(u8)]
pub enum Style {
    /// As usual.
    #[default]
    Running,
    /// Nearly every word with a capital.
    Title,
    /// Nearly every letter a capital.
    Capitals,
    /// No capital at all.
    Small,
}

/// Where a token stands.
#[derive(Debug, Clone, Copy, Default)]
pub struct Place {
    /// Whether it could be part of a name.
    pub candidate: bool,
    /// First token of its run of capitals.
    pub first: u32,
    /// Last token of its run of capitals.
    pub last: u32,
    /// First token of its stretch of candidates.
    pub from: u32,
    /// Last token of its stretch of candidates.
    pub to: u32,
}

/// A sentence.
#[derive(Debug, Default)]
pub struct View {
    /// The facts of each token.
    pub facts: Vec<Facts>,
    /// Where each stands.
    pub places: Vec<Place>,
    /// How it is written.
    pub style: Style,
    border: Facts,
}

impl View {
    /// Begins another sentence.
    pub fn clear(&mut self) {
        self.facts.clear();
        self.places.clear();
        self.border = Facts::border();
    }

    /// The facts of a token; those of a border where there is none.
    pub fn at(&self, at: usize) -> &Facts {
        self.facts.get(at).unwrap_or(&self.border)
    }

    /// The facts of the token `back` before `at`.
    pub fn before(&self, at: usize, back: usize) -> &Facts {
        self.at(at.wrapping_sub(back))
    }

    /// Where a token stands.
    pub fn place(&self, at: usize) -> Place {
        self.places.get(at).copied().unwrap_or_default()
    }

    /// Finds candidates and runs, once all facts are there.
    #[allow(
        clippy::cast_possible_truncation,
        reason = "texts are shorter than four gigabytes"
    )]
    pub fn look(&mut self) {
        let count = self.facts.len();
        self.style = style(&self.facts);
        self.places.clear();
        self.places.resize(count, Place::default());
        for at in 0..count {
            let candidate = self.is_candidate(at);
            if let Some(place) = self.places.get_mut(at) {
                place.candidate = candidate;
            }
        }
        self.runs(
            |view, at| view.place(at).candidate,
            |place, from, to| {
                (place.from, place.to) = (from as u32, to as u32);
            },
        );
        self.runs(Self::is_in_run, |place, from, to| {
            (place.first, place.last) = (from as u32, to as u32);
        });
        for at in 0..count {
            if !self.is_in_run(at) {
                if let Some(place) = self.places.get_mut(at) {
                    (place.first, place.last) = (at as u32, at as u32);
                }
            }
        }
    }

    fn runs(&mut self, is_in: impl Fn(&Self, usize) -> bool, set: impl Fn(&mut Place, usize, usize)) {
        let count = self.facts.len();
        let mut at = 0;
        while at < count {
            if !is_in(self, at) {
                at += 1;
                continue;
            }
            let from = at;
            while at < count && is_in(self, at) {
                at += 1;
            }
            for place in self.places.get_mut(from..at).unwrap_or_default() {
                set(place, from, at - 1);
            }
        }
    }

    fn is_in_run(&self, at: usize) -> bool {
        self.at(at).is_capital()
            || (self.at(at).shape == Shape::Joint
                && self.before(at, 1).is_capital()
                && self.at(at + 1).is_capital())
    }

    fn is_candidate(&self, at: usize) -> bool {
        let facts = self.at(at);
        if facts.is_capital() {
            return true;
        }
        if facts.entry.habit >= USUALLY_CAPITAL && facts.shape == Shape::Lower {
            return true;
        }
        let after = || self.capital_after(at);
        // The second half of a given name: "Hye-jin".
        if facts.shape == Shape::Lower && facts.link != Link::Between {
            let [joint, before] = [self.before(at, 1), self.before(at, 2)];
            if joint.shape == Shape::Joint && before.is_capital() {
                return true;
            }
        }
        if facts.shape == Shape::Joint
            && self.before(at, 1).is_capital()
            && self.at(at + 1).shape == Shape::Lower
        {
            return true;
        }
        match facts.link {
            Link::None => false,
            Link::Between => self.capital_before(at) && after(),
            Link::Before => after(),
            Link::Beside => {
                let beside = |facts: &Facts| facts.is_capital() || facts.shape == Shape::Joint;
                beside(self.before(at, 1)) && self.capital_before(at) || beside(self.at(at + 1)) && after()
            }
        }
    }

    fn capital_after(&self, at: usize) -> bool {
        (1..=LINKS)
            .map(|step| self.at(at + step))
            .find(|facts| facts.link == Link::None || facts.is_capital())
            .is_some_and(Facts::is_capital)
    }

    fn capital_before(&self, at: usize) -> bool {
        (1..=LINKS)
            .map(|step| self.before(at, step))
            .find(|facts| facts.link == Link::None || facts.is_capital())
            .is_some_and(Facts::is_capital)
    }
}

fn style(facts: &[Facts]) -> Style {
    let (mut words, mut capital, mut capitals, mut small) = (0, 0, 0, 0);
    for facts in facts.iter().filter(|facts| facts.shape.is_word()) {
        words += 1;
        capitals += usize::from(facts.shape == Shape::Capitals);
        capital += usize::from(facts.is_capital());
        small += usize::from(!facts.is_capital() && facts.link == Link::None);
    }
    if words >= 3 && capitals * 10 >= words * 7 {
        Style::Capitals
    } else if words >= 4 && small * 5 <= words && capital * 2 >= words {
        Style::Title
    } else if words >= 3 && capital == 0 {
        Style::Small
    } else {
        Style::Running
    }
}

#[cfg(test)]
mod tests {
    use super::{Style, View};
    use crate::entity::tag::lexicon::Entry;
    use crate::entity::tag::word::Facts;

    fn view(sentence: &str) -> View {
        let mut view = View::default();
        view.clear();
        for form in sentence.split(' ') {
            view.facts.push(Facts::of(form, |_| Entry::default()));
        }
        view.look();
        view
    }

    fn candidates(sentence: &str) -> Vec<String> {
        let view = view(sentence);
        let words = sentence.split(' ').enumerate();
        words
            .filter(|(at, _)| view.place(*at).candidate)
            .map(|(_, word)| word.to_owned())
            .collect()
    }

    #[test]
    fn links_and_particles_are_candidates_in_company() {
        assert_eq!(
            candidates("the Bank of the West saw al - Amri of course in 2019"),
            ["Bank", "of", "the", "West", "al", "-", "Amri"]
        );
        assert_eq!(candidates("a link of no use"), [""; 0]);
        assert_eq!(candidates("Apollo 11 flew"), ["Apollo", "11"]);
    }

    #[test]
    fn runs_of_capitals_go_over_hyphens_only() {
        let view = view("said Jean - Luc Picard of Mars today");
        let place = view.place(2);
        assert_eq!((place.first, place.last, place.from, place.to), (1, 4, 1, 6));
    }

    #[test]
    fn styles() {
        assert_eq!(view("Harbour Board Votes For the Tram").style, Style::Title);
        assert_eq!(view("HARBOUR BOARD VOTES").style, Style::Capitals);
        assert_eq!(view("The harbour board met").style, Style::Running);
        assert_eq!(view("no capitals here").style, Style::Small);
    }
}

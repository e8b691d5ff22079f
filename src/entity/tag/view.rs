//! A sentence as features see it: which tokens could be part of a name, and the runs of capitals they stand in.
//!
//! Only candidates are ever scored: tokens with a capital, small words that are usually written with one, and links,
//! numbers and particles in the right company. On news this loses almost no name and saves five sixths of the work.
//!
//! It knows no weights.

use super::word::{BORDER, Facts, Link, Shape};

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

/// What decides whether a token could be part of a name.
#[derive(Debug, Clone, Copy, Default)]
pub struct Glance {
    shape: Shape,
    link: Link,
    usually_capital: bool,
}

impl Glance {
    /// Of a word with these facts.
    pub fn of(facts: &Facts) -> Self {
        Self {
            shape: facts.shape,
            link: facts.link,
            usually_capital: facts.shape == Shape::Lower && facts.entry.habit >= USUALLY_CAPITAL,
        }
    }

    fn is_capital(self) -> bool {
        self.shape.is_capital()
    }
}

const OUTSIDE: Glance = Glance {
    shape: Shape::Border,
    link: Link::None,
    usually_capital: false,
};

/// A sentence.
#[derive(Debug, Default)]
pub struct View {
    /// The number of each token's word in a list of facts.
    words: Vec<u32>,
    glances: Vec<Glance>,
    /// Where each stands.
    places: Vec<Place>,
    /// How it is written.
    pub style: Style,
}

impl View {
    /// Begins another sentence.
    pub fn clear(&mut self) {
        self.words.clear();
        self.glances.clear();
        self.places.clear();
        self.style = Style::Running;
    }

    /// Adds a token: the number of its word, and a glance of that.
    pub fn push(&mut self, word: u32, glance: Glance) {
        self.words.push(word);
        self.glances.push(glance);
    }

    /// The number of a token's word, if there is one.
    pub fn word(&self, at: usize) -> Option<u32> {
        self.words.get(at).copied()
    }

    /// The facts of a token, of the list that words are numbers in; those of a border where there is none.
    pub fn facts<'f>(&self, at: usize, facts: &'f [Facts]) -> &'f Facts {
        let word = self.words.get(at).and_then(|&word| facts.get(word as usize));
        word.unwrap_or(&BORDER)
    }

    fn at(&self, at: usize) -> Glance {
        self.glances.get(at).copied().unwrap_or(OUTSIDE)
    }

    fn before(&self, at: usize, back: usize) -> Glance {
        self.at(at.wrapping_sub(back))
    }

    /// Where a token stands.
    pub fn place(&self, at: usize) -> Place {
        self.places.get(at).copied().unwrap_or_default()
    }

    /// Finds candidates and runs, once all tokens are there; answers whether there is a candidate.
    #[allow(
        clippy::cast_possible_truncation,
        reason = "texts are shorter than four gigabytes"
    )]
    pub fn look(&mut self) -> bool {
        let count = self.glances.len();
        self.places.clear();
        self.places.resize(count, Place::default());
        let mut any = false;
        for at in 0..count {
            if self.is_candidate(at) {
                any = true;
                if let Some(place) = self.places.get_mut(at) {
                    place.candidate = true;
                }
            }
        }
        if !any {
            return false;
        }
        self.style = style(&self.glances);
        let mut at = 0;
        while at < count {
            if !self.place(at).candidate {
                at += 1;
                continue;
            }
            let from = at;
            while self.place(at).candidate {
                at += 1;
            }
            self.settle(from, at);
        }
        true
    }

    /// Sets the places of the stretch of candidates from `from` to before `to`.
    #[allow(
        clippy::cast_possible_truncation,
        reason = "texts are shorter than four gigabytes"
    )]
    fn settle(&mut self, from: usize, to: usize) {
        let mut at = from;
        while at < to {
            let first = at;
            while at < to && self.is_in_run(at) {
                at += 1;
            }
            // A token that is in no run stands in one of its own.
            at = at.max(first + 1);
            for place in self.places.get_mut(first..at).unwrap_or_default() {
                *place = Place {
                    candidate: true,
                    first: first as u32,
                    last: at as u32 - 1,
                    from: from as u32,
                    to: to as u32 - 1,
                };
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
        let token = self.at(at);
        if token.is_capital() || token.usually_capital {
            return true;
        }
        let [before, after] = [self.before(at, 1), self.at(at + 1)];
        // The second half of a given name is often small: "Hye-jin".
        if token.shape == Shape::Joint && before.is_capital() && after.shape == Shape::Lower {
            return true;
        }
        if token.shape == Shape::Lower
            && token.link != Link::Between
            && before.shape == Shape::Joint
            && self.before(at, 2).is_capital()
        {
            return true;
        }
        // "al-Amri", whatever stands before it.
        if token.shape == Shape::Joint && before.link == Link::Before && after.is_capital() {
            return true;
        }
        let beside = |token: Glance| token.is_capital() || token.shape == Shape::Joint;
        match token.link {
            Link::None => false,
            Link::Between => self.capital_before(at) && self.capital_after(at),
            Link::Before => self.capital_after(at),
            Link::Beside => {
                beside(before) && self.capital_before(at) || beside(after) && self.capital_after(at)
            }
        }
    }

    fn capital_after(&self, at: usize) -> bool {
        let mut tokens = (1..=LINKS).map(|step| self.at(at + step));
        let found = tokens.find(|token| token.link == Link::None || token.is_capital());
        found.is_some_and(Glance::is_capital)
    }

    fn capital_before(&self, at: usize) -> bool {
        let mut tokens = (1..=LINKS).map(|step| self.before(at, step));
        let found = tokens.find(|token| token.link == Link::None || token.is_capital());
        found.is_some_and(Glance::is_capital)
    }
}

fn style(glances: &[Glance]) -> Style {
    let (mut words, mut capital, mut capitals, mut small) = (0, 0, 0, 0);
    for token in glances.iter().filter(|token| token.shape.is_word()) {
        words += 1;
        capitals += usize::from(token.shape == Shape::Capitals);
        capital += usize::from(token.is_capital());
        small += usize::from(!token.is_capital() && token.link == Link::None);
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
    use super::{Glance, Style, View};
    use crate::entity::tag::lexicon::Entry;
    use crate::entity::tag::word::Facts;

    fn view(sentence: &str) -> View {
        let mut view = View::default();
        view.clear();
        for form in sentence.split(' ') {
            view.push(0, Glance::of(&Facts::of(form, |_| Entry::default())));
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
        assert_eq!(super::style(&[Glance::of(&Facts::default()); 3]), Style::Small);
    }
}

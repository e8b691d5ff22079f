//! What words mean where amounts are concerned, by language.
//!
//! A word has one meaning per language here, so that one look-up tells it; words that mean two things beside a number
//! ("pounds") are a meaning of their own and whoever reads them decides. English is known whole; of German, French,
//! Spanish, Italian, Portuguese and Dutch the names of months, days, large numbers, the percent and units; of other
//! languages nothing, where only digits, signs, symbols and codes are read.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::currency::{COINS, Coin, NATIONS, coin};
use super::foreign::{FOREIGN, Foreign};
use super::page::LONGEST;
use super::scan::Heads;
use super::unit::{ENGLISH, OTHERS, Unit};

/// What a word means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// One to nineteen and the tens.
    Count(u8),
    /// Ten to this power: hundred, thousand, million.
    Scale(u8),
    /// Ten to this power, of unknown number: millions.
    Many(u8),
    /// Twelve.
    Dozen,
    /// A half.
    Half,
    /// Millions or billions, as a part of a word: multimillion.
    Multi(u8),
    /// Of a hundred, in one word.
    Percent,
    /// The month of the year, from 1; whether the word means other things too.
    Month(u8, bool),
    /// The same, abbreviated.
    ShortMonth(u8),
    /// The day of the week, from 1, Monday; whether it is a plural.
    Weekday(u8, bool),
    /// The same, abbreviated.
    ShortWeekday(u8),
    /// A unit; whether the word is a singular.
    Unit(Unit, bool),
    /// Money.
    Coin(Coin),
    /// A country's or people's name, as the ISO 3166 code of the country.
    Nation(&'static str),
    /// A day beside that of publication, by the difference.
    Day(i8),
    /// Before the present one (-1), the present one, after it: last, this, next.
    Order(i8),
}

/// The words of a language.
#[derive(Debug)]
pub(super) struct Lexicon {
    words: FxHashMap<&'static [u8], Meaning>,
    /// The heads of those words that may open an amount.
    pub(super) heads: Heads,
    /// Words before the name of a month: in March, au mois de mars.
    pub(super) inside: &'static [&'static str],
    /// Words between a day, a month and a year: of, de.
    pub(super) of: &'static [&'static str],
    /// Whether months and days are written with a capital.
    pub(super) capital: bool,
    /// Whether it is English.
    pub(super) english: bool,
}

impl Lexicon {
    /// The words of the language with this code; of none, those of English.
    pub(super) fn of(language: Option<&str>) -> &'static Self {
        static ALL: LazyLock<Vec<(&str, Lexicon)>> = LazyLock::new(|| {
            let english = ("en", Lexicon::english());
            let rest = FOREIGN
                .iter()
                .map(|foreign| (foreign.code, Lexicon::foreign(foreign)));
            std::iter::once(english).chain(rest).collect()
        });
        static NONE: LazyLock<Lexicon> =
            LazyLock::new(|| Lexicon::new(FxHashMap::default(), &[], &[], true, false));
        let code = language.unwrap_or("en");
        ALL.iter()
            .find(|(known, _)| *known == code)
            .map_or(&NONE, |(_, lexicon)| lexicon)
    }

    /// What `word` means, in any letter case.
    #[inline]
    pub(super) fn meaning(&self, word: &str) -> Option<Meaning> {
        if word.is_empty() || word.len() > LONGEST {
            return None;
        }
        let mut folded = [0; LONGEST];
        let folded = if word.is_ascii() {
            let folded = folded.get_mut(..word.len())?;
            folded.copy_from_slice(word.as_bytes());
            folded.make_ascii_lowercase();
            folded
        } else {
            let mut end = 0;
            for letter in word.chars().flat_map(char::to_lowercase) {
                end += letter
                    .encode_utf8(
                        folded
                            .get_mut(end..)
                            .filter(|rest| rest.len() >= letter.len_utf8())?,
                    )
                    .len();
            }
            folded.get_mut(..end)?
        };
        self.words.get(&*folded).copied()
    }

    fn new(
        words: FxHashMap<&'static [u8], Meaning>,
        inside: &'static [&'static str],
        of: &'static [&'static str],
        capital: bool,
        english: bool,
    ) -> Self {
        #[allow(
            clippy::iter_over_hash_type,
            reason = "the order of bits that are set does not matter"
        )]
        let heads = Heads::of(
            words
                .iter()
                .filter(|(_, meaning)| meaning.opens())
                .map(|(word, _)| *word),
        );
        Self {
            words,
            heads,
            inside,
            of,
            capital,
            english,
        }
    }

    fn english() -> Self {
        let mut words = FxHashMap::default();
        for (word, nation) in NATIONS {
            words.insert(word.as_bytes(), Meaning::Nation(nation));
        }
        for (word, coin) in COINS {
            words.insert(word.as_bytes(), Meaning::Coin(*coin));
        }
        for (one, many, unit) in ENGLISH {
            words.insert(one.as_bytes(), Meaning::Unit(*unit, true));
            words.insert(many.as_bytes(), Meaning::Unit(*unit, false));
        }
        words.extend(
            COMMON
                .iter()
                .chain(WORDS)
                .map(|(word, meaning)| (word.as_bytes(), *meaning)),
        );
        Self::new(words, INSIDE, &["of"], true, true)
    }

    fn foreign(foreign: &Foreign) -> Self {
        let mut words = FxHashMap::default();
        words.extend(COMMON.iter().map(|(word, meaning)| (word.as_bytes(), *meaning)));
        for (_, units) in OTHERS.iter().filter(|(code, _)| *code == foreign.code) {
            for (word, unit) in *units {
                words.insert(word.as_bytes(), Meaning::Unit(*unit, false));
            }
        }
        for (list, meaning) in [
            (
                foreign.months,
                (|number| Meaning::Month(number, false)) as fn(u8) -> Meaning,
            ),
            (foreign.short, Meaning::ShortMonth),
            (foreign.days, |number| Meaning::Weekday(number, false)),
        ] {
            for (names, number) in list.split(' ').zip(1..) {
                for name in names.split('/').filter(|name| !name.is_empty()) {
                    words.insert(name.as_bytes(), meaning(number));
                }
            }
        }
        for (word, meaning) in foreign.words {
            words.insert(word.as_bytes(), *meaning);
        }
        Self::new(words, foreign.inside, foreign.of, foreign.capital, false)
    }
}

impl Meaning {
    /// Whether an amount can begin with such a word.
    fn opens(self) -> bool {
        !matches!(
            self,
            Self::Percent | Self::Unit(..) | Self::Coin(_) | Self::Nation(_)
        )
    }
}

/// English words before the name of a month.
#[rustfmt::skip]
const INSIDE: &[&str] = &[
    "in", "since", "until", "till", "of", "by", "from", "last", "next", "this", "early", "late", "mid", "each",
    "every", "through", "between", "during", "before", "after", "throughout", "for", "end", "ending",
];

/// Names of money and large numbers that are the same in most languages.
#[rustfmt::skip]
const COMMON: &[(&str, Meaning)] = &[
    ("mln", Meaning::Scale(6)), ("mn", Meaning::Scale(6)), ("bn", Meaning::Scale(9)), ("bln", Meaning::Scale(9)),
    ("tn", Meaning::Scale(12)), ("trn", Meaning::Scale(12)), ("mio", Meaning::Scale(6)), ("mrd", Meaning::Scale(9)),
    ("mld", Meaning::Scale(9)), ("euro", Meaning::Coin(coin("euro", "EUR"))),
    ("euros", Meaning::Coin(coin("euro", "EUR"))), ("yen", Meaning::Coin(coin("yen", "JPY"))),
    ("yuan", Meaning::Coin(coin("yuan", "CNY"))), ("dollar", Meaning::Coin(coin("dollar", "USD"))),
    ("dollars", Meaning::Coin(coin("dollar", "USD"))), ("pct", Meaning::Percent),
];

#[rustfmt::skip]
const WORDS: &[(&str, Meaning)] = &[
    ("one", Meaning::Count(1)), ("two", Meaning::Count(2)), ("three", Meaning::Count(3)),
    ("four", Meaning::Count(4)), ("five", Meaning::Count(5)), ("six", Meaning::Count(6)),
    ("seven", Meaning::Count(7)), ("eight", Meaning::Count(8)), ("nine", Meaning::Count(9)),
    ("ten", Meaning::Count(10)), ("eleven", Meaning::Count(11)), ("twelve", Meaning::Count(12)),
    ("thirteen", Meaning::Count(13)), ("fourteen", Meaning::Count(14)), ("fifteen", Meaning::Count(15)),
    ("sixteen", Meaning::Count(16)), ("seventeen", Meaning::Count(17)), ("eighteen", Meaning::Count(18)),
    ("nineteen", Meaning::Count(19)), ("twenty", Meaning::Count(20)), ("thirty", Meaning::Count(30)),
    ("forty", Meaning::Count(40)), ("fifty", Meaning::Count(50)), ("sixty", Meaning::Count(60)),
    ("seventy", Meaning::Count(70)), ("eighty", Meaning::Count(80)), ("ninety", Meaning::Count(90)),
    ("hundred", Meaning::Scale(2)), ("thousand", Meaning::Scale(3)), ("lakh", Meaning::Scale(5)),
    ("million", Meaning::Scale(6)), ("mil", Meaning::Scale(6)), ("crore", Meaning::Scale(7)),
    ("billion", Meaning::Scale(9)), ("bil", Meaning::Scale(9)), ("trillion", Meaning::Scale(12)),
    ("quadrillion", Meaning::Scale(15)), ("hundreds", Meaning::Many(2)), ("thousands", Meaning::Many(3)),
    ("lakhs", Meaning::Many(5)), ("millions", Meaning::Many(6)), ("crores", Meaning::Many(7)),
    ("billions", Meaning::Many(9)), ("trillions", Meaning::Many(12)), ("tens", Meaning::Many(1)),
    ("dozen", Meaning::Dozen), ("half", Meaning::Half), ("multimillion", Meaning::Multi(6)),
    ("multibillion", Meaning::Multi(9)), ("multi", Meaning::Multi(0)), ("percent", Meaning::Percent),
    ("percentage", Meaning::Percent), ("january", Meaning::Month(1, false)), ("february", Meaning::Month(2, false)),
    ("march", Meaning::Month(3, true)), ("april", Meaning::Month(4, true)), ("may", Meaning::Month(5, true)),
    ("june", Meaning::Month(6, true)), ("july", Meaning::Month(7, false)), ("august", Meaning::Month(8, true)),
    ("september", Meaning::Month(9, false)), ("october", Meaning::Month(10, false)),
    ("november", Meaning::Month(11, false)), ("december", Meaning::Month(12, false)),
    ("jan", Meaning::ShortMonth(1)), ("feb", Meaning::ShortMonth(2)), ("mar", Meaning::ShortMonth(3)),
    ("apr", Meaning::ShortMonth(4)), ("jun", Meaning::ShortMonth(6)), ("jul", Meaning::ShortMonth(7)),
    ("aug", Meaning::ShortMonth(8)), ("sep", Meaning::ShortMonth(9)), ("sept", Meaning::ShortMonth(9)),
    ("oct", Meaning::ShortMonth(10)), ("nov", Meaning::ShortMonth(11)), ("dec", Meaning::ShortMonth(12)),
    ("monday", Meaning::Weekday(1, false)), ("tuesday", Meaning::Weekday(2, false)),
    ("wednesday", Meaning::Weekday(3, false)), ("thursday", Meaning::Weekday(4, false)),
    ("friday", Meaning::Weekday(5, false)), ("saturday", Meaning::Weekday(6, false)),
    ("sunday", Meaning::Weekday(7, false)), ("mondays", Meaning::Weekday(1, true)),
    ("tuesdays", Meaning::Weekday(2, true)), ("wednesdays", Meaning::Weekday(3, true)),
    ("thursdays", Meaning::Weekday(4, true)), ("fridays", Meaning::Weekday(5, true)),
    ("saturdays", Meaning::Weekday(6, true)), ("sundays", Meaning::Weekday(7, true)),
    ("mon", Meaning::ShortWeekday(1)), ("tue", Meaning::ShortWeekday(2)), ("tues", Meaning::ShortWeekday(2)),
    ("wed", Meaning::ShortWeekday(3)), ("thu", Meaning::ShortWeekday(4)), ("thur", Meaning::ShortWeekday(4)),
    ("thurs", Meaning::ShortWeekday(4)), ("fri", Meaning::ShortWeekday(5)), ("sat", Meaning::ShortWeekday(6)),
    ("sun", Meaning::ShortWeekday(7)), ("today", Meaning::Day(0)), ("tonight", Meaning::Day(0)),
    ("yesterday", Meaning::Day(-1)), ("tomorrow", Meaning::Day(1)), ("last", Meaning::Order(-1)),
    ("this", Meaning::Order(0)), ("next", Meaning::Order(1)),
];

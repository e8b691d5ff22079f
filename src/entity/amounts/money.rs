//! Sums of money: a currency before or behind a number.
//!
//! A word that several countries use for their money is that of the country once the article has named one ("Mexican
//! pesos"), and the word itself before that. Pounds are money where they are large, or the article has a sign or word
//! of sterling, and a weight elsewhere.

use super::currency::{self, Coin, Currency};
use super::equivalent::order;
use super::lexicon::Meaning;
use super::number;
use super::page::Page;
use super::reading::{Amount, Reading};

/// How much.
#[derive(Debug, Clone, Copy)]
pub(super) enum Size {
    Exact(Amount),
    /// Powers of ten: tens of millions are 1 and 6.
    Vague(u8, Option<u8>),
}

/// A sum as it stands in the text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sum {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) currency: Currency,
    pub(super) size: Size,
}

impl Sum {
    /// Writes `USD 1.5`.
    pub(super) fn write(&self, value: &mut String) {
        value.push_str(self.currency.code);
        value.push(' ');
        match self.size {
            Size::Exact(amount) => amount.write(self.currency.power, value),
            Size::Vague(first, second) => {
                value.push_str(order(first));
                if let Some(second) = second {
                    value.push_str(" of ");
                    value.push_str(order(second));
                }
            }
        }
    }
}

/// What an article has said about its money.
#[derive(Debug, Default)]
pub(super) struct Purse {
    /// Words for money with a country's name, and the code; none where there were two.
    named: Vec<(&'static str, Option<&'static str>)>,
    /// Whether the article has a sign or word of sterling; unknown until somebody asks.
    sterling: Option<bool>,
}

impl Purse {
    fn name(&mut self, coin: Coin, code: &'static str) {
        match self.named.iter_mut().find(|(name, _)| *name == coin.name) {
            Some((_, known)) if *known != Some(code) => *known = None,
            Some(_) => {}
            None => self.named.push((coin.name, Some(code))),
        }
    }

    fn code(&self, coin: Coin) -> &'static str {
        // Ambiguous words are those that have no code.
        if coin.code.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return coin.code;
        }
        let named = self.named.iter().find(|(name, _)| *name == coin.name);
        named.and_then(|(_, code)| *code).unwrap_or(coin.code)
    }

    fn is_sterling(&mut self, page: Page<'_>) -> bool {
        *self.sterling.get_or_insert_with(|| {
            let has = |word: &str| memchr::memmem::find(page.0.as_bytes(), word.as_bytes()).is_some();
            has("£") || has("sterling") || has(" pence")
        })
    }
}

impl Reading<'_> {
    /// The currency before the digit at `digit` and where it starts, at `floor` or later.
    pub(super) fn prefix(&self, digit: usize, floor: usize) -> Option<(usize, Currency)> {
        let page = self.page;
        let first = digit - usize::from(number::leads(page, digit));
        let at = page.gap_before(first);
        let last = page.before(at)?;
        let (start, currency) = if let Some(currency) = currency::of_sign(last) {
            self.signed(at - last.len_utf8(), last, currency)
        } else {
            let stop = at - usize::from(last == '.');
            let stop = if stop < at { page.gap_before(stop) } else { stop };
            let letters = page.word_before(stop);
            let start = stop - letters.len();
            let currency = if stop == at {
                let joined = (at == digit && letters == "euro").then_some(Currency::of("EUR"));
                joined
                    .or_else(|| currency::of_code(letters))
                    .or_else(|| currency::of_abbreviation(letters))
            } else {
                currency::of_abbreviation(letters).filter(|_| letters.len() > 1)
            }?;
            // R and N are letters first, COP conferences, and currencies only before what must be a sum.
            if letters.len() == 1 || letters == "COP" {
                let numeral = self.digits(digit, true)?;
                let large = numeral.number.below(100).is_none();
                if !(numeral.marked || large && letters != "N") {
                    return None;
                }
            }
            (start, currency)
        };
        let open = page.before(start).is_none_or(|letter| !letter.is_alphanumeric());
        (open && start >= floor).then_some((start, currency))
    }

    /// The letters before the sign at `at` taken in.
    fn signed(&self, at: usize, sign: char, currency: Currency) -> (usize, Currency) {
        let page = self.page;
        let gap = page.gap_before(at);
        let letters = page.word_before(gap);
        let start = gap - letters.len();
        let apart = gap < at;
        if sign == '₵' && letters == "GH" {
            return (start, currency);
        }
        if sign != '$' {
            return (at, currency);
        }
        // "A $5 fee" is a fee of five US dollars.
        if (!apart || letters != "A")
            && let Some(own) = currency::of_dollar(letters)
        {
            return (start, own);
        }
        for dotted in ["U.S.", "U.S. ", "U. S. ", "U . S . ", "U.S . "] {
            if page.0.get(..at).is_some_and(|head| head.ends_with(dotted)) {
                return (at - dotted.len(), currency);
            }
        }
        (at, currency)
    }

    /// The sum whose currency stands before the digit at `digit`.
    pub(super) fn sum_behind(
        &self,
        start: usize,
        currency: Currency,
        digit: usize,
        purse: &mut Purse,
    ) -> Option<Sum> {
        let first = self.digits(digit, true)?;
        let between = self.page.last_word(start) == "between";
        let sign = |at: usize| {
            let digit = (at..at + 8).find(|&at| self.page.byte(at).is_ascii_digit())?;
            let (start, own) = self.prefix(digit, at)?;
            (start == at && own == currency && digit > at).then_some(digit)
        };
        let amount = self
            .range(first, between, true, sign)
            .unwrap_or(Amount::one(first));
        let start = if amount.between {
            self.between(start)
        } else {
            start
        };
        let mut end = amount.last.end;
        // "$5 million dollars"
        if let Some((word, after)) = self.coin(end)
            && (word.power == 0)
            && (self.resolve(word, purse).code == currency.code)
        {
            end = after;
        }
        Some(Sum {
            start,
            end,
            currency,
            size: Size::Exact(amount),
        })
    }

    /// The sum that is `amount` if money stands behind it.
    pub(super) fn sum_before(&self, start: usize, amount: Amount, purse: &mut Purse) -> Option<Sum> {
        let (currency, end) = self.currency_behind(&amount, purse)?;
        Some(Sum {
            start,
            end,
            currency,
            size: Size::Exact(amount),
        })
    }

    fn currency_behind(&self, amount: &Amount, purse: &mut Purse) -> Option<(Currency, usize)> {
        let page = self.page;
        let end = amount.last.end;
        let sign_at = page.gap(end);
        if let Some(sign) = page.char(sign_at)
            && !sign.is_ascii_alphabetic()
        {
            let after = sign_at + sign.len_utf8();
            let currency = match sign {
                '¢' => Some(Currency {
                    code: "USD",
                    power: -2,
                }),
                '$' if self.lexicon.english => None,
                _ => currency::of_sign(sign),
            };
            if let Some(currency) = currency {
                return (!page.byte(page.gap(after)).is_ascii_digit()).then_some((currency, after));
            }
        }
        let (start, hyphen) = page.link(self.linked(amount));
        let word = page.word(start);
        let local = match word {
            "zł" => Some("PLN"),
            "Kč" => Some("CZK"),
            "Ft" => Some("HUF"),
            "kr" => Some("krone"),
            _ if !hyphen => currency::of_code(word).map(|currency| currency.code),
            _ => None,
        };
        if let Some(code) = local {
            return Some((Currency::of(code), start + word.len()));
        }
        let (coin, after) = self.coin(start)?;
        if coin.name == "pound" && coin.code == "pound" {
            let weight = page.follows(after, "of").is_some();
            let bracket = page.gap(after);
            let twice = page.byte(bracket) == b'(' && self.equivalent(bracket + 1, purse).is_some();
            let weight = weight || self.is_weighed(bracket);
            let money = twice || amount.last.scale >= 6 || purse.is_sterling(page);
            return (money && !weight).then(|| {
                let code = if purse.is_sterling(page) {
                    "GBP"
                } else {
                    purse.code(coin)
                };
                (Currency { code, power: 0 }, after)
            });
        }
        (!coin.doubtful || amount.last.marked).then(|| (self.resolve(coin, purse), after))
    }

    /// Whether the bracket at `at` holds a weight: "5 million pounds (2.3 million kilograms)".
    fn is_weighed(&self, at: usize) -> bool {
        let page = self.page;
        if page.byte(at) != b'(' || !page.byte(at + 1).is_ascii_digit() {
            return false;
        }
        let number = self.digits(at + 1, false);
        let unit = number.and_then(|number| self.unit(&Amount::one(number)));
        unit.is_some_and(|(unit, _)| matches!(unit.one, "kg" | "t" | "ton" | "g"))
    }

    /// Where what is counted may start: behind "de" of "millones de euros" and the stop of "Mio. Euro".
    fn linked(&self, amount: &Amount) -> usize {
        let (page, end) = (self.page, amount.last.end);
        if self.lexicon.english || amount.last.scale == 0 {
            return end;
        }
        if page.byte(end) == b'.' {
            return end + 1;
        }
        let (word, after) = page.next_word(end);
        match (word, page.char(after)) {
            ("d", Some(mark @ ('\'' | '’'))) => after + mark.len_utf8(),
            ("de" | "di", _) => after,
            _ => end,
        }
    }

    /// The word for money behind `end`, with the country before it, if any; its end.
    pub(super) fn coin(&self, end: usize) -> Option<(Coin, usize)> {
        let page = self.page;
        let (mut start, _) = page.link(end);
        // "New Zealand dollars", "South Korean won"
        if matches!(
            page.word(start),
            "Hong" | "New" | "South" | "West" | "Sri" | "Saudi"
        ) {
            let (next, _) = page.link(start + page.word(start).len());
            if !matches!(self.lexicon.meaning(page.word(next)), Some(Meaning::Coin(_))) {
                start = next;
            }
        }
        let rest = page.0.get(start..).unwrap_or_default();
        let dotted = [
            ("U.S.", "US"),
            ("U. S.", "US"),
            ("U . S .", "US"),
            ("U.S .", "US"),
            ("N.Z.", "NZ"),
            ("Can.", "CA"),
        ];
        let mut nation = None;
        if let Some((letters, code)) = dotted.iter().find(|(letters, _)| rest.starts_with(letters)) {
            nation = Some(*code);
            start = page.link(start + letters.len()).0;
        }
        let mut word = page.word(start);
        if nation.is_none()
            && let Some(Meaning::Nation(code)) = self.lexicon.meaning(word)
        {
            nation = Some(code);
            start = page.link(start + word.len()).0;
            word = page.word(start);
        }
        let Some(Meaning::Coin(coin)) = self.lexicon.meaning(word) else {
            return None;
        };
        let mut end = start + word.len();
        if let Some(nation) = nation {
            // "Egyptian pounds" are money whatever else pounds are.
            let code = currency::of_nation(coin.name, nation)?;
            return Some((
                Coin {
                    code,
                    doubtful: false,
                    ..coin
                },
                end,
            ));
        }
        if coin.name == "pound"
            && let Some(sterling) = page.follows(end, "sterling")
        {
            end = sterling;
            return Some((
                Coin {
                    code: "GBP",
                    doubtful: false,
                    ..coin
                },
                end,
            ));
        }
        Some((coin, end))
    }

    /// The currency of a word for money; a country's name beside it is remembered.
    pub(super) fn resolve(&self, coin: Coin, purse: &mut Purse) -> Currency {
        let known = self.lexicon.english
            && currency::is_shared(coin.name)
            && coin.code.len() == 3
            && coin.code.bytes().all(|byte| byte.is_ascii_uppercase());
        if known {
            purse.name(coin, coin.code);
        }
        Currency {
            code: purse.code(coin),
            power: coin.power,
        }
    }
}

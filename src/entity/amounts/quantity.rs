//! What stands behind a number: a percent sign or word, or a unit of measure or time.
//!
//! A unit in the singular needs a hyphen ("a five-day trip") or a one before it, because such words have other uses
//! ("two second places"). Letters that are more often something else are read only where they cannot be it: `5 m` is
//! five metres, `5m` is nothing.

use super::lexicon::Meaning;
use super::number::Number;
use super::reading::{Amount, Reading};
use super::unit::{self, Unit, What};

impl Reading<'_> {
    /// The percentage unit behind the number that ends at `end`: its name and its end.
    pub(super) fn percent(&self, end: usize) -> Option<(&'static str, usize)> {
        let page = self.page;
        let start = page.gap(end);
        if let Some(sign @ ('%' | '％')) = page.char(start) {
            let sign = start + sign.len_utf8();
            let (next, _) = page.link(sign);
            let word = page.word(next);
            let points = self.lexicon.english && matches!(word, "point" | "points");
            return Some(if points {
                ("pp", next + word.len())
            } else {
                ("%", sign)
            });
        }
        let (start, _) = page.link(end);
        let word = page.word(start);
        let end = start + word.len();
        if start == end {
            return None;
        }
        if self.lexicon.meaning(word) == Some(Meaning::Percent) {
            let (next, _) = page.link(end);
            let points = page.word(next);
            return match word.to_ascii_lowercase().as_str() {
                "percentage" if matches!(points, "point" | "points") => Some(("pp", next + points.len())),
                "percentage" => None,
                long if long.contains("punt") || long.contains("punkt") => Some(("pp", end)),
                _ if self.lexicon.english && matches!(points, "point" | "points") => {
                    Some(("pp", next + points.len()))
                }
                _ => Some(("%", end)),
            };
        }
        let (next, _) = page.link(end);
        let second = page.word(next);
        match (word, second) {
            ("per", "cent") | ("pour" | "per" | "por", "cent" | "cento" | "ciento") => {
                Some(("%", next + second.len()))
            }
            ("basis", "point" | "points") => Some(("bp", next + second.len())),
            ("pc", _) if self.lexicon.english => Some(("%", end)),
            _ => None,
        }
    }

    /// The unit behind an amount, and its end.
    pub(super) fn unit(&self, amount: &Amount) -> Option<(Unit, usize)> {
        let page = self.page;
        let end = amount.last.end;
        let (start, hyphen) = page.link(end);
        if let Some(mark @ ('°' | 'º')) = page.char(start) {
            return Some(self.degrees(start + mark.len_utf8(), start + mark.len_utf8()));
        }
        let word = page.word(start);
        let end_of_word = start + word.len();
        if word.is_empty() {
            return None;
        }
        if let Some(found) = self.raised(word, start, hyphen, amount) {
            return Some(found);
        }
        let one = amount.high.is_none() && (amount.low.is_one() || amount.low.less(Number::whole(1)));
        match self.lexicon.meaning(word) {
            Some(Meaning::Unit(found, singular)) if start > end || hyphen => {
                let short = matches!(word, "yr" | "hr" | "min");
                let open = page
                    .dash(end_of_word)
                    .is_some_and(|next| page.word(next) != "old" && !page.word(next).is_empty());
                let year = found == unit::YEAR && amount.last.plain != Some(4);
                // "in 2020 months of rain"
                let dated = amount.last.plain == Some(4)
                    && amount.low.below(2060).is_some_and(|year| year > 1900)
                    && matches!(
                        page.last_word(end.saturating_sub(4)),
                        "in" | "In" | "since" | "Since" | "until" | "during" | "During"
                    );
                if dated {
                    return None;
                }
                let alone = short || year || one && !open;
                if self.lexicon.english && singular && !hyphen && !alone {
                    return None;
                }
                // "one day he came", "1400 hours"
                let idle =
                    found == unit::DAY && !hyphen && amount.low.is_one() && amount.last.plain.is_none();
                let clock = amount.last.plain == Some(4) && found.one == "hour";
                let (found, end) = self.extended(found, end_of_word);
                // A person may hold two degrees, the sky has some in digits.
                let spelled = amount.last.plain.is_none() && !amount.last.marked;
                let nothing = idle || clock || spelled && found == unit::DEGREE;
                (!nothing).then_some((found, end))
            }
            Some(Meaning::Coin(coin)) if coin.name == "pound" && coin.code == "pound" => {
                let some = word.ends_with('s') || hyphen || !self.lexicon.english;
                some.then_some((unit::POUND, end_of_word))
            }
            _ => match word {
                "square" | "sq" | "cubic" | "vierkante" => {
                    let stop = end_of_word + usize::from(page.byte(end_of_word) == b'.');
                    let (next, _) = page.link(stop);
                    let word = page.word(next);
                    let base = match self.lexicon.meaning(word) {
                        Some(Meaning::Unit(base, _)) => base,
                        _ if word == "m" => unit::METRE,
                        _ => unit::of_symbol(word)?,
                    };
                    let power = if word == "cubic" || page.word(start) == "cubic" {
                        unit::cube(base)
                    } else {
                        unit::square(base)
                    };
                    (base.what == What::Length).then(|| (power, next + word.len()))
                }
                _ => None,
            },
        }
    }

    /// Units written as symbols, with a raised number or in a time: km, m², km/h.
    fn raised(&self, word: &str, start: usize, hyphen: bool, amount: &Amount) -> Option<(Unit, usize)> {
        let page = self.page;
        let end = start + word.len();
        let metre = matches!(word, "m" | "M") && amount.last.scale == 0;
        let base = match word {
            "t" if start > amount.last.end && !hyphen => Some(unit::TONNES),
            _ if metre => Some(unit::METRE),
            _ => unit::of_symbol(word),
        }?;
        let power = match page.char(end) {
            Some('²') => Some((true, end + 2)),
            Some('³') => Some((false, end + 2)),
            Some('2') if base.what == What::Length => Some((true, end + 1)),
            Some('3') if base.what == What::Length => Some((false, end + 1)),
            _ => None,
        };
        if let Some((square, end)) = power {
            let open = page.byte(end).is_ascii_alphanumeric();
            let power = if square {
                unit::square(base)
            } else {
                unit::cube(base)
            };
            return (!open).then_some((power, end));
        }
        if page.byte(end) == b'/' {
            let time = page.word(end + 1);
            let after = end + 1 + time.len();
            let time = match time {
                "h" | "hr" | "hour" => Some("hour"),
                "s" | "sec" => Some("second"),
                "day" | "d" => Some("day"),
                _ => None,
            };
            return time.map(|time| (unit::rate(base, time), after));
        }
        // 5m is five million as often as five metres, 5M is never metres.
        if metre && (word == "M" || start == amount.last.end || hyphen) || page.byte(end).is_ascii_digit() {
            return None;
        }
        Some(self.extended(base, end))
    }

    /// A unit with what belongs to it: miles per hour, degrees Celsius, years old.
    fn extended(&self, found: Unit, end: usize) -> (Unit, usize) {
        let page = self.page;
        match found.what {
            What::Degrees if found == unit::DEGREE => return self.degrees(end, end),
            What::Time => {
                let (next, _) = page.link(end);
                return if page.word(next) == "old" {
                    (found, next + 3)
                } else {
                    (found, end)
                };
            }
            _ => {}
        }
        let (word, after) = page.next_word(end);
        let square = matches!(
            word,
            "carré" | "carrés" | "cuadrado" | "cuadrados" | "quadrati" | "quadrados"
        );
        if square && found.what == What::Length {
            return (unit::square(found), after);
        }
        let per = matches!(word, "per" | "a" | "an") && self.lexicon.english;
        if per
            && let (time, end_of_time) = page.next_word(after)
            && let Some(Meaning::Unit(time, true)) = self.lexicon.meaning(time)
            && unit::rate(found, time.one) != found
        {
            return (unit::rate(found, time.one), end_of_time);
        }
        (found, end)
    }

    /// The scale of degrees behind their sign or word, and the end; without one, degrees end at `end`.
    fn degrees(&self, at: usize, end: usize) -> (Unit, usize) {
        let (word, after) = self.page.next_word(at);
        match word {
            "C" | "Celsius" | "celsius" | "centigrade" | "Centigrade" => (unit::CELSIUS, after),
            "F" | "Fahrenheit" | "fahrenheit" => (unit::FAHRENHEIT, after),
            _ => (unit::DEGREE, end),
        }
    }

    /// Writes a quantity: `5-7 km`.
    pub(super) fn write_quantity(amount: &Amount, unit: Unit, value: &mut String) {
        amount.write(0, value);
        value.push(' ');
        value.push_str(if amount.high.is_none() && amount.low.is_one() {
            unit.one
        } else {
            unit.many
        });
    }
}

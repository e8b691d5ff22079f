//! Numbers, exactly: digits times a power of ten.
//!
//! Six point nine billion is 69 times ten to the eighth, so nothing is rounded on the way from the text to the value,
//! except a fraction such as a third, which keeps six decimals.
//!
//! Nothing here reads words or knows what is counted.

use super::currency;
use super::page::{Page, is_blank};

/// The most digits of a number; longer ones are identifiers.
const DIGITS: u32 = 18;
/// Powers of ten that are believed in either direction.
const POWERS: i16 = 24;

/// A number as it is written out: `mantissa` times ten to the `power`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Number {
    mantissa: u64,
    power: i16,
    negative: bool,
}

impl Number {
    /// A whole number.
    pub(super) fn whole(mantissa: u64) -> Self {
        Self {
            mantissa,
            power: 0,
            negative: false,
        }
    }

    /// `whole` and `part` of `parts`, to six decimals.
    pub(super) fn fraction(whole: u64, part: u64, parts: u64) -> Option<Self> {
        let all = whole
            .checked_mul(parts)?
            .checked_add(part)?
            .checked_mul(2_000_000)?;
        let mantissa = all.checked_div(parts)?.checked_add(1)? / 2;
        Some(Self {
            mantissa,
            power: -6,
            negative: false,
        })
    }

    /// Times ten to the `power`.
    pub(super) fn scaled(self, power: i8) -> Option<Self> {
        let power = self.power + i16::from(power);
        (-POWERS..=POWERS)
            .contains(&power)
            .then_some(Self { power, ..self })
    }

    /// Times `factor`.
    pub(super) fn times(self, factor: u64) -> Option<Self> {
        let mantissa = self.mantissa.checked_mul(factor)?;
        Some(Self { mantissa, ..self })
    }

    /// Plus a half; of a whole number.
    pub(super) fn and_a_half(self) -> Option<Self> {
        let mantissa = self.mantissa.checked_mul(10)?.checked_add(5)?;
        (self.power == 0).then_some(Self {
            mantissa,
            power: -1,
            ..self
        })
    }

    /// The number below zero.
    pub(super) fn negative(self) -> Self {
        Self {
            negative: true,
            ..self
        }
    }

    /// Whether it is a whole number below `limit`, and which.
    pub(super) fn below(self, limit: u64) -> Option<u64> {
        (self.power == 0 && !self.negative && self.mantissa < limit).then_some(self.mantissa)
    }

    /// Whether its size is less than a thousand.
    pub(super) fn is_small(self) -> bool {
        self.less(Self::whole(1000))
    }

    /// Whether it is exactly one.
    pub(super) fn is_one(self) -> bool {
        let (mantissa, power) = self.reduced();
        mantissa == 1 && power == 0 && !self.negative
    }

    /// Whether its size is less than that of the other.
    pub(super) fn less(self, other: Self) -> bool {
        let size = |number: Self| u128::from(number.mantissa);
        let ten = |power: i16| {
            u32::try_from(power)
                .ok()
                .and_then(|power| 10_u128.checked_pow(power))
        };
        let apart = self.power - other.power;
        if apart >= 0 {
            ten(apart)
                .and_then(|ten| size(self).checked_mul(ten))
                .is_some_and(|own| own < size(other))
        } else {
            ten(-apart)
                .and_then(|ten| size(other).checked_mul(ten))
                .is_none_or(|others| size(self) < others)
        }
    }

    /// Digits without zeros at the end of decimals.
    fn reduced(self) -> (u64, i16) {
        let (mut mantissa, mut power) = (self.mantissa, self.power);
        if mantissa == 0 {
            return (0, 0);
        }
        while power < 0 && mantissa.is_multiple_of(10) {
            mantissa /= 10;
            power += 1;
        }
        while power > 0
            && let Some(more) = mantissa.checked_mul(10)
        {
            mantissa = more;
            power -= 1;
        }
        (mantissa, power)
    }

    /// Writes it with a decimal point and nothing between thousands.
    pub(super) fn write(self, value: &mut String) {
        let (mantissa, power) = self.reduced();
        if self.negative && mantissa != 0 {
            value.push('-');
        }
        let mut digits = [b'0'; 48];
        let mut length = 0;
        let mut rest = mantissa;
        // Backwards, with as many zeros as the decimals ask for.
        while rest > 0 || length <= usize::from(power.min(0).unsigned_abs()) {
            let Some(digit) = digits.get_mut(length) else {
                break;
            };
            *digit = b'0' + u8::try_from(rest % 10).unwrap_or(0);
            rest /= 10;
            length += 1;
        }
        let decimals = usize::from(power.min(0).unsigned_abs());
        for (left, digit) in digits.iter().take(length).enumerate().rev() {
            value.push(char::from(*digit));
            if left == decimals && decimals > 0 {
                value.push('.');
            }
        }
        value.extend((0..power.max(0)).map(|_| '0'));
    }
}

/// How a language writes numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Style {
    /// What stands before decimals.
    pub(super) decimal: char,
    /// Whether a blank may stand between thousands.
    pub(super) blank: bool,
}

impl Style {
    /// The custom of a language; of none, that of English.
    pub(super) fn of(language: Option<&str>) -> Self {
        let comma = "af az be bg bs ca cs da de el es et eu fi fr gl hr hu hy id is it ka kk lt lv mk nb nl nn no pl pt \
                     ro ru sk sl sq sr sv tr uk uz vi";
        let blank = "be bg cs et fi fr hu hy ka kk lt lv nb nn no pl pt ru sk sv uk uz";
        let among = |list: &str| language.is_some_and(|code| list.split(' ').any(|one| one == code));
        Self {
            decimal: if among(comma) { ',' } else { '.' },
            blank: among(blank),
        }
    }
}

/// A number in digits.
#[derive(Debug, Clone, Copy)]
pub(super) struct Digits {
    pub(super) number: Number,
    /// One past its last byte.
    pub(super) end: usize,
    /// How many digits, where there is nothing else.
    pub(super) plain: Option<usize>,
    /// Whether thousands are set apart or there are decimals.
    pub(super) marked: bool,
}

/// Reads the number whose first digit is at `at`; `blank`: thousands may be set apart by a blank.
///
/// One sign before three digits is what it is in the language; otherwise the writing itself tells: before other than
/// three digits it is a decimal sign, repeated it sets thousands apart. What is neither is no number.
pub(super) fn digits(page: Page<'_>, at: usize, style: Style, blank: bool) -> Option<Digits> {
    let mut end = page.digits(at);
    let first = end - at;
    let mut number = Read::default();
    number.push(page, at, end)?;
    if leads(page, at) {
        let power = -i16::try_from(first).ok()?;
        let number = Number {
            mantissa: number.mantissa,
            power,
            negative: false,
        };
        let open = matches!(run(page, end), Some(('.' | ',', ..)));
        return (!open).then_some(Digits {
            number,
            end,
            plain: None,
            marked: true,
        });
    }
    let mut group = None;
    let mut decimals = false;
    while let Some((sign, from, to)) = run(page, end) {
        let length = to - from;
        let known = group.is_none_or(|known| known == sign);
        let three = length == 3 && known && (group.is_some() || (first <= 3 && page.byte(at) != b'0'));
        match sign {
            ' ' if !(blank || style.blank) => break,
            ' ' | '\'' if !three => break,
            ' ' | '\'' => group = Some(sign),
            '.' | ',' => {
                let repeated = run(page, to).is_some_and(|(next, ..)| next == sign);
                let indian = sign == ',' && length == 2 && repeated && first <= 2;
                if indian || three && (group.is_some() || repeated || sign != style.decimal) {
                    group = Some(sign);
                } else if group == Some(sign) || repeated {
                    return None;
                } else {
                    decimals = true;
                }
            }
            _ => break,
        }
        number.push(page, from, to)?;
        end = to;
        if decimals {
            number.power = -i16::try_from(length).ok()?;
            // 1.2.3 and 1,234.5.6 are no numbers.
            if matches!(run(page, end), Some(('.' | ',', ..))) {
                return None;
            }
            break;
        }
    }
    let marked = group.is_some() || decimals;
    let number = Number {
        mantissa: number.mantissa,
        power: number.power,
        negative: false,
    };
    Some(Digits {
        number,
        end,
        plain: (!marked).then_some(first),
        marked,
    })
}

/// Whether a decimal point without a zero stands before the digit at `at`, as in .5.
pub(super) fn leads(page: Page<'_>, at: usize) -> bool {
    page.before(at) == Some('.')
        && page
            .before(at - 1)
            .is_none_or(|letter| letter == '(' || is_blank(letter) || currency::of_sign(letter).is_some())
}

/// The sign at `at` and the digits directly behind it.
fn run(page: Page<'_>, at: usize) -> Option<(char, usize, usize)> {
    let sign = match page.char(at)? {
        sign @ (',' | '.') => (sign, 1),
        ' ' => (' ', 1),
        blank @ ('\u{a0}' | '\u{202f}' | '\u{2009}') => ('\'', blank.len_utf8()),
        quote @ ('\'' | '’') => ('\'', quote.len_utf8()),
        _ => return None,
    };
    let from = at + sign.1;
    let to = page.digits(from);
    (to > from).then_some((sign.0, from, to))
}

#[derive(Default)]
struct Read {
    mantissa: u64,
    power: i16,
    digits: u32,
}

impl Read {
    fn push(&mut self, page: Page<'_>, from: usize, to: usize) -> Option<()> {
        if to - from > DIGITS as usize {
            return None;
        }
        for &digit in page.slice(from, to).as_bytes() {
            self.mantissa = self.mantissa.checked_mul(10)? + u64::from(digit - b'0');
            self.digits += 1;
        }
        (self.digits <= DIGITS).then_some(())
    }
}

/// The vulgar fraction at `at` behind `whole`, as in `7-3/4`, `7 3/4` and `7½`, and its end.
pub(super) fn vulgar(page: Page<'_>, at: usize, whole: u64) -> Option<(Number, usize)> {
    if let Some((part, parts)) = page.char(at).and_then(sign_of_a_fraction) {
        return Some((Number::fraction(whole, part, parts)?, at + 2));
    }
    if !matches!(page.byte(at), b'-' | b' ') {
        return None;
    }
    let (part, parts, end) = slashed(page, at + 1)?;
    Some((Number::fraction(whole, part, parts)?, end))
}

/// The fraction in digits at `at`: its two numbers and its end.
pub(super) fn slashed(page: Page<'_>, at: usize) -> Option<(u64, u64, usize)> {
    let small = |from: usize| {
        let to = page.digits(from);
        if to > from && to - from <= 2 {
            Some((page.slice(from, to).parse::<u64>().ok()?, to))
        } else {
            None
        }
    };
    let (part, middle) = small(at)?;
    if page.byte(middle) != b'/' {
        return None;
    }
    let (parts, end) = small(middle + 1)?;
    let usual = matches!(parts, 2 | 3 | 4 | 5 | 8 | 10 | 16 | 32 | 64);
    (usual && part > 0 && part < parts && page.byte(end) != b'/').then_some((part, parts, end))
}

fn sign_of_a_fraction(sign: char) -> Option<(u64, u64)> {
    match sign {
        '½' => Some((1, 2)),
        '¼' => Some((1, 4)),
        '¾' => Some((3, 4)),
        _ => None,
    }
}

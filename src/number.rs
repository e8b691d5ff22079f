//! The only place where a number becomes text.
//!
//! Two readers are served: [`full`] is for machines and keeps thirteen significant digits, everything else is
//! for people and keeps what they can use. Thirteen because it still agrees with another tool to one part in
//! 10¹², while a logarithm whose last bit differs between two mathematical libraries hardly ever shows. It
//! knows no locale and no unit, and it does not align: a table that needs columns uses [`fixed`].

use std::fmt::Write as _;

/// What a person sees where there is no number: not a number, an infinity, too large to be a count.
const NONE: &str = "–";
/// The minus sign people read; machines get the hyphen.
const MINUS: char = '−';
/// From here on [`reader`] writes a power of ten: nobody counts sixteen digits.
const HUGE: f64 = 1e15;
/// Below this [`full`] writes a power of ten: what was meant would drown in zeros.
const SMALL: f64 = 1e-9;
/// Below this [`reader`] only says that the value is smaller.
const TINY: f64 = 1e-6;

/// A number for a CSV or JSON file: at most thirteen significant digits, `-0` as `0`, with an exponent below a billionth
/// alone, as small probabilities are.
///
/// Whole numbers up to 2⁵³ are exact. A value that is no finite number gives the empty string, which CSV
/// reads as missing; JSON writers put `null` for it.
#[must_use]
pub fn full(value: f64) -> String {
    let mut text = String::new();
    push_full(value, &mut text);
    text
}

/// Appends what [`full`] gives.
///
/// Tables have millions of floats, so the usual ones are scaled to a whole number of thirteen digits, which is exact
/// enough to round right unless the rest is close to a half; those, and very large and small ones, go the slow way.
pub fn push_full(value: f64, out: &mut String) {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    let size = value.abs();
    if value.fract() == 0.0 && size <= EXACT {
        let _ = write!(out, "{}", value + 0.0);
        return;
    }
    let Some((digits, decimals)) = thirteen_digits(size) else {
        out.push_str(&slow(value));
        return;
    };
    if value < 0.0 {
        out.push('-');
    }
    let power = 10_u64.pow(decimals);
    let mut rest = digits % power;
    let mut width = decimals as usize;
    while rest > 0 && rest % 10 == 0 {
        rest /= 10;
        width -= 1;
    }
    let _ = match rest {
        0 => write!(out, "{}", digits / power),
        rest => write!(out, "{}.{rest:0width$}", digits / power),
    };
}

/// A number from a millionth to a billion as thirteen digits, and how many of them are decimals; `None` for others, and
/// where rounding cannot be told without more digits.
fn thirteen_digits(size: f64) -> Option<(u64, u32)> {
    const POWERS: [f64; 19] = [
        1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
        1e18,
    ];
    if !(1e-6..1e9).contains(&size) {
        return None;
    }
    // The powers are exact and one product is rounded once, so `scaled` is off by less than a hundredth.
    let scaled = |decimals: usize| size * POWERS.get(decimals).copied().unwrap_or(0.0);
    let decimals = (3..POWERS.len()).find(|&decimals| scaled(decimals) >= 1e12)?;
    let scaled = scaled(decimals);
    let rest = scaled.fract();
    if (rest - 0.5).abs() < 0.01 {
        return None;
    }
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a positive whole number of thirteen digits"
    )]
    let digits = scaled.round() as u64;
    Some((digits, u32::try_from(decimals).ok()?))
}

/// The same by the standard library alone.
fn slow(value: f64) -> String {
    if !value.is_finite() {
        return String::new();
    }
    let rounded = format!("{value:.12e}").parse::<f64>().unwrap_or(value);
    // Both are the shortest text that reads back the same.
    if rounded.abs() < SMALL && rounded != 0.0 {
        format!("{rounded:e}")
    } else {
        format!("{rounded}")
    }
}

/// A number for a reader: three significant digits, all digits of the whole part, no trailing zeros, such as
/// `1,235`, `12.3`, `0.0123`, `−4`.
///
/// Below one millionth it says `<0.000001`; from 10¹⁵ on it uses an exponent, `1.2e15`.
#[must_use]
pub fn reader(value: f64) -> String {
    if !value.is_finite() {
        return NONE.to_owned();
    }
    let size = value.abs();
    if size == 0.0 {
        return "0".to_owned();
    }
    if size < TINY {
        return if value > 0.0 {
            "<0.000001".to_owned()
        } else {
            format!(">{MINUS}0.000001")
        };
    }
    if size >= HUGE {
        let scientific = format!("{size:.2e}");
        let (digits, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
        return signed(value < 0.0, &format!("{}e{exponent}", trimmed(digits)));
    }
    trimmed(&fixed(value, usize::try_from(2 - exponent(size)).unwrap_or(0)))
}

/// A number among others of which `most` is the largest: with as many decimals as give that one three digits,
/// so that all of them can be compared down a column, such as `12.3`, `4.0`, `0.1`.
///
/// What would then read as zero without being zero is written as [`reader`] writes it.
#[must_use]
pub fn among(value: f64, most: f64) -> String {
    let decimals = if most.is_finite() && most > TINY {
        2 - exponent(most)
    } else {
        2
    };
    let text = fixed(value, usize::try_from(decimals).unwrap_or(0));
    let vanished = value != 0.0 && !text.bytes().any(|byte| matches!(byte, b'1'..=b'9'));
    if vanished || value.abs() >= HUGE {
        reader(value)
    } else {
        text
    }
}

/// The power of ten of the first of three significant digits; after rounding, so that 9.996 is 10.
fn exponent(size: f64) -> i32 {
    format!("{size:.2e}")
        .split_once('e')
        .and_then(|(_, digits)| digits.parse().ok())
        .unwrap_or(0)
}

/// A count with thousands separators, such as `1,234,567`, from an integer of any type.
#[must_use]
pub fn count(value: impl TryInto<i128>) -> String {
    value.try_into().map_or_else(
        |_| NONE.to_owned(),
        |value: i128| signed(value < 0, &grouped(&value.unsigned_abs().to_string())),
    )
}

/// So many of something whose plural ends in `s`, such as `1 article` or `1,234 articles`.
#[must_use]
pub fn counted(value: impl TryInto<i128>, noun: &str) -> String {
    let number = count(value);
    let ending = if number == "1" { "" } else { "s" };
    format!("{number} {noun}{ending}")
}

/// A share of one as a percentage with at most one decimal, such as `12.3%`.
///
/// `0%` and `100%` are kept for exactly none and exactly all: what rounds to them is `<0.1%` and `>99.9%`.
#[must_use]
pub fn percent(share: f64) -> String {
    if !share.is_finite() {
        return NONE.to_owned();
    }
    let text = trimmed(&fixed(share * 100.0, 1));
    match text.as_str() {
        "0" if share > 0.0 => "<0.1%".to_owned(),
        "100" if share < 1.0 => ">99.9%".to_owned(),
        _ => format!("{text}%"),
    }
}

/// A number with exactly so many decimals and thousands separators, such as `1,234.50`; a tie goes to the
/// even digit.
#[must_use]
pub fn fixed(value: f64, decimals: usize) -> String {
    if !value.is_finite() {
        return NONE.to_owned();
    }
    let digits = scaled(value.abs(), decimals).unwrap_or_else(|| format!("{:.decimals$}", value.abs()));
    // What rounds to nothing has no sign.
    let negative = value < 0.0 && digits.bytes().any(|byte| matches!(byte, b'1'..=b'9'));
    let (whole, rest) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
    signed(negative, &format!("{}{rest}", grouped(whole)))
}

/// The usual numbers with a fixed number of decimals, by whole numbers; `None` for others, and where rounding cannot be told
/// without more digits.
fn scaled(size: f64, decimals: usize) -> Option<String> {
    const POWERS: [u64; 5] = [1, 10, 100, 1_000, 10_000];
    let power = *POWERS.get(decimals)?;
    #[allow(clippy::cast_precision_loss, reason = "a small power of ten is exact")]
    let scaled = size * power as f64;
    if scaled >= 1e9 || (scaled.fract() - 0.5).abs() < 0.01 {
        return None;
    }
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a positive number below 10⁹"
    )]
    let digits = scaled.round() as u64;
    let mut text = (digits / power).to_string();
    if decimals > 0 {
        let _ = write!(text, ".{:0decimals$}", digits % power);
    }
    Some(text)
}

/// The text with a minus sign before it, if it is negative.
fn signed(negative: bool, text: &str) -> String {
    if negative {
        format!("{MINUS}{text}")
    } else {
        text.to_owned()
    }
}

/// The digits of a whole number with a comma before every third from the end.
fn grouped(digits: &str) -> String {
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// The text without zeros at the end of its decimals.
fn trimmed(text: &str) -> String {
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(20_000))]
        #[test]
        fn the_fast_way_writes_what_the_slow_way_writes(
            value in prop_oneof![any::<f64>(), -1.0..1.0, 0.0..1e-3, 0.0..1e7, (0_u32..100_000, 1_u32..1000).prop_map(|(a, b)| f64::from(a) / f64::from(b))],
        ) {
            for decimals in 0..6 {
                let digits = format!("{:.decimals$}", value.abs());
                prop_assert_eq!(fixed(value.abs(), decimals).replace(',', ""), digits);
            }
            // Whole numbers have a way of their own.
            if value.fract() != 0.0 {
                prop_assert_eq!(full(value), slow(value));
            }
        }
    }

    #[test]
    fn machines_get_digits_and_an_exponent_for_what_is_tiny_alone() {
        let cases = [
            (0.0, "0"),
            (-0.0, "0"),
            (0.1, "0.1"),
            (0.1 + 0.2, "0.3"),
            (1.0 / 3.0, "0.3333333333333"),
            (-2.0 / 3.0, "-0.6666666666667"),
            (1e9, "1000000000"),
            (9_007_199_254_740_991.0, "9007199254740991"),
            (1e-7, "0.0000001"),
            (7.135_764_159_103_2e-136, "7.135764159103e-136"),
            (-5e-10, "-5e-10"),
            (1.5e20, "150000000000000000000"),
            (123_456.789, "123456.789"),
        ];
        for (value, text) in cases {
            assert_eq!(full(value), text);
        }
        assert_eq!(full(f64::NAN), "");
        assert_eq!(full(f64::NEG_INFINITY), "");
    }

    #[test]
    fn machines_read_back_thirteen_digits() {
        let mut value = 1.234_567_890_123_456_7e-9;
        while value < 1e12 {
            let back: f64 = full(value).parse().unwrap();
            assert!((back / value - 1.0).abs() <= 5e-13, "{value} {back}");
            value *= 1.7;
        }
    }

    #[test]
    fn the_extremes_of_f64_stay_finite() {
        for value in [f64::MAX, f64::MIN, f64::MIN_POSITIVE, 5e-324, f64::EPSILON] {
            let text = full(value);
            assert!(!text.contains(['E', 'i', 'N']), "{text}");
            assert!(text.parse::<f64>().unwrap().is_finite());
            assert!(!reader(value).is_empty() && !fixed(value, 3).is_empty() && !percent(value).is_empty());
        }
    }

    #[test]
    fn people_get_three_digits() {
        let cases = [
            (0.0, "0"),
            (-0.0, "0"),
            (1.0, "1"),
            (0.5, "0.5"),
            (12.345, "12.3"),
            (9.996, "10"),
            (0.012_345, "0.0123"),
            (0.009_996, "0.01"),
            (999.6, "1,000"),
            (1234.5, "1,234"),
            (1_000_000_000.0, "1,000,000,000"),
            (-4.0, "−4"),
            (-0.25, "−0.25"),
            (1e-9, "<0.000001"),
            (-1e-9, ">−0.000001"),
            (2.5e18, "2.5e18"),
            (-1e15, "−1e15"),
        ];
        for (value, text) in cases {
            assert_eq!(reader(value), text);
        }
        for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert_eq!(
                [reader(value), fixed(value, 2), percent(value)],
                [NONE; 3].map(str::to_owned)
            );
        }
    }

    #[test]
    fn numbers_beside_each_other_have_the_same_decimals() {
        let among_12 = [12.345, 4.0, 0.06, 0.0, -3.0, 0.004].map(|value| among(value, 12.345));
        assert_eq!(among_12, ["12.3", "4.0", "0.1", "0.0", "−3.0", "0.004"]);
        assert_eq!(among(0.5, 0.905), "0.500");
        assert_eq!(among(1234.0, 56_789.0), "1,234");
        assert_eq!(among(9.0, 9.996), "9.0");
        assert_eq!(among(0.0, 0.0), "0.00");
        assert_eq!(among(f64::NAN, 1.0), NONE);
        assert_eq!(among(0.25, f64::NAN), "0.25");
        assert_eq!(among(f64::MAX, f64::MAX), "1.8e308");
    }

    #[test]
    fn counts_are_grouped() {
        assert_eq!(count(0), "0");
        assert_eq!(count(999_usize), "999");
        assert_eq!(count(1_000_u64), "1,000");
        assert_eq!(count(-1_234_567_i64), "−1,234,567");
        assert_eq!(count(u64::MAX), "18,446,744,073,709,551,615");
        assert_eq!(
            count(i128::MIN),
            "−170,141,183,460,469,231,731,687,303,715,884,105,728"
        );
        assert_eq!(count(u128::MAX), NONE);
    }

    #[test]
    fn percentages_never_claim_all_or_nothing() {
        assert_eq!(percent(0.0), "0%");
        assert_eq!(percent(0.123_4), "12.3%");
        assert_eq!(percent(0.5), "50%");
        assert_eq!(percent(1.0), "100%");
        assert_eq!(percent(0.000_01), "<0.1%");
        assert_eq!(percent(0.999_99), ">99.9%");
        assert_eq!(percent(-0.25), "−25%");
        assert_eq!(percent(12.0), "1,200%");
    }

    #[test]
    fn decimals_are_fixed() {
        assert_eq!(fixed(1234.5, 2), "1,234.50");
        assert_eq!(fixed(-0.001, 2), "0.00");
        assert_eq!(fixed(-1.005, 1), "−1.0");
        assert_eq!(fixed(0.5, 0), "0");
        assert_eq!(fixed(1.5, 0), "2");
        assert_eq!(fixed(999_999.95, 0), "1,000,000");
    }
}

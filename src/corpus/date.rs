//! Dates: from any spelling a metadata column or an article's head uses to ISO 8601.
//!
//! A date is found as a run of tokens (numbers, month names, separators), not by a list of formats, so
//! the order of weekday, time and label around it does not matter. Where day and month cannot be told
//! apart (`03/04/2021`) the day comes first, as in most of the world; a second number above 12 turns it.
//! Relative dates ("yesterday") and dates without a year are not read.

use std::ops::Range;

/// The years that are believed; anything else is a number that only looks like one.
const YEARS: std::ops::RangeInclusive<i16> = 1400..=2199;

/// Month names by language, folded to lower case; abbreviations of three letters or more are prefixes.
const MONTHS: &[(&str, u8)] = &[
    ("january", 1), ("february", 2), ("march", 3), ("april", 4), ("may", 5), ("june", 6), ("july", 7),
    ("august", 8), ("september", 9), ("october", 10), ("november", 11), ("december", 12),
    ("januar", 1), ("jänner", 1), ("februar", 2), ("märz", 3), ("maerz", 3), ("mai", 5), ("juni", 6), ("juli", 7),
    ("oktober", 10), ("dezember", 12),
    ("janvier", 1), ("février", 2), ("fevrier", 2), ("mars", 3), ("avril", 4), ("juin", 6), ("juillet", 7),
    ("août", 8), ("aout", 8), ("septembre", 9), ("octobre", 10), ("novembre", 11), ("décembre", 12), ("decembre", 12),
    ("enero", 1), ("febrero", 2), ("marzo", 3), ("abril", 4), ("mayo", 5), ("junio", 6), ("julio", 7), ("agosto", 8),
    ("septiembre", 9), ("setiembre", 9), ("octubre", 10), ("noviembre", 11), ("diciembre", 12),
    ("gennaio", 1), ("febbraio", 2), ("aprile", 4), ("maggio", 5), ("giugno", 6), ("luglio", 7), ("settembre", 9),
    ("ottobre", 10), ("dicembre", 12),
    ("janeiro", 1), ("fevereiro", 2), ("março", 3), ("marco", 3), ("maio", 5), ("junho", 6), ("julho", 7),
    ("setembro", 9), ("outubro", 10), ("novembro", 11), ("dezembro", 12),
    ("januari", 1), ("februari", 2), ("maart", 3), ("mei", 5), ("augustus", 8), ("augusti", 8), ("december", 12),
    ("marts", 3), ("maj", 5), ("desember", 12),
    ("tammikuu", 1), ("helmikuu", 2), ("maaliskuu", 3), ("huhtikuu", 4), ("toukokuu", 5), ("kesäkuu", 6),
    ("heinäkuu", 7), ("elokuu", 8), ("syyskuu", 9), ("lokakuu", 10), ("marraskuu", 11), ("joulukuu", 12),
    ("tammikuuta", 1), ("helmikuuta", 2), ("maaliskuuta", 3), ("huhtikuuta", 4), ("toukokuuta", 5),
    ("kesäkuuta", 6), ("heinäkuuta", 7), ("elokuuta", 8), ("syyskuuta", 9), ("lokakuuta", 10), ("marraskuuta", 11),
    ("joulukuuta", 12),
    ("stycznia", 1), ("lutego", 2), ("marca", 3), ("kwietnia", 4), ("maja", 5), ("czerwca", 6), ("lipca", 7),
    ("sierpnia", 8), ("września", 9), ("października", 10), ("listopada", 11), ("grudnia", 12),
    ("января", 1), ("февраля", 2), ("марта", 3), ("апреля", 4), ("мая", 5), ("июня", 6), ("июля", 7),
    ("августа", 8), ("сентября", 9), ("октября", 10), ("ноября", 11), ("декабря", 12),
    ("ianuarie", 1), ("februarie", 2), ("martie", 3), ("aprilie", 4), ("iunie", 6), ("iulie", 7),
    ("septembrie", 9), ("octombrie", 10), ("noiembrie", 11), ("decembrie", 12),
    ("ocak", 1), ("şubat", 2), ("mart", 3), ("nisan", 4), ("mayıs", 5), ("haziran", 6), ("temmuz", 7),
    ("ağustos", 8), ("eylül", 9), ("ekim", 10), ("kasım", 11), ("aralık", 12),
    ("január", 1), ("február", 2), ("március", 3), ("április", 4), ("május", 5), ("június", 6), ("július", 7),
    ("augusztus", 8), ("szeptember", 9), ("október", 10),
    ("jan", 1), ("feb", 2), ("mar", 3), ("apr", 4), ("jun", 6), ("jul", 7), ("aug", 8), ("sep", 9), ("sept", 9),
    ("oct", 10), ("nov", 11), ("dec", 12), ("mär", 3), ("okt", 10), ("dez", 12), ("janv", 1), ("févr", 2),
    ("avr", 4), ("juil", 7), ("déc", 12), ("ene", 1), ("abr", 4), ("ago", 8), ("set", 9), ("dic", 12),
    ("gen", 1), ("mag", 5), ("giu", 6), ("lug", 7), ("ott", 10), ("fev", 2), ("out", 10), ("mrt", 3),
];

/// Words that may stand beside a date without making the line a sentence: weekdays, labels, time zones.
const BESIDE: &[&str] = &[
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed",
    "thu", "thur", "thurs", "fri", "sat", "sun", "montag", "dienstag", "mittwoch", "donnerstag", "freitag",
    "samstag", "sonnabend", "sonntag", "mo", "di", "mi", "do", "fr", "sa", "so", "lundi", "mardi", "mercredi", "jeudi",
    "vendredi", "samedi", "dimanche", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo",
    "lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica", "segunda", "terça", "quarta",
    "quinta", "sexta", "feira", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag",
    "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag", "mandag", "tirsdag", "lørdag", "søndag",
    "poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota", "niedziela", "понедельник", "вторник",
    "среда", "четверг", "пятница", "суббота", "воскресенье", "luni", "marți", "miercuri", "joi", "vineri", "sâmbătă",
    "duminică", "pazartesi", "salı", "çarşamba", "perşembe", "cuma", "cumartesi", "pazar",
    "published", "publication", "updated", "update", "posted", "modified", "created", "issued", "filed", "released",
    "date", "dated", "last", "first", "on", "at", "the", "of", "am", "pm", "a.m", "p.m", "noon", "midnight", "gmt",
    "utc", "bst", "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt", "et", "pt", "ct", "cet", "cest", "eet",
    "ist", "jst", "aest", "aedt", "msk", "hkt", "sgt", "z", "t", "h", "hrs", "hours", "uhr", "kl", "um", "vom", "den",
    "am", "der", "stand", "veröffentlicht", "aktualisiert", "datum", "erschienen", "le", "publié", "mis", "à",
    "jour", "du", "el", "de", "del", "publicado", "actualizado", "fecha", "il", "pubblicato", "aggiornato", "data",
    "publicerad", "uppdaterad", "udgivet", "opdateret", "publisert", "oppdatert", "gepubliceerd", "bijgewerkt", "op",
    "opublikowano", "опубликовано", "обновлено", "дата", "г", "года", "em", "às", "st", "nd", "rd", "th", "er", "time",
    "local", "edition", "online", "print", "il", "år", "klo", "julkaistu", "an", "dátum",
];

/// Words that open a byline.
const BY: &[&str] = &["by ", "von ", "par ", "por ", "di ", "door ", "av ", "af ", "от ", "przez "];

/// One piece of a line, as far as dates are concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token<'t> {
    Number(u32, usize),
    Word(&'t str),
    Sign(char),
}

/// A date in a line and the bytes it takes up.
struct Found {
    iso: String,
    span: Range<usize>,
}

/// A line of an article's head that gives its date and perhaps who wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Dated {
    /// `YYYY-MM` or `YYYY-MM-DD`.
    pub(crate) iso: String,
    /// What stands beside the date: a name, an agency, a place.
    pub(crate) beside: Option<String>,
}

/// Reads a date from the value of a metadata column.
///
/// Returns `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, whichever the value is exact enough for, or `None` where there
/// is no date or the date does not exist (31 February). Time and zone are dropped: the written day counts.
pub fn parse(value: &str) -> Option<String> {
    let value = value.trim();
    if value.len() > 200 {
        return None;
    }
    if value.bytes().all(|byte| byte.is_ascii_digit()) {
        return match value.len() {
            4 => value.parse().ok().filter(|year| YEARS.contains(year)).map(|year: i16| format!("{year:04}")),
            6 => month_of(value.get(..4)?.parse().ok()?, value.get(4..)?.parse().ok()?),
            8 | 14 => {
                day_of(value.get(..4)?.parse().ok()?, value.get(4..6)?.parse().ok()?, value.get(6..8)?.parse().ok()?)
            }
            _ => None,
        };
    }
    find(value).map(|found| found.iso)
}

/// Reads a line that is nothing but a date, perhaps with weekday, time, zone or a label such as "Published:".
///
/// Returns the ISO date, or `None` where the line says more than that or names only a year.
pub fn date_line(line: &str) -> Option<String> {
    dated_line(line).filter(|dated| dated.beside.is_none()).map(|dated| dated.iso)
}

/// Reads a line that gives a date and at most a name, a place or an agency beside it, set off by a sign
/// ("By Ann Lee | May 5, 2011") or by the byline word.
pub(crate) fn dated_line(line: &str) -> Option<Dated> {
    let line = line.trim();
    if line.len() > 140 || !line.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let found = find(line)?;
    let before = line.get(..found.span.start)?;
    let after = line.get(found.span.end..)?;
    let before_rest = rest(before);
    let after_rest = rest(after);
    if before_rest.is_empty() && after_rest.is_empty() {
        return Some(Dated { iso: found.iso, beside: None });
    }
    let beside = if after_rest.is_empty() {
        let tail = strip_labels(before.trim_end());
        let set_off = is_set_off(tail.chars().next_back()) || opens_byline(&before_rest);
        set_off.then(|| strip_by(&before_rest))?
    } else if before_rest.is_empty() {
        let set_off = is_set_off(after.trim_start().chars().next()) || opens_byline(&after_rest);
        let set_off = set_off || is_set_off(skip_time(after).chars().next());
        set_off.then(|| strip_by(&after_rest))?
    } else {
        return None;
    };
    let words = beside.split_whitespace().count();
    let ends_sentence = beside.ends_with(['.', '!', '?', ';', ':']) && words > 3;
    let name_like = beside.chars().find(|letter| letter.is_alphabetic()).is_some_and(|letter| !letter.is_lowercase());
    (words > 0 && words <= 8 && !ends_sentence && name_like).then_some(Dated { iso: found.iso, beside: Some(beside) })
}

/// Whether the sign sets a name off from a date.
fn is_set_off(sign: Option<char>) -> bool {
    sign.is_some_and(|sign| "|,–—•·/-()[]".contains(sign))
}

/// Cuts labels and weekdays off the end, so that the sign before them is seen.
fn strip_labels(mut text: &str) -> &str {
    loop {
        let trimmed = text.trim_end();
        let start = trimmed.rfind(|letter: char| !letter.is_alphabetic()).map_or(0, |at| {
            at + trimmed.get(at..).and_then(|tail| tail.chars().next()).map_or(1, char::len_utf8)
        });
        let Some(word) = trimmed.get(start..) else { return trimmed };
        if word.is_empty() || !BESIDE.contains(&word.to_lowercase().as_str()) {
            return trimmed;
        }
        text = trimmed.get(..start).unwrap_or("");
        if text.trim_end().ends_with(',') && text.trim_end().len() > 1 {
            return text.trim_end();
        }
    }
}

/// Cuts a time of day and its zone off the front.
fn skip_time(text: &str) -> &str {
    let at = text.char_indices().find(|(_, letter)| !(letter.is_ascii_digit() || ":. ".contains(*letter)));
    let rest = at.map_or("", |(at, _)| text.get(at..).unwrap_or(""));
    let end = rest.char_indices().find(|(_, letter)| !letter.is_alphabetic()).map_or(rest.len(), |(at, _)| at);
    match rest.get(..end) {
        Some(word) if BESIDE.contains(&word.to_lowercase().as_str()) => rest.get(end..).unwrap_or("").trim_start(),
        _ => rest,
    }
}

/// Whether the text begins with the word that opens a byline.
fn opens_byline(text: &str) -> bool {
    let lower = text.to_lowercase();
    BY.iter().any(|by| lower.starts_with(by))
}

/// The name without the word that opens a byline.
fn strip_by(text: &str) -> String {
    let lower = text.to_lowercase();
    let cut = BY.iter().find(|by| lower.starts_with(**by)).map_or(0, |by| by.len());
    text.get(cut..).unwrap_or(text).trim().to_owned()
}

/// What is left of the text beside a date once weekdays, times, labels and signs are taken away.
fn rest(text: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    for word in text.split_whitespace() {
        let bare = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        let lower = bare.to_lowercase();
        let time = bare.chars().all(|letter| letter.is_ascii_digit() || ":.hH+".contains(letter));
        let clock = bare.bytes().next().is_some_and(|byte| byte.is_ascii_digit())
            && bare.len() <= 13
            && bare.chars().all(|letter| letter.is_ascii_digit() || ":.+-TZaApPmMhH".contains(letter));
        let weekday = lower.split('-').all(|part| BESIDE.contains(&part));
        let zoned = bare.strip_prefix('T').is_some_and(|rest| rest.starts_with(|first: char| first.is_ascii_digit()));
        let page = word.len() <= 4 && matches!(lower.as_str(), "p" | "pp" | "pg" | "s");
        if bare.is_empty() || time || clock || weekday || zoned || page {
            continue;
        }
        kept.push(word);
    }
    kept.join(" ").trim_matches(|letter: char| "|,–—•·/-()[]*_: ".contains(letter)).to_owned()
}

/// Finds the first date of a line.
fn find(line: &str) -> Option<Found> {
    let tokens = tokens(line);
    (0..tokens.len()).find_map(|at| {
        let (iso, used) = date_at(&tokens, at)?;
        let start = tokens.get(at)?.1.start;
        let end = tokens.get(at + used - 1)?.1.end;
        Some(Found { iso, span: start..end })
    })
}

/// Cuts a line into numbers, words and signs; white space only separates.
fn tokens(line: &str) -> Vec<(Token<'_>, Range<usize>)> {
    let mut found = Vec::new();
    let mut rest = line.char_indices().peekable();
    while let Some((start, letter)) = rest.next() {
        if letter.is_whitespace() {
            continue;
        }
        let class = |letter: char| if letter.is_ascii_digit() { 1 } else { u8::from(letter.is_alphabetic()) * 2 };
        let kind = class(letter);
        let mut end = start + letter.len_utf8();
        // Signs stand alone; the East Asian date signs do too, although they are letters.
        if kind != 0 && !"年月日".contains(letter) {
            while let Some(&(at, next)) = rest.peek() {
                if class(next) != kind || "年月日".contains(next) {
                    break;
                }
                end = at + next.len_utf8();
                rest.next();
            }
        }
        let Some(text) = line.get(start..end) else { continue };
        let token = match kind {
            1 => Token::Number(text.parse().unwrap_or(u32::MAX), text.len()),
            2 if !"年月日".contains(letter) => Token::Word(text),
            _ => Token::Sign(letter),
        };
        found.push((token, start..end));
    }
    found
}

/// The date that begins at a token, and how many tokens it takes.
fn date_at(tokens: &[(Token<'_>, Range<usize>)], at: usize) -> Option<(String, usize)> {
    let token = |ahead: usize| tokens.get(at + ahead).map(|(token, _)| *token);
    let touches = |ahead: usize| match (tokens.get(at + ahead), tokens.get(at + ahead + 1)) {
        (Some((_, left)), Some((_, right))) => left.end == right.start,
        _ => false,
    };
    if let Some((Token::Number(..) | Token::Word(_), before)) = at.checked_sub(1).and_then(|at| tokens.get(at)) {
        // A number that continues another is the middle of something else, as in 12.2019.07.01.
        if tokens.get(at).is_some_and(|(_, span)| span.start == before.end) {
            return None;
        }
    }
    match token(0)? {
        Token::Number(first, width) => {
            if width == 4 {
                if let Some(dated) = year_first(&token, first) {
                    return Some(dated);
                }
            }
            if width <= 2 {
                if let (Some(Token::Sign(left)), Some(Token::Number(second, 1..=2)), Some(Token::Sign(right))) =
                    (token(1), token(2), token(3))
                {
                    if left == right && "/.-".contains(left) && touches(0) {
                        if let Some(Token::Number(year, digits @ (2 | 4))) = token(4) {
                            let year = if digits == 2 { if year < 70 { 2000 + year } else { 1900 + year } } else { year };
                            let (day, month) = if second > 12 { (second, first) } else { (first, second) };
                            return Some((day_of(year, month, day)?, 5));
                        }
                    }
                }
                return day_first(&token, first);
            }
            None
        }
        Token::Word(word) => {
            let month = month(word)?;
            let mut ahead = 1;
            if token(ahead) == Some(Token::Sign('.')) {
                ahead += 1;
            }
            if let Some(Token::Number(day, 1..=2)) = token(ahead) {
                if token(ahead + 1) != Some(Token::Sign(':')) {
                    ahead += 1;
                    ahead += ordinal(token(ahead));
                    let mut back = ahead;
                    // "Jun 14 17:35:51 2006": the clock stands between day and year.
                    if let (Some(Token::Number(..)), Some(Token::Sign(':'))) = (token(ahead), token(ahead + 1)) {
                        while matches!(token(back), Some(Token::Number(_, 1..=2) | Token::Sign(':'))) {
                            back += 1;
                        }
                        if let Some(Token::Word("UTC" | "GMT" | "EST" | "EDT" | "CET" | "CEST" | "PST" | "PDT" | "BST")) = token(back) {
                            back += 1;
                        }
                    } else if matches!(token(back), Some(Token::Sign(',' | '-' | '.'))) {
                        back += 1;
                    }
                    if let Some(Token::Number(year, 4)) = token(back) {
                        return Some((day_of(year, month, day)?, back + 1));
                    }
                    return None;
                }
            }
            if matches!(token(ahead), Some(Token::Sign(','))) {
                ahead += 1;
            }
            if matches!(token(ahead), Some(Token::Word("de" | "del"))) {
                ahead += 1;
            }
            match token(ahead) {
                Some(Token::Number(year, 4)) => Some((month_of(year, month)?, ahead + 1)),
                _ => None,
            }
        }
        Token::Sign(_) => None,
    }
}

/// `2006-06-14`, `2006/06`, `2006. június 14.`, `2006 Jun 14` and the East Asian order.
fn year_first<'t>(token: &impl Fn(usize) -> Option<Token<'t>>, year: u32) -> Option<(String, usize)> {
    let mut ahead = 1;
    if let Some(Token::Sign('-' | '/' | '.' | '年' | ',')) = token(1) {
        ahead = 2;
    }
    match token(ahead)? {
        Token::Number(month, 1..=2) if ahead == 2 => {
            if let (Some(Token::Sign('-' | '/' | '.' | '月')), Some(Token::Number(day, 1..=2))) = (token(3), token(4)) {
                let end = if token(5) == Some(Token::Sign('日')) { 6 } else { 5 };
                return Some((day_of(year, month, day)?, end));
            }
            let end = if token(3) == Some(Token::Sign('月')) { 4 } else { 3 };
            Some((month_of(year, month)?, end))
        }
        Token::Word(word) => {
            let month = month(word)?;
            let mut next = ahead + 1;
            if let Some(Token::Sign('-' | '.')) = token(next) {
                next += 1;
            }
            let Some(Token::Number(day, 1..=2)) = token(next) else { return None };
            Some((day_of(year, month, day)?, next + 1))
        }
        _ => None,
    }
}

/// `14 June 2006`, `14. Juni 2006`, `14th of June, 2006`, `14 de junio de 2006`, `14-Jun-2006`.
fn day_first<'t>(token: &impl Fn(usize) -> Option<Token<'t>>, day: u32) -> Option<(String, usize)> {
    let mut ahead = 1;
    ahead += ordinal(token(ahead));
    if let Some(Token::Sign('.' | '-' | '/' | 'º' | '°')) = token(ahead) {
        ahead += 1;
    }
    if let Some(Token::Word("of" | "de" | "di")) = token(ahead) {
        ahead += 1;
    }
    let Some(Token::Word(word)) = token(ahead) else { return None };
    let month = month(word)?;
    ahead += 1;
    while let Some(Token::Sign('.' | ',' | '-' | '/') | Token::Word("de" | "del" | "of")) = token(ahead) {
        ahead += 1;
    }
    let Some(Token::Number(year, width)) = token(ahead) else { return None };
    match width {
        4 => Some((day_of(year, month, day)?, ahead + 1)),
        _ => None,
    }
}

/// 1 where the token is the ending of an ordinal number.
fn ordinal(token: Option<Token<'_>>) -> usize {
    usize::from(matches!(token, Some(Token::Word("st" | "nd" | "rd" | "th" | "er" | "ST" | "ND" | "RD" | "TH"))))
}

/// The number of a month from its name or abbreviation in any of the languages.
fn month(word: &str) -> Option<u32> {
    let lower = word.to_lowercase();
    MONTHS.iter().find(|(name, _)| *name == lower).map(|(_, number)| u32::from(*number))
}

/// A checked `YYYY-MM-DD`.
fn day_of(year: u32, month: u32, day: u32) -> Option<String> {
    let year = i16::try_from(year).ok().filter(|year| YEARS.contains(year))?;
    let date = jiff::civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    Some(date.to_string())
}

/// A checked `YYYY-MM`.
fn month_of(year: u32, month: u32) -> Option<String> {
    day_of(year, month, 1).and_then(|date| date.get(..7).map(str::to_owned))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_spellings_of_columns() {
        for (value, expected) in [
            ("2006-06-14", "2006-06-14"),
            ("2006-06-14T17:35:51.12+00:00", "2006-06-14"),
            ("20060614", "2006-06-14"),
            ("Wed, 14 Jun 2006 17:35:51 +0000", "2006-06-14"),
            ("Wed Jun 14 17:35:51 2006", "2006-06-14"),
            ("Wed Jun 14 17:35:51 UTC 2006", "2006-06-14"),
            ("14/06/2006 12:53", "2006-06-14"),
            ("06/14/2006", "2006-06-14"),
            ("June 14th, 2006", "2006-06-14"),
            ("14. Juni 2006", "2006-06-14"),
            ("le 14 juin 2006", "2006-06-14"),
            ("14 de junio de 2006", "2006-06-14"),
            ("2006年6月14日", "2006-06-14"),
            ("14-Jun-2006", "2006-06-14"),
            ("June 2006", "2006-06"),
            ("2006-06", "2006-06"),
            ("2006", "2006"),
            ("14 июня 2006 г.", "2006-06-14"),
        ] {
            assert_eq!(parse(value).as_deref(), Some(expected), "{value}");
        }
    }

    #[test]
    fn dates_that_do_not_exist_are_none() {
        for value in ["2006-02-31", "31/02/2006", "2006-13-01", "", "soon", "9999", "12", "page 4 of 2006x", "May"] {
            assert_eq!(parse(value), None, "{value}");
        }
    }

    #[test]
    fn a_date_line_is_almost_nothing_but_a_date() {
        for line in [
            "Published: 26/03/2005 18:14",
            "WEDNESDAY, JULY 23, 2025",
            "Saturday, 19 December 2015 04:03 GMT",
            "Last updated on May 3, 2011 at 2:05 pm EST",
            "*17 June 2008*",
            "Segunda-feira, 3 de maio de 2011",
        ] {
            assert!(date_line(line).is_some(), "{line}");
        }
        for line in ["On 17 June 2008 the lake froze.", "The treaty of 3 May 1815", "Ann Lee | May 5, 2011", "2011"] {
            assert_eq!(date_line(line), None, "{line}");
        }
    }

    #[test]
    fn a_name_may_stand_beside_the_date() {
        let dated = dated_line("By Ann Lee | May 5, 2011").unwrap();
        assert_eq!((dated.iso.as_str(), dated.beside.as_deref()), ("2011-05-05", Some("Ann Lee")));
        assert_eq!(dated_line("5 May 2011 - Ann Lee").unwrap().beside.as_deref(), Some("Ann Lee"));
        assert_eq!(dated_line("The Harbour Post, 5 May 2011").unwrap().beside.as_deref(), Some("The Harbour Post"));
        assert!(dated_line("The bridge was closed on 5 May 2011").is_none());
    }
}

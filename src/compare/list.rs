//! Frequency lists: terms with their counts, published or made elsewhere, as one side of a comparison.
//!
//! A list is told from a table of articles by its header, never by its name: it has the columns `term` and `count` and none
//! that holds texts. A count that could be read in two ways (`1.000`, `1,234`) is refused, since a list that is wrong by a
//! thousand in some rows still gives a table that looks right. Terms are read as they stand; where they are
//! put beside articles, others fold and stem them. Nothing is known of articles.

#[cfg(test)]
mod tests;

use std::borrow::Cow;

use csv::{ReaderBuilder, StringRecord};
use rustc_hash::FxHashMap;

use crate::error::{Error, Notice, NoticeKind};
use crate::number;

/// The columns a list has; others that tools write stand in for them, in this order.
const TERM: &str = "term";
const COUNT: &str = "count";
const TERMS: [&str; 9] = [
    "form", "word", "token", "item", "feature", "type", "lemma", "term", "stem",
];
const COUNTS: [&str; 6] = ["count", "cf", "freq", "frequency", "n", "occurrences"];
/// A row of a list is no longer than this: a table of texts may well have columns of such names.
const ROW: usize = 300;
/// Columns that hold texts, so that a table which has one is one of articles.
const TEXTS: [&str; 11] = [
    "text",
    "body",
    "content",
    "article",
    "article_text",
    "article_body",
    "articlebody",
    "fulltext",
    "full_text",
    "maintext",
    "main_text",
];
/// Letters of a field that a message shows.
const SHOWN: usize = 40;
/// The largest whole number up to which a float is exact.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// Terms with their counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrequencyList {
    /// What the list is called.
    pub name: String,
    /// Each term once, in the order of the file, with its count; a term of several rows has their sum.
    pub terms: Vec<(String, u64)>,
    /// Tokens of the corpus the list is of: the sum of the counts, or what [`FrequencyList::with_total`] was told.
    pub total: u64,
    /// The sum of the counts.
    pub counted: u64,
    /// What was assumed.
    pub notices: Vec<Notice>,
}

impl FrequencyList {
    /// The list with the size of its corpus, where it does not have every term of it; `flag` is what the user calls it.
    ///
    /// # Errors
    /// [`Error::Usage`] where the counts of the list are more than that.
    pub fn with_total(self, total: u64, flag: &str) -> Result<Self, Error> {
        if total < self.counted {
            return Err(Error::Usage(format!(
                "{flag} is {}, and the counts of {} alone sum to {}: a corpus is not smaller than what is counted in it",
                number::count(total),
                self.name,
                number::count(self.counted)
            )));
        }
        Ok(Self { total, ..self })
    }
}

/// Whether a file that begins like this is a frequency list: a table with a header that has `term` and `count`, in any case, or
/// what other tools call them (such as `word` and `freq`, `form` and `cf`), and no column of texts.
#[must_use]
pub fn sniff(head: &[u8]) -> bool {
    separator(head).is_some()
}

/// Reads a list; `name` is what messages call it.
///
/// # Errors
/// [`Error::Input`], with the line, where the file is not UTF-8 or no list, a term is empty, a count is no whole number, or
/// there is nothing to count.
pub fn parse(name: &str, bytes: &[u8]) -> Result<FrequencyList, Error> {
    let unusable = |why: &str| Error::Input(format!("{name}: {why}"));
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let line = 1 + bytes
            .iter()
            .take(error.valid_up_to())
            .filter(|&&byte| byte == b'\n')
            .count();
        unusable(&format!(
            "line {line} is not UTF-8: save the list as UTF-8 (in a spreadsheet, as CSV UTF-8)"
        ))
    })?;
    let separator = separator(bytes).ok_or_else(|| {
        unusable("not a frequency list: its first line must name a column term and a column count, and none of texts")
    })?;
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = reader(text.as_bytes(), separator);
    let mut record = StringRecord::new();
    let broken = |error: csv::Error| unusable(&format!("cannot be read as a table ({error})"));
    reader.read_record(&mut record).map_err(broken)?;
    let names: Vec<String> = record.iter().map(|field| column(field, separator)).collect();
    let (term, count) = columns(&names).unwrap_or((TERM, COUNT));
    let term_at = only(&names, term).map_err(|why| unusable(&why))?;
    let count_at = only(&names, count).map_err(|why| unusable(&why))?;
    let mut list = Sums::default();
    while reader.read_record(&mut record).map_err(broken)? {
        let line = line(&record, text);
        if record.iter().all(|field| field.trim().is_empty()) {
            continue;
        }
        let at = |why: String| unusable(&format!("line {line}: {why}"));
        let field = |at: usize| record.get(at).map(|field| plain(field, separator));
        let term = field(term_at).unwrap_or_default();
        if term.contains(['\n', '\r']) {
            return Err(at("a quotation mark opens in the term and does not close in its line: write it twice, inside quotation \
                           marks"
                .to_owned()));
        }
        if term.is_empty() {
            return Err(at("the term is empty: name it or take the line out".to_owned()));
        }
        if record
            .iter()
            .skip(names.len())
            .any(|field| !field.trim().is_empty())
        {
            return Err(at(format!(
                "{} fields for {} columns: put terms with a separator in them between quotation marks, and write counts as \
                 digits alone",
                record.len(),
                names.len()
            )));
        }
        let Some(written) = field(count_at) else {
            return Err(at(format!("{} has no count", shown(&term))));
        };
        let count = whole(&written).map_err(|why| at(format!("the count of {} is {why}", shown(&term))))?;
        list.add(&term, count, line)
            .ok_or_else(|| at("the counts sum to more than fits 64 bits".to_owned()))?;
    }
    if list.terms.is_empty() {
        return Err(unusable(
            "a frequency list without a row: there is nothing to compare with",
        ));
    }
    if list.sum == 0 {
        return Err(unusable("every count is 0: there is nothing to compare with"));
    }
    Ok(FrequencyList {
        notices: list.notice(name).into_iter().collect(),
        name: name.to_owned(),
        terms: list.terms,
        total: list.sum,
        counted: list.sum,
    })
}

/// Terms added up.
#[derive(Default)]
struct Sums {
    terms: Vec<(String, u64)>,
    known: FxHashMap<String, usize>,
    sum: u64,
    /// Rows of a term that had one before, and the first of them with its line.
    again: u64,
    first: Option<(String, u64)>,
}

impl Sums {
    /// Adds a row; `None` where the sum grows too large.
    fn add(&mut self, term: &str, count: u64, line: u64) -> Option<()> {
        self.sum = self.sum.checked_add(count)?;
        if let Some(own) = self.known.get(term).and_then(|&at| self.terms.get_mut(at)) {
            // No more than the sum of all.
            own.1 = own.1.saturating_add(count);
            self.again += 1;
            self.first.get_or_insert_with(|| (term.to_owned(), line));
        } else {
            self.known.insert(term.to_owned(), self.terms.len());
            self.terms.push((term.to_owned(), count));
        }
        Some(())
    }

    fn notice(&self, name: &str) -> Option<Notice> {
        let (term, line) = self.first.as_ref()?;
        let rows = match self.again {
            1 => "1 row has".to_owned(),
            rows => format!("{} rows have", number::count(rows)),
        };
        let message = format!(
            "{rows} a term that an earlier row has, first {} in line {line}; the counts are added up",
            shown(term)
        );
        Some(Notice::new(NoticeKind::BadRecord, name, message))
    }
}

/// The line a record begins in, from 1; blank lines before it count as part of it in its position.
fn line(record: &StringRecord, text: &str) -> u64 {
    let Some(position) = record.position() else {
        return 0;
    };
    let start = usize::try_from(position.byte()).unwrap_or(usize::MAX);
    let blank = text.as_bytes().get(start..).unwrap_or_default().iter();
    let blank = blank.take_while(|&byte| b"\r\n".contains(byte));
    position.line() + blank.filter(|&&byte| byte == b'\n').count() as u64
}

fn reader(bytes: &[u8], separator: u8) -> csv::Reader<&[u8]> {
    ReaderBuilder::new()
        .delimiter(separator)
        // Lists with tabs are mostly written without quoting, and a quotation mark may be a term.
        .quoting(separator != b'\t')
        .has_headers(false)
        .flexible(true)
        .from_reader(bytes)
}

/// What separates the columns, where the first line is the header of a list.
fn separator(head: &[u8]) -> Option<u8> {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    let start = head.iter().position(|byte| !b"\r\n".contains(byte))?;
    let mut lines = head
        .get(start..)?
        .split(|byte| b"\r\n".contains(byte))
        .filter(|line| !line.is_empty());
    let line = String::from_utf8_lossy(lines.next()?);
    let row = lines.next().map(String::from_utf8_lossy);
    let fields = |line: &str, separator: u8| {
        let mut fields = StringRecord::new();
        let read = reader(line.as_bytes(), separator).read_record(&mut fields);
        matches!(read, Ok(true)).then_some(fields)
    };
    [b'\t', b';', b','].into_iter().find(|&separator| {
        let Some(header) = fields(&line, separator) else {
            return false;
        };
        let names: Vec<String> = header.iter().map(|field| column(field, separator)).collect();
        if TEXTS.iter().any(|text| names.iter().any(|own| own == text)) {
            return false;
        }
        match columns(&names) {
            None => false,
            Some((TERM, COUNT)) => true,
            // Names that a table of articles may have as well: its first row decides.
            Some((_, count)) => row.as_ref().is_some_and(|row| {
                let at = names.iter().position(|own| own == count);
                let fields = fields(row, separator);
                let count = at.and_then(|at| {
                    fields
                        .as_ref()?
                        .get(at)
                        .map(|count| plain(count, separator).into_owned())
                });
                row.len() <= ROW && count.is_some_and(|count| whole(&count).is_ok())
            }),
        }
    })
}

/// The columns of terms and of counts among these.
fn columns(names: &[String]) -> Option<(&'static str, &'static str)> {
    let has = |name: &&str| names.iter().any(|own| own == name);
    if has(&TERM) && has(&COUNT) {
        return Some((TERM, COUNT));
    }
    Some((TERMS.into_iter().find(has)?, COUNTS.into_iter().find(has)?))
}

/// The name of a column as it is looked for.
fn column(field: &str, separator: u8) -> String {
    plain(field, separator).to_lowercase()
}

/// The place of the only column of this name.
fn only(columns: &[String], name: &str) -> Result<usize, String> {
    let mut places = (0..).zip(columns).filter(|(_, own)| *own == name);
    match (places.next(), places.next()) {
        (Some((place, _)), None) => Ok(place),
        _ => Err(format!("two columns are called {name}: keep one")),
    }
}

/// A field without white space around it, and, where the reader does not see to it, without the quotation marks around it.
fn plain(field: &str, separator: u8) -> Cow<'_, str> {
    let field = field.trim();
    let quoted = (separator == b'\t' && field.len() > 2)
        .then(|| field.strip_prefix('"')?.strip_suffix('"'))
        .flatten();
    match quoted {
        Some(inner) if inner.contains('"') => Cow::Owned(inner.replace("\"\"", "\"")),
        Some(inner) => Cow::Borrowed(inner),
        None => Cow::Borrowed(field),
    }
}

/// A count as it is written, else what it is instead.
fn whole(written: &str) -> Result<u64, String> {
    if written.is_empty() {
        return Err("empty: write 0 or take the line out".to_owned());
    }
    let too_large = || format!("{}, which is too large to be a count", shown(written));
    if written.bytes().all(|byte| byte.is_ascii_digit()) {
        return written.parse().map_err(|_| too_large());
    }
    let no_number = || {
        format!(
            "{}, which is no whole number: write digits alone, without signs between thousands",
            shown(written)
        )
    };
    // R and spreadsheets write 100000 as 1e+05, and others every number with a decimal point.
    if !written
        .bytes()
        .all(|byte| byte.is_ascii_digit() || b".eE+-".contains(&byte))
    {
        return Err(no_number());
    }
    let value: f64 = written.parse().map_err(|_| no_number())?;
    let thousands = written
        .split_once('.')
        .is_some_and(|(_, decimals)| decimals == "000");
    if thousands {
        return Err(format!(
            "{}, which may be a thousand times as much as it looks: write digits alone",
            shown(written)
        ));
    }
    if value < 0.0 {
        return Err(format!("{}, which is less than none", shown(written)));
    }
    if value > EXACT {
        return Err(too_large());
    }
    if value.fract() != 0.0 {
        return Err(no_number());
    }
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a whole number from 0 to 2⁵³"
    )]
    let count = value as u64;
    Ok(count)
}

/// A field in a message: short, and harmless to a terminal.
fn shown(field: &str) -> String {
    let mut letters = field
        .chars()
        .map(|letter| if letter.is_control() { ' ' } else { letter });
    let mut short: String = letters.by_ref().take(SHOWN).collect();
    if letters.next().is_some() {
        short.push('…');
    }
    short
}

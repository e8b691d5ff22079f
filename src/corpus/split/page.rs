//! A text as its non-empty lines, each with what its looks say about it.
//!
//! Every rule asks the same questions of a line (is it a date, a key with its value, a run of signs, could it
//! be a headline?), so they are answered once, here, in one pass. A line is judged by its own shape only;
//! what recurs in the file is the rules' business.

use super::pair::{self, Pair};
use crate::corpus::date::{self, Dated};

/// The longest line, in bytes, that can be anything but running text.
const LONGEST_HEAD_LINE: usize = 240;

/// What a line is by its own shape.
#[derive(Debug, Clone)]
pub(crate) enum Kind<'t> {
    /// Signs only: a rule, a row of stars.
    Signs,
    /// A line that is one HTML or SGML tag, or a tag around a short text: name, whether it closes, text inside.
    Tag { name: &'t str, closing: bool, inner: &'t str },
    /// The line that opens a mail in an mbox file.
    Mail,
    /// A bare web address.
    Address,
    /// A key and its value.
    Pair(Pair<'t>),
    /// A date, perhaps with a name beside it.
    Date(Dated),
    /// "By" and a name.
    Byline(&'t str),
    /// A short text between or after signs, as in `# Text` or `== Text ==`.
    Marked { open: &'t str, close: &'t str, inner: &'t str },
    /// Anything else.
    Text,
}

/// One non-empty line.
#[derive(Debug, Clone)]
pub(crate) struct Line<'t> {
    /// The line without the white space around it.
    pub(crate) text: &'t str,
    /// Where `text` begins in the file, in bytes.
    pub(crate) start: usize,
    /// Where `text` ends in the file, in bytes.
    pub(crate) end: usize,
    /// Empty lines before it; the first line counts as having many.
    pub(crate) gap: usize,
    /// Columns of white space before it (a tab counts four).
    pub(crate) indent: usize,
    /// Whether a form feed stands before it.
    pub(crate) feed: bool,
    /// Words, with scripts that write none counted by letters.
    pub(crate) words: usize,
    /// What it is by its shape.
    pub(crate) kind: Kind<'t>,
}

/// A text cut into its non-empty lines.
#[derive(Debug)]
pub(crate) struct Page<'t> {
    /// The whole file.
    pub(crate) text: &'t str,
    /// Its non-empty lines in order.
    pub(crate) lines: Vec<Line<'t>>,
    /// Words and lines of running text before each line, so that a piece is weighed without reading it.
    before: Vec<(usize, usize)>,
}

impl<'t> Page<'t> {
    /// Cuts a text into lines at LF, CRLF or CR.
    pub(crate) fn new(text: &'t str) -> Self {
        let mut lines = Vec::new();
        let mut gap = usize::MAX / 2;
        let mut feed = false;
        let mut at = 0;
        for raw in text.split_inclusive(['\n', '\r']) {
            let start = at;
            at += raw.len();
            let is_blank_of_crlf = raw == "\n" && start > 0 && text.as_bytes().get(start - 1) == Some(&b'\r');
            let blank = |letter: char| letter.is_whitespace() || letter == '\u{feff}';
            let trimmed = raw.trim_matches(blank);
            if trimmed.is_empty() {
                feed |= raw.contains('\u{c}');
                gap += usize::from(!is_blank_of_crlf);
                continue;
            }
            let lead = raw.len() - raw.trim_start_matches(blank).len();
            let before = raw.get(..lead).unwrap_or("");
            feed |= before.contains('\u{c}');
            let indent = before.chars().map(|letter| if letter == '\t' { 4 } else { usize::from(letter == ' ') }).sum();
            lines.push(Line {
                text: trimmed,
                start: start + lead,
                end: start + lead + trimmed.len(),
                gap,
                indent,
                feed,
                words: count_words(trimmed),
                kind: kind_of(trimmed),
            });
            gap = 0;
            feed = false;
        }
        let mut page = Self { text, lines, before: Vec::new() };
        let mut sums = (0, 0);
        let mut before = vec![sums];
        for (index, line) in page.lines.iter().enumerate() {
            sums = (sums.0 + line.words, sums.1 + usize::from(page.is_prose(index)));
            before.push(sums);
        }
        page.before = before;
        page
    }

    /// The line's text without decoration: what a headline would read.
    pub(crate) fn plain(&self, index: usize) -> &'t str {
        match self.lines.get(index) {
            Some(Line { kind: Kind::Marked { inner, .. } | Kind::Tag { inner, .. }, .. }) => inner,
            Some(line) => line.text,
            None => "",
        }
    }

    /// Whether the line could be a headline: short, stands at the start of a block, does not end as a sentence
    /// does, and is no date, address or known key.
    pub(crate) fn is_title_like(&self, index: usize) -> bool {
        let Some(line) = self.lines.get(index) else { return false };
        match &line.kind {
            Kind::Text => reads_as_title(line.text),
            Kind::Pair(pair) => pair.role.is_none() && !pair.value.is_empty() && reads_as_title(line.text),
            Kind::Marked { inner, .. } => reads_as_title(inner),
            _ => false,
        }
    }

    /// Whether the line says something about an article instead of being part of it.
    pub(crate) fn is_heading_matter(&self, index: usize) -> bool {
        self.lines.get(index).is_some_and(|line| match &line.kind {
            Kind::Pair(pair) => pair.role.is_some(),
            Kind::Tag { .. } | Kind::Mail | Kind::Address | Kind::Date(_) | Kind::Byline(_) | Kind::Signs => true,
            Kind::Marked { .. } | Kind::Text => false,
        })
    }

    /// Whether a block ends with the line: an empty line, the end of the file or head matter follows.
    pub(crate) fn ends_block(&self, index: usize) -> bool {
        self.lines.get(index + 1).is_none_or(|next| next.gap > 0) || self.is_heading_matter(index + 1)
    }

    /// Whether the line reads as running text: long, or a sentence with its full stop.
    pub(crate) fn is_prose(&self, index: usize) -> bool {
        self.lines.get(index).is_some_and(|line| {
            matches!(line.kind, Kind::Text | Kind::Pair(Pair { role: None, .. }))
                && (line.words > 25 || (line.words >= 5 && ends_sentence(line.text) && !(line.words <= 14 && reads_as_title(line.text))) || !self.ends_block(index))
        })
    }

    /// Words of lines `from..to`.
    pub(crate) fn words(&self, from: usize, to: usize) -> usize {
        self.sum(to).0.saturating_sub(self.sum(from).0)
    }

    /// Lines of running text among lines `from..to`.
    pub(crate) fn prose(&self, from: usize, to: usize) -> usize {
        self.sum(to).1.saturating_sub(self.sum(from).1)
    }

    fn sum(&self, at: usize) -> (usize, usize) {
        self.before.get(at).or(self.before.last()).copied().unwrap_or((0, 0))
    }
}

/// Words of a line; every second letter counts as one in scripts without spaces.
pub(crate) fn count_words(text: &str) -> usize {
    let spaced = text.split_whitespace().count();
    let dense = text.chars().filter(|letter| is_dense(*letter)).count();
    spaced + dense / 2
}

/// Han, kana, Thai and their like: no spaces between words.
fn is_dense(letter: char) -> bool {
    matches!(u32::from(letter), 0x0E00..=0x0EFF | 0x3040..=0x30FF | 0x3400..=0x9FFF | 0x20000..=0x3FFFF)
}

/// Whether a text ends as a sentence does; abbreviations such as "U.S." do not end one.
pub(crate) fn ends_sentence(text: &str) -> bool {
    let bare = text.trim_end_matches(|letter: char| "\"'”’»)]*_".contains(letter) || letter.is_whitespace());
    if bare.ends_with(['!', '?', '。', '！', '？', '…', '।', '؟', '۔']) {
        return true;
    }
    if !bare.ends_with('.') {
        return false;
    }
    let last = bare.split_whitespace().next_back().unwrap_or("").trim_end_matches('.');
    let company = matches!(last.to_lowercase().as_str(), "inc" | "corp" | "co" | "ltd" | "plc" | "jr" | "sr" | "bros" | "etc");
    !(last.contains('.') || (company && count_words(text) <= 14))
}

/// Whether a text reads as a headline, whatever stands around it.
pub(crate) fn reads_as_title(text: &str) -> bool {
    let text = text.trim();
    if text.len() > LONGEST_HEAD_LINE || count_words(text) > 28 || !text.chars().any(char::is_alphabetic) {
        return false;
    }
    let starts_well = text.chars().next().is_some_and(|first| {
        !first.is_lowercase() && !",.;:)]}…-–—|/\\&".contains(first) || text.chars().nth(1).is_some_and(char::is_uppercase)
    });
    let asks = text.ends_with(['?', '!', '？', '！', '؟']) || text.ends_with("...") || text.ends_with('…');
    let quoted_sentence = text.ends_with(".\"") || text.ends_with(".”") || text.ends_with(",\"") || text.ends_with(",”");
    starts_well && (asks || !ends_sentence(text)) && !text.ends_with([',', ';', ':', '，', '；', '：']) && !quoted_sentence
}

/// What a line is by its own shape.
fn kind_of(text: &str) -> Kind<'_> {
    if !text.chars().any(char::is_alphanumeric) {
        return Kind::Signs;
    }
    if text.len() > LONGEST_HEAD_LINE * 4 {
        return Kind::Text;
    }
    if let Some(tag) = tag_of(text) {
        return tag;
    }
    if is_address(text) {
        return Kind::Address;
    }
    if is_mail_line(text) {
        return Kind::Mail;
    }
    if let Some(pair) = pair::parse(text) {
        // "Published: 3 May 2011" is a date first and a pair second, unless the key has a meaning of its own.
        if pair.role.is_none() {
            if let Some(dated) = date::dated_line(text) {
                return Kind::Date(dated);
            }
        }
        return Kind::Pair(pair);
    }
    if let Some(dated) = date::dated_line(text) {
        return Kind::Date(dated);
    }
    if let Some(name) = byline_of(text) {
        return Kind::Byline(name);
    }
    marked_of(text).unwrap_or(Kind::Text)
}

/// `<doc id="3">`, `</doc>` or `<title>Text</title>`.
fn tag_of(text: &str) -> Option<Kind<'_>> {
    let body = text.strip_prefix('<')?.strip_suffix('>')?;
    let (body, closing) = body.strip_prefix('/').map_or((body, false), |rest| (rest, true));
    let end = body.find(|letter: char| !letter.is_ascii_alphanumeric() && !"-_:".contains(letter)).unwrap_or(body.len());
    let name = body.get(..end).filter(|name| name.starts_with(|first: char| first.is_ascii_alphabetic()))?;
    match body.find('>') {
        _ if body.get(end..)?.contains("=\"") && !body.ends_with(&format!("</{name}")) => Some(Kind::Tag { name, closing, inner: "" }),
        None => {
            let attributes = body.get(end..)?;
            let plain = attributes.is_empty() || attributes.trim() == "/" || attributes.contains('=');
            (plain && !body.contains('<')).then_some(Kind::Tag { name, closing, inner: "" })
        }
        Some(open_end) => {
            let rest = body.get(open_end + 1..)?;
            let close = rest.rfind('<')?;
            let closes = rest.get(close + 1..)?.strip_prefix('/')?.trim();
            let inner = rest.get(..close)?.trim();
            (closes == name && !closing).then_some(Kind::Tag { name, closing: false, inner })
        }
    }
}

/// A web address and nothing else.
fn is_address(text: &str) -> bool {
    let bare = text.trim_matches(|letter| "<>[]()".contains(letter));
    let lower = bare.get(..8).unwrap_or(bare).to_ascii_lowercase();
    (lower.starts_with("http://") || lower.starts_with("https://") || lower.starts_with("www."))
        && !bare.contains(char::is_whitespace)
}

/// `From someone@somewhere Wed Jun 14 17:35:51 2006`.
fn is_mail_line(text: &str) -> bool {
    text.strip_prefix("From ").is_some_and(|rest| {
        let clock = rest.split_whitespace().any(|word| word.len() >= 5 && word.split(':').count() >= 2 && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b':'));
        clock && rest.split_whitespace().count() <= 9 && date::parse(rest).is_some()
    })
}

/// "By Ann Lee", "By Ann Lee and Tom Moor", "Von Ann Lee": the names, or `None`.
fn byline_of(text: &str) -> Option<&str> {
    let text = text.trim_matches(|letter: char| "*_ ".contains(letter));
    let (by, rest) = text.split_once(' ')?;
    let known = matches!(by.to_lowercase().as_str(), "by" | "von" | "par" | "por" | "door" | "av" | "af" | "autor" | "di");
    let names = rest.split_whitespace().count();
    let proper = rest
        .split_whitespace()
        .all(|word| word.chars().next().is_some_and(|first| !first.is_lowercase()) || matches!(word, "and" | "und" | "et" | "y" | "e" | "en" | "och" | "og" | "de" | "van" | "von" | "der" | "al" | "bin" | "in"));
    (known && proper && (1..=9).contains(&names) && !rest.ends_with(['.', '?', '!', ':', ';'])).then_some(rest)
}

/// A short text that signs set off: a heading mark before it or signs on both sides.
fn marked_of(text: &str) -> Option<Kind<'_>> {
    let sign = |letter: char| "#=*~+>|_-–—■□▪▫►▶◆◇●○★☆§¶•◦‣·<[{".contains(letter);
    let end = text.find(|letter: char| !sign(letter))?;
    let (open, rest) = text.split_at_checked(end)?;
    if open.is_empty() {
        return None;
    }
    let spaced = rest.starts_with(' ');
    let inner = rest.trim_start();
    let mirrored = |letter: char| match letter {
        '>' => open.contains(['<', '>']),
        '<' => open.contains('>'),
        ']' => open.contains('['),
        '}' => open.contains('{'),
        _ => open.contains(letter),
    };
    let cut = inner.trim_end_matches(mirrored);
    let close = inner.get(cut.len()..)?;
    // A sign that only ends the text, as in "… <TWA>", closes nothing.
    let closes = cut.ends_with(' ') || close.chars().count() == open.chars().count();
    let (close, cut) = if closes { (close, cut.trim_end()) } else { ("", inner) };
    let long = open.chars().count() > 1;
    let is_heading = open.chars().all(|letter| letter == '#') && spaced;
    let is_pair = !close.is_empty() && (long || matches!(open, "*" | "_" | "[" | "=") || !open.is_ascii());
    let is_opener = spaced && (open.chars().any(|letter| "■□▪▫►▶◆◇●○★☆§¶•◦‣".contains(letter)) || matches!(open, "*" | "+") || (long && open.chars().all(|letter| "=>*+~".contains(letter))));
    let is_angle = open.starts_with('<') && !open.starts_with("<<");
    let close = if is_heading || !is_pair { "" } else { close };
    let inner = if is_pair || is_heading { cut } else { inner };
    ((is_heading || is_pair || is_opener) && !is_angle && !inner.is_empty()).then_some(Kind::Marked { open, close, inner })
}

impl Page<'_> {
    /// Whether the line opens a paragraph that is broken over several lines of about one width.
    pub(crate) fn is_prose_of_many_lines(&self, index: usize) -> bool {
        let next_is_text = |at: usize| self.lines.get(at).is_some_and(|line| line.gap == 0 && matches!(line.kind, Kind::Text));
        next_is_text(index + 1) && next_is_text(index + 2)
    }

    /// Whether the next line, directly below, could open a paragraph: it does not go on with a small letter.
    pub(crate) fn next_opens(&self, index: usize) -> bool {
        self.lines.get(index + 1).is_some_and(|next| {
            next.gap == 0 && !next.text.chars().find(|letter| letter.is_alphanumeric()).is_some_and(char::is_lowercase) && matches!(next.kind, Kind::Text | Kind::Pair(_))
        })
    }

    /// Whether a date, byline or header line follows within three lines and no empty line comes before it.
    pub(crate) fn matter_below(&self, index: usize) -> bool {
        (index + 1..index + 4).take_while(|at| self.lines.get(*at).is_some_and(|line| line.gap == 0 && line.words <= 40)).any(|at| {
            self.lines.get(at).is_some_and(|line| matches!(line.kind, Kind::Date(_) | Kind::Byline(_) | Kind::Address))
        })
    }
}

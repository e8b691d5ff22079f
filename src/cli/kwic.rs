//! `gleaner kwic`: every place of a word, a phrase or an open pattern, each in its context.

use std::fmt::Write as _;
use std::io::{BufWriter, Write};
use std::process::ExitCode;

use super::arguments::{KwicArguments, KwicFormat};
use super::fields::{left, push_csv, push_json, right};
use super::screen::{self, Watch};
use crate::concordance::{self, Article, Found, Line, Options, Pattern};
use crate::corpus::{Corpus, Input};
use crate::count::Setup;
use crate::error::Error;
use crate::frames::part;
use crate::{normalize, number};

/// Bytes gathered before they are written.
const BUFFER: usize = 1 << 16;
/// Columns of a terminal on either side of where keywords begin.
const LEFT: usize = 44;
const RIGHT: usize = 56;
/// Columns of the headline.
const TITLE: usize = 40;

pub(super) fn run(arguments: &KwicArguments, watch: &Watch) -> anyhow::Result<ExitCode> {
    let pattern = Pattern::parse(&arguments.pattern, arguments.matching())?;
    let inputs = arguments.reading.inputs()?;
    check(&inputs)?;
    let corpus = Corpus::open(&inputs, arguments.reading.options())?;
    let setup = Setup::new(
        &normalize::Options::default(),
        arguments.segmenter(),
        arguments.language,
    );
    let options = Options {
        words: arguments.context.into(),
        order: arguments.sort.into(),
        top: arguments.top,
    };
    let mut output = BufWriter::with_capacity(BUFFER, std::io::stdout().lock());
    output.write_all(heading(arguments.format).as_bytes())?;
    let mut row = String::new();
    let found = concordance::search(&corpus, &setup, &pattern, options, watch, &mut |article, line| {
        row.clear();
        match arguments.format {
            KwicFormat::Table => people(article, line, &mut row),
            KwicFormat::Csv => csv(article, line, &mut row),
            KwicFormat::Jsonl => jsonl(article, line, &mut row),
        }
        output
            .write_all(row.as_bytes())
            .map_err(|error| Error::io("write to", "standard output", error))
    })?;
    output.flush()?;
    watch.done();
    if !watch.quiet() {
        screen::notices(&found.notices, "");
    }
    if found.articles == 0 {
        return Err(Error::Input("no article in the input".to_owned()).into());
    }
    if !watch.quiet() {
        // Nobody may be listening, which is no failure.
        let _ = writeln!(std::io::stderr().lock(), "{}", summary(&found, options.top));
    }
    Ok(ExitCode::SUCCESS)
}

/// Parts hold counts and no text.
fn check(inputs: &[Input]) -> Result<(), Error> {
    for input in inputs {
        if let Input::Path(path) = input
            && part::is_part(path)
        {
            return Err(Error::Usage(format!(
                "{} is a part, which holds counts and no text to show; name the articles it was counted from, as `gleaner \
                 report` is given them with --texts",
                path.display()
            )));
        }
    }
    Ok(())
}

fn summary(found: &Found, top: usize) -> String {
    let plural = |count: u64, one: &str, many: &str| {
        let noun = if count == 1 { one } else { many };
        format!("{} {noun}", number::count(count))
    };
    let shown = if top > 0 && found.matches > top as u64 {
        format!("; the first {} shown", number::count(top as u64))
    } else {
        String::new()
    };
    format!(
        "{} in {} of {}{shown}",
        plural(found.matches, "match", "matches"),
        number::count(found.matching),
        plural(found.articles.into(), "article", "articles")
    )
}

fn heading(format: KwicFormat) -> String {
    match format {
        KwicFormat::Table => {
            let mut line = String::new();
            right("doc", 7, &mut line);
            right("", LEFT + 2, &mut line);
            left("keyword", RIGHT + 2, &mut line);
            line.push_str("title\n");
            line
        }
        KwicFormat::Csv => "doc,title,source,start,end,sentence,left,keyword,right\n".to_owned(),
        KwicFormat::Jsonl => String::new(),
    }
}

fn csv(article: &Article<'_>, line: &Line, row: &mut String) {
    let _ = write!(row, "{},", article.doc);
    push_csv(article.title, row);
    row.push(',');
    push_csv(article.source, row);
    let _ = write!(row, ",{},{},{}", line.start, line.end, line.sentence);
    for text in [&line.left, &line.keyword, &line.right] {
        row.push(',');
        push_csv(text, row);
    }
    row.push('\n');
}

fn jsonl(article: &Article<'_>, line: &Line, row: &mut String) {
    let _ = write!(row, "{{\"doc\":{},\"title\":", article.doc);
    let _ = push_json(article.title, row);
    row.push_str(",\"source\":");
    let _ = push_json(article.source, row);
    let (start, end, sentence) = (line.start, line.end, line.sentence);
    let _ = write!(row, ",\"start\":{start},\"end\":{end},\"sentence\":{sentence}");
    for (name, text) in [
        ("left", &line.left),
        ("keyword", &line.keyword),
        ("right", &line.right),
    ] {
        let _ = write!(row, ",\"{name}\":");
        let _ = push_json(text, row);
    }
    row.push_str("}\n");
}

/// Keywords below each other: as much to either side as fits, and the headline.
fn people(article: &Article<'_>, line: &Line, row: &mut String) {
    right(&article.doc.to_string(), 7, row);
    row.push_str("  ");
    // Outside its words nothing may turn the direction of a line.
    let [before, keyword, after] = [&line.left, &line.keyword, &line.right].map(|text| shown(text));
    let before = end_of(&before, LEFT);
    row.extend(std::iter::repeat_n(' ', LEFT - width(before)));
    isolated(before, row);
    let keyword = start_of(&keyword, RIGHT);
    isolated(keyword, row);
    let after = start_of(&after, RIGHT - width(keyword));
    isolated(after, row);
    row.extend(std::iter::repeat_n(
        ' ',
        RIGHT + 2 - width(keyword) - width(after),
    ));
    isolated(start_of(&shown(article.title), TITLE), row);
    row.truncate(row.trim_end().len());
    row.push('\n');
}

/// Text that a terminal takes for nothing but text: no signs that it obeys, and none that turn its direction.
fn shown(text: &str) -> String {
    let kept = text.chars().filter(|&c| !matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'));
    kept.map(|c| match c {
        '\n' | '\t' | '\r' | '\u{2028}' | '\u{2029}' => ' ',
        c if c.is_control() => '\u{fffd}',
        c => c,
    })
    .collect()
}

/// Appends a text; one that is written from right to left is kept from turning what stands beside it.
fn isolated(text: &str, row: &mut String) {
    let turns = |c: char| matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}');
    if text.contains(turns) {
        row.push('\u{2068}');
        row.push_str(text);
        row.push('\u{2069}');
    } else {
        row.push_str(text);
    }
}

/// The end of a text, in whole words where it has any, in so many columns.
fn end_of(text: &str, columns: usize) -> &str {
    let mut free = columns;
    let fits = |&(_, c): &(usize, char)| {
        let left = free.checked_sub(columns_of(c));
        free = left.unwrap_or(0);
        left.is_some()
    };
    let Some((at, _)) = text.char_indices().rev().take_while(fits).last() else {
        return "";
    };
    let end = text.get(at..).unwrap_or_default();
    if at == 0 || text.get(..at).is_some_and(|rest| rest.ends_with(' ')) {
        return end;
    }
    // The blank before the keyword begins no word.
    match end.trim_end().find(' ').and_then(|blank| end.get(blank + 1..)) {
        Some(words) => words,
        None => end,
    }
}

/// The beginning of a text, likewise.
fn start_of(text: &str, columns: usize) -> &str {
    let mut free = columns;
    let cut = text.char_indices().find(|&(_, c)| {
        let left = free.checked_sub(columns_of(c));
        free = left.unwrap_or(0);
        left.is_none()
    });
    let Some((at, next)) = cut else { return text };
    let start = text.get(..at).unwrap_or_default();
    if next == ' ' {
        return start;
    }
    let blank = start
        .rfind(' ')
        .filter(|&blank| !start.get(..blank).is_none_or(|words| words.trim().is_empty()));
    blank.and_then(|blank| start.get(..blank)).unwrap_or(start)
}

fn width(text: &str) -> usize {
    text.chars().map(columns_of).sum()
}

/// Columns of a terminal that a character takes: marks on letters none, East Asian characters and pictures two.
fn columns_of(character: char) -> usize {
    match character {
        '\u{300}'..='\u{36F}'
        | '\u{591}'..='\u{5BD}'
        | '\u{610}'..='\u{61A}'
        | '\u{64B}'..='\u{65F}'
        | '\u{6D6}'..='\u{6DC}'
        | '\u{AD}'
        | '\u{1AB0}'..='\u{1AFF}'
        | '\u{1DC0}'..='\u{1DFF}'
        | '\u{200B}'..='\u{200D}'
        | '\u{2060}'
        | '\u{20D0}'..='\u{20FF}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FE20}'..='\u{FE2F}'
        | '\u{FEFF}' => 0,
        '\u{1100}'..='\u{115F}'
        | '\u{2E80}'..='\u{303E}'
        | '\u{3041}'..='\u{A4CF}'
        | '\u{A960}'..='\u{A97F}'
        | '\u{AC00}'..='\u{D7A3}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{FE30}'..='\u{FE6F}'
        | '\u{FF01}'..='\u{FF60}'
        | '\u{FFE0}'..='\u{FFE6}'
        | '\u{1F300}'..='\u{1F64F}'
        | '\u{1F900}'..='\u{1F9FF}'
        | '\u{20000}'..='\u{3FFFD}' => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn as_much_is_shown_as_fits_in_whole_words() {
        assert_eq!(end_of("one two three ", 10), "two three ");
        assert_eq!(end_of("one two three ", 9), "three ");
        assert_eq!(end_of("one two three ", 99), "one two three ");
        assert_eq!(end_of("one two", 3), "two");
        assert_eq!(end_of("abcdefgh", 3), "fgh");
        assert_eq!(end_of("東京の港に", 5), "港に");
        assert_eq!(start_of(" one two", 6), " one");
        assert_eq!(start_of(" one two", 4), " one");
        assert_eq!(start_of(" abcdefgh", 4), " abc");
        assert_eq!(start_of("東京", 3), "東");
    }

    #[test]
    fn the_summary_counts_in_words() {
        let found = |matches, matching, articles| Found {
            matches,
            matching,
            articles,
            ..Found::default()
        };
        assert_eq!(
            summary(&found(412, 97, 9603), 0),
            "412 matches in 97 of 9,603 articles"
        );
        assert_eq!(summary(&found(1, 1, 1), 5), "1 match in 1 of 1 article");
        assert_eq!(
            summary(&found(412, 97, 9603), 10),
            "412 matches in 97 of 9,603 articles; the first 10 shown"
        );
    }

    proptest! {
        #[test]
        fn any_line_is_one_row_with_its_keyword_in_place(left in "\\PC{0,90}", keyword in any::<String>(), right in "[a-c漢 \u{301}ש\u{202e}\n]{0,90}") {
            let line = Line { left, keyword, right, ..Line::default() };
            let article = Article { doc: 7, title: &line.right, source: "" };
            let mut row = String::new();
            people(&article, &line, &mut row);
            prop_assert_eq!(row.chars().filter(|c| c.is_control()).count(), 1);
            prop_assert!(row.ends_with('\n'));
            prop_assert!(width(&row) <= 9 + LEFT + RIGHT + 2 + TITLE + 9);
        }
    }
}

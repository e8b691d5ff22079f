//! Plain text: one file, one or several articles.

use super::Reader;
use crate::corpus::record::{Removals, SplitRecord};
use crate::corpus::split::{self, Split, SplitRule};
use crate::corpus::tally::{About, Tally};
use crate::corpus::{Document, Options, Reading};
use crate::error::{Notice, NoticeKind};

/// Plain text.
pub(super) struct Text;

impl Reader for Text {
    fn id(&self) -> &'static str {
        "text"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["txt", "text"]
    }

    fn read(&self, text: &str, source: &str, options: &Options) -> Reading {
        articles(text, source, options, &[])
    }
}

/// Splits running text; `inherited` are columns that hold for every article of the file.
pub(super) fn articles(
    text: &str,
    source: &str,
    options: &Options,
    inherited: &[(String, String)],
) -> Reading {
    let split = split::split(text, &options.split_rule);
    let mut reading = reading(&split, text, options, inherited);
    if let Some(remark) = &split.remark {
        if split.rule == BY_LAYOUT {
            let tally = Tally::new(About::ByLayout, split.articles.len());
            reading.tallies.push(tally);
        } else {
            let notice = Notice::new(NoticeKind::Split, source, remark.clone());
            reading.notices.push(notice);
        }
    }
    reading
}

/// The rule whose articles are always announced.
const BY_LAYOUT: &str = "layout";

/// Splits a piece of a large file by the rule that the file's head decided.
pub(super) fn piece(text: &str, rule: SplitRule, options: &Options) -> Reading {
    if rule == SplitRule::None
        && let Some(whole) = long_article(text, options)
    {
        return whole;
    }
    let stretches = match rule {
        SplitRule::Named(name) => stretches(text, name),
        _ => vec![(text, split::split(text, &rule))],
    };
    let are_cut = stretches.len() > 1;
    let mut all = Reading::default();
    let mut record: Option<SplitRecord> = None;
    for (text, split) in stretches {
        let mut reading = reading(&split, text, options, &[]);
        all.documents.append(&mut reading.documents);
        match (&mut record, reading.split) {
            (Some(record), Some(more)) => record.absorb(more),
            (record, more) => *record = more,
        }
        if split.rule == BY_LAYOUT {
            let tally = Tally::new(About::ByLayout, split.articles.len());
            all.tallies.push(tally);
        } else if let (SplitRule::Named(rule), "none") = (rule, split.rule)
            && (are_cut || text.len() > LONG || is_several(text, rule))
        {
            let longest = text.len();
            all.tallies.push(Tally::new(
                About::Unexplained {
                    rule: rule.into(),
                    longest,
                },
                1,
            ));
        }
    }
    all.split = record;
    all
}

/// A text that a rule leaves whole is announced from this many bytes on, whatever it looks like.
const LONG: usize = 64 << 10;

/// Splits a piece by a rule: as it is or, where one article in it breaks the rule, the stretches around that article.
///
/// A rule explains all of a text or nothing, so one article in a thousand would keep the others together with it. What
/// is not explained is halved at a border for as long as there is one. Most of the piece must come out explained: what
/// only here and there looks like articles is a long one with lists in it.
fn stretches<'t>(text: &'t str, rule: &'static str) -> Vec<(&'t str, Split)> {
    let named = SplitRule::Named(rule);
    let mut found = Vec::new();
    let mut waiting = vec![text];
    while let Some(stretch) = waiting.pop() {
        let split = split::split(stretch, &named);
        if split.rule == "none"
            && let Some((before, after)) = halves(stretch, named)
        {
            waiting.extend([after, before]);
        } else {
            found.push((stretch, split));
        }
    }
    let left: usize = found
        .iter()
        .filter(|(_, split)| split.rule == "none")
        .map(|(stretch, _)| stretch.len())
        .sum();
    if found.len() > 1 && left * 2 > text.len() {
        return vec![(text, split::split(text, &SplitRule::None))];
    }
    found
}

/// Windows in which a border is looked for, in bytes: most articles are short, and a small window is less likely to
/// hold the one that breaks the rule.
const WINDOWS: [usize; 2] = [LONG / 4, LONG];

/// Cuts a text at a border of a rule that stands about its middle.
fn halves(text: &str, rule: SplitRule) -> Option<(&str, &str)> {
    let eighth = text.len() / 8;
    let line = |at: usize| {
        let at = text.floor_char_boundary(at);
        text.get(at..)
            .and_then(|rest| rest.find('\n'))
            .map(|end| at + end + 1)
    };
    for (start, window) in [4, 3, 5, 2, 6]
        .into_iter()
        .flat_map(|place| WINDOWS.map(|window| (place * eighth, window)))
    {
        let Some(from) = line(start) else { continue };
        let to = line(from + window).unwrap_or(text.len());
        let border = text
            .get(from..to)
            .and_then(|lines| split::first_border(lines, rule));
        // Halves that are hardly shorter would be looked at too often.
        if let Some(at) = border
            .map(|border| from + border)
            .filter(|at| *at <= text.len() - eighth)
        {
            return text.split_at_checked(at);
        }
    }
    None
}

/// What is looked at of a single long article: no head is longer.
const HEAD: usize = 64 << 10;

/// A text that is one article: its head is read as that of any other, and what follows is text; `None` for one so short
/// that all of it is looked at.
fn long_article(text: &str, options: &Options) -> Option<Reading> {
    let head = text
        .get(..text.floor_char_boundary(HEAD))
        .filter(|head| head.len() * 4 < text.len())?;
    let head = head.get(..=head.rfind('\n')?)?;
    let split = split::split(head, &SplitRule::None);
    let [piece] = split.articles.as_slice() else {
        return None;
    };
    let mut document = document(piece, head, options, &[]);
    document
        .text
        .push_str(text.get(piece.end..).unwrap_or_default().trim_end());
    let mut record = record(&split, head);
    if !options.text_only {
        record.words = words(text);
    }
    let lost = split.unassigned.iter().filter(|span| span.end <= piece.end);
    record.words_unassigned = lost.filter_map(|span| head.get(span.clone())).map(words).sum();
    Some(Reading {
        documents: vec![document],
        split: Some(record),
        ..Reading::default()
    })
}

/// Whether a text that a rule left whole holds a border of that rule after all; a single article holds none.
fn is_several(text: &str, rule: &'static str) -> bool {
    let after_first = text.trim_start().find('\n').and_then(|at| text.get(at + 1..));
    after_first.is_some_and(|rest| split::first_border(rest, SplitRule::Named(rule)).is_some())
}

fn reading(split: &Split, text: &str, options: &Options, inherited: &[(String, String)]) -> Reading {
    let document = |piece| document(piece, text, options, inherited);
    Reading {
        documents: split.articles.iter().map(document).collect(),
        split: Some(record(split, text)),
        ..Reading::default()
    }
}

fn document(piece: &split::Piece, text: &str, options: &Options, inherited: &[(String, String)]) -> Document {
    let mut document = Document {
        body: body_offset(piece),
        text: piece.text(text),
        ..Document::default()
    };
    if !options.text_only {
        document.title.clone_from(&piece.title);
        document.date.clone_from(&piece.date);
        document.meta.clone_from(&piece.meta);
        let more = inherited
            .iter()
            .filter(|(name, _)| !piece.meta.iter().any(|(own, _)| own == name));
        document.meta.extend(more.cloned());
    }
    document
}

/// Where the body begins in [`split::Piece::text`]: after each caption's line and the empty line that follows them.
fn body_offset(piece: &split::Piece) -> usize {
    let captions: usize = piece.captions.iter().map(|caption| caption.len() + 1).sum();
    captions + usize::from(!piece.captions.is_empty())
}

fn record(split: &Split, text: &str) -> SplitRecord {
    let mut removed = Removals::default();
    for cut in split.articles.iter().flat_map(|piece| &piece.removed) {
        removed.add(text.get(cut.start..cut.end).unwrap_or("").trim(), cut.reason);
    }
    let lost = split.unassigned.iter().filter_map(|span| text.get(span.clone()));
    SplitRecord {
        rule: split.rule.into(),
        articles: split.articles.len(),
        words: words(text),
        words_unassigned: lost.map(words).sum(),
        removed,
    }
}

/// Stretches between white space; ASCII, the usual text, is counted byte by byte.
fn words(text: &str) -> u64 {
    if !text.is_ascii() {
        return text.split_whitespace().count() as u64;
    }
    let is_space = |byte: u8| byte == b' ' || byte.wrapping_sub(b'\t') < 5;
    let bytes = text.as_bytes();
    let first = bytes.first().is_some_and(|&byte| !is_space(byte));
    let after = bytes.get(1..).unwrap_or_default();
    // Sums of so few fit a byte, which lets the machine add many at a time.
    let starts = bytes.chunks(255).zip(after.chunks(255)).map(|(before, after)| {
        let pairs = before.iter().zip(after);
        pairs.fold(0_u8, |sum, (&a, &b)| sum + u8::from(is_space(a) & !is_space(b)))
    });
    starts.map(u64::from).sum::<u64>() + u64::from(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_between_white_space() {
        for text in [
            "",
            " ",
            "one",
            " one  two\n",
            "a\u{b}b\u{c}c\u{1c}d",
            "é\u{a0}b\u{2003}c",
            "\u{1f}",
        ] {
            assert_eq!(words(text), text.split_whitespace().count() as u64, "{text:?}");
        }
    }

    #[test]
    fn a_long_text_that_a_rule_leaves_whole_is_named() {
        let line = |number| format!("The council met for the {number}th time and the ferry was late.\n\n");
        let text = (0..2000).map(line).collect::<Vec<String>>().concat();
        let read = |text: &str| piece(text, SplitRule::Named("separator"), &Options::default());
        let (long, short) = (read(&text), read(&text[..text.len() / 4]));
        assert_eq!((long.documents.len(), short.documents.len()), (1, 1));
        let rule = "separator";
        let longest = text.len();
        assert_eq!(
            long.tallies,
            [Tally::new(
                About::Unexplained {
                    rule: rule.into(),
                    longest
                },
                1
            )]
        );
        assert!(short.tallies.is_empty());
    }

    #[test]
    fn what_is_mostly_one_article_is_not_cut_at_a_list_within_it() {
        let line = |number| format!("the council met for the {number}th time, and the ferry was late.\n");
        let prose = |from: usize| (from..from + 3000).map(line).collect::<Vec<String>>().concat();
        let words = "The ferry was late and the council met in the harbour. ".repeat(6);
        let entry = |number| format!("\n==========\n\nTown harbour and ferry number {number}\n\n{words}\n");
        let list = (0..60).map(entry).collect::<Vec<String>>().concat();
        let text = format!("{}{list}\n{}", prose(0), prose(4000).split_at(9000).0);
        let reading = piece(&text, SplitRule::Named("separator"), &Options::default());
        assert_eq!((reading.documents.len(), reading.tallies.len()), (1, 1));
    }
}

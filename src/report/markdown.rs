//! `report.md`: the story of the page in GitHub's Markdown.
//!
//! Escaping is automatic here as well: the template's values go through [`Escape`], which is registered for `.md` templates,
//! so a value cannot be forgotten. It escapes everything that Markdown, HTML or GitHub's mathematics could read as
//! syntax, and what could start a block at the beginning of a value. It does not embed drawings: it points to their files.

use std::fmt::{self, Write};

use askama::Template;
use askama::filters::Escaper;

use super::page::Page;
use super::{Format, OutputFile, Report};
use crate::error::Error;

/// The Markdown file.
#[derive(Debug, Clone, Copy)]
pub struct Markdown;

/// What the template sees.
#[derive(Template)]
#[template(path = "report.md", whitespace = "preserve")]
struct MarkdownTemplate {
    page: Page,
}

impl Format for Markdown {
    fn id(&self) -> &'static str {
        "markdown"
    }

    fn render(&self, report: &Report) -> Result<Vec<OutputFile>, Error> {
        let template = MarkdownTemplate {
            page: Page::new(report),
        };
        let text = template.render().map_err(|error| Error::stage("report", error))?;
        Ok(vec![OutputFile::new("report.md", tidy(&text))])
    }
}

/// `text` without spaces at line ends and with single blank lines: a template that is easy to read leaves both behind,
/// and no value holds a line end.
fn tidy(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    let mut blank = true;
    for line in text.lines().map(str::trim_end) {
        if !(blank && line.is_empty()) {
            tidy.push_str(line);
            tidy.push('\n');
        }
        blank = line.is_empty();
    }
    tidy
}

/// Makes text literal in Markdown, in a paragraph, a list, a heading, a table cell or a link's target.
#[derive(Debug, Clone, Copy)]
pub(super) struct Escape;

impl Escaper for Escape {
    fn write_escaped_str<W: Write>(&self, mut dest: W, string: &str) -> fmt::Result {
        let opening = opens_a_block(string);
        for (at, letter) in string.char_indices() {
            match letter {
                '&' => dest.write_str("&amp;")?,
                '<' => dest.write_str("&lt;")?,
                '>' => dest.write_str("&gt;")?,
                '\n' | '\r' => dest.write_char(' ')?,
                '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '$' | '!' => {
                    dest.write_char('\\')?;
                    dest.write_char(letter)?;
                }
                _ => {
                    if opening == Some(at) {
                        dest.write_char('\\')?;
                    }
                    dest.write_char(letter)?;
                }
            }
        }
        Ok(())
    }
}

/// Where the character stands that would make the beginning of `text` a list or a rule: `-`, `+`, `=`, or the mark after
/// a number.
fn opens_a_block(text: &str) -> Option<usize> {
    let start = text.len() - text.trim_start().len();
    let rest = text.get(start..)?;
    if rest.starts_with(['-', '+', '=']) {
        return Some(start);
    }
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let after = rest.get(digits..)?;
    let marks =
        digits > 0 && after.starts_with(['.', ')']) && !after.get(1..)?.starts_with(|next: char| next != ' ');
    marks.then_some(start + digits)
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    fn escaped(text: &str) -> String {
        let mut out = String::new();
        Escape.write_escaped_str(&mut out, text).unwrap();
        out
    }

    fn rendered(report: &Report) -> String {
        let files = Markdown.render(report).unwrap();
        assert_eq!(files.len(), 1);
        String::from_utf8(files.into_iter().next().unwrap().in_memory().unwrap().to_vec()).unwrap()
    }

    #[test]
    fn syntax_becomes_text() {
        assert_eq!(
            escaped("a|b `c` <i>&*_[x](y)"),
            r"a\|b \`c\` &lt;i&gt;&amp;\*\_\[x\](y)"
        );
        assert_eq!(escaped("a\nb"), "a b");
        assert_eq!(escaped("- x"), r"\- x");
        assert_eq!(escaped("12. x"), r"12\. x");
        assert_eq!(escaped("12)"), r"12\)");
        assert_eq!(escaped("3.14 and 1,234"), "3.14 and 1,234");
        assert_eq!(escaped("twenty-one"), "twenty-one");
        assert_eq!(escaped("# x $y$ ![z]"), r"\# x \$y\$ \!\[z\]");
        assert_eq!(escaped(""), "");
    }

    proptest::proptest! {
        #[test]
        fn escaping_can_be_undone(text in "[ -~\\n字]{0,40}") {
            let escaped = escaped(&text);
            assert!(!escaped.contains(['<', '>', '\n']));
            let mut plain = String::new();
            let mut letters = escaped.chars();
            while let Some(letter) = letters.next() {
                plain.extend(if letter == '\\' { letters.next() } else { Some(letter) });
            }
            let plain = plain.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
            assert_eq!(plain, text.replace('\n', " "));
        }
    }

    #[test]
    fn every_table_row_has_the_cells_of_its_heading() {
        let text = rendered(&sample::hostile());
        let mut width = None;
        let mut tables = 0;
        for line in text.lines() {
            if line.starts_with('|') {
                let cells = line.replace(r"\\", "").replace(r"\|", "").matches('|').count();
                tables += usize::from(width.is_none());
                assert_eq!(*width.get_or_insert(cells), cells, "{line}");
            } else {
                width = None;
            }
        }
        assert!(tables > 2, "{tables}");
    }

    #[test]
    fn hostile_text_stays_text() {
        let text = rendered(&sample::hostile());
        assert!(!text.contains("<script") && !text.contains("<img"));
        assert!(text.contains("&lt;script&gt;"));
        assert!(!text.contains('\u{202e}'));
    }

    #[test]
    fn blank_lines_are_single_and_pictures_are_relative() {
        let text = rendered(&sample::report());
        assert!(!text.contains("\n\n\n"), "{text}");
        assert!(text.ends_with('\n') && !text.ends_with("\n\n"));
        assert!(text.contains("](charts/top-terms.svg)"));
        assert!(
            text.contains("\n| salt | at least ×2.5 | 5,851 | 0 | 1 | 0 | bursty: 1 article carries it |\n")
        );
        assert!(text.contains("\n## In a few sentences\n\n> The ferry Astrid"));
        assert!(
            text.contains("\n**weak: its leading terms seldom stand in the same article** · main topic of 3")
        );
        assert!(text.contains(
            "\n- typical: Tram line 4 to run through the night (The Valley Ledger, 2031-03-15, 97%)\n"
        ));
        assert!(text.contains("| Northern Wire | 2031-03-15 | rewritten | 62% | 40% |\n"));
        assert!(text.contains("\n  - from Harbour Post: The **ferry** Astrid left"));
        assert!(text.lines().all(|line| line == line.trim_end()), "trailing space");
    }
}

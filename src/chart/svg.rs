//! From what plotters writes to a file that stands alone: title, description, style sheet.
//!
//! plotters escapes all text, so a literal quotation mark or angle bracket in its output is always markup;
//! that is why plain replacements are safe here. It does not draw and it does not measure.

use std::borrow::Cow;

use super::text::clean;
use super::theme::{CLASS, FAMILY, style};

/// The drawing with `title` and `description` for those who cannot see it, and with the colours for a dark
/// screen.
pub(super) fn finish(drawn: &str, title: &str, description: &str) -> String {
    let (opening, marks) = drawn.split_once('>').unwrap_or((drawn, ""));
    let marks = marks
        // The family is said once, at the root, and text stands without the line breaks plotters puts around
        // it.
        .replace(" font-family=\"sans-serif\"", "")
        .replace(" opacity=\"1\"", "")
        .replace(" stroke=\"none\"", "")
        .replace("\n</text>", "</text>");
    let mut text = String::with_capacity(marks.len() + 2048);
    let mut lines = marks.trim_start().lines().peekable();
    text.push_str(opening);
    for part in [
        format!(" class=\"{CLASS}\" role=\"img\" font-family=\"{FAMILY}\">"),
        format!("<title>{}</title>", escape(title)),
        format!("<desc>{}</desc>", escape(description)),
        format!("<style>{}</style>", style()),
    ] {
        text.push_str(&part);
        text.push('\n');
    }
    while let Some(line) = lines.next() {
        text.push_str(&whole_size(line));
        if !(line.starts_with("<text") && lines.peek().is_some()) {
            text.push('\n');
        }
    }
    text
}

/// The element with the font size it was given: plotters divides it, which can leave a rounding error.
fn whole_size(line: &str) -> Cow<'_, str> {
    const SIZE: &str = " font-size=\"";
    let whole = || {
        let (before, rest) = line.split_once(SIZE)?;
        let (size, after) = rest.split_once('"')?;
        let size: f64 = size.parse().ok()?;
        Some(format!("{before}{SIZE}{size:.0}\"{after}"))
    };
    whole().map_or(Cow::Borrowed(line), Cow::Owned)
}

/// The text with the characters replaced that mean something in XML, on one line.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in clean(text).chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&apos;"),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn title_comes_first_and_everything_is_escaped() {
        let drawn = "<svg width=\"9\" height=\"9\">\n<text x=\"1\" font-size=\"13.000000000000002\">\n\
                     a &lt;b\n</text>\n</svg>\n";
        let text = finish(drawn, "R&D", "]]> <script>");
        assert!(text.contains("role=\"img\""));
        assert!(text.contains("<title>R&amp;D</title>\n<desc>]]&gt; &lt;script&gt;</desc>\n<style>"));
        assert!(
            text.contains("<text x=\"1\" font-size=\"13\">a &lt;b</text>\n"),
            "{text}"
        );
        assert!(text.contains("prefers-color-scheme:dark"));
    }
}

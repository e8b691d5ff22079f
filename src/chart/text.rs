//! Labels: what may stand in them, how wide they are, where they may be broken.
//!
//! Nobody knows the reader's font when a chart is drawn, so the width of a line is estimated from classes of
//! characters, each as wide as in the widest of the usual sans-serif fonts. The estimate is too large rather
//! than too small: a label then breaks a little early, and never runs into its neighbour. It does not shape
//! text, so a ligature counts as its parts.

use unicode_segmentation::UnicodeSegmentation;

/// A size in pixels and a weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Font {
    /// Pixels per em.
    pub(super) size: i32,
    /// Whether it is bold.
    pub(super) bold: bool,
}

/// The title of a drawing.
pub(super) const TITLE: Font = Font { size: 18, bold: true };
/// The title of a panel.
pub(super) const PANEL: Font = Font { size: 14, bold: true };
/// Labels.
pub(super) const LABEL: Font = Font {
    size: 13,
    bold: false,
};
/// Values and other text of the second rank.
pub(super) const SMALL: Font = Font {
    size: 12,
    bold: false,
};
/// Numbers inside cells.
pub(super) const CELL: Font = Font {
    size: 11,
    bold: false,
};

impl Font {
    /// From one line to the next, in pixels.
    pub(super) fn leading(self) -> i32 {
        (self.size * 135 + 99) / 100
    }

    /// From the top of a capital to the middle of a line, between that of capitals and that of small letters.
    pub(super) fn rise(self) -> i32 {
        (self.size * 43 + 50) / 100
    }

    /// An upper estimate of the width of one line, in pixels.
    pub(super) fn width(self, text: &str) -> i32 {
        i32::try_from(self.thousandths(text).div_ceil(1000)).unwrap_or(i32::MAX)
    }

    /// The same in thousandths of a pixel.
    fn thousandths(self, text: &str) -> u64 {
        let ems: u64 = text
            .chars()
            .map(|character| u64::from(self.advance(character)))
            .sum();
        ems * u64::from(self.size.unsigned_abs())
    }

    /// The advance of a character in thousandths of an em.
    fn advance(self, character: char) -> u32 {
        let regular = advance(character);
        if self.bold { regular + regular / 7 } else { regular }
    }

    /// The width of the widest line.
    pub(super) fn widest(self, lines: &[String]) -> i32 {
        lines.iter().map(|line| self.width(line)).max().unwrap_or(0)
    }

    /// The height of these lines.
    pub(super) fn height(self, lines: &[String]) -> i32 {
        i32::try_from(lines.len())
            .unwrap_or(i32::MAX)
            .saturating_mul(self.leading())
    }

    /// The lines of a text that are at most `width` pixels wide; one line for an empty text.
    ///
    /// Lines break at spaces, after hyphens and slashes and between ideographs, and inside a word only where
    /// the word is wider than a line. A single character wider than a line stands alone.
    pub(super) fn wrap(self, text: &str, width: i32) -> Vec<String> {
        let text = clean(text);
        let room = u64::try_from(width).unwrap_or(0) * 1000;
        let mut lines = Vec::new();
        let mut line = String::new();
        let mut used = 0;
        // Byte offset in `line` of the last place where it may end.
        let mut opening = None;
        for cluster in text.graphemes(true) {
            let wide = self.thousandths(cluster);
            while !line.is_empty() && cluster != " " && used + wide > room {
                let rest = line.split_off(opening.take().unwrap_or(line.len()));
                lines.push(line.trim_end().to_owned());
                line = rest;
                used = self.thousandths(&line);
            }
            if line.is_empty() && cluster == " " {
                continue;
            }
            if !line.is_empty() && opens_before(cluster) {
                opening = Some(line.len());
            }
            line.push_str(cluster);
            used += wide;
            if opens_after(cluster) {
                opening = Some(line.len());
            }
        }
        if !line.is_empty() || lines.is_empty() {
            lines.push(line.trim_end().to_owned());
        }
        lines
    }
}

/// The text on one line, without what XML 1.0 forbids and without marks that would turn the text around them.
pub(super) fn clean(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            space if space.is_whitespace() => {
                if !kept.is_empty() && !kept.ends_with(' ') {
                    kept.push(' ');
                }
            }
            hidden if hidden.is_control() => {}
            '\u{FFFE}'
            | '\u{FFFF}'
            | '\u{FEFF}'
            | '\u{AD}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2066}'..='\u{2069}' => {}
            shown => kept.push(shown),
        }
    }
    kept.truncate(kept.trim_end().len());
    kept
}

/// Whether a line may end before this cluster.
fn opens_before(cluster: &str) -> bool {
    cluster
        .chars()
        .next()
        .is_some_and(|first| is_ideograph(first) && !is_closing(first))
}

/// Whether a line may end after this cluster.
fn opens_after(cluster: &str) -> bool {
    cluster
        .chars()
        .next_back()
        .is_some_and(|last| matches!(last, ' ' | '-' | '/' | '\u{2010}' | '–' | '—') || is_closing(last))
}

/// Punctuation of East Asian text that belongs to what stands before it.
fn is_closing(character: char) -> bool {
    matches!(
        character,
        '、' | '。'
            | '〉'
            | '》'
            | '」'
            | '』'
            | '】'
            | '〕'
            | '〗'
            | '！'
            | '）'
            | '，'
            | '．'
            | '：'
            | '；'
            | '？'
            | '］'
            | '｝'
    )
}

/// Characters that fill a square and are set without spaces.
fn is_ideograph(character: char) -> bool {
    matches!(character, '\u{1100}'..='\u{115F}' | '\u{2E80}'..='\u{A4CF}' | '\u{A960}'..='\u{A97F}'
        | '\u{AC00}'..='\u{D7A3}'
        | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}' | '\u{FF01}'..='\u{FF60}'
        | '\u{FFE0}'..='\u{FFE6}' | '\u{20000}'..='\u{3FFFD}')
}

/// The advance of a character in thousandths of an em, as large as in the widest usual font.
fn advance(character: char) -> u32 {
    match character {
        'i' | 'j' | 'l' | '\'' | '’' | '‘' | ' ' | '\u{A0}' | ',' | '.' | '·' => 345,
        'I' | 'f' | 't' | 'r' | '-' | '/' | '\\' | ':' | ';' | '!' | '(' | ')' | '[' | ']' | '¡' => 455,
        's' | 'z' | 'c' | 'J' | '"' | '?' | '¿' | '°' | '–' => 560,
        'm' | 'M' | 'W' | '%' | '@' | '—' | '…' | '‰' => 1080,
        'w' | 'O' | 'Q' | 'G' | 'D' | 'H' | 'N' | 'U' | '&' | '+' | '<' | '=' | '>' | '#' | '~' | '^'
        | '−' | '«' | '»' => 880,
        'A'..='Z' => 725,
        'a'..='z' | '0'..='9' | '!'..='~' | '“' | '”' => 645,
        // Marks that stand over or under another character, joiners and selectors.
        '\u{0300}'..='\u{036F}'
        | '\u{0591}'..='\u{05BD}'
        | '\u{064B}'..='\u{065F}'
        | '\u{0670}'
        | '\u{200B}'..='\u{200F}'
        | '\u{20D0}'..='\u{20F0}'
        | '\u{FE00}'..='\u{FE0F}' => 0,
        // The widest letters of the alphabets below.
        'д'
        | 'ж'
        | 'м'
        | 'ф'
        | 'ш'
        | 'щ'
        | 'ъ'
        | 'ы'
        | 'ю'
        | 'Д'
        | 'Ж'
        | 'М'
        | 'Ф'
        | 'Ш'
        | 'Щ'
        | 'Ы'
        | 'Ю'
        | 'ω'
        | 'ώ'
        | 'ψ'
        | 'φ'
        | 'π'
        | 'Μ'
        | 'æ'
        | 'œ'
        | 'Æ'
        | 'Œ'
        | 'ŵ'
        | 'Ŵ'
        | 'ŉ'
        | 'ħ'
        | 'Ħ'
        | '©'
        | '®'
        | '¼'..='¾'
        | 'س'..='ض' => 1165,
        '\u{A1}'..='\u{5FF}' if character.is_lowercase() => 690,
        // Arabic phrases in a single character.
        '\u{FDFA}'..='\u{FDFD}' => 11_000,
        '\u{A1}'..='\u{77F}' | '\u{1E00}'..='\u{1FFF}' | '\u{FB50}'..='\u{FEFC}' => 860,
        other if is_ideograph(other) => 1020,
        '\u{2600}'..='\u{27BF}' | '\u{1F000}'..='\u{1FAFF}' => 1380,
        _ => 1060,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lines_break_where_they_may() {
        let narrow = LABEL.width("international");
        assert_eq!(
            LABEL.wrap("international  trade\n", narrow),
            ["international", "trade"]
        );
        assert_eq!(LABEL.wrap("", 100), [""]);
        assert_eq!(LABEL.wrap("short", 100), ["short"]);
        let chinese = LABEL.wrap("经济、贸易。", LABEL.width("经济、"));
        assert_eq!(chinese, ["经济、", "贸易。"]);
        let word = LABEL.wrap(&"a".repeat(100), LABEL.width("aaaaaaaaaa"));
        assert_eq!(word.len(), 10);
        assert_eq!(
            LABEL.wrap("state-owned", LABEL.width("state-own")),
            ["state-", "owned"]
        );
    }

    #[test]
    fn what_xml_forbids_is_dropped() {
        assert_eq!(clean("\u{0}a\u{1b}[31m\tb\u{202e}c\r\n\u{ffff} "), "a[31m bc");
    }

    #[test]
    fn more_text_is_wider() {
        assert!(LABEL.width("MM") > LABEL.width("ii"));
        assert!(PANEL.width("a") > Font { bold: false, ..PANEL }.width("a"));
        assert_eq!(LABEL.width(""), 0);
    }

    proptest! {
        #[test]
        fn lines_fit_and_keep_every_character(text in "\\PC{0,80}", width in 40..400_i32) {
            let lines = LABEL.wrap(&text, width);
            prop_assert!(!lines.is_empty());
            for line in &lines {
                prop_assert!(LABEL.width(line) <= width || line.graphemes(true).count() == 1, "{line}");
            }
            let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(letters(&lines.concat()), letters(&clean(&text)));
        }
    }
}

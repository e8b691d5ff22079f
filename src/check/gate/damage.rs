//! Damaged characters of a text: lost, misread, control characters, escapes and runs that are no text.
//!
//! Each kind is something that no author writes, whatever the language, so that a count above nothing means something. A
//! misread character counts once, however many it became. Emoji, icons and rare letters are not damage.

use super::misread;

/// How many characters are damaged, by kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Damage {
    /// Replaced by U+FFFD, or by a question mark within a word.
    pub lost: u32,
    /// Read in the wrong encoding.
    pub misread: u32,
    /// Control characters that no text has, NUL among them.
    pub control: u32,
    /// Characters of runs that are no text: private use, escapes left as they were, encoded bytes.
    pub garbage: u32,
}

impl Damage {
    /// All of them.
    pub fn all(&self) -> u64 {
        [self.lost, self.misread, self.control, self.garbage]
            .into_iter()
            .map(u64::from)
            .sum()
    }

    /// Adds another's.
    pub(super) fn add(&mut self, other: &Self) {
        self.lost = self.lost.saturating_add(other.lost);
        self.misread = self.misread.saturating_add(other.misread);
        self.control = self.control.saturating_add(other.control);
        self.garbage = self.garbage.saturating_add(other.garbage);
    }

    /// What most of it is, for a sentence.
    pub(super) fn kind(&self) -> &'static str {
        let kinds = [
            (self.misread, "read in the wrong encoding"),
            (self.lost, "lost in decoding"),
            (self.control, "control characters"),
            (self.garbage, "not text"),
        ];
        let most = kinds.iter().map(|(count, _)| *count).max().unwrap_or_default();
        kinds
            .iter()
            .find(|(count, _)| *count == most)
            .map_or("", |(_, name)| name)
    }
}

/// Bytes of a run without white space from which on it is no word; encoded pictures are far longer.
const RUN: usize = 200;

/// Counts the damage of a text, and tells the byte of the first.
pub(super) fn damage(text: &str) -> (Damage, Option<usize>) {
    let mut damage = Damage::default();
    let (mut first, mut unsure) = (None, 0);
    let (mut before, mut at) = (None, 0);
    let mut until = 0;
    while let Some(rest) = text.get(at..) {
        let Some(character) = rest.chars().next() else {
            break;
        };
        let mut length = character.len_utf8();
        let starts = before.is_none_or(char::is_whitespace);
        let known = damage.all();
        if starts && at >= until && !character.is_whitespace() {
            let run = run(rest);
            until = at + run.len();
            if is_encoded(run) {
                length = run.len();
                damage.garbage = damage
                    .garbage
                    .saturating_add(u32::try_from(length).unwrap_or(u32::MAX));
            }
        }
        match character {
            _ if length > character.len_utf8() => {}
            '\u{fffd}' => damage.lost += 1,
            '?' if is_lost(text, at) => damage.lost += 1,
            '\\' => {
                let escape = escape(rest);
                damage.garbage += u32::from(escape > 0);
                length = length.max(escape);
            }
            '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' => {}
            '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => damage.control += 1,
            // One alone is an icon.
            character if is_private(character) => {
                let run = rest.chars().take_while(|next| is_private(*next));
                let (count, bytes) = run.fold((0, 0), |(count, bytes), next| {
                    (count + 1, bytes + next.len_utf8())
                });
                damage.garbage += if count > 1 { count } else { 0 };
                length = bytes.max(length);
            }
            character if !character.is_ascii() => {
                if let Some(misread) = misread::at(before, rest) {
                    length = misread.length;
                    if misread.sure {
                        damage.misread = damage.misread.saturating_add(misread.characters);
                    } else {
                        unsure += 1;
                    }
                }
            }
            _ => {}
        }
        if damage.all() > known {
            first.get_or_insert(at);
        }
        before = rest.get(..length).and_then(|taken| taken.chars().next_back());
        at += length;
    }
    if damage.misread > 0 {
        damage.misread += unsure;
    }
    (damage, first)
}

/// The characters up to the next white space.
fn run(rest: &str) -> &str {
    let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
    rest.get(..end).unwrap_or_default()
}

/// Whether a run is encoded bytes, such as a picture, rather than a long address or a ruler.
fn is_encoded(run: &str) -> bool {
    if run.len() < RUN || !run.is_ascii() || run.contains("://") || run.starts_with("www.") {
        return false;
    }
    let of = |is: fn(&u8) -> bool| run.bytes().filter(is).count();
    let (letters, figures) = (of(u8::is_ascii_alphabetic), of(u8::is_ascii_digit));
    (letters + figures) * 10 >= run.len() * 9 && figures * 50 >= run.len()
}

/// Whether the question mark at `at` stands for a letter or an apostrophe: between small letters, and in no address.
fn is_lost(text: &str, at: usize) -> bool {
    const AROUND: usize = 40;
    let (head, tail) = (
        text.get(..at).unwrap_or_default(),
        text.get(at + 1..).unwrap_or_default(),
    );
    let small = |character: Option<char>| character.is_some_and(char::is_lowercase);
    if !small(head.chars().next_back()) || !small(tail.chars().next()) {
        return false;
    }
    let inside = |character: &char| !character.is_whitespace();
    let is_address = |character: char| matches!(character, '/' | '=' | '&' | '.' | '@' | ':' | '#');
    let of_address = head.chars().rev().take_while(inside).take(AROUND).any(is_address)
        || tail
            .chars()
            .take_while(inside)
            .take(AROUND)
            .any(|next| matches!(next, '/' | '=' | '&'));
    !of_address
}

/// Bytes of an escape that should have been turned into a character; 0 where there is none.
fn escape(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let digits = match bytes.get(1) {
        Some(b'u') => 4,
        Some(b'x') => 2,
        _ => return 0,
    };
    let given = bytes.get(2..2 + digits);
    if given.is_some_and(|given| given.iter().all(u8::is_ascii_hexdigit)) {
        2 + digits
    } else {
        0
    }
}

fn is_private(character: char) -> bool {
    matches!(character, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn count(text: &str) -> u64 {
        damage(text).0.all()
    }

    /// UTF-8 read as Windows-1252, and as Latin-1 where that has no such byte.
    fn misread(text: &str) -> String {
        text.bytes()
            .map(|byte| {
                let decoded = encoding_rs::WINDOWS_1252
                    .decode_without_bom_handling(&[byte])
                    .0
                    .into_owned();
                decoded.chars().next().unwrap_or(char::from(byte))
            })
            .collect()
    }

    #[test]
    fn real_text_is_not_damaged() {
        for text in [
            "« LIBERTÉ », dit-il : « l’été à Nîmes… » – “café” à 20 °C, n° 4, 1ᵉʳ étage — où ?",
            "«\u{a0}Égalité\u{a0}», «\u{a0}fraternité\u{a0}»; LIBERTÉ\u{a0}; déjà\u{a0}! voilà\u{a0}» é\u{a0}»",
            "“AMANHÔ, “IRMÔ… A MANHÃ – SÃO PAULO, AÇÃO; Âmbar, Ângela, Âncora, Â. José",
            "Âge, âne, Âu Lạc, ÂM, Ã, HÂYÂT, kâğıt, DÜNYA’da, ÖĞRETMEN’e, Îles, Ïambe",
            "ÅÄÖ – “Å”, SPAẞ, Straße”, ‚Ärger‘, ‚Änderung‘, Þór, Ðað, ÆØÅ’s, Ø”",
            "ÎN ROMÂNIA, ĂSTA, ORĂ; РЁВ, Россия, США, СССР, «РИА», Рёв",
            "√2 = 1.41, √x, 𝛑, 😀😀, 会议在星期二举行。頻, עברית, العربية, ไทย",
            "Really?yes or no? www.a.org/b?c=d&e=f, a.b?c, C:\\users\\xavier, \\u{1f600}",
            "\u{f0c9} menu, co\u{ad}operate, \u{200b}\u{feff}",
        ] {
            let (damage, first) = damage(text);
            let lost = u32::from(text.starts_with("Really?"));
            assert_eq!(
                (damage.all(), damage.lost),
                (u64::from(lost), lost),
                "{text} {first:?}"
            );
        }
    }

    #[test]
    fn misread_text_counts_each_character_once() {
        let french = "L’été à Noël, « ça » coûte où ? Élan – œuvre";
        let damaged = french.chars().filter(|character| !character.is_ascii()).count() as u64;
        assert_eq!(count(&misread(french)), damaged);
        assert!(count(&misread(&misread(french))) > damaged);
        for text in [
            "Größe, Übung, Straße",
            "Привет, мир",
            "Καλημέρα",
            "Zażółć gęślą jaźń",
            "kâğıt, ığdır",
            "日本語の文章",
            "😀 ok",
        ] {
            let damaged = text.chars().filter(|character| !character.is_ascii()).count() as u64;
            assert!(
                count(&misread(text)) * 10 >= damaged * 9,
                "{text} {}",
                misread(text)
            );
        }
        assert_eq!(count("It‚Äôs the n√©w РџСЂРёРІРµС‚ LĂ©vai"), 1 + 1 + 6 + 1);
        assert_eq!(count("word.Â Next, caf\u{e9}Â \u{a0}and"), 2);
    }

    #[test]
    fn lost_and_foreign_characters_count() {
        assert_eq!(damage("caf\u{fffd} don?t \u{0}\u{7f}\u{91}x\u{92}").0.all(), 6);
        assert_eq!(damage(r"l\u2019\u00e9t\xe9 \n").0.garbage, 3);
        assert_eq!(damage("\u{e001}\u{e002}\u{e003}").0.garbage, 3);
        let picture = "iVBORw0KGgo4AAAA9".repeat(20);
        assert_eq!(count(&format!("A {picture} b")), picture.len() as u64);
        assert_eq!(count(&"=-".repeat(300)), 0);
        assert_eq!(count(&"ab".repeat(300)), 0);
    }

    #[test]
    fn long_runs_take_linear_time() {
        for text in ["a?", "Р", "РЎ", "\\u", "\u{e000}", "Ã", "x"] {
            assert!(damage(&text.repeat(300_000)).0.all() <= 300_000);
        }
    }

    proptest! {
        #[test]
        fn no_text_breaks_it(text in "[ÃÂâ€™\u{a0}©РС°\\\\ux0?a\u{fffd}\u{e000}]{0,60}|\\PC{0,60}|[\\x00-\\xff]{0,60}") {
            let (damage, first) = damage(&text);
            prop_assert_eq!(damage.all() > 0, first.is_some());
            prop_assert!(damage.all() <= text.len() as u64);
            prop_assert!(first.is_none_or(|at| text.is_char_boundary(at)));
        }
    }
}

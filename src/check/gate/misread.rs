//! Text that was UTF-8 and was read as something else: where it stands, told from text that only looks like it.
//!
//! A letter with an accent that is read as Windows-1252 becomes two or three characters that fit together like the bytes they
//! were, and such a sequence is found by turning it back. French, Portuguese and Turkish set accented capitals before quotes,
//! dashes and hard spaces, which fit by accident; those sequences are unsure, and only count where a sure one stands in the
//! same text. The less usual ways of misreading are told by a few pairs that no language has. Nothing is repaired.

/// A misread character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Misread {
    /// The bytes that it takes up.
    pub(super) length: usize,
    /// How many characters it was.
    pub(super) characters: u32,
    /// Whether no language writes this.
    pub(super) sure: bool,
}

impl Misread {
    fn sure(length: usize, characters: u32) -> Self {
        Self {
            length,
            characters,
            sure: true,
        }
    }
}

/// The misread character at the beginning of `rest`, if there is one; `before` stands before it.
pub(super) fn at(before: Option<char>, rest: &str) -> Option<Misread> {
    let first = rest.chars().next()?;
    match first {
        '\u{c2}'..='\u{f4}' => western(before, first, rest),
        'Р' | 'С' => cyrillic(rest),
        'Ă' => pair(rest, |next| "©ˇĽ¶¤ź®¨´§±".contains(next)),
        '√' => pair(rest, |next| "©®†¢§∂º≥ßÆ´".contains(next)),
        '‚' if rest.starts_with("‚Ä") => {
            let third = rest.chars().nth(2).filter(|third| "ôúùìî¶¢ò".contains(*third))?;
            Some(Misread::sure("‚Ä".len() + third.len_utf8(), 1))
        }
        '锟' if rest.starts_with("锟斤拷") => Some(Misread::sure("锟斤拷".len(), 2)),
        // What is left of a curly quote or dash that was read as GBK.
        '鈥' => Some(Misread::sure('鈥'.len_utf8(), 1)),
        _ => None,
    }
}

/// Two characters of which the second is one of some.
fn pair(rest: &str, is_second: impl Fn(char) -> bool) -> Option<Misread> {
    let mut both = rest.chars();
    let (first, second) = (both.next()?, both.next()?);
    is_second(second).then(|| Misread::sure(first.len_utf8() + second.len_utf8(), 1))
}

/// UTF-8 read as Windows-1252 or Latin-1.
fn western(before: Option<char>, first: char, rest: &str) -> Option<Misread> {
    let after_small = before.is_some_and(char::is_lowercase);
    let alone = !before.is_some_and(char::is_alphabetic);
    // Cleaning turns a hard space into a plain one, and what it belonged to stays behind.
    if matches!(first, 'Â' | 'Ã') && (after_small || alone) {
        let space = rest.chars().nth(1).filter(|next| next.is_whitespace());
        if let Some(space) = space {
            let kept = if space == '\u{a0}' { space.len_utf8() } else { 0 };
            return Some(Misread::sure(first.len_utf8() + kept, 1));
        }
    }
    let lead = byte(first)?;
    let follow = match lead {
        0xc2..=0xdf => 1,
        0xe0..=0xef => 2,
        0xf0..=0xf4 => 3,
        _ => return None,
    };
    let mut bytes = [lead, 0, 0, 0];
    let (mut length, mut unsure) = (first.len_utf8(), 0);
    let mut next = rest.chars().skip(1);
    for place in bytes.get_mut(1..=follow)? {
        let character = next.next()?;
        *place = byte(character).filter(|byte| (0x80..=0xbf).contains(byte))?;
        length += character.len_utf8();
        let may_follow = if matches!(first, 'Â' | 'Ã') {
            is_quote_or_dash(character)
        } else {
            is_quote_or_dash(character) || "·•™®©°ºª¹²³§¶†‡‰´".contains(character)
        };
        unsure += usize::from(may_follow);
    }
    std::str::from_utf8(bytes.get(..=follow)?).ok()?;
    let capital_within = follow == 1 && first.is_uppercase() && after_small;
    Some(Misread {
        length,
        characters: 1,
        sure: unsure < follow || capital_within,
    })
}

/// What stands after a letter in any Western text, and is a byte from 80 to BF too.
fn is_quote_or_dash(character: char) -> bool {
    "\u{a0}\u{ad}«»“”‘’„‚…–—‹›".contains(character)
}

/// The byte that a character is in Windows-1252, or in Latin-1 where that has none.
fn byte(character: char) -> Option<u8> {
    const MARKED: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
        '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    let code = u32::from(character);
    if (0x80..=0xff).contains(&code) {
        return u8::try_from(code).ok();
    }
    let place = (0x80..=0x9f).zip(MARKED).find(|(_, marked)| *marked == character);
    place.map(|(byte, _)| byte)
}

/// Cyrillic UTF-8 read as Windows-1251: every second letter is one of two capitals. Three in a row are no word.
fn cyrillic(rest: &str) -> Option<Misread> {
    const SECOND: &str = "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—™љ›њќћџ\u{a0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{ad}®Ї°±Ііґµ¶·ё№є»јЅѕї\u{98}";
    let (mut characters, mut length, mut pairs) = (rest.chars(), 0, 0_u32);
    while let (Some(first @ ('Р' | 'С')), Some(second)) = (characters.next(), characters.next()) {
        if !SECOND.contains(second) {
            break;
        }
        length += first.len_utf8() + second.len_utf8();
        pairs += 1;
    }
    (pairs >= 3).then(|| Misread::sure(length, pairs))
}

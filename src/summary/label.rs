//! Words by which pages mark what belongs to them and not to the article: captions, credits, buttons.
//!
//! The lists are short and in a few languages. They only add to what the layout says; a page in another language loses
//! little without them.

/// What captions, credits and pointers begin with, before a colon.
const LABELS: &[&str] = &[
    "advertisement",
    "archivo",
    "bild",
    "bilder",
    "bildquelle",
    "caption",
    "crédit",
    "crédito",
    "crédits",
    "credit",
    "credits",
    "file photo",
    "file picture",
    "foto",
    "fotos",
    "fonte",
    "fuente",
    "graphic",
    "illustration",
    "image",
    "image credit",
    "image source",
    "images",
    "imagen",
    "imágenes",
    "immagine",
    "kuva",
    "listen",
    "media caption",
    "more",
    "photo",
    "photo credit",
    "photograph",
    "photos",
    "picture",
    "picture credit",
    "pictures",
    "quelle",
    "read",
    "read also",
    "read more",
    "related",
    "see also",
    "source",
    "sources",
    "tags",
    "topics",
    "video",
    "watch",
    "фото",
    "источник",
    "джерело",
    "写真",
    "图",
    "图片",
    "来源",
    "صورة",
    "المصدر",
];

/// What tells a reader to do something on the page; a short sentence that begins so is a button.
const BUTTONS: &[&str] = &[
    "click here",
    "click to",
    "continue reading",
    "download our",
    "follow us",
    "join our",
    "lea también",
    "leer más",
    "lesen sie auch",
    "lire aussi",
    "lire la suite",
    "mehr lesen",
    "read also",
    "read more",
    "see also",
    "share this",
    "sign up",
    "subscribe",
    "suscríbete",
    "suscríbase",
    "swipe",
    "tap here",
    "watch more",
    "weiterlesen",
    "you may also like",
    "читайте также",
    "читайте також",
    "подписывайтесь",
];

/// What stands in notes on rights and in credits, wherever in the line.
const RIGHTS: &[&str] = &[
    "©",
    "(c) 19",
    "(c) 20",
    "all rights reserved",
    "alle rechte vorbehalten",
    "getty images",
    "photo by ",
    "photos by ",
    "picture by ",
    "image by ",
    "foto von ",
    "foto de ",
    "photo de ",
    "tous droits réservés",
    "todos los derechos reservados",
    "tutti i diritti riservati",
    "used with permission",
    "все права защищены",
];

/// Most tokens of a button, and of a line that holds a caption or a note on rights.
const SHORT: u32 = 16;
const LINE: u32 = 45;

/// Whether a line of `tokens` tokens with this sentence on it is a caption, a credit or a note on rights; the sentence is
/// the line's first where `is_first`.
pub(super) fn is_caption(lower: &str, tokens: u32) -> bool {
    tokens <= LINE && (has_label(lower) || RIGHTS.iter().any(|phrase| lower.contains(phrase)))
}

/// Whether a sentence of `tokens` tokens tells the reader what to do on the page.
pub(super) fn is_button(lower: &str, tokens: u32) -> bool {
    tokens <= SHORT && BUTTONS.iter().any(|phrase| starts(lower, phrase))
}

/// Whether a sentence begins with a label and a colon.
fn has_label(lower: &str) -> bool {
    let Some((head, _)) = lower.split_once([':', '：']) else {
        return false;
    };
    let head = head.trim_start_matches(['(', '[']).trim();
    LABELS.contains(&head)
}

/// Whether `text` begins with the whole words of `phrase`.
fn starts(text: &str, phrase: &str) -> bool {
    text.trim_start_matches(['(', '[', '"', '“'])
        .strip_prefix(phrase)
        .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// Sentence openers that point back: "but", "however", "he". In small letters.
const LEANING: &[&str] = &[
    // English.
    "also",
    "although",
    "and",
    "but",
    "consequently",
    "furthermore",
    "he",
    "hence",
    "her",
    "his",
    "however",
    "instead",
    "it",
    "its",
    "meanwhile",
    "moreover",
    "nevertheless",
    "nonetheless",
    "nor",
    "or",
    "she",
    "so",
    "still",
    "such",
    "that",
    "their",
    "then",
    "there",
    "therefore",
    "these",
    "they",
    "this",
    "those",
    "thus",
    "yet",
    "yes",
    "no",
    "well",
    "yeah",
    // French.
    "ainsi",
    "cependant",
    "cela",
    "celui",
    "cette",
    "donc",
    "elle",
    "elles",
    "ils",
    "mais",
    "pourtant",
    "toutefois",
    // German.
    "aber",
    "allerdings",
    "auch",
    "außerdem",
    "dabei",
    "dagegen",
    "daher",
    "damit",
    "deshalb",
    "diese",
    "dieser",
    "dieses",
    "doch",
    "jedoch",
    "sie",
    "trotzdem",
    "und",
    "zudem",
    // Spanish, Portuguese and Italian.
    "además",
    "aunque",
    "ella",
    "ellos",
    "esta",
    "este",
    "esto",
    "pero",
    "porém",
    "mas",
    "questo",
    "questa",
    "tuttavia",
    "inoltre",
    "però",
    "ele",
    "ela",
    // Russian and Ukrainian.
    "но",
    "однако",
    "он",
    "она",
    "они",
    "это",
    "але",
    "він",
    "вона",
    "вони",
    "проте",
];

/// Whether a sentence in small letters begins with a word that points back.
pub(super) fn leans(lower: &str) -> bool {
    let word = lower.trim_start_matches(|c: char| !c.is_alphanumeric());
    let end = word.find(|c: char| !c.is_alphanumeric()).unwrap_or(word.len());
    LEANING.contains(&word.get(..end).unwrap_or_default())
}

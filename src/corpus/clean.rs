//! What a scraped page leaves between the sentences: buttons, sign-ups, pictures' captions told twice.
//!
//! Only whole lines are judged, and only short ones: a word inside a sentence is never touched, because a
//! report that lost half a quotation is worse than one that counted "Share" once. Every removal has a reason,
//! so that a reader can disagree. Finding the article is not done here.

use std::ops::Range;

/// A span of an article that is not counted, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removed {
    /// First byte in the file.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
    /// Why, in a few words.
    pub reason: &'static str,
}

/// The reason of a headline told again.
pub const REPEATED_HEADLINE: &str = "repeated headline";
/// The reason of a caption told again.
pub const REPEATED_CAPTION: &str = "repeated caption";
/// The reason of a button or label of the page.
pub const PAGE_BUTTON: &str = "page button";
/// The reason of an invitation to subscribe.
pub const SIGN_UP: &str = "newsletter sign-up";
/// The reason of a label that announces an advertisement.
pub const ADVERTISEMENT: &str = "advertisement";
/// The reason of what an export adds after each article.
pub const EXPORT_FOOTER: &str = "export footer";

/// Lines that are buttons when they stand alone.
#[rustfmt::skip]
const BUTTONS: &[&str] = &[
    "tt", "aa", "share", "tweet", "share this", "share this article", "share this story",
    "share on facebook", "share on twitter", "share on x", "share on linkedin", "share on whatsapp",
    "share via email", "email this", "email this article", "print", "print this", "print this article",
    "print article", "copy link", "copy url", "link copied", "save", "save article", "bookmark", "comment",
    "comments", "leave a comment", "no comments", "add a comment", "post a comment", "show comments",
    "view comments", "read more", "read more...", "read also", "read more »", "more", "see more",
    "show more", "load more", "continue reading", "click here", "click to share", "listen",
    "listen to this article", "watch", "facebook", "twitter", "whatsapp", "linkedin", "telegram",
    "pinterest", "reddit", "instagram", "email", "e-mail", "flipboard", "like", "follow", "follow us",
    "follow us on twitter", "like us on facebook", "follow us on facebook", "skip to content",
    "skip to main content", "back to top", "top", "menu", "home", "search", "log in", "login", "sign in",
    "register", "next article", "previous article", "next", "previous", "related", "related articles",
    "related stories", "related topics", "related news", "more stories", "most read", "most popular",
    "recommended", "recommended for you", "you may also like", "you might also like", "trending", "teilen",
    "drucken", "merken", "weiterlesen", "mehr lesen", "kommentare", "partager", "imprimer",
    "lire la suite", "lire aussi", "compartir", "imprimir", "leer más", "condividi", "stampa",
    "leggi anche", "compartilhar", "leia mais", "delen", "lees meer", "dela", "del", "jaa", "udostępnij",
    "поделиться", "text size", "font size", "a a a", "a+ a-", "a- a+", "x", "close", "getty images",
    "play", "play video", "image", "toggle caption", "enlarge this image",
];

/// Lines that announce an advertisement.
#[rustfmt::skip]
const ADVERTS: &[&str] = &[
    "advertisement", "advertisements", "advertising", "ad", "ads", "sponsored", "sponsored content",
    "paid content", "promoted", "anzeige", "werbung", "publicité", "publicidad", "pubblicità",
    "publicidade", "advertentie", "annons", "annonse", "annonce", "mainos", "reklama", "reklam", "реклама",
    "story continues below advertisement", "article continues below", "continue reading below",
    "scroll to continue", "article continues after ad", "advertisement - scroll to continue",
    "story continues after advertisement",
];

/// Beginnings of lines that ask the reader to subscribe.
#[rustfmt::skip]
const SIGN_UPS: &[&str] = &[
    "sign up for", "sign up to", "subscribe to", "subscribe now", "get our newsletter",
    "join our newsletter", "enter your email", "your email address", "get the latest news delivered",
    "abonnieren sie", "newsletter abonnieren", "abonnez-vous", "suscríbete", "inscrivez-vous à",
    "iscriviti alla",
];

/// Why a line that stands alone is no part of an article, or `None` if it may be.
///
/// Judges lines of at most 15 words that do not end as a sentence within quotation marks.
#[must_use]
pub fn leftover(line: &str) -> Option<&'static str> {
    let line = line.trim();
    if line.len() > 120 {
        return None;
    }
    let lower = line.to_lowercase();
    let bare = lower.trim_matches(|letter: char| !letter.is_alphanumeric() && letter != '+' && letter != '»');
    let quoted = line.starts_with(['"', '“', '„', '«', '\'', '‘']);
    if quoted || bare.is_empty() {
        return None;
    }
    if ADVERTS.contains(&bare) {
        return Some(ADVERTISEMENT);
    }
    if BUTTONS.contains(&bare) || is_count_of_buttons(bare) {
        return Some(PAGE_BUTTON);
    }
    let words = bare.split_whitespace().count();
    let asks = SIGN_UPS.iter().any(|start| bare.starts_with(start)) && words <= 15;
    asks.then_some(SIGN_UP)
}

/// "12 comments", "3 shares", "Share 41".
fn is_count_of_buttons(bare: &str) -> bool {
    let mut words = bare.split_whitespace();
    let (Some(first), Some(second), None) = (words.next(), words.next(), words.next()) else {
        return false;
    };
    let number = |word: &str| {
        word.bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b',' || byte == b'k' || byte == b'.')
            && word.bytes().any(|byte| byte.is_ascii_digit())
    };
    let button = |word: &str| {
        matches!(
            word,
            "comment"
                | "comments"
                | "share"
                | "shares"
                | "tweet"
                | "tweets"
                | "like"
                | "likes"
                | "views"
                | "retweets"
        )
    };
    (number(first) && button(second)) || (matches!(first, "share" | "tweet" | "comments") && number(second))
}

/// A line's text for comparing: white space collapsed, quotes straightened, case kept.
pub(crate) fn collapse(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").replace(['’', '‘'], "'").replace(['“', '”'], "\"")
}

/// A caption without the credit in brackets at its end, for comparing.
pub(crate) fn without_credit(text: &str) -> String {
    let text = collapse(text);
    let cut = text
        .strip_suffix(')')
        .and_then(|rest| rest.rfind('(').filter(|at| *at > 0 && rest.len() - at <= 60))
        .unwrap_or(text.len());
    text.get(..cut).unwrap_or("").trim().to_owned()
}

/// The parts of `whole` that no removed span covers; `removed` must be sorted by start.
pub(crate) fn kept(whole: Range<usize>, removed: &[Removed]) -> Vec<Range<usize>> {
    let mut kept = Vec::new();
    let mut at = whole.start;
    for span in removed {
        if span.end <= at || span.start >= whole.end {
            continue;
        }
        if span.start > at {
            kept.push(at..span.start);
        }
        at = at.max(span.end);
    }
    if at < whole.end {
        kept.push(at..whole.end);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buttons_are_found_only_as_whole_lines() {
        assert_eq!(leftover("TT"), Some(PAGE_BUTTON));
        assert_eq!(leftover("  Read more » "), Some(PAGE_BUTTON));
        assert_eq!(leftover("12 comments"), Some(PAGE_BUTTON));
        assert_eq!(leftover("- Advertisement -"), Some(ADVERTISEMENT));
        assert_eq!(leftover("Sign up for our morning letter"), Some(SIGN_UP));
        for line in [
            "Share prices fell on Monday.",
            "\"Share\"",
            "He asked them to read more.",
            "",
            "---",
            "Print runs doubled",
        ] {
            assert_eq!(leftover(line), None, "{line}");
        }
    }

    #[test]
    fn a_credit_is_not_part_of_a_caption() {
        assert_eq!(
            without_credit("The  quay at dawn (Harbour Post)"),
            "The quay at dawn"
        );
        assert_eq!(without_credit("(Harbour Post)"), "(Harbour Post)");
    }

    #[test]
    fn kept_is_what_no_span_covers() {
        let removed = |start, end| Removed {
            start,
            end,
            reason: PAGE_BUTTON,
        };
        assert_eq!(
            kept(10..30, &[removed(0, 12), removed(15, 18), removed(29, 40)]),
            vec![12..15, 18..29]
        );
        assert_eq!(kept(10..30, &[]), vec![10..30]);
    }
}

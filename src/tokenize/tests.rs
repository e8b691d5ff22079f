use super::*;
use proptest::prelude::*;

fn tokens(text: &str) -> Vec<(&str, &'static str)> {
    let mut found = Vec::new();
    Unicode.tokenize(text, &mut |token| {
        assert_eq!(&text[token.start..token.start + token.text.len()], token.text);
        found.push((token.text, token.kind.id()));
    });
    found
}

#[test]
fn kinds_label_words_numbers_letters_and_addresses() {
    assert_eq!(
        tokens("I paid 1,000 in the 1990s; write to ann@example.org."),
        [
            ("I", "letter"),
            ("paid", "word"),
            ("1,000", "number"),
            ("in", "word"),
            ("the", "word"),
            ("1990s", "word"),
            ("write", "word"),
            ("to", "word"),
            ("ann", "url"),
            ("example.org", "url"),
        ]
    );
}

#[test]
fn both_apostrophes_stay_inside_a_word() {
    assert_eq!(tokens("Lake's Lake’s"), [("Lake's", "word"), ("Lake’s", "word")]);
}

#[test]
fn every_word_of_an_address_is_marked_and_no_other() {
    let text = "See:https://www.example.org/a-b?x=1#top, or www.example.net. Then and/or 3/4.";
    let urls: Vec<_> = tokens(text)
        .into_iter()
        .filter(|(_, kind)| *kind == "url")
        .map(|(text, _)| text)
        .collect();
    assert_eq!(
        urls,
        [
            "See:https",
            "www.example.org",
            "a",
            "b",
            "x",
            "1",
            "top",
            "www.example.net"
        ]
    );
}

#[test]
fn a_text_without_words_has_no_tokens() {
    assert_eq!(tokens(""), []);
    assert_eq!(tokens(" \r\n\u{200b}…—!? 🎉"), []);
}

/// Texts from pieces that meet the rules of UAX #29 and of addresses in ever new neighbourhoods.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        any::<String>(),
        any::<char>().prop_map(String::from),
        prop::sample::select(vec![
            "http://",
            "https://x.org/a",
            "www.",
            "WWW.a.b",
            "@",
            "a@b.co",
            "mailto:",
            "://",
            ":",
            "/",
            ".",
            ",",
            "'",
            "’",
            "e\u{301}",
            "\u{200d}",
            "👩\u{200d}👧",
            "🇸🇪",
            "\r\n",
            "\u{85}",
            "\u{0}",
            "\u{ad}",
            "1,5",
            "3.",
            "a.b",
            "漢字",
            "かな",
            "ไทย",
            "한국",
            "א\"ב",
            "ß",
            "İ",
            "_",
            "__",
            " \u{345}",
            "\u{2003}",
            "\t",
            "don't",
            "1:2",
            "a.b/c",
            "/",
            "a",
            "0",
            "abcdefghijklmnopqrstuvwxyz",
            "(",
            ")",
            "]",
            " ",
            "\n",
            "word",
            "U.S.",
        ])
        .prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]
    #[test]
    fn tokens_are_the_unicode_words(text in pieces()) {
        let mut found = Vec::new();
        Unicode.tokenize(&text, &mut |token| found.push((token.start, token.text)));
        prop_assert_eq!(found, text.unicode_word_indices().collect::<Vec<_>>());
    }

    #[test]
    fn windows_change_no_token(text in pieces(), shift in 0..130_usize, gap in prop::sample::select(vec!["x", " ", "x ", "-"])) {
        let shifted = gap.repeat(shift) + &text;
        prop_assert_eq!(all(&shifted), plain(&shifted));
        let twice = format!("{text}{}{text}", gap.repeat(shift));
        prop_assert_eq!(all(&twice), plain(&twice));
    }

    #[test]
    fn ascii_has_the_words_of_unicode(text in "[aZw09_.,:;'/@ \n-]{0,200}", more in "[a-w.:/@ ]{0,300}") {
        prop_assert_eq!(all(&text), plain(&text));
        prop_assert_eq!(all(&more), plain(&more));
    }

    #[test]
    fn blanks_before_marks_change_no_token(text in "[a \t\n\r\x01\x0b\u{2003}\u{a0}\u{202f}\u{85}\u{301}\u{345}\u{200d}\u{ad}\u{93e}é👧.1]{0,90}") {
        prop_assert_eq!(all(&text), plain(&text));
    }
}

fn all(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    Unicode.tokenize(text, &mut |token| found.push(token));
    found
}

/// The tokens of a text that is looked at as one stretch.
fn plain(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    words(text, 0, text.len(), &mut |token| found.push(token));
    found
}

#[test]
fn joints_at_every_place_of_a_window() {
    for joint in [
        ".", "'", ":", ",", ";", "_", "-", "’", "..", "/", "://", "@", "\u{ad}", "\u{301}",
    ] {
        for (left, right) in [
            ("a", "b"),
            ("1", "2"),
            ("a", "2"),
            ("_", "b"),
            ("www", "b"),
            ("a.org", "b.co"),
            ("", ""),
        ] {
            for before in 0..140 {
                for fill in ["x", "n "] {
                    let text = format!("{}{left}{joint}{right} y", fill.repeat(before));
                    assert_eq!(all(&text), plain(&text), "{text:?}");
                }
            }
        }
    }
}

#[test]
fn every_pair_and_triple_of_ascii_is_as_in_unicode() {
    let mut text = String::new();
    for a in '\0'..='\u{7f}' {
        for b in '\0'..='\u{7f}' {
            for frame in ["a", "1", "_", " "] {
                text.clear();
                text.extend([frame, "", ""]);
                text.push(a);
                text.push(b);
                text.push_str(frame);
                assert_eq!(all(&text), plain(&text), "{text:?}");
            }
        }
    }
}

#[test]
fn long_stretches_and_blanks_take_linear_time() {
    for piece in [
        "a",
        " ",
        "a ",
        "é",
        "é ",
        " \u{345}",
        "\u{345}",
        "漢",
        "a@",
        "/",
        "_",
        "_ ",
        "www.",
        "x.y/",
        "\u{2003}\u{301} ",
    ] {
        let text = piece.repeat(300_000);
        assert_eq!(all(&text).len(), plain(&text).len(), "{piece:?}");
    }
}

/// The cases of a Unicode break test: each text as its pieces. None, with a line that says so, where the
/// shared folder is absent.
fn unicode_cases(file: &str) -> Vec<Vec<String>> {
    let shared = std::env::var_os("GLEANER_SHARED").map_or_else(
        || std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"),
        std::path::PathBuf::from,
    );
    let path = shared.join("oracles").join(file);
    let Ok(text) = std::fs::read_to_string(&path) else {
        assert!(
            std::env::var_os("CI").is_none_or(|ci| ci != "true"),
            "{} is absent",
            path.display()
        );
        eprintln!("skipped: {} is absent", path.display());
        return Vec::new();
    };
    let cases = text
        .lines()
        .filter_map(|line| line.split('#').next())
        .filter(|line| !line.trim().is_empty());
    cases
        .map(|case| {
            case.split('÷')
                .map(characters)
                .filter(|piece| !piece.is_empty())
                .collect()
        })
        .collect()
}

/// The text of "0061 × 0308".
fn characters(piece: &str) -> String {
    let codes = piece
        .split(|character: char| !character.is_ascii_hexdigit())
        .filter(|code| !code.is_empty());
    codes
        .map(|code| char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap())
        .collect()
}

#[test]
fn tokens_are_the_words_of_the_unicode_test() {
    for pieces in unicode_cases("WordBreakTest_17.txt") {
        let text = pieces.concat();
        let words: Vec<_> = pieces
            .iter()
            .filter(|piece| piece.contains(char::is_alphanumeric))
            .collect();
        let mut found = Vec::new();
        Unicode.tokenize(&text, &mut |token| found.push(token.text.to_owned()));
        assert_eq!(found.iter().collect::<Vec<_>>(), words, "{text:?}");
    }
}

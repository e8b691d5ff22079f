use super::*;
use proptest::prelude::*;

fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    Segmenter::default().sentences(text, &mut |sentence| {
        assert_eq!(
            &text[sentence.start..sentence.start + sentence.text.len()],
            sentence.text
        );
        found.push(sentence.text.trim());
    });
    found
}

#[track_caller]
fn whole(text: &str) {
    assert_eq!(sentences(text), [text]);
}

#[test]
fn titles_initials_and_dotted_abbreviations_do_not_end_a_sentence() {
    whole("Mr. Gray met Dr. No and Mrs. May in St. Ives.");
    whole("J. K. Osten and George W. Lund wrote No. 5, e.g. Chapter II, on Jan. 7 at 3 p.m. Eastern time.");
    whole("The U.S. Senate and the U.N. Council paid 3.5 mln.");
    whole("Acme Inc. Chairman Ann Lee left.");
    whole("Das kostet z.B. Geld, sagte Dr. Weiß am 3. Oktober in Nr. 7.");
    whole("M. Le Guen et Mme. Roux sont là.");
    whole("El Sr. Paz habló con la Sra. Luz en EE. UU. Ayer no.");
}

#[test]
fn an_abbreviation_ends_a_sentence_before_a_word_that_starts_one() {
    assert_eq!(
        sentences("It left the U.S. The rest stayed."),
        ["It left the U.S.", "The rest stayed."]
    );
    assert_eq!(
        sentences("They met at 3 p.m. He was late."),
        ["They met at 3 p.m.", "He was late."]
    );
    assert_eq!(sentences("He said no. Five left."), ["He said no.", "Five left."]);
    assert_eq!(sentences("In 1987. The end."), ["In 1987.", "The end."]);
}

#[test]
fn an_abbreviation_that_is_also_a_word_ends_a_sentence() {
    assert_eq!(sentences("Here I am. Berlin waits.").len(), 2);
    assert_eq!(sentences("They sat. Berlin waited.").len(), 2);
    assert_eq!(sentences("Он помог им. Берлин ждал.").len(), 2);
}

#[test]
fn closing_quotes_belong_to_the_sentence_and_questions_go_on() {
    assert_eq!(sentences("“We go.” He left."), ["“We go.”", "He left."]);
    whole("“Why?” she asked.");
    whole("Yahoo! said it grew.");
    assert_eq!(sentences("Why? Because."), ["Why?", "Because."]);
}

#[test]
fn dots_for_words_left_out_do_not_end_a_sentence() {
    whole("We will ... Berlin willing ... go.");
    assert_eq!(
        sentences("He paused... Then he left."),
        ["He paused...", "Then he left."]
    );
}

#[test]
fn no_word_is_cut_by_a_border() {
    whole("யு.கே பிரதமர்");
    assert_eq!(sentences("他来了。她走了。").len(), 2);
}

#[test]
fn list_numbers_stay_with_what_they_number() {
    assert_eq!(
        sentences("1. Apples are red.\n2. Pears are not."),
        ["1. Apples are red.", "2. Pears are not."]
    );
}

#[test]
fn lines_without_words_are_no_sentences() {
    assert_eq!(
        sentences("Title\n\n* * *\n\nBody one. ... \n---\n"),
        ["Title", "Body one. ..."]
    );
    assert_eq!(sentences(" \n—\n"), [""; 0]);
    assert_eq!(sentences(""), [""; 0]);
}

/// A paragraph broken into lines of at most `width` columns.
fn wrapped(text: &str, width: usize) -> String {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let line = lines.last_mut().unwrap();
        if !line.is_empty() && line.len() + 1 + word.len() > width {
            lines.push(word.to_owned());
        } else {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines.join("\n")
}

const STORY: &str = "The mill at Orrin Bay closed on Monday after the river rose for the third time this spring. Its \
    owners, who had asked the council for a loan in March, said that they would not open it again. Mr. Tarn, who \
    worked there for thirty years, said he had seen it coming. The council meets in June.";

#[test]
fn wrapped_paragraphs_have_the_sentences_of_the_unwrapped_ones() {
    let flat: Vec<String> = sentences(STORY).into_iter().map(String::from).collect();
    assert_eq!(flat.len(), 4);
    for width in 40..=90 {
        let text = format!(
            "Mill closes\n\n{}\n\n{}",
            wrapped(STORY, width),
            wrapped(STORY, width)
        );
        let found: Vec<String> = sentences(&text)
            .into_iter()
            .map(|sentence| sentence.replace('\n', " "))
            .collect();
        let expected = [vec!["Mill closes".to_owned()], flat.clone(), flat.clone()].concat();
        assert_eq!(found, expected, "{width}");
        let windows = text.replace('\n', "\r\n");
        let found: Vec<String> = sentences(&windows)
            .into_iter()
            .map(|sentence| sentence.replace("\r\n", " "))
            .collect();
        assert_eq!(found, expected, "{width}");
    }
}

#[test]
fn indented_paragraphs_headings_and_lists_stay_borders_in_wrapped_text() {
    let story = wrapped(STORY, 64);
    let text = format!("MILL CLOSES\n    {story}\n    {story}\n- first point\n- second point\n");
    let found = sentences(&text);
    assert_eq!(found.len(), 11);
    assert_eq!(found[0], "MILL CLOSES");
    assert!(found[4].starts_with("The council") && found[5].starts_with("The mill"));
    assert_eq!(found[9..], ["- first point", "- second point"]);
}

#[test]
fn lines_of_text_that_is_not_wrapped_are_sentences() {
    assert_eq!(
        sentences("Mill closes\nBy Ann Lee\nThe mill closed. It rained.").len(),
        4
    );
    assert_eq!(sentences("apples\npears\nplums\nfigs\ndates").len(), 5);
    let paragraphs = [STORY, STORY, STORY].join("\n");
    assert_eq!(sentences(&paragraphs).len(), 12);
}

#[test]
fn a_wrapped_note_below_a_table_is_one_sentence() {
    let text = "Sales 7 mln\nProfit 2 mln\nNote: the figures leave out the loss that the mill at Orrin Bay made in\n\
        the spring, when it was closed.\nTotal 9 mln\n";
    let found = sentences(text);
    assert_eq!(found.len(), 4);
    assert!(found[2].starts_with("Note") && found[2].ends_with("closed."));
}

#[test]
fn off_means_unicode_to_the_letter() {
    let text = "Mr. Gray left.\n\n* * *\nWhy?";
    let mut found = Vec::new();
    Segmenter::new(Options::uax29()).sentences(text, &mut |sentence| found.push(sentence.text));
    assert_eq!(found, ["Mr. ", "Gray left.\n", "\n", "* * *\n", "Why?"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]
    #[test]
    fn sentences_are_in_order_and_hold_every_letter_and_digit(
        parts in prop::collection::vec(prop_oneof![
            any::<String>(),
            prop::sample::select(vec!["Mr.", "U.S.", " ", "\n", "\r\n", ".", "?", "…", "\"", "The", "in", "1.", "漢。", "\u{2028}", "-", "    "])
                .prop_map(String::from),
        ], 0..30),
        abbreviations: bool,
        unwrap_lines: bool,
    ) {
        let text = parts.concat();
        let mut end = 0;
        let mut held = String::new();
        Segmenter::new(Options { abbreviations, unwrap_lines }).sentences(&text, &mut |sentence| {
            assert!(sentence.start >= end);
            assert_eq!(&text[sentence.start..sentence.start + sentence.text.len()], sentence.text);
            assert!(sentence.text.contains(char::is_alphanumeric) || !(abbreviations || unwrap_lines));
            end = sentence.start + sentence.text.len();
            held.extend(sentence.text.chars().filter(|character| character.is_alphanumeric()));
        });
        let all: String = text.chars().filter(|character| character.is_alphanumeric()).collect();
        prop_assert_eq!(held, all);
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
fn sentences_are_those_of_the_unicode_test() {
    for pieces in unicode_cases("SentenceBreakTest_17.txt") {
        let text = pieces.concat();
        let mut found = Vec::new();
        Segmenter::new(Options::uax29())
            .sentences(&text, &mut |sentence| found.push(sentence.text.to_owned()));
        assert_eq!(found, pieces, "{text:?}");
    }
}

#[test]
fn a_single_long_line_takes_linear_time() {
    for piece in [
        "Mr. ",
        "a\n",
        "U.S. ",
        "? a",
        "1. ",
        ". ",
        "\" ",
        "x ",
        "    \n",
        "no stop here\n",
    ] {
        let text = piece.repeat(1_000_000 / piece.len());
        let mut count = 0usize;
        Segmenter::default().sentences(&text, &mut |_| count += 1);
        assert!(count <= text.len(), "{piece:?}");
    }
}

#[test]
fn a_sentence_of_many_pieces_takes_linear_time() {
    for (start, piece) in [("-", "Mr. "), ("(", "a. b "), ("a ", "Mr. "), ("a\n", "Mr.\n")] {
        let text = start.repeat(500_000) + &piece.repeat(100_000);
        let mut count = 0usize;
        Segmenter::default().sentences(&text, &mut |_| count += 1);
        assert!(count > 0, "{piece:?}");
    }
}

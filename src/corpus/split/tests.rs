//! Layouts of invented articles, what must stay whole, and what holds for any input.

use super::*;
use proptest::prelude::*;

const TITLES: [&str; 4] = [
    "Harbour town votes to keep its old crane",
    "Ferry company buys two electric boats",
    "School choir wins prize in the capital",
    "Storm closes the coast road for a week",
];

/// A text of a few paragraphs that no two articles share.
fn body(number: usize) -> String {
    let paragraph = |part: usize| {
        format!(
            "The council met for the {number}{part}th time this spring and heard what people along the quay had to say \
             about it. Nobody expected an answer before the summer, said the clerk."
        )
    };
    format!("{}\n\n{}\n\n{}", paragraph(1), paragraph(2), paragraph(3))
}

/// Articles in a layout: `{t}`, `{b}`, `{i}` and `{d}` stand for title, body, number and date.
fn file(layout: &str) -> String {
    let article = |(at, title): (usize, &&str)| {
        layout
            .replace("{t}", title)
            .replace("{b}", &body(at + 1))
            .replace("{i}", &(at + 1).to_string())
            .replace("{d}", &format!("{} May 2021", at + 3))
    };
    TITLES.iter().enumerate().map(article).collect()
}

/// Asserts that a layout is split into its four articles, titles and texts complete.
fn assert_splits(layout: &str, rule: &str) {
    let text = file(layout);
    let split = split(&text, &SplitRule::Auto);
    let titles: Vec<&str> = split
        .articles
        .iter()
        .map(|article| article.title.as_str())
        .collect();
    assert_eq!(titles, TITLES, "{layout}: {:?}", split.remark);
    assert_eq!(split.rule, rule, "{layout}");
    for (at, article) in split.articles.iter().enumerate() {
        assert_eq!(&text[article.start..article.end], body(at + 1), "{layout}");
    }
}

/// Asserts that a text is one article.
fn assert_whole(text: &str) {
    let split = split(text, &SplitRule::Auto);
    assert_eq!(split.articles.len(), 1, "rule {} cut it", split.rule);
    assert_eq!(split.rule, "none");
}

#[test]
fn layouts_are_found_by_what_recurs() {
    for (layout, rule) in [
        (
            "{t}\n\nThe quay at dawn (Post)\nThe quay at dawn (Post)\nTT\n\n{t}\n\nThe quay at dawn (Post)\n\n{b}\n\n\n",
            "repeated-headline",
        ),
        (
            "            {i} of 4 DOCUMENTS\n\n      The Harbour Post\n\n      {d}\n\n{t}\n\nLENGTH: 90 words\n\n{b}\n\nLOAD-DATE: {d}\n\n",
            "counter",
        ),
        ("[{i}]\n{t}\n\n{b}\n\n", "counter"),
        ("{i}. {t}\n\n{b}\n\n", "counter"),
        (
            "From a@b.example Wed Jun 14 17:35:51 2006\nSubject: {t}\nDate: {d}\n\n{b}\n\n",
            "mail",
        ),
        ("Datum: {d}\nTitel: {t}\n\n{b}\n\n", "header"),
        ("---\ntitle: \"{t}\"\ndate: {d}\n---\n\n{b}\n\n", "header"),
        ("<doc id=\"{i}\">\n<title>{t}</title>\n{b}\n</doc>\n", "element"),
        ("# {t}\n\n{b}\n\n", "heading"),
        ("{t}\n~~~~~~~~\n\n{b}\n\n", "heading"),
        ("{t}\n\n{b}\n\n+++++\n\n", "separator"),
        ("==========\n{t}\n==========\n\n{b}\n\n", "separator"),
        ("{t}\n\n{b}\n\u{c}", "separator"),
        ("{t}\n{d}\n\n{b}\n\n", "anchor"),
        ("{t}\n\nBy Ann Lee | {d}\n\n{b}\n\n", "anchor"),
        ("[{d}] {t}\n\n{b}\n\n", "inline"),
        ("{t}\n\n{b}\n\nEnd of Document\n\n", "closing-line"),
        ("{t}\n\n{b}\n\n\n\n", "layout"),
    ] {
        assert_splits(layout, rule);
        if !layout.contains('\u{c}') {
            let crlf = file(layout).replace('\n', "\r\n");
            assert_eq!(
                split(&crlf, &SplitRule::Auto).articles.len(),
                4,
                "with CRLF: {layout}"
            );
        }
    }
}

#[test]
fn one_article_stays_whole() {
    let parts: Vec<String> = (1..5).map(body).collect();
    for between in [
        "\n\n* * *\n\n",
        "\n\n---\n\n",
        "\n\n====================\n\n",
        "\n\n## What happens next\n\n",
        "\n\nWhat happens next\n\n",
        "\n\n\n\n\n",
        "\n\nQ: What do you say to that?\n\nA: ",
        "\n\n2 May 2021\n\n",
        "\n\nAdvertisement\n\n",
        "\n\nhttps://a.example/b\n\n",
        "\n\nName: Ann Lee\nAge: 45\nParty: Greens\n\n",
    ] {
        assert_whole(&format!(
            "{}\n\n3 May 2021\n\n{}\n",
            TITLES[0],
            parts.join(between)
        ));
        assert_whole(&format!("{}\n\n{}\n", TITLES[0], parts.join(between)));
    }
}

#[test]
fn a_single_article_keeps_headline_and_date() {
    let text = format!("{}\n3 May 2021\n\n{}\n", TITLES[0], body(1));
    let whole = split(&text, &SplitRule::Auto);
    let article = &whole.articles[0];
    assert_eq!(
        (article.title.as_str(), article.date.as_deref()),
        (TITLES[0], Some("2021-05-03"))
    );
    assert_eq!(article.text(&text), body(1));
}

#[test]
fn each_caption_is_counted_once_and_nothing_vanishes() {
    let text = file(
        "{t}\n\n The quay no. {i} (Post)\nThe quay no. {i} (Post)\nTT\n\n{t}\n\nThe quay no. {i} (Post)\n\n{b}\n\nShare\n\n\n",
    );
    let found = split(&text, &SplitRule::Auto);
    for (at, article) in found.articles.iter().enumerate() {
        let counted = article.text(&text);
        assert_eq!(counted.matches("The quay no.").count(), 1);
        assert!(counted.contains(&body(at + 1)) && !counted.contains("TT") && !counted.contains("Share"));
        let reasons: Vec<&str> = article.removed.iter().map(|span| span.reason).collect();
        assert_eq!(
            reasons,
            [
                clean::REPEATED_CAPTION,
                clean::PAGE_BUTTON,
                clean::REPEATED_HEADLINE,
                clean::REPEATED_CAPTION,
                clean::PAGE_BUTTON
            ]
        );
    }
    assert!(found.unassigned_share(&text) < f64::EPSILON);
}

#[test]
fn a_cover_is_unassigned_and_its_share_told() {
    let text = format!("Export of 4 articles\n++++++\n{}", file("{t}\n\n{b}\n\n++++++\n"));
    let found = split(&text, &SplitRule::Auto);
    assert_eq!(found.articles.len(), 4);
    assert_eq!(&text[found.unassigned[0].clone()], "Export of 4 articles");
    let share = found.unassigned_share(&text);
    assert!(share > 0.0 && share < 0.05, "{share}");
}

#[test]
fn a_numbered_list_below_a_headline_is_one_article() {
    let item = "The town opened the path in June after two years of work, and walkers have used it every day since then. \
                It runs along the river for six miles and ends at the old mill, where a small museum shows how flour was made.";
    let mut text = "Five Walks Near the Harbor\n\n".to_owned();
    for (number, name) in (1..).zip([
        "Mill Path at Dusk",
        "Old Quay Round",
        "Over the Three Bridges",
        "Up to Gull Hill",
    ]) {
        text.push_str(&[&number.to_string(), ". ", name, "\n\n", item, "\n\n"].concat());
    }
    assert_eq!(split(&text, &SplitRule::Auto).articles.len(), 1);
    // Without the headline above them, the same pieces are counted articles.
    let counted = text.split_once("\n\n").map_or("", |(_, rest)| rest);
    assert_eq!(split(counted, &SplitRule::Auto).articles.len(), 4);
}

#[test]
fn a_paper_and_a_date_behind_the_headline_open_an_article() {
    let text = "Board Agrees to Build Quay (Harbor Courier, 3 March 2026)\n\nThe board met on Tuesday and agreed to build the \
                quay. Work begins in spring, the chair said.\n\nThe cost is higher than planned, and the council asked for a \
                second opinion before it pays.\n\nTram Vote Ends in a Tie (Valley Tribune, 4 March 2026)\n\nA crowd stood \
                outside the hall on Friday night. The mayor read the count twice, and nobody cheered.\n\nBoth sides asked for \
                another count, which is to begin on Monday in the old school.\n";
    let found = split(text, &SplitRule::Auto);
    let titles: Vec<&str> = found.articles.iter().map(|piece| piece.title.as_str()).collect();
    assert_eq!(titles, ["Board Agrees to Build Quay", "Tram Vote Ends in a Tie"]);
    assert_eq!(found.articles[1].date.as_deref(), Some("2026-03-04"));
}

#[test]
fn rules_can_be_pinned_or_forbidden() {
    let text = file("{t}\n{d}\n\n{b}\n\n=====\n\n");
    assert_eq!(split(&text, &SplitRule::None).articles.len(), 1);
    assert_eq!(split(&text, &"anchor".parse().unwrap()).articles.len(), 4);
    assert!(
        split(&text, &"mail".parse().unwrap())
            .remark
            .unwrap()
            .contains("mail")
    );
    assert!("nonsense".parse::<SplitRule>().unwrap_err().contains("separator"));
    assert_eq!("auto".parse(), Ok(SplitRule::Auto));
}

#[test]
fn a_text_of_nothing_has_no_article() {
    assert!(split(" \n\r\n\t", &SplitRule::Auto).articles.is_empty());
}

/// Lines that rules look at, to be thrown together at random.
const LINES: [&str; 22] = [
    "",
    "",
    "---",
    "=====",
    "* * *",
    "TT",
    "URL: http://a.example",
    "Title: Of boats and men",
    "Date: 2011-03-04",
    "3 May 2011",
    "By Ann Lee",
    "1 of 3 DOCUMENTS",
    "2 of 3 DOCUMENTS",
    "# Of boats and men",
    "<doc id=\"1\">",
    "</doc>",
    "TEXT: of boats",
    "Of boats and of men at sea",
    "The boats went out in the night, and none of them had come back by the morning.",
    "\u{c}Fähre",
    "日本語のテキスト。",
    "[3]",
];

proptest! {
    #[test]
    fn every_byte_is_accounted_for_once(picks in prop::collection::vec(0..LINES.len(), 0..60), noise in ".{0,40}") {
        let mut text: String = picks.iter().flat_map(|pick| [LINES[*pick], "\n"]).collect();
        text.push_str(&noise);
        let found = split(&text, &SplitRule::Auto);
        let mut owners = vec![0; text.len()];
        let mut spans = found.unassigned.clone();
        for article in &found.articles {
            spans.push(article.start..article.end);
            spans.extend(article.header.iter().chain(&article.captions).cloned());
            spans.extend(article.removed.iter().map(|span| span.start..span.end).filter(|span| span.start < article.start || span.end > article.end));
            prop_assert!(article.removed.is_sorted_by_key(|span| span.start));
            let _ = article.text(&text);
        }
        for span in spans {
            prop_assert!(text.get(span.clone()).is_some(), "not on character boundaries");
            for owner in &mut owners[span] {
                *owner += 1;
            }
        }
        for (at, letter) in text.char_indices().filter(|(_, letter)| !letter.is_whitespace() && *letter != '\u{feff}') {
            prop_assert_eq!(owners[at], 1, "byte {} ({}) of {:?}", at, letter, text);
        }
    }
}

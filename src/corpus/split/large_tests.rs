//! Long files of invented articles: their rule is seen in samples, and cutting them at borders changes nothing.

use super::*;

/// Layouts with the rule that explains each: `{t}`, `{b}`, `{i}` and `{d}` stand for title, body, number and date.
const LAYOUTS: [(&str, &str); 22] = [
    (
        "{t}\n\nThe quay no. {i} (Post)\nThe quay no. {i} (Post)\nTT\n\n{t}\n\nThe quay no. {i} (Post)\n\n{b}\n\n\n",
        "repeated-headline",
    ),
    (
        "            {i} of 400 DOCUMENTS\n\n      The Harbour Post\n\n      {d}\n\n{t}\n\nLENGTH: 90 words\n\n{b}\n\nLOAD-DATE: {d}\n\n",
        "counter",
    ),
    ("[{i}]\n{t}\n\n{b}\n\n", "counter"),
    ("{i}. {t}\n\n{b}\n\n", "counter"),
    (
        "From a@b.example Wed Jun 14 17:35:51 2006\nSubject: {t}\nDate: {d}\n\n{b}\n\n",
        "mail",
    ),
    ("Datum: {d}\nTitel: {t}\n\n{b}\n\n", "header"),
    (
        "Title: {t}\nDate: {d}\nURL: https://a.example/{i}0\n\n{b}\n\n",
        "header",
    ),
    ("---\ntitle: \"{t}\"\ndate: {d}\n---\n\n{b}\n\n", "header"),
    ("<doc id=\"{i}\">\n<title>{t}</title>\n{b}\n</doc>\n", "element"),
    ("# {t}\n\n{b}\n\n", "heading"),
    ("# {t}\n\n{b}\n\n## What happens next\n\n{b}\n\n", "heading"),
    ("{t}\n~~~~~~~~\n\n{b}\n\n", "heading"),
    ("{t}\n\n{b}\n\n+++++\n\n", "separator"),
    ("==========\n{t}\n==========\n\n{b}\n\n", "separator"),
    ("{t}\n\n{b}\n\u{c}", "separator"),
    ("{t}\n{d}\n\n{b}\n\n", "anchor"),
    ("{t}\n\nBy Ann Lee | {d}\n\n{b}\n\n", "anchor"),
    ("[{d}] {t}\n\n{b}\n\n", "inline"),
    ("{t} (The Harbour Post, {d})\n\n{b}\n\n", "inline"),
    ("{t}\n\n{b}\n\nEnd of Document\n\n", "closing-line"),
    ("{t}\n\n{b}\n\n\n\n", "layout"),
    ("    {t}\n\n{b}\n\n", "layout"),
];

const WORDS: [&str; 24] = [
    "harbour", "council", "ferry", "bridge", "school", "winter", "money", "people", "letter", "garden",
    "engine", "market", "doctor", "river", "singer", "museum", "farmer", "answer", "window", "captain",
    "village", "summer", "paper", "road",
];

/// A sequence that looks random and is the same everywhere.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }

    fn words(&mut self, count: usize) -> String {
        let words: Vec<&str> = (0..count).map(|_| WORDS[self.roll(WORDS.len())]).collect();
        words.join(" ")
    }

    fn body(&mut self, most: usize) -> String {
        let paragraphs: Vec<String> = (0..2 + self.roll(most))
            .map(|_| {
                let sentences: Vec<String> = (0..=self.roll(4))
                    .map(|_| {
                        let count = 6 + self.roll(16);
                        format!("The {}.", self.words(count))
                    })
                    .collect();
                format!(
                    "They said that the {} met again. {}",
                    self.words(4),
                    sentences.join(" ")
                )
            })
            .collect();
        paragraphs.join("\n\n")
    }
}

/// A file of articles in a layout.
fn file(layout: &str, count: usize, paragraphs: usize) -> String {
    let mut dice = Dice(7);
    let mut text = String::new();
    for at in 1..=count {
        let title = format!("Town {} and {} number {at}", dice.words(2), dice.words(1));
        let mut article = layout
            .replace("{t}", &title)
            .replace("{i}", &at.to_string())
            .replace("{d}", &format!("{} May {}", 1 + at % 28, 1990 + at / 28));
        while article.contains("{b}") {
            article = article.replacen("{b}", &dice.body(paragraphs), 1);
        }
        text.push_str(&article);
    }
    text
}

/// Stretches of a text that begin and end at line ends.
fn stretch(text: &str, from: usize, length: usize) -> &str {
    let end = |at: usize| {
        text[at.min(text.len())..]
            .find('\n')
            .map_or(text.len(), |ahead| at + ahead + 1)
    };
    let from = if from == 0 { 0 } else { end(from) };
    &text[from..end((from + length).min(text.len()))]
}

/// An article as a reader sees it: headline, date, metadata, text.
type Told = (String, Option<String>, Vec<(String, String)>, String);

fn articles(text: &str, rule: &'static str) -> Vec<Told> {
    let found = split(text, &SplitRule::Named(rule));
    let told = |piece: Piece| (piece.text(text), piece.title, piece.date, piece.meta);
    found
        .articles
        .into_iter()
        .map(told)
        .map(|(counted, title, date, meta)| (title, date, meta, counted))
        .collect()
}

#[test]
fn cutting_at_borders_changes_no_article() {
    for (layout, rule) in LAYOUTS {
        let text = file(layout, 160, 5);
        let whole = articles(&text, rule);
        assert_eq!(whole.len(), 160, "{layout}");
        let mut cuts = vec![0];
        for from in (text.len() / 9..text.len()).step_by(text.len() / 9) {
            let window = stretch(&text, from, 24 * 1024);
            let Some(border) = first_border(window, SplitRule::Named(rule)) else {
                assert!(window.len() < 12 * 1024, "no border found: {layout}");
                continue;
            };
            cuts.push(window.as_ptr() as usize - text.as_ptr() as usize + border);
        }
        cuts.push(text.len());
        let pieces = cuts
            .windows(2)
            .flat_map(|pair| articles(&text[pair[0]..pair[1]], rule));
        for (at, (piece, article)) in pieces.zip(&whole).enumerate() {
            assert_eq!(&piece, article, "article {at} of {layout}");
        }
    }
}

#[test]
fn samples_tell_the_rule() {
    for (layout, rule) in LAYOUTS {
        let text = file(layout, 200, 5);
        for size in [6_000, 30_000, 77_777] {
            assert_eq!(
                rule_of_samples(&[stretch(&text, 0, size)]),
                SplitRule::Named(rule),
                "{layout}, {size} bytes"
            );
        }
    }
    assert_eq!(rule_of_samples(&[]), SplitRule::None);
}

// Layout is not believed in windows, and a line that closes every article stands at one distance from each headline.
#[test]
fn windows_tell_the_rule_where_the_head_is_one_article() {
    for (layout, rule) in LAYOUTS
        .into_iter()
        .filter(|(_, rule)| !matches!(*rule, "layout" | "closing-line"))
    {
        let long = file(layout, 1, 300);
        let text = file(layout, 200, 5);
        let (first, second) = (stretch(&text, 20_000, 24_000), stretch(&text, 90_000, 24_000));
        assert_eq!(
            rule_of_samples(&[&long, first, second]),
            SplitRule::Named(rule),
            "{layout}"
        );
        assert_eq!(
            rule_of_samples(&[&long, first, &long]),
            SplitRule::None,
            "{layout}"
        );
    }
}

#[test]
fn running_text_has_no_rule_and_no_border() {
    let prose = Dice(3).body(400);
    let lines = |line: &dyn Fn(usize, String) -> String| -> String {
        let mut dice = Dice(5);
        let lines: Vec<String> = (1..900).map(|at| line(at, dice.words(14))).collect();
        lines.concat()
    };
    let verses = lines(&|at, words| format!("{}:{} {words}.\n\n", 1 + at / 40, 1 + at % 40));
    let list = lines(&|at, words| format!("{at}. {}\n", words.get(..30).unwrap_or(&words)));
    let speech = lines(&|at, words| format!("SPEAKER {}: {words}.\n\n", at % 3));
    let code = lines(&|at, words| {
        format!("fn run_{at}(left: u32) -> u32 {{\n    // {words}\n    left + {at}\n}}\n\n")
    });
    for text in [&prose, &verses, &list, &speech, &code] {
        let windows = [
            stretch(text, 0, 20_000),
            stretch(text, 10_000, 9_000),
            stretch(text, 20_000, 9_000),
        ];
        assert_eq!(rule_of_samples(&windows), SplitRule::None, "{}", &text[..200]);
        assert_eq!(first_border(windows[1], SplitRule::Auto), None);
        assert_eq!(first_border(windows[1], SplitRule::None), None);
    }
    assert_eq!(first_border("", SplitRule::Named("mail")), None);
}

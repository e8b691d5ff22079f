use super::*;
use crate::normalize::{Language, Normalizer, Options, Outcome};
use crate::segment::Segmenter;
use crate::tokenize::{Tokenizer, Unicode};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// A text with its sentences, cut as the pipeline cuts them.
struct Cut {
    text: String,
    title: String,
    title_terms: Vec<u32>,
    sentences: Vec<Sentence>,
}

impl Cut {
    fn new(title: &str, text: &str) -> Self {
        Self::of("en", title, text)
    }

    fn of(code: &str, title: &str, text: &str) -> Self {
        let normalizer = Normalizer::new(Language::from_code(code), &Options::default());
        let mut names: BTreeMap<String, u32> = BTreeMap::new();
        let mut terms = |piece: &str| {
            let (mut tokens, mut terms) = (0, Vec::new());
            let (mut form, mut stem) = (String::new(), String::new());
            Unicode.tokenize(piece, &mut |token| {
                tokens += 1;
                if normalizer.normalize(&token, &mut form, &mut stem) == Outcome::Term {
                    let next = u32::try_from(names.len()).unwrap();
                    terms.push(*names.entry(stem.clone()).or_insert(next));
                }
            });
            (tokens, terms)
        };
        let mut sentences = Vec::new();
        Segmenter::default().sentences(text, &mut |sentence| {
            let (tokens, terms) = terms(sentence.text);
            let end = sentence.start + sentence.text.trim_end().len();
            let start = end - sentence.text.trim().len();
            sentences.push(Sentence {
                start,
                end,
                tokens,
                terms,
            });
        });
        let title_terms = terms(title).1;
        Self {
            text: text.to_owned(),
            title: title.to_owned(),
            title_terms,
            sentences,
        }
    }

    fn article(&self) -> Article<'_> {
        Article {
            text: &self.text,
            title: Some(&*self.title).filter(|title| !title.is_empty()),
            title_terms: &self.title_terms,
            body: 0,
            sentences: &self.sentences,
        }
    }

    fn summary(&self, wanted: usize) -> Vec<&str> {
        let picked = article(&self.article(), &|_| 1.0, wanted);
        picked
            .iter()
            .map(|picked| self.article().piece(&self.sentences[picked.sentence]))
            .collect()
    }
}

const PORT: &str = "The harbour board voted on Monday to widen the old quay for larger ships.\n\n\
    Photo: The old quay and the harbour board in May.\n\n\
    Harbour plans\n\n\
    The harbour board expects larger ships from three lines to call at the quay next year.\n\n\
    Read more about the harbour board and the quay here.\n\n\
    Fishermen fear that larger ships will push their boats away from the quay.\n\n\
    1. Board the harbour ferry at the quay.\n\
    2. Leave the harbour ferry at the quay.\n\n\
    Harbour dues | 12,000 | 14,000 | 15,000 board quay.\n\n\
    © 2024 Harbour Board Quay Press. All rights reserved.\n\n\
    A bakery near the station sold out of rolls by nine in the morning.";

#[test]
fn only_sentences_of_the_text_are_chosen() {
    let cut = Cut::new("", PORT);
    let whole = cut.summary(20);
    assert_eq!(
        whole,
        [
            "The harbour board voted on Monday to widen the old quay for larger ships.",
            "The harbour board expects larger ships from three lines to call at the quay next year.",
            "Fishermen fear that larger ships will push their boats away from the quay.",
            "A bakery near the station sold out of rolls by nine in the morning.",
        ]
    );
    assert_eq!(cut.summary(3), whole[..3]);
    assert_eq!(cut.summary(1), whole[..1]);
    assert!(cut.summary(0).is_empty());
}

#[test]
fn lines_stand_in_where_there_is_nothing_else() {
    let cut = Cut::new("", "Photo: The old quay.\n\nHarbour plans\n\n");
    assert_eq!(cut.summary(1).len(), 1);
    assert!(Cut::new("", "").summary(3).is_empty());
    assert!(Cut::new("", "… — …\n\n***").summary(3).is_empty());
}

#[test]
fn a_credit_marks_its_whole_line() {
    let text = "The minister visits the mill by the river. Image: Anna Berg.\n\n\
        The mill by the river reopens after a fire that closed it for a year.";
    let cut = Cut::new("", text);
    assert_eq!(
        cut.summary(3),
        ["The mill by the river reopens after a fire that closed it for a year."]
    );
}

#[test]
fn the_title_is_not_echoed_and_its_words_count() {
    let body = "Mill reopens after the great fire of May.\n\n\
        The town council met on Monday to talk about roads and schools.\n\n\
        Workers cheered as the mill opened its doors after the fire.\n\n\
        The weather was mild and the market was full of people.";
    let cut = Cut::new("Mill reopens after the great fire of May", body);
    assert_eq!(cut.summary(5).len(), 3);
    let picked = article(&cut.article(), &|_| 1.0, 5);
    let weight = |sentence: usize| {
        picked
            .iter()
            .find(|picked| picked.sentence == sentence)
            .unwrap()
            .weight
    };
    let bare = Article {
        title_terms: &[],
        ..cut.article()
    };
    let without = article(&bare, &|_| 1.0, 5);
    let plain = |sentence: usize| {
        without
            .iter()
            .find(|picked| picked.sentence == sentence)
            .unwrap()
            .weight
    };
    assert!(weight(2) > plain(2));
    assert!((weight(3) - plain(3)).abs() < 1e-12);
}

#[test]
fn what_lies_before_the_body_is_left_out() {
    let text =
        "The quay of the town in the morning sun.\n\nThe quay of the town will close for a year of repairs.";
    let cut = Cut::new("", text);
    let body = text.find("The quay of the town will").unwrap();
    let picked = article(
        &Article {
            body,
            ..cut.article()
        },
        &|_| 1.0,
        3,
    );
    assert_eq!(
        picked.iter().map(|picked| picked.sentence).collect::<Vec<_>>(),
        [1]
    );
}

#[test]
fn of_sentences_with_equal_words_the_first_is_taken() {
    let text = "Larger ships will soon call at the quay.\n\nSoon the quay will see larger ships call.\n\n\
        Rolls were sold out at the bakery by nine.";
    assert_eq!(
        Cut::new("", text).summary(3),
        [
            "Larger ships will soon call at the quay.",
            "Rolls were sold out at the bakery by nine."
        ]
    );
}

#[test]
fn a_sentence_that_leans_on_the_one_before_weighs_more_behind_it() {
    let text = "The harbour board widened the quay of the town.\n\nBut the harbour dues at the quay rise in the town.";
    let cut = Cut::new("", text);
    let weighed = weight::weigh(&cut.article(), &|_| 1.0);
    assert!(weighed.sentences[1].alone < weighed.sentences[1].behind);
    assert!(weighed.sentences[0].alone.to_bits() == weighed.sentences[0].behind.to_bits());
    let picked = article(&cut.article(), &|_| 1.0, 2);
    assert!(picked[1].weight.to_bits() == weighed.sentences[1].behind.to_bits());
}

#[test]
fn other_languages_need_no_word_list() {
    let japanese = "港湾局は月曜日に古い岸壁の拡張を決めた。港湾局は来年から大型船が岸壁に入ると見ている。漁師は大型船を心配している。\n\n写真：古い岸壁。";
    let cut = Cut::of("ja", "", japanese);
    assert_eq!(cut.summary(9).len(), 3);
    let tamil = "துறைமுக வாரியம் பழைய துறையை திங்கட்கிழமை விரிவாக்க முடிவு செய்தது. துறைமுகம் பற்றி\n\nமீனவர்கள் பழைய துறைமுக வாரியம் மீது கவலை தெரிவித்தனர் நேற்று.";
    let cut = Cut::of("ta", "", tamil);
    assert!(cut.summary(9).iter().all(|sentence| sentence.ends_with('.')));
}

#[test]
fn order_of_term_numbers_does_not_show() {
    let cut = Cut::new("", PORT);
    let last = cut
        .sentences
        .iter()
        .flat_map(|s| s.terms.iter().copied())
        .max()
        .unwrap();
    let turned: Vec<Sentence> = cut
        .sentences
        .iter()
        .map(|s| Sentence {
            terms: s.terms.iter().map(|t| last - t).collect(),
            ..s.clone()
        })
        .collect();
    let other = Article {
        sentences: &turned,
        ..cut.article()
    };
    let idf = |term: u32| 1.0 + f64::from(term % 7) / 3.0;
    assert_eq!(
        article(&cut.article(), &idf, 5),
        article(&other, &|term| idf(last - term), 5)
    );
}

#[test]
fn headlines_are_cut_where_a_clause_ends() {
    let of = |text: &str, most| {
        let cut = Cut::new("", text);
        headline(&cut.article(), &|_| 1.0, most)
    };
    let text = "PARIS, March 3 (Newswire) - The harbour board voted to widen the old quay, although fishermen fear that ships push them away.";
    assert_eq!(
        of(text, 60).unwrap(),
        "The harbour board voted to widen the old quay…"
    );
    assert_eq!(of(text, 30).unwrap(), "The harbour board voted to…");
    assert_eq!(
        of("The harbour board voted to widen the quay.", 60).unwrap(),
        "The harbour board voted to widen the quay"
    );
    assert_eq!(
        of(
            "The board (founded in 1902, they say) will widen the old quay of the harbour.",
            60
        )
        .unwrap(),
        "The board will widen the old quay of the harbour"
    );
    assert_eq!(
        of(
            "港湾局は月曜日に古い岸壁の拡張を決め、漁師は大型船を心配している。",
            20
        )
        .unwrap(),
        "港湾局は月曜日に古い岸壁の拡張を決め…"
    );
    assert_eq!(of("", 60), None);
    assert_eq!(
        of("Photosynthesis matters to the whole of the wide world.", 5),
        None
    );
}

#[test]
fn a_line_that_stands_over_the_text_is_its_headline() {
    let cut = Cut::new(
        "",
        "Harbour board widens quay\n\nThe harbour board voted on Monday to widen the old quay of the town.",
    );
    assert_eq!(
        headline(&cut.article(), &|_| 1.0, 60).unwrap(),
        "Harbour board widens quay"
    );
    let cut = Cut::new("", "Introduction\n\nThe harbour board voted to widen the quay.");
    assert_eq!(
        headline(&cut.article(), &|_| 1.0, 60).unwrap(),
        "The harbour board voted to widen the quay"
    );
}

fn candidate(article: u32, sentence: u32, terms: &[u32]) -> Candidate {
    Candidate {
        article,
        sentence,
        weight: 1.0,
        rank: sentence,
        terms: terms.to_vec(),
    }
}

#[test]
fn several_articles_say_each_thing_once() {
    let all = [
        candidate(1, 0, &[1, 2, 3, 4]),
        candidate(0, 0, &[1, 2, 3, 4]),
        candidate(0, 5, &[1, 2, 3, 9]),
        candidate(2, 1, &[5, 6, 7]),
        candidate(0, 2, &[8, 10]),
    ];
    let chosen = several(&all, &|_| 1.0, 5);
    assert_eq!(chosen, [1, 3, 4]);
    assert_eq!(several(&all, &|_| 1.0, 1), [1]);
    assert!(several(&[], &|_| 1.0, 3).is_empty());
    let back = [candidate(4, 9, &[1, 2, 3]), candidate(4, 2, &[5, 6])];
    assert_eq!(several(&back, &|_| 1.0, 2), [1, 0]);
}

#[test]
fn candidates_are_the_best_first() {
    let cut = Cut::new("", PORT);
    let best = candidates(&cut.article(), &|_| 1.0, 3);
    assert_eq!(best.len(), 3);
    assert!((best[0].weight - 1.0).abs() < 1e-12);
    assert!(
        best.iter()
            .all(|candidate| candidate.weight <= 1.0 && !candidate.terms.is_empty())
    );
    let mut terms = best[0].terms.clone();
    terms.sort_unstable();
    terms.dedup();
    assert_eq!(terms.len(), best[0].terms.len());
}

#[test]
fn a_very_long_article_is_no_trouble() {
    let text: String = (0..20_000).fold(String::new(), |text, n| {
        text + "Ship " + &(n % 977).to_string() + "q calls at the quay with a load of timber. "
    });
    assert!(!Cut::new("", &text).summary(3).is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn nothing_panics_and_the_rules_hold(
        text in prop_oneof!["\\PC{0,200}", "[A-C a-c.,?!:;\"“”()\\[\\]\n—-]{0,200}", "[漢字カ。、「」 \n]{0,80}"],
        title in "\\PC{0,20}",
        wanted in 0_usize..6,
        most in 0_usize..90,
        body in 0_usize..220,
    ) {
        let cut = Cut::new(&title, &text);
        let whole = Article { body, ..cut.article() };
        let picked = article(&whole, &|term| f64::from(term % 5), wanted);
        prop_assert!(picked.len() <= wanted);
        prop_assert!(picked.windows(2).all(|pair| pair[0].sentence < pair[1].sentence));
        prop_assert!(picked.iter().all(|picked| picked.weight >= 0.0 && picked.weight.is_finite()));
        let line = headline(&whole, &|_| 1.0, most);
        prop_assert!(line.is_none_or(|line| !line.is_empty() && !line.contains('\n') && line.chars().count() <= most));
        let best = candidates(&whole, &|_| 1.0, wanted);
        prop_assert!(several(&best, &|term| f64::from(term), wanted).len() <= best.len());
    }

    #[test]
    fn wrong_bounds_do_not_panic(bounds in prop::collection::vec((0_usize..40, 0_usize..40, 0_u32..9), 0..6)) {
        let sentences: Vec<Sentence> = bounds
            .iter()
            .map(|&(start, end, tokens)| Sentence { start, end, tokens, terms: vec![tokens] })
            .collect();
        let whole = Article { text: "Ünïcödé, 漢字。 And so on.", title: None, title_terms: &[7], body: 3, sentences: &sentences };
        prop_assert!(article(&whole, &|_| f64::NAN, 3).len() <= 3);
        headline(&whole, &|_| f64::INFINITY, 10);
    }
}

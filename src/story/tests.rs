//! What stories must and must not be, on made-up articles and on the shared ones.

use std::collections::BTreeSet;
use std::path::PathBuf;

use proptest::prelude::*;
use serde_json::Value;

use super::*;

/// A stream of numbers that is the same everywhere.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % bound
    }

    fn word(&mut self) -> String {
        let syllables = [
            "ba", "ko", "mer", "tin", "dol", "ves", "ra", "qui", "lan", "or", "pex", "su", "ni", "gar",
        ];
        (0..3).map(|_| syllables[self.below(syllables.len())]).collect()
    }

    fn sentence(&mut self) -> String {
        let words: Vec<String> = (0..14).map(|_| self.word()).collect();
        format!("{}.", words.join(" "))
    }

    fn article(&mut self, sentences: usize) -> Vec<String> {
        (0..sentences).map(|_| self.sentence()).collect()
    }

    /// A notice of earnings: a form, filled in.
    fn notice(&mut self) -> String {
        // Two words each, so that few companies share a name.
        let (company, chief) = (self.word() + &self.word(), self.word() + &self.word());
        let mut number = || self.below(100_000);
        format!(
            "{company} said its profit for the quarter was {} dollars against {} dollars a year ago. Sales came to {} \
             dollars against {}. {chief}, who heads {company}, said that results for the full year would be as forecast. \
             Analysts had looked for {} dollars. {company} has {} employees.",
            number(),
            number(),
            number(),
            number(),
            number(),
            number()
        )
    }
}

fn of(texts: &[String]) -> Stories {
    let shingles: Vec<Shingles> = texts.iter().map(|text| Shingles::of(text)).collect();
    stories(&shingles)
}

/// The stories as sets of texts, which no order of the articles changes: of equal texts any may be the lead.
fn contents(texts: &[String], found: &Stories) -> BTreeSet<Vec<(u64, &'static str)>> {
    let story = |story: &Story| {
        let member = |member: &Member| {
            let relation = if member.relation == Relation::Lead {
                Relation::Same
            } else {
                member.relation
            };
            (Shingles::of(&texts[member.article]).wording(), relation.id())
        };
        let mut members: Vec<_> = story.members.iter().map(member).collect();
        members.sort_unstable();
        members
    };
    found.all.iter().map(story).collect()
}

/// Originals at even places, each followed by its edited twin, and what was done to it.
fn edited(dice: &mut Dice) -> (Vec<String>, Vec<&'static str>) {
    let kinds = ["half", "third", "moved", "reworded", "merged", "same"];
    let mut texts = Vec::new();
    for number in 0..120 {
        let original = dice.article(14);
        let kind = kinds[number % kinds.len()];
        let twin = match kind {
            "half" => original[3..10].join(" "),
            "third" => original[..4].join(" "),
            "moved" => [&original[9..], &original[4..9], &original[..4]]
                .concat()
                .join("\n\n"),
            "reworded" => {
                let text = original.join(" ");
                let words = text.split(' ').map(|word| {
                    if dice.below(5) == 0 {
                        dice.word()
                    } else {
                        word.to_owned()
                    }
                });
                words.collect::<Vec<_>>().join(" ")
            }
            "merged" => [original.clone(), dice.article(14)].concat().join(" "),
            _ => original.join("  ").to_uppercase(),
        };
        texts.push(original.join(" "));
        texts.push(twin);
    }
    (
        texts,
        (0..120).map(|number| kinds[number % kinds.len()]).collect(),
    )
}

#[test]
fn edited_copies_are_found_and_named() {
    let (texts, kinds) = edited(&mut Dice(7));
    let found = of(&texts);
    for (number, kind) in kinds.into_iter().enumerate() {
        let Some(story) = found.of(2 * number) else {
            panic!("{kind} {number}")
        };
        let own = &found.all[story];
        let articles: Vec<usize> = own.members.iter().map(|member| member.article).collect();
        assert_eq!(articles, [2 * number, 2 * number + 1], "{kind}");
        let (lead, relation) = match kind {
            "half" | "third" => (2 * number, Relation::Cut),
            "moved" => (own.lead, Relation::Near),
            "reworded" => (own.lead, Relation::Rewritten),
            "merged" => (2 * number + 1, Relation::Cut),
            _ => (2 * number, Relation::Same),
        };
        assert_eq!(own.lead, lead, "{kind}");
        let other = own.members.iter().find(|member| member.article != lead).unwrap();
        assert_eq!(other.relation, relation, "{kind}");
        assert!((0.0..=1.0).contains(&other.kept) && (0.0..=1.0).contains(&other.own));
    }
}

#[test]
fn a_digest_does_not_chain_its_stories() {
    let mut dice = Dice(3);
    let (a, b) = (dice.article(12), dice.article(9));
    let twin = |article: &[String]| article[..article.len() - 1].join(" ");
    let texts = vec![
        a.join(" "),
        twin(&a),
        [a.clone(), b.clone()].concat().join(" "),
        b.join(" "),
        twin(&b),
    ];
    let found = of(&texts);
    assert_eq!(found.all.len(), 2);
    assert_eq!(found.of(0), found.of(1));
    assert_eq!(found.of(3), found.of(4));
    assert_ne!(found.of(0), found.of(3));
    // The digest goes to the story that is most of it.
    assert_eq!(found.of(2), found.of(0));
}

#[test]
fn a_form_is_no_story() {
    for (seed, notices) in [(1, 2), (2, 5), (3, 40), (4, 300), (5, 3000)] {
        let mut dice = Dice(seed);
        let texts: Vec<String> = (0..notices).map(|_| dice.notice()).collect();
        let found = of(&texts);
        let inside: usize = found.all.iter().map(|story| story.members.len()).sum();
        assert!(inside * 50 <= notices, "{inside} of {notices}");
    }
    // Only the figures differ: a few printings are told together and named, hundreds are a form.
    let filled = |number: usize| format!("Loaded at the quay this month were {number} tonnes of grain.");
    let few: Vec<String> = (0..3).map(filled).collect();
    let mut named: Vec<Relation> = of(&few).all[0]
        .members
        .iter()
        .map(|member| member.relation)
        .collect();
    named.sort_unstable();
    assert_eq!(named, [Relation::Lead, Relation::Figures, Relation::Figures]);
    let many: Vec<String> = (0..600).map(|number| filled(number / 2)).collect();
    let found = of(&many);
    assert_eq!(found.all.len(), 300);
    assert!(found.all.iter().all(|story| story.members.len() == 2));
}

#[test]
fn copies_by_the_ten_thousand_are_one_story() {
    let texts = vec![Dice(1).article(20).join(" "); 10_000];
    let found = of(&texts);
    assert_eq!(found.all.len(), 1);
    assert_eq!(found.all[0].lead, 0);
    assert!(
        found.all[0].members[1..]
            .iter()
            .all(|member| member.relation == Relation::Same)
    );
    assert_eq!(
        of(&vec![String::new(); 10_000]),
        of(&vec!["... !".to_owned(); 10_000])
    );
    assert!(of(&vec![String::new(); 3]).all.is_empty());
}

#[test]
fn order_and_threads_do_not_show() {
    let (mut texts, _) = edited(&mut Dice(11));
    let mut dice = Dice(12);
    texts.extend((0..60).map(|_| dice.notice()));
    let first = of(&texts);
    let known = contents(&texts, &first);
    for threads in [1, 3] {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .unwrap();
        assert_eq!(pool.install(|| of(&texts)), first);
    }
    for _ in 0..4 {
        for place in (1..texts.len()).rev() {
            texts.swap(place, dice.below(place + 1));
        }
        assert_eq!(contents(&texts, &of(&texts)), known);
    }
}

#[test]
fn thinning_bounds_memory_and_still_finds_copies() {
    let mut dice = Dice(21);
    let mut texts = Vec::new();
    for _ in 0..60 {
        let article = dice.article(40);
        texts.push(article.join(" "));
        texts.push(article[..25].join(" "));
    }
    let runs: usize = texts.iter().map(|text| Shingles::of(text).len()).sum();
    let mut thinned = collection::Collection::bounded(runs as u64 / 3);
    for text in &texts {
        thinned.push(Shingles::of(text));
    }
    assert_eq!(thinned.sampled(), Some(4));
    let found = thinned.stories();
    assert_eq!(found.all.len(), 60);
    assert!(found.all.iter().all(|story| story.members.len() == 2));
    let mut whole = Collection::default();
    for text in &texts {
        whole.push(Shingles::of(text));
    }
    assert_eq!(whole.sampled(), None);
    assert_eq!(whole.stories(), of(&texts));
}

#[test]
fn the_same_words_have_the_same_runs() {
    let same = [
        (
            "The ship's crew left, at last.",
            "THE SHIP\u{2019}S  crew\nleft at last",
        ),
        (
            "d\u{e9}j\u{e0} vu encore une fois",
            "de\u{301}ja\u{300} vu encore une fois",
        ),
        ("un\u{ad}seen by any reader", "unseen by any reader"),
    ];
    for (left, right) in same {
        let (a, b) = (Shingles::of(left), Shingles::of(right));
        assert_eq!((a.hashes(), a.wording()), (b.hashes(), b.wording()), "{left}");
    }
    assert_eq!(Shingles::of("one two").len(), 1);
    assert_eq!(Shingles::of("17 1,200").len(), 1);
    assert_eq!(Shingles::of("").len(), 0);
    assert_eq!(Shingles::of("a b c d").len(), 2);
    assert_eq!(Shingles::of("\u{6e2f}\u{53e3}\u{59d4}\u{5458}\u{4f1a}").len(), 3);
    assert_ne!(
        Shingles::of("up 3 points today"),
        Shingles::of("up 4 points today")
    );
    assert_ne!(Shingles::of("17"), Shingles::of("18"));
}

#[test]
fn differences_are_the_sentences_of_one_side() {
    let lead = [
        "The board met.",
        "It chose a new chair.",
        "The harbour will grow.",
        "Rates stay.",
    ];
    let member = [
        "Rates stay!",
        "The board  met.",
        "A strike is near.",
        "Ships wait\noutside.",
    ];
    let found = differences(&lead, &member, 1);
    assert_eq!(found.added, ["A strike is near."]);
    assert_eq!((found.more_added, found.more_left_out), (1, 1));
    assert_eq!(found.left_out, ["It chose a new chair."]);
    assert_eq!(differences(&lead, &lead, 5), Differences::default());
    assert_eq!(differences(&[], &member, 9).added[3], "Ships wait outside.");
}

proptest! {
    #[test]
    fn any_texts_do(texts in prop::collection::vec("\\PC{0,80}", 0..12), more in prop::collection::vec(any::<String>(), 0..6)) {
        let mut texts: Vec<String> = texts.into_iter().chain(more).collect();
        texts.extend(texts.clone());
        let found = of(&texts);
        let half = texts.len() / 2;
        for (article, text) in texts.iter().enumerate().take(half) {
            prop_assert_eq!(found.of(article), found.of(article + half));
            prop_assert_eq!(found.of(article).is_none(), Shingles::of(text).is_empty());
        }
        prop_assert_eq!(found.of(texts.len()), None);
        let slices: Vec<&str> = texts.iter().map(String::as_str).collect();
        prop_assert_eq!(differences(&slices, &slices, 3), Differences::default());
    }
}

/// The records of a shared file of JSON lines; `None`, said aloud, where the shared folder is absent.
fn records(file: &str) -> Option<Vec<Value>> {
    let beside = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let root = std::env::var_os("GLEANER_SHARED").map_or_else(beside, PathBuf::from);
    if !root.is_dir() {
        assert_ne!(
            std::env::var("CI").as_deref(),
            Ok("true"),
            "the shared folder is absent: set GLEANER_SHARED"
        );
        println!("skipped: the shared folder is absent, set GLEANER_SHARED to run this test");
        return None;
    }
    let text = std::fs::read_to_string(root.join(file)).unwrap();
    Some(
        text.lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect(),
    )
}

fn field(records: &[Value], name: &str) -> Vec<String> {
    records
        .iter()
        .map(|record| record[name].as_str().unwrap_or_default().to_owned())
        .collect()
}

#[test]
fn known_pairs_are_found_and_no_others() {
    for size in [100, 1000] {
        let Some(articles) = records(&format!("eval/stories/mccormick_{size}.jsonl")) else {
            return;
        };
        let found = of(&field(&articles, "text"));
        assert_eq!(found.all.len(), size / 100 * if size == 100 { 5 } else { 1 });
        assert!(found.all.iter().all(|story| story.members.len() == 2));
    }
}

#[test]
fn newswire_keeps_its_copies_together_and_its_forms_apart() {
    let Some(articles) = records("corpora/reuters/modapte_train.jsonl") else {
        return;
    };
    let texts = field(&articles, "text");
    let found = of(&texts);
    let plain = |text: &String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut exact: Vec<(String, usize)> = texts
        .iter()
        .map(plain)
        .zip(0..)
        .filter(|(text, _)| !text.is_empty())
        .collect();
    exact.sort();
    for copies in exact.windows(2).filter(|pair| pair[0].0 == pair[1].0) {
        assert!(found.of(copies[0].1).is_some());
        assert_eq!(found.of(copies[0].1), found.of(copies[1].1));
    }
    assert!(found.all.iter().all(|story| story.members.len() <= 40));
}

#[test]
fn reports_of_one_mould_with_other_names_are_no_story() {
    let mut dice = Dice(3);
    let mut name = || {
        let word = dice.word();
        word[..1].to_uppercase() + &word[1..]
    };
    let texts: Vec<String> = (0..40)
        .map(|_| {
            let (home, away, first, second, keeper) = (name(), name(), name(), name(), name());
            format!(
                "The hosts {home} beat {away} on a cold afternoon in front of a small crowd. A header by {first} after half an \
                 hour settled the nerves of those who had come. In the second half {second} struck the post and the keeper {keeper} \
                 saved twice from close range. The manager of {home} said that his players had deserved the points and \
                 that {away} had made it hard for them. Both sides play again on Saturday."
            )
        })
        .collect();
    let found = of(&texts);
    let tellings = found.all.iter().map(|story| story.tellings().count()).max();
    assert!(tellings.unwrap_or(0) < 3, "{tellings:?}");
}

#[test]
fn a_footer_makes_no_story() {
    let mut dice = Dice(9);
    let footer = dice.article(8).join(" ");
    for (count, sentences) in [(20, 3), (5, 4), (3, 7)] {
        let texts: Vec<String> = (0..count)
            .map(|_| format!("{} {footer}", dice.article(sentences).join(" ")))
            .collect();
        let found = of(&texts);
        assert!(found.all.is_empty(), "{count} articles: {:?}", found.all);
    }
}

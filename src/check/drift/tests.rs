//! Simulated corpora: what chance alone does, and what is planted.

mod file;

use super::*;

/// Numbers that look random and are the same everywhere.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }
}

/// An article that owns its counts.
#[derive(Clone, Default)]
struct Text {
    story: Option<u32>,
    groups: Vec<u32>,
    words: u32,
    terms: Vec<(u32, u32)>,
    entities: Vec<(u32, u32)>,
}

const VOCABULARY: u32 = 300;
const ENTITIES: u32 = 12;

/// Texts of 40 to 240 words; term `n` is about `1/(n+1)` as frequent as the first and comes up to four times where it comes.
fn texts(chance: &mut Chance, articles: u32) -> Vec<Text> {
    let text = |chance: &mut Chance| {
        let words = 40 + u32::try_from(chance.below(200)).unwrap();
        let mut terms = Vec::new();
        for term in 0..VOCABULARY {
            if chance.below(240 * u64::from(term + 3)) < u64::from(words) * 2 {
                terms.push((term, 1 + u32::try_from(chance.below(4)).unwrap()));
            }
        }
        let outlet = u32::try_from(chance.below(3)).unwrap();
        let entities = (0..ENTITIES)
            .filter(|_| chance.below(8) == 0)
            .map(|entity| (entity, 1))
            .collect();
        Text {
            story: None,
            groups: vec![outlet],
            words,
            terms,
            entities,
        }
    };
    (0..articles).map(|_| text(chance)).collect()
}

fn snapshot_of(texts: &[Text], topics: &[Vec<u32>], keep: Keep) -> Snapshot {
    let mut groups = [0_u32; 3];
    for group in texts.iter().flat_map(|text| &text.groups) {
        groups[*group as usize] += 1;
    }
    let mut gatherer = Gatherer::new(topics, &groups);
    for Text {
        story,
        groups,
        words,
        terms,
        entities,
    } in texts
    {
        gatherer.article(Article {
            story: *story,
            groups,
            words: *words,
            terms,
            entities,
        });
    }
    let stems: Vec<String> = (0..VOCABULARY).map(|term| format!("t{term:03}")).collect();
    let terms: Vec<(&str, &str)> = stems.iter().map(|stem| (stem.as_str(), stem.as_str())).collect();
    let names: Vec<String> = (0..ENTITIES)
        .map(|entity| format!("Ada T{:03}", 40 + entity))
        .collect();
    let mut entities: Vec<(&str, &str)> = names.iter().map(|name| ("person", name.as_str())).collect();
    entities.push(("organization", "ADA"));
    let labels: Vec<String> = topics
        .iter()
        .map(|topic| format!("about t{:03}", topic[0]))
        .collect();
    let topics: Vec<NamedTopic<'_>> = (1..)
        .zip(&labels)
        .map(|(number, label)| NamedTopic {
            number,
            label,
            articles: 1,
        })
        .collect();
    gatherer.finish(
        Named {
            generator: "gleaner 1.0.0",
            counting: &[("stems".to_owned(), "yes".to_owned())],
            figures: &[("files".to_owned(), 2)],
            terms: &terms,
            entities: &entities,
            topics: &topics,
            groups: &[("outlet", "Courier"), ("outlet", "Gazette"), ("outlet", "Herald")],
        },
        keep,
    )
}

fn whole(texts: &[Text]) -> Snapshot {
    snapshot_of(texts, &[], Keep::ALL)
}

fn found(before: &Snapshot, now: &Snapshot) -> Vec<Moved> {
    drift(before, now, &Options::default()).unwrap().moved
}

#[test]
fn chance_alone_moves_nothing() {
    let mut chance = Chance(1);
    let topics: Vec<Vec<u32>> = (0..4)
        .map(|topic| (topic * 10..topic * 10 + 10).collect())
        .collect();
    let alarms = (0..30)
        .filter(|_| {
            let (before, now) = (texts(&mut chance, 200), texts(&mut chance, 150));
            let before = snapshot_of(&before, &topics, Keep::MOST_FREQUENT);
            !found(&before, &snapshot_of(&now, &topics, Keep::ALL)).is_empty()
        })
        .count();
    assert!(alarms <= 1, "{alarms} of 30");
}

#[test]
fn an_entity_under_another_name_has_not_moved() {
    let mut chance = Chance(14);
    let (before, mut now) = (texts(&mut chance, 400), texts(&mut chance, 400));
    // `Ada T040` and `Ada` are numbers 0 and 12.
    for text in &mut now {
        for (entity, _) in &mut text.entities {
            if *entity == 0 {
                *entity = ENTITIES;
            }
        }
    }
    assert_eq!(found(&whole(&before), &whole(&now)), []);
    for text in &mut now {
        text.entities.retain(|(entity, _)| *entity != ENTITIES);
    }
    let moved = found(&whole(&before), &whole(&now));
    assert_eq!(
        moved.first().unwrap().subject,
        Subject::Entity("person".into(), "Ada T040".into())
    );
}

#[test]
fn copies_of_one_story_are_one_event() {
    let mut chance = Chance(2);
    let before = texts(&mut chance, 200);
    let mut now = texts(&mut chance, 200);
    let copied = Text {
        words: 100,
        terms: vec![(250, 2)],
        entities: vec![(3, 2)],
        groups: vec![0],
        story: None,
    };
    now.extend(std::iter::repeat_n(copied, 40));
    assert!(
        found(&whole(&before), &whole(&now))
            .iter()
            .any(|moved| moved.subject == Subject::Term("t250".into()))
    );
    for text in &mut now[200..] {
        text.story = Some(7);
    }
    assert_eq!(found(&whole(&before), &whole(&now)), []);
}

#[test]
fn a_term_at_three_times_its_rate_is_found_and_told() {
    let mut chance = Chance(3);
    let (mut before, mut now) = (texts(&mut chance, 600), texts(&mut chance, 600));
    for (at, text) in before.iter_mut().enumerate() {
        text.terms.retain(|(term, _)| *term != 290);
        if at % 6 == 0 {
            text.terms.push((290, 1));
        }
    }
    for (at, text) in now.iter_mut().enumerate() {
        text.terms.retain(|(term, _)| *term != 290);
        if at % 2 == 0 {
            text.terms.push((290, 1));
        }
    }
    let before = snapshot_of(&before, &[], Keep::MOST_FREQUENT);
    let moved = found(&before, &whole(&now));
    let [only] = moved.as_slice() else {
        panic!("{moved:?}")
    };
    let finding = &only.finding;
    assert_eq!(
        (finding.rule.as_str(), finding.subject.as_str()),
        ("drift/term", "t290")
    );
    assert_eq!(finding.now.unwrap().count, 300);
    assert_eq!(finding.before.unwrap().articles, 100);
    let interval = finding.interval.unwrap();
    assert!(interval.low.unwrap() > 1.1_f64.log2() && interval.high.unwrap() > 3.0_f64.log2());
    assert!(
        finding.message.starts_with("“t290” rose: "),
        "{}",
        finding.message
    );
    assert!(
        finding.message.contains("(300 times in 300 articles) now"),
        "{}",
        finding.message
    );
    // Looked at from the other side it fell, by the same interval.
    let back = found(&whole(&now), &before);
    let [only] = back.as_slice() else {
        panic!("{back:?}")
    };
    assert!(
        only.finding.message.starts_with("“t290” fell: "),
        "{}",
        only.finding.message
    );
    let mirrored = only.finding.interval.unwrap();
    assert!((mirrored.low.unwrap() + interval.high.unwrap()).abs() < 1e-9);
}

#[test]
fn what_appeared_and_vanished_needs_no_rule_of_its_own() {
    let mut chance = Chance(4);
    let (before, mut now) = (texts(&mut chance, 300), texts(&mut chance, 300));
    for text in &mut now {
        text.terms.retain(|(term, _)| *term != 5);
        text.entities.retain(|(entity, _)| *entity != 1);
    }
    let moved = found(&whole(&before), &whole(&now));
    let told: Vec<&str> = moved.iter().map(|moved| moved.finding.subject.as_str()).collect();
    assert_eq!(told, ["Ada T041 (person)", "t005"]);
    for moved in &moved {
        let finding = &moved.finding;
        assert!(
            finding.message.contains(" vanished: none in "),
            "{}",
            finding.message
        );
        assert_eq!((finding.log_ratio, finding.interval.unwrap().low), (None, None));
    }
    let moved = found(&whole(&now), &whole(&before));
    assert!(
        moved
            .iter()
            .all(|moved| moved.finding.message.contains(" appeared: "))
    );
    assert!(
        moved
            .iter()
            .all(|moved| moved.finding.interval.unwrap().high.is_none())
    );
}

#[test]
fn an_outlet_that_doubles_its_coverage_is_named_first_and_once() {
    let mut chance = Chance(5);
    let mut before = texts(&mut chance, 1800);
    let mut now = texts(&mut chance, 1800);
    for (texts, every) in [(&mut before, 6), (&mut now, 3)] {
        let mut seen = 0;
        for text in texts {
            text.entities.retain(|(entity, _)| *entity != 9);
            text.terms.retain(|(term, _)| *term != 49);
            seen += 1;
            let every = if text.groups == [2] { every } else { 6 };
            if seen % every == 0 {
                text.entities.push((9, 1));
                text.terms.push((49, 1));
            }
        }
    }
    let moved = found(&snapshot_of(&before, &[], Keep::MOST_FREQUENT), &whole(&now));
    let first = &moved.first().unwrap().finding;
    assert_eq!(
        (first.rule.as_str(), first.subject.as_str()),
        ("drift/entity", "Ada T049 (person)")
    );
    assert_eq!(first.scope.as_deref(), Some("outlet = Herald"));
    assert!(first.message.ends_with("; with it “t049”"), "{}", first.message);
    assert_eq!(moved.len(), 1, "{moved:?}");

    // Where all outlets double it, it is told once of all.
    for (at, text) in now.iter_mut().enumerate() {
        text.entities.retain(|(entity, _)| *entity != 9);
        text.terms.retain(|(term, _)| *term != 49);
        if at % 3 == 0 {
            text.entities.push((9, 1));
        }
    }
    let moved = found(&whole(&before), &whole(&now));
    assert_eq!(
        (moved[0].finding.subject.as_str(), &moved[0].group),
        ("Ada T049 (person)", &None)
    );
    assert_eq!(
        moved
            .iter()
            .filter(|moved| moved.finding.subject == "Ada T049 (person)")
            .count(),
        1
    );
}

#[test]
fn a_group_that_grows_is_told_by_its_share_of_the_articles() {
    let mut chance = Chance(6);
    let (before, mut now) = (texts(&mut chance, 900), texts(&mut chance, 900));
    for text in now.iter_mut().take(400) {
        text.groups = vec![1];
    }
    let moved = found(&whole(&before), &whole(&now));
    let gazette = moved
        .iter()
        .find(|moved| moved.finding.subject == "outlet = Gazette")
        .unwrap();
    assert_eq!(gazette.subject, Subject::Group("outlet".into(), "Gazette".into()));
    assert!(
        gazette.finding.message.contains("of the articles ("),
        "{}",
        gazette.finding.message
    );
}

#[test]
fn topics_are_matched_by_their_terms_and_compared_by_counts() {
    let mut chance = Chance(7);
    let (before, mut now) = (texts(&mut chance, 500), texts(&mut chance, 500));
    let lists = |starts: &[u32]| -> Vec<Vec<u32>> {
        starts
            .iter()
            .map(|start| (*start..start + 10).collect())
            .collect()
    };
    // Other numbers, other neighbours, and a topic each that the other side lacks: nothing happened.
    let old = snapshot_of(&before, &lists(&[100, 120, 140]), Keep::MOST_FREQUENT);
    assert_eq!(
        found(&old, &snapshot_of(&now, &lists(&[141, 102, 160]), Keep::ALL)),
        []
    );
    for text in now.iter_mut().step_by(4) {
        for term in 163..167 {
            text.terms.retain(|(other, _)| *other != term);
            text.terms.push((term, 1));
        }
    }
    let moved = found(&old, &snapshot_of(&now, &lists(&[141, 102, 160]), Keep::ALL));
    let topic = moved
        .iter()
        .find(|moved| moved.finding.rule == "drift/topic")
        .unwrap();
    assert_eq!(topic.finding.subject, "about t160");
    assert!(
        topic
            .finding
            .message
            .starts_with("the topic “about t160” appeared: "),
        "{}",
        topic.finding.message
    );
    assert_eq!(
        moved
            .iter()
            .filter(|moved| moved.finding.rule == "drift/topic")
            .count(),
        1
    );
}

#[test]
fn a_cut_never_makes_a_change() {
    let mut chance = Chance(8);
    let (before, mut now) = (texts(&mut chance, 300), texts(&mut chance, 300));
    let few = Keep {
        terms: 20,
        entities: 3,
        group_terms: 5,
        group_entities: 5,
        ..Keep::MOST_FREQUENT
    };
    let (cut, all) = (snapshot_of(&before, &[], few), whole(&before));
    assert_eq!(found(&cut, &all), []);
    assert_eq!(found(&cut, &snapshot_of(&now, &[], few)), []);
    // Beyond the bound it is a change, and its size is only bounded.
    for text in &mut now {
        text.terms.push((299, 3));
    }
    let moved = found(&cut, &whole(&now));
    let finding = &moved[0].finding;
    assert!(
        finding.before.unwrap().at_most
            && finding.log_ratio.is_none()
            && finding.interval.unwrap().high.is_none()
    );
    assert!(
        finding.message.contains("“t299” rose: ") && finding.message.contains("at most"),
        "{}",
        finding.message
    );
}

#[test]
fn other_options_are_refused_and_another_version_is_remarked() {
    let mut chance = Chance(9);
    let before = whole(&texts(&mut chance, 30));
    let mut now = before.clone();
    now.generator = "gleaner 2.0.0".to_owned();
    assert_eq!(
        drift(&before, &now, &Options::default()).unwrap().remarks.len(),
        1
    );
    now.counting = vec![("stems".to_owned(), "no".to_owned())];
    let error = drift(&before, &now, &Options::default()).unwrap_err();
    assert_eq!(error.exit_code(), 2);
    assert!(error.to_string().contains("stems: yes before, no now"), "{error}");
}

#[test]
fn nothing_is_compared_with_nothing() {
    let empty = whole(&[]);
    let some = whole(&texts(&mut Chance(10), 50));
    for (before, now) in [(&empty, &empty), (&some, &empty), (&empty, &some)] {
        let drift = drift(before, now, &Options::default()).unwrap();
        assert_eq!((drift.moved.len(), drift.tests, drift.remarks.len()), (0, 0, 1));
    }
}

#[test]
fn families_that_are_off_are_not_tested() {
    let mut chance = Chance(11);
    let (before, now) = (whole(&texts(&mut chance, 300)), whole(&texts(&mut chance, 300)));
    let off = Options {
        terms: None,
        entities: None,
        topics: None,
        groups: None,
        ..Options::default()
    };
    assert_eq!(drift(&before, &now, &off).unwrap().tests, 0);
    assert!(rules(&off).is_empty());
    let ids: Vec<String> = rules(&Options::default())
        .into_iter()
        .map(|rule| rule.id)
        .collect();
    assert_eq!(ids, ["drift/entity", "drift/topic", "drift/term", "drift/group"]);
}

#[test]
fn the_order_of_the_articles_leaves_no_trace() {
    let mut chance = Chance(12);
    let mut texts = texts(&mut chance, 120);
    for text in &mut texts {
        text.story = (chance.below(3) == 0).then(|| u32::try_from(chance.below(9)).unwrap());
    }
    let lists = [vec![3, 4, 5], vec![200, 201]];
    let straight = snapshot_of(&texts, &lists, Keep::MOST_FREQUENT).to_json();
    for _ in 0..5 {
        for at in (1..texts.len()).rev() {
            texts.swap(at, usize::try_from(chance.below(at as u64 + 1)).unwrap());
        }
        assert_eq!(
            snapshot_of(&texts, &lists, Keep::MOST_FREQUENT).to_json(),
            straight
        );
    }
}

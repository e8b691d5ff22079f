mod answers;
mod any;

use super::*;
use proptest::prelude::*;

/// An article of a hundred tokens: date, language, title and columns.
#[derive(Clone, Default)]
struct Told {
    title: &'static str,
    date: Option<&'static str>,
    language: Option<&'static str>,
    meta: Vec<(&'static str, &'static str)>,
    tokens: Option<u32>,
}

fn dated(date: &'static str) -> Told {
    Told {
        date: Some(date),
        ..Told::default()
    }
}

fn with(meta: &[(&'static str, &'static str)]) -> Told {
    Told {
        meta: meta.to_vec(),
        ..Told::default()
    }
}

fn sized(tokens: u32, meta: &[(&'static str, &'static str)]) -> Told {
    Told {
        tokens: Some(tokens),
        ..with(meta)
    }
}

fn asked(by: &str) -> Asked {
    Asked {
        keys: Keys::parse(by).unwrap(),
        targets: Vec::new(),
        min_articles: 1,
        most: 20,
        alone: false,
    }
}

fn targeting(by: &str, targets: &[&str]) -> Asked {
    Asked {
        targets: targets.iter().map(|&target| target.to_owned()).collect(),
        ..asked(by)
    }
}

fn group(asked: &Asked, told: &[Told]) -> Result<Groups, Error> {
    let mut columns: Vec<(String, String)> = told
        .iter()
        .flat_map(|told| &told.meta)
        .map(|&(name, _)| (name.to_owned(), name.to_owned()))
        .collect();
    columns.sort();
    columns.dedup();
    let mut builder = Builder::new(asked, &columns)?;
    for (doc, told) in (0..).zip(told) {
        let mut meta: Vec<(String, String)> = told
            .meta
            .iter()
            .map(|&(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        meta.sort();
        builder.add(&Facts {
            doc,
            source: if doc % 2 == 0 { "a.jsonl" } else { "b.jsonl" },
            position: doc / 2,
            title: told.title,
            date: told.date,
            language: told.language,
            meta: &meta,
            tokens: told.tokens.unwrap_or(100),
        });
    }
    builder.finish()
}

fn made(by: &str, told: &[Told]) -> Groups {
    group(&asked(by), told).unwrap()
}

fn failed(asked: &Asked, told: &[Told]) -> String {
    group(asked, told).unwrap_err().to_string()
}

fn outlets(names: &[&'static str]) -> Vec<Told> {
    names.iter().map(|&name| with(&[("outlet", name)])).collect()
}

#[test]
fn articles_are_put_together_by_a_column() {
    let groups = made("outlet", &outlets(&["Wire", "Post", "", "Post", "Wire", "Post"]));
    assert_eq!(groups.by, "outlet");
    assert_eq!(groups.names, ["Post", "Wire"]);
    assert_eq!(groups.articles, [3, 2]);
    assert_eq!(groups.tokens, [300, 200]);
    assert_eq!((groups.outside, groups.small), (1, 0));
    let of: Vec<&[u32]> = (0..8).map(|doc| groups.of(doc)).collect();
    let expected: [&[u32]; 8] = [&[1], &[0], &[], &[0], &[1], &[0], &[], &[]];
    assert_eq!(of, expected);
    assert!(groups.holds(0) && !groups.holds(2) && !groups.holds(6) && !groups.holds(u32::MAX));
    assert!(groups.times.is_none() && groups.pooled.is_none());
}

#[test]
fn groups_are_ordered_by_tokens_then_by_name() {
    let told = [
        sized(10, &[("outlet", "Small")]),
        sized(50, &[("outlet", "Zebra")]),
        sized(50, &[("outlet", "Antler")]),
        sized(45, &[("outlet", "Small")]),
    ];
    assert_eq!(made("outlet", &told).names, ["Small", "Antler", "Zebra"]);
}

#[test]
fn periods_are_ordered_in_time_and_gaps_show() {
    let told = [
        "2026-03-14",
        "2025-12",
        "2026-03-01",
        "2026",
        "2026-01-31",
        "2026-13-01",
    ]
    .map(dated);
    let groups = made("month", &told);
    assert_eq!(groups.names, ["2025-12", "2026-01", "2026-03"]);
    assert_eq!(groups.times, Some(vec![0, 1, 3]));
    // A year is no month, and there is no thirteenth one.
    assert_eq!(groups.outside, 2);
    assert!(!groups.holds(3) && !groups.holds(5));
    let years = made("year", &told);
    assert_eq!(
        (years.names.as_slice(), years.times),
        (["2025", "2026"].map(str::to_owned).as_slice(), Some(vec![0, 1]))
    );
}

#[test]
fn weeks_follow_each_other_over_the_new_year() {
    let groups = made(
        "week",
        &["2025-12-28", "2025-12-29", "2026-01-04", "2026-01-05"].map(dated),
    );
    assert_eq!(groups.names, ["2025-W52", "2026-W01", "2026-W02"]);
    assert_eq!(groups.times, Some(vec![0, 1, 2]));
    assert_eq!(groups.articles, [1, 2, 1]);
}

#[test]
fn a_column_stands_in_for_dates_that_are_not_there() {
    let told = [
        with(&[("year", "1988")]),
        with(&[("year", "1986-05")]),
        with(&[("year", "1986")]),
    ];
    let groups = made("year", &told);
    assert_eq!(groups.names, ["1986", "1988"]);
    assert_eq!(
        (groups.times.as_deref(), groups.articles.as_slice()),
        (Some([0, 2].as_slice()), [2, 1].as_slice())
    );
    let decades = [
        with(&[("Decade", "1990s")]),
        with(&[("Decade", "1880s")]),
        with(&[("Decade", "1990s")]),
    ];
    assert_eq!(made("decade", &decades).names, ["1880s", "1990s"]);
    // Names that say no period are values like others.
    let named = [
        with(&[("month", "March")]),
        with(&[("month", "May")]),
        with(&[("month", "May")]),
    ];
    let groups = made("month", &named);
    assert_eq!(
        (groups.names, groups.times),
        (vec!["May".to_owned(), "March".to_owned()], None)
    );
    // One date is enough for dates to be meant.
    let mut mixed = told.to_vec();
    mixed.extend(["2001", "2002"].map(dated));
    assert_eq!(made("year", &mixed).names, ["2001", "2002"]);
}

#[test]
fn an_article_is_in_the_group_of_each_value_of_a_list() {
    let told = ["grain; wheat; ", "wheat", "oil; wheat; oil; ;wheat", "corn"]
        .map(|topics| with(&[("topics", topics)]));
    let groups = made("topics", &told);
    assert_eq!(groups.names, ["wheat", "corn", "grain", "oil"]);
    assert_eq!(groups.articles, [3, 1, 1, 1]);
    assert_eq!(groups.of(0), [0, 2]);
    assert_eq!(groups.of(2), [0, 3]);
}

#[test]
fn keys_are_crossed_in_the_order_of_each() {
    let told = [
        ("Post", "1987-05-01"),
        ("Wire", "1987-03-01"),
        ("Post", "1987-03-02"),
        ("Post", "1987-03-03"),
        ("Wire", ""),
        ("", "1987-03-03"),
    ]
    .map(|(outlet, date)| Told {
        date: Some(date),
        ..with(&[("outlet", outlet)])
    });
    let groups = made("outlet,month", &told);
    assert_eq!(groups.by, "outlet × month");
    assert_eq!(
        groups.names,
        ["Post × 1987-03", "Post × 1987-05", "Wire × 1987-03"]
    );
    assert_eq!(groups.articles, [2, 1, 1]);
    assert_eq!((groups.outside, groups.times.is_none()), (2, true));
    assert_eq!(
        made("month,outlet", &told).names,
        ["1987-03 × Post", "1987-03 × Wire", "1987-05 × Post"]
    );
    let lists = [
        with(&[("a", "x; y"), ("b", "1; 2")]),
        with(&[("a", "x"), ("b", "1")]),
    ];
    let crossed = made("a,b", &lists);
    assert_eq!(crossed.names, ["x × 2", "y × 1", "y × 2"]);
    assert_eq!(
        (crossed.everywhere.as_slice(), crossed.of(0)),
        (["x × 1".to_owned()].as_slice(), [0, 1, 2].as_slice())
    );
}

#[test]
fn crossed_names_stay_different() {
    let told = [
        with(&[("a", "x × y"), ("b", "z")]),
        with(&[("a", "x"), ("b", "y × z")]),
        with(&[("a", "x"), ("b", "z")]),
    ];
    let mut names = made("a,b", &told).names;
    names.sort();
    assert_eq!(names, ["x × y × z", "x × y × z (2)", "x × z"]);
}

#[test]
fn files_languages_and_articles_are_keys() {
    let told = ["en", "en", "de", "en"].map(|language| Told {
        language: Some(language),
        ..Told::default()
    });
    assert_eq!(made("source", &told).names, ["a.jsonl", "b.jsonl"]);
    assert_eq!(made("language", &told).names, ["en", "de"]);
    assert_eq!(
        made("article", &told).names,
        ["a.jsonl [0]", "a.jsonl [1]", "b.jsonl [0]", "b.jsonl [1]"]
    );
}

#[test]
fn articles_of_one_title_are_told_apart() {
    let mut told: Vec<Told> = ["Tram", "Tram", "Tram (2)", "Quay", "Tram", " "]
        .map(|title| Told {
            title,
            ..Told::default()
        })
        .to_vec();
    told.push(with(&[("id", "x-7")]));
    let groups = made("article", &told);
    assert_eq!(
        groups.names,
        [
            "Quay",
            "Tram",
            "Tram (3)",
            "Tram (4)",
            "Tram (2)",
            "b.jsonl [2]",
            "x-7"
        ]
    );
    let names: Vec<&str> = (0..7)
        .map(|doc| groups.names[groups.of(doc)[0] as usize].as_str())
        .collect();
    assert_eq!(
        names,
        [
            "Tram",
            "Tram (3)",
            "Tram (2)",
            "Quay",
            "Tram (4)",
            "b.jsonl [2]",
            "x-7"
        ]
    );
}

#[test]
fn empty_articles_take_no_part() {
    let mut told = outlets(&["Post", "Wire", "Post"]);
    told.push(sized(0, &[("outlet", "Gazette")]));
    let groups = made("outlet", &told);
    assert_eq!((groups.names.len(), groups.outside), (2, 0));
    assert!(!groups.holds(3));
}

#[test]
fn small_groups_stay_beside_the_others() {
    let told = outlets(&["Post", "Post", "Wire", "Gazette", "Post"]);
    let groups = group(
        &Asked {
            min_articles: 2,
            ..asked("outlet")
        },
        &told,
    )
    .unwrap();
    assert_eq!(
        (groups.names.as_slice(), groups.small),
        (["Post".to_owned()].as_slice(), 2)
    );
    assert!(groups.holds(2) && groups.of(2).is_empty());
    let message = failed(
        &Asked {
            min_articles: 4,
            ..asked("outlet")
        },
        &told,
    );
    assert_eq!(
        message,
        "no group by outlet has 4 articles; the largest: Post (3 articles), Gazette (1 article), Wire \
         (1 article); lower --min-articles"
    );
}

#[test]
fn what_every_article_has_is_compared_with_nothing() {
    let told = ["news; grain", "news; oil", "news"].map(|topics| with(&[("topics", topics)]));
    let groups = made("topics", &told);
    assert_eq!(groups.everywhere, ["news"]);
    assert_eq!(groups.names, ["grain", "oil"]);
    let message = failed(&targeting("topics", &["news"]), &told);
    assert_eq!(
        message,
        "--target news is all 3 articles: nothing is left to compare it with; take another key, or other texts with \
         --reference"
    );
}

#[test]
fn targets_are_compared_with_each_other_and_the_rest() {
    let told = outlets(&["Post", "Wire", "Gazette", "", "Wire", "Wire", "Courier"]);
    let groups = group(&targeting("outlet", &["Post", "wire ", "Post"]), &told).unwrap();
    assert_eq!(groups.names, ["Wire", "Post", "the rest"]);
    assert_eq!(
        (groups.articles.as_slice(), groups.pooled),
        ([3, 1, 2].as_slice(), Some(2))
    );
    assert_eq!(
        (groups.of(2), groups.of(6), groups.of(3)),
        ([2].as_slice(), [2].as_slice(), [].as_slice())
    );
    assert_eq!(groups.outside, 1);
    // Targets that are everything leave no rest.
    let groups = group(
        &targeting("outlet", &["Post", "Wire", "Gazette", "Courier"]),
        &told,
    )
    .unwrap();
    assert_eq!((groups.names.len(), groups.pooled), (4, None));
    // An article of a target is not of the rest, whatever else it has.
    let lists = ["grain; wheat", "wheat", "oil"].map(|topics| with(&[("topics", topics)]));
    let groups = group(&targeting("topics", &["grain"]), &lists).unwrap();
    assert_eq!(groups.articles, [1, 2]);
    let named = outlets(&["the rest", "Post"]);
    assert_eq!(
        group(&targeting("outlet", &["the rest"]), &named).unwrap().names,
        ["the rest", "all the rest"]
    );
}

#[test]
fn targets_of_periods_keep_their_time() {
    let told = ["1985", "1987", "1986", "1987"].map(dated);
    let groups = group(&targeting("year", &["1987", "1985"]), &told).unwrap();
    assert_eq!(groups.names, ["1985", "1987", "the rest"]);
    assert_eq!(groups.times, Some(vec![0, 2]));
    let told = ["1805", "1871", "1899"].map(dated);
    assert_eq!(
        group(&targeting("half-century", &["1850-1899"]), &told)
            .unwrap()
            .names[0],
        "1850–1899"
    );
    let crossed = [("Post", "1987"), ("Wire", "1987"), ("Wire", "1988")].map(|(outlet, date)| Told {
        date: Some(date),
        ..with(&[("outlet", outlet)])
    });
    for target in ["Wire × 1987", "wire,1987", "Wire, 1987", "Wire x 1987"] {
        let groups = group(&targeting("outlet,year", &[target]), &crossed).unwrap();
        assert_eq!(groups.names, ["Wire × 1987", "the rest"]);
    }
}

#[test]
fn an_outlet_is_found_under_its_other_names() {
    let told = [
        with(&[("publisher", "Post"), ("domain", "x")]),
        with(&[("publisher", "Wire"), ("domain", "x")]),
    ];
    let groups = made("outlet", &told);
    assert_eq!((groups.by.as_str(), groups.names.len()), ("publisher", 2));
}

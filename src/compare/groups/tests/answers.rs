//! Groups that cannot be made, and what is said then.

use super::*;

#[test]
fn targets_that_cannot_be_compared_are_answered() {
    let told = outlets(&["Reuter", "Post", "Post", "post"]);
    assert_eq!(
        failed(&targeting("outlet", &["Reuters"]), &told),
        "--target Reuters: no group by outlet is called that; did you mean Reuter?\n  there are 3, the largest: Post \
         (2 articles), Reuter (1 article), post (1 article)"
    );
    let message = failed(&targeting("outlet", &["POST"]), &told);
    assert!(
        message.contains("Post and post are, which do you mean?"),
        "{message}"
    );
    assert_eq!(
        group(&targeting("outlet", &["post"]), &told).unwrap().articles,
        [1, 3]
    );
    let message = failed(&targeting("outlet", &[""]), &told);
    assert!(message.contains("no group by outlet is called that"), "{message}");
    let few = Asked {
        min_articles: 2,
        ..targeting("outlet", &["Reuter"])
    };
    assert!(failed(&few, &told).contains("--target Reuter has 1 article, and --min-articles asks for 2"));
    let narrow = Asked {
        most: 1,
        alone: false,
        ..targeting("outlet", &["Reuter", "Post"])
    };
    assert!(failed(&narrow, &told).contains("--target names 2 groups, and at most 1"));
}

#[test]
fn one_group_is_compared_with_nothing() {
    assert_eq!(
        failed(&asked("outlet"), &outlets(&["Post", "Post"])),
        "outlet is Post in every article: nothing to compare with; take another key, or other texts with --reference"
    );
    assert!(
        failed(&asked("outlet"), &outlets(&["Post", "Post", ""]))
            .starts_with("outlet is Post in all 2 articles that have it: ")
    );
    assert!(
        failed(&asked("outlet"), &outlets(&["Post", ""]))
            .starts_with("outlet is Post in the only article that has it: ")
    );
    assert_eq!(
        failed(&asked("month"), &["2026-03-01", "2026-03-31"].map(dated)),
        "month is 2026-03 in every article: nothing to compare with; take a shorter period such as week, another key, or \
         other texts with --reference"
    );
    let topics = [with(&[("topics", "a; b; c; d; e")])];
    assert!(
        failed(&asked("topics"), &topics)
            .starts_with("topics is a and b and c and 2 more in the only article: ")
    );
    assert!(failed(&targeting("topics", &["a"]), &topics).contains("nothing to compare with"));
}

#[test]
fn a_key_that_nobody_has_is_answered() {
    let told = [
        dated("1987"),
        with(&[("desk", " "), ("section", "x")]),
        with(&[("section", "y")]),
    ];
    let error = group(&asked("desk"), &told).unwrap_err();
    assert!(matches!(error, Error::Input(_)));
    assert_eq!(error.to_string(), "no article has a desk: take another key");
    assert!(
        failed(&asked("month"), &told).starts_with("no article has a date that is exact enough for a month")
    );
    assert!(failed(&asked("month"), &told[1..]).starts_with("no article has a date, so none is in a month"));
    assert!(failed(&asked("language"), &told).starts_with("no article has a language"));
    assert_eq!(
        failed(&asked("year,section"), &told),
        "no article has year × section at once: compare by one of them"
    );
    assert_eq!(
        failed(&asked("desk"), &[]).lines().next().unwrap(),
        "no column is called desk"
    );
    assert_eq!(
        failed(&asked("source"), &[]),
        "no article has any text: nothing to compare"
    );
    let message = failed(&asked("sections"), &told);
    assert!(message.contains("did you mean section?"), "{message}");
    let same = [with(&[("publisher", "Post")])];
    assert!(
        failed(&asked("outlet,publisher"), &same).contains("the same column twice, as outlet and publisher")
    );
}

#[test]
fn too_many_groups_are_answered_with_the_ways_out() {
    let told: Vec<Told> = (1..=28)
        .flat_map(|day| {
            let date: &'static str = format!("2026-02-{day:02}").leak();
            let times = if day <= 3 { 4 } else { 1 };
            vec![dated(date); times]
        })
        .collect();
    let error = group(&asked("day"), &told).unwrap_err();
    assert!(matches!(error, Error::Usage(_)));
    assert_eq!(
        error.to_string(),
        "28 groups by day, and at most 20 can be compared at once: take a longer period such as month, name the groups that \
         matter with --target, or leave small ones out (--min-articles 2 leaves 3)\n  the largest: 2026-02-01 (4 articles), \
         2026-02-02 (4 articles), 2026-02-03 (4 articles)"
    );
    assert_eq!(
        group(&targeting("day", &["2026-02-09"]), &told).unwrap().articles,
        [1, 36]
    );
    let message = failed(&asked("article"), &told);
    assert!(
        message.contains("compare by source or") && !message.contains("--min-articles"),
        "{message}"
    );
    assert!(failed(&asked("day,source"), &told).contains("such as month, cross fewer keys, name"));
}

#[test]
fn messages_stay_short_whatever_values_are_like() {
    let long: &'static str = "a\u{1b}[31m\n".repeat(20_000).leak();
    let told: Vec<Told> = (0..30).map(|n| with(&[("outlet", &long[n..])])).collect();
    for asked in [
        asked("outlet"),
        targeting("outlet", &["quay"]),
        targeting("outlet", &[long]),
    ] {
        if let Err(error) = group(&asked, &told) {
            let message = error.to_string();
            assert!(message.len() < 1500 && !message.contains('\u{1b}'), "{message}");
        }
    }
}

#[test]
fn lists_that_multiply_without_end_are_refused() {
    let long: &'static str = (0..700)
        .map(|n| n.to_string())
        .collect::<Vec<_>>()
        .join("; ")
        .leak();
    let told = [
        with(&[("a", long), ("b", long), ("c", long)]),
        with(&[("a", "x"), ("b", "y"), ("c", "z")]),
    ];
    assert!(failed(&asked("a,b,c"), &told).contains("cross fewer keys"));
    assert!(
        failed(&asked("a,b"), &told).contains("490,001 groups"),
        "{}",
        failed(&asked("a,b"), &told)
    );
}

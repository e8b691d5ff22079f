//! Corpora of a few invented names.

use proptest::prelude::*;

use super::*;

const P: Kind = Kind::Person;
const O: Kind = Kind::Organization;
const L: Kind = Kind::Place;

/// Merges names given with their mentions and articles; gives back what was merged, into what and why.
fn merged(names: &[(Kind, &str, u64, u32)], aliases: &str) -> Vec<String> {
    let mut names: Vec<Name<'_>> = names
        .iter()
        .map(|&(kind, name, mentions, articles)| Name {
            kind,
            name,
            mentions,
            articles,
        })
        .collect();
    names.sort_by_key(|name| (name.kind, name.name));
    let aliases = if aliases.is_empty() {
        Aliases::default()
    } else {
        Aliases::parse(aliases, "test").unwrap()
    };
    let targets = across(&names, &aliases);
    assert_eq!(targets.len(), names.len());
    let mut found = Vec::new();
    for ((at, name), &(target, reason)) in (0..).zip(&names).zip(&targets) {
        assert_eq!(targets[target as usize], (target, Reason::SameName));
        if target != at {
            found.push(format!(
                "{} > {}: {}",
                name.name,
                names[target as usize].name,
                reason.id()
            ));
        }
    }
    found
}

#[test]
fn a_family_name_goes_to_the_one_who_has_it() {
    assert_eq!(
        merged(&[(P, "Quill", 9, 4), (P, "Ada Quill", 20, 8)], ""),
        ["Quill > Ada Quill: surname"]
    );
    let family = [
        (P, "Quill", 9, 4),
        (P, "Ada Quill", 20, 8),
        (P, "Ira Quill", 5, 2),
    ];
    assert!(merged(&family, "").is_empty());
    let rare = [
        (P, "Quill", 9, 4),
        (P, "Ada Quill", 200, 80),
        (P, "Ira Quill", 8, 8),
    ];
    assert_eq!(merged(&rare, ""), ["Quill > Ada Quill: surname"]);
    assert!(merged(&[(P, "Quill", 900, 400), (P, "Ada Quill", 3, 2)], "").is_empty());
    let given = [(P, "Ada", 9, 4), (P, "Ada Quill", 20, 8), (P, "Tom Ada", 20, 8)];
    assert!(merged(&given, "").is_empty());
    assert!(merged(&[(P, "Ada", 9, 4), (P, "Ada Quill", 20, 8)], "").is_empty());
    let child = [
        (P, "Quill", 9, 4),
        (P, "Ada Quill", 20, 8),
        (P, "Ada Quill Jr.", 20, 8),
    ];
    assert_eq!(merged(&child, ""), ["Quill > Ada Quill: surname"]);
}

#[test]
fn spellings_and_initials_go_to_the_commonest() {
    let names = [
        (P, "ADA QUILL", 2, 1),
        (P, "Ada Quill", 30, 9),
        (P, "Ada M. Quill", 3, 1),
        (P, "Quill", 1, 1),
    ];
    let expected = [
        "ADA QUILL > Ada Quill: spelling",
        "Ada M. Quill > Ada Quill: initials",
        "Quill > Ada Quill: surname",
    ];
    assert_eq!(merged(&names, ""), expected);
    let two = [
        (P, "Ada M. Quill", 30, 9),
        (P, "Ada K. Quill", 30, 9),
        (P, "Ada Quill", 3, 1),
    ];
    assert!(merged(&two, "").is_empty());
    assert_eq!(
        merged(&[(O, "Quill Works Inc.", 3, 1), (O, "Quill Works", 9, 4)], "").len(),
        1
    );
}

#[test]
fn usual_names_take_in_the_others() {
    let names = [(L, "US", 90, 40), (L, "USA", 5, 4), (L, "United States", 3, 2)];
    assert_eq!(
        merged(&names, ""),
        [
            "US > United States: usual-name",
            "USA > United States: usual-name"
        ]
    );
    assert_eq!(merged(&names[..2], ""), ["USA > US: usual-name"]);
    let people = [
        (Kind::Nationality, "Iranians", 9, 4),
        (Kind::Nationality, "Iranian", 3, 2),
    ];
    assert_eq!(merged(&people, ""), ["Iranians > Iranian: nationality"]);
}

#[test]
fn the_kind_of_the_great_majority_has_them_all() {
    assert_eq!(
        merged(&[(L, "Orrin", 80, 40), (P, "Orrin", 3, 2)], ""),
        ["Orrin > Orrin: kind-of-most"]
    );
    assert!(merged(&[(L, "Orrin", 80, 40), (P, "Orrin", 30, 2)], "").is_empty());
    assert!(merged(&[(L, "Orrin", 80, 4), (P, "Orrin", 3, 2)], "").is_empty());
    let chain = [(O, "Quill", 1, 1), (P, "Quill", 80, 40), (P, "Ada Quill", 90, 60)];
    assert_eq!(
        merged(&chain, ""),
        ["Quill > Ada Quill: surname", "Quill > Ada Quill: kind-of-most"]
    );
}

#[test]
fn the_user_has_the_last_word() {
    let names = [
        (P, "Quill", 9, 4),
        (P, "Ada Quill", 20, 8),
        (O, "Fed", 3, 2),
        (O, "Orrin Reserve", 1, 1),
    ];
    let aliases = "name,entity\nQuill,!\nFed,Orrin Reserve\n";
    assert_eq!(merged(&names, aliases), ["Fed > Orrin Reserve: alias"]);
    let names = [(L, "US", 90, 40), (L, "United States", 3, 2)];
    assert!(merged(&names, "name,entity\nUS,\n").is_empty());
    assert!(merged(&names, "name,entity\nUnited States,\n").is_empty());
}

#[test]
fn amounts_and_dates_are_never_merged() {
    let names = [
        (Kind::Money, "USD 5", 1, 1),
        (Kind::Money, "usd 5", 1, 1),
        (Kind::Date, "2020", 1, 1),
        (L, "2020", 90, 9),
    ];
    assert!(merged(&names, "").is_empty());
    assert!(merged(&[], "").is_empty());
}

proptest! {
    #[test]
    fn targets_are_final_and_adding_up_changes_nothing(
        words in prop::collection::btree_set((0..9_usize, "(Ada|Quill|A\\.|US|QUILL|Jr|van|\u{e9})( (Ada|Quill|M\\.|US|Jr|van)){0,3}"), 0..60),
        counts in prop::collection::vec((1..99_u64, 1..99_u32), 60),
    ) {
        let mut names: Vec<Name<'_>> = words.iter().zip(&counts)
            .map(|((kind, name), &(mentions, articles))| Name { kind: Kind::ALL[*kind], name, mentions, articles })
            .collect();
        names.sort_by_key(|name| (name.kind, name.name));
        let targets = across(&names, &Aliases::default());
        for (at, &(target, reason)) in (0..).zip(&targets) {
            prop_assert_eq!(targets[target as usize].0, target);
            prop_assert_eq!(target == at, reason == Reason::SameName);
        }
    }
}

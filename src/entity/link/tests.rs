//! Whole articles, invented: one for every reason, for what must stay apart, and for what no article should contain.

use proptest::prelude::*;

use super::*;

/// The text without its marks and the spans of what was marked: `{p Ada Quill}` is a person.
fn marked(text: &str) -> (String, Vec<Span>) {
    let (mut plain, mut spans) = (String::new(), Vec::new());
    for piece in text.split('{') {
        let Some((name, rest)) = piece.split_once('}') else {
            plain.push_str(piece);
            continue;
        };
        let kind = match &name[..1] {
            "p" => Kind::Person,
            "o" => Kind::Organization,
            "l" => Kind::Place,
            "n" => Kind::Nationality,
            _ => Kind::Misc,
        };
        let start = u32::try_from(plain.len()).unwrap();
        plain.push_str(&name[2..]);
        spans.push(Span {
            start,
            end: u32::try_from(plain.len()).unwrap(),
            sentence: 0,
            kind,
        });
        plain.push_str(rest);
    }
    (plain, spans)
}

/// Each mention's entity and reason, and the linker that gave them.
fn linked_with(text: &str, aliases: &str) -> Vec<String> {
    let aliases = if aliases.is_empty() {
        Aliases::default()
    } else {
        Aliases::parse(aliases, "test").unwrap()
    };
    let (plain, spans) = marked(text);
    let mut linker = Linker::new();
    // An article before must leave no trace.
    linker.within(
        "Quill Quill",
        &[Span {
            start: 0,
            end: 5,
            sentence: 0,
            kind: Kind::Person,
        }; 2],
        &aliases,
    );
    linker.within(&plain, &spans, &aliases);
    let shown = |link: &Link| {
        format!(
            "{}: {}",
            linker.entities()[link.entity as usize].name,
            link.reason.id()
        )
    };
    assert_eq!(linker.links().len(), spans.len());
    linker.links().iter().map(shown).collect()
}

fn linked(text: &str) -> Vec<String> {
    linked_with(text, "")
}

#[test]
fn a_family_name_is_the_latest_full_name_before_it() {
    let text = "{p Ada Quill} met {p Tom Brack}. {p Quill}\u{2019}s aide left. Later {p Ira Quill} came. Mr {p Quill} sat.";
    let expected = [
        "Ada Quill: same-name",
        "Tom Brack: same-name",
        "Ada Quill: surname",
        "Ira Quill: same-name",
        "Ira Quill: surname",
    ];
    assert_eq!(linked(text), expected);
}

#[test]
fn a_headline_takes_the_only_full_name_that_follows() {
    assert_eq!(
        linked("{p QUILL} wins\n{p Ada Quill} won.")[0],
        "Ada Quill: surname"
    );
    assert_eq!(
        linked("{p Quill} wins\n{p Ada Quill} beat {p Ira Quill}.")[0],
        "Quill: same-name"
    );
}

#[test]
fn a_name_that_needs_no_introduction_is_not_its_relative() {
    let text = "{p Quill} spoke. {p Quill} left. {p Quill} slept. {p Quill} ate. {p Ada Quill}, the wife, sang. {p Quill} sat.";
    let names = linked(text);
    assert_eq!(names.iter().filter(|name| *name == "Quill: same-name").count(), 5);
}

#[test]
fn first_names_join_only_one_person() {
    assert_eq!(
        linked("{p Ada Quill} said. {p Ada} sat.")[1],
        "Ada Quill: first-name"
    );
    assert_eq!(
        linked("{p Ada Quill} met {p Ada Brack}. {p Ada} sat.")[2],
        "Ada: same-name"
    );
    assert_eq!(
        linked("{p Orr Minsuk} met {p Ada Brack}. President {p Orr} sat.")[2],
        "Orr Minsuk: first-name"
    );
}

#[test]
fn particles_initials_and_titles_are_seen_through() {
    let text = "{p Ada van der Quill} came. {p Van der Quill} sat. {p Quill} left. {p Dr. Quill} ate. {p A. van der Quill} ran.";
    let expected = ["same-name", "surname", "surname", "surname", "initials"]
        .map(|why| format!("Ada van der Quill: {why}"));
    assert_eq!(linked(text), expected);
    assert_eq!(
        linked("{p J. Edwin Brack} and {p John Edwin Brack}")[0],
        "John Edwin Brack: initials"
    );
    assert_eq!(
        linked("{p Omar al-Quill} sat. {p Al-Quill} ate. {p al Quill} ran.")[1..],
        ["Omar al-Quill: surname"; 2]
    );
}

#[test]
fn a_child_is_not_the_parent() {
    let text = "{p Ada Quill Jr.} and {p Ada Quill} came. {p Quill} sat.";
    assert_eq!(
        linked(text),
        [
            "Ada Quill Jr.: same-name",
            "Ada Quill: same-name",
            "Ada Quill: surname"
        ]
    );
    assert_eq!(
        linked("{p Ada Quill Jr.} came. {p Quill} sat.")[1],
        "Ada Quill Jr.: surname"
    );
}

#[test]
fn acronyms_join_by_brackets_or_letters() {
    let text = "The {o Harbour Trade Union} (HTU) met the {o Dock Pilots Club}. {o HTU} won, {o DPC} lost, {o DPX} sat.";
    assert_eq!(
        linked(text)[2..],
        [
            "Harbour Trade Union: acronym",
            "Dock Pilots Club: acronym",
            "DPX: same-name"
        ]
    );
    assert_eq!(
        linked("{o HTU} ({o Harbour Trade Union}) sat")[0],
        "Harbour Trade Union: acronym"
    );
    assert_eq!(
        linked("{o Bund der Hafen Lotsen} ( {o PQX} ) sat. {o PQX} ate.")[2],
        "Bund der Hafen Lotsen: acronym"
    );
    assert_eq!(linked("{l ORRIN} ({o PQX}) sat")[1], "PQX: same-name");
    let ambiguous = "{o Dock Pilots Club} and {o Deep Port Council}: {o DPC} won";
    assert_eq!(linked(ambiguous)[2], "DPC: same-name");
}

#[test]
fn organizations_join_by_a_part_that_is_only_theirs() {
    assert_eq!(
        linked("{o Orrin Motor Works} grew. {o Orrin Motor} sold.")[1],
        "Orrin Motor Works: part-of-name"
    );
    assert_eq!(
        linked("{o Dock Bank} met {o Sea Bank}. The {o Bank} sold.")[2],
        "Bank: same-name"
    );
    assert_eq!(
        linked("{l Orrin} sat. {o Orrin Works} grew. {o Orrin} sold.")[2],
        "Orrin: same-name"
    );
    assert_eq!(
        linked("{o Orrin} ate. {o Orrin} sat. {o Orrin Works} grew. {o Orrin} sold.")[3],
        "Orrin: same-name"
    );
    assert_eq!(
        linked("{o Board of the Orrin Bank} met the {o Orrin Bank}.")[1],
        "Orrin Bank: same-name"
    );
}

#[test]
fn usual_names_and_nationalities_are_known() {
    assert_eq!(
        linked("{l US} and {l U.S.} and {l America}"),
        ["United States: usual-name"; 3]
    );
    assert_eq!(
        linked("{l the United States} and {l USA}"),
        ["United States: same-name", "United States: usual-name"]
    );
    let text = "{n Iranian} and {n Iranians} met {n Kurds}";
    assert_eq!(
        linked(text),
        [
            "Iranian: same-name",
            "Iranian: nationality",
            "Kurdish: nationality"
        ]
    );
}

#[test]
fn spellings_are_one_and_the_best_is_shown() {
    let text = "{l ORRIN} wins. {o the Quill\u{a0}Works} and {o Quill Works, Inc.} in {l Orrin}. {o QUILL WORKS} grow.";
    let expected = [
        "Orrin: spelling",
        "Quill Works: same-name",
        "Quill Works: spelling",
        "Orrin: same-name",
        "Quill Works: spelling",
    ];
    assert_eq!(linked(text), expected);
}

#[test]
fn a_clear_majority_decides_the_kind() {
    let text = "{l Orrin}, {l Orrin}, {l Orrin} and {p Orrin}";
    assert_eq!(linked(text)[3], "Orrin: kind-of-most");
    assert_eq!(
        linked("{l Orrin}, {l Orrin} and {p Orrin}")[2],
        "Orrin: same-name"
    );
    // A full name is evidence that the person is meant.
    let person = "{l Orrin}, {l Orrin}, {l Orrin} and {p Ada Orrin}. {p Orrin} sat.";
    assert_eq!(linked(person)[4], "Ada Orrin: surname");
}

#[test]
fn an_entity_has_the_kind_of_most_of_its_mentions() {
    let kinds = |text: &str| {
        let (plain, spans) = marked(text);
        let mut linker = Linker::new();
        linker.within(&plain, &spans, &Aliases::default());
        linker
            .entities()
            .iter()
            .map(|entity| entity.kind)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        kinds("{m Harbour Trade Union} ({o HTU}) sat"),
        [Kind::Organization]
    );
    assert_eq!(kinds("{l Harbour Trade Union} ({o HTU}) sat"), [Kind::Place]);
    assert_eq!(
        kinds("{l Harbour Trade Union} ({o HTU}) sat, {o HTU} ate"),
        [Kind::Organization]
    );
}

#[test]
fn the_user_has_the_last_word() {
    let text = "{p Ada Quill} sat. {p Quill} ate in {l US}, {o Fed} said.";
    let aliases = "name,entity,kind\nFed,Orrin Reserve,\nQUILL,!,person\nUS,,\n";
    let expected = [
        "Ada Quill: same-name",
        "Quill: same-name",
        "US: same-name",
        "Orrin Reserve: alias",
    ];
    assert_eq!(linked_with(text, aliases), expected);
    let text = "{p Ada Quill} and {p The Boss}. {p Quill} sat. {l USA} and {l United States}";
    let aliases = "name\tentity\nThe Boss\tAda Quill\nunited states\t!\n";
    let expected = [
        "Ada Quill: same-name",
        "Ada Quill: alias",
        "Ada Quill: surname",
        "USA: same-name",
        "United States: same-name",
    ];
    assert_eq!(linked_with(text, aliases), expected);
}

#[test]
fn nothing_and_nonsense_are_linked_too() {
    assert!(linked("no names").is_empty());
    let mut linker = Linker::new();
    let odd = [(0, 0), (3, 2), (1, 2), (90, 99), (0, 4)];
    let spans = odd.map(|(start, end)| Span {
        start,
        end,
        sentence: 9,
        kind: Kind::Person,
    });
    linker.within("é é", &spans, &Aliases::default());
    assert_eq!(linker.links().len(), 5);
}

/// A word of the small language in which invented articles are written: full of clashes.
fn word() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "Ada",
        "Quill",
        "A.",
        "van",
        "der",
        "Jr.",
        "al-Quill",
        "QUILL",
        "Orrin",
        "Bank",
        "of",
        "the",
        "OB",
        "(OB)",
        "US",
        "U.S.",
        "Iranians",
        "Mr",
        "\u{e9}",
        "\u{2019}s",
        "'s",
        "-",
        "The",
        "Inc.",
        "&",
        "(",
        ")",
        "\u{a0}",
        "20",
    ])
    .prop_map(ToOwned::to_owned)
}

proptest! {
    #[test]
    fn any_article_is_linked(words in prop::collection::vec(word(), 0..60), cuts in prop::collection::vec((0..60_usize, 1..5_usize, 0..9_usize), 0..40)) {
        let (mut text, mut places) = (String::new(), Vec::new());
        for word in &words {
            places.push((text.len(), text.len() + word.len()));
            text.push_str(word);
            text.push(' ');
        }
        let mut spans: Vec<Span> = cuts.iter().filter_map(|&(at, length, kind)| {
            let (start, _) = *places.get(at)?;
            let (_, end) = *places.get((at + length).min(places.len()) - 1)?;
            Some(Span { start: u32::try_from(start).ok()?, end: u32::try_from(end).ok()?, sentence: 0, kind: Kind::ALL[kind] })
        }).collect();
        spans.sort_by_key(|span| span.start);
        let aliases = Aliases::parse("name,entity\nBank,Quill\nOB,!\n", "test").unwrap();
        let mut linker = Linker::new();
        linker.within(&text, &spans, &aliases);
        prop_assert_eq!(linker.links().len(), spans.len());
        let entities = linker.entities().to_vec();
        let mut first_seen = 0;
        for link in linker.links() {
            prop_assert!(link.entity <= first_seen);
            first_seen = first_seen.max(link.entity + 1);
        }
        prop_assert_eq!(first_seen as usize, entities.len());
        // A linker that has read other articles gives the same.
        let before = linker.links().to_vec();
        linker.within("{p Ada Quill}", &[], &Aliases::default());
        linker.within(&text, &spans, &aliases);
        prop_assert_eq!(linker.links(), &before[..]);
        prop_assert_eq!(linker.entities(), &entities[..]);
    }

    #[test]
    fn any_text_is_linked(text in ".{0,200}", spans in prop::collection::vec((0..220_u32, 0..40_u32, 0..5_usize), 0..20)) {
        let spans: Vec<Span> = spans.iter()
            .map(|&(start, length, kind)| Span { start, end: start + length, sentence: 0, kind: Kind::ALL[kind] })
            .collect();
        let mut linker = Linker::new();
        linker.within(&text, &spans, &Aliases::default());
        prop_assert_eq!(linker.links().len(), spans.len());
    }
}

#[test]
fn a_hundred_thousand_names_take_no_time() {
    let mut text = String::new();
    let mut spans = Vec::new();
    for at in 0..100_000_u32 {
        let start = u32::try_from(text.len()).unwrap();
        if at % 2 == 0 {
            text.push_str("Quill");
        } else {
            text.extend(["A", &at.to_string(), " Quill"]);
        }
        spans.push(Span {
            start,
            end: u32::try_from(text.len()).unwrap(),
            sentence: 0,
            kind: Kind::Person,
        });
        text.push_str(", ");
    }
    let mut linker = Linker::new();
    linker.within(&text, &spans, &Aliases::default());
    assert_eq!(linker.entities().len(), 50_001);
}

//! English: where the verb and its subject stand.

use super::How::{Continued, Named, Pronoun, Unknown};
use super::{check, found};

/// Checks a text with one quotation, whose speaker is named: "text | speaker | verb".
fn one(case: &str) {
    let mut parts = case.split(" | ");
    let mut next = || parts.next().unwrap();
    let (text, speaker, verb) = (next(), next(), next());
    let (all, names, unclosed) = found(text, None);
    assert_eq!((all.len(), unclosed), (1, 0), "{text}");
    let inside = text.split(['“', '”', '"']).nth(1).unwrap();
    assert_eq!(text.get(all[0].start as usize..all[0].end as usize), Some(inside));
    assert_eq!(all[0].how, Named, "{text}");
    assert_eq!(
        names[all[0].speaker.unwrap() as usize].text(text),
        speaker,
        "{text}"
    );
    let found = all[0]
        .verb
        .map_or("", |(start, end)| text.get(start as usize..end as usize).unwrap());
    assert_eq!(found, verb, "{text}");
}

#[test]
fn the_attribution_follows() {
    for case in [
        "\"The quay will open,\" Ada Vale said. | Ada Vale | said",
        "\"The quay will open,\" said Ada Vale. | Ada Vale | said",
        "“The quay will open,” said Ada Vale, the harbour master of Lindport. | Ada Vale | said",
        "“The quay will open,” said the harbour master, Ada Vale. | Ada Vale | said",
        "“The quay will open,” Ada Vale, 42, head of Northquay, told reporters. | Ada Vale | told",
        "“The quay will open,” the harbour master, Ada Vale, said. | Ada Vale | said",
        "“The quay will open,” Northquay chief executive Ada Vale said. | Ada Vale | said",
        "“The quay will open,” Ada Vale later told Tom Brandt. | Ada Vale | told",
        "“Will the quay open?” asked Ada Vale. | Ada Vale | asked",
        "“Will the quay open?” Ada Vale asked on Monday. | Ada Vale | asked",
        "“Open the quay now!” Mr Brandt shouted. | Brandt | shouted",
        "“The quay will open,” according to Ada Vale. | Ada Vale | according to",
        "“The quay will open”, said Ada Vale. | Ada Vale | said",
        "“The quay will open,” Ada Vale was quoted as saying. | Ada Vale | quoted",
        "“The quay will open,” Ada Vale, who met Tom Brandt, said. | Ada Vale | said",
        "“The quay will open,” Ada Vale, head (acting), Northquay, said. | Ada Vale | said",
        "“The quay will open,” Ada Vale of Northquay said. | Ada Vale | said",
        "“The quay will open,” Ada Vale (Greens) said. | Ada Vale | said",
        "“The quay will open,” Ada Vale has repeatedly said. | Ada Vale | said",
        "“The quay will open,” said former mayor Ada Vale in a talk with Tom Brandt. | Ada Vale | said",
        "“The quay will open,” Ada Vale on Thursday told the council. | Ada Vale | told",
        "“The quay will open,” Ada Vale in a statement said. | Ada Vale | said",
        "“The quay will open.” Ada Vale said. | Ada Vale | said",
        "“The quay will open” Ada Vale said. | Ada Vale | said",
        "The yard is “the best on the whole coast” for ships, Ada Vale said. | Ada Vale | said",
    ] {
        one(case);
    }
}

#[test]
fn the_attribution_comes_first() {
    for case in [
        "Ada Vale said: \"The quay will open.\" | Ada Vale | said",
        "Ada Vale said, \"The quay will open.\" | Ada Vale | said",
        "Ada Vale told reporters that “the quay will open”. | Ada Vale | told",
        "Ada Vale told the council on Monday night: “The quay will open.” | Ada Vale | told",
        "According to Ada Vale, “the quay will open” in May. | Ada Vale | According to",
        "Ada Vale said the quay was “the best on the coast”. | Ada Vale | said",
        "Ada Vale said the quay was “wonderful”. | Ada Vale | said",
        "Ada Vale met Tom Brandt and said: “The quay will open.” | Ada Vale | said",
        "Ada Vale opened the talks, saying: “The quay will open.” | Ada Vale | saying",
        "Ada Vale, who chairs the board, said “the quay will open”. | Ada Vale | said",
        "Ada Vale: “The quay will open.” | Ada Vale | ",
        "Ada Vale wrote on Monday:\n\n“The quay will open.” | Ada Vale | wrote",
        "State radio quoted Ada Vale as saying “the quay will open”. | Ada Vale | saying",
        "After a long talk in Lindport, Ada Vale warned: “The quay will close.” | Ada Vale | warned",
        "The plan is sound, under an old law, said Ada Vale, adding: “The quay will open.” | Ada Vale | adding",
        "Ada Vale, who chairs the board, on Thursday said the quay was “far too old to keep”. | Ada Vale | said",
        "Ada Vale described the quay as “a wonder of the north”. | Ada Vale | described",
    ] {
        one(case);
    }
}

#[test]
fn bodies_and_places_speak_as_subjects_only() {
    let cases = [
        ("“The quay will open,” Northquay said.", "Northquay"),
        ("“The quay will open,” the Harbour Union said.", "Harbour Union"),
        ("“The quay will open,” a Northquay spokesman said.", "Northquay"),
        (
            "“The quay will open,” said a spokesman for Northquay.",
            "Northquay",
        ),
        ("“The quay will open,” Lindport said.", "Lindport"),
        (
            "“The quay will open,” said Northquay in a letter on the plans of Tom Brandt.",
            "Northquay",
        ),
    ];
    for (text, speaker) in cases {
        check("en", text, &[("The quay will open,", Named, speaker, "said")]);
    }
    for text in [
        "“The quay will open,” officials in Lindport said.",
        "“The quay will open,” Lindport officials said.",
        "“The quay will open,” the mayors of Sandrey and Lindport said.",
        "“The quay will open,” the ministry said.",
        "“The quay will open,” Ada Vale's lawyer said.",
        "“The quay will open,” said a lawyer for Ada Vale.",
        "“The quay will open,” said the aide to former mayor Ada Vale.",
        "“The quay will open,” a Sandreyan diplomat said.",
        "“The quay will open,” we said.",
    ] {
        check("en", text, &[("The quay will open,", Unknown, "", "said")]);
    }
}

#[test]
fn an_attribution_in_between_serves_both_pieces() {
    check(
        "en",
        "“We will go,” Ada Vale said, “and return.”",
        &[
            ("We will go,", Named, "Ada Vale", "said"),
            ("and return.", Named, "Ada Vale", "said"),
        ],
    );
    check(
        "en",
        "“We,” said Ada Vale, “will go.” Nobody else did.",
        &[
            ("We,", Named, "Ada Vale", "said"),
            ("will go.", Named, "Ada Vale", "said"),
        ],
    );
    check(
        "en",
        "“We will go,” Ada Vale said, adding that “nobody stays behind here”.",
        &[
            ("We will go,", Named, "Ada Vale", "said"),
            ("nobody stays behind here", Named, "Ada Vale", "adding"),
        ],
    );
}

#[test]
fn pronouns_stand_for_the_nearest_subject_or_speaker() {
    check(
        "en",
        "Ada Vale opened the quay with a friend of Tom Brandt. “It was time,” she said.",
        &[("It was time,", Pronoun, "Ada Vale", "said")],
    );
    check(
        "en",
        "“It was time,” said Ada Vale. She met Tom Brandt's men. “They were late,” she added.",
        &[
            ("It was time,", Named, "Ada Vale", "said"),
            ("They were late,", Pronoun, "Ada Vale", "added"),
        ],
    );
    check(
        "en",
        "Northquay will build it. “The plans are ready,” it said in a statement.",
        &[("The plans are ready,", Pronoun, "Northquay", "said")],
    );
    check(
        "en",
        "Northquay will build it. “The plans are poor,” the council said. “The yard leaks,” it added.",
        &[
            ("The plans are poor,", Unknown, "", "said"),
            ("The yard leaks,", Unknown, "", "added"),
        ],
    );
    check(
        "en",
        "“It was high time,” he said.",
        &[("It was high time,", Unknown, "", "said")],
    );
}

#[test]
fn speech_goes_on_without_an_attribution() {
    check(
        "en",
        "“We will go,” Ada Vale said. “Then we return.”",
        &[
            ("We will go,", Named, "Ada Vale", "said"),
            ("Then we return.", Continued, "Ada Vale", ""),
        ],
    );
    check(
        "en",
        "“We will go,” Ada Vale said.\n\n“Nobody knows the coast as we do.”\n\nThe quay is old. It leaks.\n\n“Somebody must mend the old thing.”",
        &[
            ("We will go,", Named, "Ada Vale", "said"),
            ("Nobody knows the coast as we do.", Continued, "Ada Vale", ""),
            ("Somebody must mend the old thing.", Unknown, "", ""),
        ],
    );
    check(
        "en",
        "Tom Brandt said the quay leaked.\n\n“Somebody must mend the old thing.”",
        &[("Somebody must mend the old thing.", Continued, "Tom Brandt", "")],
    );
    check(
        "en",
        "“We will go,” the minister said. “Nobody knows the coast.”",
        &[
            ("We will go,", Unknown, "", "said"),
            ("Nobody knows the coast.", Unknown, "", ""),
        ],
    );
}

#[test]
fn a_person_a_sentence_begins_with_goes_on_in_a_quotation() {
    check(
        "en",
        "Tom Brandt spent two years on the yard.\n\n“Nobody helped me with it.”",
        &[("Nobody helped me with it.", Continued, "Tom Brandt", "")],
    );
    check(
        "en",
        "The yard of Tom Brandt took two years.\n\n“Nobody helped me with it.”",
        &[("Nobody helped me with it.", Unknown, "", "")],
    );
}

#[test]
fn speakers_take_turns() {
    check(
        "en",
        "“Is it safe to go?” Tom Brandt asked. “It is,” Ada Vale replied.\n\n“I doubt it,” said Brandt. Vale laughed: “Then stay.”",
        &[
            ("Is it safe to go?", Named, "Tom Brandt", "asked"),
            ("It is,", Named, "Ada Vale", "replied"),
            ("I doubt it,", Named, "Brandt", "said"),
            ("Then stay.", Named, "Vale", "laughed"),
        ],
    );
}

#[test]
fn terms_titles_and_nicknames_are_not_speech() {
    for text in [
        "The so-called “green list” of ports grew.",
        "Ada “Captain” Vale won the race.",
        "She sang “The Lamp of the North” and left.",
        "The papers “The Northern Star” and “Harbour Nights Weekly”, both of Lindport, closed.",
        "The “quiet” quay of Lindport is loud.",
        "He is 6'2\" tall and the shelf is 24\" wide.",
    ] {
        check("en", text, &[]);
    }
    check(
        "en",
        "“No,” Ada Vale said.",
        &[("No,", Named, "Ada Vale", "said")],
    );
}

#[test]
fn tokenized_text_reads_the_same() {
    check(
        "en",
        "`` The quay will open , '' said Mr. Brandt , the mayor of Lindport .",
        &[("The quay will open ,", Named, "Brandt", "said")],
    );
    check(
        "en",
        "\" The quay will open , \" Ada Vale 's aide Tom Brandt said . \" It must . \"",
        &[
            ("The quay will open ,", Named, "Tom Brandt", "said"),
            ("It must .", Continued, "Tom Brandt", ""),
        ],
    );
}

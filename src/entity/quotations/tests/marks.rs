//! Marks of every shape, paragraphs and what is left open.

use super::How::{Continued, Named, Unknown};
use super::{check, found};

#[test]
fn every_shape_of_mark_works() {
    for text in [
        "\"The quay will open,\" said Ada Vale.",
        "“The quay will open,” said Ada Vale.",
        "”The quay will open,” said Ada Vale.",
        "„The quay will open,“ said Ada Vale.",
        "„The quay will open,” said Ada Vale.",
        "«The quay will open,» said Ada Vale.",
        "« The quay will open, » said Ada Vale.",
        "»The quay will open,« said Ada Vale.",
        "»The quay will open,» said Ada Vale.",
        "``The quay will open,'' said Ada Vale.",
        "\"The quay will open,” said Ada Vale.",
        "‘The quay will open,’ said Ada Vale.",
        "'The quay will open,' said Ada Vale.",
        "「The quay will open,」 said Ada Vale.",
    ] {
        check("en", text, &[("The quay will open,", Named, "Ada Vale", "said")]);
    }
}

#[test]
fn a_quotation_inside_another_is_part_of_it() {
    check(
        "en",
        "“He told me ‘no,’ and left,” said Ada Vale.",
        &[("He told me ‘no,’ and left,", Named, "Ada Vale", "said")],
    );
    check(
        "en",
        "'He told me \"no, never\" and left,' said Ada Vale. 'So did I.'",
        &[
            ("He told me \"no, never\" and left,", Named, "Ada Vale", "said"),
            ("So did I.", Continued, "Ada Vale", ""),
        ],
    );
    check(
        "en",
        "\"They call it the \"old one\" at home,\" said Ada Vale.",
        &[("They call it the \"old one\" at home,", Named, "Ada Vale", "said")],
    );
}

#[test]
fn apostrophes_and_inches_close_nothing() {
    check(
        "en",
        "The dogs' keeper said it's \"a huge 24\" screen for Ada,\" and Tom Brandt's men agreed.",
        &[("a huge 24\" screen for Ada,", Unknown, "", "said")],
    );
    check(
        "en",
        "The dogs' bowls, the cats' beds, rock 'n' roll and the '90s.",
        &[],
    );
}

#[test]
fn a_quotation_runs_over_paragraphs_that_open_anew() {
    let text = "Ada Vale said: “The quay is old.\n\n“The yard is older.\n\n“Both must go.”\n\nNobody spoke.";
    let all = "The quay is old.\n\n“The yard is older.\n\n“Both must go.";
    check("en", text, &[(all, Named, "Ada Vale", "said")]);
    assert_eq!(found(text, None).2, 0);
    let text = "Ada Vale said: \"The quay is old.\n\nThe yard is older.\"\n\nNobody spoke.";
    check(
        "en",
        text,
        &[(
            "The quay is old.\n\nThe yard is older.",
            Named,
            "Ada Vale",
            "said",
        )],
    );
}

#[test]
fn a_wrapped_line_ends_no_paragraph() {
    let text = "    The harbour board of the town met on Monday and \"saw that\nthe old quay must go before winter comes,\" Ada Vale\nsaid after it.\n    The men of the yard stayed away from it, as they had done\nbefore.\n";
    check(
        "en",
        text,
        &[(
            "saw that\nthe old quay must go before winter comes,",
            Named,
            "Ada Vale",
            "said",
        )],
    );
}

#[test]
fn what_is_left_open_ends_with_its_paragraph_and_is_counted() {
    let text = "Ada Vale said: “The quay is old.\n\nThe yard is older. “It will close,” said Tom Brandt.";
    check(
        "en",
        text,
        &[
            ("The quay is old.", Named, "Ada Vale", "said"),
            ("It will close,", Named, "Tom Brandt", "said"),
        ],
    );
    assert_eq!(found(text, None).2, 1);
    assert_eq!(found("“Over.” Out.”", None).2, 0);
}

#[test]
fn spaces_are_white_whatever_they_are() {
    check(
        "en",
        "Ada Vale said:\u{a0}“The\u{a0}quay will open.”\r\n\r\nNobody spoke.\r\n",
        &[("The\u{a0}quay will open.", Named, "Ada Vale", "said")],
    );
}

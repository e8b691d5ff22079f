//! What a person reads on the terminal, as a person has read it.

mod common;

use common::gleaner;

fn printed(arguments: &[&str]) -> String {
    let output = gleaner().args(arguments).output().expect("gleaner starts");
    assert!(output.status.success());
    String::from_utf8(output.stdout).expect("it prints UTF-8")
}

#[test]
fn the_split_of_the_sample_page() {
    insta::assert_snapshot!(printed(&["split", "seeds/harbor-courier-scrape.txt"]));
}

#[test]
fn the_schema() {
    insta::assert_snapshot!(printed(&["schema"]));
}

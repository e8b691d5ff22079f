//! The model card: what the model is made of and how good it is.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use gleaner::entity::tag::Tagger;

use crate::data;
use crate::score::{self, Scores, Tally};

/// The tagged sets on which models are measured: file, what it is, F1 of spaCy `en_core_web_sm` 3.8 (tokenizer and
/// recognizer, leading articles and trailing 's cut off its names).
pub(crate) const SETS: [(&str, &str, f64); 5] = [
    ("uner_pud", "UNER PUD, news and Wikipedia", 59.1),
    ("uner_ewt_test", "UNER EWT test, web", 59.1),
    ("wnut17_test", "WNUT17 test, posts", 26.6),
    (
        "crossner_politics_test",
        "CrossNER politics test, Wikipedia",
        65.0,
    ),
    ("ww_dev", "Worldwide Newswire, half of it, news", 65.2),
];

/// A model's scores.
struct Measured {
    sets: Vec<Scores>,
    tally: Tally,
}

fn measure(file: Vec<u8>, folder: &Path) -> Result<Measured> {
    let mut tagger = Tagger::with(crate::learn::model(file)?);
    let mut sets = Vec::new();
    for (name, ..) in SETS {
        let documents = data::read(&folder.join(format!("dev/{name}.jsonl")))?;
        sets.push(score::score(&mut tagger, &documents));
    }
    let path = folder.join("dev/ww_raw.jsonl");
    let raw = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut tally = Tally::default();
    for line in raw.lines() {
        tally.add(&mut tagger, line)?;
    }
    Ok(Measured { sets, tally })
}

/// The card of a model and, beside it, the scores of the model of the strict tier; `strict` if they are the same.
pub(crate) fn card(model: &[u8], other: &[u8], strict: bool, folder: &Path) -> Result<String> {
    let mut card = String::new();
    let licence = if strict { "CC BY 4.0" } else { "CC BY-SA 4.0" };
    let bytes = model.len();
    write!(
        card,
        include_str!("card_head.md"),
        licence = licence,
        bytes = bytes
    )?;
    let default = measure(model.to_vec(), folder)?;
    table(
        &mut card,
        if strict {
            "CC BY only"
        } else {
            "The model of this folder"
        },
        &default,
    )?;
    if !strict {
        table(
            &mut card,
            "The same recipe on the CC BY tier only (`--cc-by-only`)",
            &measure(other.to_vec(), folder)?,
        )?;
    }
    card.push_str(include_str!("card_tail.md"));
    Ok(card)
}

fn table(card: &mut String, title: &str, measured: &Measured) -> Result<()> {
    writeln!(card, "\n### {title}\n")?;
    writeln!(
        card,
        "| set | PER | ORG | LOC | all three | types ignored | spaCy, all three |"
    )?;
    writeln!(card, "|---|---|---|---|---|---|---|")?;
    for ((_, name, spacy), scores) in SETS.iter().zip(&measured.sets) {
        write!(card, "| {name} |")?;
        let three = scores
            .types
            .iter()
            .take(3)
            .chain([&scores.three, &scores.untyped]);
        for count in three {
            write!(card, " {:.1} |", count.f1())?;
        }
        writeln!(card, " {spacy:.1} |")?;
    }
    let tally = &measured.tally;
    writeln!(
        card,
        "\nCounts of names from raw text, Worldwide Newswire: weighted Jaccard {:.1} (spaCy, from gold tokens: 49.1), {} of the \
         100 commonest gold names among the 100 commonest found (85).",
        tally.weighted_jaccard(),
        tally.top_found(),
    )?;
    Ok(())
}

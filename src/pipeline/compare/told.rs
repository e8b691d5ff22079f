//! How a comparison was made, in words for its reader.

use super::Contrast;
use crate::compare::{ALPHA, ENOUGH, FEW, MUCH, Unit};
use crate::number::{count, counted, reader};
use crate::pipeline::{GENERATOR, Options};

/// Groups whose names a sentence lists.
const NAMED: usize = 6;

/// What was compared with what.
pub(super) fn summary(contrast: &Contrast) -> String {
    let compared = &contrast.compared;
    let singles = compared.singles();
    let versus = |number: &usize| &compared.sides.versus[*number];
    let shown = compared.tested.rows.iter().filter(|row| row.lrc() != 0.0).count() as u64;
    let shown = compared.once(shown);
    let unit = contrast.unit().plural();
    let what = match singles.as_slice() {
        [] => "Nothing was compared".to_owned(),
        [only] => format!(
            "{} is compared with {}",
            short(&versus(only).name),
            short(&versus(only).reference)
        ),
        [a, b] if versus(a).reference == versus(b).name => {
            format!(
                "{} and {} are compared with each other",
                short(&versus(a).name),
                short(&versus(b).name)
            )
        }
        many => {
            let names: Vec<String> = many
                .iter()
                .take(NAMED)
                .map(|number| short(&versus(number).name))
                .collect();
            let more = many.len() - names.len();
            let more = if more > 0 {
                format!(" and {} more", count(more as u64))
            } else {
                String::new()
            };
            let reference = short(&versus(&many[0]).reference);
            let pairs = if many.len() < compared.sides.versus.len() {
                " and two by two"
            } else {
                ""
            };
            format!(
                "{} groups by {} ({}{more}) are compared, each with {reference}{pairs}",
                count(many.len() as u64),
                contrast.by,
                // Names of articles hold commas.
                names.join("; ")
            )
        }
    };
    let made = compared.tested.tests;
    let found = if shown == 0 {
        "none is shown to differ".to_owned()
    } else {
        let verb = if shown == 1 { "is" } else { "are" };
        format!("{} {verb} shown", counted(shown, "difference"))
    };
    let bursts = if shown == 0 {
        ""
    } else {
        ", were every word drawn by itself; as words come in bursts, what is called robust was tested article by article too"
    };
    format!(
        "{what}: {} of {unit} that occur {} or more on both sides together, {found}, with an error of {} % allowed over all of \
         them{bursts}.",
        counted(made, "test"),
        counted(compared.options.min_count, "time"),
        reader(ALPHA * 100.0)
    )
}

/// A name cut to what a line of names has room for.
pub(super) fn short(name: &str) -> String {
    match name.char_indices().nth(48) {
        Some((end, _)) => format!("{}…", name[..end].trim_end()),
        None => name.to_owned(),
    }
}

/// Name and value of everything that was chosen.
pub(super) fn disclosure(contrast: &Contrast, options: &Options) -> Vec<(String, String)> {
    let compared = &contrast.compared;
    let tests = compared.tested.tests;
    let mut told: Vec<(&str, String)> = vec![
        (
            "Tests",
            format!(
                "{} in {}. g2: G² of all four cells (g2-4cell, Dunning 1993), with p from chi² with one degree of freedom; \
                 g2_2cell: of the two cells of the term (Rayson and Garside 2000); chi2: signed, Yates' correction where the difference \
                 allows it and a cell expects fewer than 5 (chi2-yates-conditional)",
                count(tests),
                counted(compared.sides.versus.len() as u64, "comparison")
            ),
        ),
        (
            "Correction",
            format!(
                "p_adjusted is p after Benjamini and Hochberg (1995) over all tests of the run; intervals allow {} over all of them \
                 (Bonferroni: {} a side)",
                reader(ALPHA),
                reader(compared.tested.alpha)
            ),
        ),
        (
            "Size",
            "log_ratio: base-2 logarithm of the ratio of both rates (Hardie 2014), 0.5 in place of a count of zero, with its exact interval \
             (Clopper-Pearson); lrc: its end nearer to zero (Evert 2023), which is 0 where a difference is not shown, and by which terms \
             are ordered; log_odds: with the term's own count on both sides as prior, z with the short variance (Monroe, Colaresi and Quinn \
             2008); percent_diff (Gabrielatos and Marchi 2011); odds_ratio (Pojanapunya and Todd 2016); bic: g2 less ln N (Wilson 2013)"
                .to_owned(),
        ),
        (
            "Articles",
            format!(
                "dp_norm: DPnorm over articles, 0 even and 1 in one place (Lijffijt and Gries 2012); p_documents: Wilcoxon rank sum of the \
                 rates in articles, two sides, with corrections for ties and continuity. A difference that is shown is robust \
                 where no single article, and no {FEW} that have {} % or more of the occurrences, can be left out without its being shown no \
                 longer, both sides have {ENOUGH} articles or more, and p_documents, after Benjamini and Hochberg over all tests, is at most {} \
                 in the same direction; else it is bursty. Copies of one text, word for word, are left out together; other near copies are \
                 not seen",
                reader(MUCH * 100.0),
                reader(ALPHA)
            ),
        ),
        (
            "Rates",
            "per million words of the side: all words, stop words and numbers too; in a frequency list its total".to_owned(),
        ),
        ("Counted", how(contrast, options)),
        (
            "Left out",
            left_out(contrast, options),
        ),
    ];
    let changes = contrast.changes.iter().map(change);
    let choices: Vec<String> = changes.chain(contrast.not_looked_at.map(str::to_owned)).collect();
    if !choices.is_empty() {
        told.push(("Other choices", choices.join("; ")));
    }
    told.push(("Made by", GENERATOR.to_owned()));
    told.into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}

fn how(contrast: &Contrast, options: &Options) -> String {
    if contrast.articles == 0 {
        return "the entries of both lists as they stand".to_owned();
    }
    let stems = if options.normalize.stem {
        "Snowball stems (rust-stemmers 1.2, corrected towards version 3)"
    } else {
        "folded forms, not stemmed"
    };
    let words = "words by UAX #29, compared after NFC and case folding";
    match contrast.unit() {
        Unit::Entity => {
            "mentions of people, organizations, places and nationalities, linked within and across articles"
                .to_owned()
        }
        Unit::Bigram => format!(
            "two words that follow each other in a sentence with nothing between them: {words}; {stems}"
        ),
        Unit::Term => format!("{words}; {stems}"),
        Unit::Form => format!("{words}; folded forms, not stemmed"),
    }
}

fn left_out(contrast: &Contrast, options: &Options) -> String {
    let mut parts: Vec<String> = Vec::new();
    if contrast.unit() != Unit::Entity && contrast.articles > 0 {
        let stop = match (
            options.normalize.stop_words,
            options.normalize.own_stop_words.len(),
        ) {
            (true, 0) => "the stop list of each article's language (crate stop-words)".to_owned(),
            (true, own) => format!(
                "the stop list of each article's language (crate stop-words) and {own} words of the user's own"
            ),
            (false, 0) => "no stop list".to_owned(),
            (false, own) => format!("{own} stop words of the user's own"),
        };
        let sums = contrast.dropped.iter().filter(|(_, sum)| *sum > 0);
        let sums: Vec<String> = sums
            .map(|(what, sum)| format!("{} {what}", count(*sum)))
            .collect();
        parts.push(stop);
        if !sums.is_empty() {
            parts.push(format!("in all {}", sums.join(", ")));
        }
    }
    parts.push(format!(
        "{} that occur fewer than {} on both sides together",
        contrast.unit().plural(),
        counted(contrast.compared.options.min_count, "time")
    ));
    parts.join("; ")
}

/// What another choice does, in a few words.
fn change(change: &super::Change) -> String {
    let told = |(group, lead, gone): &(String, usize, usize)| format!("{} {gone} of {lead}", short(group));
    let with_lead = change.groups.iter().filter(|(_, lead, _)| *lead > 0);
    let groups: Vec<String> = with_lead.take(NAMED).map(told).collect();
    if groups.is_empty() {
        return format!("with {}, there is no lead that could change", change.choice);
    }
    let (gone, of) = change
        .groups
        .iter()
        .fold((0, 0), |sum, (_, lead, gone)| (sum.0 + gone, sum.1 + lead));
    let all = if change.groups.len() > NAMED {
        format!(", of all groups {gone} of {of}")
    } else {
        String::new()
    };
    format!(
        "with {}, of the leading 20 terms or fewer these lead no longer: {}{all}",
        change.choice,
        groups.join(", ")
    )
}

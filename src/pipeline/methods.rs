//! How the numbers came about, in words for the reader of a report.

use super::Options;
use crate::analyze::Sums;
use crate::entity::rules;
use crate::{normalize, summary};

/// Heading and paragraph, in order.
pub(super) fn methods(options: &Options, sums: &Sums) -> Vec<(String, String)> {
    let mut methods = counting(options);
    if options.entities.is_some() {
        methods.push(("Entities".to_owned(), entities(sums)));
        methods.push(("Quotations".to_owned(), QUOTATIONS.to_owned()));
    }
    methods.push(("Key sentences".to_owned(), summary::METHOD.to_owned()));
    methods
}

/// How terms were counted: heading and paragraph.
pub(super) fn counting(options: &Options) -> Vec<(String, String)> {
    let mut methods = vec![
        (
            "Words".to_owned(),
            "Words are found by UAX #29 (Unicode text segmentation). Counts cover the article text; headlines are kept \
             apart. Forms are compared after NFC, full case folding and with all apostrophes taken as one. Numbers, \
             one-letter tokens and words inside addresses are counted apart and left out of the terms unless asked for."
                .to_owned(),
        ),
        (
            "Sentences".to_owned(),
            "Sentences end where UAX #29 ends them, except after abbreviations and initials; lines of hard-wrapped text \
             are joined first."
                .to_owned(),
        ),
        ("Stems".to_owned(), stems(&options.normalize)),
        ("Stop words".to_owned(), stop_words(&options.normalize)),
    ];
    if let Some(language) = options.language {
        methods.push((
            "Language".to_owned(),
            format!("Every article was counted as {}.", language.name()),
        ));
    } else {
        methods.push((
            "Language".to_owned(),
            "The language of each article is told from its small words, letters and trigrams (whatlang); an article too short to tell \
             takes the language of most others in its file."
                .to_owned(),
        ));
    }
    methods
}

const QUOTATIONS: &str = "A quotation is what stands between quotation marks, over several paragraphs where each opens anew, \
    and is speech by a verb of speaking beside it or by its length; a word or two in marks are not. Its speaker is read from \
    the sentence around it, through a pronoun where it must be, and is left open where the text does not say.";

fn entities(sums: &Sums) -> String {
    let mut text = "In English articles names of people, organizations and places are found by a tagger trained on openly \
        licensed text (a linear model over words, their classes and neighbours, then the evidence of the whole article). It \
        errs: on world news that it was not trained on about four of five names are right in extent and kind, organizations \
        less often than people. Other names (works, events, products) are in the tables, not in the lists here. Sums of \
        money, dates, quantities and percentages are found by rules and given by their value; a day without a year is that \
        nearest to the date of the article. Names in one article are linked first (a surname to the full name, an acronym to \
        what it was announced for, a country to its usual name), then across articles where one is meant far more often than any other; \
        tables/aliases holds every such decision with its reason, and --aliases changes it."
        .to_owned();
    if sums.foreign > 0 {
        let articles = if sums.foreign == 1 {
            "article is"
        } else {
            "articles are"
        };
        let count = crate::number::count(sums.foreign);
        text.push_str(
            &[
                "\n\n",
                &count,
                " ",
                articles,
                " not in English, or in no language that could be told. ",
                rules::METHOD,
            ]
            .concat(),
        );
    }
    text
}

fn stems(options: &normalize::Options) -> String {
    if !options.stem {
        return "Terms are folded forms; nothing was stemmed.".to_owned();
    }
    let apart: Vec<String> = normalize::conformity()
        .iter()
        .filter(|known| known.reproduced < known.pairs)
        .map(|known| {
            format!(
                "{} {} %",
                known.language.name(),
                crate::number::fixed(known.share(), 2)
            )
        })
        .collect();
    format!(
        "Terms are Snowball stems from the crate rust-stemmers 1.2 with corrections towards current Snowball (version 3). \
         All words of Snowball's own lists come out as there, but for: {}. Every stem is shown by its most frequent form.",
        apart.join(", ")
    )
}

fn stop_words(options: &normalize::Options) -> String {
    let own = match options.own_stop_words.len() {
        0 => String::new(),
        count => format!(" and {count} words of the user's own"),
    };
    if options.stop_words {
        format!(
            "Left out are the stop words of the article's language (crate stop-words){own}, compared as folded forms. Of the \
             English list these are counted all the same: {}.",
            normalize::CONTENT.join(", ")
        )
    } else if own.is_empty() {
        "No stop words were left out.".to_owned()
    } else {
        format!(
            "Left out are{}, compared as folded forms.",
            own.trim_start_matches(" and")
        )
    }
}

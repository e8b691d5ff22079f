//! Reports for tests: one as a user has it, one in which everything is hostile.

mod compared;
mod hostile;
mod told;
mod topics;

pub(crate) use hostile::hostile;

use super::{
    Alias, Article, Drawing, Entity, Example, Figure, Keyword, NoticeLine, Removal, Report, Section,
    Sentence, SplitLine,
};
use told::{TERMS, TOLD, Told};

use crate::analyze::{Column, Table, Values};

/// A report of twelve articles.
pub(crate) fn report() -> Report {
    let articles: Vec<Article> = TOLD
        .iter()
        .zip(0..)
        .map(|(told, doc)| article(doc, told))
        .collect();
    Report {
        generator: "gleaner 0.1.0".to_owned(),
        title: "Twelve articles from four outlets".to_owned(),
        figures: figures(),
        summary: topics::summary(),
        about: TERMS.iter().map(|term| keyword(term, 4.0)).collect(),
        articles_total: articles.len() as u64,
        articles,
        entities: vec![entity()],
        topics: Some(topics::topics()),
        stories: Some(topics::stories()),
        comparison: Some(compared::comparison()),
        sections: vec![overview(), frequency(), similarity(), empty()],
        splits: splits(),
        notices: vec![
            notice("harbour-post.txt", "split", "the rule was chosen with one border it does not explain; check it with gleaner split"),
            notice("inselblatt.csv, record 2", "column-guess", "the column `body` was taken for the text; pin it with --text-column"),
            notice("old/scan.txt", "encoding", "read as windows-1252 because it is not UTF-8; 3 characters were lost"),
        ],
        options: [("top", "20"), ("tfidf", "smooth idf, L2 norm"), ("language", "detected for each article"), ("split-rule", "found for each file")]
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .to_vec(),
        dropped: vec![
            ("stop words".to_owned(), 1_204),
            ("numbers".to_owned(), 96),
            ("one-letter words".to_owned(), 31),
            ("web addresses".to_owned(), 2),
        ],
        methods: vec![
            ("Words".to_owned(), "Words are those of Unicode's text segmentation (UAX #29), folded to lower case and composed (NFC); apostrophes of all shapes are one character.\n\nSentences end as UAX #29 says, except after an abbreviation.".to_owned()),
            ("Terms".to_owned(), "Stop words, numbers, one-letter words and web addresses are left out; what remains is stemmed. A term is shown as its most frequent form.".to_owned()),
            ("Stop list".to_owned(), "a, about, above, after, again, against, all, am, an, and, any, are, as, at, be, because, been, before, being, below, between, both, but, by".to_owned()),
        ],
        top: 8,
        baseline: None,
    }
}

fn article(doc: u32, &(title, outlet, date, source, position, sentences): &Told) -> Article {
    let from = doc as usize % 9;
    let language = ["en", "de", "ar"][(doc as usize).saturating_sub(9).min(2)];
    Article {
        doc,
        title: title.to_owned(),
        headline_made: doc == 11,
        source: source.to_owned(),
        position,
        date: Some(date.to_owned()),
        language: Some(language.to_owned()),
        groups: vec![
            ("outlet".to_owned(), outlet.to_owned()),
            ("url".to_owned(), format!("https://news.example/{doc}?a=1&b=2")),
        ],
        tokens: 240 + u64::from(doc) * 61,
        sentences: 11 + u64::from(doc),
        keywords: TERMS
            .iter()
            .skip(from)
            .take(7)
            .map(|term| keyword(term, 0.4))
            .collect(),
        summary: sentences
            .iter()
            .zip(0..)
            .map(|(text, sentence)| Sentence {
                sentence,
                start: 0,
                end: text.len(),
                weight: 1.25,
                text: (*text).to_owned(),
            })
            .collect(),
        story: topics::story_of(doc),
        topic: topics::topic_of(doc),
    }
}

fn entity() -> Entity {
    let passage = |doc: u32, text: &str| Example {
        doc,
        title: TOLD[doc as usize].0.to_owned(),
        text: text.to_owned(),
    };
    let alias = |form: &str, reason: &str, n| Alias {
        form: form.to_owned(),
        reason: reason.to_owned(),
        n,
    };
    Entity {
        kind: "person".to_owned(),
        name: "Ines Fallow".to_owned(),
        mentions: 5,
        df: 2,
        aliases: vec![
            alias("Fallow", "surname", 3),
            alias("Ines Fallow", "same-name", 2),
        ],
        quotations: 1,
        examples: vec![passage(0, TOLD[0].5[1])],
        quoted: vec![passage(0, "We counted the days,")],
    }
}

fn keyword(&(stem, form, tf, df): &(&str, &str, u32, u32), scale: f64) -> Keyword {
    let tfidf = scale * f64::from(tf) / 31.0 / f64::from(df);
    Keyword {
        stem: stem.to_owned(),
        form: form.to_owned(),
        tf,
        df,
        tfidf,
    }
}

fn figures() -> Vec<Figure> {
    [
        (
            "articles",
            "articles",
            "Articles found in all files, empty ones included.",
            12.0,
            0,
        ),
        (
            "tokens",
            "words",
            "Words as Unicode segments them, before anything is left out.",
            6_906.0,
            0,
        ),
        (
            "terms",
            "terms",
            "Different stems among the counted words.",
            1_811.0,
            0,
        ),
        ("sentences", "sentences", "Sentences of all articles.", 198.0, 0),
        (
            "mean_sentence",
            "words a sentence",
            "Words over sentences.",
            34.878_787,
            1,
        ),
        (
            "mtld",
            "lexical diversity (MTLD)",
            "Mean length of stretches over which the type-token ratio stays above 0.72.",
            91.402,
            1,
        ),
    ]
    .map(|(id, label, meaning, value, decimals)| Figure {
        id: id.to_owned(),
        label: label.to_owned(),
        meaning: meaning.to_owned(),
        value,
        decimals,
    })
    .to_vec()
}

fn column(name: &str, meaning: &str, values: Values) -> Column {
    Column {
        name: name.to_owned(),
        meaning: meaning.to_owned(),
        values,
    }
}

fn texts<'t>(values: impl Iterator<Item = &'t str>) -> Values {
    Values::Text(values.map(|value| Some(value.to_owned())).collect())
}

fn overview() -> Section {
    let found = topics::topics().topics;
    let table = Table {
        total: found.len(),
        id: "topic_overview".to_owned(),
        title: "Topics".to_owned(),
        method: "Each topic with its share of the corpus.".to_owned(),
        columns: vec![
            column(
                "topic",
                "number of the topic",
                Values::Integer(found.iter().map(|topic| Some(topic.number.into())).collect()),
            ),
            column(
                "form",
                "what it is called",
                texts(found.iter().map(|topic| topic.label.as_str())),
            ),
            column(
                "share",
                "mean share of an article, 0 to 1",
                Values::Float(found.iter().map(|topic| Some(topic.share)).collect()),
            ),
        ],
    };
    Section {
        drawings: vec![bars("topic-overview", "Topics", table.clone())],
        table,
    }
}

fn frequency() -> Section {
    let table = Table {
        total: 16,
        id: "frequency".to_owned(),
        title: "Term frequency and dispersion".to_owned(),
        method: "cf counts a term in the corpus, df the articles that have it. DP is half the sum over articles of |s − v|, where s is an article's share of all words and v its share of the term (Gries 2008); 0 is even, 1 is one article only.".to_owned(),
        columns: vec![
            column("term", "number of the term", Values::Integer((0..16).map(Some).collect())),
            column("stem", "the stem", texts(TERMS.iter().map(|term| term.0))),
            column("form", "most frequent form", texts(TERMS.iter().map(|term| term.1))),
            column("cf", "occurrences in the corpus", Values::Integer(TERMS.iter().map(|term| Some(term.2.into())).collect())),
            column("df", "articles that have it", Values::Integer(TERMS.iter().map(|term| Some(term.3.into())).collect())),
            column("per_million", "occurrences per million words", Values::Float(TERMS.iter().map(|term| Some(f64::from(term.2) / 6_906.0 * 1e6)).collect())),
            column("dp", "deviation of proportions, 0 to 1", Values::Float(TERMS.iter().map(|term| Some(1.0 - f64::from(term.3) / 12.7)).collect())),
        ],
    };
    let drawn = table.take(&[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    Section {
        drawings: vec![
            bars("top-terms", "Top terms", drawn.clone()),
            bars("spread", "Terms by spread", drawn),
        ],
        table,
    }
}

fn similarity() -> Section {
    let docs = [
        (6, 3, 0.914),
        (9, 0, 0.41),
        (10, 0, 0.22),
        (1, 4, 0.09),
        (5, 2, 0.031),
    ];
    let table = Table {
        total: docs.len(),
        id: "similarity".to_owned(),
        title: "Articles most alike".to_owned(),
        method: "The cosine of two articles' TF-IDF vectors: 1 for the same terms in the same proportions, 0 for none in common.".to_owned(),
        columns: vec![
            column("doc", "number of the article", Values::Integer(docs.iter().map(|row| Some(row.0)).collect())),
            column("other", "number of the other article", Values::Integer(docs.iter().map(|row| Some(row.1)).collect())),
            column("title", "title of the article", texts(docs.iter().filter_map(|row| TOLD.get(usize::try_from(row.0).ok()?).map(|told| told.0)))),
            column("cosine", "0 to 1", Values::Float(docs.iter().map(|row| Some(row.2)).collect())),
        ],
    };
    Section {
        drawings: vec![bars("alike", "Articles most alike", table.clone())],
        table,
    }
}

fn empty() -> Section {
    let columns = vec![
        column("month", "month", Values::Text(Vec::new())),
        column("articles", "articles in it", Values::Integer(Vec::new())),
    ];
    let table = Table {
        total: 0,
        id: "timeline".to_owned(),
        title: "Articles over time".to_owned(),
        method: "Counts by month.".to_owned(),
        columns,
    };
    Section {
        table,
        drawings: Vec::new(),
    }
}

/// A plain bar chart, standing in for those of `chart`.
fn bars(id: &str, title: &str, table: Table) -> Drawing {
    let bar = |row: usize| {
        let y = 34 + row * 30;
        let width = table.number("cf", row).map_or(200.0, |value| value * 16.0);
        let label = table
            .text("form", row)
            .or(table.text("title", row))
            .unwrap_or_default();
        let label = label.get(..24).unwrap_or(label);
        let text = format!("<text x='182' y='{}' text-anchor='end'>{label}</text>", y + 15);
        format!("<rect x='190' y='{y}' width='{width}' height='20'/>{text}")
    };
    let rows = (0..table.rows()).map(bar).collect::<Vec<_>>().concat();
    let svg = format!(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 760 350' width='760' height='350'><title>{title}</title><style>rect{{fill:#0072b2}}text{{font:14px sans-serif;fill:#222}}@media(prefers-color-scheme:dark){{text{{fill:#ddd}}rect{{fill:#56b4e9}}}}</style>{rows}</svg>"
    );
    Drawing {
        id: id.to_owned(),
        title: title.to_owned(),
        caption: "The length of a bar is the number of occurrences.".to_owned(),
        svg,
        table,
    }
}

fn notice(subject: &str, kind: &str, message: &str) -> NoticeLine {
    NoticeLine {
        subject: subject.to_owned(),
        kind: kind.to_owned(),
        message: message.to_owned(),
    }
}

fn splits() -> Vec<SplitLine> {
    let whole = |source: &str| SplitLine {
        source: source.to_owned(),
        rule: "none".to_owned(),
        articles: 1,
        removed: 0,
        unassigned: 0.0,
        removals: Vec::new(),
    };
    let removal = |text: &str, reason: &str, count| Removal {
        text: text.to_owned(),
        reason: reason.to_owned(),
        count,
    };
    let cut = SplitLine {
        source: "harbour-post.txt".to_owned(),
        rule: "repeated-headline".to_owned(),
        articles: 3,
        removed: 9,
        unassigned: 0.004,
        removals: vec![
            removal("TT", "share-button", 3),
            removal(
                "Ferry to Maren Island returns after nine weeks of repairs",
                "repeated-headline",
                1,
            ),
            removal(
                "The Astrid at the eastern quay (Harbour Post)",
                "repeated-caption",
                1,
            ),
        ],
    };
    vec![
        cut,
        whole("ledger/bees.md"),
        whole("ledger/river.md"),
        whole("ledger/tram.md"),
    ]
}

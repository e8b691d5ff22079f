//! `report.json`: the report for programs, versioned by its `schema` key.
//!
//! Text stands in it exactly as it was read, and lists are whole but for tables, which give their first rows and
//! name the file with all of them. Numbers are those of the CSV files, digit for digit, so that both can be joined; a value
//! that is no number is `null`. Keys keep their order. New keys may appear within `gleaner-report/1`; none goes or changes.
//!
//! ```json
//! {
//!   "schema": "gleaner-report/1", "generator": "gleaner 0.1.0", "title": "…",
//!   "figures":  [{"id", "label", "meaning", "value"}],
//!   "summary":  [passage],
//!   "about":    [{"form", "stem", "tf", "df", "tfidf"}],
//!   "articles_total": 12,
//!   "articles": [{"doc", "title", "source", "position", "date", "language", "tokens", "sentences",
//!                 "groups":   [{"name", "value"}],
//!                 "keywords": [{"form", "stem", "tf", "df", "tfidf"}],
//!                 "summary":  [{"sentence", "start", "end", "weight", "text"}],
//!                 "headline_made": false, "story": null | 1, "topic": null | {"number", "label", "share"}}],
//!   "entities": [{"kind", "name", "mentions", "df", "quotations",
//!                 "aliases":  [{"form", "reason", "n"}],
//!                 "examples": [{"doc", "title", "text"}], "quoted": [{"doc", "title", "text"}]}],
//!   "topics":   null | {"summary",
//!                 "topics": [{"number", "label", "verdict": "clear" | "weak", "why", "articles", "share", "coherence",
//!                             "exclusivity", "terms": [{"form", "stem", "weight", "exclusivity"}], "phrases": [form],
//!                             "entities": [name], "typical": [{"doc", "title", "date", "source", "share"}],
//!                             "summary": [passage], "periods": [{"name", "share"}], "groups": [{"name", "share"}]}],
//!                 "column", "disclosure": [{"name", "value"}]},
//!   "stories":  null | {"summary", "denominators": [{"name", "count"}], "total",
//!                 "stories": [{"number", "title", "articles", "outlets", "first", "last",
//!                              "members": [{"doc", "title", "source", "date", "relation", "kept", "own", "added": [text],
//!                                           "cut": [text]}],
//!                              "summary": [passage]}],
//!                 "disclosure": [{"name", "value"}]},
//!   "comparison": null | {"summary",
//!                 "groups": [{"name", "reference", "articles", "articles_ref", "tokens", "tokens_ref", "tested", "shown",
//!                             "robust", "remark", "more": [term], "less": [term], "only_here": [form]}],
//!                 "trends": [{"form", "count", "first", "last", "percent_per_period", "low", "high", "p_adjusted",
//!                             "rising", "peak"}],
//!                 "disclosure": [{"name", "value"}]},
//!   "tables":   [{"id", "title", "method", "file": "tables/<id>.csv", "rows_total",
//!                 "columns":  [{"name", "type": "text" | "integer" | "float", "meaning"}],
//!                 "rows":     [{"<column>": value}],
//!                 "charts":   [{"id", "title", "caption", "picture": "charts/<id>.svg", "numbers": "charts/<id>.csv"}]}],
//!   "methods":  [{"title", "text"}],
//!   "dropped":  [{"what", "count"}],
//!   "splits":   [{"source", "rule", "articles", "removed", "unassigned",
//!                 "removals": [{"text", "reason", "count"}]}],
//!   "notices":  [{"kind", "subject", "message"}],
//!   "options":  [{"name", "value"}],
//!   "baseline": {"schema": "gleaner-baseline/1", …}
//! }
//! ```
//!
//! `doc`, `position` and `sentence` count from 0; `start` and `end` are byte offsets in the article's text; `unassigned` is a
//! share from 0 to 1; `date` and `language` are `null` where unknown. `articles` holds those the page was given,
//! `articles_total` counts all. In `about`, `tf` counts the whole corpus. `headline_made` says that the title was made from
//! the text, because the article has none. A `passage` is `{"doc", "title", "sentence", "start", "end", "text"}`.
//!
//! `topics` is `null` where topics were not asked for, and has an empty list and a `summary` that says why where there are none.
//! A `share` is from 0 to 1: a topic's of one article, the mean of that over all articles, or in `periods` and `groups` the topic's
//! part of their articles. `coherence` is from -1 to 1 and `null` where it cannot be known; `exclusivity` from 0 to 1; `column` names the
//! column of `groups`. A topic's `articles` are those of which it has the largest share. `stories` is `null` where stories were
//! not looked for; `total` counts all of them, the list has the largest. `relation` is `lead`, `same`, `near`, `cut`, `longer` or
//! `rewritten`; `kept` is the share of the lead's text that the article has, `own` the share of its own text that the lead has
//! not, `added` and `cut` the sentences in which both differ.
//!
//! `baseline` is what `gleaner check --baseline` and `gleaner diff` hold another corpus against: see `check::drift`. A report that only compares
//! groups has none.
//!
//! `comparison` is `null` where nothing was compared. A
//! `term` of it, in which `null` is what cannot be known, as of a list of frequencies, and for `low` and `high` what has no
//! bound; its numbers are those of `tables/keyness.csv`, where `low` and `high` are `log_ratio_low` and `log_ratio_high`:
//!
//! ```json
//! {"term", "form", "count", "count_ref", "per_million", "per_million_ref", "df", "df_ref", "log_ratio", "low", "high", "lrc",
//!  "p_adjusted", "p_documents", "verdict", "carried_by", "why",
//!  "drivers":   [{"doc", "title", "count", "copies", "share", "lrc_without"}],
//!  "lines":     [{"doc", "title", "left", "keyword", "right"}],
//!  "lines_ref": [{"doc", "title", "left", "keyword", "right"}]}
//! ```

mod comparison;
mod stories;
mod topics;
mod values;

use serde::Serialize;

use super::{
    Alias, Article, Drawing, Entity, Example, Figure, Format, Keyword, NoticeLine, OutputFile, Passage,
    Report, Section, Sentence, SplitLine, file_of,
};
use crate::analyze::{Column, Values};
use crate::error::Error;
use comparison::ComparisonJson;
use stories::StoriesJson;
use topics::TopicsJson;
pub use values::json_lines;
use values::{Number, Rows};

/// The version of the shape of `report.json`.
pub const SCHEMA: &str = "gleaner-report/1";

/// The JSON file.
#[derive(Debug, Clone, Copy)]
pub struct Json;

impl Format for Json {
    fn id(&self) -> &'static str {
        "json"
    }

    fn render(&self, report: &Report) -> Result<Vec<OutputFile>, Error> {
        let mut bytes = serde_json::to_vec_pretty(&ReportJson::new(report))
            .map_err(|error| Error::stage("report", error))?;
        if let Some(baseline) = &report.baseline {
            // As it stands in a file of its own, one unit a line; laid out value by value it would be as long as all the rest.
            let end = bytes.trim_ascii_end().len().saturating_sub(1);
            bytes.truncate(bytes[..end].trim_ascii_end().len());
            bytes.extend_from_slice(b",\n  \"baseline\": ");
            bytes.extend_from_slice(baseline.trim_ascii_end().as_bytes());
            bytes.extend_from_slice(b"\n}");
        }
        bytes.push(b'\n');
        Ok(vec![OutputFile::new("report.json", bytes)])
    }
}

#[derive(Serialize)]
struct ReportJson<'r> {
    schema: &'static str,
    generator: &'r str,
    title: &'r str,
    figures: Vec<FigureJson<'r>>,
    summary: &'r [Passage],
    about: Vec<KeywordJson<'r>>,
    articles_total: u64,
    articles: Vec<ArticleJson<'r>>,
    entities: Vec<EntityJson<'r>>,
    topics: Option<TopicsJson<'r>>,
    stories: Option<StoriesJson<'r>>,
    comparison: Option<ComparisonJson<'r>>,
    tables: Vec<TableJson<'r>>,
    methods: Vec<MethodJson<'r>>,
    dropped: Vec<DroppedJson<'r>>,
    splits: Vec<SplitJson<'r>>,
    notices: &'r [NoticeLine],
    options: Vec<PairJson<'r>>,
}

#[derive(Serialize)]
struct FigureJson<'r> {
    id: &'r str,
    label: &'r str,
    meaning: &'r str,
    value: Number,
}

#[derive(Serialize)]
struct KeywordJson<'r> {
    form: &'r str,
    stem: &'r str,
    tf: u32,
    df: u32,
    tfidf: Number,
}

#[derive(Serialize)]
struct ArticleJson<'r> {
    doc: u32,
    title: &'r str,
    source: &'r str,
    position: u32,
    date: Option<&'r str>,
    language: Option<&'r str>,
    tokens: u64,
    sentences: u64,
    groups: Vec<PairJson<'r>>,
    keywords: Vec<KeywordJson<'r>>,
    summary: Vec<SentenceJson<'r>>,
    headline_made: bool,
    story: Option<u32>,
    topic: Option<TopicOfJson<'r>>,
}

#[derive(Serialize)]
struct TopicOfJson<'r> {
    number: u32,
    label: &'r str,
    share: Number,
}

#[derive(Serialize)]
struct SentenceJson<'r> {
    sentence: u32,
    start: usize,
    end: usize,
    weight: Number,
    text: &'r str,
}

#[derive(Serialize)]
struct EntityJson<'r> {
    kind: &'r str,
    name: &'r str,
    mentions: u64,
    df: u32,
    quotations: u64,
    aliases: &'r [Alias],
    examples: &'r [Example],
    quoted: &'r [Example],
}

#[derive(Serialize)]
struct TableJson<'r> {
    id: &'r str,
    title: &'r str,
    method: &'r str,
    file: String,
    rows_total: usize,
    columns: Vec<ColumnJson<'r>>,
    rows: Rows<'r>,
    charts: Vec<ChartJson<'r>>,
}

#[derive(Serialize)]
struct ColumnJson<'r> {
    name: &'r str,
    #[serde(rename = "type")]
    kind: &'static str,
    meaning: &'r str,
}

#[derive(Serialize)]
struct ChartJson<'r> {
    id: &'r str,
    title: &'r str,
    caption: &'r str,
    picture: String,
    numbers: String,
}

#[derive(Serialize)]
struct MethodJson<'r> {
    title: &'r str,
    text: &'r str,
}

#[derive(Serialize)]
struct DroppedJson<'r> {
    what: &'r str,
    count: u64,
}

#[derive(Serialize)]
struct SplitJson<'r> {
    source: &'r str,
    rule: &'r str,
    articles: u32,
    removed: u32,
    unassigned: Number,
    removals: &'r [super::Removal],
}

#[derive(Serialize)]
struct PairJson<'r> {
    name: &'r str,
    value: &'r str,
}

impl<'r> ReportJson<'r> {
    fn new(report: &'r Report) -> Self {
        Self {
            schema: SCHEMA,
            generator: &report.generator,
            title: &report.title,
            figures: report.figures.iter().map(figure).collect(),
            summary: &report.summary,
            about: report.about.iter().map(keyword).collect(),
            articles_total: report.articles_total,
            articles: report.articles.iter().map(article).collect(),
            entities: report.entities.iter().map(entity).collect(),
            topics: report.topics.as_ref().map(TopicsJson::new),
            stories: report.stories.as_ref().map(StoriesJson::new),
            comparison: report.comparison.as_ref().map(ComparisonJson::new),
            tables: report
                .sections
                .iter()
                .map(|section| table(section, report.top))
                .collect(),
            methods: report
                .methods
                .iter()
                .map(|(title, text)| MethodJson { title, text })
                .collect(),
            dropped: report
                .dropped
                .iter()
                .map(|(what, count)| DroppedJson { what, count: *count })
                .collect(),
            splits: report.splits.iter().map(split).collect(),
            notices: &report.notices,
            options: report.options.iter().map(pair).collect(),
        }
    }
}

fn figure(figure: &Figure) -> FigureJson<'_> {
    FigureJson {
        id: &figure.id,
        label: &figure.label,
        meaning: &figure.meaning,
        value: Number(figure.value),
    }
}

fn keyword(keyword: &Keyword) -> KeywordJson<'_> {
    KeywordJson {
        form: &keyword.form,
        stem: &keyword.stem,
        tf: keyword.tf,
        df: keyword.df,
        tfidf: Number(keyword.tfidf),
    }
}

fn pair((name, value): &(String, String)) -> PairJson<'_> {
    PairJson { name, value }
}

fn article(article: &Article) -> ArticleJson<'_> {
    ArticleJson {
        doc: article.doc,
        title: &article.title,
        source: &article.source,
        position: article.position,
        date: article.date.as_deref(),
        language: article.language.as_deref(),
        tokens: article.tokens,
        sentences: article.sentences,
        groups: article.groups.iter().map(pair).collect(),
        keywords: article.keywords.iter().map(keyword).collect(),
        summary: article.summary.iter().map(sentence).collect(),
        headline_made: article.headline_made,
        story: article.story,
        topic: article.topic.as_ref().map(|(number, label, share)| TopicOfJson {
            number: *number,
            label,
            share: Number(*share),
        }),
    }
}

fn entity(entity: &Entity) -> EntityJson<'_> {
    EntityJson {
        kind: &entity.kind,
        name: &entity.name,
        mentions: entity.mentions,
        df: entity.df,
        quotations: entity.quotations,
        aliases: &entity.aliases,
        examples: &entity.examples,
        quoted: &entity.quoted,
    }
}

fn sentence(sentence: &Sentence) -> SentenceJson<'_> {
    SentenceJson {
        sentence: sentence.sentence,
        start: sentence.start,
        end: sentence.end,
        weight: Number(sentence.weight),
        text: &sentence.text,
    }
}

fn table(section: &Section, top: usize) -> TableJson<'_> {
    let table = &section.table;
    TableJson {
        id: &table.id,
        title: &table.title,
        method: &table.method,
        file: file_of(table),
        rows_total: table.total,
        columns: table.columns.iter().map(column).collect(),
        rows: Rows {
            table,
            shown: table.rows().min(top),
        },
        charts: section.drawings.iter().map(chart).collect(),
    }
}

fn column(column: &Column) -> ColumnJson<'_> {
    let kind = match column.values {
        Values::Text(_) => "text",
        Values::Integer(_) => "integer",
        Values::Float(_) => "float",
    };
    ColumnJson {
        name: &column.name,
        kind,
        meaning: &column.meaning,
    }
}

fn chart(drawing: &Drawing) -> ChartJson<'_> {
    ChartJson {
        id: &drawing.id,
        title: &drawing.title,
        caption: &drawing.caption,
        picture: format!("charts/{}.svg", drawing.id),
        numbers: format!("charts/{}.csv", drawing.id),
    }
}

fn split(line: &SplitLine) -> SplitJson<'_> {
    SplitJson {
        source: &line.source,
        rule: &line.rule,
        articles: line.articles,
        removed: line.removed,
        unassigned: Number(line.unassigned),
        removals: &line.removals,
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::number;

    pub(super) fn rendered(report: &Report) -> (String, serde_json::Value) {
        let bytes = Json
            .render(report)
            .unwrap()
            .remove(0)
            .in_memory()
            .unwrap()
            .to_vec();
        let value = serde_json::from_slice(&bytes).unwrap();
        (String::from_utf8(bytes).unwrap(), value)
    }

    #[test]
    fn holds_everything_under_its_name() {
        let (text, value) = rendered(&sample::report());
        assert!(text.starts_with("{\n  \"schema\": \"gleaner-report/1\",\n  \"generator\""));
        assert!(text.ends_with("}\n"));
        assert_eq!(value["articles"].as_array().unwrap().len(), 12);
        assert_eq!(value["articles"][0]["groups"][0]["name"], "outlet");
        assert_eq!(value["tables"][1]["file"], "tables/frequency.csv");
        assert_eq!(value["tables"][1]["rows_total"], 16);
        assert_eq!(value["tables"][1]["rows"].as_array().unwrap().len(), 8);
        assert_eq!(value["tables"][1]["rows"][0]["form"], "ferry");
        assert_eq!(value["tables"][1]["columns"][5]["type"], "float");
        assert_eq!(value["tables"][1]["charts"][0]["picture"], "charts/top-terms.svg");
        assert_eq!(value["splits"][0]["removals"][0]["reason"], "share-button");
        assert_eq!(value["notices"][2]["kind"], "encoding");
        assert_eq!(value["dropped"][0]["count"], 1204);
    }

    #[test]
    fn numbers_are_those_of_the_csv_files() {
        let (text, value) = rendered(&sample::report());
        let share = 31.0 / 6_906.0 * 1e6;
        let number = value["tables"][1]["rows"][0]["per_million"].as_f64().unwrap();
        assert_eq!(number::full(number), number::full(share));
        assert!(text.contains(&number::full(share)));
        assert_eq!(value["figures"][0]["value"].to_string(), "12");
        let to_text = |value| serde_json::to_string(&Number(value)).unwrap();
        assert_eq!(
            [to_text(f64::NAN), to_text(-0.0), to_text(0.5)],
            ["null", "0", "0.5"]
        );
    }

    #[test]
    fn text_is_exact() {
        let report = sample::hostile();
        let (_, value) = rendered(&report);
        assert_eq!(value["title"].as_str().unwrap(), report.title);
        assert_eq!(value["notices"].as_array().unwrap().len(), 10_000);
    }
}

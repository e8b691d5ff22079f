//! The baseline file: JSON that a person can review in git.
//!
//! One unit per line, sorted by name, so that a change of one count is a change of one line; whole numbers, and spreads with
//! two decimals. What is read is held to what could have been written, and refused with the place where it is not: a file that
//! passed through a merge or an editor must not be believed half.

use serde::{Deserialize, Serialize, Serializer};
use serde_json::Value;

use super::lines::Lines;
use super::snapshot::{Accepted, Counted, Group, Snapshot, Topic, Unit, Units};
use crate::error::Error;

/// What a baseline file says it is.
const SCHEMA: &str = "gleaner-baseline/1";
/// What a report says it is.
const REPORT: &str = "gleaner-report/1";
/// Larger counts are not exact everywhere that reads JSON.
const MOST: u64 = 1 << 53;

/// The file as it stands; members in the order in which they are written.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    schema: String,
    generator: String,
    counting: Vec<(String, String)>,
    figures: Vec<(String, u64)>,
    articles: u64,
    words: u64,
    entities: Table,
    terms: Table,
    topics: Vec<TopicRow>,
    by: Vec<String>,
    groups: Table,
    group_counts: Vec<GroupRow>,
    accepted: Vec<Accepted>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    columns: [String; 5],
    /// How often what is not listed occurs at most.
    others_at_most: u64,
    rows: Vec<(String, String, u64, u64, f64)>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct TopicRow {
    number: u32,
    label: String,
    articles: u64,
    spread: f64,
    terms: Vec<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct GroupRow {
    column: String,
    value: String,
    articles: u64,
    words: u64,
    entities: Table,
    terms: Table,
}

/// The members of a report that matter here.
#[derive(Deserialize)]
struct Head {
    schema: Option<Value>,
    baseline: Option<Value>,
}

const TERMS: [&str; 2] = ["stem", "term"];
const ENTITIES: [&str; 2] = ["kind", "entity"];
const GROUPS: [&str; 2] = ["column", "value"];

impl Serialize for Snapshot {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        File::from(self).serialize(serializer)
    }
}

impl Snapshot {
    /// The baseline file: the same bytes for the same snapshot, with a line end at the end.
    pub fn to_json(&self) -> String {
        let mut out = Lines {
            text: String::from("{"),
        };
        let file = File::from(self);
        out.member(1, "schema", &file.schema);
        out.member(1, "generator", &file.generator);
        out.list(1, "counting", &file.counting);
        out.list(1, "figures", &file.figures);
        out.member(1, "articles", &file.articles);
        out.member(1, "words", &file.words);
        out.table(1, "entities", &file.entities);
        out.table(1, "terms", &file.terms);
        out.list(1, "topics", &file.topics);
        out.member(1, "by", &file.by);
        out.table(1, "groups", &file.groups);
        out.groups(&file.group_counts);
        out.list(1, "accepted", &file.accepted);
        out.text.push_str("\n}\n");
        out.text
    }

    /// Reads a baseline file, or a `report.json` that has one in it. `name` is what messages call it.
    ///
    /// # Errors
    ///
    /// [`Error::Input`] where it is neither or is damaged, with the line or the unit at fault, and where it is a report
    /// without a baseline.
    pub fn parse(bytes: &[u8], name: &str) -> Result<Self, Error> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let damaged = |what: String| Error::Input(format!("{name}: {what}"));
        let json = |error: &serde_json::Error| {
            damaged(format!(
                "this is not a baseline that can be read: {error}; write it anew with --update-baseline"
            ))
        };
        let head: Head = serde_json::from_slice(bytes).map_err(|error| json(&error))?;
        let schema = head.schema.as_ref().and_then(Value::as_str);
        let file: File = match schema {
            Some(SCHEMA) => serde_json::from_slice(bytes).map_err(|error| json(&error))?,
            Some(REPORT) => {
                let Some(baseline) = head.baseline.filter(|baseline| !baseline.is_null()) else {
                    return Err(damaged(
                        "this report has no baseline in it, because an older gleaner wrote it or it was taken out; make the \
                         report anew"
                            .to_owned(),
                    ));
                };
                serde_json::from_value(baseline).map_err(|error| json(&error))?
            }
            Some(other) => {
                return Err(damaged(format!(
                    "this is {other:?}, where {SCHEMA:?} or {REPORT:?} was expected; make it anew with this gleaner"
                )));
            }
            None => {
                return Err(damaged(
                    "this is neither a baseline nor a report.json: it has no member \"schema\"".to_owned(),
                ));
            }
        };
        if file.schema != SCHEMA {
            return Err(damaged(format!(
                "its baseline is {:?}, where {SCHEMA:?} was expected",
                file.schema
            )));
        }
        Self::try_from(file).map_err(|what| damaged(format!("{what}; write it anew with --update-baseline")))
    }
}

impl Lines {
    fn table(&mut self, depth: usize, name: &str, table: &Table) {
        self.key(depth, name);
        self.text.push('{');
        self.member(depth + 1, "columns", &table.columns);
        self.member(depth + 1, "others_at_most", &table.others_at_most);
        self.list(depth + 1, "rows", &table.rows);
        self.text.push('}');
    }

    fn groups(&mut self, groups: &[GroupRow]) {
        self.key(1, "group_counts");
        self.text.push('[');
        for (at, group) in groups.iter().enumerate() {
            self.text.push_str(if at == 0 { "\n{" } else { ",\n{" });
            self.member(1, "column", &group.column);
            self.member(1, "value", &group.value);
            self.member(1, "articles", &group.articles);
            self.member(1, "words", &group.words);
            self.table(1, "entities", &group.entities);
            self.table(1, "terms", &group.terms);
            self.text.push('}');
        }
        self.text.push(']');
    }
}

impl From<&Snapshot> for File {
    fn from(snapshot: &Snapshot) -> Self {
        let topic = |topic: &Topic| TopicRow {
            number: topic.number,
            label: topic.label.clone(),
            articles: topic.articles,
            spread: topic.spread,
            terms: topic.terms.clone(),
        };
        let group = |group: &Group| GroupRow {
            column: group.column.clone(),
            value: group.value.clone(),
            articles: group.counted.articles,
            words: group.counted.words,
            entities: table(&group.counted.entities, ENTITIES, "mentions"),
            terms: table(&group.counted.terms, TERMS, "count"),
        };
        let mut accepted = snapshot.accepted.clone();
        accepted.sort();
        Self {
            schema: SCHEMA.to_owned(),
            generator: snapshot.generator.clone(),
            counting: snapshot.counting.clone(),
            figures: snapshot.figures.clone(),
            articles: snapshot.whole.articles,
            words: snapshot.whole.words,
            entities: table(&snapshot.whole.entities, ENTITIES, "mentions"),
            terms: table(&snapshot.whole.terms, TERMS, "count"),
            topics: snapshot.topics.iter().map(topic).collect(),
            by: snapshot.columns.clone(),
            groups: table(&snapshot.shares, GROUPS, "count"),
            group_counts: snapshot.groups.iter().map(group).collect(),
            accepted,
        }
    }
}

fn table(units: &Units, names: [&str; 2], count: &str) -> Table {
    let [first, second] = names;
    let row = |unit: &Unit| {
        let [first, second] = unit.name.clone();
        (first, second, unit.count, unit.articles, unit.spread)
    };
    Table {
        columns: [first, second, count, "articles", "spread"].map(str::to_owned),
        others_at_most: units.floor,
        rows: units.rows().iter().map(row).collect(),
    }
}

impl TryFrom<File> for Snapshot {
    type Error = String;

    fn try_from(file: File) -> Result<Self, String> {
        for (what, value) in [("articles", file.articles), ("words", file.words)] {
            if value > MOST {
                return Err(format!("{value} {what} are more than can be"));
            }
        }
        let whole = Counted {
            articles: file.articles,
            words: file.words,
            terms: units(file.terms, "terms", TERMS, file.articles)?,
            entities: units(file.entities, "entities", ENTITIES, file.articles)?,
        };
        let mut topics = Vec::with_capacity(file.topics.len());
        for topic in file.topics {
            topics.push(self::topic(topic, file.articles)?);
        }
        topics.sort_by(|a: &Topic, b: &Topic| a.label.cmp(&b.label).then(a.number.cmp(&b.number)));
        let mut columns = file.by;
        columns.sort_unstable();
        columns.dedup();
        let mut groups = Vec::with_capacity(file.group_counts.len());
        for group in file.group_counts {
            groups.push(self::group(group, file.articles)?);
        }
        groups.sort_by(|a: &Group, b: &Group| a.name().cmp(&b.name()));
        if let Some([twice, _]) = groups.array_windows::<2>().find(|[a, b]| a.name() == b.name()) {
            return Err(format!(
                "the group {} = {} is in it twice",
                twice.column, twice.value
            ));
        }
        let mut accepted = file.accepted;
        accepted.sort();
        accepted.dedup();
        Ok(Self {
            generator: file.generator,
            counting: file.counting,
            figures: file.figures,
            accepted,
            whole,
            topics,
            columns,
            shares: units(file.groups, "groups", GROUPS, file.articles)?,
            groups,
        })
    }
}

fn topic(row: TopicRow, articles: u64) -> Result<Topic, String> {
    let TopicRow {
        number,
        label,
        articles: led,
        spread,
        terms,
    } = row;
    if led > articles {
        return Err(format!("the topic {label:?} leads {led} of {articles} articles"));
    }
    let mut sorted: Vec<&String> = terms.iter().collect();
    sorted.sort_unstable();
    if sorted.array_windows::<2>().any(|[a, b]| a == b) {
        return Err(format!("the topic {label:?} lists a term twice"));
    }
    Ok(Topic {
        number,
        spread: self::spread(spread, &label)?,
        label,
        articles: led,
        terms,
    })
}

fn group(row: GroupRow, articles: u64) -> Result<Group, String> {
    let GroupRow {
        column,
        value,
        articles: own,
        words,
        entities,
        terms,
    } = row;
    let what = format!("the group {column} = {value}");
    if own > articles || words > MOST {
        return Err(format!(
            "{what} has {own} of {articles} articles and {words} words"
        ));
    }
    let inside = |error: String| format!("{what}: {error}");
    let counted = Counted {
        articles: own,
        words,
        terms: units(terms, "terms", TERMS, own).map_err(inside)?,
        entities: units(entities, "entities", ENTITIES, own).map_err(inside)?,
    };
    Ok(Group {
        column,
        value,
        counted,
    })
}

fn units(table: Table, what: &str, names: [&str; 2], articles: u64) -> Result<Units, String> {
    let columns: Vec<&str> = table.columns.iter().map(String::as_str).collect();
    if columns.get(..2) != Some(&names) || columns.get(3..) != Some(&["articles", "spread"]) {
        return Err(format!("the columns of {what} are {}", columns.join(", ")));
    }
    if table.others_at_most > MOST {
        return Err(format!("the floor of {what} is more than can be"));
    }
    let mut rows = Vec::with_capacity(table.rows.len());
    for (first, second, count, own, spread) in table.rows {
        if count == 0 || own == 0 || own > count || own > articles || count > MOST {
            return Err(format!(
                "{first:?}, {second:?} of {what}: {count} in {own} of {articles} articles cannot be"
            ));
        }
        let spread = self::spread(spread, &second)?;
        rows.push(Unit {
            name: [first, second],
            count,
            articles: own,
            spread,
        });
    }
    let units = Units::new(table.others_at_most, rows);
    // A term is known by its stem alone.
    let same = |a: &Unit, b: &Unit| a.name[0] == b.name[0] && (names == TERMS || a.name[1] == b.name[1]);
    match units.rows().array_windows::<2>().find(|[a, b]| same(a, b)) {
        Some([twice, _]) => Err(format!(
            "{:?}, {:?} is in {what} twice",
            twice.name[0], twice.name[1]
        )),
        None => Ok(units),
    }
}

fn spread(spread: f64, of: &str) -> Result<f64, String> {
    if spread.is_finite() && (1.0..=1e12).contains(&spread) {
        Ok(spread)
    } else {
        Err(format!("the spread {spread} of {of:?} is not a number from 1 on"))
    }
}

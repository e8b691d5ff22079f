//! One JSON object with everything, for programs: `gleaner-findings/1`.
//!
//! Text stands in it exactly as it was read; what could move a terminal's cursor or pass for a command in a log is written as
//! an escape, which every parser undoes. Floats have the digits of [`number::full`] and are `null` where there is no number.
//! Keys keep their order; new ones may appear within `gleaner-findings/1`, none goes or changes its meaning.
//!
//! ```json
//! {
//!   "schema": "gleaner-findings/1", "generator": "gleaner 0.1.0", "command": "check",
//!   "looked_at": "…", "held_against": null | "…", "fails_at": "error", "failed": true,
//!   "counts":   {"new": {"error": 1, "warning": 0, "note": 0}, "known": {…}, "gone": {…}},
//!   "rules":    [{"id", "title", "meaning", "level"}],
//!   "findings": [{"fingerprint", "rule", "level": "error" | "warning" | "note", "state": "new" | "known" | "gone",
//!                 "subject", "scope": null | "…", "message", "now": null | side, "before": null | side,
//!                 "log_ratio": null | 1.78, "interval": null | {"low": null | 1.1, "high": null | 2.5},
//!                 "evidence": [{"title", "source", "path": null | "…", "position", "date": null | "…", "count"}]}],
//!   "remarks":  ["…"]
//! }
//! ```
//!
//! A `side` is `{"count", "total", "articles", "scale": "words" | "articles", "at_most", "rate"}`, its `rate` per million words
//! or per hundred articles and `null` where `total` is 0. `log_ratio` and `interval` are logarithms to base 2; an end that
//! is `null` is unbounded. `position` counts from 0; a `count` of 0 in `evidence` was not counted.

use std::io;

use serde::Serialize;
use serde::ser::{SerializeMap as _, Serializer};
use serde_json::ser::{CharEscape, Formatter, PrettyFormatter};

use super::super::{Evidence, Finding, Findings, Level, Rule, Side, State};
use super::log::is_harmful;
use super::{Cut, facts};
use crate::error::Error;
use crate::number;

/// The version of the shape.
pub(super) const SCHEMA: &str = "gleaner-findings/1";

/// The findings as one object.
///
/// # Errors
/// What the JSON writer says.
pub(super) fn write(findings: &Findings, cut: Cut) -> Result<String, Error> {
    pretty(&FindingsJson {
        schema: SCHEMA,
        generator: &findings.generator,
        command: &findings.command,
        looked_at: &findings.looked_at,
        held_against: findings.held_against.as_deref(),
        fails_at: cut.fails_at,
        failed: super::facts::fails(findings, cut),
        counts: CountsJson {
            new: LevelsJson(findings, State::New),
            known: LevelsJson(findings, State::Known),
            gone: LevelsJson(findings, State::Gone),
        },
        rules: &findings.rules,
        findings: findings.findings.iter().map(FindingJson::new).collect(),
        remarks: &findings.remarks,
    })
}

/// A value as indented JSON with a line feed at the end, harmless on a terminal and in a log.
///
/// # Errors
/// What the JSON writer says.
pub(super) fn pretty(value: &impl Serialize) -> Result<String, Error> {
    let mut bytes = Vec::new();
    let mut writer = serde_json::Serializer::with_formatter(&mut bytes, Harmless(PrettyFormatter::new()));
    value
        .serialize(&mut writer)
        .map_err(|error| Error::stage("findings", error))?;
    bytes.push(b'\n');
    String::from_utf8(bytes).map_err(|error| Error::stage("findings", error))
}

#[derive(Serialize)]
struct FindingsJson<'f> {
    schema: &'static str,
    generator: &'f str,
    command: &'f str,
    looked_at: &'f str,
    held_against: Option<&'f str>,
    fails_at: Option<Level>,
    failed: bool,
    counts: CountsJson<'f>,
    rules: &'f [Rule],
    findings: Vec<FindingJson<'f>>,
    remarks: &'f [String],
}

#[derive(Serialize)]
struct CountsJson<'f> {
    new: LevelsJson<'f>,
    known: LevelsJson<'f>,
    gone: LevelsJson<'f>,
}

/// How many findings of a state have which level.
struct LevelsJson<'f>(&'f Findings, State);

impl Serialize for LevelsJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(Some(Level::ALL.len()))?;
        for level in Level::ALL.into_iter().rev() {
            let count = facts::of(self.0, self.1)
                .filter(|finding| finding.level == level)
                .count();
            object.serialize_entry(level.id(), &count)?;
        }
        object.end()
    }
}

#[derive(Serialize)]
struct FindingJson<'f> {
    fingerprint: String,
    rule: &'f str,
    level: Level,
    state: State,
    subject: &'f str,
    scope: Option<&'f str>,
    message: &'f str,
    #[serde(flatten)]
    numbers: NumbersJson,
    evidence: &'f [Evidence],
}

impl<'f> FindingJson<'f> {
    fn new(finding: &'f Finding) -> Self {
        Self {
            fingerprint: finding.fingerprint(),
            rule: &finding.rule,
            level: finding.level,
            state: finding.state,
            subject: &finding.subject,
            scope: finding.scope.as_deref(),
            message: &finding.message,
            numbers: NumbersJson::new(finding),
            evidence: &finding.evidence,
        }
    }
}

/// The numbers of a finding.
#[derive(Serialize)]
pub(super) struct NumbersJson {
    now: Option<SideJson>,
    before: Option<SideJson>,
    log_ratio: Option<Number>,
    interval: Option<IntervalJson>,
}

impl NumbersJson {
    pub(super) fn new(finding: &Finding) -> Self {
        Self {
            now: finding.now.map(SideJson::new),
            before: finding.before.map(SideJson::new),
            log_ratio: finding.log_ratio.map(Number),
            interval: finding.interval.map(|interval| IntervalJson {
                low: interval.low.map(Number),
                high: interval.high.map(Number),
            }),
        }
    }
}

#[derive(Serialize)]
struct IntervalJson {
    low: Option<Number>,
    high: Option<Number>,
}

#[derive(Serialize)]
struct SideJson {
    #[serde(flatten)]
    side: Side,
    rate: Option<Number>,
}

impl SideJson {
    fn new(side: Side) -> Self {
        Self {
            side,
            rate: facts::rate(&side).map(Number),
        }
    }
}

/// A float with the digits that [`number::full`] keeps; a whole number without a point, `null` where there is none.
struct Number(f64);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let text = number::full(self.0);
        match (text.parse::<i64>(), text.parse::<f64>()) {
            (Ok(whole), _) => serializer.serialize_i64(whole),
            (_, Ok(value)) => serializer.serialize_f64(value),
            _ => serializer.serialize_none(),
        }
    }
}

/// Indented JSON whose strings escape control characters, reordering marks and the second of two `#`.
struct Harmless(PrettyFormatter<'static>);

impl Formatter for Harmless {
    fn write_string_fragment<W: io::Write + ?Sized>(&mut self, writer: &mut W, part: &str) -> io::Result<()> {
        let mut plain = 0;
        let mut after_hash = false;
        for (at, letter) in part.char_indices() {
            let harmful = is_harmful(letter) || (letter == '#' && after_hash);
            after_hash = letter == '#' || (after_hash && !letter.is_ascii());
            if harmful {
                writer.write_all(part.get(plain..at).unwrap_or_default().as_bytes())?;
                write!(writer, "\\u{:04x}", u32::from(letter))?;
                plain = at + letter.len_utf8();
            }
        }
        writer.write_all(part.get(plain..).unwrap_or_default().as_bytes())
    }

    fn write_char_escape<W: io::Write + ?Sized>(
        &mut self,
        writer: &mut W,
        escape: CharEscape,
    ) -> io::Result<()> {
        self.0.write_char_escape(writer, escape)
    }

    fn begin_array<W: io::Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_array(writer)
    }

    fn end_array<W: io::Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array(writer)
    }

    fn begin_array_value<W: io::Write + ?Sized>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_array_value(writer, first)
    }

    fn end_array_value<W: io::Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array_value(writer)
    }

    fn begin_object<W: io::Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object(writer)
    }

    fn end_object<W: io::Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object(writer)
    }

    fn begin_object_key<W: io::Write + ?Sized>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(writer, first)
    }

    fn begin_object_value<W: io::Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object_value(writer)
    }

    fn end_object_value<W: io::Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object_value(writer)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value;

    use super::super::hostile;
    use super::super::sample::{self, CUT};
    use super::*;

    #[test]
    fn everything_is_there_in_order() {
        let findings = sample::findings();
        let text = write(&findings, CUT).unwrap();
        let value: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(value["schema"], SCHEMA);
        assert_eq!(value["failed"], true);
        assert_eq!(
            value["counts"]["new"],
            serde_json::json!({"error": 2, "warning": 1, "note": 1})
        );
        assert_eq!(value["counts"]["gone"]["warning"], 1);
        let entity = &value["findings"][1];
        assert_eq!(entity["fingerprint"], findings.findings[1].fingerprint());
        assert_eq!(
            (&entity["level"], &entity["state"]),
            (&"error".into(), &"new".into())
        );
        assert_eq!(entity["now"]["rate"], 2_329.870_886_322);
        assert_eq!(entity["now"]["scale"], "words");
        assert_eq!(entity["interval"]["high"], 2.05);
        assert_eq!(entity["evidence"][0]["position"], 11);
        assert_eq!(value["findings"][2]["interval"]["high"], Value::Null);
        assert_eq!(value["findings"][2]["before"]["at_most"], true);
        assert_eq!(value["rules"][4]["level"], "note");
        let keys = [
            "schema",
            "looked_at",
            "fails_at",
            "counts",
            "rules",
            "findings",
            "remarks",
        ];
        let places: Vec<usize> = keys
            .iter()
            .map(|key| text.find(&format!("\n  \"{key}\": ")).unwrap())
            .collect();
        assert!(places.is_sorted());
    }

    #[test]
    fn what_is_no_number_is_null() {
        let mut findings = sample::findings();
        let finding = &mut findings.findings[1];
        finding.log_ratio = Some(f64::NAN);
        finding.interval = Some(super::super::super::Interval {
            low: Some(f64::NEG_INFINITY),
            high: Some(f64::INFINITY),
        });
        finding.now = finding.now.map(|side| Side { total: 0, ..side });
        let value: Value = serde_json::from_str(&write(&findings, CUT).unwrap()).unwrap();
        let finding = &value["findings"][1];
        assert!(finding["log_ratio"].is_null() && finding["now"]["rate"].is_null());
        assert_eq!(
            finding["interval"],
            serde_json::json!({"low": null, "high": null})
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]
        #[test]
        fn text_comes_back_as_it_was(findings in hostile::findings()) {
            let value: Value = serde_json::from_str(&write(&findings, CUT).unwrap()).unwrap();
            for (finding, read) in findings.findings.iter().zip(value["findings"].as_array().unwrap()) {
                prop_assert_eq!(&read["subject"], finding.subject.as_str());
                prop_assert_eq!(&read["message"], finding.message.as_str());
                prop_assert_eq!(read["scope"].as_str(), finding.scope.as_deref());
                for (article, read) in finding.evidence.iter().zip(read["evidence"].as_array().unwrap()) {
                    prop_assert_eq!(&read["title"], article.title.as_str());
                    prop_assert_eq!(read["path"].as_str(), article.path.as_deref());
                    prop_assert_eq!(read["count"].as_u64(), Some(article.count));
                }
            }
        }
    }
}

//! Files: those in the folder against its manifest, and those of a new run against it.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::path::Path;

use super::difference::{self, Difference};
use super::{CHANGED, Kept, MANIFEST, MISSING, OUTPUT, State, TOLD, legible};
use crate::error::Error;
use crate::finding::{Finding, Level};
use crate::report::{Listed, OutputFile};

/// One file in the report and in the new run.
struct Pair<'o> {
    path: &'o str,
    listed: Option<(&'o Listed, State)>,
    made: Option<&'o OutputFile>,
    /// Whether the new run gives what the manifest says.
    same: bool,
}

/// All files of both.
pub(super) struct Outputs<'o> {
    kept: &'o Kept,
    pairs: Vec<Pair<'o>>,
}

impl<'o> Outputs<'o> {
    pub(super) fn of(kept: &'o Kept, again: &'o [OutputFile]) -> Self {
        let mut pairs: BTreeMap<&str, Pair<'o>> = BTreeMap::new();
        for (listed, state) in kept.files() {
            let path = listed.path.as_str();
            let pair = Pair {
                path,
                listed: Some((listed, state)),
                made: None,
                same: false,
            };
            pairs.insert(path, pair);
        }
        for file in again.iter().filter(|file| file.path != MANIFEST) {
            let pair = pairs.entry(&file.path).or_insert(Pair {
                path: &file.path,
                listed: None,
                made: None,
                same: false,
            });
            pair.made = Some(file);
            pair.same = pair.listed.is_some_and(|(listed, _)| {
                listed.bytes == file.length() && listed.blake3.eq_ignore_ascii_case(&file.digest())
            });
        }
        let mut pairs: Vec<Pair<'o>> = pairs.into_values().collect();
        pairs.sort_by_key(|pair| rank(pair.path));
        Self { kept, pairs }
    }

    /// Files in the one or the other.
    pub(super) fn all(&self) -> usize {
        self.pairs.len()
    }

    /// Those that the new run gives otherwise, alone, or not at all.
    pub(super) fn different(&self) -> usize {
        self.pairs.iter().filter(|pair| !pair.same).count()
    }

    pub(super) fn all_same(&self) -> bool {
        self.different() == 0
    }

    /// Files of the report that are not in its folder.
    pub(super) fn missing(&self) -> Vec<Finding> {
        let missing = self.pairs.iter().filter_map(|pair| {
            let (_, state) = pair.listed?;
            let name = legible(pair.path);
            let what = match state {
                State::Missing => "is not in the folder of the report, and manifest.json lists it",
                State::NoFile => "is not a file, and manifest.json lists it as one",
                State::Elsewhere => "is a link that leads out of the report, and was not read",
                State::Same | State::Changed => return None,
            };
            let message = format!("{name} {what}: make the report anew to have it back.");
            Some(Finding::new(MISSING, Level::Error, pair.path, message))
        });
        missing.collect()
    }

    /// Files in the folder that are not as they were written.
    pub(super) fn changed(&self, scratch: &Path) -> Result<Vec<Finding>, Error> {
        let mut found = Vec::new();
        for pair in &self.pairs {
            let Some((listed, State::Changed)) = pair.listed else {
                continue;
            };
            let name = legible(pair.path);
            let told = pair.made.filter(|_| pair.same && found.len() < TOLD);
            let difference = told
                .map(|made| self.difference(listed, made, scratch))
                .transpose()?;
            let message = match difference.flatten() {
                Some(difference) => format!(
                    "{name} was changed after the report was made; the new run gives it as it was written: {}.",
                    difference.clause()
                ),
                None => format!("{name} was changed after the report was made."),
            };
            found.push(Finding::new(CHANGED, Level::Error, pair.path, message));
        }
        Ok(found)
    }

    /// Files that the new run gives otherwise, the most telling first, as many as are told; `why` are the likely causes.
    pub(super) fn findings(&self, why: Option<&str>, scratch: &Path) -> Result<Vec<Finding>, Error> {
        let why = match why {
            Some(why) => format!("Likely cause: {why}."),
            None => "Inputs, options and version are the same.".to_owned(),
        };
        let mut found = Vec::new();
        for pair in self.pairs.iter().filter(|pair| !pair.same).take(TOLD) {
            let what = match (pair.listed, pair.made) {
                (Some((listed, state)), Some(made)) => self.otherwise(listed, state, made, scratch)?,
                (Some(_), None) => "is a file of the report and did not come out of the new run".to_owned(),
                (None, _) => "came out of the new run and is no file of the report".to_owned(),
            };
            let message = format!("{} {what}. {why}", legible(pair.path));
            found.push(Finding::new(OUTPUT, Level::Error, pair.path, message));
        }
        Ok(found)
    }

    /// How one file came out otherwise.
    fn otherwise(
        &self,
        listed: &Listed,
        state: State,
        made: &OutputFile,
        scratch: &Path,
    ) -> Result<String, Error> {
        let why_not = match state {
            State::Same | State::Changed => match (self.difference(listed, made, scratch)?, state) {
                (Some(difference), State::Same) => {
                    return Ok(format!("came out otherwise: {}", difference.clause()));
                }
                (None, _) => {
                    return Ok(
                        "came out as it stands in the folder and not as manifest.json has it: one of the two was changed"
                            .to_owned(),
                    );
                }
                (Some(_), _) => "was changed since",
            },
            State::Missing | State::NoFile | State::Elsewhere => "is gone",
        };
        Ok(format!(
            "came out otherwise than manifest.json has it; where cannot be told, because the file in the report {why_not}"
        ))
    }

    /// The first difference of a file in the folder and the same of the new run.
    fn difference(
        &self,
        listed: &Listed,
        made: &OutputFile,
        scratch: &Path,
    ) -> Result<Option<Difference>, Error> {
        let mut then = self.kept.open(listed)?;
        let failed = |error| self.kept.failed(listed, error);
        if let Some(bytes) = made.in_memory() {
            return difference::first(&listed.path, &mut then, &mut Cursor::new(bytes)).map_err(failed);
        }
        let mut now = tempfile::tempfile_in(scratch)
            .and_then(|mut file| made.copy_to(&mut file).map(|()| file))
            .map_err(|error| Error::io("write a large file of the new run into", scratch, error))?;
        difference::first(&listed.path, &mut then, &mut now).map_err(failed)
    }
}

/// Where the manifest itself is written otherwise, though it says the same.
pub(super) fn rewritten(then: &[u8], now: &[u8]) -> Result<Option<Finding>, Error> {
    let difference = difference::first(MANIFEST, &mut Cursor::new(then), &mut Cursor::new(now))
        .map_err(|error| Error::stage("verify", error))?;
    Ok(difference.map(|difference| {
        let message = format!(
            "{MANIFEST} was changed after the report was made: {}.",
            difference.clause()
        );
        Finding::new(CHANGED, Level::Error, MANIFEST, message)
    }))
}

/// What says most about a difference comes first: tables before what is drawn or written from them.
fn rank(path: &str) -> (usize, bool, &str) {
    const ENDINGS: [&str; 6] = ["csv", "jsonl", "json", "md", "html", "svg"];
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    let rank = ENDINGS.iter().position(|known| *known == ending);
    (rank.unwrap_or(ENDINGS.len()), !path.starts_with("tables/"), path)
}

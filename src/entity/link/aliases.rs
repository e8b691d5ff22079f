//! What the user says about names: which belong together and which stay alone.
//!
//! A table with a line of headings, comma or tab separated, in the manner of spreadsheets: `name` is how articles write it,
//! `entity` what it stands for, and `kind`, which may be left out or empty, which of the kinds of entities the line is about.
//! An empty entity, or "!", keeps the name alone: nothing is merged with it. Names are matched like everywhere in linking,
//! whatever their case, accents and quotes. A name that no article has is no error, because one file serves many corpora.

use rustc_hash::FxHashMap;

use super::fold;
use crate::entity::Kind;
use crate::error::Error;

/// What the user said about one name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Alias {
    /// It stands for this.
    For(String),
    /// It stands alone.
    Alone,
}

/// The user's lines, by the kind and the key of the name.
#[derive(Debug, Clone, Default)]
pub struct Aliases {
    /// Lines of the file that say something.
    said: usize,
    lines: [FxHashMap<String, Alias>; Kind::ALL.len()],
}

impl Aliases {
    /// Reads the text of a file of aliases; `file` is how errors call it.
    ///
    /// # Errors
    ///
    /// [`Error::Usage`], naming the line and the way out: the headings `name` and `entity` are missing, a line has no name,
    /// a kind is none of those of names, or two lines say different things about one name.
    pub fn parse(text: &str, file: &str) -> Result<Self, Error> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let head = text.lines().next().unwrap_or_default();
        let delimiter = if head.contains('\t') {
            b'\t'
        } else if head.contains(';') {
            b';'
        } else {
            b','
        };
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(text.as_bytes());
        let unreadable =
            |error: csv::Error| Error::Usage(format!("{file}: cannot be read as a table: {error}"));
        let headings = reader.headers().map_err(unreadable)?;
        let column = |name: &str| {
            headings
                .iter()
                .position(|heading| heading.eq_ignore_ascii_case(name))
        };
        let (Some(name), Some(entity)) = (column("name"), column("entity")) else {
            return Err(Error::Usage(format!(
                "{file}, line 1: expected the headings \"name\" and \"entity\" (and, if wanted, \"kind\"); \
                 add a first line such as: name,entity,kind"
            )));
        };
        let kind = column("kind");
        let headings = headings.len();
        let mut aliases = Self::default();
        for record in reader.records() {
            let record = record.map_err(unreadable)?;
            let line = record.position().map_or(0, csv::Position::line);
            let field = |column: Option<usize>| column.and_then(|at| record.get(at)).unwrap_or_default();
            if record.iter().all(str::is_empty) {
                continue;
            }
            if record.len() > headings {
                return Err(Error::Usage(format!(
                    "{file}, line {line}: has more fields than headings; put quotation marks around a name with a comma"
                )));
            }
            let (name, entity) = (field(Some(name)), field(Some(entity)));
            if name.is_empty() {
                return Err(Error::Usage(format!(
                    "{file}, line {line}: has no name; fill it in or delete the line"
                )));
            }
            let kinds = kinds(field(kind)).ok_or_else(|| {
                let known: Vec<&str> = Kind::ALL
                    .into_iter()
                    .filter(|kind| kind.is_name())
                    .map(Kind::id)
                    .collect();
                let found = field(kind);
                Error::Usage(format!(
                    "{file}, line {line}: unknown kind \"{found}\"; use one of {}, or leave it empty for all",
                    known.join(", ")
                ))
            })?;
            let alias = if matches!(entity, "" | "!") {
                Alias::Alone
            } else {
                Alias::For(entity.to_owned())
            };
            aliases.said += 1;
            for &kind in kinds {
                let before = aliases.lines[kind as usize].insert(folded(name, kind), alias.clone());
                if before.is_some_and(|before| before != alias) {
                    return Err(Error::Usage(format!(
                        "{file}, line {line}: \"{name}\" stands in an earlier line with another entity; keep one of them"
                    )));
                }
            }
        }
        if let Some((name, entity)) = aliases.chained() {
            return Err(Error::Usage(format!(
                "{file}: \"{name}\" stands for \"{entity}\", which itself stands for another; name the last of them"
            )));
        }
        Ok(aliases)
    }

    /// A name whose entity is given another entity by a line of its own; the first in order.
    fn chained(&self) -> Option<(&str, &str)> {
        let mut key = String::new();
        let mut found = None;
        for (kind, lines) in Kind::ALL.into_iter().zip(&self.lines) {
            let mut chains = lines.iter().filter_map(|(name, alias)| {
                let Alias::For(entity) = alias else { return None };
                fold::key(entity, kind, &mut key);
                let next = lines.get(&key).filter(|_| key != *name)?;
                (next != alias).then_some((name.as_str(), entity.as_str()))
            });
            found = chains.by_ref().chain(found).min();
        }
        found
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.lines.iter().all(FxHashMap::is_empty)
    }

    /// How many lines say something about a name.
    pub fn len(&self) -> usize {
        self.said
    }

    /// All that is said, in order, so that equal records mean equal results.
    pub fn record(&self) -> String {
        let mut said: Vec<String> = Vec::new();
        for (kind, lines) in Kind::ALL.into_iter().zip(&self.lines) {
            said.extend(lines.iter().map(|(name, alias)| {
                let entity = match alias {
                    Alias::For(entity) => entity,
                    Alias::Alone => "!",
                };
                [kind.id(), name, entity].join("\t")
            }));
        }
        said.sort_unstable();
        said.join("\n")
    }

    /// What was said about the name with this key.
    pub(super) fn get(&self, kind: Kind, key: &str) -> Option<&Alias> {
        self.lines[kind as usize].get(key)
    }
}

/// The kinds that a field means: one, or all of names where it is empty.
fn kinds(field: &str) -> Option<&'static [Kind]> {
    const NAMES: &[Kind] = &[
        Kind::Person,
        Kind::Organization,
        Kind::Place,
        Kind::Nationality,
        Kind::Misc,
    ];
    if field.is_empty() {
        return Some(NAMES);
    }
    let at = NAMES
        .iter()
        .position(|kind| field.eq_ignore_ascii_case(kind.id()))?;
    NAMES.get(at..=at)
}

fn folded(name: &str, kind: Kind) -> String {
    let (mut shown, mut key) = (String::new(), String::new());
    fold::show(name, kind, &mut shown);
    fold::key(&shown, kind, &mut key);
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Aliases, String> {
        Aliases::parse(text, "names.csv").map_err(|error| error.to_string())
    }

    #[test]
    fn lines_are_found_in_any_spelling() {
        let aliases =
            parse("name,entity,kind\nFed,Federal Bank of Orrin,organization\n\n\"Quill\",!,\nOrrin,,place\n")
                .unwrap();
        let bank = Alias::For("Federal Bank of Orrin".into());
        assert_eq!(aliases.get(Kind::Organization, "fed"), Some(&bank));
        assert_eq!(aliases.get(Kind::Person, "fed"), None);
        assert_eq!(aliases.get(Kind::Person, "quill"), Some(&Alias::Alone));
        assert_eq!(aliases.get(Kind::Misc, "quill"), Some(&Alias::Alone));
        assert_eq!(aliases.get(Kind::Place, "orrin"), Some(&Alias::Alone));
        assert!(!aliases.is_empty() && Aliases::default().is_empty());
        assert_eq!(aliases.len(), 3);
        assert!(
            aliases
                .record()
                .starts_with("misc\tquill\t!\nnationality\tquill\t!\n")
        );
    }

    #[test]
    fn tabs_and_semicolons_part_columns_too() {
        for text in [
            "entity\tname\nAda Quill\tQ.\n",
            "\u{feff}entity;name\r\nAda Quill;Q.\r\n",
        ] {
            let aliases = parse(text).unwrap();
            assert_eq!(
                aliases.get(Kind::Person, "q"),
                Some(&Alias::For("Ada Quill".into()))
            );
        }
    }

    #[test]
    fn a_wrong_file_says_where_and_what_to_do() {
        for (text, said) in [
            ("", "line 1: expected the headings"),
            (
                "alias,entity\na,b\n",
                "add a first line such as: name,entity,kind",
            ),
            ("name,entity\nx,y\n,z\n", "names.csv, line 3: has no name"),
            ("name,entity\nQuill, Ada,Ada Quill\n", "line 2: has more fields"),
            ("name,entity\nx,y\ny,z\n", "\"x\" stands for \"y\", which"),
            ("name,entity\nx,y\ny,x\n", "\"x\" stands for \"y\", which"),
            (
                "name,entity,kind\nx,y,person\nx,y,money\n",
                "line 3: unknown kind \"money\"; use one of person,",
            ),
            (
                "name,entity\nMr. X,y\nX,z\n",
                "line 3: \"X\" stands in an earlier line",
            ),
        ] {
            let error = parse(text).unwrap_err();
            assert!(error.contains(said), "{error}");
        }
    }
}

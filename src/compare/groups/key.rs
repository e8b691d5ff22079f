//! Keys: what articles are put together by, and which column of the input a name means.
//!
//! A key that every corpus has (a file, a date) is never hidden by a column of the same name; such a column is reached by
//! the name it has in `documents.csv`. The one name with a meaning of its own is `outlet`, since corpora call
//! their outlets in many ways. Which values there are is not known here.

use super::nearest::nearest;
use super::period::Period;
use super::shown;
use crate::error::Error;
use crate::number;

/// Keys that may be crossed; more leave no article in any group.
const MOST: usize = 4;
/// Columns named in a message.
const SHOWN: usize = 12;
/// What an outlet is called, the surest first.
pub const OUTLET: [&str; 7] = [
    "outlet",
    "publication",
    "publisher",
    "newspaper",
    "site",
    "domain",
    "source_name",
];

/// What articles are put together by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Key {
    /// The file it came from.
    Source,
    /// Each article by itself.
    Article,
    /// The language it was counted in.
    Language,
    /// The stretch of time its date is in.
    Period(Period),
    /// The value, or each value, of a column of the input.
    Column(String),
}

impl Key {
    fn new(name: &str) -> Self {
        let id = name.to_lowercase();
        match id.as_str() {
            "source" => Self::Source,
            "article" => Self::Article,
            "language" => Self::Language,
            id => Period::from_id(id).map_or_else(|| Self::Column(name.to_owned()), Self::Period),
        }
    }

    /// What the command line calls it.
    pub fn name(&self) -> &str {
        match self {
            Self::Source => "source",
            Self::Article => "article",
            Self::Language => "language",
            Self::Period(period) => period.id(),
            Self::Column(name) => name,
        }
    }
}

/// One to four keys; several are crossed, so that an article is in the group of its outlet and its month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keys(Vec<Key>);

impl Keys {
    /// Reads keys with commas between them, such as `outlet,month`.
    ///
    /// A name that is no key of every corpus is taken for a column; whether there is one is found out later.
    ///
    /// # Errors
    /// [`Error::Usage`] where a name is empty or there twice, or there are more than four.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let mut keys: Vec<Key> = Vec::new();
        for name in text.split(',').map(str::trim) {
            if name.is_empty() {
                return Err(Error::Usage(
                    "--by has an empty key: name one, such as outlet or month, or several with commas between them"
                        .to_owned(),
                ));
            }
            let key = Key::new(name);
            if keys.contains(&key) {
                return Err(Error::Usage(format!(
                    "--by names {} twice: once is enough",
                    shown(name)
                )));
            }
            keys.push(key);
            if keys.len() > MOST {
                return Err(Error::Usage(format!(
                    "--by names more than {MOST} keys: each makes groups smaller, so cross at most {MOST}"
                )));
            }
        }
        Ok(Self(keys))
    }

    /// The keys in the order they were named, at least one.
    pub fn all(&self) -> &[Key] {
        &self.0
    }

    /// What people read, such as `outlet × month`.
    pub fn label(&self) -> String {
        let names: Vec<&str> = self.0.iter().map(Key::name).collect();
        names.join(" × ")
    }

    /// The period, where it is the only key.
    pub fn is_period(&self) -> Option<Period> {
        match self.0.as_slice() {
            [Key::Period(period)] => Some(*period),
            _ => None,
        }
    }
}

/// Columns of the input: the name there, and in `documents.csv`.
type Columns<'c> = &'c [(String, String)];

/// The column that a key of this name means, by its name in the input.
pub(super) fn column<'c>(name: &str, columns: Columns<'c>) -> Option<&'c str> {
    if name.eq_ignore_ascii_case("outlet") {
        return OUTLET.iter().find_map(|other| called(other, columns));
    }
    called(name, columns)
}

fn called<'c>(name: &str, columns: Columns<'c>) -> Option<&'c str> {
    let folded = name.to_lowercase();
    let found = |test: &dyn Fn(&str) -> bool| {
        let own = columns.iter().find(|own| test(&own.0));
        own.or_else(|| columns.iter().find(|own| test(&own.1)))
    };
    found(&|own| own == name)
        .or_else(|| found(&|own| own.to_lowercase() == folded))
        .map(|(name, _)| name.as_str())
}

/// The failure of a key that is none, with what there is.
pub(super) fn unknown(name: &str, columns: Columns<'_>) -> Error {
    let built_in = || {
        ["source", "article", "language"]
            .into_iter()
            .chain(Period::ALL.map(Period::id))
    };
    let all = columns
        .iter()
        .map(|(_, column)| column.as_str())
        .chain(built_in());
    let meant =
        nearest(name, all).map_or_else(String::new, |near| format!("; did you mean {}?", shown(near)));
    let mut there: Vec<String> = columns
        .iter()
        .take(SHOWN)
        .map(|(_, column)| shown(column))
        .collect();
    if columns.len() > SHOWN {
        there.push(format!("{} more", number::count(columns.len() - SHOWN)));
    }
    let there = if there.is_empty() {
        "the input has no column of its own".to_owned()
    } else {
        format!("columns: {}", there.join(", "))
    };
    let tried = if name.eq_ignore_ascii_case("outlet") {
        format!(" (nor {})", OUTLET.get(1..).unwrap_or_default().join(", "))
    } else {
        String::new()
    };
    Error::Usage(format!(
        "no column is called {}{tried}{meant}\n  {there}\n  keys that every corpus has: {}",
        shown(name),
        built_in().collect::<Vec<_>>().join(", ")
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(names: &[&str]) -> Vec<(String, String)> {
        let own = |name: &&str| {
            let marked = ["title", "source"].contains(name);
            let shown = if marked {
                format!("meta_{name}")
            } else {
                (*name).to_owned()
            };
            ((*name).to_owned(), shown)
        };
        names.iter().map(own).collect()
    }

    #[test]
    fn keys_are_read_in_order() {
        let keys = Keys::parse(" outlet , Month ").unwrap();
        assert_eq!(
            keys.all(),
            [Key::Column("outlet".to_owned()), Key::Period(Period::Month)]
        );
        assert_eq!(keys.label(), "outlet × month");
        assert_eq!(keys.is_period(), None);
        assert_eq!(
            Keys::parse("half-century").unwrap().is_period(),
            Some(Period::HalfCentury)
        );
        assert_eq!(
            Keys::parse("Source,article,LANGUAGE").unwrap().label(),
            "source × article × language"
        );
        for period in Period::ALL {
            assert_eq!(Keys::parse(period.id()).unwrap().is_period(), Some(period));
        }
    }

    #[test]
    fn keys_that_say_nothing_are_refused() {
        for (text, said) in [
            ("", "empty key"),
            ("outlet,", "empty key"),
            (",", "empty key"),
            ("month,outlet,Month", "month twice"),
            ("a,b,c,d,e", "more than 4 keys"),
        ] {
            let error = Keys::parse(text).unwrap_err();
            assert!(matches!(error, Error::Usage(_)));
            assert!(error.to_string().to_lowercase().contains(said), "{error}");
        }
    }

    #[test]
    fn columns_are_found_by_either_name_and_in_any_case() {
        let columns = columns(&["Desk", "desk", "title", "Région"]);
        assert_eq!(column("desk", &columns), Some("desk"));
        assert_eq!(column("Desk", &columns), Some("Desk"));
        assert_eq!(column("DESK", &columns), Some("Desk"));
        assert_eq!(column("meta_title", &columns), Some("title"));
        assert_eq!(column("META_TITLE", &columns), Some("title"));
        assert_eq!(column("RÉGION", &columns), Some("Région"));
        assert_eq!(column("des", &columns), None);
    }

    #[test]
    fn an_outlet_has_many_names() {
        assert_eq!(
            column("outlet", &columns(&["domain", "publisher", "site"])),
            Some("publisher")
        );
        assert_eq!(
            column("Outlet", &columns(&["Publication", "outlet"])),
            Some("outlet")
        );
        assert_eq!(column("outlet", &columns(&["section"])), None);
        assert_eq!(column("publisher", &columns(&["outlet"])), None);
    }

    #[test]
    fn an_unknown_key_is_answered_with_what_there_is() {
        let message = unknown("desks", &columns(&["desk", "section"])).to_string();
        assert_eq!(
            message,
            "no column is called desks; did you mean desk?\n  columns: desk, section\n  keys that every corpus has: source, \
             article, language, day, week, month, quarter, year, decade, half-century, century"
        );
        let message = unknown("outlet", &[]).to_string();
        assert!(message.starts_with("no column is called outlet (nor publication, publisher, newspaper, site, domain, source_name)\n"), "{message}");
        assert!(message.contains("no column of its own"), "{message}");
        let many: Vec<(String, String)> = (0..5000).map(|n| (format!("c{n}"), "long".repeat(500))).collect();
        let message = unknown(&"é".repeat(100_000), &many).to_string();
        assert!(
            message.len() < 3000 && message.contains("4,988 more"),
            "{}",
            message.len()
        );
    }
}

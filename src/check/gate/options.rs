//! What the input gate is asked: one table for each rule, as it stands below `[check.gate]` of `gleaner.toml`.
//!
//! Most rules hold a share to two bounds. Beyond `max` the finding has the rule's own level; beyond `error-above` the input is
//! taken for broken and the finding is an error, so that the defaults can be lenient with a corpus that is only untidy and
//! still stop a run whose scrape failed. A rule that is off finds nothing at either bound. Nothing here judges.

use serde::{Deserialize, Serialize};

use crate::check::settings::Severity;

/// Writes a rule's table with its defaults beside its keys, so that neither is documented without the other.
macro_rules! tables {
    ($($(#[$about:meta])* $name:ident { $($(#[$field_about:meta])* $field:ident: $kind:ty = $default:expr,)+ })+) => {$(
        $(#[$about])*
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
        pub struct $name {
            $($(#[$field_about])* pub $field: $kind,)+
        }

        impl Default for $name {
            fn default() -> Self {
                Self { $($field: $default,)+ }
            }
        }
    )+};
}

tables! {
    /// Every rule of the gate.
    Options {
        /// How many articles there are.
        articles: Articles = Articles::default(),
        /// Text that is in no article.
        unassigned: Unassigned = Unassigned::default(),
        /// Files that could not be read.
        unreadable: Unreadable = Unreadable::default(),
        /// Records that could not be parsed.
        records: Records = Records::default(),
        /// Damaged characters.
        encoding: Encoding = Encoding::default(),
        /// Tags, entities and program code left in the text.
        markup: Markup = Markup::default(),
        /// Articles without text.
        empty: Empty = Empty::default(),
        /// Articles with hardly any text.
        short: Short = Short::default(),
        /// Dates that cannot be right.
        dates: Dates = Dates::default(),
        /// Articles in other languages than expected.
        languages: Languages = Languages::default(),
        /// Articles whose story another article tells.
        duplicates: Duplicates = Duplicates::default(),
        /// One text that stands for many articles.
        same_text: SameText = SameText::default(),
        /// Text that is in many different articles.
        boilerplate: Boilerplate = Boilerplate::default(),
        /// Outlets and files that must be there.
        sources: Sources = Sources::default(),
    }

    /// How many articles there are, in all and in each file.
    Articles {
        /// The level of too few or too many articles in all.
        level: Severity = Severity::Error,
        /// Fewest articles in all.
        min: u64 = 1,
        /// Most articles in all; no bound where absent.
        max: Option<u64> = None,
        /// The level of a file with too few or too many articles.
        source_level: Severity = Severity::Warning,
        /// Fewest articles of a file.
        source_min: u64 = 1,
        /// Most articles of a file; no bound where absent.
        source_max: Option<u64> = None,
        /// Share of files with too few or too many articles above which it is an error, 0 to 1.
        error_above: f64 = 0.5,
    }

    /// Text that no article has, in files that are split into articles.
    Unassigned {
        /// The level of a file with too much of it.
        level: Severity = Severity::Warning,
        /// Largest share of a file's words, 0 to 1.
        max: f64 = 0.1,
        /// Share above which it is an error, 0 to 1; 1 for never.
        error_above: f64 = 0.5,
    }

    /// Files that could not be read, or hold bytes where text was expected.
    Unreadable {
        /// The level where there are more than the share.
        level: Severity = Severity::Warning,
        /// Largest share of all files, 0 to 1.
        max: f64 = 0.0,
        /// Share above which it is an error, 0 to 1; 1 for never.
        error_above: f64 = 0.02,
        /// The level of files of a kind that is not read.
        other_formats: Severity = Severity::Note,
    }

    /// Records of a file that could not be parsed as the others.
    Records {
        /// The level of a file with too many.
        level: Severity = Severity::Warning,
        /// Largest share of a file's articles, 0 to 1.
        max: f64 = 0.0,
        /// Share above which it is an error, 0 to 1; 1 for never.
        error_above: f64 = 0.1,
    }

    /// Characters that were lost or wrongly decoded.
    Encoding {
        /// The level beyond one of the shares.
        level: Severity = Severity::Warning,
        /// Largest share of damaged characters, 0 to 1.
        max: f64 = 0.001,
        /// Share of damaged characters above which it is an error, 0 to 1; 1 for never.
        error_above: f64 = 0.01,
        /// Largest share of articles with any, 0 to 1.
        max_articles: f64 = 0.1,
        /// Share of articles with any above which it is an error, 0 to 1; 1 for never.
        error_above_articles: f64 = 0.3,
    }

    /// Tags, entities and program code where there should be text.
    Markup {
        /// The level beyond one of the shares.
        level: Severity = Severity::Warning,
        /// Largest share of characters, 0 to 1.
        max: f64 = 0.01,
        /// Share of characters above which it is an error, 0 to 1; 1 for never.
        error_above: f64 = 0.05,
        /// Largest share of articles with any, 0 to 1.
        max_articles: f64 = 0.1,
        /// Share of articles with any above which it is an error, 0 to 1; 1 for never.
        error_above_articles: f64 = 0.5,
    }

    /// Articles without a word.
    Empty {
        /// The level beyond the share.
        level: Severity = Severity::Warning,
        /// Largest share of articles, 0 to 1.
        max: f64 = 0.02,
        /// Share above which it is an error, 0 to 1; 1 for never.
        error_above: f64 = 0.2,
    }

    /// Articles with hardly any text; empty ones are not among them.
    Short {
        /// The level beyond the share.
        level: Severity = Severity::Warning,
        /// An article with fewer words is short.
        words: u64 = 20,
        /// Largest share of articles with text, 0 to 1.
        max: f64 = 0.2,
        /// Share above which it is an error, 0 to 1; 1 for never.
        error_above: f64 = 0.4,
    }

    /// Dates that cannot be right.
    Dates {
        /// The level of dates that cannot be read or lie outside the bounds, and of too many articles without one.
        level: Severity = Severity::Warning,
        /// The earliest date there may be: a year, month or day in ISO 8601.
        earliest: String = "1500-01-01".to_owned(),
        /// The latest date there may be; no bound where absent.
        latest: Option<String> = None,
        /// Largest share of articles whose date cannot be right, 0 to 1.
        max: f64 = 0.0,
        /// Share above which it is an error, 0 to 1; 1 for never.
        error_above: f64 = 0.2,
        /// Largest share of articles without a date, 0 to 1; not looked at where absent.
        max_missing: Option<f64> = None,
    }

    /// Articles in other languages than expected.
    Languages {
        /// The level beyond the share.
        level: Severity = Severity::Warning,
        /// ISO 639-1 codes; nothing is looked at while there is none.
        expected: Vec<String> = Vec::new(),
        /// Largest share of articles with text in other languages, or in none that is told, 0 to 1.
        max: f64 = 0.1,
        /// Share above which it is an error, 0 to 1; 1 for never.
        error_above: f64 = 0.5,
    }

    /// Articles whose story another article tells.
    Duplicates {
        /// The level beyond the share.
        level: Severity = Severity::Warning,
        /// Largest share of articles, 0 to 1.
        max: f64 = 0.5,
        /// Share above which it is an error, 0 to 1; 1 for never.
        error_above: f64 = 1.0,
    }

    /// One text, but for its figures, that stands for many articles of an outlet or file: a cookie wall, a page of errors.
    SameText {
        /// The level beyond the share.
        level: Severity = Severity::Warning,
        /// Fewest articles with the text.
        articles: u64 = 5,
        /// Largest share of articles with text, 0 to 1.
        max: f64 = 0.1,
        /// Share above which it is an error, 0 to 1; 1 for never.
        error_above: f64 = 0.2,
    }

    /// Sentences and lines that stand in many different articles: buttons, legal notices, invitations to subscribe.
    Boilerplate {
        /// The level beyond the share.
        level: Severity = Severity::Warning,
        /// A sentence or line is boilerplate from so many different articles on.
        articles: u64 = 5,
        /// And from this share of the articles of its file, outlet or corpus on, 0 to 1.
        spread: f64 = 0.1,
        /// Largest share of words in boilerplate, 0 to 1.
        max: f64 = 0.3,
        /// Share above which it is an error, 0 to 1; 1 for never.
        error_above: f64 = 0.4,
    }

    /// Outlets, folders and files that must be there.
    Sources {
        /// The level of one that is missing.
        level: Severity = Severity::Error,
        /// Names of outlets, of folders or of files as gleaner tells them; nothing is looked at while there is none.
        expected: Vec<String> = Vec::new(),
        /// Fewest articles with text that each must have.
        min: u64 = 1,
    }
}

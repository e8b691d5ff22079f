//! What stops a run ([`Error`]) and what does not ([`Notice`]).
//!
//! Both name the thing they are about and the way out. This module imports no stage, so every stage can use it.

use std::io::{self, ErrorKind};
use std::path::PathBuf;

/// A failure that stops the run.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// An operation on a file or folder failed.
    #[error("{action} {}", path.display())]
    Io {
        /// What was tried, such as "read".
        action: &'static str,
        /// The path it was tried on.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The options contradict each other or name something unknown.
    #[error("{0}")]
    Usage(String),
    /// The input holds nothing to work with.
    #[error("{0}")]
    Input(String),
    /// A stage failed for a reason of its own.
    #[error("{stage}: {message}")]
    Stage {
        /// The stage, such as "frames".
        stage: &'static str,
        /// What it said.
        message: String,
    },
}

impl Error {
    /// An I/O failure with its path, and with the way out where there was no room.
    pub fn io(action: &'static str, path: impl Into<PathBuf>, source: std::io::Error) -> Self {
        Self::Io {
            action,
            path: path.into(),
            source: with_way_out(source),
        }
    }

    /// A failure inside a stage.
    pub fn stage(stage: &'static str, error: impl std::fmt::Display) -> Self {
        Self::Stage {
            stage,
            message: error.to_string(),
        }
    }

    /// The exit code the command line ends with: 2 wrong usage, 3 unusable input, 70 a bug.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Usage(_) => 2,
            Self::Io { .. } | Self::Input(_) => 3,
            Self::Stage { .. } => 70,
        }
    }
}

/// What the system says of a full disk in words of ours behind its own; any other error as it is.
fn with_way_out(error: io::Error) -> io::Error {
    let why = match error.kind() {
        ErrorKind::StorageFull => "the disk is full",
        ErrorKind::QuotaExceeded => "what this user may have on the disk is used up",
        ErrorKind::FileTooLarge => "the file is larger than files may be here (`ulimit -f` tells)",
        _ => return error,
    };
    let message = format!(
        "{error}: {why}; free some space, or choose another place: --output for results, the variable TMPDIR for \
         temporary files"
    );
    io::Error::new(error.kind(), message)
}

/// What a notice is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoticeKind {
    /// A file could not be read.
    Unreadable,
    /// A file of a kind that no reader takes.
    UnknownFormat,
    /// A file that holds no text but bytes.
    Binary,
    /// A file with nothing in it.
    EmptyFile,
    /// An article with no text; it stays in the corpus.
    EmptyArticle,
    /// The encoding was assumed or characters were lost.
    Encoding,
    /// A record that could not be parsed.
    BadRecord,
    /// A column was guessed.
    ColumnGuess,
    /// A file was split, or left whole, without confidence.
    Split,
    /// A language that cannot be stemmed, or whose words cannot be found.
    Language,
    /// A date that could not be read.
    Date,
    /// A folder that holds a report of gleaner's own.
    OwnReport,
    /// Something that a corpus of this size is not asked.
    LeftOut,
    /// A source that is in several of the parts joined.
    CountedTwice,
    /// Quotation marks that open and never close.
    OpenQuotation,
}

impl NoticeKind {
    const ALL: [Self; 15] = [
        Self::Unreadable,
        Self::UnknownFormat,
        Self::Binary,
        Self::EmptyFile,
        Self::EmptyArticle,
        Self::Encoding,
        Self::BadRecord,
        Self::ColumnGuess,
        Self::Split,
        Self::Language,
        Self::Date,
        Self::OwnReport,
        Self::LeftOut,
        Self::CountedTwice,
        Self::OpenQuotation,
    ];

    /// The kind with this key.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }

    /// The stable key in every format.
    pub fn id(self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::UnknownFormat => "unknown-format",
            Self::Binary => "binary",
            Self::EmptyFile => "empty-file",
            Self::EmptyArticle => "empty-article",
            Self::Encoding => "encoding",
            Self::BadRecord => "bad-record",
            Self::ColumnGuess => "column-guess",
            Self::Split => "split",
            Self::Language => "language",
            Self::Date => "date",
            Self::OwnReport => "own-report",
            Self::LeftOut => "left-out",
            Self::CountedTwice => "counted-twice",
            Self::OpenQuotation => "open-quotation",
        }
    }
}

impl NoticeKind {
    /// Whether `--strict` fails on it; a guessed column, a report passed over, what a large corpus is not asked and an
    /// author's forgotten quotation mark are no faults.
    pub fn is_warning(self) -> bool {
        !matches!(
            self,
            Self::ColumnGuess | Self::OwnReport | Self::LeftOut | Self::OpenQuotation
        )
    }
}

/// Something that went wrong, or was assumed, without stopping the run.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Notice {
    /// The file, or the file and the record, it is about.
    pub subject: String,
    /// What it is about.
    pub kind: NoticeKind,
    /// One sentence: what happened and the way out.
    pub message: String,
}

impl Notice {
    /// A notice about `subject`.
    pub fn new(kind: NoticeKind, subject: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            subject: subject.into(),
            kind,
            message: message.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_is_told_with_the_way_out() {
        for (kind, why) in [
            (ErrorKind::StorageFull, "the disk is full; free some space"),
            (ErrorKind::QuotaExceeded, "is used up; free some space"),
            (ErrorKind::FileTooLarge, "`ulimit -f` tells); free some space"),
        ] {
            let error = Error::io("write", "reports/index.html", kind.into());
            assert_eq!(error.to_string(), "write reports/index.html");
            assert_eq!(error.exit_code(), 3);
            let Error::Io { source, .. } = &error else {
                panic!("{error}")
            };
            assert_eq!(source.kind(), kind);
            let told = source.to_string();
            assert!(told.contains(why) && told.contains("TMPDIR"), "{told}");
        }
        let Error::Io { source, .. } = Error::io("read", "a.txt", ErrorKind::NotFound.into()) else {
            panic!("an I/O error")
        };
        assert_eq!(
            source.to_string(),
            io::Error::from(ErrorKind::NotFound).to_string()
        );
    }
}

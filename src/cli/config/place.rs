//! Where the file is, and what the paths in it mean.
//!
//! Paths in the file are relative to its folder. They are told relative to the working directory, because that is how
//! messages and reports name them, and a report must not hold where on this machine it was made.

use std::ffi::{OsStr, OsString};
use std::path::{Component, Path, PathBuf};

use crate::error::Error;

/// What the file is called where nobody names one.
pub(super) const NAME: &str = "gleaner.toml";
const STANDARD_INPUT: &str = "-";

/// A file of settings and the folder that its paths start from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    /// The file, from the working directory.
    pub(super) file: PathBuf,
    /// Its folder, from the working directory; empty where they are the same.
    folder: PathBuf,
    /// Names of the folders that lead from its folder down to the working directory, where it is above.
    below: Vec<OsString>,
}

impl Place {
    /// The file that the user names.
    pub(super) fn given(file: &Path) -> Self {
        let folder = file.parent().unwrap_or(Path::new(""));
        let folder = if folder == Path::new(".") {
            Path::new("")
        } else {
            folder
        };
        Self {
            file: file.to_path_buf(),
            folder: folder.to_path_buf(),
            below: Vec::new(),
        }
    }

    /// The nearest file upward from the working directory.
    pub(super) fn nearest(cwd: &Path) -> Option<Self> {
        let (up, above) = cwd.ancestors().enumerate().find(|(_, folder)| {
            // A link that leads nowhere is a mistake to be told, a folder of that name is none.
            std::fs::symlink_metadata(folder.join(NAME)).is_ok_and(|file| file.is_file() || file.is_symlink())
        })?;
        let below = cwd.strip_prefix(above).unwrap_or(Path::new(""));
        let folder: PathBuf = std::iter::repeat_n(Component::ParentDir, up).collect();
        Some(Self {
            file: folder.join(NAME),
            folder,
            below: below.iter().map(OsStr::to_owned).collect(),
        })
    }

    /// What the file says.
    ///
    /// # Errors
    /// [`Error::Usage`] where it cannot be read.
    pub(super) fn read(&self, cwd: &Path) -> Result<String, Error> {
        let refused = |reason: &dyn std::fmt::Display| {
            Error::Usage(format!(
                "cannot read the configuration file {}: {reason}; --no-config does without",
                super::literal::shown(&self.file.display().to_string())
            ))
        };
        let bytes = std::fs::read(cwd.join(&self.file)).map_err(|error| refused(&error))?;
        String::from_utf8(bytes).map_err(|error| {
            let valid = error.as_bytes().iter().take(error.utf8_error().valid_up_to());
            let line = 1 + valid.filter(|byte| **byte == b'\n').count();
            refused(&format_args!("line {line} is not UTF-8"))
        })
    }

    /// What a path in the file is from the working directory.
    pub(super) fn path(&self, said: &str) -> OsString {
        let path = Path::new(said);
        if said == STANDARD_INPUT || path.is_absolute() || said.is_empty() {
            return OsString::from(said);
        }
        // Up to the file's folder and down the same way again is no way at all.
        let parts: Vec<Component<'_>> = path
            .components()
            .filter(|part| *part != Component::CurDir)
            .collect();
        let same = self
            .below
            .iter()
            .zip(&parts)
            .take_while(|(folder, part)| **part == Component::Normal(folder))
            .count();
        if same == 0 {
            return if self.folder.as_os_str().is_empty() {
                OsString::from(said)
            } else if parts.is_empty() {
                self.folder.clone().into_os_string()
            } else {
                let rest: PathBuf = parts.iter().collect();
                self.folder.join(rest).into_os_string()
            };
        }
        let mut from: PathBuf = std::iter::repeat_n(Component::ParentDir, self.below.len() - same).collect();
        from.extend(parts.iter().skip(same));
        if from.as_os_str().is_empty() {
            from.push(Component::CurDir);
        }
        from.into_os_string()
    }
}

/// Where the lines of a text begin.
pub(super) struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = std::iter::once(0).chain(breaks.map(|(at, _)| at + 1)).collect();
        Self { text, starts }
    }

    /// The line of a byte, from 1.
    pub(super) fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|&start| start <= offset)
    }

    /// The character of a byte in its line, from 1.
    pub(super) fn column(&self, offset: usize) -> usize {
        let start = self
            .starts
            .get(self.line(offset).saturating_sub(1))
            .copied()
            .unwrap_or(0);
        let before = self.text.get(start..offset);
        1 + before.map_or(0, |before| before.chars().count())
    }
}

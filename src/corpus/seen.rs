//! Which files were met already, where links or several inputs may lead to one file twice.
//!
//! A file is known by its real path. Resolving every path from the root costs a call of the system per folder above it,
//! so the folder is resolved once for all files in it, and only a link is followed by itself.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Files by their real paths. A folder is resolved once for all files in it.
#[derive(Default)]
pub(super) struct Seen {
    files: BTreeSet<PathBuf>,
    folder: Option<(PathBuf, PathBuf)>,
}

impl Seen {
    /// Whether the file is met for the first time.
    pub(super) fn insert(&mut self, path: &Path) -> bool {
        let real = self.real(path).unwrap_or_else(|| path.to_path_buf());
        self.files.insert(real)
    }

    fn real(&mut self, path: &Path) -> Option<PathBuf> {
        let is_link = std::fs::symlink_metadata(path).ok()?.file_type().is_symlink();
        let (Some(folder), Some(name), false) = (path.parent(), path.file_name(), is_link) else {
            return std::fs::canonicalize(path).ok();
        };
        let folder = if folder.as_os_str().is_empty() {
            Path::new(".")
        } else {
            folder
        };
        if self.folder.as_ref().is_none_or(|(given, _)| given != folder) {
            self.folder = Some((folder.to_path_buf(), std::fs::canonicalize(folder).ok()?));
        }
        self.folder.as_ref().map(|(_, real)| real.join(name))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Corpus, Input, Options};
    use std::path::Path;

    fn names(inputs: &[&Path]) -> Vec<String> {
        let inputs: Vec<Input> = inputs
            .iter()
            .map(|path| Input::Path(path.to_path_buf()))
            .collect();
        let corpus = Corpus::open(&inputs, Options::default()).unwrap();
        for task in corpus.tasks() {
            for reading in corpus.read(&task) {
                assert_eq!(reading.documents.len(), 1, "{:?}", reading.notices);
            }
        }
        corpus.sources.into_iter().map(|source| source.name).collect()
    }

    #[test]
    fn a_file_named_twice_is_read_once() {
        let scratch = tempfile::tempdir().unwrap();
        let root = scratch.path();
        std::fs::create_dir_all(root.join("in/below")).unwrap();
        std::fs::create_dir_all(root.join("other")).unwrap();
        for name in ["in/a.txt", "in/below/b.txt", "other/a.txt"] {
            std::fs::write(root.join(name), "The ferry was late.").unwrap();
        }
        let folder = root.join("in");
        assert_eq!(names(&[&folder]), ["a.txt", "below/b.txt"]);
        assert_eq!(names(&[&folder, &folder]), ["in/a.txt", "in/below/b.txt"]);
        assert_eq!(
            names(&[&folder, &folder.join("below"), &folder.join("below/../a.txt")]),
            ["in/a.txt", "in/below/b.txt"]
        );
        // Namesakes are told apart, and both are still found.
        assert_eq!(
            names(&[&folder.join("a.txt"), &root.join("other/a.txt")]),
            ["a.txt", "a.txt (2)"]
        );
        assert_eq!(names(&[&root.join("*/a.txt")]), ["in/a.txt", "other/a.txt"]);
    }

    #[cfg(unix)]
    #[test]
    fn links_lead_to_a_file_once() {
        let scratch = tempfile::tempdir().unwrap();
        let root = scratch.path().join("in");
        std::fs::create_dir_all(root.join("below")).unwrap();
        std::fs::create_dir_all(scratch.path().join("far")).unwrap();
        std::fs::write(root.join("below/b.txt"), "The ferry was late.").unwrap();
        std::fs::write(scratch.path().join("far/c.txt"), "The tram was not.").unwrap();
        std::os::unix::fs::symlink(root.join("below/b.txt"), root.join("a.txt")).unwrap();
        std::os::unix::fs::symlink(scratch.path().join("far"), root.join("linked")).unwrap();
        std::os::unix::fs::symlink(root.join("below"), root.join("twice")).unwrap();
        assert_eq!(names(&[&root]), ["a.txt", "linked/c.txt"]);
    }
}

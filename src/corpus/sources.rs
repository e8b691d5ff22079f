//! From what a user names (files, folders, globs, standard input) to a sorted list of sources.
//!
//! A source's name is its path below the folder that was given, with forward slashes, so a report does not change when
//! the folder moves. Hidden files are passed over. Nothing is opened here.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use super::date;
use super::read::{self, Reader};
use super::seen::Seen;
use crate::error::{Error, Notice, NoticeKind};

/// One thing to read from.
#[derive(Debug, Clone)]
pub enum Input {
    /// A file, a folder or a glob.
    Path(PathBuf),
    /// Bytes already at hand, such as standard input, with a name.
    Bytes(String, Vec<u8>),
}

impl Input {
    fn path(&self) -> &Path {
        match self {
            Self::Path(path) => path,
            Self::Bytes(name, _) => Path::new(name),
        }
    }
}

/// Where a source's bytes are. A walked file is told by its folder and its name, which hold the path between them.
#[derive(Debug)]
enum Origin {
    File(Box<Path>),
    /// Below a folder: its path there is the name without the first bytes.
    Below(Arc<Path>, usize),
    Bytes(Vec<u8>),
}

/// One file, or standard input.
#[derive(Debug)]
pub struct Source {
    /// Its name in every output.
    pub name: String,
    /// What a reader of the report should know before trusting how it was read.
    pub remark: Option<String>,
    /// Which of the inputs it came from, in the order in which they were given.
    pub input: usize,
    origin: Origin,
    format: Option<&'static str>,
    size: u64,
}

/// A source's bytes at hand or to be read.
#[derive(Debug)]
pub(super) enum Stored<'s> {
    File(File),
    Bytes(&'s [u8]),
}

impl Stored<'_> {
    /// Reads up to `length` bytes from `start` on into `buffer`, in place of what was in it; fewer at the end of the
    /// source.
    pub(super) fn read_at(&mut self, start: u64, length: u64, buffer: &mut Vec<u8>) -> std::io::Result<()> {
        buffer.clear();
        match self {
            Self::File(file) => {
                buffer.reserve(usize::try_from(length).unwrap_or(0));
                file.seek(SeekFrom::Start(start))?;
                file.take(length).read_to_end(buffer)?;
            }
            Self::Bytes(bytes) => {
                let place = |at: u64| usize::try_from(at).map_or(bytes.len(), |at| at.min(bytes.len()));
                let end = place(start.saturating_add(length));
                buffer.extend_from_slice(bytes.get(place(start)..end).unwrap_or_default());
            }
        }
        Ok(())
    }
}

impl Source {
    /// Opens it for reading.
    pub(super) fn open(&self) -> std::io::Result<Stored<'_>> {
        Ok(match &self.origin {
            Origin::Bytes(bytes) => Stored::Bytes(bytes),
            Origin::File(_) | Origin::Below(..) => Stored::File(File::open(self.path())?),
        })
    }

    /// All its bytes: those at hand, else read into `buffer`, in place of what was in it.
    ///
    /// # Errors
    /// What the file system says.
    pub(super) fn bytes<'b>(&'b self, buffer: &'b mut Vec<u8>) -> std::io::Result<&'b [u8]> {
        if let Origin::Bytes(bytes) = &self.origin {
            return Ok(bytes);
        }
        buffer.clear();
        // Room for one byte more, so that one read sees the end of the file.
        buffer.reserve(usize::try_from(self.size).unwrap_or(0).saturating_add(1));
        File::open(self.path())?.take(u64::MAX).read_to_end(buffer)?;
        Ok(buffer)
    }

    fn path(&self) -> Cow<'_, Path> {
        match &self.origin {
            Origin::File(path) => Cow::Borrowed(path),
            Origin::Below(folder, cut) => Cow::Owned(folder.join(self.name.get(*cut..).unwrap_or_default())),
            Origin::Bytes(_) => Cow::Borrowed(Path::new("")),
        }
    }

    /// Its path as it was given, with forward slashes; `None` for standard input.
    pub fn given(&self) -> Option<String> {
        match self.origin {
            Origin::Bytes(_) => None,
            Origin::File(_) | Origin::Below(..) => Some(self.path().to_string_lossy().replace('\\', "/")),
        }
    }

    /// Whether its bytes are gone once they were read, as those of a pipe.
    pub fn is_read_once(&self) -> bool {
        match self.origin {
            Origin::Bytes(_) => false,
            Origin::File(_) | Origin::Below(..) => {
                std::fs::metadata(self.path()).is_ok_and(|there| !there.is_file())
            }
        }
    }

    /// Its size as stored when the list was made, 0 where the system did not tell.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The file ending that tells its format.
    pub(super) fn format(&self) -> Option<&'static str> {
        self.format
    }

    /// The reader of its format; a source with no telling name is looked into.
    pub(super) fn reader(&self, text: &str) -> &'static dyn Reader {
        self.format
            .and_then(read::by_extension)
            .unwrap_or_else(|| read::sniff(text))
    }

    /// A date written in its name, as in `2026-01-14-harbour.txt`.
    pub(super) fn date(&self) -> Option<String> {
        let file = self.name.rsplit('/').next()?;
        let head = file.get(..10)?;
        let stands_alone = !file[10..].starts_with(|next: char| next.is_ascii_digit());
        let shaped = head.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-' || byte == b'_',
            _ => byte.is_ascii_digit(),
        });
        (shaped && stands_alone)
            .then(|| date::parse(&head.replace('_', "-")))
            .flatten()
    }

    /// The first folder of its name.
    pub(super) fn folder(&self) -> Option<&str> {
        self.name.split_once('/').map(|(folder, _)| folder)
    }
}

/// The list, sorted by name, and what was left out of it.
///
/// # Errors
/// [`Error::Input`] where an input does not exist or a glob matches nothing.
pub(super) fn list(inputs: &[Input]) -> Result<(Vec<Source>, Vec<Notice>), Error> {
    let mut found = Found {
        alone: inputs.len() == 1,
        ..Found::default()
    };
    // In the order of their names, so that the order on the command line changes nothing; a folder comes before what
    // is in it.
    let mut inputs: Vec<(usize, &Input)> = inputs.iter().enumerate().collect();
    inputs.sort_by(|a, b| a.1.path().cmp(b.1.path()));
    for (number, input) in inputs {
        found.input = number;
        match input {
            Input::Bytes(name, bytes) => found.sources.push(Source {
                name: name.clone(),
                remark: None,
                input: number,
                origin: Origin::Bytes(bytes.clone()),
                format: None,
                size: bytes.len() as u64,
            }),
            Input::Path(path) if path.is_dir() => found.folder(path),
            Input::Path(path) if path.exists() => found.named(path, &file_name(path)),
            Input::Path(path) => found.glob(path)?,
        }
    }
    // Stable: namesakes stay in the order of their paths.
    found.sources.sort_by(|a, b| a.name.cmp(&b.name));
    number_namesakes(&mut found.sources);
    found.notices.sort();
    Ok((found.sources, found.notices))
}

#[derive(Default)]
struct Found {
    sources: Vec<Source>,
    notices: Vec<Notice>,
    /// Files taken, where several ways may lead to one.
    seen: Seen,
    alone: bool,
    /// The input at hand.
    input: usize,
}

impl Found {
    fn folder(&mut self, root: &Path) {
        // A folder among several gives its own name to its files, so that same-named files stay apart.
        let prefix = if self.alone {
            String::new()
        } else {
            format!("{}/", file_name(root))
        };
        if is_part(root) {
            self.pass_over(root, file_name(root));
            return;
        }
        let reports = Arc::new(Mutex::new(Vec::new()));
        let found = Arc::clone(&reports);
        let walk = ignore::WalkBuilder::new(root)
            .standard_filters(false)
            .hidden(true)
            .follow_links(true)
            .sort_by_file_name(std::ffi::OsStr::cmp)
            .filter_entry(move |entry| {
                let folder = entry.file_type().is_some_and(|kind| kind.is_dir());
                let passed_over =
                    folder && (is_part(entry.path()) || entry.depth() > 0 && is_report(entry.path()));
                if passed_over && let Ok(mut found) = found.lock() {
                    found.push(entry.path().to_path_buf());
                }
                !passed_over
            })
            .build();
        let folder: Arc<Path> = Arc::from(root);
        let mut files = Vec::new();
        let mut linked = false;
        for entry in walk {
            match entry {
                Ok(entry) => {
                    linked |= entry.path_is_symlink();
                    if entry.file_type().is_some_and(|kind| kind.is_file()) {
                        let size = entry.metadata().map_or(0, |meta| meta.len());
                        files.push((entry.into_path(), size));
                    }
                }
                Err(error) => {
                    let below = culprit(&error).and_then(|path| path.strip_prefix(root).ok());
                    let name =
                        below.map_or_else(|| file_name(root), |below| format!("{prefix}{}", slashed(below)));
                    let message = format!("cannot be read ({}); skipped", reason(&error));
                    self.notices
                        .push(Notice::new(NoticeKind::Unreadable, name, message));
                }
            }
        }
        // Without links, and with nothing else named, no file is met twice.
        let tell_apart = linked || !self.alone;
        for (path, size) in files {
            if tell_apart && !self.seen.insert(&path) {
                continue;
            }
            let below = path.strip_prefix(root).unwrap_or(&path);
            let name = format!("{prefix}{}", slashed(below));
            // A name that is not the path, as one that is no UTF-8, does not lead back to it.
            let told = Path::new(name.get(prefix.len()..).unwrap_or_default()) == below;
            let origin = if told {
                Origin::Below(Arc::clone(&folder), prefix.len())
            } else {
                Origin::File(path.into_boxed_path())
            };
            self.file(name, origin, size, false);
        }
        let reports = reports.lock().map(|found| found.clone()).unwrap_or_default();
        for report in reports {
            let name = format!(
                "{prefix}{}",
                slashed(report.strip_prefix(root).unwrap_or(&report))
            );
            self.pass_over(&report, name);
        }
    }

    fn pass_over(&mut self, folder: &Path, name: String) {
        let message = if is_part(folder) {
            "holds counts that gleaner wrote and no text; passed over. Name it by itself where counts are taken"
        } else {
            "is a report that gleaner wrote; passed over. Name a folder in it to read it all the same"
        };
        self.notices
            .push(Notice::new(NoticeKind::OwnReport, name, message));
    }

    fn named(&mut self, path: &Path, name: &str) {
        if self.seen.insert(path) {
            let size = std::fs::metadata(path).map_or(0, |meta| meta.len());
            self.file(name.to_owned(), Origin::File(path.into()), size, true);
        }
    }

    fn file(&mut self, name: String, origin: Origin, size: u64, named: bool) {
        let ending = ending(&name);
        let format = ending
            .as_deref()
            .filter(|ending| read::by_extension(ending).is_some());
        let format = format.and_then(read::known_extension);
        let remark = match (&ending, format) {
            (Some(ending), None) if !named => {
                let message = format!(
                    "no reader for .{ending} files; skipped. Name the file on the command line to read it as plain text"
                );
                self.notices
                    .push(Notice::new(NoticeKind::UnknownFormat, name, message));
                return;
            }
            (Some(ending), None) => Some(format!("no reader for .{ending} files; read by its content")),
            _ => None,
        };
        self.sources.push(Source {
            name,
            remark,
            input: self.input,
            origin,
            format,
            size,
        });
    }

    fn glob(&mut self, pattern: &Path) -> Result<(), Error> {
        let missing = || {
            Error::Input(format!(
                "{}: no such file or folder, and no file matches it as a pattern; check the path",
                pattern.display()
            ))
        };
        let text = pattern.to_str().ok_or_else(missing)?;
        let matches = glob::glob(text).map_err(|_| missing())?;
        let fixed = fixed_part(pattern);
        let mut any = false;
        for path in matches.filter_map(Result::ok) {
            any = true;
            if path.is_dir() {
                self.folder(&path);
            } else {
                self.named(&path, &slashed(path.strip_prefix(&fixed).unwrap_or(&path)));
            }
        }
        if any { Ok(()) } else { Err(missing()) }
    }
}

/// The ending that tells the format, below a compression's ending; `None` for a name without one.
fn ending(name: &str) -> Option<String> {
    let file = name.rsplit('/').next().unwrap_or(name).to_lowercase();
    let file = file
        .strip_suffix(".gz")
        .or_else(|| file.strip_suffix(".zst"))
        .unwrap_or(&file)
        .to_owned();
    file.rsplit_once('.')
        .filter(|(stem, _)| !stem.is_empty())
        .map(|(_, ending)| ending.to_owned())
}

fn file_name(path: &Path) -> String {
    let resolved = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let named = path.file_name().or_else(|| resolved.file_name());
    named.map_or_else(|| "input".to_owned(), |name| name.to_string_lossy().into_owned())
}

/// A relative path with forward slashes; what would make it absolute is left out.
fn slashed(path: &Path) -> String {
    let parts: Vec<_> = path
        .components()
        .filter_map(|part| match part {
            std::path::Component::Normal(name) => Some(name.to_string_lossy()),
            _ => None,
        })
        .collect();
    parts.join("/")
}

/// Whether a folder holds a report of ours, which would otherwise be read as articles.
fn is_report(folder: &Path) -> bool {
    let manifest = folder.join("manifest.json");
    manifest.is_file()
        && std::fs::read(manifest)
            .is_ok_and(|bytes| memchr::memmem::find(&bytes, b"\"gleaner-manifest/").is_some())
}

/// Whether a folder holds a part: counts of ours, which have no text.
fn is_part(folder: &Path) -> bool {
    let header = folder.join("part.json");
    header.is_file()
        && std::fs::read(header).is_ok_and(|bytes| memchr::memmem::find(&bytes, b"\"gleaner-part/").is_some())
}

/// The folders of a pattern before the first one with a wildcard.
fn fixed_part(pattern: &Path) -> PathBuf {
    let is_plain =
        |part: &std::path::Component<'_>| !part.as_os_str().to_string_lossy().contains(['*', '?', '[']);
    pattern.components().take_while(is_plain).collect()
}

/// The path that an error of the walk is about.
fn culprit(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::Loop { child, .. } => Some(child),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => culprit(err),
        ignore::Error::Partial(errors) => errors.iter().find_map(culprit),
        _ => None,
    }
}

/// What the system said, without the path, which may be absolute.
fn reason(error: &ignore::Error) -> String {
    error.io_error().map_or_else(
        || "a link that leads nowhere or into itself".to_owned(),
        |io| io.kind().to_string(),
    )
}

/// Same names from different folders are told apart by a number that no other name has, in the order of the paths.
fn number_namesakes(sources: &mut [Source]) {
    let mut taken: BTreeSet<String> = BTreeSet::new();
    if !sources.windows(2).any(|pair| pair[0].name == pair[1].name) {
        return;
    }
    taken.extend(sources.iter().map(|source| source.name.clone()));
    let mut before = String::new();
    for source in sources.iter_mut() {
        if source.name != before {
            before.clone_from(&source.name);
            continue;
        }
        // From here on the name does not lead to the file.
        if let Origin::Below(..) = source.origin {
            source.origin = Origin::File(source.path().into_owned().into_boxed_path());
        }
        let mut number = 2;
        while !taken.insert(source.name.clone()) {
            source.name = format!("{before} ({number})");
            number += 1;
        }
    }
    sources.sort_by(|a, b| a.name.cmp(&b.name));
}

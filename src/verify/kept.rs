//! The folder of a report as it is, held against its own manifest.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use super::MANIFEST;
use crate::error::Error;
use crate::report::{Listed, Manifest, Recorded};

/// How a file in the folder stands to what the manifest says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// As it was written.
    Same,
    /// It has other bytes.
    Changed,
    /// It is not there.
    Missing,
    /// There is a folder or a device of its name.
    NoFile,
    /// A link leads out of the folder; what it leads to is not read.
    Elsewhere,
}

/// The folder of a report.
#[derive(Debug)]
pub struct Kept {
    folder: PathBuf,
    real: PathBuf,
    bytes: Vec<u8>,
    manifest: Manifest,
    states: Vec<State>,
}

impl Kept {
    /// Reads the folder and takes the digest of every file that its manifest lists. Other files in it are nobody's concern.
    ///
    /// # Errors
    /// [`Error::Input`] where it is no folder with a manifest, or for a manifest that cannot be used,
    /// [`Error::Io`] where a file cannot be read.
    pub fn read(folder: &Path) -> Result<Self, Error> {
        let path = folder.join(MANIFEST);
        if !path.is_file() {
            return Err(Error::Input(format!(
                "{} holds no {MANIFEST}: name the folder of a report that gleaner wrote",
                folder.display()
            )));
        }
        let bytes = fs::read(&path).map_err(|error| Error::io("read", &path, error))?;
        let manifest = Manifest::parse(&bytes)?;
        let real = fs::canonicalize(folder).map_err(|error| Error::io("open the folder", folder, error))?;
        let states = manifest
            .outputs
            .iter()
            .map(|listed| state(&real, listed))
            .collect::<Result<_, _>>()?;
        Ok(Self {
            folder: folder.to_path_buf(),
            real,
            bytes,
            manifest,
            states,
        })
    }

    /// Its manifest.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// The command that made it.
    ///
    /// # Errors
    /// [`Error::Input`] where no command line did.
    pub fn command(&self) -> Result<&Recorded, Error> {
        self.manifest.command.as_ref().ok_or_else(|| {
            Error::Input(
                "manifest.json names no command: a program made the report through gleaner's library, and only that \
                 program can make it again"
                    .to_owned(),
            )
        })
    }

    /// Every file that the manifest lists, and how it is.
    pub fn files(&self) -> impl Iterator<Item = (&Listed, State)> {
        self.manifest.outputs.iter().zip(self.states.iter().copied())
    }

    /// The folder as it was named.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The bytes of its manifest.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// A file of it for reading.
    pub(super) fn open(&self, listed: &Listed) -> Result<File, Error> {
        File::open(self.real.join(&listed.path)).map_err(|error| self.failed(listed, error))
    }

    /// A failure to read a file of it.
    pub(super) fn failed(&self, listed: &Listed, error: std::io::Error) -> Error {
        Error::io("read", self.folder.join(&listed.path), error)
    }
}

/// How one file is. `folder` has no links in it.
fn state(folder: &Path, listed: &Listed) -> Result<State, Error> {
    let path = folder.join(&listed.path);
    let failed = |error| Error::io("read", &path, error);
    let Ok(real) = fs::canonicalize(&path) else {
        return Ok(State::Missing);
    };
    if !real.starts_with(folder) {
        return Ok(State::Elsewhere);
    }
    let metadata = fs::metadata(&real).map_err(failed)?;
    if !metadata.is_file() {
        return Ok(State::NoFile);
    }
    if metadata.len() != listed.bytes {
        return Ok(State::Changed);
    }
    let mut hasher = blake3::Hasher::new();
    File::open(&real)
        .and_then(|file| hasher.update_reader(file).map(drop))
        .map_err(failed)?;
    let same = hasher
        .finalize()
        .to_hex()
        .as_str()
        .eq_ignore_ascii_case(&listed.blake3);
    Ok(if same { State::Same } else { State::Changed })
}

//! Findings on their way out: to standard output, to files, to the summary of a job.

use std::fs::OpenOptions;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};

use super::arguments::{FailOn, Told, Wanted};
use super::screen::{self, Watch};
use crate::error::Error;
use crate::finding::{Cut, Findings, Format, outcome, render};
use crate::scratch::unfinished::{Begun, Trace, placing};

/// The file that GitHub shows as the summary of a job.
const SUMMARY: &str = "GITHUB_STEP_SUMMARY";
/// What GitHub takes of a summary, in bytes, all steps' own.
const SUMMARY_MOST: u64 = 1 << 20;

impl Told {
    /// Stops where two formats would go to standard output or to one file, or one to a file that is read.
    ///
    /// # Errors
    /// [`Error::Usage`].
    pub(super) fn check(&self, read: &[PathBuf]) -> Result<(), Error> {
        let mut seen: Vec<&Wanted> = Vec::new();
        for wanted in &self.output_format {
            let (format, place) = (wanted.format.id(), wanted.place());
            if let Some(file) = &wanted.file
                && read.iter().any(|read| one(read, file))
            {
                return Err(Error::Usage(format!(
                    "--output-format {format} would replace {place}, which is read: name another file"
                )));
            }
            let same = |other: &&&Wanted| match (&other.file, &wanted.file) {
                (None, None) => true,
                (Some(a), Some(b)) => one(a, b),
                _ => false,
            };
            if let Some(other) = seen.iter().find(same) {
                return Err(Error::Usage(format!(
                    "--output-format {} and {format} both go to {place}: give all but one a file of its own, as in {format}=FILE",
                    other.format.id(),
                )));
            }
            seen.push(wanted);
        }
        Ok(())
    }
}

impl Wanted {
    fn place(&self) -> String {
        let file = self.file.as_ref();
        file.map_or("standard output".to_owned(), |file| file.display().to_string())
    }
}

/// Whether two paths lead to one file, there or not.
fn one(a: &Path, b: &Path) -> bool {
    let real = |path: &Path| {
        let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
        let folder = parent.unwrap_or(Path::new(".")).canonicalize().ok()?;
        path.canonicalize()
            .ok()
            .or_else(|| Some(folder.join(path.file_name()?)))
    };
    a == b || (real(a).is_some() && real(a) == real(b))
}

/// Tells findings in every format asked for; files first, so that a closed standard output loses none.
///
/// # Errors
/// What the file system says.
pub(super) fn tell(findings: &Findings, told: &Told, fail_on: FailOn, watch: &Watch) -> anyhow::Result<()> {
    let (files, printed): (Vec<&Wanted>, Vec<&Wanted>) = told
        .output_format
        .iter()
        .partition(|wanted| wanted.file.is_some());
    if printed.is_empty() && !watch.quiet() {
        screen::said(&outcome(findings, fail_on.level()));
    }
    for wanted in files.into_iter().chain(printed) {
        let cut = Cut {
            colours: wanted.file.is_none() && coloured(),
            fails_at: fail_on.level(),
        };
        let rendered = render(wanted.format, findings, &cut)?;
        if let Some(file) = &wanted.file {
            put(file, rendered.output.as_bytes())?;
        } else {
            let mut output = std::io::stdout().lock();
            output.write_all(rendered.output.as_bytes())?;
            output.flush()?;
        }
        if let (Format::Github, Some(summary)) = (wanted.format, &rendered.summary) {
            summarize(summary)?;
        }
    }
    Ok(())
}

/// Whether a person looks at standard output and minds no colours (see no-color.org).
fn coloured() -> bool {
    let says_no = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    std::io::stdout().is_terminal() && !says_no("NO_COLOR") && !is_dumb
}

/// Appends to the summary of the job, where there is one and room in it.
fn summarize(summary: &str) -> Result<(), Error> {
    let Some(path) = std::env::var_os(SUMMARY).filter(|path| !path.is_empty()) else {
        return Ok(());
    };
    let path = Path::new(&path);
    let taken = std::fs::metadata(path).map_or(0, |there| there.len());
    let text = if taken + summary.len() as u64 >= SUMMARY_MOST {
        "gleaner: its summary does not fit beside what is here already; the log has it.\n"
    } else {
        summary
    };
    OpenOptions::new()
        .append(true)
        .create(true)
        .open(path)
        .and_then(|mut file| file.write_all(text.as_bytes()))
        .map_err(|error| Error::io("write the job summary to", path, error))
}

/// Writes a file whole or not at all.
///
/// # Errors
/// What the file system says, with the path.
pub(super) fn put(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let failed = |error| Error::io("write", path, error);
    // A device or a pipe cannot be replaced.
    if std::fs::metadata(path).is_ok_and(|there| !there.is_file() && !there.is_dir()) {
        let mut file = OpenOptions::new().write(true).open(path).map_err(failed)?;
        return file.write_all(bytes).map_err(failed);
    }
    // What a link leads to is replaced, and not the link.
    let real = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    let path = real.as_path();
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    let parent = parent.unwrap_or(Path::new("."));
    std::fs::create_dir_all(parent).map_err(|error| Error::io("make the folder", parent, error))?;
    // A run that is stopped takes it away again.
    let make = || -> std::io::Result<_> {
        let file = tempfile::Builder::new()
            .prefix(".gleaner-")
            .permissions(permissions(path))
            .tempfile_in(parent)?;
        Ok((Trace::File(file.path().to_path_buf()), file))
    };
    let (begun, mut file) = Begun::new(make).map_err(failed)?;
    file.write_all(bytes)
        .and_then(|()| file.as_file().sync_all())
        .map_err(failed)?;
    let placing = placing();
    file.persist(path).map_err(|error| failed(error.error))?;
    placing.done(path);
    drop(begun);
    Ok(())
}

/// Those of the file that is replaced, else what a new file has.
#[cfg(unix)]
fn permissions(path: &Path) -> std::fs::Permissions {
    use std::os::unix::fs::PermissionsExt;
    std::fs::metadata(path).map_or_else(
        |_| std::fs::Permissions::from_mode(0o666),
        |there| there.permissions(),
    )
}

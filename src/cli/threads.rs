//! `--threads N` for both thread pools.
//!
//! polars takes its number of threads from the environment alone and only once, so where the option is given the
//! program starts itself again with that variable set; a variable that the user set is left as it is.

use std::process::{Command, ExitCode};

use anyhow::Context;

use crate::error::Error;

const POLARS: &str = "POLARS_MAX_THREADS";

/// Applies the option, to polars too where it will do some of the work; gives an exit code where another process has done
/// it.
pub(super) fn apply(threads: Option<u16>, polars: bool) -> anyhow::Result<Option<ExitCode>> {
    if let Some(given) = std::env::var_os(POLARS)
        && given
            .to_str()
            .and_then(|given| given.parse::<u16>().ok())
            .is_none_or(|given| given == 0)
    {
        return Err(Error::Usage(format!("{POLARS} must be a number from 1 to {}", u16::MAX)).into());
    }
    let Some(threads) = threads else { return Ok(None) };
    if polars && std::env::var_os(POLARS).is_none() {
        let program = std::env::current_exe().context("cannot find the running program")?;
        let mut again = Command::new(program);
        again
            .args(std::env::args_os().skip(1))
            .env(POLARS, threads.to_string());
        return start(again).map(Some);
    }
    let pool = rayon::ThreadPoolBuilder::new().num_threads(usize::from(threads));
    pool.build_global().context("cannot start the threads")?;
    Ok(None)
}

#[cfg(unix)]
fn start(mut command: Command) -> anyhow::Result<ExitCode> {
    use std::os::unix::process::CommandExt;
    // Replaces this process, so signals and standard streams stay whose they were.
    Err(command.exec()).context("cannot start gleaner with the threads asked for")
}

#[cfg(not(unix))]
fn start(mut command: Command) -> anyhow::Result<ExitCode> {
    let status = command
        .status()
        .context("cannot start gleaner with the threads asked for")?;
    Ok(ExitCode::from(
        status
            .code()
            .and_then(|code| u8::try_from(code).ok())
            .unwrap_or(super::BUG),
    ))
}

//! Stopping at a signal: what is unfinished goes, what was there stays, and the run says so.
//!
//! A thread waits for SIGINT, SIGTERM and SIGHUP. At the first it removes what [`unfinished`] lists and ends the process with
//! 128 and the number of the signal, as shells do; a report that is just being put in its place is let through first. The
//! other threads are not asked: they fail in folders that are gone, which nobody hears ([`wait_if_stopped`]), or wait.
//! A second signal ends the process at once, and the next run clears up. `timeout` and most runners of jobs send
//! every signal twice, to the process and to its group, so one that follows within [`TWICE`] is taken for the same.
//!
//! A signal that is ignored when gleaner starts stays ignored, as `nohup` and background jobs want it. Which those are
//! is known on Linux alone; elsewhere SIGHUP is left to the system for that reason. Systems without signals end a run as they do
//! every program, and the next run clears up.

use crate::scratch::unfinished;

/// Begins to wait for signals; `place` is what the run will put in its place, such as "the report in reports".
///
/// # Errors
/// What the system says.
#[cfg(unix)]
pub(super) fn watch(place: Option<String>) -> std::io::Result<()> {
    unix::watch(place)
}

/// Signals are left to the system.
///
/// # Errors
/// Never.
#[cfg(not(unix))]
pub(super) fn watch(_: Option<String>) -> std::io::Result<()> {
    Ok(())
}

/// Returns only where the run was not stopped: else what it came to is a consequence of that, and the process is about to end.
pub(super) fn wait_if_stopped() {
    while unfinished::is_stopped() {
        std::thread::park();
    }
}

#[cfg(unix)]
mod unix {
    use std::fmt::Write as _;
    use std::io::{self, IsTerminal as _, Write as _};
    use std::os::raw::c_int;
    use std::path::PathBuf;
    use std::sync::Arc;
    use std::sync::atomic::AtomicBool;
    use std::thread;
    use std::time::{Duration, Instant};

    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGXFSZ};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level;

    use crate::scratch::unfinished;

    /// How long a signal after the first is taken for the first.
    const TWICE: Duration = Duration::from_millis(300);

    pub(super) fn watch(place: Option<String>) -> io::Result<()> {
        // A file beyond the limit of its size is then an error of whoever writes it, like a full disk.
        signal_hook::flag::register(SIGXFSZ, Arc::new(AtomicBool::new(false)))?;
        let ignored = ignored();
        let wanted: Vec<c_int> = [SIGINT, SIGTERM, SIGHUP]
            .into_iter()
            .filter(|signal| ignored.map_or(*signal != SIGHUP, |mask| mask & bit(*signal) == 0))
            .collect();
        let mut signals = Signals::new(wanted)?;
        let mut place = Some(place);
        let wait = move || {
            let mut first: Option<Instant> = None;
            for signal in signals.forever() {
                match first {
                    None => {
                        first = Some(now());
                        let place = place.take().flatten();
                        // In a thread of its own, so that the next signal finds somebody who listens.
                        if start(move || stop(signal, place.as_deref())).is_err() {
                            low_level::exit(code(signal));
                        }
                    }
                    Some(at) if at.elapsed() > TWICE => low_level::exit(code(signal)),
                    Some(_) => {}
                }
            }
        };
        start(wait)
    }

    fn start(run: impl FnOnce() + Send + 'static) -> io::Result<()> {
        let thread = thread::Builder::new().name("signals".to_owned());
        thread.spawn(run).map(drop)
    }

    #[allow(
        clippy::disallowed_methods,
        reason = "how soon a second signal comes is no part of a result"
    )]
    fn now() -> Instant {
        Instant::now()
    }

    fn stop(signal: c_int, place: Option<&str>) {
        let stopped = unfinished::stop();
        let told = message(signal, place, stopped.placed(), stopped.left());
        let mut output = io::stderr().lock();
        // The bar may stand in this line.
        let clear = if output.is_terminal() { "\r\u{1b}[2K" } else { "" };
        let _ = writeln!(output, "{clear}{told}");
        low_level::exit(code(signal));
    }

    fn code(signal: c_int) -> c_int {
        128 + signal
    }

    /// What a stopped run says: `placed` was in its place before, `left` could not be removed.
    fn message(signal: c_int, place: Option<&str>, placed: &[PathBuf], left: &[PathBuf]) -> String {
        let by = match signal {
            SIGINT => "an interrupt",
            SIGHUP => "the end of its terminal",
            _ => "a request to end",
        };
        let mut told = format!("gleaner: stopped by {by}");
        match (place, placed) {
            (Some(place), []) => {
                let _ = write!(told, "; nothing was written, and {place} is as it was");
            }
            (Some(place), _) => {
                let _ = write!(told, "; {place} was in its place before that and is whole");
            }
            (None, _) => {}
        }
        for path in left {
            let _ = write!(told, "; {} could not be removed: remove it", path.display());
        }
        told
    }

    fn bit(signal: c_int) -> u64 {
        u32::try_from(signal - 1)
            .ok()
            .and_then(|at| 1_u64.checked_shl(at))
            .unwrap_or(0)
    }

    /// The signals that are ignored, the first as the lowest bit, where the system tells.
    fn ignored() -> Option<u64> {
        ignored_in(&std::fs::read_to_string("/proc/self/status").ok()?)
    }

    fn ignored_in(status: &str) -> Option<u64> {
        let line = status.lines().find_map(|line| line.strip_prefix("SigIgn:"))?;
        u64::from_str_radix(line.trim(), 16).ok()
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn ignored_signals_are_read_from_what_the_system_tells() {
            let status = "Name:\tgleaner\nSigBlk:\t0000000000000002\nSigIgn:\t0000000000001003\n";
            let ignored = ignored_in(status).unwrap();
            assert!(ignored & bit(SIGINT) != 0 && ignored & bit(SIGHUP) != 0);
            assert_eq!(ignored & bit(SIGTERM), 0);
            assert_eq!(ignored_in("Name:\tgleaner\n"), None);
            assert_eq!(ignored_in("SigIgn:\tnone\n"), None);
        }

        #[test]
        fn the_message_says_what_became_of_the_report() {
            let report = Some("the report in reports");
            assert_eq!(
                message(SIGINT, report, &[], &[]),
                "gleaner: stopped by an interrupt; nothing was written, and the report in reports is as it was"
            );
            assert_eq!(
                message(SIGTERM, report, &["reports".into()], &[]),
                "gleaner: stopped by a request to end; the report in reports was in its place before that and is whole"
            );
            assert_eq!(
                message(SIGHUP, None, &[], &["scratch".into()]),
                "gleaner: stopped by the end of its terminal; scratch could not be removed: remove it"
            );
            assert_eq!((code(SIGHUP), code(SIGINT), code(SIGTERM)), (129, 130, 143));
        }
    }
}

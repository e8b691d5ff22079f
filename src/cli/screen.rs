//! What a person sees while and after a run: a bar, notices, a summary.

use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::sync::Mutex;
use std::time::Instant;

use indicatif::{ProgressBar, ProgressStyle};

use crate::error::Notice;
use crate::number;
use crate::pipeline::CacheOptions;
use crate::progress::Progress;

/// A bar on standard error, on a terminal only.
pub(super) struct Bar {
    bar: Option<Mutex<ProgressBar>>,
}

impl Bar {
    pub(super) fn new(quiet: bool) -> Self {
        let wanted = !quiet && std::io::stderr().is_terminal();
        Self {
            bar: wanted.then(|| Mutex::new(ProgressBar::hidden())),
        }
    }

    fn with(&self, act: impl FnOnce(&mut ProgressBar)) {
        if let Some(bar) = &self.bar {
            act(&mut bar.lock().unwrap_or_else(std::sync::PoisonError::into_inner));
        }
    }
}

impl Progress for Bar {
    fn stage(&self, name: &str, total: u64) {
        self.with(|bar| {
            bar.finish_and_clear();
            *bar = if total > 0 {
                ProgressBar::new(total)
            } else {
                ProgressBar::new_spinner()
            };
            let style = if total > 0 {
                "{msg:>22} {bar:40} {bytes}/{total_bytes}"
            } else {
                "{msg:>22} {spinner}"
            };
            bar.set_style(
                ProgressStyle::with_template(style).unwrap_or_else(|_| ProgressStyle::default_bar()),
            );
            bar.set_message(name.to_owned());
        });
    }

    fn advance(&self, amount: u64) {
        self.with(|bar| bar.inc(amount));
    }

    fn finish(&self) {
        self.with(|bar| bar.finish_and_clear());
    }
}

/// What runs along with every command: the bar, the clock, and how much memory there is to use.
pub(super) struct Watch {
    bar: Bar,
    quiet: bool,
    limits: Limits,
    /// When each stage began, where that is wanted.
    stages: Option<Mutex<Vec<(String, Instant)>>>,
}

/// The time, for `--timings` alone.
#[allow(
    clippy::disallowed_methods,
    reason = "durations are printed, and never part of a result"
)]
fn now() -> Instant {
    Instant::now()
}

/// What a run may use.
#[derive(Debug, Clone)]
pub(super) struct Limits {
    /// Bytes of memory, about.
    pub(super) memory: usize,
    /// The folder for what does not fit into it.
    pub(super) scratch: PathBuf,
    /// Where counts are kept between runs.
    pub(super) cache: Option<CacheOptions>,
}

impl Watch {
    pub(super) fn new(quiet: bool, timings: bool, limits: Limits) -> Self {
        Self {
            bar: Bar::new(quiet),
            quiet,
            limits,
            stages: timings.then(|| Mutex::new(vec![("starting".to_owned(), now())])),
        }
    }

    pub(super) fn quiet(&self) -> bool {
        self.quiet
    }

    pub(super) fn limits(&self) -> &Limits {
        &self.limits
    }

    /// A stage of the command line's own begins.
    pub(super) fn stage_of(&self, name: &str) {
        self.stage(name, 0);
        self.bar.finish();
    }

    /// All is done; says where the time went, if that is wanted.
    pub(super) fn done(&self) {
        self.bar.finish();
        let Some(stages) = &self.stages else { return };
        let stages = stages.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let end_of_all = now();
        let mut output = std::io::stderr().lock();
        let ends = stages.iter().skip(1).map(|(_, began)| *began).chain([end_of_all]);
        for ((name, began), end) in stages.iter().zip(ends) {
            let _ = writeln!(output, "{name:<24} {:>9.3} s", (end - *began).as_secs_f64());
        }
        if let Some((_, first)) = stages.first() {
            let _ = writeln!(
                output,
                "{:<24} {:>9.3} s",
                "all",
                (end_of_all - *first).as_secs_f64()
            );
        }
    }
}

impl Progress for Watch {
    fn stage(&self, name: &str, total: u64) {
        self.bar.stage(name, total);
        if let Some(stages) = &self.stages {
            let mut stages = stages.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            stages.push((name.to_owned(), now()));
        }
    }

    fn advance(&self, amount: u64) {
        self.bar.advance(amount);
    }

    fn remark(&self, sentence: &str) {
        if !self.quiet {
            said(&format!("notice: {sentence}"));
        }
    }

    fn reused(&self, kept: u64, anew: u64) {
        if !self.quiet {
            let kept = number::counted(kept, "article");
            said(&format!("cache: {kept} taken, {} counted", number::count(anew)));
        }
    }

    fn finish(&self) {
        self.bar.finish();
    }
}

/// Prints notices to standard error where that is wanted.
pub(super) fn notices_unless(quiet: bool, found: &[Notice]) {
    if !quiet {
        notices(found, "");
    }
}

/// One line to standard error. Nobody may be listening, which is no failure.
pub(super) fn said(line: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{}", plain(line));
}

/// Notices that are printed; the report holds all.
const SHOWN: usize = 20;

/// Prints notices to standard error; `rest` says where the others are. Nobody may be listening, which is no failure.
pub(super) fn notices(notices: &[Notice], rest: &str) {
    let mut output = std::io::stderr().lock();
    for notice in notices.iter().take(SHOWN) {
        let _ = writeln!(
            output,
            "notice: {}: {}",
            plain(&notice.subject),
            plain(&notice.message)
        );
    }
    if notices.len() > SHOWN {
        let _ = writeln!(output, "notice: and {} more{rest}", notices.len() - SHOWN);
    }
}

/// Text of others without what a terminal would obey.
pub(super) fn plain(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() { '\u{fffd}' } else { c })
        .collect()
}

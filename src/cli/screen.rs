//! What a person sees while and after a run: a bar, notices, a summary.

use std::io::{IsTerminal, Write};
use std::sync::Mutex;

use indicatif::{ProgressBar, ProgressStyle};

use crate::error::Notice;
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
                "{msg:>22} {bar:40} {pos}/{len}"
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
fn plain(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() { '\u{fffd}' } else { c })
        .collect()
}

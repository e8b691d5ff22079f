//! Promise: however a run ends, one whole report stands at its place, nothing else is left, and the next run is normal.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a test fails by panicking, measures how long a run takes, and says what it met"
)]

mod common;

use std::fmt::Write as _;
use std::fs::{self, File};
use std::os::unix::process::ExitStatusExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use common::articles::{Dice, articles, write};

/// How long something may take that takes an instant on a machine with nothing else to do.
const PATIENCE: Duration = Duration::from_mins(1);

/// A folder of texts, reports and temporary files, and what runs in it.
struct Place {
    root: tempfile::TempDir,
}

impl Place {
    /// With two corpora: `old.jsonl` and `new.jsonl`.
    fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("tmp")).unwrap();
        fs::create_dir(root.path().join("out")).unwrap();
        let all = articles(60);
        write(root.path(), "old.jsonl", &all[..20].concat());
        write(root.path(), "new.jsonl", &all.concat());
        Self { root }
    }

    fn path(&self, below: &str) -> PathBuf {
        self.root.path().join(below)
    }

    /// The binary, with temporary files of its own.
    fn gleaner(&self, arguments: &[&str]) -> Command {
        self.told(Command::new(env!("CARGO_BIN_EXE_gleaner")), arguments)
    }

    /// The binary after what a shell does first.
    fn after(&self, script: &str, arguments: &[&str]) -> Command {
        let mut shell = Command::new("sh");
        shell.args([
            "-c",
            &format!("{script}; exec \"$0\" \"$@\""),
            env!("CARGO_BIN_EXE_gleaner"),
        ]);
        self.told(shell, arguments)
    }

    fn told(&self, mut command: Command, arguments: &[&str]) -> Command {
        command
            .args(arguments)
            .current_dir(self.root.path())
            .env("TMPDIR", self.path("tmp"))
            .env("POLARS_MAX_THREADS", "2")
            .env("RAYON_NUM_THREADS", "2")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped());
        command
    }

    /// A report that is quickly made, in `out/report`.
    fn report(&self, corpus: &str) -> Command {
        self.gleaner(&quick("out/report", corpus))
    }

    /// Makes the report on the old corpus, beside a file that is not gleaner's.
    fn begin(&self) -> String {
        succeeds(self.report("old.jsonl"));
        write(&self.path("out/report"), "mine.txt", "mine");
        whole(&self.path("out/report"))
    }

    /// The manifest of the report on the new corpus, and how long it takes to make once the machine is warm.
    fn measured(&self) -> (String, Duration) {
        let lasts = (0..3).map(|_| {
            let began = Instant::now();
            succeeds(self.gleaner(&quick("clean", "new.jsonl")));
            began.elapsed()
        });
        let lasts = lasts.min().unwrap();
        (whole(&self.path("clean")), lasts)
    }

    /// Nothing is left of any run but its result.
    fn is_tidy(&self, result: &str) {
        assert_eq!(names(&self.path("out")), [result]);
        assert!(names(&self.path("tmp")).is_empty());
    }
}

fn quick<'a>(output: &'a str, corpus: &'a str) -> [&'a str; 7] {
    [
        "report",
        "--quiet",
        "--no-entities",
        "--no-stories",
        "-o",
        output,
        corpus,
    ]
}

fn succeeds(mut command: Command) {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", told(&output));
}

fn told(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// The manifest of a report, all of whose files are there with the bytes that it says, and no others but one of ours.
fn whole(folder: &Path) -> String {
    let manifest = fs::read_to_string(folder.join("manifest.json")).unwrap();
    let told: serde_json::Value = serde_json::from_str(&manifest).unwrap();
    let mut listed = vec!["manifest.json".to_owned()];
    for output in told["outputs"].as_array().unwrap() {
        let path = output["path"].as_str().unwrap();
        let bytes = fs::read(folder.join(path)).unwrap();
        assert_eq!(output["bytes"], bytes.len(), "{path}");
        assert_eq!(output["blake3"], blake3::hash(&bytes).to_hex().as_str(), "{path}");
        listed.push(path.to_owned());
    }
    listed.sort();
    let mut seen: Vec<String> = common::files(folder).into_iter().map(|(path, _)| path).collect();
    seen.retain(|path| path != "mine.txt");
    assert_eq!(seen, listed);
    manifest
}

/// Waits until something is there, or the run has ended without it.
fn wait_for(run: &mut Child, what: impl Fn() -> bool) {
    let began = Instant::now();
    while !what() && run.try_wait().unwrap().is_none() {
        assert!(began.elapsed() < PATIENCE, "it never came to that");
        std::thread::sleep(Duration::from_micros(200));
    }
}

fn send(run: &Child, signal: &str) {
    let kill = format!("kill -s {signal} {}", run.id());
    // The run may have ended by itself.
    let _ = Command::new("sh")
        .args(["-c", &kill])
        .stderr(Stdio::null())
        .status()
        .unwrap();
}

/// The file `mine.txt` is there once, wherever a killed run left it.
fn assert_kept(place: &Path) {
    let once = ["report", ".report.gleaner-new", ".report.gleaner-old"]
        .iter()
        .filter(|folder| place.join(folder).join("mine.txt").is_file());
    assert_eq!(once.count(), 1);
}

#[test]
fn a_run_killed_at_any_moment_leaves_a_whole_report_and_no_trouble() {
    let place = Place::new();
    let (new, lasts) = place.measured();
    let old = place.begin();
    let mut dice = Dice(7);
    let (mut killed, mut replaced) = (0, 0);
    for number in 0..50 {
        let mut run = place.report("new.jsonl").spawn().unwrap();
        // Three of five at any moment, the others once the new report is being written.
        let moment = if number % 5 < 3 {
            lasts * u32::try_from(number * 1000 + dice.roll(1000)).unwrap() / 50_000
        } else {
            let begun = || fs::symlink_metadata(place.path("out/.report.gleaner-new")).is_ok();
            wait_for(&mut run, begun);
            Duration::from_micros(u64::try_from(dice.roll(40_000)).unwrap())
        };
        std::thread::sleep(moment);
        run.kill().unwrap();
        killed += i32::from(run.wait().unwrap().signal() == Some(9));
        let found = whole(&place.path("out/report"));
        assert!(
            found == old || found == new,
            "neither the old report nor the new one"
        );
        replaced += i32::from(found == new);
        assert_kept(&place.path("out"));
        succeeds(place.report("old.jsonl"));
        assert!(whole(&place.path("out/report")) == old);
        assert_kept(&place.path("out"));
        place.is_tidy("report");
    }
    println!(
        "{killed} of 50 runs of {lasts:?} were killed, {replaced} after the new report was in its place"
    );
    assert!(killed >= 20, "only {killed} runs were killed before they ended");
}

#[test]
fn a_signal_stops_a_run_and_leaves_nothing_behind() {
    let place = Place::new();
    let (new, lasts) = place.measured();
    let mut standing = place.begin();
    let mut dice = Dice(5);
    let mut stopped = 0;
    for number in 0..12 {
        let (signal, code, by) = [
            ("INT", 130, "an interrupt"),
            ("TERM", 143, "a request to end"),
            ("HUP", 129, "the end of its terminal"),
        ][number % 3];
        let mut run = place.report("new.jsonl").spawn().unwrap();
        // From its lock on a run listens.
        wait_for(&mut run, || place.path("out/.report.gleaner-lock").is_file());
        if number < 8 {
            std::thread::sleep(lasts * u32::try_from(number * 100 + dice.roll(100)).unwrap() / 2400);
        } else {
            let begun = || fs::symlink_metadata(place.path("out/.report.gleaner-new")).is_ok();
            wait_for(&mut run, begun);
            std::thread::sleep(Duration::from_micros(u64::try_from(dice.roll(10_000)).unwrap()));
        }
        send(&run, signal);
        if number % 2 == 0 {
            // As runners of jobs do.
            send(&run, signal);
        }
        let output = run.wait_with_output().unwrap();
        let told = told(&output);
        let found = whole(&place.path("out/report"));
        if output.status.success() {
            assert!(told.is_empty(), "{told}");
            standing.clone_from(&new);
        } else {
            assert_eq!(output.status.code(), Some(code), "{told}");
            stopped += 1;
            let mut wanted = format!("gleaner: stopped by {by}; ");
            if told.contains("nothing was written") {
                wanted.push_str("nothing was written, and the report in out/report is as it was\n");
            } else {
                wanted.push_str("the report in out/report was in its place before that and is whole\n");
                standing.clone_from(&new);
            }
            assert_eq!(told, wanted);
        }
        assert!(found == standing);
        assert_kept(&place.path("out"));
        place.is_tidy("report");
    }
    assert!(stopped >= 3, "only {stopped} of 12 runs were stopped");
}

#[cfg(target_os = "linux")]
#[test]
fn a_signal_that_is_ignored_at_the_start_stays_ignored() {
    let place = Place::new();
    let mut run = place
        .after("trap '' INT HUP", &quick("out/report", "new.jsonl"))
        .spawn()
        .unwrap();
    wait_for(&mut run, || place.path("out/.report.gleaner-lock").is_file());
    send(&run, "INT");
    send(&run, "HUP");
    let output = run.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", told(&output));
    whole(&place.path("out/report"));
    place.is_tidy("report");
}

#[test]
fn a_second_run_into_the_same_folder_says_so_and_a_lock_left_behind_does_not_matter() {
    let place = Place::new();
    let old = place.begin();
    let lock = File::create(place.path("out/.report.gleaner-lock")).unwrap();
    lock.try_lock().unwrap();
    let output = place.report("new.jsonl").output().unwrap();
    assert_eq!(output.status.code(), Some(3));
    let said = "gleaner: another gleaner is writing the report in out/report: wait until it is done, or choose another folder\n";
    assert_eq!(told(&output), said);
    assert!(whole(&place.path("out/report")) == old);
    drop(lock);
    succeeds(place.report("new.jsonl"));
    place.is_tidy("report");
}

#[test]
fn a_part_killed_at_any_moment_is_whole_and_the_next_count_clears_up() {
    let place = Place::new();
    let count = || place.gleaner(&["count", "--quiet", "-o", "out/part", "new.jsonl"]);
    let began = Instant::now();
    succeeds(count());
    let lasts = began.elapsed();
    let part = common::files(&place.path("out/part"));
    for number in 0..10 {
        let mut run = count().spawn().unwrap();
        std::thread::sleep(lasts * (number + 1) / 10);
        run.kill().unwrap();
        run.wait().unwrap();
        assert!(common::files(&place.path("out/part")) == part);
    }
    // Clears up, so that what appears next is the next run's.
    succeeds(count());
    let mut run = count().spawn().unwrap();
    wait_for(&mut run, || names(&place.path("out")).len() > 1);
    send(&run, "TERM");
    let output = run.wait_with_output().unwrap();
    assert!(matches!(output.status.code(), Some(0 | 143)), "{}", told(&output));
    assert!(common::files(&place.path("out/part")) == part);
    succeeds(count());
    place.is_tidy("part");
}

/// Enough words that occur once for counts not to fit into the least memory that can be given.
fn many_words(folder: &Path) {
    let mut lines = String::new();
    let mut number: u32 = 0;
    for _ in 0..900 {
        lines.push_str("{\"text\":\"");
        for _ in 0..1000 {
            number += 1;
            lines.push('q');
            let mut rest = number;
            for _ in 0..6 {
                lines.push(char::from(b'a' + u8::try_from(rest % 26).unwrap()));
                rest /= 26;
            }
            lines.push(' ');
        }
        let _ = writeln!(lines, "\"}}");
    }
    write(folder, "many.jsonl", &lines);
}

#[test]
fn temporary_files_of_a_killed_run_go_with_the_next_that_needs_some() {
    let place = Place::new();
    many_words(place.root.path());
    let tmp = place.path("tmp");
    let start = || {
        let list = ["terms", "--quiet", "--memory", "64MiB", "many.jsonl"];
        place.gleaner(&list).spawn().unwrap()
    };
    let holds_rows = |name: &String| tmp.join(name).join("00001").is_dir();
    let mut run = start();
    wait_for(&mut run, || names(&tmp).iter().any(holds_rows));
    run.kill().unwrap();
    assert_eq!(run.wait().unwrap().signal(), Some(9));
    let left = names(&tmp);
    assert_eq!(left.len(), 1, "{left:?}");
    // Another's folder of the same kind of name.
    fs::create_dir(tmp.join("gleaner-abcdef")).unwrap();
    let mut run = start();
    wait_for(&mut run, || {
        let names = names(&tmp);
        names.iter().any(|name| !left.contains(name) && holds_rows(name))
    });
    assert!(!tmp.join(&left[0]).exists(), "the next run has cleared up");
    send(&run, "TERM");
    let output = run.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(143));
    assert_eq!(told(&output), "gleaner: stopped by a request to end\n");
    assert_eq!(names(&tmp), ["gleaner-abcdef"]);
}

#[test]
fn a_full_disk_is_named_with_the_way_out_and_changes_nothing() {
    let place = Place::new();
    let old = place.begin();
    let output = place
        .after("ulimit -f 8", &quick("out/report", "new.jsonl"))
        .output()
        .unwrap();
    let said = told(&output);
    assert_eq!(output.status.code(), Some(3), "{said}");
    assert!(
        said.starts_with("gleaner: write ") && said.contains("/out/.report.gleaner-new/"),
        "{said}"
    );
    assert!(said.contains("TMPDIR") && said.contains("ulimit"), "{said}");
    assert!(whole(&place.path("out/report")) == old);
    place.is_tidy("report");

    let count = ["count", "--quiet", "-o", "out/part", "new.jsonl"];
    let output = place.after("ulimit -f 8", &count).output().unwrap();
    let said = told(&output);
    assert_eq!(output.status.code(), Some(3), "{said}");
    assert!(said.contains(".parquet") && said.contains("ulimit"), "{said}");
    place.is_tidy("report");
}

#[cfg(target_os = "linux")]
#[test]
fn standard_output_that_is_full_is_named() {
    let place = Place::new();
    for command in ["terms", "tfidf", "stories"] {
        let full = File::options().write(true).open("/dev/full").unwrap();
        let mut run = place.gleaner(&[command, "--quiet", "new.jsonl"]);
        let output = run.stdout(full).output().unwrap();
        let said = told(&output);
        assert_eq!(output.status.code(), Some(3), "{said}");
        assert!(said.starts_with("gleaner: write to standard output: "), "{said}");
        assert!(said.contains("the disk is full"), "{said}");
    }
}

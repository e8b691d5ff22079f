//! Promise: counts kept by earlier runs change no byte of a result, whatever happened to the texts or to what was kept.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::time::Duration;

use common::articles::{Dice, articles};
use common::{files, shared};
use gleaner::corpus::Input;
use gleaner::entity::{Aliases, Kind};
use gleaner::error::Error;
use gleaner::normalize::language::Language;
use gleaner::pipeline::{self, CacheOptions, Options};
use gleaner::progress::{Progress, Silent};
use gleaner::segment::{self, Segmenter};

/// What a run said of itself.
#[derive(Default)]
struct Watch {
    remarks: Mutex<Vec<String>>,
    kept: Mutex<(u64, u64)>,
}

impl Progress for Watch {
    fn remark(&self, sentence: &str) {
        self.remarks.lock().unwrap().push(sentence.to_owned());
    }

    fn reused(&self, kept: u64, anew: u64) {
        *self.kept.lock().unwrap() = (kept, anew);
    }
}

impl Watch {
    fn remarks(&self) -> Vec<String> {
        self.remarks.lock().unwrap().clone()
    }

    /// Articles whose counts were kept, and articles that were counted.
    fn kept(&self) -> (u64, u64) {
        *self.kept.lock().unwrap()
    }
}

fn is_pack(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|ending| ending == "pack")
}

fn with_cache(options: &Options, dir: &Path) -> Options {
    let cache = CacheOptions {
        dir: dir.to_path_buf(),
        limit: pipeline::CACHE_LIMIT,
        program: None,
    };
    Options {
        cache: Some(cache),
        ..options.clone()
    }
}

fn inputs(texts: &Path) -> Vec<Input> {
    vec![Input::Path(texts.to_path_buf())]
}

/// Everything that counting comes to, as the files of a part, and the notices.
fn part(texts: &Path, options: &Options, progress: &dyn Progress) -> Vec<(String, Vec<u8>)> {
    let scratch = tempfile::tempdir().unwrap();
    let dir = scratch.path().join("part");
    let (notices, _) = pipeline::count_part(&inputs(texts), &dir, options, progress).unwrap();
    let mut all = files(&dir);
    all.push(("notices".to_owned(), format!("{notices:#?}").into_bytes()));
    all
}

/// What the lists say, each counted in a detail of its own.
fn lists(texts: &Path, options: &Options) -> Vec<(String, Vec<u8>)> {
    let terms = pipeline::terms(&inputs(texts), options, &Silent).unwrap();
    let rows = terms.terms(None).into_iter();
    let rows: Vec<_> = rows
        .map(|row| (row.rank, row.form.to_owned(), row.cf, row.df))
        .collect();
    let named = pipeline::entities(&inputs(texts), options, &Silent).unwrap();
    let entities = named.rows(&Kind::ALL, None).into_iter();
    let entities: Vec<_> = entities
        .map(|row| {
            (
                row.rank,
                row.name.to_owned(),
                row.mentions,
                row.df,
                row.called.len(),
            )
        })
        .collect();
    let chosen = gleaner::collocation::Options::for_articles;
    let phrases = pipeline::collocations(&inputs(texts), &chosen, options, &Silent).unwrap();
    vec![
        (
            "terms".to_owned(),
            format!("{:?}{rows:#?}", terms.notices).into_bytes(),
        ),
        (
            "entities".to_owned(),
            format!("{:?}{entities:#?}", named.notices).into_bytes(),
        ),
        (
            "phrases".to_owned(),
            format!("{:#?}", phrases.table(1000)).into_bytes(),
        ),
    ]
}

fn report(texts: &Path, options: &Options) -> Vec<(String, Vec<u8>)> {
    let outcome = pipeline::run(&inputs(texts), options, &Silent).unwrap();
    let notices = (
        "notices".to_owned(),
        format!("{:#?}", outcome.notices).into_bytes(),
    );
    let files = outcome.files.into_iter();
    let digests = files.map(|file| (file.path.clone(), file.digest().into_bytes()));
    digests.chain([notices]).collect()
}

fn assert_same(clean: &[(String, Vec<u8>)], cached: &[(String, Vec<u8>)], when: &str) {
    let names = |files: &[(String, Vec<u8>)]| files.iter().map(|file| file.0.clone()).collect::<Vec<_>>();
    assert_eq!(names(clean), names(cached), "{when}");
    for (a, b) in clean.iter().zip(cached) {
        assert!(a.1 == b.1, "{when}: {} differs", a.0);
    }
}

fn write(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) {
    let path = folder.join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, bytes).unwrap();
}

fn copy(from: &Path, to: &Path) {
    for (name, bytes) in files(from) {
        write(to, &name, bytes);
    }
}

fn seeds() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds")
}

/// Records with names, quotations and dates of which none tells whether the day comes first.
fn records(count: usize) -> Vec<(String, String)> {
    let mut dice = Dice(5);
    let people = ["Ada Karlsen", "Tom Birk", "Ines Vaal", "Osk Marrow"];
    let record = |number: usize| {
        let mut text = String::new();
        for _ in 0..12 {
            let (a, b) = (people[dice.roll(4)], people[dice.roll(4)]);
            let _ = write!(
                text,
                "{a} said: \"The ferry was late {number} times.\" {b} paid $3 million in Halvik. "
            );
        }
        (format!("0{}/0{}/2026", number % 9 + 1, number % 7 + 1), text)
    };
    (0..count).map(record).collect()
}

fn csv(rows: &[(String, String)]) -> String {
    let mut all = "id,date,headline,text,section\n".to_owned();
    for (number, (date, text)) in rows.iter().enumerate() {
        let text = text.replace('"', "\"\"");
        let _ = writeln!(
            all,
            "{number},{date},Row {number},\"{text}\nmore\",s{}",
            number % 3
        );
    }
    all
}

fn lines(rows: &[(String, String)]) -> String {
    let mut all = String::new();
    for (number, (date, text)) in rows.iter().enumerate() {
        let text = text.replace('"', "\\\"");
        match number % 97 {
            5 => all.push_str("{\"broken\": \n"),
            6 => all.push_str("{\"text\": \"\"}\n"),
            _ => {
                let _ = writeln!(
                    all,
                    "{{\"text\": \"{text}\", \"date\": \"{date}\", \"title\": \"Line {number}\"}}"
                );
            }
        }
    }
    all
}

/// Files of all formats and with all kinds of faults; some are larger than what is read at once.
fn awkward(dir: &Path) {
    copy(&seeds(), &dir.join("seeds"));
    let rows = records(1500);
    write(dir, "large/lines.jsonl", lines(&rows));
    write(dir, "large/table.csv", csv(&rows));
    let text = |(number, (_, text)): (usize, &(String, String))| {
        format!("Article {number}\n=====\n\n{text}\n\n\n* * *\n\n")
    };
    write(
        dir,
        "large/long.txt",
        rows.iter().enumerate().map(text).collect::<String>(),
    );
    for (number, (_, text)) in rows.iter().take(60).enumerate() {
        write(
            dir,
            &format!("wire/2026-01-{:02}-{number}.txt", number % 28 + 1),
            text,
        );
    }
    write(dir, "wire/twice-a.txt", &rows[0].1);
    write(dir, "wire/twice-b.txt", &rows[0].1);
    write(dir, "other/twice-c.txt", &rows[0].1);
    write(dir, "empty.txt", "");
    write(dir, "blank.txt", " \n\n ");
    write(dir, "bytes.txt", [0_u8, 159, 146, 150, 0, 0, 1, 2]);
    write(
        dir,
        "notes.dat",
        "The harbour was closed on Monday, said Ada Karlsen.\n",
    );
    write(dir, "noname", "{\"text\": \"a b c\"}\n{\"text\": \"d e f\"}\n");
    write(
        dir,
        "latin.txt",
        b"Caf\xe9 au lait et cr\xe8me br\xfbl\xe9e, dit le ma\xeetre d'h\xf4tel \xe0 la r\xe9union."
            .as_slice(),
    );
    write(
        dir,
        "mixed/de.txt",
        "Der Hafen war am Montag geschlossen, und niemand wusste, warum die Fähre nicht kam.",
    );
    write(
        dir,
        "mixed/fr.txt",
        "Le port était fermé lundi et personne ne savait pourquoi le bateau n'est pas venu.",
    );
    write(
        dir,
        "mixed/zh.txt",
        "港口星期一关闭了，没有人知道为什么渡轮没有来。",
    );
    write(
        dir,
        "mixed/short.jsonl",
        "{\"text\": \"ok\"}\n{\"text\": \"Der Hafen war geschlossen und niemand wusste warum.\"}\n",
    );
    write(
        dir,
        "open.txt",
        "He said: \u{201c}the quay is closed and nobody knows why.\n\nNext day it was open.\n",
    );
}

/// What is done to a corpus, and how it is called.
type Step = (&'static str, fn(&Path));

/// Every step that a corpus goes through, one after the other.
const STEPS: [Step; 9] = [
    ("as it was", |_| {}),
    ("files added", |dir| {
        for number in 0..5 {
            write(
                dir,
                &format!("wire/added-{number}.txt"),
                format!("Added article {number} of Ines Vaal in Halvik."),
            );
        }
    }),
    ("a file in the middle changed", |dir| {
        write(
            dir,
            "wire/2026-01-05-4.txt",
            "It was changed by Tom Birk, and it is short now.",
        );
    }),
    ("files removed", |dir| {
        for name in ["wire/2026-01-02-1.txt", "empty.txt", "wire/twice-a.txt"] {
            std::fs::remove_file(dir.join(name)).unwrap();
        }
    }),
    ("files renamed and moved", |dir| {
        std::fs::rename(dir.join("wire/twice-b.txt"), dir.join("wire/aa.txt")).unwrap();
        std::fs::rename(
            dir.join("wire/2026-01-09-8.txt"),
            dir.join("wire/2025-12-09-8.txt"),
        )
        .unwrap();
        std::fs::rename(dir.join("other"), dir.join("another")).unwrap();
        std::fs::rename(dir.join("mixed"), dir.join("zz")).unwrap();
        std::fs::rename(dir.join("latin.txt"), dir.join("latin.md")).unwrap();
    }),
    ("large files grown", |dir| {
        let rows = records(1530);
        write(dir, "large/lines.jsonl", lines(&rows));
        write(dir, "large/table.csv", csv(&rows));
    }),
    ("a large file changed at its beginning", |dir| {
        let mut rows = records(1530);
        rows[0].1.insert_str(0, "Another beginning. ");
        write(dir, "large/lines.jsonl", lines(&rows));
    }),
    ("a date that tells the order of all others", |dir| {
        let mut rows = records(1530);
        "01/31/2026".clone_into(&mut rows[1500].0);
        write(dir, "large/table.csv", csv(&rows));
    }),
    ("a large file under a second name, and another cut", |dir| {
        let text = std::fs::read(dir.join("large/lines.jsonl")).unwrap();
        write(dir, "large/again.jsonl", &text);
        write(dir, "large/long.txt", "Short now.");
    }),
];

#[test]
fn a_run_with_a_cache_gives_the_bytes_of_one_without() {
    let scratch = tempfile::tempdir().unwrap();
    let (texts, cache) = (scratch.path().join("texts"), scratch.path().join("cache"));
    awkward(&texts);
    let plain = Options {
        scratch: scratch.path().to_path_buf(),
        ..Options::default()
    };
    let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    for (step, change) in STEPS {
        change(&texts);
        let clean = part(&texts, &plain, &Silent);
        let cached = with_cache(&plain, &cache);
        let watch = Watch::default();
        assert_same(&clean, &part(&texts, &cached, &watch), step);
        assert_eq!(watch.remarks(), Vec::<String>::new(), "{step}");
        // Nothing is new then.
        let watch = Watch::default();
        let again = one.install(|| part(&texts, &cached, &watch));
        assert_same(&clean, &again, &format!("{step}, again"));
        assert_eq!(watch.kept().1, 0, "{step}");
        let small = Options {
            memory: 1,
            ..cached.clone()
        };
        assert_same(
            &clean,
            &part(&texts, &small, &Silent),
            &format!("{step}, in little memory"),
        );
    }
    let cached = with_cache(&plain, &cache);
    for when in ["filling", "taking"] {
        assert_same(&lists(&texts, &plain), &lists(&texts, &cached), when);
        assert_same(&report(&texts, &plain), &report(&texts, &cached), when);
    }
}

#[test]
fn options_between_runs_do_not_mix() {
    let scratch = tempfile::tempdir().unwrap();
    let (texts, cache) = (scratch.path().join("texts"), scratch.path().join("cache"));
    copy(&seeds(), &texts);
    write(&texts, "short.csv", csv(&records(30)));
    let plain = Options {
        scratch: scratch.path().to_path_buf(),
        ..Options::default()
    };
    let mut all = vec![plain; 9];
    all[1].normalize.stem = false;
    all[2].normalize.stop_words = false;
    all[3].language = Some(Language::from_code("de").unwrap());
    all[4].entities = None;
    all[5].corpus.text_column = Some("headline".to_owned());
    all[6].corpus.id_column = Some("section".to_owned());
    all[7].segmenter = Segmenter::new(segment::Options::uax29());
    all[8].entities = Some(Aliases::default());
    for _ in 0..2 {
        for (number, options) in all.iter().enumerate() {
            let cached = with_cache(options, &cache);
            let when = format!("options {number}");
            assert_same(
                &part(&texts, options, &Silent),
                &part(&texts, &cached, &Silent),
                &when,
            );
        }
    }
}

#[test]
fn only_what_is_new_is_counted() {
    let scratch = tempfile::tempdir().unwrap();
    let (texts, cache) = (scratch.path().join("texts"), scratch.path().join("cache"));
    let article = |number: usize| {
        format!(
            "Article {number} on the ferry from Halvik, by Ada Karlsen. {}",
            "It rained. ".repeat(number % 40)
        )
    };
    for number in 0..3000 {
        write(&texts, &format!("{}/{number}.txt", number % 7), article(number));
    }
    let options = with_cache(&Options::default(), &cache);
    let run = || {
        let watch = Watch::default();
        pipeline::entities(&inputs(&texts), &options, &watch).unwrap();
        watch.kept()
    };
    assert_eq!(run(), (0, 3000));
    assert_eq!(run(), (3000, 0));
    for number in 3000..3030 {
        write(&texts, &format!("{}/{number}.txt", number % 7), article(number));
    }
    assert_eq!(run(), (3000, 30));
    // Elsewhere, and under other names: every folder and file keeps its place among the others.
    let moved = scratch.path().join("moved");
    std::fs::rename(&texts, &moved).unwrap();
    let watch = Watch::default();
    pipeline::entities(&inputs(&moved), &options, &watch).unwrap();
    assert_eq!(watch.kept(), (3030, 0));

    // Of a large file that grows, its last piece and what is new.
    let lines = articles(12_000);
    let large = scratch.path().join("large.jsonl");
    std::fs::write(&large, lines[..11_000].concat()).unwrap();
    let run = || {
        let watch = Watch::default();
        pipeline::entities(&inputs(&large), &options, &watch).unwrap();
        watch.kept()
    };
    assert_eq!(run(), (0, 11_000));
    std::fs::write(&large, lines[..11_100].concat()).unwrap();
    let (kept, anew) = run();
    assert_eq!(kept + anew, 11_100);
    assert!((100..4_000).contains(&anew), "{anew}");
}

#[test]
fn many_small_packs_become_few() {
    let scratch = tempfile::tempdir().unwrap();
    let (texts, cache) = (scratch.path().join("texts"), scratch.path().join("cache"));
    let options = with_cache(&Options::default(), &cache);
    let mut anew = Vec::new();
    for number in 0..50 {
        write(
            &texts,
            &format!("{number}.txt"),
            format!("Article {number} from Halvik."),
        );
        let watch = Watch::default();
        pipeline::entities(&inputs(&texts), &options, &watch).unwrap();
        anew.push(watch.kept().1);
    }
    let more: Vec<&u64> = anew.iter().filter(|anew| **anew != 1).collect();
    assert_eq!(more.len(), 1, "{anew:?}");
}

/// Everything in a folder, to be put back.
fn restore(dir: &Path, kept: &[(String, Vec<u8>)]) {
    for (name, _) in files(dir) {
        std::fs::remove_file(dir.join(name)).unwrap();
    }
    for (name, bytes) in kept {
        write(dir, name, bytes);
    }
}

#[test]
fn what_is_damaged_is_noticed_dropped_and_counted_again() {
    let scratch = tempfile::tempdir().unwrap();
    let (texts, cache) = (scratch.path().join("texts"), scratch.path().join("cache"));
    copy(&seeds(), &texts);
    for (number, (_, text)) in records(700).iter().enumerate() {
        write(&texts, &format!("wire/{number}.txt"), text.repeat(8));
    }
    let plain = Options {
        scratch: scratch.path().to_path_buf(),
        entities: None,
        ..Options::default()
    };
    let options = with_cache(&plain, &cache);
    let listed = |options: &Options, watch: &Watch| {
        let named = pipeline::keywords(&inputs(&texts), options, watch).unwrap();
        let rows: Vec<_> = named
            .terms(None)
            .iter()
            .map(|row| (row.form.to_owned(), row.cf, row.df))
            .collect();
        format!("{:?} {rows:?}", named.notices)
    };
    let clean = listed(&plain, &Watch::default());
    assert_eq!(listed(&options, &Watch::default()), clean);
    let kept: Vec<_> = files(&cache)
        .into_iter()
        .filter(|(name, _)| is_pack(name))
        .collect();
    let mark: Vec<_> = files(&cache)
        .into_iter()
        .filter(|(name, _)| !is_pack(name))
        .collect();
    assert!(kept.len() >= 3, "{}", kept.len());
    let mut dice = Dice(2026);
    let (mut noticed, mut harmless) = (0, 0);
    for round in 0..200 {
        let mut damaged = kept.clone();
        let at = dice.roll(damaged.len());
        let other = dice.roll(damaged.len());
        let length = damaged[at].1.len();
        let place = if dice.roll(2) == 0 {
            dice.roll(length)
        } else {
            dice.roll(600)
        };
        let what = round % 8;
        match what {
            0 => damaged[at].1[place] ^= 1 << dice.roll(8),
            1 => damaged[at].1.truncate(place),
            2 => drop(damaged.remove(at)),
            3 => {
                let (a, b) = (damaged[at].1.clone(), damaged[other].1.clone());
                (damaged[at].1, damaged[other].1) = (b, a);
            }
            4 => damaged[at].1[place..(place + 64).min(length)].fill(0),
            5 => damaged[at].1.extend_from_slice(b"and more"),
            6 => damaged[at].1 = b"{\"schema\": \"something else\"}".to_vec(),
            _ => {
                let (from, till) = (dice.roll(length), dice.roll(length));
                let cut = damaged[other].1[..till.min(damaged[other].1.len())].to_vec();
                damaged[at].1.splice(from.., cut);
            }
        }
        let unchanged = damaged == kept || what == 2;
        let all: Vec<_> = damaged.into_iter().chain(mark.clone()).collect();
        restore(&cache, &all);
        let watch = Watch::default();
        assert!(listed(&options, &watch) == clean, "round {round}");
        if unchanged {
            harmless += 1;
        } else {
            assert!(!watch.remarks().is_empty(), "round {round}: {what}");
            assert!(watch.remarks()[0].contains("is damaged"), "{:?}", watch.remarks());
            noticed += 1;
        }
        // What was dropped is back.
        if round % 20 == 0 {
            let watch = Watch::default();
            assert!(listed(&options, &watch) == clean, "round {round}, again");
            assert_eq!(
                (watch.remarks(), watch.kept().1),
                (Vec::new(), 0),
                "round {round}, again"
            );
        }
    }
    assert!(noticed > 140 && noticed + harmless == 200, "{noticed} {harmless}");
}

/// A pack whose checksum is right and whose part is not: whatever is in there is refused or taken, and nothing panics.
#[test]
fn a_forged_pack_makes_nothing_panic() {
    let scratch = tempfile::tempdir().unwrap();
    let (texts, cache) = (scratch.path().join("texts"), scratch.path().join("cache"));
    copy(&seeds(), &texts);
    let options = with_cache(&Options::default(), &cache);
    part(&texts, &options, &Silent);
    let kept = files(&cache);
    let at = kept.iter().position(|(name, _)| is_pack(name)).unwrap();
    let pack = &kept[at].1;
    let first = pack.iter().position(|byte| *byte == b'\n').unwrap();
    let second = first + 1 + pack[first + 1..].iter().position(|byte| *byte == b'\n').unwrap();
    let mut dice = Dice(77);
    let (mut taken, mut refused) = (0, 0);
    for round in 0..150 {
        let mut forged = pack.clone();
        for _ in 0..=dice.roll(3) {
            let from = if round % 5 == 0 { first + 1 } else { second + 1 };
            let place = from + dice.roll(forged.len() - from);
            forged[place] ^= 1 << dice.roll(8);
        }
        let digest = blake3::hash(&forged[first + 1..]).to_hex();
        forged[first - 64..first].copy_from_slice(digest.as_bytes());
        let mut all = kept.clone();
        all[at].1 = forged;
        restore(&cache, &all);
        let dir = scratch.path().join("part");
        let watch = Watch::default();
        let result = pipeline::count_part(&inputs(&texts), &dir, &options, &watch);
        if result.is_ok() && watch.remarks().is_empty() {
            taken += 1;
        } else {
            refused += 1;
        }
    }
    assert!(refused > 20, "{taken} {refused}");
}

/// What another process does: it counts `GLEANER_TEXTS` with the cache `GLEANER_CACHE` into `GLEANER_PART`.
#[test]
fn child() {
    let Some(texts) = std::env::var_os("GLEANER_TEXTS").map(PathBuf::from) else {
        return;
    };
    let path = |name: &str| PathBuf::from(std::env::var_os(name).unwrap());
    let mut options = with_cache(&Options::default(), &path("GLEANER_CACHE"));
    options.scratch = path("GLEANER_PART").parent().unwrap().to_path_buf();
    if let Some(limit) = std::env::var_os("GLEANER_LIMIT") {
        options.cache.as_mut().unwrap().limit = limit.to_str().unwrap().parse().unwrap();
    }
    pipeline::count_part(&inputs(&texts), &path("GLEANER_PART"), &options, &Silent).unwrap();
}

fn start(texts: &Path, cache: &Path, part: &Path, limit: Option<u64>) -> Child {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args(["--exact", "child", "--quiet"])
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
        .env("GLEANER_TEXTS", texts)
        .env("GLEANER_CACHE", cache)
        .env("GLEANER_PART", part);
    if let Some(limit) = limit {
        command.env("GLEANER_LIMIT", limit.to_string());
    }
    command.spawn().unwrap()
}

#[test]
fn two_runs_on_one_cache_at_the_same_time_are_right() {
    let scratch = tempfile::tempdir().unwrap();
    let below = |name: &str| scratch.path().join(name);
    let (texts, cache) = (below("texts"), below("cache"));
    copy(&seeds(), &texts);
    for (number, (_, text)) in records(200).iter().enumerate() {
        write(&texts, &format!("wire/{number}.txt"), text.repeat(15));
    }
    for round in 0..12 {
        let added = format!("Article of round {round}, by Ines Vaal.");
        write(&texts, &format!("wire/round-{round}.txt"), added);
        if round % 4 == 0 && cache.exists() {
            std::fs::remove_dir_all(&cache).unwrap();
        }
        pipeline::count_part(&inputs(&texts), &below("clean"), &Options::default(), &Silent).unwrap();
        // With next to no room, each removes what the other may be about to read.
        let limit = [None, Some(100_000), Some(1)][round % 3];
        let parts: Vec<PathBuf> = (0..3).map(|number| below(&format!("part-{number}"))).collect();
        let children: Vec<Child> = parts
            .iter()
            .map(|part| start(&texts, &cache, part, limit))
            .collect();
        for (mut child, part) in children.into_iter().zip(&parts) {
            assert!(child.wait().unwrap().success(), "round {round}");
            assert_same(&files(&below("clean")), &files(part), &format!("round {round}"));
        }
    }
}

#[test]
fn a_run_that_is_killed_leaves_nothing_in_the_way() {
    let scratch = tempfile::tempdir().unwrap();
    let below = |name: &str| scratch.path().join(name);
    let (texts, cache) = (below("texts"), below("cache"));
    for (number, (_, text)) in records(200).iter().enumerate() {
        write(&texts, &format!("wire/{number}.txt"), text.repeat(15));
    }
    let clean = part(&texts, &Options::default(), &Silent);
    let options = with_cache(&Options::default(), &cache);
    let mut dice = Dice(9);
    for round in 0..15 {
        let mut child = start(&texts, &cache, &below("part"), None);
        std::thread::sleep(Duration::from_millis(5 + dice.roll(250) as u64));
        let _ = child.kill();
        child.wait().unwrap();
        if round % 3 == 2 {
            let watch = Watch::default();
            assert_same(&clean, &part(&texts, &options, &watch), &format!("round {round}"));
            assert_eq!(watch.remarks(), Vec::<String>::new());
            let left = files(&cache)
                .into_iter()
                .filter(|(name, _)| name.contains("gleaner-"));
            assert_eq!(left.count(), 0, "round {round}");
            std::fs::remove_dir_all(&cache).unwrap();
        }
    }
}

#[test]
fn a_folder_of_something_else_is_left_alone() {
    let scratch = tempfile::tempdir().unwrap();
    let below = |name: &str| scratch.path().join(name);
    write(&below("mine"), "diary.txt", "dear diary");
    write(scratch.path(), "file", "a file");
    for name in ["mine", "file"] {
        let options = with_cache(&Options::default(), &below(name));
        let error = pipeline::terms(&inputs(&seeds()), &options, &Silent)
            .err()
            .unwrap();
        assert!(
            matches!(&error, Error::Usage(said) if said.contains("--cache")),
            "{error}"
        );
    }
    assert_eq!(
        files(&below("mine")),
        [("diary.txt".to_owned(), b"dear diary".to_vec())]
    );
    // A cache among the texts would be read as text.
    copy(&seeds(), &below("texts"));
    let options = with_cache(&Options::default(), &below("texts/cache"));
    assert!(matches!(
        pipeline::terms(&inputs(&below("texts")), &options, &Silent),
        Err(Error::Usage(_))
    ));
    let options = with_cache(&Options::default(), &below("texts/.cache"));
    pipeline::terms(&inputs(&below("texts")), &options, &Silent).unwrap();
    // What is not a pack in a cache stays there.
    write(&below("texts/.cache"), "notes.txt", "mine");
    pipeline::terms(&inputs(&below("texts")), &options, &Silent).unwrap();
    assert!(below("texts/.cache/notes.txt").exists());
}

#[test]
fn a_cache_that_cannot_be_used_is_said_and_changes_nothing() {
    let scratch = tempfile::tempdir().unwrap();
    write(scratch.path(), "file", "a file");
    let options = with_cache(&Options::default(), &scratch.path().join("file/below"));
    let watch = Watch::default();
    let cached = part(&seeds(), &options, &watch);
    assert_same(
        &part(&seeds(), &Options::default(), &Silent),
        &cached,
        "no folder",
    );
    assert!(
        watch.remarks()[0].contains("cannot be used"),
        "{:?}",
        watch.remarks()
    );
}

#[test]
fn what_was_not_used_for_longest_goes_first() {
    let scratch = tempfile::tempdir().unwrap();
    let cache = scratch.path().join("cache");
    let texts = |name: &str| {
        let texts = scratch.path().join(name);
        write(
            &texts,
            "a.txt",
            format!("The ferry of {name} was late. {}", records(20)[3].1),
        );
        texts
    };
    let run = |name: &str, limit: u64| {
        let mut options = with_cache(&Options::default(), &cache);
        options.cache.as_mut().unwrap().limit = limit;
        let watch = Watch::default();
        pipeline::entities(&inputs(&texts(name)), &options, &watch).unwrap();
        // Times of the file system may be coarse.
        std::thread::sleep(Duration::from_millis(30));
        watch.kept().0 > 0
    };
    let packs = || files(&cache).into_iter().filter(|(name, _)| is_pack(name));
    assert!(!run("one", u64::MAX));
    let size = packs().next().unwrap().1.len() as u64;
    assert!(!run("two", u64::MAX));
    assert!(run("one", u64::MAX));
    // Room for two and a half: of three, the second is the oldest.
    assert!(!run("three", size * 5 / 2));
    assert_eq!(packs().count(), 2);
    assert!(run("one", u64::MAX));
    assert!(run("three", u64::MAX));
    assert!(!run("two", 0));
    assert_eq!(packs().count(), 0);
}

#[test]
fn stories_that_are_left_out_are_counted_without_a_cache() {
    let scratch = tempfile::tempdir().unwrap();
    let cache = scratch.path().join("cache");
    let plain = Options {
        stories: Some(pipeline::Per::Story),
        ..Options::default()
    };
    let cached = with_cache(&plain, &cache);
    assert_same(
        &report(&seeds(), &plain),
        &report(&seeds(), &cached),
        "one per story",
    );
    assert!(!cache.exists());
    let plain = Options {
        stories: Some(pipeline::Per::Article),
        ..Options::default()
    };
    let cached = with_cache(&plain, &cache);
    for when in ["filling", "taking"] {
        assert_same(&report(&seeds(), &plain), &report(&seeds(), &cached), when);
    }
    assert!(cache.exists());
}

#[test]
fn encodings_and_languages_of_all_kinds_are_kept() {
    for corpus in ["corpora/messy", "corpora/multilingual"] {
        let Some(texts) = shared(corpus) else {
            return;
        };
        let scratch = tempfile::tempdir().unwrap();
        let plain = Options {
            scratch: scratch.path().to_path_buf(),
            ..Options::default()
        };
        let cached = with_cache(&plain, &scratch.path().join("cache"));
        let clean = part(&texts, &plain, &Silent);
        for when in ["filling", "taking"] {
            assert_same(
                &clean,
                &part(&texts, &cached, &Silent),
                &format!("{corpus}, {when}"),
            );
        }
    }
}

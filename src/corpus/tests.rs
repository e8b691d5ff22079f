//! Pieces hold what the whole file holds, wherever the cuts fall.

use std::fmt::Write;

use super::*;

/// What a corpus of one source comes to: its documents and what is said of it.
#[derive(Debug)]
struct Whole {
    documents: Vec<Document>,
    split: Option<SplitRecord>,
    notices: Vec<Notice>,
    bytes: u64,
}

fn small(piece: u64) -> Limits {
    Limits {
        large: 1,
        head: 700,
        piece,
        window: 400,
        ..Limits::default()
    }
}

fn read_with(name: &str, stored: &[u8], limits: Limits, options: Options) -> (Whole, usize) {
    let scratch = tempfile::tempdir().unwrap();
    let path = scratch.path().join(name);
    std::fs::write(&path, stored).unwrap();
    let mut corpus = Corpus::open(&[Input::Path(path)], options).unwrap();
    corpus.limits = limits;
    let tasks = corpus.tasks();
    let mut gathered = Gathered::default();
    let (mut documents, mut bytes, mut stored) = (Vec::new(), 0, 0);
    for (number, task) in tasks.iter().enumerate() {
        if let Some(piece) = &task.piece {
            assert_eq!(
                (piece.number as usize, piece.last),
                (number, number + 1 == tasks.len())
            );
        }
        stored += task.bytes;
        for mut reading in corpus.read(task) {
            gathered.add(&mut reading);
            documents.append(&mut reading.documents);
            bytes += reading.bytes;
        }
    }
    assert_eq!(stored, corpus.sources[0].size());
    let (split, notices) = gathered.finish(&corpus.sources[0].name);
    let whole = Whole {
        documents,
        split,
        notices,
        bytes,
    };
    (whole, tasks.len())
}

fn read(name: &str, text: &str, limits: Limits) -> (Whole, usize) {
    read_with(name, text.as_bytes(), limits, Options::default())
}

/// Pieces of several sizes come to the same as the file in one; gives that back.
fn same_in_pieces(name: &str, text: &str) -> Whole {
    let (whole, one) = read(name, text, Limits::default());
    assert_eq!(one, 1);
    for piece in [1, 13, 64, 199, 1000, text.len() as u64 / 2] {
        let (pieces, count) = read(name, text, small(piece));
        assert!(count > 1, "{piece}");
        assert_same(&pieces, &whole, &format!("{name} in pieces of {piece} bytes"));
    }
    whole
}

/// Equality that names the first difference.
fn assert_same(pieces: &Whole, whole: &Whole, what: &str) {
    for (number, (piece, whole)) in pieces.documents.iter().zip(&whole.documents).enumerate() {
        assert_eq!(piece, whole, "document {number} of {what}");
    }
    assert_eq!(pieces.notices, whole.notices, "{what}");
    assert_eq!(pieces.split, whole.split, "{what}");
    assert_eq!(
        (pieces.documents.len(), pieces.bytes),
        (whole.documents.len(), whole.bytes),
        "{what}"
    );
}

const WORDS: [&str; 8] = [
    "quay", "tram", "harbour", "council", "vote", "ferry", "price", "bridge",
];

fn sentence(number: usize) -> String {
    let word = |step: usize| WORDS[(number * step + number / 3) % WORDS.len()];
    format!("The {} and the {} met the {}.", word(3), word(5), word(7))
}

#[test]
fn pieces_of_json_lines_are_the_file() {
    let mut text = String::from("\u{feff}");
    for number in 0..120 {
        let body = sentence(number);
        match number % 17 {
            4 => text.push_str("{broken\r\n"),
            9 => text.push_str("\n  \n"),
            11 => writeln!(text, r#"{{"id":{number},"text":"","date":"soon"}}"#).unwrap(),
            13 => writeln!(text, r#"{{"body":"{body}","id":{number},"tags":["a",null,["b",{{"z":1,"y":2}}]]}}"#).unwrap(),
            _ => writeln!(text, r#"{{"id":{number},"title":"No {number}","date":"2026-01-{:02}","text":"{body}\nIt said é \u00e9.","text":"{body}"}}"#, number % 28 + 1).unwrap(),
        }
    }
    let whole = same_in_pieces("a.jsonl", &text);
    assert_eq!(whole.documents.len(), 113);
    let said = |part: &str| whole.notices.iter().any(|notice| notice.message.contains(part));
    assert!(
        said("7 lines cannot be parsed and stay as empty articles, the first: line 5"),
        "{:?}",
        whole.notices
    );
    assert!(said("7 dates cannot be read"), "{:?}", whole.notices);
    same_in_pieces("a.json", &text);
}

#[test]
fn a_name_that_comes_later_becomes_metadata_or_the_missing_text() {
    let mut text = String::new();
    for number in 0..30 {
        writeln!(text, r#"{{"text":"{}","id":{number}}}"#, sentence(number)).unwrap();
    }
    text.push_str("{\"text\":\"Last.\",\"Outlet\":\"Wire\",\"ID\":\"x\"}\n{\"content\":\"Other shape.\"}\n");
    let (pieces, _) = read("a.jsonl", &text, small(100));
    let [.., last, other] = pieces.documents.as_slice() else {
        panic!("documents")
    };
    assert_eq!(
        last.meta,
        [
            ("id_2".to_owned(), "x".to_owned()),
            ("outlet".to_owned(), "Wire".to_owned())
        ]
    );
    assert_eq!(other.text, "Other shape.");
}

#[test]
fn pieces_of_a_table_are_the_file() {
    for (lead, separator, end, name) in [
        ("", ",", "\n", "a.csv"),
        ("\u{feff}", ";", "\r\n", "a.csv"),
        ("sep=|\n", "|", "\n", "a.csv"),
        ("", "\t", "\n", "a.tsv"),
    ] {
        let s = separator;
        let mut text = format!("{lead}id{s}headline{s}content{s}tag{s}tag{end}");
        for number in 0..90 {
            let s = separator;
            let body = sentence(number);
            let record = match number % 7 {
                2 => format!(
                    "{number}{s}\"He said \"\"no\"\"\"{s}\"{body}{end}{end}\"\"Then\"\" {s} it {end}ended.\"{s}a{s}b"
                ),
                3 => format!("{number}{s}a 5\" pipe{s}{body}"),
                5 => format!("{number}{s}\"\"{s}\"\"{s}\"\"x{s}"),
                _ => format!("{number}{s}No {number}{s}{body}{s}\"a\"{s}"),
            };
            text.push_str(&record);
            text.push_str(end);
        }
        // Quotes within plain fields open nothing, but must pair up or be named.
        let whole = same_in_pieces(name, &text);
        assert_eq!(whole.documents.len(), 90);
        let said = |part: &str| whole.notices.iter().any(|notice| notice.message.contains(part));
        assert!(
            said("13 records have more or fewer fields"),
            "{:?}",
            whole.notices
        );
    }
}

#[test]
fn sorted_dates_with_the_month_first_stay_so() {
    let mut table = String::from("date,text\n");
    let mut lines = String::new();
    for (month, day) in (1..=12).flat_map(|month| (1..=28).map(move |day| (month, day))) {
        writeln!(table, "{month}/{day}/2024,{}", sentence(day)).unwrap();
        writeln!(
            lines,
            r#"{{"date":"{month}/{day}/2024","text":"{}"}}"#,
            sentence(day)
        )
        .unwrap();
    }
    for (name, text) in [("a.csv", table), ("a.jsonl", lines)] {
        let whole = same_in_pieces(name, &text);
        assert_eq!(whole.documents[2].date.as_deref(), Some("2024-01-03"));
    }
    // Nothing in the head tells, the last record does.
    let mut late = String::from("date,text\n");
    for day in 1..=60 {
        writeln!(late, "3/{}/2024,{}", day % 12 + 1, sentence(day)).unwrap();
    }
    late.push_str("3/31/2024,The end.\n");
    let whole = same_in_pieces("late.csv", &late);
    assert_eq!(whole.documents[0].date.as_deref(), Some("2024-03-02"));
}

#[test]
fn pieces_of_a_text_are_its_articles() {
    let mut text = String::new();
    for number in 0..80 {
        writeln!(
            text,
            "Title: The {} number {number}\nDate: 2026-03-{:02}\n",
            WORDS[number % 8],
            number % 28 + 1
        )
        .unwrap();
        for line in 0..6 {
            let case = number * 7 + line;
            writeln!(text, "{} It was case {case} of {}.", sentence(case), case * case).unwrap();
        }
        text.push_str("Share\n\n");
    }
    let (whole, _) = read("a.txt", &text, Limits::default());
    assert_eq!(whole.documents.len(), 80);
    for piece in [1500, 3000, 9000] {
        let limits = Limits {
            head: 8000,
            window: 2000,
            ..small(piece)
        };
        let (pieces, count) = read("a.txt", &text, limits);
        assert!(count > 1);
        assert_same(&pieces, &whole, &format!("pieces of {piece} bytes"));
    }
}

#[test]
fn an_article_too_long_is_cut_at_empty_lines_and_named() {
    let mut text = String::new();
    for number in 0..300 {
        let end = if number % 5 == 4 { "\n\n" } else { "\n" };
        write!(text, "{}{end}", sentence(number)).unwrap();
    }
    let limits = Limits {
        article: 3000,
        window: 1000,
        ..small(500)
    };
    let (pieces, count) = read_with(
        "a.txt",
        text.as_bytes(),
        limits,
        Options {
            split_rule: SplitRule::None,
            ..Options::default()
        },
    );
    assert_eq!(count, pieces.documents.len());
    assert!(count >= text.len() / 3000);
    let joined: Vec<&str> = pieces
        .documents
        .iter()
        .map(|document| document.text.trim())
        .collect();
    assert_eq!(joined.join("\n\n"), text.trim());
    let [only] = pieces.notices.as_slice() else {
        panic!("{:?}", pieces.notices)
    };
    assert!(
        only.message.contains(&format!("cut into {count} parts")),
        "{}",
        only.message
    );
    // Neither lines nor spaces: between characters.
    let (pieces, count) = read_with(
        "a.txt",
        "é本".repeat(2001).as_bytes(),
        limits,
        Options {
            split_rule: SplitRule::None,
            ..Options::default()
        },
    );
    assert!(count > 3 && pieces.notices.len() == 1, "{:?}", pieces.notices);
}

#[test]
fn encodings_are_cut_only_where_that_is_safe() {
    let mut text = String::new();
    for number in 0..60 {
        writeln!(
            text,
            r#"{{"text":"Le café était fermé à midi, {}"}}"#,
            sentence(number)
        )
        .unwrap();
    }
    let western = encoding_rs::WINDOWS_1252.encode(&text).0;
    let (whole, _) = read_with("a.jsonl", &western, Limits::default(), Options::default());
    let (pieces, count) = read_with("a.jsonl", &western, small(300), Options::default());
    assert!(count > 5);
    assert_same(&pieces, &whole, "pieces");
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let (_, count) = read_with("a.jsonl", &utf16, small(300), Options::default());
    assert_eq!(count, 1);
    // A broken byte far from the head costs one character, and its piece is all that is doubted.
    let mut broken = text.into_bytes();
    let at = broken.len() - 20;
    broken[at] = 0xff;
    let (pieces, _) = read_with("a.jsonl", &broken, small(300), Options::default());
    assert!(
        pieces
            .notices
            .iter()
            .any(|notice| notice.message == "damaged UTF-8: 1 character was lost"),
        "{:?}",
        pieces.notices
    );
}

#[test]
fn small_sources_share_a_task_and_a_large_one_has_its_own() {
    let scratch = tempfile::tempdir().unwrap();
    for number in 0..40 {
        let name = format!("{number:02}.txt");
        std::fs::write(scratch.path().join(name), sentence(number)).unwrap();
    }
    let lines: Vec<String> = (0..400)
        .map(|number| format!("{{\"text\":\"{}\"}}\n", sentence(number)))
        .collect();
    let lines = lines.concat();
    std::fs::write(scratch.path().join("20 large.jsonl"), &lines).unwrap();
    let options = Options {
        digests: true,
        ..Options::default()
    };
    let mut corpus = Corpus::open(&[Input::Path(scratch.path().to_path_buf())], options).unwrap();
    corpus.limits = Limits {
        large: 2000,
        piece: 4000,
        files: 8,
        ..Limits::default()
    };
    let tasks = corpus.tasks();
    let ranges: Vec<_> = tasks
        .iter()
        .filter(|task| task.piece.is_none())
        .map(|task| task.sources.clone())
        .collect();
    assert_eq!(ranges, [0..8, 8..16, 16..20, 21..29, 29..37, 37..41]);
    assert!(
        tasks
            .iter()
            .filter(|task| task.piece.is_some())
            .all(|task| task.sources == (20..21))
    );
    assert!(tasks.len() > 10);
    let readings: Vec<Reading> = tasks.iter().flat_map(|task| corpus.read(task)).collect();
    assert!(readings.iter().all(|reading| reading.digest.len() == 64));
    assert_eq!(
        corpus.digest(20).unwrap(),
        blake3::hash(lines.as_bytes()).to_hex().as_str()
    );
    assert_eq!(
        readings
            .iter()
            .map(|reading| reading.documents.len())
            .sum::<usize>(),
        440
    );
}

#[test]
fn texts_alone_are_the_same_texts() {
    let text = "{\"title\":\"A\",\"text\":\"One.\",\"date\":\"soon\"}\n{\"body\":\"Two.\"}\n{bad\n";
    let options = Options {
        text_only: true,
        ..Options::default()
    };
    let (alone, _) = read_with("2026-01-02.jsonl", text.as_bytes(), Limits::default(), options);
    let texts: Vec<&str> = alone
        .documents
        .iter()
        .map(|document| document.text.as_str())
        .collect();
    assert_eq!(texts, ["One.", "Two.", ""]);
    assert!(
        alone
            .documents
            .iter()
            .all(|document| document.title.is_empty() && document.meta.is_empty())
    );
}

/// Articles between rows of signs; those with a number in `odd` have a byline where the others have a headline.
fn separated(articles: usize, odd: &[usize]) -> String {
    let mut text = String::new();
    for number in 0..articles {
        let word = |step: usize| WORDS[(number * step + number / 7) % WORDS.len()];
        if odd.contains(&number) {
            text.push_str("By Ann Lee\n\n");
        } else {
            writeln!(text, "Town {} and {} number {number}\n", word(3), word(5)).unwrap();
        }
        for line in 0..14 {
            let case = number * 15 + line;
            let end = if line % 5 == 4 { "\n\n" } else { "\n" };
            // Lines that recur below articles would be taken for their footer.
            let mixed = |step: usize| WORDS[(case * 2_654_435_761 % 1_000_003 / step) % WORDS.len()];
            let words = [1, 8, 64, 512, 4096].map(mixed).join(" ");
            write!(
                text,
                "The {words} met again. It was case {case} of {}.{end}",
                case * case
            )
            .unwrap();
        }
        text.push_str("\n\n==========\n\n");
    }
    text
}

#[test]
fn an_article_that_breaks_the_rule_keeps_only_its_neighbours() {
    let odd = [700, 1100, 1101, 1900];
    let (pieces, count) = read("a.txt", &separated(2500, &odd), Limits::default());
    assert!(count > 1);
    let longest = pieces.documents.iter().map(|document| document.text.len()).max();
    assert!(
        pieces.documents.len() > 2350 && longest.unwrap() < 48 << 10,
        "{} articles, {longest:?}",
        pieces.documents.len()
    );
    let [only] = pieces.notices.as_slice() else {
        panic!("{:?}", pieces.notices)
    };
    assert!(
        only.message
            .starts_with("rule separator, by which the file is split, does not explain ")
            && only.message.contains("--split-rule"),
        "{}",
        only.message
    );
    // Every word is in one article or in the lines between them, and nothing is told twice.
    let last = format!("It was case {} of", 2500 * 15 - 2);
    for case in [0, 700 * 15, 1100 * 15 + 13, 1900 * 15 + 1] {
        let told = format!("It was case {case} of");
        let count: usize = pieces
            .documents
            .iter()
            .map(|document| document.text.matches(&told).count())
            .sum();
        assert_eq!(count, 1, "{told}");
    }
    let end = pieces.documents.last().unwrap();
    assert!(
        end.text.contains(&last),
        "{:?}",
        &end.text[end.text.len() - 300..]
    );
    let (sound, _) = read("a.txt", &separated(2500, &[]), Limits::default());
    assert_eq!((sound.documents.len(), sound.notices.len()), (2500, 0));
}

#[test]
fn what_the_head_decided_holds_for_a_piece_with_a_broken_byte() {
    let mut text = String::new();
    for number in 0..40 {
        writeln!(text, r#"{{"text":"Äußerst schön, {}"}}"#, sentence(number)).unwrap();
    }
    for number in 0..60 {
        writeln!(text, r#"{{"text":"{}"}}"#, sentence(number)).unwrap();
    }
    let mut bytes = text.into_bytes();
    bytes.extend_from_slice("{\"text\":\"café Zürich\"}\n{\"text\":\"bad \u{0} byte\"}\n".as_bytes());
    let at = memchr::memrchr(0, &bytes).unwrap();
    bytes[at] = 0xff;
    let (whole, _) = read_with("a.jsonl", &bytes, Limits::default(), Options::default());
    for piece in [40, 300, 2000] {
        let (pieces, count) = read_with("a.jsonl", &bytes, small(piece), Options::default());
        assert!(count > 1);
        assert_same(&pieces, &whole, &format!("pieces of {piece} bytes"));
    }
    assert_eq!(whole.documents[100].text, "café Zürich");
    assert_eq!(whole.notices[0].message, "damaged UTF-8: 1 character was lost");
}

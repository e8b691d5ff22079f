//! What each stage costs on named inputs, in bytes of text or rows per second.
//!
//! The inputs are those of the shared corpora; where they are not at hand, everything runs on `seeds/`. `cargo bench` runs
//! all of it, `cargo bench -- tokenize` one stage; `RAYON_NUM_THREADS=1` gives the speed of one core.
#![allow(clippy::unwrap_used, reason = "a bench stops by panicking")]

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use gleaner::analyze::{self, ANALYSES, Context};
use gleaner::compare::{self, Against, Member, Place, Sides, Unit, Units};
use gleaner::corpus::split::{SplitRule, split};
use gleaner::corpus::{self, Corpus, Input};
use gleaner::count::{self, Counts, Detail, Entities, Heads, Lexicon, Setup};
use gleaner::entity::{Aliases, Article, Recognizer};
use gleaner::frames::Frames;
use gleaner::normalize::Options;
use gleaner::progress::Silent;
use gleaner::segment::Segmenter;
use gleaner::story::{Collection, Shingles};
use gleaner::tokenize::{Tokenizer, Unicode};
use gleaner::topic::{self, Matrix};
use unicode_segmentation::UnicodeSegmentation;

/// The allocator of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

/// Many short articles, few long ones, one book.
const INPUTS: [&str; 3] = ["reuters", "speeches", "bible"];

/// One input, read.
struct Texts {
    corpus: Corpus,
    documents: Vec<String>,
}

impl Texts {
    fn open(input: &str) -> Self {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let shared = std::env::var_os("GLEANER_SHARED").map_or_else(|| here.join("../shared"), PathBuf::from);
        let path = shared.join("corpora").join(match input {
            "reuters" => "reuters/modapte_train.jsonl",
            "speeches" => "sotu.jsonl",
            _ => "kjv.txt",
        });
        let path = if path.exists() { path } else { here.join("seeds") };
        let corpus = Corpus::open(&[Input::Path(path)], corpus::Options::default()).unwrap();
        let tasks = corpus.tasks();
        let readings = tasks.iter().flat_map(|task| corpus.read(task));
        let documents = readings
            .flat_map(|reading| reading.documents)
            .map(|document| document.text)
            .collect();
        Self { corpus, documents }
    }

    fn bytes(&self) -> BytesCount {
        BytesCount::new(self.documents.iter().map(String::len).sum::<usize>())
    }
}

static SETUP: LazyLock<Setup> = LazyLock::new(|| Setup::new(&Options::default(), Segmenter::default(), None));

/// Reading and parsing, by one thread; bytes are those of the texts in the file.
#[divan::bench(args = INPUTS, sample_count = 5)]
fn read(bencher: Bencher<'_, '_>, input: &str) {
    let texts = Texts::open(input);
    bencher.counter(texts.bytes()).bench(|| {
        let tasks = texts.corpus.tasks();
        tasks
            .iter()
            .flat_map(|task| texts.corpus.read(task))
            .map(|reading| reading.documents.len())
            .sum::<usize>()
    });
}

#[divan::bench(args = INPUTS, sample_count = 5)]
fn tokenize(bencher: Bencher<'_, '_>, input: &str) {
    let texts = Texts::open(input);
    bencher.counter(texts.bytes()).bench(|| {
        let mut tokens = 0_usize;
        texts
            .documents
            .iter()
            .for_each(|text| Unicode.tokenize(text, &mut |_| tokens += 1));
        tokens
    });
}

#[divan::bench(args = INPUTS, sample_count = 5)]
fn segment(bencher: Bencher<'_, '_>, input: &str) {
    let texts = Texts::open(input);
    let segmenter = Segmenter::default();
    bencher.counter(texts.bytes()).bench(|| {
        let mut sentences = 0_usize;
        texts
            .documents
            .iter()
            .for_each(|text| segmenter.sentences(text, &mut |_| sentences += 1));
        sentences
    });
}

/// Told from the texts, first documents and all others, as counting does it.
#[divan::bench(args = INPUTS, sample_count = 5)]
fn detect_languages(bencher: Bencher<'_, '_>, input: &str) {
    let texts = Texts::open(input);
    let tasks = texts.corpus.tasks();
    let readings: Vec<_> = tasks.iter().map(|task| texts.corpus.read(task)).collect();
    bencher.counter(texts.bytes()).bench(|| {
        let heads = Heads::new(&texts.corpus, &tasks, &SETUP);
        let known = tasks
            .iter()
            .zip(&readings)
            .flat_map(|(task, readings)| readings.iter().map(move |r| (task, r)));
        known
            .map(|(task, reading)| heads.languages(task, &reading.documents).len())
            .sum::<usize>()
    });
}

/// Names, amounts, links and quotations of English articles with their sentences given; `warm` with words that were met.
#[divan::bench(args = [("reuters", false), ("reuters", true), ("speeches", false), ("speeches", true)], sample_count = 3)]
fn recognize(bencher: Bencher<'_, '_>, (input, warm): (&str, bool)) {
    let texts = Texts::open(input);
    let segmenter = Segmenter::default();
    let sentences: Vec<Vec<(usize, usize)>> = texts
        .documents
        .iter()
        .map(|text| {
            let mut spans = Vec::new();
            segmenter.sentences(text, &mut |sentence| {
                spans.push((sentence.start, sentence.start + sentence.text.len()));
            });
            spans
        })
        .collect();
    let aliases = Aliases::default();
    let read = |recognizer: &mut Recognizer| {
        let mut mentions = 0;
        for (text, sentences) in texts.documents.iter().zip(&sentences) {
            let article = Article {
                text,
                language: Some("en"),
                published: None,
                sentences,
            };
            recognizer.read(article, &aliases);
            mentions += recognizer.mentions().count();
        }
        mentions
    };
    let bencher = bencher.counter(texts.bytes());
    if warm {
        let mut recognizer = Recognizer::default();
        read(&mut recognizer);
        bencher.bench_local(|| read(&mut recognizer));
    } else {
        bencher.bench(|| read(&mut Recognizer::default()));
    }
}

/// The scraped page of `seeds/`.
#[divan::bench(sample_count = 20)]
fn split_a_page(bencher: Bencher<'_, '_>) {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/harbor-courier-scrape.txt");
    let page = std::fs::read_to_string(page).unwrap();
    bencher
        .counter(BytesCount::new(page.len()))
        .bench(|| split(&page, &SplitRule::Auto).articles.len());
}

/// Words, forms and stems by one worker that has seen nothing yet.
#[divan::bench(args = INPUTS, sample_count = 5)]
fn look_up_cold(bencher: Bencher<'_, '_>, input: &str) {
    let texts = Texts::open(input);
    bencher
        .counter(texts.bytes())
        .bench(|| look_up(&mut Lexicon::new(SETUP.slots()), &texts));
}

/// The same by one that knows all words.
#[divan::bench(args = INPUTS, sample_count = 5)]
fn look_up_warm(bencher: Bencher<'_, '_>, input: &str) {
    let texts = Texts::open(input);
    let mut lexicon = Lexicon::new(SETUP.slots());
    look_up(&mut lexicon, &texts);
    bencher
        .counter(texts.bytes())
        .bench_local(|| look_up(&mut lexicon, &texts));
}

fn look_up(lexicon: &mut Lexicon, texts: &Texts) -> u64 {
    let mut terms = 0;
    for text in &texts.documents {
        lexicon.tokens(text, Some("en"), &SETUP, &mut |seen, _| {
            terms += u64::from(seen.term != count::NONE);
        });
    }
    terms
}

/// The plain way to do the same: find words, lower their case, stem each, count by string.
#[divan::bench(args = INPUTS, sample_count = 3)]
fn look_up_naively(bencher: Bencher<'_, '_>, input: &str) {
    let texts = Texts::open(input);
    let stemmer = rust_stemmers::Stemmer::create(rust_stemmers::Algorithm::English);
    bencher.counter(texts.bytes()).bench(|| {
        let mut counts: HashMap<String, u64> = HashMap::new();
        for text in &texts.documents {
            for word in text.unicode_words() {
                *counts
                    .entry(stemmer.stem(&word.to_lowercase()).into_owned())
                    .or_default() += 1;
            }
        }
        counts.len()
    });
}

fn counted(texts: &Texts, detail: Detail) -> count::Part {
    let options = count::Options {
        detail,
        left_out: None,
        memory: usize::MAX,
    };
    count::count(&texts.corpus, &SETUP, options, &mut |_| Ok(()), &Silent).unwrap()
}

/// Reading and counting for `gleaner terms`.
#[divan::bench(args = INPUTS, sample_count = 5)]
fn count_terms(bencher: Bencher<'_, '_>, input: &str) {
    let texts = Texts::open(input);
    bencher
        .counter(texts.bytes())
        .bench(|| counted(&texts, Detail::Terms));
}

/// Reading and counting for `gleaner tfidf`.
#[divan::bench(args = INPUTS, sample_count = 5)]
fn count_postings(bencher: Bencher<'_, '_>, input: &str) {
    let texts = Texts::open(input);
    bencher
        .counter(texts.bytes())
        .bench(|| counted(&texts, Detail::Postings));
}

/// Reading and counting for `gleaner report` and `gleaner count`.
#[divan::bench(args = INPUTS, sample_count = 5)]
fn count_in_full(bencher: Bencher<'_, '_>, input: &str) {
    let texts = Texts::open(input);
    bencher
        .counter(texts.bytes())
        .bench(|| counted(&texts, Detail::Full));
}

/// Joining parts and laying out the vocabulary; items are terms.
#[divan::bench(args = INPUTS, sample_count = 5)]
fn lay_out(bencher: Bencher<'_, '_>, input: &str) {
    let texts = Texts::open(input);
    let terms = Counts::join(vec![counted(&texts, Detail::Full)])
        .unwrap()
        .dictionary
        .stems
        .len();
    bencher
        .with_inputs(|| counted(&texts, Detail::Full))
        .counter(ItemsCount::new(terms))
        .bench_values(|part| Frames::build(Counts::join(vec![part]).unwrap(), Entities::default()).unwrap());
}

/// One analysis after another on the newswire; items are postings, each a term in an article.
#[divan::bench(args = ANALYSES.iter().map(|analysis| analysis.id()), sample_count = 3)]
fn analyze(bencher: Bencher<'_, '_>, id: &str) {
    let texts = Texts::open("reuters");
    let frames = Frames::build(
        Counts::join(vec![counted(&texts, Detail::Full)]).unwrap(),
        Entities::default(),
    )
    .unwrap();
    let options = analyze::Options::default();
    let context = Context::new(&frames, &options).unwrap();
    let analysis = ANALYSES.iter().find(|analysis| analysis.id() == id).unwrap();
    bencher.counter(ItemsCount::new(context.sums.postings)).bench(|| {
        analyze::run(*analysis, &context, &mut |_| Ok(()))
            .unwrap()
            .map(|table| table.total)
    });
}

/// Every term of the newswire in so many groups, each against the rest, from counts to ordered rows; items are tests.
#[divan::bench(args = [2_u32, 20, 200], sample_count = 3)]
fn compare_groups(bencher: Bencher<'_, '_>, groups: u32) {
    let texts = Texts::open("reuters");
    let frames = Frames::build(
        Counts::join(vec![counted(&texts, Detail::Postings)]).unwrap(),
        Entities::default(),
    )
    .unwrap();
    let units = Units::of(&frames, Unit::Term).unwrap();
    let mut sides = Sides::new((0..groups).map(|group| group.to_string()).collect());
    frames
        .blocks(&mut |block, first| {
            for (doc, row) in (first..).zip(&block.rows) {
                sides.push(Member {
                    place: Place::Inside,
                    groups: &[doc % groups],
                    tokens: row.sizes.tokens,
                    story: doc,
                });
            }
            Ok(())
        })
        .unwrap();
    for group in 0..groups {
        sides.compare(group.to_string(), "the rest".to_owned(), group, Against::Rest);
    }
    let options = compare::Options {
        unit: Unit::Term,
        min_count: 5,
        memory: 1 << 30,
    };
    let run = || {
        compare::compare(
            Some(&frames),
            units.clone(),
            sides.clone(),
            None,
            options,
            &Silent,
        )
        .unwrap()
    };
    let made = run().tested.rows.len();
    bencher.counter(ItemsCount::new(made)).bench(run);
}

/// Runs of words of every article and the stories among them; items are articles.
#[divan::bench(sample_count = 5)]
fn find_stories(bencher: Bencher<'_, '_>) {
    let texts = Texts::open("reuters");
    bencher.counter(ItemsCount::new(texts.documents.len())).bench(|| {
        let mut collection = Collection::default();
        for text in &texts.documents {
            collection.push(Shingles::of(text));
        }
        collection.stories()
    });
}

/// Topics of the newswire, body text alone; items are terms of articles, each once an article.
#[divan::bench(args = [5, 10, 20], sample_count = 3)]
fn factorize(bencher: Bencher<'_, '_>, topics: usize) {
    let matrix = matrix();
    bencher
        .counter(ItemsCount::new(matrix.postings()))
        .bench(|| topic::factorize(&matrix, topics).unwrap());
}

/// How many topics the newswire has; items are as above.
#[divan::bench(sample_count = 1)]
fn choose_topics(bencher: Bencher<'_, '_>) {
    let matrix = matrix();
    bencher
        .counter(ItemsCount::new(matrix.postings()))
        .bench(|| topic::choose(&matrix, 20).unwrap());
}

fn matrix() -> Matrix {
    let texts = Texts::open("reuters");
    let counts = Counts::join(vec![counted(&texts, Detail::Postings)]).unwrap();
    let mut matrix = Matrix::new(counts.dictionary.stems.len());
    counts
        .blocks(&mut |block| {
            for at in 0..block.rows.len() {
                let own = block.postings(at);
                matrix.push(&block.term[own.clone()], &block.tf[own]);
            }
            Ok(())
        })
        .unwrap();
    matrix
}

/// Reading and counting terms of several words.
#[divan::bench(args = INPUTS, sample_count = 3)]
fn count_phrases(bencher: Bencher<'_, '_>, input: &str) {
    let texts = Texts::open(input);
    let setup = Setup::new(&Options::default(), Segmenter::default(), None).with_phrases();
    let options = count::Options {
        detail: Detail::Postings,
        left_out: None,
        memory: usize::MAX,
    };
    bencher
        .counter(texts.bytes())
        .bench(|| count::count(&texts.corpus, &setup, options, &mut |_| Ok(()), &Silent).unwrap());
}

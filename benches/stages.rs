//! What each stage costs, in bytes of text per second, on the newswire part of the shared corpora where it is at hand,
//! else on `seeds/`.
//!
//! `cargo bench` runs them; `cargo bench -- tokenize` one of them.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use divan::Bencher;
use divan::counter::BytesCount;
use gleaner::analyze::{self, ANALYSES, Context};
use gleaner::corpus::split::{SplitRule, split};
use gleaner::corpus::{Corpus, Document, Input};
use gleaner::count::{self, Setup};
use gleaner::frames::Frames;
use gleaner::normalize::Options;
use gleaner::progress::Silent;
use gleaner::segment::Segmenter;
use gleaner::tokenize::{Tokenizer, Unicode};

fn main() {
    divan::main();
}

/// The corpus that is measured.
fn input() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let shared = std::env::var_os("GLEANER_SHARED").map_or_else(|| here.join("../shared"), PathBuf::from);
    let newswire = shared.join("corpora/reuters");
    if newswire.exists() {
        newswire
    } else {
        here.join("seeds")
    }
}

static CORPUS: LazyLock<Corpus> = LazyLock::new(|| {
    Corpus::open(&[Input::Path(input())], gleaner::corpus::Options::default()).expect("the corpus is there")
});

static DOCUMENTS: LazyLock<Vec<Document>> = LazyLock::new(|| {
    CORPUS
        .sources
        .iter()
        .flat_map(|source| CORPUS.read(source).documents)
        .collect()
});

static SETUP: LazyLock<Setup> = LazyLock::new(|| Setup::new(&Options::default(), Segmenter::default(), None));

fn bytes() -> BytesCount {
    BytesCount::new(
        DOCUMENTS
            .iter()
            .map(|document| document.text.len())
            .sum::<usize>(),
    )
}

#[divan::bench(sample_count = 5)]
fn read(bencher: Bencher<'_, '_>) {
    bencher.counter(bytes()).bench(|| {
        CORPUS
            .sources
            .iter()
            .map(|source| CORPUS.read(source).documents.len())
            .sum::<usize>()
    });
}

#[divan::bench(sample_count = 5)]
fn tokenize(bencher: Bencher<'_, '_>) {
    bencher.counter(bytes()).bench(|| {
        let mut tokens = 0_usize;
        DOCUMENTS
            .iter()
            .for_each(|document| Unicode.tokenize(&document.text, &mut |_| tokens += 1));
        tokens
    });
}

#[divan::bench(sample_count = 5)]
fn segment(bencher: Bencher<'_, '_>) {
    let segmenter = Segmenter::default();
    bencher.counter(bytes()).bench(|| {
        let mut sentences = 0_usize;
        DOCUMENTS
            .iter()
            .for_each(|document| segmenter.sentences(&document.text, &mut |_| sentences += 1));
        sentences
    });
}

#[divan::bench(sample_count = 5)]
fn detect_languages(bencher: Bencher<'_, '_>) {
    bencher
        .counter(bytes())
        .bench(|| SETUP.languages(&DOCUMENTS).len());
}

#[divan::bench(sample_count = 5)]
fn split_files(bencher: Bencher<'_, '_>) {
    let page = std::fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/harbor-courier-scrape.txt"),
    )
    .expect("the sample page is there");
    bencher
        .counter(BytesCount::new(page.len()))
        .bench(|| split(&page, &SplitRule::Auto).articles.len());
}

#[divan::bench(sample_count = 5)]
fn count_all(bencher: Bencher<'_, '_>) {
    bencher.counter(bytes()).bench(|| {
        count::count(&CORPUS, &SETUP, &Silent)
            .expect("the corpus has articles")
            .terms
            .len()
    });
}

#[divan::bench(sample_count = 5)]
fn analyze_all(bencher: Bencher<'_, '_>) {
    let counts = count::count(&CORPUS, &SETUP, &Silent).expect("the corpus has articles");
    let frames = Frames::build(counts).expect("frames are laid out");
    let options = analyze::Options::default();
    bencher.counter(bytes()).bench(|| {
        let context = Context::new(&frames, &options).expect("postings are weighed");
        ANALYSES
            .iter()
            .filter_map(|analysis| analyze::run(*analysis, &context).expect("it is answered"))
            .count()
    });
}

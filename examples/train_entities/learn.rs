//! The recipe: from tagged and untagged text to a model file.
//!
//! A first model, trained on tagged text, labels the untagged text; what it is sure of is added, and a second model is
//! trained on both. The features that weigh most get a place in the file's table and are trained once more by themselves,
//! so that they make up for those that are gone. Nothing depends on the machine: no threads, no clock, fixed seeds, and
//! only sums, products, quotients and square roots.

use std::path::Path;

use anyhow::{Context, Result};
use gleaner::entity::tag::label::{LABELS, LANES};
use gleaner::entity::tag::model::Model;

use crate::crf::{Recipe, Stretches, Trainer, Weights};
use crate::data::{self, Document};
use crate::features::{self, Numbers};
use crate::lattice::Guesser;
use crate::number::Random;
use crate::pack;
use crate::words;

/// Buckets of eight rows in the file: with the table of words it stays below two megabytes.
const BUCKETS: usize = 10_000;
/// How certain the least certain label of a guessed stretch has to be.
const SURE: f32 = 0.8;
/// Tagged text: least number of occurrences of a feature in it.
const LEAST: u32 = 1;
/// The same for tagged and guessed text together.
const LEAST_WITH_GUESSES: u32 = 2;
/// How many of a hundred short sentences are copied in Title Case, and as many in capitals.
const COPIES: usize = 15;

const RECIPE: Recipe = Recipe {
    rounds: 7,
    rate: 0.1,
    drop: 205,
    seed: 1,
};

/// Seeds of the last training, whose weights are averaged.
const SEEDS: [u64; 3] = [1, 2, 3];

/// What is to be trained from.
pub(crate) struct Material {
    tagged: Vec<Document>,
    untagged: Vec<Document>,
    clusters: String,
}

impl Material {
    /// Reads the folder of data; `strict` leaves out what is licensed share-alike.
    pub(crate) fn read(folder: &Path, strict: bool) -> Result<Self> {
        let mut tagged = data::read_folder(&folder.join("train/cc-by"))?;
        if !strict {
            tagged.extend(data::read_folder(&folder.join("train/cc-by-sa"))?);
        }
        Ok(Self {
            tagged,
            untagged: data::untagged(&data::unpack(&folder.join("text/voa.txt.gz"))?),
            clusters: data::unpack(&folder.join("clusters.tsv.gz"))?,
        })
    }

    /// Trains a model and gives its file.
    pub(crate) fn train(&self, mut progress: impl FnMut(&str)) -> Result<Vec<u8>> {
        let edited = self.tagged.iter().filter(|document| !document.is_post());
        let words = words::build(&self.clusters, &edited.chain(&self.untagged).collect::<Vec<_>>())?;
        // Features ask what is known of words, so there has to be a model before there are weights.
        let bare = model(pack::file(&words, &[], &Weights::none(), 1))?;
        let copies = self.copies();
        let tagged: Vec<&Document> = self.tagged.iter().chain(&copies).collect();

        progress("tagged text");
        let mut numbers = Numbers::default();
        let mut data = Stretches::default();
        for document in &tagged {
            features::add(document, &bare, &mut numbers, &mut data);
        }
        let hashes = features::cut(&mut data, &numbers.hashes, LEAST);
        let weights = Trainer::new(hashes.len()).train(&data, &RECIPE);

        progress("untagged text");
        let guessed = self.guesses(&bare, hashes, &weights);
        let mut numbers = Numbers::default();
        let mut data = Stretches::default();
        for document in tagged.into_iter().chain(&self.untagged) {
            features::add(document, &bare, &mut numbers, &mut data);
        }
        data.settle(&guessed);
        let hashes = features::cut(&mut data, &numbers.hashes, LEAST_WITH_GUESSES);
        let weights = Trainer::new(hashes.len()).train(&data, &RECIPE);

        progress("the features that are kept");
        let keep = pack::choose(&hashes, &weights, BUCKETS);
        let hashes = features::keep_only(&mut data, &hashes, &keep);
        let weights: Vec<Weights> = SEEDS
            .map(|seed| {
                let drop = RECIPE.drop / 2;
                Trainer::new(hashes.len()).train(&data, &Recipe { drop, seed, ..RECIPE })
            })
            .into();
        let weights = Weights::mean(&weights);
        Ok(pack::file(&words, &hashes, &weights, BUCKETS))
    }

    /// Copies of some short sentences in Title Case and in capitals, as in headlines.
    fn copies(&self) -> Vec<Document> {
        let mut copies = Vec::new();
        let mut random = Random(7);
        for document in &self.tagged {
            for sentence in &document.sentences {
                if !(3..=30).contains(&sentence.tokens.len()) {
                    continue;
                }
                let copy = match random.below(100) / COPIES {
                    0 => data::title_case(sentence),
                    1 => data::capitals(sentence),
                    _ => continue,
                };
                copies.push(Document {
                    sentences: vec![copy],
                    ..document.clone()
                });
            }
        }
        copies
    }

    /// The labels of each stretch of the untagged text; none where they are not certain.
    fn guesses(&self, bare: &Model<'static>, hashes: Vec<u64>, weights: &Weights) -> Vec<Option<Vec<usize>>> {
        let mut numbers = Numbers::only(hashes);
        let mut data = Stretches::default();
        for document in &self.untagged {
            features::add(document, bare, &mut numbers, &mut data);
        }
        let mut guesser = Guesser::new(weights);
        let stretches = data.bounds.iter();
        stretches
            .map(|&(from, to)| {
                let guess = guesser.guess(weights, &data, from, to);
                (guess.certainty >= SURE).then_some(guess.labels)
            })
            .collect()
    }
}

/// A model of a file that is kept until the program ends; there are only a few.
pub(crate) fn model(file: Vec<u8>) -> Result<Model<'static>> {
    Model::new(file.leak())
        .ok()
        .context("a model file that was just made is not valid")
}

impl Weights {
    /// No weights.
    fn none() -> Self {
        Self {
            rows: Vec::new(),
            transitions: [[0.0; LABELS]; LABELS],
        }
    }

    /// The mean of several.
    #[allow(clippy::cast_precision_loss, reason = "there are a few")]
    fn mean(all: &[Self]) -> Self {
        let count = all.len() as f32;
        let mut mean = Self::none();
        mean.rows = vec![[0.0; LANES]; all.first().map_or(0, |weights| weights.rows.len())];
        for weights in all {
            let rows = mean.rows.iter_mut().flatten().zip(weights.rows.iter().flatten());
            let transitions = mean
                .transitions
                .iter_mut()
                .flatten()
                .zip(weights.transitions.iter().flatten());
            for (mean, weight) in rows.chain(transitions) {
                *mean += weight / count;
            }
        }
        mean
    }
}

//! Trains the English name tagger.
mod crf;
mod data;
mod features;
mod number;
mod pack;
mod score;
mod words;

use anyhow::{Context, Result};
use crf::{Guesser, Recipe, Stretches, Trainer, Weights};
use data::{Document, Sentence};
use features::Numbers;
use gleaner::entity::tag::Tagger;
use gleaner::entity::tag::model::Model;
use std::path::PathBuf;

fn set(name: &str, default: f32) -> f32 {
    std::env::var(name)
        .ok()
        .and_then(|v| v.parse().ok())
        .unwrap_or(default)
}

fn leak(file: Vec<u8>) -> &'static [u8] {
    Box::leak(file.into_boxed_slice())
}

fn weight(source: &str) -> f32 {
    if source.starts_with("Broad") || source.starts_with("WNUT") {
        set("W_TWEET", 1.0)
    } else if source.contains("science") || source.contains("CrossNER ai") || source.contains("academic") {
        set("W_SCI", 1.0)
    } else if source.contains("news") {
        set("W_NEWS", 1.0)
    } else {
        1.0
    }
}

fn main() -> Result<()> {
    let args: Vec<String> = std::env::args().collect();
    let folder = PathBuf::from(
        args.iter()
            .position(|a| a == "--data")
            .and_then(|at| args.get(at + 1))
            .context("--data")?,
    );
    let strict = args.iter().any(|a| a == "--cc-by-only");
    let begin = std::time::Instant::now();
    let mut documents = data::read_folder(&folder.join("train/cc-by"))?;
    if !strict {
        documents.extend(data::read_folder(&folder.join("train/cc-by-sa"))?);
    }
    let voa = data::untagged(&data::unpack(&folder.join("text/voa.txt.gz"))?);
    let clusters = data::unpack(&folder.join("clusters.tsv.gz"))?;
    let texts: Vec<&Document> = documents
        .iter()
        .filter(|d| !d.source.starts_with("Broad") && !d.source.starts_with("WNUT"))
        .chain(&voa)
        .collect();
    let words = words::build(&clusters, &texts)?;
    eprintln!("words kept {} lost {}", words.kept, words.lost);
    let none = Weights {
        rows: vec![],
        transitions: [[0.0; 17]; 17],
    };
    let bare = Model::new(leak(pack::file(&words, &[], &none, 1))).expect("a model");
    // Copies.
    let mut copies = Vec::new();
    let share = set("COPIES", 0.15);
    let mut random = number::Random(7);
    for document in &documents {
        for sentence in &document.sentences {
            if sentence.tokens.len() > 30 || sentence.tokens.len() < 3 {
                continue;
            }
            let draw = random.below(1000) as f32 / 1000.0;
            let copy: Sentence = if draw < share {
                data::title_case(sentence)
            } else if draw < 2.0 * share {
                data::capitals(sentence)
            } else {
                continue;
            };
            copies.push(Document {
                id: String::new(),
                source: document.source.clone(),
                misc: document.misc,
                sentences: vec![copy],
            });
        }
    }
    let mut numbers = Numbers::default();
    let mut data = Stretches::default();
    for document in documents.iter().chain(&copies) {
        features::add(document, weight(&document.source), &bare, &mut numbers, &mut data);
    }
    eprintln!(
        "{:.1}s stretches {} tokens {} features {} ({} occurrences)",
        begin.elapsed().as_secs_f32(),
        data.stretches.len(),
        data.ends.len(),
        numbers.hashes.len(),
        data.features.len()
    );
    let hashes = features::cut(&mut data, &numbers.hashes, set("CUT", 2.0) as u32);
    eprintln!("{:.1}s features {}", begin.elapsed().as_secs_f32(), hashes.len());
    let recipe = Recipe {
        rounds: set("ROUNDS", 8.0) as usize,
        rate: set("RATE", 0.1),
        decay: set("DECAY", 0.0),
        seed: 1,
        average: set("AVERAGE", 1.0) > 0.0,
        drop: (set("DROP", 0.0) * 1024.0) as u64,
    };
    let mut dev = Vec::new();
    for name in [
        "uner_pud",
        "uner_ewt_test",
        "wnut17_test",
        "crossner_politics_test",
        "ww_dev",
    ] {
        dev.push((name, data::read(&folder.join(format!("dev/{name}.jsonl")))?));
    }
    let evaluate = |hashes: &[u64], weights: &Weights, buckets: usize, label: &str| {
        let file = pack::file(&words, hashes, weights, buckets);
        let mut tagger = Tagger::with(Model::new(leak(file)).expect("a model"));
        println!("-- {label}");
        for (name, documents) in &dev {
            println!("{}", score::line(name, &score::score(&mut tagger, documents)));
        }
    };
    let trainer = Trainer::new(hashes.len());
    let each = set("EACH", 0.0) > 0.0;
    let weights = trainer.train(&data, &recipe, |round, weights| {
        eprintln!("{:.1}s round {round}", begin.elapsed().as_secs_f32());
        if each {
            evaluate(&hashes, weights, 1 << 18, "now");
        }
    });
    evaluate(&hashes, &weights, 1 << 18, "supervised, unpruned");
    let (mut hashes, mut weights, mut data) = (hashes, weights, data);
    if set("SELF", 1.0) > 0.0 {
        // Self-training.
        let mut closed = Numbers::only(hashes.clone());
        let mut guessed = Stretches::default();
        for document in &voa {
            features::add(document, set("W_SELF", 1.0), &bare, &mut closed, &mut guessed);
        }
        let mut guesser = Guesser::new(&weights);
        let least = set("SURE", 0.9);
        let mut sure = 0;
        for at in 0..guessed.stretches.len() {
            let stretch = guessed.stretches[at];
            let guess = guesser.guess(&weights, &guessed, stretch.0, stretch.1);
            if guess.certainty >= least {
                sure += 1;
            } else {
                guessed.stretches[at].2 = 0.0;
            }
            for (slot, label) in guessed.allowed[stretch.0..stretch.1].iter_mut().zip(guess.labels) {
                *slot = 1 << label;
            }
        }
        eprintln!(
            "{:.1}s sure {sure} of {}",
            begin.elapsed().as_secs_f32(),
            guessed.stretches.len()
        );
        // Features anew, with those of the guessed text.
        let mut numbers = Numbers::default();
        let mut all = Stretches::default();
        for document in documents.iter().chain(&copies) {
            features::add(document, weight(&document.source), &bare, &mut numbers, &mut all);
        }
        let mut open = Stretches::default();
        for document in &voa {
            features::add(document, 1.0, &bare, &mut numbers, &mut open);
        }
        for (at, &(from, to, weight)) in guessed.stretches.iter().enumerate() {
            if weight == 0.0 {
                continue;
            }
            let (f, t, _) = open.stretches[at];
            assert_eq!((f, t), (from, to));
            let start = all.ends.len();
            for token in from..to {
                let list = open.of_token(token);
                all.features.extend_from_slice(list);
                all.ends.push(all.features.len());
                all.allowed.push(guessed.allowed[token]);
            }
            all.stretches.push((start, all.ends.len(), weight));
        }
        hashes = features::cut(&mut all, &numbers.hashes, set("CUT2", 3.0) as u32);
        data = all;
        eprintln!(
            "{:.1}s features {} stretches {} tokens {}",
            begin.elapsed().as_secs_f32(),
            hashes.len(),
            data.stretches.len(),
            data.ends.len()
        );
        weights = Trainer::new(hashes.len()).train(&data, &recipe, |round, _| {
            eprintln!("{:.1}s round {round}", begin.elapsed().as_secs_f32())
        });
        evaluate(&hashes, &weights, 1 << 18, "self-trained, unpruned");
    }
    let buckets = 1usize << set("BUCKETS", 13.0) as usize;
    let keep = pack::choose(&hashes, &weights, buckets);
    hashes = features::keep_only(&mut data, &hashes, &keep);
    eprintln!("{:.1}s pruned to {}", begin.elapsed().as_secs_f32(), hashes.len());
    weights = Trainer::new(hashes.len()).train(&data, &recipe, |_, _| ());
    evaluate(&hashes, &weights, buckets, "pruned, retrained");
    let file = pack::file(&words, &hashes, &weights, buckets);
    eprintln!("{:.1}s {} bytes", begin.elapsed().as_secs_f32(), file.len());
    if let Ok(out) = std::env::var("PRED") {
        let mut tagger = Tagger::with(Model::new(leak(file.clone())).expect("a model"));
        for (name, documents) in &dev {
            let mut text = String::new();
            for d in documents {
                for (s, a, b, k) in score::found(&mut tagger, d) {
                    text.push_str(&serde_json::json!({"id": d.id, "sentence": s, "start": a, "end": b, "type": (["PER","ORG","LOC","MISC"][k])}).to_string());
                    text.push('\n');
                }
            }
            std::fs::write(PathBuf::from(&out).join(format!("{name}.jsonl")), text)?;
        }
    }
    if let Some(at) = args.iter().position(|a| a == "--out") {
        std::fs::write(PathBuf::from(&args[at + 1]).join("model.bin"), file)?;
    }
    Ok(())
}

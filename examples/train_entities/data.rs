//! Tagged text: reads it, writes it as one string, and makes copies in Title Case and capitals.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// One sentence: its tokens and their tags.
#[derive(Debug, Clone)]
pub(crate) struct Sentence {
    pub(crate) tokens: Vec<String>,
    /// Types as they are written in the file, with B- or I-; empty where there are no tags.
    pub(crate) tags: Vec<String>,
}

/// One document.
#[derive(Debug, Clone)]
pub(crate) struct Document {
    pub(crate) id: String,
    pub(crate) source: String,
    /// Whether names of the fourth type are tagged.
    pub(crate) misc: bool,
    pub(crate) sentences: Vec<Sentence>,
}

/// The text of a document, and where its sentences and tokens lie in it.
#[derive(Debug, Default)]
pub(crate) struct Laid {
    pub(crate) text: String,
    pub(crate) sentences: Vec<(usize, usize)>,
    /// Per sentence the byte ranges of its tokens.
    pub(crate) tokens: Vec<Vec<(usize, usize)>>,
}

impl Document {
    /// Whether it is a post of a social network, which says little about how words are usually written.
    pub(crate) fn is_post(&self) -> bool {
        ["Broad Twitter", "WNUT"]
            .iter()
            .any(|source| self.source.starts_with(source))
    }

    /// Its tokens joined by blanks, a sentence a line.
    pub(crate) fn lay(&self) -> Laid {
        let mut laid = Laid::default();
        for sentence in &self.sentences {
            let start = laid.text.len();
            let mut tokens = Vec::new();
            for token in &sentence.tokens {
                if laid.text.len() > start {
                    laid.text.push(' ');
                }
                let from = laid.text.len();
                laid.text.push_str(token);
                tokens.push((from, laid.text.len()));
            }
            laid.sentences.push((start, laid.text.len()));
            laid.tokens.push(tokens);
            laid.text.push('\n');
        }
        laid
    }
}

/// The documents of a file.
pub(crate) fn read(path: &Path) -> Result<Vec<Document>> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut documents = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let place = || format!("{}, line {}", path.display(), number + 1);
        let value: serde_json::Value = serde_json::from_str(line).with_context(place)?;
        let words = |value: &serde_json::Value| -> Vec<String> {
            let list = value.as_array().into_iter().flatten();
            list.filter_map(|word| word.as_str().map(str::to_owned)).collect()
        };
        let sentences = value["sentences"].as_array().with_context(place)?;
        documents.push(Document {
            id: value["id"].as_str().unwrap_or_default().to_owned(),
            source: value["source"].as_str().unwrap_or_default().to_owned(),
            misc: words(&value["types"]).iter().any(|kind| kind == "MISC"),
            sentences: sentences
                .iter()
                .map(|sentence| Sentence {
                    tokens: words(&sentence["tokens"]),
                    tags: words(&sentence["tags"]),
                })
                .collect(),
        });
    }
    Ok(documents)
}

/// The documents of every file of a folder, files in order of their names.
pub(crate) fn read_folder(folder: &Path) -> Result<Vec<Document>> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "jsonl"));
    paths.sort();
    let mut documents = Vec::new();
    for path in paths {
        documents.extend(read(&path)?);
    }
    Ok(documents)
}

/// The text of a compressed file.
pub(crate) fn unpack(path: &Path) -> Result<String> {
    let file = fs::File::open(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut text = String::new();
    flate2::read::GzDecoder::new(file)
        .read_to_string(&mut text)
        .with_context(|| format!("cannot unpack {}", path.display()))?;
    Ok(text)
}

/// The untagged documents of a text with a sentence a line and a blank line between documents.
pub(crate) fn untagged(text: &str) -> Vec<Document> {
    let mut documents = Vec::new();
    for block in text.split("\n\n") {
        let sentences: Vec<Sentence> = block
            .lines()
            .map(|line| Sentence {
                tokens: line.split_whitespace().map(str::to_owned).collect(),
                tags: Vec::new(),
            })
            .filter(|sentence| !sentence.tokens.is_empty())
            .collect();
        if !sentences.is_empty() {
            documents.push(Document {
                id: format!("untagged-{}", documents.len()),
                source: "untagged".to_owned(),
                misc: true,
                sentences,
            });
        }
    }
    documents
}

const SMALL: [&str; 20] = [
    "a", "an", "the", "of", "in", "on", "for", "and", "to", "at", "by", "with", "or", "as", "from", "'s",
    "n't", "but", "is", "de",
];

/// The sentence with every longer word capitalised.
pub(crate) fn title_case(sentence: &Sentence) -> Sentence {
    let capital = |(at, word): (usize, &String)| {
        let mut letters = word.chars();
        match letters.next() {
            Some(first) if at == 0 || !SMALL.contains(&word.as_str()) => {
                first.to_uppercase().chain(letters).collect()
            }
            _ => word.clone(),
        }
    };
    Sentence {
        tokens: sentence.tokens.iter().enumerate().map(capital).collect(),
        tags: sentence.tags.clone(),
    }
}

/// The sentence in capitals.
pub(crate) fn capitals(sentence: &Sentence) -> Sentence {
    Sentence {
        tokens: sentence.tokens.iter().map(|word| word.to_uppercase()).collect(),
        tags: sentence.tags.clone(),
    }
}

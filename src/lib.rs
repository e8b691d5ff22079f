//! Turns a pile of news articles into a report people trust.
//!
//! Text goes in on the left, a report comes out on the right, and nothing flows back:
//!
//! ```text
//! sources ─▶ tasks ─▶ [ read ▸ split ▸ segment ▸ tokenize ▸ normalize ▸ recognize ▸ count ] ─▶ parts ─▶ Counts ─▶
//!                     one parallel loop: one vocabulary per worker                integers only
//!
//! Counts ─▶ Frames ─▶ Table ─▶ Chart ─▶ Report ─▶ files
//!           polars    plain    SVG      one file per format
//! ```
//!
//! Each arrow hands over one owned value that is never changed afterwards. The modules below are in that order.
//!
//! ```
//! use gleaner::corpus::Input;
//! use gleaner::pipeline::{self, Options};
//! use gleaner::progress::Silent;
//!
//! let articles = br#"{"title":"Quay","text":"The harbour board met. The harbour will grow."}
//! {"title":"Tram","text":"The council voted on the tram line."}"#;
//! let input = Input::Bytes("articles.jsonl".to_owned(), articles.to_vec());
//! let outcome = pipeline::run(&[input], &Options::default(), &Silent)?;
//! assert_eq!(outcome.articles, 2);
//! let page = outcome.files.iter().find(|file| file.path == "index.html").expect("a report has a page");
//! assert!(String::from_utf8_lossy(page.in_memory().expect("a page is small")).contains("harbour"));
//! # Ok::<(), gleaner::error::Error>(())
//! ```
#![forbid(unsafe_code)]

pub mod error;
pub mod number;
pub mod progress;
pub mod scratch;

pub mod corpus;
pub mod segment;
pub mod tokenize;

pub mod normalize;

pub mod entity;

pub mod statistics;

pub mod collocation;
pub mod story;
pub mod summary;
pub mod topic;

pub mod count;
pub mod frames;

pub mod analyze;
pub mod compare;
pub mod concordance;
pub mod quote;

pub mod chart;
pub mod report;

pub mod finding;

pub mod check;
pub mod verify;

pub mod pipeline;

pub mod cli;

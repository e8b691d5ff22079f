//! What the beginning of a large source decides for all of its pieces.
//!
//! Pieces are read by themselves, in any order and on any thread, so whatever depends on other records (the columns, the
//! order of day and month, the rule that splits) is decided once, from the head, and handed to each of them.

use super::columns::{Columns, Layout, Role};
use super::dates::Order;
use super::delimited::Table;
use super::records::Records;
use super::{json, text};
use crate::corpus::split::SplitRule;
use crate::corpus::{Options, Reading};

/// The decisions, by the way the source is cut.
#[derive(Debug)]
pub(in crate::corpus) enum Head {
    /// JSON Lines.
    Lines(Lines),
    /// Delimited values.
    Table(Table),
    /// Running text.
    Text(SplitRule),
}

/// What is known of the records of JSON Lines.
#[derive(Debug)]
pub(in crate::corpus) struct Lines {
    layout: Layout,
    order: Order,
}

/// The kinds of source that can be cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::corpus) enum Shape {
    /// At any line end.
    Lines,
    /// At line ends outside quotes; the separator, unless the file tells.
    Table(Option<u8>),
    /// Where an article begins.
    Text,
}

/// How a source that begins with `head` can be cut; `None` where it must be read whole. `format` is its ending.
pub(in crate::corpus) fn shape(format: Option<&str>, head: &str) -> Option<Shape> {
    let known = format.and_then(super::by_extension);
    let reader = known.unwrap_or_else(|| super::sniff(head));
    match reader.id() {
        "jsonl" => Some(Shape::Lines),
        "json" if json::looks_like_lines(head) => Some(Shape::Lines),
        "csv" => Some(Shape::Table(None)),
        "tsv" => Some(Shape::Table(Some(b'\t'))),
        // The head of a JSON document does not parse, so it passes for text.
        "text" if known.is_some() || !head.trim_start().starts_with(['{', '[']) => Some(Shape::Text),
        _ => None,
    }
}

/// The separator of a table that begins with `head`.
pub(in crate::corpus) fn separator(given: Option<u8>, head: &str) -> u8 {
    given.unwrap_or_else(|| super::delimited::table(head).1)
}

impl Head {
    /// Decides from the first records of JSON Lines.
    pub(in crate::corpus) fn of_lines(head: &str, options: &Options) -> Self {
        let (records, _) = json::lines(head, Records::default());
        let none: [&str; 0] = [];
        let layout = records
            .layout(options)
            .unwrap_or_else(|| Layout::new(Vec::new(), Columns::choose(&none, options, &|_| 0.0, true)));
        let order = records.order(&layout);
        Self::Lines(Lines { layout, order })
    }

    /// Decides from the header and the first records of a table.
    pub(in crate::corpus) fn of_table(head: &str, separator: Option<u8>, options: &Options) -> Option<Self> {
        Table::new(head, separator, options).map(Self::Table)
    }

    /// Whether dates of later pieces could still change how those of the head are read.
    pub(in crate::corpus) fn is_open(&self) -> bool {
        match self {
            Self::Lines(lines) => lines.order.is_open(),
            Self::Table(table) => table.order.is_open(),
            Self::Text(_) => false,
        }
    }

    /// Takes the dates of a piece into account.
    pub(in crate::corpus) fn see_dates(&mut self, text: &str, first: bool) {
        match self {
            Self::Lines(lines) => {
                let unwanted = lines.layout.names_but(|role| role == Role::Date);
                let (records, _) = json::lines(text, Records::without(unwanted));
                lines.order.absorb(records.order(&lines.layout));
            }
            Self::Table(table) => table.order.absorb(table.order_in(text, first)),
            Self::Text(_) => {}
        }
    }

    /// Reads a piece; `first` is the one that the source begins with.
    pub(in crate::corpus) fn read(
        &self,
        text: &str,
        first: bool,
        source: &str,
        options: &Options,
    ) -> Reading {
        match self {
            Self::Lines(lines) => {
                let mut records = Records::default();
                if options.text_only {
                    let is_text = |role| matches!(role, Role::Text(_));
                    records = Records::without(lines.layout.names_but(is_text));
                }
                let (records, bad) = json::lines(text, records);
                let mut reading = records.build(source, options, Some((&lines.layout, lines.order)));
                reading.tallies.extend(bad);
                reading.lines = super::line_ends(text);
                if first {
                    reading.notices.extend(lines.layout.notices(source));
                }
                reading
            }
            Self::Table(table) => table.read(text, first, source, options),
            Self::Text(rule) => text::piece(text, *rule, options),
        }
    }
}

//! The place of a difference in JSON: the path to the first value, or key, that is another.
//!
//! It follows brackets, keys and commas and checks nothing else, so it goes through text that is no JSON as well, and then the path
//! is as good as the text.

use super::Difference;
use super::rest::{Rest, Value, ends};
use super::show::{around, plain, quoted};
use crate::number;

/// Brackets inside brackets that are followed; what lies deeper is told by its line.
const DEPTH: usize = 128;
/// Bytes of a key that are kept.
const KEY: usize = 200;
/// Characters of a path, the last ones.
const PATH: usize = 200;

#[derive(Debug)]
enum Level {
    List(u64),
    Object(Vec<u8>),
}

/// What comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Next {
    #[default]
    Value,
    Key,
    /// A comma or the end of what is open.
    Comma,
}

/// What the bytes at hand are in the middle of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Inside {
    #[default]
    Nothing,
    Text {
        start: u64,
        escaped: bool,
    },
    /// A number, or `true`, `false`, `null`.
    Plain {
        start: u64,
    },
}

/// The way through a JSON text.
#[derive(Debug, Default)]
pub(super) struct Walk {
    levels: Vec<Level>,
    next: Next,
    inside: Inside,
    /// What is open beyond [`DEPTH`], or closes what was never open.
    lost: bool,
}

impl Walk {
    /// Goes on by `bytes`, which begin at `from`.
    pub(super) fn feed(&mut self, bytes: &[u8], from: u64) {
        if self.lost {
            return;
        }
        for (at, &byte) in (from..).zip(bytes) {
            match self.inside {
                Inside::Text { start, escaped } => self.text(byte, start, escaped),
                Inside::Plain { .. } if !ends(byte) => {}
                Inside::Plain { .. } => {
                    self.inside = Inside::Nothing;
                    self.next = Next::Comma;
                    self.mark(byte, at);
                }
                Inside::Nothing => self.mark(byte, at),
            }
        }
    }

    /// One byte of a string.
    fn text(&mut self, byte: u8, start: u64, escaped: bool) {
        if byte == b'"' && !escaped {
            self.inside = Inside::Nothing;
            if self.next == Next::Value {
                self.next = Next::Comma;
            }
            return;
        }
        if self.next == Next::Key
            && let Some(Level::Object(key)) = self.levels.last_mut()
            && key.len() < KEY
        {
            key.push(byte);
        }
        let escaped = byte == b'\\' && !escaped;
        self.inside = Inside::Text { start, escaped };
    }

    /// One byte between strings and numbers.
    fn mark(&mut self, byte: u8, at: u64) {
        match byte {
            b' ' | b'\t' | b'\r' | b'\n' => {}
            b'{' | b'[' if self.levels.len() == DEPTH => self.lost = true,
            b'{' => {
                self.levels.push(Level::Object(Vec::new()));
                self.next = Next::Key;
            }
            b'[' => {
                self.levels.push(Level::List(0));
                self.next = Next::Value;
            }
            b'}' | b']' => {
                self.lost |= self.levels.pop().is_none();
                self.next = Next::Comma;
            }
            b',' => match self.levels.last_mut() {
                Some(Level::List(index)) => {
                    *index += 1;
                    self.next = Next::Value;
                }
                Some(Level::Object(key)) => {
                    key.clear();
                    self.next = Next::Key;
                }
                None => self.lost = true,
            },
            b':' => self.next = Next::Value,
            b'"' => {
                self.inside = Inside::Text {
                    start: at,
                    escaped: false,
                };
            }
            _ => self.inside = Inside::Plain { start: at },
        }
    }

    /// Where what differs begins: the string or number that was reached, else `at`.
    pub(super) fn start(&self, at: u64) -> u64 {
        match self.inside {
            Inside::Text { start, .. } | Inside::Plain { start } => start,
            Inside::Nothing => at,
        }
    }

    /// The difference of what follows; `None` where the values are the same or a path cannot be told. `line` is the
    /// number of the line where each is a text of its own.
    pub(super) fn difference(&self, then: &[u8], now: &[u8], line: Option<u64>) -> Option<Difference> {
        if self.lost {
            return None;
        }
        let (mut then, mut now) = (Rest(then), Rest(now));
        let (mut next, mut further) = (self.next, 0);
        if next == Next::Comma && self.inside != Inside::Nothing {
            return None;
        }
        if next == Next::Value && self.inside != Inside::Nothing {
            // A value that is the same in both, where one of the files goes on otherwise right after it.
            let (mut after_then, mut after_now) = (then, now);
            let (was, is) = (after_then.value(), after_now.value());
            if was == is {
                (then, now, next) = (after_then, after_now, Next::Comma);
            }
        }
        if next == Next::Comma {
            let (more_then, more_now) = (then.comma(), now.comma());
            next = match self.levels.last()? {
                Level::List(_) => Next::Value,
                Level::Object(_) => Next::Key,
            };
            further = 1;
            // What ends has nothing more to read.
            then = if more_then { then } else { Rest(b"") };
            now = if more_now { now } else { Rest(b"") };
        }
        let object = self.levels.len().checked_sub(1);
        let (place, was, is) = if next == Next::Key {
            let depth = object?;
            let (key_then, key_now) = (then.key(), now.key());
            match (key_then, key_now) {
                (Some(a), Some(b)) if a == b => {
                    let (was, is) = (then.value(), now.value());
                    (self.path(depth, Some(&Level::Object(a))), was, is)
                }
                (Some(a), Some(b)) => {
                    let place = format!("a key of {}", self.path(depth, None));
                    (place, Some(Value::Text(a)), Some(Value::Text(b)))
                }
                (Some(key), None) => (self.path(depth, Some(&Level::Object(key))), then.value(), None),
                (None, Some(key)) => (self.path(depth, Some(&Level::Object(key))), None, now.value()),
                (None, None) => return None,
            }
        } else {
            let last = match self.levels.last() {
                Some(Level::List(index)) => Some(Level::List(index + further)),
                Some(Level::Object(key)) => Some(Level::Object(key.clone())),
                None => None,
            };
            let place = self.path(object.unwrap_or(0), last.as_ref());
            (place, then.value(), now.value())
        };
        if was == is {
            return None;
        }
        let place = match line {
            Some(line) => format!("{place} in line {}", number::count(line)),
            None => place,
        };
        let (then, now) = match (&was, &is) {
            (Some(Value::Text(a)), Some(Value::Text(b))) => {
                let (a, b) = around(a, b, true);
                (Some(quoted(&a)), Some(quoted(&b)))
            }
            (Some(Value::Plain(a)), Some(Value::Plain(b))) => {
                let (a, b) = around(a, b, true);
                (Some(a), Some(b))
            }
            _ => (was.as_ref().map(Value::shown), is.as_ref().map(Value::shown)),
        };
        Some(Difference { place, then, now })
    }

    /// The path of `depth` levels and `last`.
    fn path(&self, depth: usize, last: Option<&Level>) -> String {
        let mut path = String::new();
        for level in self.levels.iter().take(depth).chain(last) {
            match level {
                Level::List(index) => path.extend(["[", &index.to_string(), "]"]),
                Level::Object(key) if is_name(key) => {
                    let dot = if path.is_empty() { "" } else { "." };
                    path.extend([dot, &plain(key, 0)]);
                }
                Level::Object(key) => path.extend(["[\"", &plain(key, 0), "\"]"]),
            }
        }
        if path.is_empty() {
            return "the whole".to_owned();
        }
        let length = path.chars().count();
        if length <= PATH {
            return path;
        }
        let end: String = path.chars().skip(length - PATH).collect();
        format!("…{end}")
    }
}

fn is_name(key: &[u8]) -> bool {
    !key.is_empty()
        && key
            .iter()
            .all(|byte| byte.is_ascii_alphanumeric() || *byte == b'_')
}

//! JSON with one unit per line.

use serde::Serialize;

/// The text, built up by members.
pub(super) struct Lines {
    pub(super) text: String,
}

impl Lines {
    pub(super) fn key(&mut self, depth: usize, name: &str) {
        if !self.text.ends_with('{') {
            self.text.push(',');
        }
        self.text.push('\n');
        self.text.push_str(&" ".repeat(depth));
        self.text.push_str(&line(&name));
        self.text.push_str(": ");
    }

    pub(super) fn member(&mut self, depth: usize, name: &str, value: &impl Serialize) {
        self.key(depth, name);
        self.text.push_str(&line(value));
    }

    /// A list of one line each.
    pub(super) fn list<T: Serialize>(&mut self, depth: usize, name: &str, rows: &[T]) {
        self.key(depth, name);
        self.text.push('[');
        for (at, row) in rows.iter().enumerate() {
            self.text.push_str(if at == 0 { "\n" } else { ",\n" });
            self.text.push_str(&line(row));
        }
        self.text.push_str(if rows.is_empty() { "]" } else { "\n]" });
    }
}

/// A value on one line. What is written here are texts, whole numbers and lists of them, which JSON always has a form for.
fn line(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

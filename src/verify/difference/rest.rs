//! What follows a place in JSON: the next comma, key or value, as far as it tells a difference.

use super::show::{plain, quoted};

/// Whether a byte ends a number.
pub(super) fn ends(byte: u8) -> bool {
    matches!(
        byte,
        b' ' | b'\t' | b'\r' | b'\n' | b',' | b':' | b'{' | b'}' | b'[' | b']' | b'"'
    )
}

/// A value, as far as it is told.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Value {
    Text(Vec<u8>),
    Plain(Vec<u8>),
    Object,
    List,
}

impl Value {
    /// For a person.
    pub(super) fn shown(&self) -> String {
        match self {
            Self::Text(text) => quoted(&plain(text, 0)),
            Self::Plain(text) => plain(text, 0),
            Self::Object => "an object".to_owned(),
            Self::List => "a list".to_owned(),
        }
    }
}

/// What is left to read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rest<'r>(pub(super) &'r [u8]);

impl Rest<'_> {
    fn skip(&mut self, bytes: usize) {
        self.0 = self.0.get(bytes..).unwrap_or_default();
    }

    /// The next byte that is no white space.
    fn peek(&mut self) -> Option<u8> {
        let blank = |byte: &&u8| matches!(**byte, b' ' | b'\t' | b'\r' | b'\n');
        self.skip(self.0.iter().take_while(blank).count());
        self.0.first().copied()
    }

    /// Whether a comma comes next, which is passed.
    pub(super) fn comma(&mut self) -> bool {
        let comma = self.peek() == Some(b',');
        self.skip(usize::from(comma));
        comma
    }

    /// A key and its colon.
    pub(super) fn key(&mut self) -> Option<Vec<u8>> {
        let key = (self.peek()? == b'"').then(|| self.text())?;
        let colon = self.peek() == Some(b':');
        self.skip(usize::from(colon));
        Some(key)
    }

    /// A string, its escapes undone where it is whole.
    fn text(&mut self) -> Vec<u8> {
        let mut escaped = false;
        let end = self.0.iter().skip(1).position(|&byte| {
            let ends = byte == b'"' && !escaped;
            escaped = byte == b'\\' && !escaped;
            ends
        });
        let length = end.map_or(self.0.len(), |end| end + 2);
        let raw = self.0.get(..length).unwrap_or_default();
        let text = serde_json::from_slice::<String>(raw).map_or_else(
            |_| {
                let open = raw.get(1..).unwrap_or_default();
                open.strip_suffix(b"\"").unwrap_or(open).to_vec()
            },
            String::into_bytes,
        );
        self.skip(length);
        text
    }

    /// A value, or what of it tells it; `None` where what is open ends.
    pub(super) fn value(&mut self) -> Option<Value> {
        match self.peek()? {
            b'"' => Some(Value::Text(self.text())),
            b'{' => Some(Value::Object),
            b'[' => Some(Value::List),
            b'}' | b']' | b',' | b':' => None,
            _ => {
                let length = self.0.iter().take_while(|byte| !ends(**byte)).count();
                let value = Value::Plain(self.0.get(..length).unwrap_or_default().to_vec());
                self.skip(length);
                Some(value)
            }
        }
    }
}

//! How much room a part of the page has, counted in the bytes that it takes.
//!
//! What something costs is reckoned before it is laid out and never too low, so a page keeps to its size whatever the text in
//! it is. What finds no room is counted here, so that it can be told. It does not know what it counts.

use crate::number::count;

/// Bytes that one part of the page may still take.
pub(super) struct Allowance(pub(super) usize);

impl Allowance {
    /// Whether `cost` still fits; the first that does not closes the part, so that what is shown has no holes.
    pub(super) fn grant(&mut self, cost: usize) -> bool {
        if let Some(rest) = self.0.checked_sub(cost) {
            self.0 = rest;
            true
        } else {
            self.0 = 0;
            false
        }
    }
}

/// What one card may still take, and what it had no place for.
pub(super) struct Room {
    left: Allowance,
    whole: usize,
    missing: Vec<String>,
}

impl Room {
    pub(super) fn new(bytes: usize) -> Self {
        Self {
            left: Allowance(bytes),
            whole: bytes,
            missing: Vec::new(),
        }
    }

    pub(super) fn grant(&mut self, cost: usize) -> bool {
        self.left.grant(cost)
    }

    /// The first `most` of `parts`, fewer where the room ends, which is then remembered under `noun`, a plural.
    pub(super) fn take<T>(
        &mut self,
        parts: impl IntoIterator<IntoIter: ExactSizeIterator<Item = T>>,
        most: usize,
        noun: &str,
        cost: impl Fn(&T) -> usize,
    ) -> Vec<T> {
        let parts = parts.into_iter();
        let all = parts.len();
        let taken: Vec<T> = parts
            .take(most)
            .take_while(|part| self.grant(cost(part)))
            .collect();
        if taken.len() < all.min(most) {
            self.missing
                .push(format!("{} of {} {noun}", count(taken.len()), count(all)));
        }
        taken
    }

    /// The bytes left, and those that are not.
    pub(super) fn left(&self) -> usize {
        self.left.0
    }

    pub(super) fn taken(&self) -> usize {
        self.whole - self.left.0
    }

    /// What is left out, in a sentence; empty where nothing is.
    pub(super) fn missing(&self) -> String {
        if self.missing.is_empty() {
            String::new()
        } else {
            format!("This page has room for {}.", self.missing.join(", and for "))
        }
    }
}

/// How many bytes each part may take so that all of them fit into `room`: what small parts leave goes to the large ones.
pub(super) fn level(wants: &[usize], room: usize) -> usize {
    let mut sorted = wants.to_vec();
    sorted.sort_unstable();
    let mut left = room;
    for (place, want) in sorted.iter().enumerate() {
        let even = left / (sorted.len() - place);
        if *want > even {
            return even;
        }
        left -= want;
    }
    room
}

/// The bytes `text` takes once escaped, at most.
pub(super) fn cost(text: &str) -> usize {
    text.bytes()
        .map(|byte| if byte.is_ascii_punctuation() { 5 } else { 1 })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_parts_leave_their_room_to_large_ones() {
        assert_eq!(level(&[10, 10, 100], 60), 40);
        assert_eq!(level(&[50, 50, 50], 60), 20);
        assert_eq!(level(&[1, 2, 3], 60), 60);
        assert_eq!(level(&[], 60), 60);
        assert_eq!(level(&[1_000], 0), 0);
    }

    #[test]
    fn what_finds_no_room_is_counted() {
        let mut room = Room::new(25);
        let cost = |_: &u8| 10;
        assert_eq!(room.take([1, 2], 2, "terms", cost), [1, 2]);
        assert_eq!((room.taken(), room.missing()), (20, String::new()));
        assert!(room.take([1, 2, 3], 3, "sentences", cost).is_empty());
        assert!(room.take([1], 1, "names", |_| 0).len() == 1);
        assert_eq!(room.take([1, 2, 3], 2, "groups", |_| 0), [1, 2]);
        assert!(room.take([1, 2], 2, "lines", cost).is_empty());
        assert_eq!(
            room.missing(),
            "This page has room for 0 of 3 sentences, and for 0 of 2 lines."
        );
    }
}

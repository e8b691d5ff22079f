//! Which words are the same to a reader: "bank" and "banks", "America" and "American", "Ukraine" and "Ukraine's".
//!
//! Told from the letters alone, as terms come with different stems and in any language: two words are of one family
//! if one begins the other, or if most of both is the same beginning. That joins a few strangers, which costs a label
//! one word; leaving relatives together would say the same thing twice.

/// A form without the sign of possession at its end.
pub(super) fn shown(form: &str) -> String {
    let form = form.trim();
    let bare = ["'s", "\u{2019}s", "'", "\u{2019}"]
        .iter()
        .find_map(|ending| form.strip_suffix(ending));
    bare.filter(|bare| !bare.is_empty()).unwrap_or(form).to_owned()
}

/// Whether any word of the one is of the same family as any of the other.
pub(super) fn akin(left: &str, right: &str) -> bool {
    let words = |form: &str| -> Vec<Vec<char>> {
        let words = form.split_whitespace();
        words
            .map(|word| shown(word).to_lowercase().chars().collect())
            .collect()
    };
    let right = words(right);
    words(left).iter().any(|a| right.iter().any(|b| family(a, b)))
}

/// The fewest letters of a beginning that makes a family.
const BEGINNING: usize = 4;

fn family(a: &[char], b: &[char]) -> bool {
    let same = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (shorter, longer) = (a.len().min(b.len()), a.len().max(b.len()));
    let begins = same == shorter && same + 1 >= BEGINNING && (same >= BEGINNING || longer <= same + 2);
    let ends_otherwise = same >= BEGINNING && longer <= same + 1;
    let mostly = same > BEGINNING && 3 * same >= 2 * longer;
    a == b || begins || ends_otherwise || mostly
}

//! The name that was probably meant: the nearest by spelling.
//!
//! A slip of the hand changes a letter or two, and people shorten names, so a name that begins with what was asked for, or
//! holds it, counts as near too, though less. Letters are compared whatever their case. No dictionary, no sound.

/// Letters up to which names are compared; what differs behind them does not help anybody.
const LETTERS: usize = 40;

/// The name nearest to `asked`, the first of several; `None` where none is near.
pub(super) fn nearest<S: AsRef<str>>(asked: &str, names: impl Iterator<Item = S>) -> Option<S> {
    let asked = letters(asked);
    let most = (asked.len() / 3).max(1);
    let mut best: Option<(usize, S)> = None;
    for name in names {
        let own = letters(name.as_ref());
        let apart = distance(&asked, &own, most).or_else(|| holds(&own, &asked));
        if let Some(apart) = apart
            && best.as_ref().is_none_or(|&(least, _)| apart < least)
        {
            best = Some((apart, name));
        }
    }
    best.map(|(_, name)| name)
}

fn letters(text: &str) -> Vec<char> {
    text.chars().take(LETTERS).flat_map(char::to_lowercase).collect()
}

/// How far a name is that holds all of what was asked for: farther than any slip.
fn holds(name: &[char], asked: &[char]) -> Option<usize> {
    if asked.len() < 2 {
        return None;
    }
    let at = name.windows(asked.len()).position(|window| window == asked)?;
    let farther = if at == 0 { 10 * LETTERS } else { 20 * LETTERS };
    Some(farther + name.len())
}

/// Letters to change, add, drop or swap with their neighbour, where they are at most `most`.
fn distance(left: &[char], right: &[char], most: usize) -> Option<usize> {
    if left.len().abs_diff(right.len()) > most {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=right.len()).collect();
    for (row, letter) in left.iter().enumerate() {
        let mut line = vec![row + 1];
        for (column, other) in right.iter().enumerate() {
            let cell = |cells: &[usize], at: usize| cells.get(at).copied().unwrap_or(usize::MAX / 2);
            let mut least = cell(&above, column) + usize::from(letter != other);
            least = least
                .min(cell(&above, column + 1) + 1)
                .min(cell(&line, column) + 1);
            let swapped = row > 0
                && column > 0
                && left.get(row - 1) == Some(other)
                && right.get(column - 1) == Some(letter);
            if swapped {
                least = least.min(cell(&before, column - 1) + 1);
            }
            line.push(least);
        }
        before = std::mem::replace(&mut above, line);
    }
    above.last().copied().filter(|&apart| apart <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(asked: &str, names: &[&'static str]) -> Option<&'static str> {
        nearest(asked, names.iter().copied())
    }

    #[test]
    fn slips_are_seen_through() {
        let names = ["outlet", "section", "month"];
        assert_eq!(found("outlte", &names), Some("outlet"));
        assert_eq!(found("Oulet", &names), Some("outlet"));
        assert_eq!(found("months", &names), Some("month"));
        assert_eq!(found("colour", &names), None);
        assert_eq!(found("", &names), None);
        assert_eq!(found("x", &[]), None);
    }

    #[test]
    fn short_forms_lead_to_whole_names() {
        let names = ["Evening Courier", "Courier of the North", "courie"];
        assert_eq!(found("courier", &names), Some("courie"));
        assert_eq!(found("courier", &names[..2]), Some("Courier of the North"));
        assert_eq!(found("evening", &names), Some("Evening Courier"));
        assert_eq!(found("e", &names), None);
    }

    #[test]
    fn the_first_of_equals_is_taken() {
        assert_eq!(found("cat", &["bat", "hat"]), Some("bat"));
        assert_eq!(found("hta", &["hat", "hta"]), Some("hta"));
    }
}

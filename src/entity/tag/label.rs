//! Labels: which part of a name of which type a token is.
//!
//! Names are written in the BILOU scheme: the first, inner and last token of a longer name and a name of one token have
//! labels of their own, because a linear model cannot see length otherwise. `O`, outside, always weighs nothing, so a row of
//! weights has one number for each other label.
//!
//! It knows no tokens.

/// Types of names, in the order of their labels: person, organization, place, other.
pub const TYPES: usize = 4;
/// Weights in a row: one for each label but `O`.
pub const LANES: usize = 4 * TYPES;
/// Labels in all.
pub const LABELS: usize = LANES + 1;

/// Outside of names.
pub const OUTSIDE: usize = 0;
/// The type whose names some sources leave out.
pub const MISC: usize = 3;

/// What part of a name a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The first of several.
    Begin,
    /// Neither first nor last.
    Inside,
    /// The last of several.
    Last,
    /// The only one.
    Unit,
}

/// The label of a part of a name of type `kind`.
pub fn label(kind: usize, part: Part) -> usize {
    1 + 4 * kind + part as usize
}

/// The type and part of a label; `None` for `O`.
pub fn parts(label: usize) -> Option<(usize, Part)> {
    let lane = label.checked_sub(1)?;
    let part = match lane % 4 {
        0 => Part::Begin,
        1 => Part::Inside,
        2 => Part::Last,
        _ => Part::Unit,
    };
    Some((lane / 4, part))
}

/// Whether a name goes on behind this label.
pub fn is_open(label: usize) -> bool {
    matches!(parts(label), Some((_, Part::Begin | Part::Inside)))
}

/// Whether `after` can follow `before`.
pub fn follows(before: usize, after: usize) -> bool {
    match (parts(before), parts(after)) {
        (Some((kind, Part::Begin | Part::Inside)), next) => {
            matches!(next, Some((same, Part::Inside | Part::Last)) if same == kind)
        }
        (_, next) => !matches!(next, Some((_, Part::Inside | Part::Last))),
    }
}

#[cfg(test)]
mod tests {
    use super::{LABELS, Part, follows, is_open, label, parts};

    #[test]
    fn labels_and_parts_are_each_others_inverse() {
        for at in 1..LABELS {
            let (kind, part) = parts(at).unwrap();
            assert_eq!(label(kind, part), at);
        }
        assert_eq!(parts(0), None);
    }

    #[test]
    fn a_name_is_closed_by_its_own_type() {
        let (begin, last, unit) = (label(1, Part::Begin), label(1, Part::Last), label(2, Part::Unit));
        assert!(follows(0, begin) && follows(begin, last) && follows(last, unit) && follows(unit, 0));
        assert!(!follows(begin, 0) && !follows(begin, unit) && !follows(0, last));
        assert!(!follows(begin, label(2, Part::Last)));
        assert!(is_open(begin) && !is_open(last) && !is_open(0));
    }
}

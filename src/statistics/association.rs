//! How strongly two things occur together.

/// Normalised pointwise mutual information of two things that are `both` in so many of `all` units, and each in `a` and `b`
/// of them: `log2(both·all / (a·b)) / -log2(both / all)` (Bouma 2009).
///
/// From -1, never together, by 0, as often as chance has it, to 1, never apart. `None` where a count is zero or larger than
/// it can be. Where both are in every unit nothing can be told apart, and the answer is `None` too.
pub fn npmi(both: u64, a: u64, b: u64, all: u64) -> Option<f64> {
    if a == 0 || b == 0 || a > all || b > all || both > a.min(b) {
        return None;
    }
    if both == 0 {
        return Some(-1.0);
    }
    let (both, a, b, all) = (both as f64, a as f64, b as f64, all as f64);
    super::finite((both * all / (a * b)).log2() / -(both / all).log2())
}

#[cfg(test)]
mod tests {
    use super::npmi;
    use crate::statistics::oracle;

    #[test]
    fn agrees_with_the_worked_examples() {
        let Some(whole) = oracle::json("oracles/association.json") else {
            return;
        };
        let mut seen = 0;
        for item in whole["items"].as_array().unwrap() {
            if item["measure"] != "npmi" {
                continue;
            }
            let o = |cell: &str| item["inputs"][cell].as_u64().unwrap();
            let (a, b) = (o("o11") + o("o12"), o("o11") + o("o21"));
            let all = o("o11") + o("o12") + o("o21") + o("o22");
            let got = npmi(o("o11"), a, b, all).unwrap();
            let expected = item["expected"].as_f64().unwrap();
            assert!(
                (got - expected).abs() <= item["tolerance"].as_f64().unwrap(),
                "{}: {got}",
                item["id"]
            );
            seen += 1;
        }
        assert!(seen >= 2);
    }

    #[test]
    fn what_cannot_be_told_has_no_answer() {
        assert_eq!(npmi(0, 2, 3, 10), Some(-1.0));
        assert_eq!(npmi(4, 4, 4, 4), None);
        assert_eq!(npmi(1, 0, 1, 4), None);
        assert_eq!(npmi(3, 2, 4, 9), None);
    }
}

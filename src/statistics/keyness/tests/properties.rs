//! What has to hold for any counts.

use proptest::prelude::*;

use super::*;

/// Counts where rounding or a special case could go wrong.
const COUNTS: [u64; 9] = [0, 1, 2, 3, 41, 1000, 1_000_000, 999_999_999, 1_000_000_000];
const TOTALS: [u64; 6] = [0, 1, 50, 10_000, 1_000_000_000, 1_000_000_000_000];
const ALPHAS: [f64; 5] = [0.5, 0.025, 1e-7, 5e-13, 1e-300];

fn everything() -> impl Iterator<Item = Counts> {
    COUNTS.into_iter().flat_map(|a| {
        COUNTS.into_iter().flat_map(move |b| {
            TOTALS
                .into_iter()
                .flat_map(move |c| TOTALS.into_iter().map(move |d| Counts::new(a, b, c, d)))
        })
    })
}

/// A number of any order of magnitude up to `2^bits`.
fn of_any_size(bits: u32) -> impl Strategy<Value = u64> {
    (0..=bits, any::<u64>()).prop_map(|(bits, x)| x.checked_shr(64 - bits).unwrap_or(0))
}

fn some_counts() -> impl Strategy<Value = Counts> {
    (of_any_size(30), of_any_size(30), of_any_size(40), of_any_size(40))
        .prop_map(|(a, b, c, d)| Counts::new(a, b, c.max(a), d.max(b)))
}

/// Counts about as frequent on both sides as chance has it, and the error at which they stop being shown.
fn counts_at_the_border() -> impl Strategy<Value = (Counts, f64)> {
    (some_counts(), -12.0_f64..12.0).prop_map(|(counts, z)| {
        let n = counts.target + counts.reference;
        let (c, d) = (counts.target_total as f64, counts.reference_total as f64);
        let p = c / (c + d).max(1.0);
        let a = n as f64 * p + z * (n as f64 * p * (1.0 - p)).sqrt();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "clamped to a count first"
        )]
        let a = a.round().clamp(0.0, n as f64) as u64;
        let counts = Counts::new(
            a,
            n - a,
            counts.target_total.max(a),
            counts.reference_total.max(n - a),
        );
        // Neighbouring floats have neighbouring bits: the first error at which the difference is shown.
        let (mut low, mut high) = (0_u64, 0.5_f64.to_bits());
        while high - low > 1 {
            let middle = low + (high - low) / 2;
            if counts.is_shown(f64::from_bits(middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        (counts, f64::from_bits(high))
    })
}

fn agree(counts: &Counts, alpha: f64) -> Result<(), TestCaseError> {
    let (shown, lrc) = (counts.is_shown(alpha), counts.lrc(alpha));
    let interval = counts.interval(alpha);
    prop_assert_eq!(shown, lrc != 0.0, "{:?} at {}: {}", counts, alpha, lrc);
    prop_assert_eq!(interval.lrc(), lrc, "{:?} at {}", counts, alpha);
    prop_assert!(!shown || (lrc > 0.0) == counts.is_overused());
    prop_assert!(
        !shown || counts.could_be_shown(alpha),
        "{:?} at {}",
        counts,
        alpha
    );
    Ok(())
}

#[test]
fn extreme_counts_stay_finite() {
    for counts in everything() {
        let (over, under) = counts.cross_products();
        for score in [
            counts.g2(),
            counts.g2_2cell(),
            counts.g2_williams(),
            counts.chi2(Yates::Never).abs(),
            counts.chi2(Yates::Always).abs(),
        ] {
            assert!(score.is_finite() && score >= 0.0, "{counts:?}: {score}");
            let p = counts.p_value(score);
            assert!((0.0..=1.0).contains(&p), "{counts:?}: {p}");
        }
        assert_eq!(counts.g2() == 0.0, over == under, "{counts:?}: {}", counts.g2());
        assert!(counts.bic().is_finite() && counts.log_ratio().is_finite());
        assert!((-1.0..=1.0).contains(&counts.difference_coefficient()));
        for effect in [
            counts.percent_diff(),
            counts.odds_ratio(),
            counts.relative_risk(),
            counts.simple_maths(1.0),
            counts.simple_maths(0.0),
            counts.per_million_target(),
            counts.per_million_reference(),
        ] {
            assert!(effect.is_none_or(f64::is_finite), "{counts:?}: {effect:?}");
        }
        for alpha in ALPHAS {
            agree(&counts, alpha).unwrap();
            let Interval { low, high } = counts.interval(alpha);
            assert!(low.is_none_or(f64::is_finite) && high.is_none_or(f64::is_finite));
            assert!(
                low.is_none_or(|low| high.is_none_or(|high| low <= high)),
                "{counts:?}"
            );
        }
    }
}

#[test]
fn nothing_panics_and_nothing_is_shown_where_nothing_can_be_compared() {
    let most = u64::MAX;
    for counts in [
        NOWHERE,
        Counts::new(0, 0, 5, 7),
        Counts::new(3, 0, 10, 0),
        Counts::new(most, most, most, most),
        Counts::new(most, 0, 0, most),
    ] {
        assert!(counts.g2().is_finite() && counts.chi2(Yates::Conditional).is_finite());
        assert!(counts.lrc(0.01).is_finite() && counts.log_ratio().is_finite());
    }
    for alpha in [0.0, -1.0, f64::NAN] {
        let counts = Counts::new(100, 0, 100, 100);
        assert!(!counts.is_shown(alpha) && !counts.could_be_shown(alpha));
        assert_eq!((counts.lrc(alpha), counts.interval(alpha).low), (0.0, None));
    }
    let nothing = Interval {
        low: None,
        high: None,
    };
    assert_eq!(Counts::new(3, 0, 10, 0).interval(0.01), nothing);
    assert_eq!(Counts::new(3, 0, 10, 0).per_million_reference(), None);
    // A total below its count is read as the count.
    assert_eq!(Counts::new(7, 2, 3, 9).g2(), Counts::new(7, 2, 7, 9).g2());
}

#[test]
fn the_ends_in_closed_form() {
    for alpha in [0.3, 0.025, 1e-9] {
        // One occurrence: 1 - (1 - p)^(b+1) is the chance of at least one in the target.
        let (low, high) = share_interval(1, 9, alpha);
        assert!(((1.0 - (1.0 - low).powi(10)) / alpha - 1.0).abs() < 1e-6 && high < 1.0);
        let (low, high) = share_interval(12, 0, alpha);
        assert!((low.powi(12) / alpha - 1.0).abs() < 1e-12 && (high - 1.0).abs() < 1e-15);
        assert_eq!(share_interval(0, 0, alpha), (0.0, 1.0));
        let (from, to) = (share_interval(5, 9, alpha), share_interval(9, 5, alpha));
        assert!((from.0 + to.1 - 1.0).abs() < 1e-12 && (from.1 + to.0 - 1.0).abs() < 1e-12);
    }
}

#[test]
fn too_rare_is_what_no_split_could_show() {
    // Half of the tokens each: n occurrences on one side have chance 2^-n.
    for (n, alpha, shown) in [(5, 0.025, false), (6, 0.025, true), (3, 1.0 / 8.0, false)] {
        for a in 0..=n {
            let counts = Counts::new(a, n - a, 1000, 1000);
            assert_eq!(counts.could_be_shown(alpha), shown, "{counts:?}");
        }
        assert_eq!(Counts::new(n, 0, 1000, 1000).is_shown(alpha), shown);
    }
    // Under-use of a rare term in a small target cannot be shown, over-use of as rare a one can.
    assert!(!Counts::new(0, 20, 100, 100_000).could_be_shown(1e-4));
    assert!(Counts::new(3, 17, 100, 100_000).could_be_shown(1e-4));
}

proptest! {
    #[test]
    fn more_occurrences_are_more_evidence(counts in some_counts(), alpha in 1e-12_f64..0.4) {
        let next = Counts { target: counts.target + 1, target_total: counts.target_total + 1, ..counts };
        let same = Counts { target_total: counts.target_total + 1, ..counts };
        if same.is_overused() {
            prop_assert!(next.g2() > same.g2() && next.g2_2cell() > same.g2_2cell());
            prop_assert!(next.chi2(Yates::Never) > same.chi2(Yates::Never));
        }
        prop_assert!(next.lrc(alpha) >= same.lrc(alpha));
        prop_assert!(next.is_shown(alpha) || !same.is_shown(alpha) || !next.is_overused());
        let (low, high) = share_interval(same.target, same.reference, alpha);
        let (low_next, high_next) = share_interval(next.target, next.reference, alpha);
        prop_assert!(low <= low_next && high <= high_next);
    }

    #[test]
    fn the_tests_do_not_prefer_a_side(counts in some_counts()) {
        let mirrored = counts.mirrored();
        prop_assert_eq!(counts.chi2(Yates::Never), -mirrored.chi2(Yates::Never));
        prop_assert!((counts.g2() - mirrored.g2()).abs() <= 1e-12 * counts.g2());
        prop_assert_eq!(counts.lrc(1e-4), -mirrored.lrc(1e-4));
        prop_assert!(counts.g2_2cell() <= counts.g2());
    }

    #[test]
    fn g2_is_the_formula_as_printed(counts in some_counts()) {
        let (c, d) = counts.totals();
        let observed = [counts.target, counts.reference, c - counts.target, d - counts.reference];
        let sum: f64 = observed
            .iter()
            .zip(counts.expected_cells())
            .map(|(o, e)| if *o == 0 { 0.0 } else { *o as f64 * (*o as f64 / e).ln() })
            .sum();
        prop_assert!((counts.g2() - 2.0 * sum).abs() <= 1e-9 * counts.g2() + 1e-14 * (c as f64 + d as f64));
    }

    #[test]
    fn a_difference_is_shown_if_and_only_if_its_lrc_is_not_zero(
        (counts, alpha) in counts_at_the_border(), factor in 0.1_f64..10.0
    ) {
        for near in [alpha.next_down(), alpha, alpha.next_up(), alpha * factor, alpha * (1.0 + 1e-9)] {
            agree(&counts, near.min(0.5))?;
        }
    }

    #[test]
    fn fishers_tails_are_sums_over_all_tables(a in 0_u64..40, b in 0_u64..40, c in 0_u64..60, d in 0_u64..60) {
        let counts = Counts::new(a, b, a + c, b + d);
        let chance = |k: u64| counts.with_target(k).map_or(0.0, |table| table.ln_chance().exp());
        let tables = || 0..=(a + b);
        let near = |x: f64, y: f64| (x - y).abs() < 1e-11;
        prop_assert!(near(tables().map(chance).sum(), 1.0));
        prop_assert!(near(counts.fisher_left(), (0..=a).map(chance).sum()));
        prop_assert!(near(counts.fisher_right(), (a..=a + b).map(chance).sum()));
        let most = chance(a) * (1.0 + 1e-7);
        let two_sided = tables().map(chance).filter(|p| *p <= most).sum();
        prop_assert!(near(counts.fisher_two_sided(), two_sided));
    }

    #[test]
    fn fisher_of_large_counts_is_a_chance_and_near_chi2(n in 20_u64..25, shift in 0_u64..4000) {
        let half = 1_u64 << n;
        let counts = Counts::new(half + shift, half - shift, half << 8, half << 8);
        let exact = counts.fisher_two_sided();
        let asymptotic = counts.p_value(counts.chi2(Yates::Always));
        prop_assert!((0.0..=1.0).contains(&exact));
        prop_assert!((exact - asymptotic).abs() < 1e-3 * asymptotic.max(1e-3) || exact < 1e-6);
    }
}

//! Against values computed with 40 digits, and what has to hold for any arguments.

#![allow(clippy::float_cmp, reason = "ends of a range are met exactly")]

use proptest::prelude::*;

use super::*;

fn near(got: f64, expected: f64, relative: f64) -> bool {
    (got - expected).abs() <= relative * expected.abs()
}

#[test]
fn lower_tails() {
    for (a, b, x, ln) in [
        (0.5, 0.5, 0.25, -1.098_612_288_668_109_8),
        (2.0, 3.0, 0.1, -2.950_758_907_911_26),
        (3.0, 41.0, 0.001, -11.332_565_405_338_627),
        (120.0, 901.0, 0.05, -38.954_893_195_793_91),
        (120.0, 901.0, 0.1, -3.318_872_938_678_367_7),
        (5.0, 2.5, 1e-60, -688.313_338_274_71),
        (5e4, 400_001.0, 0.1, -303.092_090_041_534_73),
        (1e9, 1e9 + 1.0, 0.4999, -43.121_881_757_471_02),
        (1e9, 1e9 + 1.0, 0.499_75, -254.027_763_058_691_42),
        (1e9, 3.0, 0.999_999_98, -14.601_837_488_050_469),
        (1e9, 0.5, 0.999_999_999, -1.849_605_472_945_57),
        (1e3, 1e9, 9e-7, -7.505_667_655_664_009),
    ] {
        let beta = Beta::new(a, b);
        let got = beta.ln_lower_tail(x, 1.0 - x);
        // Beside 10⁹ the rounding of x itself moves the tail by as much.
        let allowed = if a.max(b) < 1e6 { 1e-12 } else { 1e-9 };
        assert!(
            (got - ln).abs() < allowed,
            "I_{x}({a}, {b}): {got}, expected {ln}"
        );
        let upper = Beta::new(b, a).ln_lower_tail(1.0 - x, x);
        assert!(
            (upper - (-ln.exp()).ln_1p()).abs() < allowed,
            "1 - I_{x}({a}, {b}): {upper}"
        );
    }
}

#[test]
fn quantiles() {
    for (a, b, p, odds) in [
        (2.0, 4.0, 0.025, 0.055_681_889_007_214_29),
        (3.0, 41.0, 5e-8, 0.000_159_699_156_512_069_73),
        (41.0, 3.0, 5e-8, 1.414_688_937_069_194_2),
        (120.0, 901.0, 5e-13, 0.061_890_482_873_642_15),
        (5e4, 400_001.0, 5e-8, 0.121_870_049_959_906_27),
        (7.0, 1.0, 0.3, 5.328_410_763_316_897),
        (1e9, 1e9 + 1.0, 5e-13, 0.999_681_163_877_876_4),
        (1e9, 1e9 + 1.0, 1e-300, 0.998_344_574_123_065_2),
        (2.0, 1e9 + 1.0, 1e-9, 4.472_202_616_324_56e-14),
        (1e9 + 1.0, 2.0, 5e-13, 31_431_659.096_089_233),
        (300.0, 20.0, 1e-300, 0.086_599_272_238_570_18),
    ] {
        let got = Beta::new(a, b).odds_quantile(p, 1.0 - p);
        assert!(
            near(got, odds, 1e-13),
            "{p} of Beta({a}, {b}): {got}, expected {odds}"
        );
    }
    let beta = Beta::new(3.0, 4.0);
    assert_eq!(
        (beta.odds_quantile(0.0, 1.0), beta.odds_quantile(1.0, 0.0)),
        (0.0, f64::INFINITY)
    );
    assert_eq!(
        (beta.ln_lower_tail(0.0, 1.0), beta.ln_lower_tail(1.0, 0.0)),
        (f64::NEG_INFINITY, 0.0)
    );
    assert_eq!(Beta::new(0.5, 3.0).odds_quantile(1e-300, 1.0), 0.0);
}

#[test]
fn students_t() {
    for (t, df, p) in [
        (0.001, 1.0, 0.999_363_380_439_838_9),
        (2.0, 1.0, 0.295_167_235_300_866_5),
        (1.0, 3.0, 0.391_002_218_955_770_64),
        (2.5, 10.0, 0.031_446_844_236_608_804),
        (-2.5, 10.5, 0.030_426_272_641_088_56),
        (40.0, 30.0, 1.372_604_519_440_640_3e-27),
        (5.0, 1e9, 5.733_032_403_951_629e-7),
        (1e-5, 100.0, 0.999_992_041_076_261_4),
        (1e100, 2.0, 1e-200),
        (0.0, 5.0, 1.0),
        (f64::INFINITY, 5.0, 0.0),
    ] {
        let got = student_t_two_sided(t, df);
        assert!(near(got, p, 1e-12), "{t} with {df}: {got}, expected {p}");
    }
    for (p, df, t) in [
        (0.975, 1.0, 12.706_204_736_174_694),
        (0.975, 10.0, 2.228_138_851_986_274),
        (0.025, 10.0, -2.228_138_851_986_275_3),
        (0.95, 2.5, 2.558_218_614_135_935_5),
        (0.999_999, 30.0, 5.871_117_120_408_624),
        (0.6, 5.0, 0.267_180_865_704_145_1),
        (0.975, 1e9, 1.959_963_986_912_325),
        (0.5, 4.0, 0.0),
    ] {
        let got = student_t_quantile(p, df);
        assert!(
            (got - t).abs() <= 1e-10 * t.abs(),
            "{p} with {df}: {got}, expected {t}"
        );
    }
    assert_eq!(student_t_quantile(1.0, 3.0), f64::INFINITY);
    assert_eq!(student_t_quantile(0.0, 3.0), f64::NEG_INFINITY);
}

#[test]
fn parts_of_the_above() {
    for (z, error) in [
        (0.7, 0.113_263_702_114_740_25),
        (3.3, 0.025_177_132_967_245_105),
        (15.6, 0.005_341_149_514_028_675),
        (15.8, 0.005_273_558_157_985_238),
        (1e3, 8.333_333_055_555_635e-5),
    ] {
        let got = stirling_error(z);
        assert!((got - error).abs() < 2e-15, "{z}: {got}");
    }
    for (excess, expected, half) in [
        (1e-9, 1.0, 4.999_999_998_333_334e-19),
        (-0.1, 1.0, 0.005_175_535_907_956_329),
        (0.3, 1.0, 0.041_073_543_807_738_366),
        (5e5, 1e12, 0.124_999_979_166_671_88),
        (-3.0, 3.0, 3.0),
        (-4.0, 3.0, 3.0),
        (1e9, 2.0, 19_030_118_698.446_705),
        (2.0, 0.0, 0.0),
    ] {
        let got = deviance(excess, expected);
        assert!(near(got, half, 4e-15), "{excess} over {expected}: {got}");
    }
    // Γ(n) is (n - 1)!, so that each whole step is a step of the factorial.
    for n in 1..40 {
        let z = f64::from(n);
        let step = 1.0 - (z + 0.5) * (1.0 / z).ln_1p();
        assert!(
            (stirling_error(z + 1.0) - stirling_error(z) - step).abs() < 2e-15,
            "{n}"
        );
    }
}

/// The least tail there can be at the mean, for shape parameters of at least 0.5: the quantile relies on it.
const SURELY: f64 = 0.3;

/// Shape parameters of every order of magnitude, halves included.
fn shape() -> impl Strategy<Value = f64> {
    (0_u32..31, 0_u32..1000, prop::bool::ANY).prop_map(|(power, more, half)| {
        let whole = 2_f64.powi(i32::try_from(power).unwrap()) + f64::from(more);
        if half { whole - 0.5 } else { whole }
    })
}

proptest! {
    #[test]
    fn the_tail_at_a_quantile_is_its_chance(a in shape(), b in shape(), exponent in 0.31_f64..300.0) {
        let p = 10_f64.powf(-exponent);
        let odds = Beta::new(a, b).odds_quantile(p, 1.0 - p);
        if odds > 0.0 {
            let (x, y) = (odds / (1.0 + odds), 1.0 / (1.0 + odds));
            let got = Beta::new(a, b).ln_lower_tail(x, y);
            prop_assert!((got - p.ln()).abs() < 1e-8, "Beta({}, {}) at {}: {}", a, b, p, got - p.ln());
        } else {
            prop_assert!(a < 2.0);
        }
    }

    #[test]
    fn the_two_tails_meet_at_the_mean(a in shape(), b in shape()) {
        // On either side the other tail is the one that is computed.
        let sides = [-1e-9, 1e-9].map(|z| {
            let log_odds = (a / b).ln() + z * (1.0 / a + 1.0 / b).sqrt();
            let (x, y) = (1.0 / (1.0 + (-log_odds).exp()), 1.0 / (1.0 + log_odds.exp()));
            Beta::new(a, b).ln_lower_tail(x, y).exp()
        });
        prop_assert!((sides[0] - sides[1]).abs() < 1e-7, "{:?}", sides);
        prop_assert!(sides[0] > SURELY && sides[0] < 1.0 - SURELY, "{:?}", sides);
    }

    #[test]
    fn nothing_is_undefined(a in any::<f64>(), b in any::<f64>()) {
        prop_assert!(!chi_squared_tail(a).is_nan() || a.is_nan());
        if a.is_finite() {
            prop_assert!((0.0..=1.0).contains(&student_t_two_sided(a, b.abs().clamp(1.0, 1e9))));
        }
    }
}

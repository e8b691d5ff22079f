//! The trend against a fit made another way (iteratively reweighted least squares in `NumPy`, intervals and tau by `SciPy`),
//! and for the inputs that have no plain answer.

use proptest::prelude::*;

use super::*;

fn points(times: &[f64], counts: &[u64], tokens: &[u64]) -> Vec<Point> {
    let both = counts.iter().zip(tokens);
    let point = |(time, (count, exposure)): (&f64, (&u64, &u64))| Point {
        time: *time,
        count: *count,
        exposure: *exposure,
    };
    times.iter().zip(both).map(point).collect()
}

fn near(got: f64, expected: f64, relative: f64) -> bool {
    (got - expected).abs() <= relative * expected.abs()
}

/// Times, counts and tokens; slope, its interval, p, dispersion and the rate at the first time; tau and its p.
type Case<'c> = (&'c [f64], &'c [u64], &'c [u64], [f64; 6], [f64; 2]);

const CASES: &[Case<'static>] = &[
    (
        &[2001.0, 2002.0, 2003.0, 2004.0, 2005.0],
        &[3, 5, 9, 14, 30],
        &[10_000, 11_000, 9000, 12_000, 10_000],
        [
            0.854_934_415_160_270_7,
            0.337_016_187_837_977_5,
            1.372_852_642_482_563_8,
            0.013_434_880_738_423_364,
            1.0,
            0.000_257_001_285_099_448_6,
        ],
        [0.999_999_999_999_999_9, 0.027_486_336_111_510_33],
    ),
    (
        &[1800.0, 1850.0, 1900.0, 1950.0, 2000.0],
        &[400, 200, 120, 40, 10],
        &[100_000, 120_000, 90_000, 110_000, 130_000],
        [
            -0.022_411_293_018_896_352,
            -0.033_249_990_340_996_34,
            -0.011_572_595_696_796_362,
            0.007_140_694_814_801_843_6,
            11.523_494_674_450_967,
            0.004_036_828_715_411_091,
        ],
        [-0.999_999_999_999_999_9, 0.027_486_336_111_510_33],
    ),
    (
        &[1.0, 2.0, 3.0, 7.0, 8.0, 12.0, 20.0],
        &[0, 4, 0, 0, 9, 1, 30],
        &[1000, 500, 0, 2000, 1500, 800, 1200],
        [
            0.244_481_594_601_314_2,
            -0.056_790_241_678_979_44,
            0.545_753_430_881_607_9,
            0.087_346_710_414_066_23,
            8.764_901_115_443_76,
            0.000_931_811_825_966_178_5,
        ],
        [0.414_039_335_605_412_56, 0.338_887_825_853_668_17],
    ),
    (
        &[2019.0, 2020.0],
        &[7, 19],
        &[50_000, 40_000],
        [
            1.762_500_686_273_347,
            0.512_289_203_377_543_5,
            3.012_712_169_169_150_7,
            0.005_725_823_601_905_585,
            1.0,
            0.000_139_999_999_999_999_74,
        ],
        [1.0, 1.0],
    ),
    (
        &[
            0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 11.0, 12.0, 13.0, 14.0, 15.0, 16.0, 17.0,
            18.0, 19.0, 20.0, 21.0, 22.0, 23.0,
        ],
        &[
            5, 0, 0, 12, 3, 0, 1, 40, 2, 0, 0, 6, 7, 8, 0, 90, 3, 2, 1, 0, 15, 4, 33, 2,
        ],
        &[
            1000, 1137, 1274, 1411, 1548, 1000, 1137, 1274, 1411, 1548, 1000, 1137, 1274, 1411, 1548, 1000,
            1137, 1274, 1411, 1548, 1000, 1137, 1274, 1411,
        ],
        [
            0.065_613_156_291_738_51,
            -0.137_719_783_059_974_4,
            0.268_946_095_643_451_45,
            0.510_321_202_480_416_1,
            48.165_545_892_426_08,
            0.004_338_970_622_822_657,
        ],
        [0.151_073_604_750_350_75, 0.326_518_046_690_272_5],
    ),
    (
        &[-3.5, 0.25, 0.5],
        &[1, 1_000_000, 900_000],
        &[2_000_000, 300_000_000, 10_000_000],
        [
            19.019_361_496_438_65,
            -70_903_888.238_238_23,
            70_903_926.276_961_2,
            0.999_997_830_190_272_3,
            4.429_227_303_533_099e17,
            1.128_865_072_246_711_9e-24,
        ],
        [1.0, 0.296_269_871_484_286_4],
    ),
    (
        &[1.0, 2.0, 3.0, 4.0],
        &[0, 0, 0, 12],
        &[1000, 2000, 3000, 4000],
        [
            3.561_569_626_477_731,
            -6.344_423_495_229_352,
            13.467_562_748_184_815,
            0.261_935_095_224_513_64,
            2.221_894_905_248_076_8,
            1.778_942_147_337_383_7e-06,
        ],
        [0.707_106_781_186_547_7, 0.371_093_369_522_697_56],
    ),
];

#[test]
fn agrees_with_a_fit_made_another_way() {
    for (times, counts, tokens, [slope, low, high, p, dispersion, rate], [tau, tau_p]) in CASES {
        let points = points(times, counts, tokens);
        let fit = fit(&points).unwrap();
        for (got, expected) in [
            (fit.slope, slope),
            (fit.low, low),
            (fit.high, high),
            (fit.p, p),
            (fit.dispersion, dispersion),
            (fit.rate(times[0]), rate),
        ] {
            assert!(
                near(got, *expected, 1e-8),
                "{counts:?}: {got}, expected {expected}"
            );
        }
        let test = mann_kendall(&points).unwrap();
        assert!(
            near(test.tau, *tau, 1e-12) && near(test.p, *tau_p, 1e-12),
            "{counts:?}: {test:?}"
        );
    }
}

#[test]
fn two_periods_give_the_log_ratio() {
    let fit = fit(&points(&[1.0, 3.0], &[10, 80], &[1000, 2000])).unwrap();
    assert!(near(fit.slope, 1.0, 1e-12), "{}", fit.slope);
    let deviation = (1.0_f64 / 10.0 + 1.0 / 80.0).sqrt() / LN_2 / 2.0;
    assert!(near(fit.high - fit.slope, NORMAL_95 * deviation, 1e-12));
    assert!(near(fit.rate(1.0), 0.01, 1e-12) && near(fit.rate(3.0), 0.04, 1e-12));
    assert_eq!(fit.rate(9.0).to_bits(), fit.rate(3.0).to_bits());
}

#[test]
fn all_in_one_end_is_steep_but_bounded() {
    let only_last = fit(&points(&[1.0, 2.0], &[0, 8], &[1000, 1000])).unwrap();
    assert!(
        only_last.half_added && near(only_last.slope, 4.0, 1e-12),
        "{only_last:?}"
    );
    let only_first = fit(&points(&[1.0, 2.0, 3.0], &[8, 0, 0], &[1000, 1000, 1000])).unwrap();
    assert!(
        only_first.half_added && only_first.slope < -3.0 && only_first.slope > -8.0,
        "{only_first:?}"
    );
    let middle = fit(&points(&[1.0, 2.0, 3.0], &[0, 8, 0], &[1000, 1000, 1000])).unwrap();
    assert!(
        !middle.half_added && middle.slope.abs() < 1e-12 && near(middle.p, 1.0, 1e-9),
        "{middle:?}"
    );
    let mut before = 0.0;
    for count in [1, 10, 1000, 1_000_000, 1_000_000_000] {
        let slope = fit(&points(&[1.0, 2.0, 3.0], &[0, 0, count], &[2_000_000_000; 3]))
            .unwrap()
            .slope;
        assert!(slope > before && slope < 40.0, "{count}: {slope}");
        before = slope;
    }
}

#[test]
fn a_line_is_found_and_scatter_widens_it() {
    let times: Vec<f64> = (0..24).map(f64::from).collect();
    let doubling: Vec<u64> = (0..24).map(|month| 1_u64 << month).collect();
    let fit_of = |counts: &[u64]| fit(&points(&times, counts, &[1_000_000_000; 24])).unwrap();
    let exact = fit_of(&doubling);
    assert!(near(exact.slope, 1.0, 1e-9) && near(exact.dispersion, 1.0, 1e-12) && exact.p < 1e-30);
    let even = fit_of(&[50; 24]);
    assert!(
        even.slope.abs() < 1e-12
            && even.p > 0.999
            && mann_kendall(&points(&times, &[50; 24], &[99; 24])).is_none()
    );
    let burst: Vec<u64> = (0..24).map(|month| if month == 20 { 1200 } else { 1 }).collect();
    let bursty = fit_of(&burst);
    assert!(bursty.p > 0.05 && bursty.dispersion > 50.0, "{bursty:?}");
}

#[test]
fn what_has_no_trend_is_none() {
    assert_eq!(fit(&[]), None);
    assert_eq!(fit(&points(&[1.0, 2.0], &[0, 0], &[5, 5])), None);
    assert_eq!(fit(&points(&[1.0, 2.0], &[3, 3], &[5, 0])), None);
    assert_eq!(fit(&points(&[2.0, 2.0], &[3, 4], &[5, 5])), None);
    assert_eq!(fit(&points(&[2.0, f64::NAN], &[3, 4], &[5, 5])), None);
    assert_eq!(fit(&points(&[2.0, f64::INFINITY], &[3, 4], &[5, 5])), None);
    assert_eq!(mann_kendall(&points(&[1.0, 1.0], &[3, 4], &[5, 5])), None);
    assert_eq!(mann_kendall(&points(&[1.0, f64::NAN], &[3, 4], &[5, 5])), None);
    assert_eq!(mann_kendall(&points(&[1.0], &[3], &[5])), None);
    assert_eq!(mann_kendall(&[]), None);
    let gap = points(&[1.0, 2.0, 5.0], &[3, 9, 4], &[500, 0, 400]);
    assert_eq!(fit(&gap), fit(&[gap[0], gap[2]]));
}

fn any_points() -> impl Strategy<Value = Vec<Point>> {
    let count = prop_oneof![4 => Just(0_u64), 4 => 1_u64..50, 1 => 0_u64..1_000_000_000, 1 => any::<u64>()];
    let exposure = prop_oneof![1 => Just(0_u64), 6 => 1_u64..10_000_000, 1 => any::<u64>()];
    let time = prop_oneof![8 => (1700_i32..2100).prop_map(f64::from), 1 => -1e6..1e6, 1 => any::<f64>()];
    let point = (time, count, exposure).prop_map(|(time, count, exposure)| Point {
        time,
        count,
        exposure,
    });
    prop::collection::vec(point, 0..30)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn never_nan_and_the_line_is_the_likeliest(points in any_points()) {
        let (fit, test) = (fit(&points), mann_kendall(&points));
        if let Some(test) = test {
            prop_assert!((-1.0 - 1e-9..=1.0 + 1e-9).contains(&test.tau) && (0.0..=1.0).contains(&test.p));
        }
        let ordinary = points.iter().all(|point| point.time.abs() < 3000.0 && point.exposure < 10_000_000 && point.count < 50);
        let used = || points.iter().filter(|point| point.exposure > 0);
        let Some(fit) = fit else {
            let first = used().map(|point| point.time).reduce(f64::min);
            let spread = first != used().map(|point| point.time).reduce(f64::max);
            prop_assert!(!ordinary || !spread || used().all(|point| point.count == 0));
            return Ok(());
        };
        for value in [fit.slope, fit.low, fit.high, fit.p, fit.dispersion, fit.rate(0.0), fit.rate(1e9)] {
            prop_assert!(value.is_finite());
        }
        prop_assert!(fit.low <= fit.slope && fit.slope <= fit.high && (0.0..=1.0).contains(&fit.p));
        if ordinary && !fit.half_added {
            // Where the likelihood is highest, as many occurrences are expected as were seen, at the same mean time.
            let expected: f64 = used().map(|point| point.exposure as f64 * fit.rate(point.time)).sum();
            let seen: f64 = used().map(|point| point.count as f64).sum();
            prop_assert!(near(expected, seen, 1e-9), "{} {}", expected, seen);
            let moment = |each: &dyn Fn(&Point) -> f64| used().map(|point| (point.time - 1900.0) * each(point)).sum::<f64>();
            let (expected, found) = (
                moment(&|point| point.exposure as f64 * fit.rate(point.time)),
                moment(&|point| point.count as f64),
            );
            prop_assert!((expected - found).abs() <= 1e-7 * seen * 200.0, "{} {}", expected, found);
        }
    }

    #[test]
    fn turning_time_round_turns_the_slope(counts in prop::collection::vec((0_u64..20, 1_u64..5000), 3..20)) {
        let (counts, tokens): (Vec<u64>, Vec<u64>) = counts.into_iter().unzip();
        prop_assume!(counts.iter().any(|count| *count > 0));
        let up: Vec<f64> = (0..20).map(f64::from).collect();
        let down: Vec<f64> = up.iter().map(|time| 1000.0 - 12.0 * time).collect();
        let (a, b) = (fit(&points(&up, &counts, &tokens)).unwrap(), fit(&points(&down, &counts, &tokens)).unwrap());
        prop_assert!((a.slope + 12.0 * b.slope).abs() < 1e-9 * (1.0 + a.slope.abs()));
        prop_assert!((a.p - b.p).abs() < 1e-9 && (a.low + 12.0 * b.high).abs() < 1e-7 * (1.0 + a.low.abs()));
        let turned = |times: &[f64]| mann_kendall(&points(times, &counts, &tokens)).map(|test| (test.tau.abs(), test.p));
        prop_assert_eq!(turned(&up), turned(&down));
    }

    #[test]
    fn tau_counts_pairs(counts in prop::collection::vec(0_u64..5, 2..30)) {
        let times: Vec<f64> = (0..30).map(f64::from).collect();
        let mut s = 0_i32;
        for (i, early) in counts.iter().enumerate() {
            for late in &counts[i + 1..] {
                s += late.cmp(early) as i32;
            }
        }
        let test = mann_kendall(&points(&times, &counts, &[7; 30]));
        prop_assert!(test.map_or(s == 0, |test| (test.tau > 0.0) == (s > 0) && (test.tau < 0.0) == (s < 0)));
    }
}

#[test]
fn the_change_is_that_between_both_ends_of_the_line() {
    let points: Vec<Point> = (0..5)
        .map(|at| Point {
            time: f64::from(at) * 10.0,
            count: 8 << at,
            exposure: 1_000,
        })
        .collect();
    let fit = fit(&points).unwrap();
    let whole = fit.rate(40.0) - fit.rate(0.0);
    assert!(
        (fit.change(fit.slope) - whole).abs() < 1e-12,
        "{} {whole}",
        fit.change(fit.slope)
    );
    // Doubled every ten units, 8 to 128 in a thousand.
    assert!((whole - 0.12).abs() < 1e-9);
    assert!(fit.change(0.0).abs() < 1e-15 && fit.change(-fit.slope) < 0.0);
}

//! Whether a term is used more or less from period to period: a log-linear trend, and Kendall's rank correlation beside it.
//!
//! The counts are fitted, not the rates, with the tokens of a period as its exposure (Poisson regression), so that a period
//! with little text pulls little and one without the term is no trouble. Words come in bursts, which makes the counts scatter
//! more than Poisson counts do; the scatter that is seen widens the interval (quasi-Poisson), but none that is missing narrows
//! it, because a few periods can look smoother than they are.
//!
//! A trend is a straight line on a logarithmic scale: what rises and falls again has none. Nothing here knows the calendar, and
//! [`Fit::rate`] does not extrapolate.

mod kendall;

use std::f64::consts::LN_2;

use super::finite;
use super::special::{chi_squared_tail, student_t_quantile, student_t_two_sided};

pub use kendall::{MannKendall, mann_kendall};

/// Steps after which the slope is taken as it is. Six are usual; the halving that guards them needs far more only for times
/// that differ by many orders of magnitude.
const STEPS: usize = 200;

/// The point that a standard normal exceeds in size with a chance of 5 %.
const NORMAL_95: f64 = 1.959_963_984_540_054;

/// One term in one period of time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// When it was, in any unit: a year, a number of months, a rank. Gaps are as long as they are.
    pub time: f64,
    /// Occurrences of the term.
    pub count: u64,
    /// Tokens of the period; one without any is no period and its count is not read.
    pub exposure: u64,
}

/// The trend of a term: all numbers are finite.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fit {
    /// Change of the rate in log2 per unit of time: 0 none, 1 doubled, -1 halved with each unit.
    pub slope: f64,
    /// Lower end of the 95 % interval of `slope`.
    pub low: f64,
    /// Upper end of the 95 % interval of `slope`.
    pub high: f64,
    /// Two-sided p-value of a slope of 0, 0 to 1.
    pub p: f64,
    /// By how much the counts scatter more around the line than Poisson counts would, at least 1.
    pub dispersion: f64,
    /// Whether half an occurrence was added, because all were in the first or the last period.
    pub half_added: bool,
    /// Standard deviation of `slope` were the counts Poisson counts.
    deviation: f64,
    scale: Scale,
    /// Natural logarithm of the rate at the centre of the scale, and its change to the end of it.
    line: [f64; 2],
}

impl Fit {
    /// Occurrences per token at a time by the fitted line. Before the first and after the last period it is that of the
    /// nearest one.
    #[must_use]
    pub fn rate(&self, time: f64) -> f64 {
        let [level, rise] = self.line;
        (level + rise * self.scale.place(time)).exp()
    }
}

/// The trend of a term over periods in any order: `ln E(y) = alpha + beta t + ln n` for counts `y`, times `t` and tokens `n`,
/// by maximum likelihood (McCullagh & Nelder 1989, chapter 6).
///
/// `slope` is `beta / ln 2`. Its standard deviation is that of Poisson counts times the root of the dispersion
/// `max(1, X^2 / (k - 2))`, with Pearson's `X^2` over the `k` periods (Wedderburn 1974); interval and p-value are by Student's t with
/// `k - 2` degrees of freedom. Two periods leave nothing to see scatter by: then the dispersion is 1 and the normal distribution
/// stands for t, which believes the counts to be Poisson.
///
/// Where all occurrences are in the first or all in the last period the likelihood has no maximum. Half an occurrence, shared out
/// among the other periods by their tokens, then stands for the none that was seen there, as it does in the log ratio of
/// two groups; the slope is then finite where the data would allow any steeper one, and `half_added` says so.
///
/// `None` where the term does not occur, fewer than two different times have tokens, or a time is not finite.
#[must_use]
pub fn fit(points: &[Point]) -> Option<Fit> {
    let scale = Scale::new(points)?;
    let data = Data::new(points, scale)?;
    let line = data.line()?;
    let freedom = data.used().count().saturating_sub(2) as f64;
    let in_log2 = |rise: f64| finite(rise / scale.half / LN_2);
    let fit = Fit {
        slope: in_log2(line.rise)?,
        low: 0.0,
        high: 0.0,
        p: 1.0,
        dispersion: 1.0,
        half_added: data.half.is_some(),
        deviation: in_log2((1.0 / data.occurrences / line.variance).sqrt())?,
        scale,
        line: [data.level(&line), line.rise],
    };
    fit.scattered(data.pearson(&line), freedom)
}

impl Fit {
    /// By how much the rate changes from the first period to the last, in occurrences per token, on the line with this slope
    /// that meets the fitted one in the middle.
    #[must_use]
    pub fn change(&self, slope: f64) -> f64 {
        let half = slope * self.scale.half;
        self.rate(self.scale.centre) * (half.exp2() - (-half).exp2())
    }

    /// The same line with the scatter that was seen among smaller units, such as the articles of the periods: Pearson's `X^2`
    /// of their counts around [`Fit::rate`], and their number less 2. The line does not depend on how periods are cut up, its
    /// interval does. `None` where the ends of the interval are no finite numbers.
    #[must_use]
    pub fn scattered(self, pearson: f64, freedom: f64) -> Option<Self> {
        let scatters = freedom > 0.0;
        let (dispersion, width) = if scatters {
            ((pearson / freedom).max(1.0), student_t_quantile(0.975, freedom))
        } else {
            (1.0, NORMAL_95)
        };
        let deviation = dispersion.sqrt() * self.deviation;
        let score = self.slope / deviation;
        Some(Self {
            low: finite(self.slope - width * deviation)?,
            high: finite(self.slope + width * deviation)?,
            p: if scatters {
                student_t_two_sided(score, freedom)
            } else {
                chi_squared_tail(score * score)
            },
            dispersion,
            ..self
        })
    }
}

/// The periods with tokens, times put on -1 to 1 so that nothing depends on their unit.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Scale {
    centre: f64,
    /// Half the time from the first to the last period.
    half: f64,
}

impl Scale {
    fn new(points: &[Point]) -> Option<Self> {
        let times = || {
            points
                .iter()
                .filter(|point| point.exposure > 0)
                .map(|point| point.time)
        };
        let (first, last) = (times().reduce(f64::min)?, times().reduce(f64::max)?);
        let scale = Self {
            centre: f64::midpoint(first, last),
            half: last / 2.0 - first / 2.0,
        };
        let spread = times().all(f64::is_finite) && scale.half > 0.0 && scale.half.is_finite();
        // Times too close to be told from their centre are one time.
        (spread && scale.place(last) > scale.place(first)).then_some(scale)
    }

    fn place(&self, time: f64) -> f64 {
        ((time - self.centre) / self.half).clamp(-1.0, 1.0)
    }
}

/// The counts as they are fitted.
struct Data<'p> {
    points: &'p [Point],
    scale: Scale,
    /// Of all used periods, with what was added.
    occurrences: f64,
    /// Mean place of an occurrence, on -1 to 1.
    mean: f64,
    half: Option<Half>,
}

/// Half an occurrence among the periods that are not at `place`.
#[derive(Clone, Copy)]
struct Half {
    place: f64,
    per_token: f64,
}

/// A line, and what it expects if each period weighs `tokens e^(rise place - |rise|)`.
struct Line {
    /// From the centre to the end of the scale, natural logarithm.
    rise: f64,
    /// Sum of the weights.
    weight: f64,
    /// By how much the mean place of an occurrence is higher than expected.
    missing: f64,
    /// Of the place of an occurrence, as expected.
    variance: f64,
}

impl<'p> Data<'p> {
    fn new(points: &'p [Point], scale: Scale) -> Option<Self> {
        let mut data = Self {
            points,
            scale,
            occurrences: 0.0,
            mean: 0.0,
            half: None,
        };
        data.half = data.half_needed();
        data.occurrences = data.used().map(|(_, count, _)| count).sum();
        data.mean = data.used().map(|(place, count, _)| place * count).sum::<f64>() / data.occurrences;
        (data.occurrences > 0.0).then_some(data)
    }

    /// Place, count and tokens of each used period, in the order given.
    fn used(&self) -> impl Iterator<Item = (f64, f64, f64)> {
        let half = self.half;
        self.points
            .iter()
            .filter(|point| point.exposure > 0)
            .map(move |point| {
                let (place, tokens) = (self.scale.place(point.time), point.exposure as f64);
                let added = half.filter(|half| place.total_cmp(&half.place).is_ne());
                (
                    place,
                    point.count as f64 + added.map_or(0.0, |half| half.per_token * tokens),
                    tokens,
                )
            })
    }

    /// The half occurrence, where all that there are stand at one end.
    fn half_needed(&self) -> Option<Half> {
        let places = || {
            self.used()
                .filter(|(_, count, _)| *count > 0.0)
                .map(|(place, ..)| place)
        };
        let (first, last) = (places().reduce(f64::min)?, places().reduce(f64::max)?);
        let elsewhere = |place: &f64| place.total_cmp(&first).is_ne();
        (!elsewhere(&last) && first.abs() >= 1.0).then(|| Half {
            place: first,
            per_token: 0.5
                / self
                    .used()
                    .filter(|(place, ..)| elsewhere(place))
                    .map(|(.., tokens)| tokens)
                    .sum::<f64>(),
        })
    }

    /// The line that expects the mean place that was seen. The expected mean only ever grows with the rise, so Newton's step is
    /// safe between the last rise that was too small and the last that was too large.
    fn line(&self) -> Option<Line> {
        let (mut too_small, mut too_large) = (f64::NEG_INFINITY, f64::INFINITY);
        let mut line = self.at(0.0);
        for _ in 0..STEPS {
            *(if line.missing > 0.0 {
                &mut too_small
            } else {
                &mut too_large
            }) = line.rise;
            // Far from the answer the likelihood is flat, and a step by its curvature goes anywhere.
            let reach = 1.0 + line.rise.abs();
            let step = if line.variance > 0.0 {
                (line.missing / line.variance).clamp(-reach, reach)
            } else {
                reach.copysign(line.missing)
            };
            let mut rise = line.rise + step;
            if rise < too_small || rise > too_large {
                rise = f64::midpoint(too_small, too_large);
            }
            let done = (rise - line.rise).abs() <= 1e-14 * reach;
            line = self.at(rise);
            if done {
                break;
            }
        }
        (line.variance > 0.0).then_some(line)
    }

    fn at(&self, rise: f64) -> Line {
        let (mut weight, mut sum, mut squares) = (0.0, 0.0, 0.0);
        for (place, _, tokens) in self.used() {
            let (own, distance) = (tokens * (rise * place - rise.abs()).exp(), place - self.mean);
            weight += own;
            sum += own * distance;
            squares += own * distance * distance;
        }
        let higher = sum / weight;
        Line {
            rise,
            weight,
            missing: -higher,
            variance: squares / weight - higher * higher,
        }
    }

    /// Natural logarithm of the rate at the centre.
    fn level(&self, line: &Line) -> f64 {
        (self.occurrences / line.weight).ln() - line.rise.abs()
    }

    /// Pearson's `X^2`.
    fn pearson(&self, line: &Line) -> f64 {
        let level = self.level(line);
        self.used()
            .map(|(place, count, tokens)| {
                // A rate too small for a float still has no scatter where nothing was seen.
                let expected = (tokens * (level + line.rise * place).exp()).max(f64::MIN_POSITIVE);
                (count - expected) * (count - expected) / expected
            })
            .sum()
    }
}

#[cfg(test)]
mod tests;

//! Tails and quantiles of the beta distribution for shape parameters from 0.5 to beyond 10⁹.
//!
//! The tail is a continued fraction that gives tail over density at once, so a quantile gets the slope and the
//! curvature of the logarithm of the tail for nothing: found in the log odds, where that logarithm is concave,
//! a root takes two or three evaluations. The fraction is only ever read on the side of the mean where it
//! converges, and there is no cap that large shapes run into.
//!
//! A point is given as `x` and `y = 1 - x`, both exact to the last digit, because neither can be had from the
//! other once one of them is small.

#![allow(
    clippy::many_single_char_names,
    reason = "a, b, n, x, y, z as the formulas in the literature have them"
)]

use super::{deviance, stirling_error};

/// Below this chance the quantile lies below the mean, for any two shape parameters of at least 0.5.
const SURELY_BELOW_THE_MEAN: f64 = 0.3;

/// Smaller odds would not leave room for their products with the shape parameters.
const LEAST_LOG_ODDS: f64 = -698.0;

/// A beta distribution: the density of a share `x` is proportional to `x^(a-1) (1-x)^(b-1)`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Beta {
    a: f64,
    b: f64,
    /// `ln(x^a y^b / B(a, b))` at the mean.
    ln_peak: f64,
}

/// A lower tail: its logarithm, and the tail divided by the density of the log odds at its end.
struct Tail {
    ln: f64,
    over_density: f64,
}

impl Beta {
    /// The distribution with these shape parameters, both at least 0.5.
    pub(crate) fn new(a: f64, b: f64) -> Self {
        let n = a + b;
        let ln_peak = 0.5 * (a / n * b / std::f64::consts::TAU).ln() + stirling_error(n)
            - stirling_error(a)
            - stirling_error(b);
        Self { a, b, ln_peak }
    }

    /// The chance of a share below `x`, as its natural logarithm.
    pub(crate) fn ln_lower_tail(&self, x: f64, y: f64) -> f64 {
        if x <= 0.0 {
            f64::NEG_INFINITY
        } else if y <= 0.0 {
            0.0
        } else if self.a * y >= self.b * x {
            self.lower(x, y).ln.min(0.0)
        } else {
            (-self.mirrored().lower(y, x).ln.exp().min(1.0)).ln_1p()
        }
    }

    /// The odds `x / (1 - x)` of the share `x` that is not reached with chance `p`; `q` is `1 - p`.
    ///
    /// 0 for `p = 0`, infinite for `q = 0`; also where the odds leave the range from 10⁻³⁰³ to 10³⁰³.
    pub(crate) fn odds_quantile(&self, p: f64, q: f64) -> f64 {
        if p <= 0.0 {
            return 0.0;
        }
        if q <= 0.0 {
            return f64::INFINITY;
        }
        let n = self.a + self.b;
        if p < SURELY_BELOW_THE_MEAN || p.ln() <= self.ln_lower_tail(self.a / n, self.b / n) {
            self.odds_below_mean(p)
        } else {
            1.0 / self.mirrored().odds_below_mean(q)
        }
    }

    /// The distribution of `1 - x`.
    fn mirrored(&self) -> Self {
        Self {
            a: self.b,
            b: self.a,
            ln_peak: self.ln_peak,
        }
    }

    /// The lower tail at a share not above the mean and not 0.
    fn lower(&self, x: f64, y: f64) -> Tail {
        let (a, b) = (self.a, self.b);
        let n = a + b;
        let below = a * y - b * x;
        let ln_density = self.ln_peak - deviance(below, n * x) - deviance(-below, n * y);
        let over_density = self.fraction(x, y, below.max(0.0));
        Tail {
            ln: ln_density + over_density.ln(),
            over_density,
        }
    }

    /// The lower tail over `x^a y^b / B(a, b)`, by the even part of the continued fraction DLMF 8.17.22.
    ///
    /// Numerators and denominators are carried forward undivided: up to the step `b` all are positive, so
    /// that no digit is lost however many steps it takes (some `√(a + b)` next to the mean, 20 far below it).
    fn fraction(&self, x: f64, y: f64, below: f64) -> f64 {
        let (a, b) = (self.a, self.b);
        let sum = a + b;
        let mut inverse = 1.0 / (a + 1.0);
        let (mut numerator, mut numerator_before) = (1.0, 0.0);
        let (mut denominator, mut denominator_before) = (a * inverse * (below + 1.0), 1.0);
        let mut n = 0.0;
        let last = 1000.0 + 100.0 * sum.sqrt();
        while n < last {
            n += 1.0;
            let scaled = n * (b - n) * x * inverse;
            let alpha = (a + n - 1.0) * (sum + n - 1.0) * x * inverse * scaled;
            inverse = 1.0 / (a + 2.0 * n + 1.0);
            let beta = n + scaled + (a + n) * inverse * (below + 1.0 + n * (1.0 + y));
            let numerator_next = beta * numerator + alpha * numerator_before;
            let denominator_next = beta * denominator + alpha * denominator_before;
            let (left, right) = (numerator_next * denominator, numerator * denominator_next);
            // Dividing by the newest denominator keeps all four in range.
            let scale = 1.0 / denominator_next;
            numerator_before = numerator * scale;
            denominator_before = denominator * scale;
            numerator = numerator_next * scale;
            denominator = 1.0;
            if (left - right).abs() <= 2.0 * f64::EPSILON * left {
                break;
            }
        }
        numerator / denominator
    }

    /// The odds at which the lower tail is `p`, which must not exceed the tail at the mean.
    fn odds_below_mean(&self, p: f64) -> f64 {
        let ln_p = p.ln();
        let at_mean = (self.a / self.b).ln();
        let mut log_odds = self.guess(ln_p).min(at_mean);
        for _ in 0..100 {
            let odds = log_odds.exp();
            let (x, y) = (odds / (1.0 + odds), 1.0 / (1.0 + odds));
            let tail = self.lower(x, y);
            let miss = tail.ln - ln_p;
            let slope = 1.0 / tail.over_density;
            let curvature = slope * (self.a * y - self.b * x - slope);
            // The root of the parabola through here. From below, where it may have none, the tangent cannot
            // pass the root of a concave function.
            let under_root = slope * slope - 2.0 * miss * curvature;
            let step = if under_root > 0.0 {
                -2.0 * miss / (slope + under_root.sqrt())
            } else {
                -miss / slope
            };
            log_odds = (log_odds + step).clamp(LEAST_LOG_ODDS, at_mean);
            // Each step leaves the cube of the miss.
            if miss.abs() < 1e-5 {
                break;
            }
        }
        if log_odds > LEAST_LOG_ODDS {
            log_odds.exp()
        } else {
            0.0
        }
    }

    /// Log odds near those of the lower tail `exp(ln_p)` (Abramowitz and Stegun 26.2.22, 26.5.22), or the mean.
    fn guess(&self, ln_p: f64) -> f64 {
        let (a, b) = (self.a, self.b);
        let at_mean = (a / b).ln();
        if a <= 1.0 || b <= 1.0 {
            return at_mean;
        }
        let t = (-2.0 * ln_p).sqrt();
        let z = t - (2.30753 + 0.27061 * t) / (1.0 + t * (0.99229 + 0.04481 * t));
        let (from_a, from_b) = (1.0 / (2.0 * a - 1.0), 1.0 / (2.0 * b - 1.0));
        let h = 2.0 / (from_a + from_b);
        let lambda = (z * z - 3.0) / 6.0;
        let w =
            z * (h + lambda).max(0.0).sqrt() / h - (from_b - from_a) * (lambda + 5.0 / 6.0 - 2.0 / (3.0 * h));
        at_mean - 2.0 * w
    }
}

//! From places anywhere in the plane to a sheet, every dot to be seen.
//!
//! Turned and scaled alike both ways, never stretched, because distance is all that such a picture says. What stands
//! far out is brought in, so that one article unlike all others does not make a speck of the rest.
//!
//! It does not know how large a dot will be drawn: dots are kept apart by a part of the sheet's width.

use super::sample::scatter;

/// The height of a sheet of width 1.
const HEIGHT: f64 = 0.75;
/// The free border, as a part of the width.
const BORDER: f64 = 0.02;
/// How far out anything may stand: so many times as far as nine in ten do.
const OUTERMOST: f64 = 1.5;
/// The least distance of two dots: this much over the root of their number, and never more than the other.
const CLOSEST: (f64, f64) = (0.25, 0.012);
/// Rounds of moving dots apart.
const ROUNDS: usize = 60;

/// The place of every article on the sheet, both coordinates from 0 to 1; `places` are those of groups of copies.
pub(super) fn fit(places: &[[f64; 2]], groups: &[Vec<usize>]) -> Vec<(usize, [f64; 2])> {
    let mut places = places.to_vec();
    centre(&mut places);
    bring_in(&mut places);
    turn(&mut places);
    scale(&mut places);
    let articles: usize = groups.iter().map(Vec::len).sum();
    let closest = (CLOSEST.0 / (articles as f64).sqrt()).min(CLOSEST.1);
    let mut dots: Vec<(usize, [f64; 2])> = Vec::with_capacity(articles);
    for (&[x, y], copies) in places.iter().zip(groups) {
        for (copy, &article) in copies.iter().enumerate() {
            // Seeds of a sunflower fill a disc evenly (Vogel 1979).
            let (angle, far) = (
                copy as f64 * 2.399_963_229_728_653,
                closest * (copy as f64).sqrt(),
            );
            let place = [x + far * libm::cos(angle), y + far * libm::sin(angle)];
            dots.push((article, place));
        }
    }
    apart(&mut dots, closest);
    for (_, [x, y]) in &mut dots {
        *x = x.clamp(0.0, 1.0);
        *y = (*y / HEIGHT).clamp(0.0, 1.0);
    }
    dots
}

/// Moves the middle of the lowest and the highest tenth of each coordinate to 0.
fn centre(places: &mut [[f64; 2]]) {
    for axis in 0..2 {
        let mut values: Vec<f64> = places.iter().map(|place| place[axis]).collect();
        values.sort_by(f64::total_cmp);
        let tenth = values.len() / 10;
        let low = values.get(tenth).copied().unwrap_or(0.0);
        let high = values
            .get(values.len().saturating_sub(tenth + 1))
            .copied()
            .unwrap_or(0.0);
        for place in places.iter_mut() {
            place[axis] -= f64::midpoint(low, high);
        }
    }
}

/// Brings places that stand far out nearer to 0.
fn bring_in(places: &mut [[f64; 2]]) {
    let mut far: Vec<f64> = places.iter().map(|&place| length(place)).collect();
    far.sort_by(f64::total_cmp);
    let most = far.get(far.len() * 9 / 10).map_or(0.0, |far| far * OUTERMOST);
    for place in places {
        let far = length(*place);
        if far > most {
            *place = place.map(|part| part * most / far);
        }
    }
}

/// Turns the picture about 0 until it spreads most from left to right.
fn turn(places: &mut [[f64; 2]]) {
    let sum = |of: fn(&[f64; 2]) -> f64| places.iter().map(of).sum::<f64>();
    let (across, down, both) = (sum(|p| p[0] * p[0]), sum(|p| p[1] * p[1]), sum(|p| p[0] * p[1]));
    let angle = 0.5 * libm::atan2(2.0 * both, across - down);
    let (sine, cosine) = (libm::sin(angle), libm::cos(angle));
    for place in places {
        let [x, y] = *place;
        *place = [x * cosine + y * sine, y * cosine - x * sine];
    }
}

/// Scales the picture until it fills the sheet between its borders in one way or the other.
fn scale(places: &mut [[f64; 2]]) {
    let range = |axis: usize| {
        let values = places.iter().map(|place| place[axis]);
        values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
            (low.min(value), high.max(value))
        })
    };
    let ((left, right), (top, bottom)) = (range(0), range(1));
    let fits = |size: f64, room: f64| if size > 1e-9 { room / size } else { f64::INFINITY };
    let factor = fits(right - left, 1.0 - 2.0 * BORDER).min(fits(bottom - top, HEIGHT - 2.0 * BORDER));
    let factor = if factor.is_finite() { factor } else { 0.0 };
    for place in places {
        *place = [
            0.5 + (place[0] - f64::midpoint(left, right)) * factor,
            HEIGHT / 2.0 + (place[1] - f64::midpoint(top, bottom)) * factor,
        ];
    }
}

/// Moves dots apart that stand nearer than `closest`, and keeps them on the sheet.
fn apart(dots: &mut [(usize, [f64; 2])], closest: f64) {
    let mut order: Vec<usize> = (0..dots.len()).collect();
    for _ in 0..ROUNDS {
        let x = |at: usize| dots.get(at).map_or(0.0, |dot| dot.1[0]);
        order.sort_by(|&a, &b| x(a).total_cmp(&x(b)).then(a.cmp(&b)));
        let mut shifts = vec![[0.0; 2]; dots.len()];
        let mut moved = false;
        for (turn, &one) in order.iter().enumerate() {
            for &other in order.iter().skip(turn + 1) {
                let (Some((_, a)), Some((_, b))) = (dots.get(one), dots.get(other)) else {
                    continue;
                };
                if b[0] - a[0] >= closest {
                    break;
                }
                let Some(way) = way_apart(*a, *b, one, closest) else {
                    continue;
                };
                moved = true;
                for (at, sign) in [(one, -1.0), (other, 1.0)] {
                    if let Some(sum) = shifts.get_mut(at) {
                        *sum = [sum[0] + sign * way[0], sum[1] + sign * way[1]];
                    }
                }
            }
        }
        if !moved {
            break;
        }
        for ((_, place), by) in dots.iter_mut().zip(&shifts) {
            place[0] = (place[0] + by[0]).clamp(BORDER / 2.0, 1.0 - BORDER / 2.0);
            place[1] = (place[1] + by[1]).clamp(BORDER / 2.0, HEIGHT - BORDER / 2.0);
        }
    }
}

/// How the second of two dots has to move if the first shifts as far the other way; `None` where they stand apart.
fn way_apart(a: [f64; 2], b: [f64; 2], one: usize, closest: f64) -> Option<[f64; 2]> {
    let way = [b[0] - a[0], b[1] - a[1]];
    let far = length(way);
    // Not quite all of it, or rounding would keep them moving.
    if far >= closest * 0.98 {
        return None;
    }
    if far > closest * 1e-6 {
        return Some(way.map(|part| part / far * (closest - far) / 2.0));
    }
    let angle = (scatter(one as u64) >> 40) as f64;
    Some([libm::cos(angle), libm::sin(angle)].map(|part| part * closest / 2.0))
}

/// The length of a way. Squares and a root, which are the same on every machine.
fn length([across, down]: [f64; 2]) -> f64 {
    (across * across + down * down).sqrt()
}

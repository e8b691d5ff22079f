//! Features: what the model looks at, as hashes.
//!
//! There are two kinds. What a word says in a role (as itself, as a neighbour, as the head of a run) depends on the word
//! alone, so the runtime adds it up once for each word and role. What several tokens say together is looked up for
//! each candidate. Every hash is made of the facts' numbers by one multiplication.
//!
//! The list here and the weights in the model file belong together: a change here asks for training anew.

use super::hash::mix;
use super::view::View;
use super::word::Facts;

/// Roles of words around a candidate.
pub const ROLES: usize = 9;

/// The tokens that stand in each role to the candidate at `at`; behind the end where there is none.
pub fn roles(view: &View, at: usize) -> [usize; ROLES] {
    let place = view.place(at);
    let (first, last) = (place.first as usize, place.last as usize);
    [
        at,
        at.wrapping_sub(1),
        at + 1,
        at.wrapping_sub(2),
        at + 2,
        first.wrapping_sub(1),
        last + 1,
        if first == at { usize::MAX } else { first },
        if last == at { usize::MAX } else { last },
    ]
}

/// One feature: a template and what fills it.
#[inline]
fn feature(template: u64, value: u64) -> u64 {
    mix(value, template.wrapping_mul(0xa076_1d64_78bd_642f))
}

/// The features of a word in a role.
pub fn of_role(facts: &Facts, role: usize, sink: &mut impl FnMut(u64)) {
    let base = 100 + 20 * role as u64;
    let entry = facts.entry;
    let shape = facts.shape as u64;
    let mut add = |template: u64, value: u64| sink(feature(base + template, value));
    add(0, u64::from(facts.lower));
    add(1, u64::from(entry.fine));
    add(2, u64::from(entry.middle));
    add(3, u64::from(entry.coarse));
    add(
        4,
        shape << 4 | u64::from(entry.habit) << 1 | u64::from(facts.nation),
    );
    if role == 0 {
        add(5, u64::from(facts.form));
        add(6, u64::from(facts.pattern));
        add(7, u64::from(entry.coarse) << 4 | shape);
        for (at, &suffix) in (0..).zip(&facts.suffixes) {
            add(8 + at, u64::from(suffix));
        }
        for (at, &prefix) in (0..).zip(&facts.prefixes) {
            add(11 + at, u64::from(prefix));
        }
        add(13, u64::from(entry.habit));
        add(14, 0);
    }
    if role == 8 {
        add(8, u64::from(facts.suffixes.get(1).copied().unwrap_or_default()));
    }
}

/// The features of several tokens together.
pub fn of_place(view: &View, facts: &[Facts], at: usize, sink: &mut impl FnMut(u64)) {
    let place = view.place(at);
    let (first, last) = (place.first as usize, place.last as usize);
    let token = |at: usize| view.facts(at, facts);
    let [here, before, after] = [token(at), token(at.wrapping_sub(1)), token(at + 1)];
    let [two_before, two_after] = [token(at.wrapping_sub(2)), token(at + 2)];
    let [run_first, run_last] = [token(first), token(last)];
    let [run_before, run_after] = [token(first.wrapping_sub(1)), token(last + 1)];
    let [end_first, end_last] = [token(place.from as usize), token(place.to as usize)];
    let style = view.style as u64;
    let shape = |facts: &Facts| facts.shape as u64;
    let (s0, s1, s2) = (shape(here), shape(before), shape(after));
    let fine = |facts: &Facts| u64::from(facts.entry.fine);
    let middle = |facts: &Facts| u64::from(facts.entry.middle);
    let coarse = |facts: &Facts| u64::from(facts.entry.coarse);
    let lower = |facts: &Facts| u64::from(facts.lower);
    let habit = u64::from(here.entry.habit);
    let from_first = (at.saturating_sub(first)).min(3) as u64;
    let to_last = (last.saturating_sub(at)).min(3) as u64;
    let length = if style == 0 {
        (last.saturating_sub(first)).min(4) as u64
    } else {
        4 + style
    };
    let position = at.min(3) as u64;
    let spot = from_first << 2 | to_last;
    let mut add = |template: u64, value: u64| sink(feature(template, value));

    add(1, middle(before) << 9 | middle(here));
    add(2, middle(here) << 9 | middle(after));
    add(3, lower(before) << 4 | s0);
    add(4, lower(after) << 4 | s0);
    add(
        5,
        s0 << 16 | s1 << 12 | s2 << 8 | shape(two_before) << 4 | shape(two_after),
    );
    add(6, s0 << 8 | s1 << 4 | s2);
    add(7, lower(here) << 32 | lower(after));
    add(8, lower(before) << 32 | lower(here));
    add(9, coarse(before) << 14 | coarse(here) << 7 | coarse(after));
    add(10, s0 << 8 | spot << 4 | length);
    add(11, position << 16 | style << 12 | habit << 8 | s0 << 4 | s2);
    add(
        12,
        position.min(1) << 20 | style << 16 | middle(here) << 3 | habit,
    );
    add(13, style << 16 | fine(here));
    add(14, lower(run_before) << 4 | spot);
    add(15, lower(run_after) << 4 | spot);
    add(16, lower(run_last) << 4 | spot);
    add(17, lower(run_first) << 4 | spot);
    add(18, middle(run_last) << 16 | middle(run_before) << 4 | spot);
    add(19, middle(run_last) << 16 | middle(run_after) << 4 | spot);
    add(
        20,
        middle(run_before) << 24 | middle(run_after) << 12 | spot << 8 | length,
    );
    add(21, middle(run_first) << 24 | middle(run_last) << 12 | spot);
    add(22, coarse(two_before) << 16 | coarse(before) << 8 | s0);
    add(23, coarse(after) << 16 | coarse(two_after) << 8 | s0);
    add(24, fine(here) << 8 | spot << 4 | length);
    add(25, fine(run_last) << 8 | spot << 4 | length);
    add(26, lower(end_last) << 4 | spot);
    add(27, lower(end_first) << 4 | spot);
    let two_run_before = token(first.wrapping_sub(2));
    add(
        31,
        fine(two_run_before) << 16 | shape(run_before) << 8 | spot << 4 | shape(two_run_before),
    );
    add(32, lower(run_before) << 32 | fine(run_last) << 4 | spot);
    add(33, lower(run_after) << 32 | fine(run_last) << 4 | spot);
    add(
        28,
        coarse(run_first) << 24 | coarse(run_last) << 16 | coarse(run_before) << 8 | coarse(run_after),
    );
}

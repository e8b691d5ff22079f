//! Text and findings of every kind, for tests: what means something to a terminal, a log, a format, and what proptest thinks of.

use proptest::prelude::*;

use super::super::{Evidence, Finding, Findings, Interval, Level, Rule, Scale, Side, State};

/// What an article can hold that means something to a terminal, a log, Markdown, XML, JSON or a URI.
pub(super) const PIECES: [&str; 24] = [
    "::error::x",
    "::stop-commands::",
    "##[error]x",
    "##vso[task.setvariable variable=x]y",
    "\r\n::set-env name=A::b",
    "\u{1b}[2J\u{1b}]0;x\u{7}",
    "\u{9b}31m",
    "\u{202e}txt.exe",
    "\u{200d}",
    "\u{0}\u{b}\u{c}\u{7f}\u{85}\u{2028}\u{fffe}\u{ffff}",
    "</failure><error/>",
    "]]>",
    "&amp;&#0;",
    "a | b \\| c \\",
    "`code` **bold** _x_ ~y~",
    "<script>alert(1)</script><img src=x>",
    "[link](https://example.org) ![x](y)",
    "@someone and #123 and https://example.org www.example.org",
    "50 %, a:b;c,d%0A",
    "{0} {x} }} {{",
    "\"quoted\" 'twice' \\\" \\n",
    "字字 می\u{200c}خواهم 👩\u{200d}🚀",
    "../../etc/x y?z#a",
    "",
];

/// Text of hostile pieces and of anything else.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => proptest::collection::vec(proptest::sample::select(&PIECES[..]), 0..4).prop_map(|pieces| pieces.concat()),
        3 => any::<String>(),
        1 => (proptest::sample::select(&PIECES[..]), 0_usize..120).prop_map(|(piece, times)| piece.repeat(times)),
    ]
}

fn float() -> impl Strategy<Value = f64> {
    prop_oneof![any::<f64>(), -9.0..9.0]
}

fn side() -> impl Strategy<Value = Side> {
    let scale = proptest::sample::select(vec![Scale::Words, Scale::Articles]);
    let counts = prop_oneof![any::<u64>(), 0_u64..9];
    (counts.clone(), counts.clone(), counts, scale, any::<bool>()).prop_map(
        |(count, total, articles, scale, at_most)| Side {
            count,
            total,
            articles,
            scale,
            at_most,
        },
    )
}

fn evidence() -> impl Strategy<Value = Evidence> {
    let option = || proptest::option::of(text());
    (text(), text(), option(), any::<u32>(), option(), any::<u64>()).prop_map(
        |(title, source, path, position, date, count)| Evidence {
            title,
            source,
            path,
            position,
            date,
            count,
        },
    )
}

fn level() -> impl Strategy<Value = Level> {
    proptest::sample::select(Level::ALL.to_vec())
}

fn finding() -> impl Strategy<Value = Finding> {
    let state = proptest::sample::select(vec![State::New, State::New, State::Known, State::Gone]);
    let end = || proptest::option::of(float());
    let numbers = (
        proptest::option::of(side()),
        proptest::option::of(side()),
        end(),
        proptest::option::of((end(), end())),
    );
    let texts = (text(), text(), text(), proptest::option::of(text()));
    (
        texts,
        level(),
        state,
        numbers,
        proptest::collection::vec(evidence(), 0..5),
    )
        .prop_map(
            |(
                (rule, subject, message, scope),
                level,
                state,
                (now, before, log_ratio, interval),
                evidence,
            )| Finding {
                rule,
                level,
                state,
                subject,
                scope,
                message,
                now,
                before,
                log_ratio,
                interval: interval.map(|(low, high)| Interval { low, high }),
                evidence,
            },
        )
}

/// Findings of any kind.
pub(super) fn findings() -> impl Strategy<Value = Findings> {
    let rule = (text(), text(), text(), level()).prop_map(|(id, title, meaning, level)| Rule {
        id,
        title,
        meaning,
        level,
    });
    (
        (text(), text(), text(), proptest::option::of(text())),
        proptest::collection::vec(rule, 0..4),
        proptest::collection::vec(finding(), 0..16),
        proptest::collection::vec(text(), 0..3),
    )
        .prop_map(
            |((generator, command, looked_at, held_against), rules, findings, remarks)| Findings {
                generator,
                command,
                looked_at,
                held_against,
                rules,
                findings,
                remarks,
            },
        )
}

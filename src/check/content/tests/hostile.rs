//! Rules and counts that nobody means: no panic, and no text that breaks a line.

use super::super::{Must, Problem, Rule, Scope, Unit, judge, rules};
use super::observed;
use proptest::prelude::*;

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof!["\\PC{0,30}", "[\\x00-\\x7f\\u{2028}\\u{202e}é東]{0,30}"]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn nothing_breaks_a_line_or_the_run(
        (name, term, column, value, message) in (any_text(), any_text(), any_text(), any_text(), any_text()),
        counts in proptest::array::uniform4(any::<u64>()),
        (entity, must, min, max) in (any::<bool>(), 0..3_u8, any::<Option<f64>>(), any::<Option<f64>>()),
        (unit, problem) in (0..5_usize, 0..3_u8),
    ) {
        let rule = Rule {
            name,
            term: (!entity).then(|| term.clone()),
            entity: entity.then_some(term),
            must: [None, Some(Must::Appear), Some(Must::NotAppear)][usize::from(must)],
            min,
            max,
            unit: Unit::ALL.get(unit).copied(),
            scope: Scope::from([(column.as_str(), &[value.as_str()][..])]),
            message: Some(message),
            ..Rule::default()
        };
        let mut seen = observed(counts[0], counts[1], counts[2], counts[3]);
        seen.problem = match problem {
            0 => None,
            1 => Some(Problem::UnknownColumn { column, known: vec![value] }),
            _ => Some(Problem::UnknownValue { column, known: vec![value] }),
        };
        for found in judge(&rule, &seen) {
            for text in [&found.rule, &found.subject, &found.message, found.scope.as_ref().unwrap_or(&String::new())] {
                let broken = text.chars().any(|letter| letter.is_control() || ('\u{2028}'..='\u{202e}').contains(&letter));
                prop_assert!(!broken, "{:?}", text);
            }
        }
        prop_assert_eq!(rules(std::slice::from_ref(&rule)).len(), 1);
        let _ = rule.check(1);
    }
}

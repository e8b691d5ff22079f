//! Any articles and any keys: groups are those of a plain count, and every text is answered.

use super::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn groups_agree_with_a_plain_count(
        rows in proptest::collection::vec(
            (proptest::collection::vec(0_usize..5, 0..4), 0_usize..4, 0_u32..4),
            0..30,
        ),
        crossed in any::<bool>(),
        min_articles in 0_u32..4,
    ) {
        const TOPICS: [&str; 5] = ["ash", "birch", "cedar", "date", "elm"];
        const DATES: [&str; 4] = ["1901-05-02", "1901", "1902-01", "nonsense"];
        let told: Vec<Told> = rows
            .iter()
            .map(|(topics, date, tokens)| {
                let list: &'static str =
                    topics.iter().map(|&topic| TOPICS[topic]).collect::<Vec<_>>().join("; ").leak();
                Told { date: Some(DATES[*date]), ..sized(*tokens, &[("topics", list)]) }
            })
            .collect();
        let by = if crossed { "topics,year" } else { "topics" };
        let asked = Asked { min_articles, ..asked(by) };
        let mut plain: std::collections::BTreeMap<String, (u32, u64)> = std::collections::BTreeMap::new();
        let mut takes_part = vec![false; rows.len()];
        for (doc, (topics, date, tokens)) in rows.iter().enumerate() {
            let mut topics = topics.clone();
            topics.sort_unstable();
            topics.dedup();
            let year = (*date < 3).then(|| &DATES[*date][..4]);
            if *tokens == 0 || topics.is_empty() || crossed && year.is_none() {
                continue;
            }
            takes_part[doc] = true;
            for topic in topics {
                let name = if crossed { format!("{} × {}", TOPICS[topic], year.unwrap()) } else { TOPICS[topic].to_owned() };
                let sum = plain.entry(name).or_default();
                sum.0 += 1;
                sum.1 += u64::from(*tokens);
            }
        }
        if let Ok(groups) = group(&asked, &told) {
            let holding = takes_part.iter().filter(|&&part| part).count();
            let empty = rows.iter().filter(|(_, _, tokens)| *tokens == 0).count();
            prop_assert_eq!(groups.outside as usize + empty + holding, rows.len());
            prop_assert_eq!(groups.names.len() + groups.small as usize + groups.everywhere.len(), plain.len());
            for (at, name) in groups.names.iter().enumerate() {
                prop_assert_eq!(plain.get(name).copied(), Some((groups.articles[at], groups.tokens[at])));
                let number = u32::try_from(at).unwrap();
                let members = (0..rows.len()).filter(|&doc| groups.of(u32::try_from(doc).unwrap()).contains(&number)).count();
                prop_assert_eq!(members, groups.articles[at] as usize);
            }
            for (doc, &part) in takes_part.iter().enumerate() {
                prop_assert_eq!(groups.holds(u32::try_from(doc).unwrap()), part);
            }
        } else {
            let compared = plain.values().filter(|sum| {
                sum.0 >= min_articles && (sum.0 as usize) < takes_part.iter().filter(|&&part| part).count()
            });
            prop_assert_eq!(compared.count(), 0);
        }
    }

    #[test]
    fn any_text_is_answered(
        by in "(outlet|month|article|day|year|a|é|,| ){0,6}",
        target in ".{0,12}",
        values in proptest::collection::vec((".{0,20}", ".{0,10}", "[0-9-]{0,10}"), 0..8),
    ) {
        let Ok(keys) = Keys::parse(&by) else { return Ok(()); };
        let asked = Asked { keys, targets: vec![target], min_articles: 1, most: 3, alone: false };
        let told: Vec<Told> = values
            .into_iter()
            .map(|(outlet, title, date)| Told {
                title: title.leak(),
                date: Some(date.leak()),
                ..with(&[("outlet", outlet.leak())])
            })
            .collect();
        for asked in [Asked { targets: Vec::new(), ..asked.clone() }, asked] {
            if let Ok(groups) = group(&asked, &told) {
                prop_assert!(groups.names.len() <= 4);
            }
        }
    }
}

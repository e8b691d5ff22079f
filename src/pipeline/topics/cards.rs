//! Topics as a report shows them.

use std::collections::BTreeMap;

use super::tables::{LISTED, verdict, why};
use super::{Found, Topics};
use crate::analyze::Context;
use crate::number::{count, counted};
use crate::pipeline::reading::Gathered;
use crate::report::{self, TopicCard, TopicTerm, TypicalArticle};
use crate::topic;

/// Articles shown with a topic.
const TYPICAL: usize = 5;
/// Phrases shown with a topic.
const PHRASES: usize = 6;
/// Terms shown with a topic.
const TERMS: usize = 12;
/// Articles of a period or group below which a share tells too little to be put into words.
const FEW: u64 = 5;
/// Sentences of its summary.
const SENTENCES: usize = 3;

/// How topics come about.
pub(super) fn method() -> String {
    let headlines = "The words of a headline count twice beside those of its article, in topics alone, so that an article without \
                     text has a topic too.";
    [topic::METHOD, headlines].join(" ")
}

impl Topics {
    /// The part of a report; `centres` has what the typical articles of each topic have in common.
    pub(in crate::pipeline) fn part(
        &self,
        context: &Context<'_>,
        gathered: &Gathered,
        typical: &[Vec<u32>],
        centres: &[BTreeMap<u32, f64>],
    ) -> report::Topics {
        match self {
            Self::None(why) => report::Topics {
                summary: why.clone(),
                topics: Vec::new(),
                column: None,
                disclosure: Vec::new(),
            },
            Self::Found(found) => report::Topics {
                summary: found.summary(),
                topics: (0..found.labels.len())
                    .map(|topic| {
                        let docs = typical.get(topic).map_or(&[][..], Vec::as_slice);
                        found.card(topic, context, gathered, docs, centres.get(topic))
                    })
                    .collect(),
                column: (!found.groups.groups.is_empty()).then(|| found.groups.by.clone()),
                disclosure: found.disclosure(),
            },
        }
    }
}

impl Found {
    /// What was found, in a sentence or two.
    pub(in crate::pipeline) fn summary(&self) -> String {
        let topics = self.labels.len() as u64;
        let articles: u64 = self.described.iter().map(|description| description.led).sum();
        let weak = self.weak() as u64;
        let mut summary = format!(
            "{} in {}, none of which is left over",
            counted(topics, "topic"),
            counted(articles, "article")
        );
        if weak > 0 {
            summary.push_str("; ");
            summary.push_str(&count(weak));
            summary.push_str(if weak == 1 {
                " of them is weak"
            } else {
                " of them are weak"
            });
        }
        summary.push('.');
        if self.model.asked > self.labels.len() {
            summary.push(' ');
            summary.push_str(&count(self.model.asked as u64));
            summary.push_str(" were asked for, and the articles hold no more.");
        }
        summary
    }

    /// How the numbers came about.
    fn disclosure(&self) -> Vec<(String, String)> {
        let mut told = vec![("method".to_owned(), method())];
        told.extend(self.why().map(|why| ("number of topics".to_owned(), why)));
        let articles: u64 = self.described.iter().map(|description| description.led).sum();
        if (self.model.fitted as u64) < articles {
            told.push((
                "sample".to_owned(),
                format!(
                    "topics were made from {} and their shares told of all {}",
                    counted(self.model.fitted as u64, "article"),
                    count(articles)
                ),
            ));
        }
        told
    }

    fn card(
        &self,
        topic: usize,
        context: &Context<'_>,
        gathered: &Gathered,
        docs: &[u32],
        centre: Option<&BTreeMap<u32, f64>>,
    ) -> TopicCard {
        let described = &self.described[topic];
        let listed = self.model.topics[topic]
            .terms
            .iter()
            .zip(&described.exclusivity_of_terms);
        let term = |((term, weight), exclusivity): (&(u32, f64), &f64)| TopicTerm {
            term: context.names.stem(*term as usize).to_owned(),
            form: context.names.form(*term as usize).into_owned(),
            weight: *weight,
            exclusivity: *exclusivity,
        };
        let title = |doc: u32| gathered.title(doc, &self.facts);
        let typical = |&doc: &u32| {
            let facts = self.facts.get(&doc);
            TypicalArticle {
                doc,
                title: title(doc),
                date: facts.and_then(|facts| facts.date.clone()),
                source: facts.map_or_else(String::new, |facts| facts.source().to_owned()),
                share: self
                    .model
                    .shares
                    .of(doc as usize)
                    .get(topic)
                    .copied()
                    .unwrap_or(0.0),
            }
        };
        let phrase = |leading: &topic::Leading| Some(self.phrases.all.get(leading.phrase)?.form.clone());
        let shares = |spread: &super::Spread| {
            let told = spread.groups.iter().filter(|group| group.articles >= FEW);
            told.map(|group| (group.name.clone(), group.share(topic)))
                .collect()
        };
        let label = &self.labels[topic];
        TopicCard {
            number: u32::try_from(topic + 1).unwrap_or(u32::MAX),
            label: label.text.clone(),
            verdict: verdict(&described.verdict).to_owned(),
            why: why(&described.verdict),
            articles: described.led,
            share: described.mean_share,
            coherence: described.coherence,
            exclusivity: described.exclusivity.unwrap_or(0.0),
            terms: listed.take(TERMS.min(LISTED)).map(term).collect(),
            phrases: label.phrases.iter().filter_map(phrase).take(PHRASES).collect(),
            entities: self.names.get(topic).cloned().unwrap_or_default(),
            typical: docs.iter().take(TYPICAL).map(typical).collect(),
            summary: gathered.several(
                docs.iter().copied(),
                &|term| {
                    centre
                        .and_then(|centre| centre.get(&term))
                        .copied()
                        .unwrap_or(0.0)
                },
                SENTENCES,
                &title,
            ),
            periods: shares(&self.periods),
            groups: shares(&self.groups),
        }
    }
}

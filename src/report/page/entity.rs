//! The leading people, organizations and places as the page shows them.
//!
//! A name is only worth what can be checked, so each comes with the forms that were taken to be it, the reason for each,
//! and sentences that lead back to their articles. It does not choose them: they arrive chosen.

use super::super::legible::{CELL, TITLE, legible};
use super::super::{Alias, Entity, Example, Report};
use super::passage::PassageLine;
use super::{Allowance, ArticleBox, cost, counted, times};

/// The tags around one entity, and around each of its parts.
const FRAME: usize = 500;
/// The tags around a part of it.
const PART: usize = 120;

/// The entities of one kind.
pub(in super::super) struct EntityGroup {
    pub(in super::super) id: String,
    pub(in super::super) title: &'static str,
    pub(in super::super) entities: Vec<EntityBox>,
}

/// One entity.
pub(in super::super) struct EntityBox {
    pub(in super::super) name: String,
    /// How often and where it is mentioned, and how often quoted.
    pub(in super::super) note: String,
    /// What else it is called, and why that is the same.
    pub(in super::super) also: Vec<AliasBox>,
    pub(in super::super) examples: Vec<PassageLine>,
    pub(in super::super) quoted: Vec<PassageLine>,
}

/// Another form of a name.
pub(in super::super) struct AliasBox {
    pub(in super::super) form: String,
    /// Why, and how often.
    pub(in super::super) note: String,
}

/// The kinds that have cards, as a reader calls them.
const KINDS: [(&str, &str); 3] = [
    ("person", "People"),
    ("organization", "Organizations"),
    ("place", "Places"),
];

/// The entities that fit, kind by kind.
pub(super) fn groups(
    report: &Report,
    articles: &[ArticleBox],
    allowance: &mut Allowance,
) -> Vec<EntityGroup> {
    let group = |(kind, title): &(&'static str, &'static str)| {
        let own = report.entities.iter().filter(|entity| entity.kind == *kind);
        let boxes = own.map(|entity| EntityBox::new(entity, articles));
        EntityGroup {
            id: format!("part-entities-{kind}"),
            title,
            entities: boxes.take_while(|shown| allowance.grant(shown.cost())).collect(),
        }
    };
    let groups = KINDS.iter().map(group);
    groups.filter(|group| !group.entities.is_empty()).collect()
}

impl EntityBox {
    fn new(entity: &Entity, articles: &[ArticleBox]) -> Self {
        let mut note = format!(
            "{} in {}",
            counted(entity.mentions, "mention"),
            counted(entity.df, "article")
        );
        if entity.quotations > 0 {
            note.push_str(", quoted ");
            note.push_str(&times(entity.quotations));
        }
        let passages = |examples: &[Example]| {
            examples
                .iter()
                .map(|example| PassageLine::example(example, articles))
                .collect()
        };
        Self {
            name: legible(&entity.name, TITLE),
            note,
            also: also(entity),
            examples: passages(&entity.examples),
            quoted: passages(&entity.quoted),
        }
    }

    /// Whether there is nothing to unfold.
    pub(in super::super) fn is_bare(&self) -> bool {
        self.also.is_empty() && self.examples.is_empty() && self.quoted.is_empty()
    }

    /// The bytes it takes on the page, at most.
    fn cost(&self) -> usize {
        let aliases = self
            .also
            .iter()
            .map(|alias| cost(&alias.form) + cost(&alias.note) + PART);
        let passages = self.examples.iter().chain(&self.quoted);
        let passages = passages.map(PassageLine::cost);
        FRAME + cost(&self.name) + cost(&self.note) + aliases.chain(passages).sum::<usize>()
    }
}

/// The forms that differ from the name, each once with all its reasons.
fn also(entity: &Entity) -> Vec<AliasBox> {
    let mut forms: Vec<(&str, Vec<&Alias>)> = Vec::new();
    for alias in entity.aliases.iter().filter(|alias| alias.form != entity.name) {
        match forms.iter_mut().find(|(form, _)| *form == alias.form) {
            Some((_, all)) => all.push(alias),
            None => forms.push((&alias.form, vec![alias])),
        }
    }
    let alias = |(form, all): (&str, Vec<&Alias>)| {
        let mut reasons: Vec<String> = all.iter().map(|alias| alias.reason.replace('-', " ")).collect();
        reasons.sort_unstable();
        reasons.dedup();
        let n: u64 = all.iter().map(|alias| alias.n).sum();
        AliasBox {
            form: legible(form, CELL),
            note: format!("{}, {}", legible(&reasons.join(" or "), CELL), times(n)),
        }
    };
    forms.into_iter().map(alias).collect()
}

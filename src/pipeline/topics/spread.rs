//! Where the topics of a corpus are: over time, in groups of articles, and with which names.

use crate::analyze::{self, Context, Table, Values};
use crate::compare::{Asked, Builder, Facts, Groups, Keys};
use crate::entity::Kind;
use crate::error::Error;
use crate::pipeline::columns;
use crate::topic::Shares;

/// Groups whose shares are told.
const MOST_GROUPS: usize = 200;
/// Names told with a topic.
const NAMES: usize = 6;
/// How much more often than elsewhere a name must be in the articles of a topic.
const LIFT: f64 = 1.25;
/// Articles that a name must be in.
const ARTICLES: u32 = 2;

/// Articles put together by something, with the topics' shares in them.
#[derive(Debug, Default)]
pub(super) struct Spread {
    /// What they are put together by.
    pub(super) by: String,
    /// Each group in order.
    pub(super) groups: Vec<Group>,
}

/// One group.
#[derive(Debug)]
pub(super) struct Group {
    /// Its name.
    pub(super) name: String,
    /// Articles with a topic.
    pub(super) articles: u64,
    /// By topic, the sum of its shares in them; in whole numbers, so that the order of articles does not matter.
    sums: Vec<u64>,
}

/// What a share of 1 is in whole numbers: 2 to the power of 40.
const WHOLE: f64 = 1_099_511_627_776.0;

/// A share in whole numbers.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "shares are from 0 to 1"
)]
fn whole(share: f64) -> u64 {
    (share.clamp(0.0, 1.0) * WHOLE).round() as u64
}

/// A sum of shares from its whole number.
#[allow(
    clippy::cast_precision_loss,
    reason = "the last bits of a sum of a million articles do not matter"
)]
fn sum(whole: u64) -> f64 {
    whole as f64 / WHOLE
}

impl Group {
    fn new(name: String, topics: usize) -> Self {
        Self {
            name,
            articles: 0,
            sums: vec![0; topics],
        }
    }

    /// Takes in the shares of an article, if it has any.
    fn add(&mut self, shares: &[f64]) {
        if shares.iter().all(|&share| share <= 0.0) {
            return;
        }
        self.articles += 1;
        for (sum, &share) in self.sums.iter_mut().zip(shares) {
            *sum += whole(share);
        }
    }

    /// The mean share of a topic in its articles; 0 where there is none.
    #[allow(clippy::cast_precision_loss, reason = "articles stay far below 2^53")]
    pub(super) fn share(&self, topic: usize) -> f64 {
        if self.articles == 0 {
            0.0
        } else {
            self.sum(topic) / self.articles as f64
        }
    }

    /// The sum of a topic's shares, in articles.
    fn sum(&self, topic: usize) -> f64 {
        self.sums.get(topic).copied().map_or(0.0, sum)
    }
}

/// The topics in each period that the timeline has.
///
/// # Errors
/// What fetching a block says.
pub(super) fn periods(context: &Context<'_>, shares: &Shares) -> Result<Spread, Error> {
    let dates: Vec<&str> = context.sums.dates.keys().map(String::as_str).collect();
    let Some(length) = analyze::period_length(&dates) else {
        return Ok(Spread::default());
    };
    let names = analyze::all_periods(&dates, length);
    let mut groups: Vec<Group> = names
        .into_iter()
        .map(|name| Group::new(name, shares.topics()))
        .collect();
    context.frames.blocks(&mut |block, first| {
        for (row, doc) in block.rows.iter().zip(first..) {
            let period = row.date.as_deref().and_then(|date| date.get(..length));
            let at =
                period.and_then(|own| groups.binary_search_by(|group| group.name.as_str().cmp(own)).ok());
            if let Some(group) = at.and_then(|at| groups.get_mut(at)) {
                group.add(shares.of(doc as usize));
            }
        }
        Ok(())
    })?;
    Ok(Spread {
        by: "period".to_owned(),
        groups,
    })
}

/// The topics in each group of articles. Without `keys` by outlet; nothing where no article has one.
///
/// # Errors
/// What fetching a block says.
pub(super) fn groups(
    context: &Context<'_>,
    shares: &Shares,
    keys: Option<&Keys>,
    min_articles: u32,
) -> Result<Spread, Error> {
    let outlet = Keys::parse("outlet")?;
    let asked = Asked {
        keys: keys.unwrap_or(&outlet).clone(),
        targets: Vec::new(),
        min_articles,
        most: MOST_GROUPS,
        alone: true,
    };
    // What cannot be grouped is said where groups are compared; here there is then nothing to show.
    let Some(made) = made(context, &asked)? else {
        return Ok(Spread::default());
    };
    let mut groups: Vec<Group> = made
        .names
        .iter()
        .map(|name| Group::new(name.clone(), shares.topics()))
        .collect();
    for doc in 0..context.frames.articles {
        for &group in made.of(doc) {
            if let Some(group) = groups.get_mut(group as usize) {
                group.add(shares.of(doc as usize));
            }
        }
    }
    Ok(Spread { by: made.by, groups })
}

fn made(context: &Context<'_>, asked: &Asked) -> Result<Option<Groups>, Error> {
    let frames = context.frames;
    let Ok(mut builder) = Builder::new(asked, &frames.groups) else {
        return Ok(None);
    };
    frames.blocks(&mut |block, first| {
        for (row, doc) in block.rows.iter().zip(first..) {
            builder.add(&Facts::of(doc, row, frames.source(row)));
        }
        Ok(())
    })?;
    Ok(builder.finish().ok().filter(|made| made.names.len() > 1))
}

/// By topic, the people, organizations and places that its articles name more often than others do, the most telling first.
///
/// # Errors
/// What fetching a block says.
pub(super) fn names(context: &Context<'_>, shares: &Shares) -> Result<Vec<Vec<String>>, Error> {
    let entities = &context.frames.entities;
    let topics = shares.topics();
    let mut sums = vec![0_u64; entities.len() * topics];
    let mut total = Group::new(String::new(), topics);
    context.frames.blocks(&mut |block, first| {
        let mut own: Vec<u32> = Vec::new();
        for (at, doc) in (0..block.rows.len()).zip(first..) {
            let shares = shares.of(doc as usize);
            total.add(shares);
            own.clear();
            own.extend(
                block
                    .mentions(at)
                    .iter()
                    .filter_map(|mention| entities.of(mention.name)),
            );
            own.sort_unstable();
            own.dedup();
            for &entity in &own {
                let place = entity as usize * topics;
                let known = sums.get_mut(place..place + topics).unwrap_or_default();
                for (sum, &share) in known.iter_mut().zip(shares) {
                    *sum += whole(share);
                }
            }
        }
        Ok(())
    })?;
    let usual = [Kind::Person, Kind::Organization, Kind::Place];
    let of = |topic: usize| {
        let share = total.share(topic);
        let mut told: Vec<(f64, usize)> = Vec::new();
        for (entity, (&df, kind)) in entities.df.iter().zip(&entities.kind).enumerate() {
            if df < ARTICLES || !usual.contains(kind) {
                continue;
            }
            let expected = f64::from(df) * share;
            let found = sums.get(entity * topics + topic).copied().map_or(0.0, sum);
            if found > expected * LIFT && expected > 0.0 {
                told.push((found * (found / expected).ln(), entity));
            }
        }
        told.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        told.truncate(NAMES);
        told.into_iter()
            .map(|(_, entity)| entities.name.get(entity).to_owned())
            .collect()
    };
    Ok((0..topics).map(of).collect())
}

impl Spread {
    /// One row for each period and topic; nothing where there are not two periods.
    pub(super) fn timeline(&self, labels: &[String], method: &str) -> Option<Table> {
        let values = self.values(labels)?;
        Some(columns::TIMELINE.table(method, values))
    }

    /// One row for each group and topic; nothing where there are not two groups.
    pub(super) fn by_group(&self, labels: &[String], method: &str) -> Option<Table> {
        let [group, topic, label, articles, share, total] = self.values(labels)?;
        let by = Values::Text(vec![Some(self.by.clone()); group.len()]);
        Some(columns::GROUPS.table(method, [by, group, topic, label, articles, share, total]))
    }

    /// Name, topic, label, sum, share and articles, group by group.
    fn values(&self, labels: &[String]) -> Option<[Values; 6]> {
        if self.groups.len() < 2 || labels.is_empty() {
            return None;
        }
        let rows = || {
            let groups = self.groups.iter();
            groups.flat_map(|group| {
                let topics = labels.iter().enumerate();
                topics.map(move |(topic, label)| (group, topic, label))
            })
        };
        let integers = |values: Vec<usize>| {
            Values::Integer(
                values
                    .into_iter()
                    .map(|value| i64::try_from(value).ok())
                    .collect(),
            )
        };
        let share =
            |(group, topic, _): (&Group, usize, &String)| (group.articles > 0).then(|| group.share(topic));
        Some([
            Values::Text(rows().map(|(group, ..)| Some(group.name.clone())).collect()),
            integers(rows().map(|(_, topic, _)| topic + 1).collect()),
            Values::Text(rows().map(|(.., label)| Some(label.clone())).collect()),
            Values::Float(rows().map(|(group, topic, _)| Some(group.sum(topic))).collect()),
            Values::Float(rows().map(share).collect()),
            Values::Integer(
                rows()
                    .map(|(group, ..)| i64::try_from(group.articles).ok())
                    .collect(),
            ),
        ])
    }
}

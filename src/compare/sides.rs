//! Which articles stand against which.
//!
//! A comparison has a target and a reference: a group and all articles outside it, two groups, or a group and a corpus or
//! frequency list of its own. An article in both of two groups, as lists of topics make them, is on neither side of their
//! pair, so that no occurrence is counted twice. An article without a token has no rate and is on no side.

/// What a group is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Against {
    /// All articles that take part and are not in it.
    Rest,
    /// Another group, by its number.
    Group(u32),
    /// The articles of the reference corpus.
    Corpus,
    /// The frequency list of the reference.
    List,
}

/// One comparison.
#[derive(Debug, Clone)]
pub struct Versus {
    /// What it is called: the group, or both with `vs` between for a pair.
    pub name: String,
    /// What the reference is called.
    pub reference: String,
    /// The group, by its number.
    pub target: u32,
    /// What it is compared with.
    pub against: Against,
    /// The two sides in sums: target, reference.
    pub sums: (Sum, Sum),
}

impl Versus {
    /// Whether it is of two groups, and not of a group with its reference.
    pub fn is_pair(&self) -> bool {
        matches!(self.against, Against::Group(_))
    }
}

/// One side of a comparison in sums.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sum {
    /// Tokens.
    pub tokens: u64,
    /// Articles with any token; 0 for a list.
    pub articles: u32,
    /// Tokens of the shortest of them.
    pub shortest: u32,
    /// Whether it is a frequency list, of which no article is known.
    pub is_list: bool,
}

/// A side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Target,
    Reference,
    Neither,
}

/// A frequency list as a side, with its counts by unit.
#[derive(Debug, Clone, Default)]
pub struct Listed {
    /// Occurrences of each unit; shorter than the units where the rest is not in the list.
    pub counts: Vec<u64>,
    /// Tokens in all.
    pub total: u64,
}

impl Listed {
    pub(super) fn of(&self, unit: usize) -> u64 {
        self.counts.get(unit).copied().unwrap_or(0)
    }
}

/// All that is compared.
#[derive(Debug, Clone, Default)]
pub struct Sides {
    /// What each group is called.
    pub names: Vec<String>,
    /// Of each article: its tokens.
    sizes: Vec<u32>,
    /// Where the groups of each article end.
    ends: Vec<u32>,
    groups: Vec<u32>,
    /// The place of an article.
    place: Vec<Place>,
    /// Of each article: the first with the same text, itself where there is none before it.
    story: Vec<u32>,
    /// The target, where it is a list.
    pub target_list: Option<Listed>,
    /// The reference, where it is a list.
    pub reference_list: Option<Listed>,
    /// The comparisons.
    pub versus: Vec<Versus>,
    /// Whether the last group is all that is in no other.
    pub pooled: bool,
}

/// Whether an article takes part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// It does not: it lacks the key.
    Outside,
    /// It is in a group, or in none that is compared and still a part of every rest.
    Inside,
    /// It is in the reference corpus.
    Reference,
}

/// What is known of an article that is compared.
#[derive(Debug, Clone, Copy)]
pub struct Member<'m> {
    /// Whether it takes part.
    pub place: Place,
    /// Its groups.
    pub groups: &'m [u32],
    /// Its tokens.
    pub tokens: u32,
    /// The first article with the same text.
    pub story: u32,
}

impl Sides {
    /// No article yet.
    pub fn new(names: Vec<String>) -> Self {
        Self {
            names,
            ..Self::default()
        }
    }

    /// Adds the next article.
    pub fn push(&mut self, member: Member<'_>) {
        let place = if member.tokens == 0 {
            Place::Outside
        } else {
            member.place
        };
        if place == Place::Inside {
            self.groups.extend_from_slice(member.groups);
        }
        self.sizes.push(member.tokens);
        self.ends
            .push(u32::try_from(self.groups.len()).unwrap_or(u32::MAX));
        self.place.push(place);
        self.story.push(member.story);
    }

    pub(super) fn size(&self, doc: u32) -> u32 {
        self.sizes.get(doc as usize).copied().unwrap_or(0)
    }

    /// The groups of an article.
    pub fn groups(&self, doc: u32) -> &[u32] {
        let at = doc as usize;
        let start = at
            .checked_sub(1)
            .and_then(|before| self.ends.get(before))
            .copied()
            .unwrap_or(0);
        let end = self.ends.get(at).copied().unwrap_or(start);
        self.groups.get(start as usize..end as usize).unwrap_or_default()
    }

    /// Whether an article is on any side at all.
    pub(super) fn takes_part(&self, doc: u32) -> bool {
        self.place
            .get(doc as usize)
            .is_some_and(|place| *place != Place::Outside)
    }

    /// Whether an article is on the side of the target or of the reference of a comparison, by its number; `None` where it
    /// is on neither.
    pub fn in_target(&self, versus: usize, doc: u32) -> Option<bool> {
        match self.side(self.versus.get(versus)?, doc) {
            Side::Target => Some(true),
            Side::Reference => Some(false),
            Side::Neither => None,
        }
    }

    /// The first article with the same text.
    pub fn story(&self, doc: u32) -> u32 {
        self.story.get(doc as usize).copied().unwrap_or(doc)
    }

    pub(super) fn side(&self, versus: &Versus, doc: u32) -> Side {
        let place = self.place.get(doc as usize).copied().unwrap_or(Place::Outside);
        match (place, versus.against) {
            (Place::Reference, Against::Corpus) => Side::Reference,
            (Place::Outside | Place::Reference, _) => Side::Neither,
            (Place::Inside, against) => {
                let groups = self.groups(doc);
                let within = groups.contains(&versus.target);
                match against {
                    Against::Group(other) => match (within, groups.contains(&other)) {
                        (true, false) => Side::Target,
                        (false, true) => Side::Reference,
                        _ => Side::Neither,
                    },
                    _ if within => Side::Target,
                    Against::Rest => Side::Reference,
                    Against::Corpus | Against::List => Side::Neither,
                }
            }
        }
    }

    /// Adds a comparison, its sides summed.
    pub fn compare(&mut self, name: String, reference: String, target: u32, against: Against) {
        let mut versus = Versus {
            name,
            reference,
            target,
            against,
            sums: Default::default(),
        };
        let (mut own, mut other) = (Sum::default(), Sum::default());
        for doc in (0_u32..).take(self.sizes.len()) {
            let sum = match self.side(&versus, doc) {
                Side::Target => &mut own,
                Side::Reference => &mut other,
                Side::Neither => continue,
            };
            let tokens = self.size(doc);
            sum.tokens += u64::from(tokens);
            sum.shortest = if sum.articles == 0 {
                tokens
            } else {
                sum.shortest.min(tokens)
            };
            sum.articles += 1;
        }
        let listed = |list: &Listed| Sum {
            tokens: list.total,
            is_list: true,
            ..Sum::default()
        };
        if let Some(list) = &self.target_list {
            own = listed(list);
        }
        if let Some(list) = self.reference_list.as_ref().filter(|_| against == Against::List) {
            other = listed(list);
        }
        versus.sums = (own, other);
        self.versus.push(versus);
    }
}

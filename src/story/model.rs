//! What is found: stories, their members, and how each stands to the fullest version.

/// Every story of two articles or more.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Stories {
    /// In the order of their first articles.
    pub all: Vec<Story>,
    /// By article: the number of its story in `all`, or `u32::MAX`.
    of: Vec<u32>,
}

/// Articles that tell one story in the same words, wholly or in part.
#[derive(Debug, Clone, PartialEq)]
pub struct Story {
    /// The number of the article that the others are told against: the fullest version of those that all others match.
    pub lead: usize,
    /// In the order of the articles, the lead among them; two or more.
    pub members: Vec<Member>,
}

/// One article of a story.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Member {
    /// The number of the article.
    pub article: usize,
    /// How it stands to the lead.
    pub relation: Relation,
    /// The share of the lead's runs of three words that it has, from 0 to 1.
    pub kept: f64,
    /// The share of its own runs of three words that the lead does not have, from 0 to 1.
    pub own: f64,
}

/// How a member stands to the lead of its story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// It is the lead.
    Lead,
    /// Word for word and figure for figure the same.
    Same,
    /// Nearly the same words with other figures or names: a form that was filled in again, and so no telling of the same
    /// story.
    Figures,
    /// Few words differ.
    Near,
    /// Shortened: nearly all of it stands in the lead.
    Cut,
    /// Extended: nearly all of the lead stands in it.
    Longer,
    /// Much is shared and much differs.
    Rewritten,
}

impl Relation {
    /// All of them, in the order in which lists show them.
    pub const ALL: [Self; 7] = [
        Self::Lead,
        Self::Same,
        Self::Figures,
        Self::Near,
        Self::Cut,
        Self::Longer,
        Self::Rewritten,
    ];

    /// The stable key in every output.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Same => "same",
            Self::Figures => "figures",
            Self::Near => "near",
            Self::Cut => "cut",
            Self::Longer => "longer",
            Self::Rewritten => "rewritten",
        }
    }

    /// The words for a reader.
    #[must_use]
    pub fn phrase(self) -> &'static str {
        match self {
            Self::Lead => "the fullest version",
            Self::Same => "word for word the same",
            Self::Figures => "the same form with other figures or names",
            Self::Near => "a few words differ",
            Self::Cut => "shortened",
            Self::Longer => "extended",
            Self::Rewritten => "rewritten in part",
        }
    }
}

impl Member {
    /// Whether it tells what the lead tells, and is not a form filled in again with other figures.
    #[must_use]
    pub fn tells(&self) -> bool {
        self.relation != Relation::Figures
    }
}

impl Story {
    /// Makes that article the lead which comes first by `order` among those that are the same word for word.
    pub(super) fn lead_by<O: Ord>(&mut self, order: impl Fn(usize) -> O) {
        let same = |member: &&Member| matches!(member.relation, Relation::Lead | Relation::Same);
        let first = self.members.iter().filter(same).map(|member| member.article);
        let Some(lead) = first.min_by_key(|&article| (order(article), article)) else {
            return;
        };
        let before = self.lead;
        for member in &mut self.members {
            if member.article == before {
                member.relation = Relation::Same;
            }
            if member.article == lead {
                member.relation = Relation::Lead;
            }
        }
        self.lead = lead;
    }

    /// The members that tell the same: all but forms filled in again.
    pub fn tellings(&self) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(|member| member.tells())
    }
}

impl Stories {
    /// Puts stories in the order of their first articles; `articles` is how many there are in all.
    pub(super) fn new(mut all: Vec<Story>, articles: usize) -> Self {
        all.sort_unstable_by_key(|story| story.members.first().map(|member| member.article));
        let mut of = vec![u32::MAX; articles];
        for (number, story) in (0_u32..).zip(&all) {
            for member in &story.members {
                if let Some(own) = of.get_mut(member.article) {
                    *own = number;
                }
            }
        }
        Self { all, of }
    }

    /// By article: the number in [`Self::all`] of the story that it tells with others; none for a form filled in again.
    #[must_use]
    pub fn told(&self) -> Vec<Option<usize>> {
        let mut told = vec![None; self.of.len()];
        for (number, story) in self.all.iter().enumerate() {
            if story.tellings().nth(1).is_none() {
                continue;
            }
            for member in story.tellings() {
                if let Some(own) = told.get_mut(member.article) {
                    *own = Some(number);
                }
            }
        }
        told
    }

    /// The number in [`Self::all`] of the story or form that an article belongs to, if it belongs to one.
    #[must_use]
    pub fn of(&self, article: usize) -> Option<usize> {
        let number = usize::try_from(*self.of.get(article)?).ok()?;
        (number < self.all.len()).then_some(number)
    }
}

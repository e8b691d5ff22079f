//! The parts a TF-IDF scheme is put together from: term weights, document weights, and the class form.
//!
//! The set is that of quanteda's `dfm_weight` and `docfreq` (Benoit et al. 2018) plus scikit-learn's two
//! document weights, because those two tools are what results are compared with.
//!
//! It does not know documents: each weight sees the few numbers its formula names.

use super::super::{LogBase, finite};

/// What a term weight may need to know about the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DocumentStats {
    /// Counted tokens.
    pub tokens: u64,
    /// Different terms among them.
    pub types: u64,
    /// Count of the most frequent term.
    pub max: u64,
}

/// A term weight: what a count of `tf` in one document is worth. All of them give 0 for a count of 0.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Tf {
    /// `tf`.
    Count,
    /// `tf / tokens`, between 0 and 1.
    Prop,
    /// `tf / max`, between 0 and 1.
    PropMax,
    /// `1 + log tf`; scikit-learn's `sublinear_tf` with base e, quanteda's "logcount" with base 10.
    Log(LogBase),
    /// 1 for every term that occurs.
    Boolean,
    /// `k + (1 - k) * tf / max`, between `k` and 1 (Salton & Buckley 1988, with `k` 0.5).
    Augmented {
        /// The weight of mere presence, between 0 and 1.
        k: f64,
    },
    /// `(1 + log tf) / (1 + log(tokens / types))`: the count against the mean count of the document's terms.
    LogAverage(LogBase),
}

impl Tf {
    /// The weight of a term that occurs `tf` times in a document with these statistics.
    ///
    /// `None` where the statistics the formula needs contradict the count: fewer tokens, a smaller maximum or
    /// fewer tokens than types; and for a `k` outside 0 to 1.
    #[must_use]
    pub fn weigh(self, tf: u64, document: DocumentStats) -> Option<f64> {
        if tf == 0 {
            return Some(0.0);
        }
        let count = tf as f64;
        let share_of_max = || (tf <= document.max).then(|| count / document.max as f64);
        match self {
            Self::Count => Some(count),
            Self::Prop => (tf <= document.tokens).then(|| count / document.tokens as f64),
            Self::PropMax => share_of_max(),
            Self::Log(base) => Some(1.0 + base.log(count)),
            Self::Boolean => Some(1.0),
            Self::Augmented { k } => {
                let share = share_of_max()?;
                (0.0..=1.0).contains(&k).then_some(k + (1.0 - k) * share)
            }
            Self::LogAverage(base) => {
                let known = document.types > 0 && document.types <= document.tokens && tf <= document.tokens;
                let mean = || document.tokens as f64 / document.types as f64;
                known.then(|| (1.0 + base.log(count)) / (1.0 + base.log(mean())))
            }
        }
    }
}

/// A document weight: what it is worth that `df` of `n` documents have the term. Rarer is larger, except for
/// [`Idf::Count`] and [`Idf::Unary`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Idf {
    /// `ln((1+n)/(1+df)) + 1`: as if one more document had every term, so `df` 0 is defined. At least 1.
    SklearnSmooth,
    /// `ln(n/df) + 1`, at least 1.
    Sklearn,
    /// `df` itself.
    Count,
    /// 1 for every term.
    Unary,
    /// `log(smoothing + n/(k+df))`.
    Inverse {
        /// Of the logarithm.
        base: LogBase,
        /// Added to the ratio.
        smoothing: f64,
        /// Added to `df`.
        k: f64,
    },
    /// `log(smoothing + m/(k+df))`, with `m` the largest `df` of any term.
    InverseMax {
        /// Of the logarithm.
        base: LogBase,
        /// Added to the ratio.
        smoothing: f64,
        /// Added to `df`.
        k: f64,
    },
    /// `log((n-df)/(k+df))`, but 0 where that is negative, as for a term of half the documents or more.
    InverseProb {
        /// Of the logarithm.
        base: LogBase,
        /// Added to `df`.
        k: f64,
    },
}

impl Idf {
    /// quanteda's default, `log10(n/df)`: 0 for a term of every document.
    pub const QUANTEDA: Self = Self::Inverse {
        base: LogBase::Ten,
        smoothing: 0.0,
        k: 0.0,
    };

    /// The weight of a term that `df` of `n_docs` documents have; `max_df` is the largest `df` of any term,
    /// which only [`Idf::InverseMax`] looks at.
    ///
    /// `None` for `df` above `n_docs` (or above `max_df` where it counts) and wherever the formula has no
    /// finite value, as `ln(n/df)` with `df` 0.
    #[must_use]
    pub fn weigh(self, n_docs: u64, df: u64, max_df: u64) -> Option<f64> {
        if df > n_docs {
            return None;
        }
        let (n, d) = (n_docs as f64, df as f64);
        match self {
            Self::SklearnSmooth => finite(((1.0 + n) / (1.0 + d)).ln() + 1.0),
            Self::Sklearn => finite((n / d).ln() + 1.0),
            Self::Count => Some(d),
            Self::Unary => Some(1.0),
            Self::Inverse { base, smoothing, k } => finite(base.log(smoothing + n / (k + d))),
            Self::InverseMax { base, smoothing, k } => {
                let ratio = (df <= max_df).then(|| max_df as f64 / (k + d))?;
                finite(base.log(smoothing + ratio))
            }
            Self::InverseProb { base, k } => {
                let ratio = (n - d) / (k + d);
                // A term of every document: the logarithm of 0 is minus infinity, and so below the floor of
                // 0.
                if ratio == 0.0 {
                    Some(0.0)
                } else {
                    finite(base.log(ratio)).map(|weight| weight.max(0.0))
                }
            }
        }
    }
}

/// The constant A of [`class_tfidf`]: mean tokens per class, fraction dropped. `None` without a class.
#[must_use]
pub fn average_tokens(tokens: u64, classes: u64) -> Option<u64> {
    tokens.checked_div(classes)
}

/// Class TF-IDF (Grootendorst 2022, as `BERTopic` documents it): how strongly a term stands for a class of
/// documents read as one text. `count / class_tokens * ln(1 + average / total)`; 0 or more, larger is more
/// typical.
///
/// `count` is the term's count in the class, `class_tokens` the tokens of the class, `total` the term's count
/// in all classes, `average` from [`average_tokens`]. `None` for an empty class, a term that occurs nowhere,
/// or counts that contradict each other.
#[must_use]
pub fn class_tfidf(count: u64, class_tokens: u64, total: u64, average: u64) -> Option<f64> {
    if class_tokens == 0 || total == 0 || count > class_tokens || count > total {
        return None;
    }
    Some(count as f64 / class_tokens as f64 * (average as f64 / total as f64).ln_1p())
}

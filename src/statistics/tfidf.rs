//! TF-IDF: how strongly a term stands for one document of a corpus.
//!
//! Every way of weighing has a name, because "tf-idf" alone says nothing: a term that every document has
//! weighs its count in one scheme and 0 in another. A [`Scheme`] is a fixed choice of a term weight ([`Tf`]),
//! a document weight ([`Idf`]) and a row length; the parts are public so that other choices can be put
//! together.
//!
//! It does not count, choose keywords or rank them.

mod weights;

pub use weights::{DocumentStats, Idf, Tf, average_tokens, class_tfidf};

/// A named way to weigh terms. All weights are 0 or more, without unit, and larger means more typical of the
/// document; weights of different schemes cannot be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Scheme {
    /// scikit-learn's default: `tf * (ln((1+n)/(1+df)) + 1)`, rows divided by their Euclidean length.
    #[default]
    Sklearn,
    /// scikit-learn with `smooth_idf=False`: `tf * (ln(n/df) + 1)`, rows divided by their Euclidean length.
    SklearnUnsmoothed,
    /// scikit-learn with `sublinear_tf=True`: `(1 + ln tf) * (ln((1+n)/(1+df)) + 1)`, rows as above.
    SklearnSublinear,
    /// scikit-learn with both settings: `(1 + ln tf) * (ln(n/df) + 1)`, rows as above.
    SklearnSublinearUnsmoothed,
    /// quanteda's default: `tf * log10(n/df)`, rows left as they are.
    Quanteda,
    /// quanteda with `scheme_tf = "prop"`: `tf / tokens * log10(n/df)`, rows left as they are.
    QuantedaProp,
}

impl Scheme {
    /// Every scheme, the default first.
    pub const ALL: [Self; 6] = [
        Self::Sklearn,
        Self::SklearnUnsmoothed,
        Self::SklearnSublinear,
        Self::SklearnSublinearUnsmoothed,
        Self::Quanteda,
        Self::QuantedaProp,
    ];

    /// The scheme with this [`id`](Self::id), letter for letter.
    #[must_use]
    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scheme| scheme.id() == id)
    }

    /// The name on the command line and in tables: ASCII, lower case, hyphens.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Sklearn => "sklearn",
            Self::SklearnUnsmoothed => "sklearn-unsmoothed",
            Self::SklearnSublinear => "sklearn-sublinear",
            Self::SklearnSublinearUnsmoothed => "sklearn-sublinear-unsmoothed",
            Self::Quanteda => "quanteda",
            Self::QuantedaProp => "quanteda-prop",
        }
    }

    /// The formula and where it comes from, in one sentence.
    #[must_use]
    pub const fn describe(self) -> &'static str {
        match self {
            Self::Sklearn => {
                "tf * (ln((1 + n) / (1 + df)) + 1), each document's weights divided by their Euclidean length \
                 (scikit-learn's TfidfVectorizer with its default settings)."
            }
            Self::SklearnUnsmoothed => {
                "tf * (ln(n / df) + 1), each document's weights divided by their Euclidean length \
                 (scikit-learn's TfidfVectorizer with smooth_idf=False)."
            }
            Self::SklearnSublinear => {
                "(1 + ln tf) * (ln((1 + n) / (1 + df)) + 1), each document's weights divided by their Euclidean \
                 length (scikit-learn's TfidfVectorizer with sublinear_tf=True)."
            }
            Self::SklearnSublinearUnsmoothed => {
                "(1 + ln tf) * (ln(n / df) + 1), each document's weights divided by their Euclidean length \
                 (scikit-learn's TfidfVectorizer with sublinear_tf=True and smooth_idf=False)."
            }
            Self::Quanteda => {
                "tf * log10(n / df), with no smoothing and no division by length, so that a term of every \
                 document weighs 0 (quanteda's dfm_tfidf with its default settings)."
            }
            Self::QuantedaProp => {
                "tf / tokens of the document * log10(n / df), with no smoothing and no division by length \
                 (quanteda's dfm_tfidf with scheme_tf = \"prop\")."
            }
        }
    }

    /// The term weight of this scheme.
    #[must_use]
    pub const fn tf(self) -> Tf {
        match self {
            Self::Sklearn | Self::SklearnUnsmoothed | Self::Quanteda => Tf::Count,
            Self::SklearnSublinear | Self::SklearnSublinearUnsmoothed => Tf::Log(super::LogBase::Natural),
            Self::QuantedaProp => Tf::Prop,
        }
    }

    /// The document weight of this scheme.
    #[must_use]
    pub const fn idf(self) -> Idf {
        match self {
            Self::Sklearn | Self::SklearnSublinear => Idf::SklearnSmooth,
            Self::SklearnUnsmoothed | Self::SklearnSublinearUnsmoothed => Idf::Sklearn,
            Self::Quanteda | Self::QuantedaProp => Idf::QUANTEDA,
        }
    }

    /// Whether each document's weights are divided by their Euclidean length, [`l2_norm`].
    #[must_use]
    pub const fn is_normalized(self) -> bool {
        !matches!(self, Self::Quanteda | Self::QuantedaProp)
    }

    /// The weight before any division by the row's length: term weight times document weight.
    ///
    /// `n_docs` counts every document, those without a token too; `df` of them have the term; `tf` is its
    /// count in a document of `doc_tokens` counted tokens (only [`Scheme::QuantedaProp`] looks at that). 0
    /// for `tf` 0, whatever `df` is. `None` where the counts contradict each other (`df` above `n_docs`, `df`
    /// 0 though the term occurs, `tf` above `doc_tokens` in the scheme that divides by it).
    #[must_use]
    pub fn weigh(self, n_docs: u64, df: u64, tf: u64, doc_tokens: u64) -> Option<f64> {
        if df > n_docs || (df == 0 && tf > 0) {
            return None;
        }
        if tf == 0 {
            return Some(0.0);
        }
        self.weigh_with(self.idf().weigh(n_docs, df, n_docs)?, tf, doc_tokens)
    }

    /// [`Scheme::weigh`] for a document weight that is known already.
    #[must_use]
    pub fn weigh_with(self, idf: f64, tf: u64, doc_tokens: u64) -> Option<f64> {
        // Of the six schemes only the share looks at the document, and only at its tokens.
        let stats = DocumentStats {
            tokens: doc_tokens,
            types: 0,
            max: 0,
        };
        super::finite(self.tf().weigh(tf, stats)? * idf)
    }
}

/// The Euclidean length of a row: the root of the sum of squares, added in the order given (give term order,
/// so that the last bits are the same everywhere). 0 for a row without a weight, which therefore must not be
/// divided.
pub fn l2_norm(weights: impl IntoIterator<Item = f64>) -> f64 {
    weights
        .into_iter()
        .fold(0.0, |sum, weight| sum + weight * weight)
        .sqrt()
}

/// Divides a row by its [`l2_norm`]; a row whose length is 0 stays as it is.
pub fn normalize_row(weights: &mut [f64]) {
    let length = l2_norm(weights.iter().copied());
    if length > 0.0 {
        for weight in weights {
            *weight /= length;
        }
    }
}

#[cfg(test)]
mod sklearn_tests;
#[cfg(test)]
mod tests;

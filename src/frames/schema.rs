//! Every column of every frame: name, type, one line of meaning.

/// The type of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Unsigned 32-bit integer.
    U32,
    /// Unsigned 64-bit integer.
    U64,
    /// UTF-8 text.
    Text,
    /// 64-bit float.
    Float,
}

impl Kind {
    /// The name that `gleaner schema` prints.
    pub fn name(self) -> &'static str {
        match self {
            Self::U32 => "u32",
            Self::U64 => "u64",
            Self::Text => "text",
            Self::Float => "f64",
        }
    }
}

/// One column.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// Its type.
    pub kind: Kind,
    /// Whether a value may be missing.
    pub nullable: bool,
    /// One line of meaning.
    pub meaning: &'static str,
}

/// One frame.
#[derive(Debug, Clone, Copy)]
pub struct Frame {
    /// Its name, also its file's.
    pub name: &'static str,
    /// What one row is.
    pub row: &'static str,
    /// The columns that order its rows and name each once.
    pub key: &'static [&'static str],
    /// Its columns in order.
    pub columns: &'static [Column],
}

const fn column(name: &'static str, kind: Kind, meaning: &'static str) -> Column {
    Column {
        name,
        kind,
        nullable: false,
        meaning,
    }
}

const fn nullable(name: &'static str, kind: Kind, meaning: &'static str) -> Column {
    Column {
        name,
        kind,
        nullable: true,
        meaning,
    }
}

/// The column whose place the metadata columns take in `documents`.
pub const GROUPS_AFTER: &str = "language";

/// One row per article.
pub const DOCUMENTS: Frame = Frame {
    name: "documents",
    row: "an article, empty ones included; metadata columns, text, follow `language` under their own names",
    key: &["doc"],
    columns: &[
        column(
            "doc",
            Kind::U32,
            "number of the article, from 0, in order of source and position",
        ),
        column("source", Kind::Text, "name of the file it came from"),
        column("position", Kind::U32, "its place in the file, from 0"),
        column("title", Kind::Text, "headline, or empty"),
        nullable(
            "date",
            Kind::Text,
            "ISO 8601 date, or only its year or year and month",
        ),
        nullable(
            "language",
            Kind::Text,
            "ISO 639-1 code of the language it was counted in",
        ),
        nullable(
            "story",
            Kind::U32,
            "number of the story that it tells with other articles, from 1, where stories were looked for",
        ),
        column("bytes", Kind::U64, "bytes of text"),
        column("sentences", Kind::U32, "sentences that hold a token"),
        column("tokens", Kind::U32, "UAX #29 words of every kind"),
        column("counted", Kind::U32, "tokens counted as terms"),
    ],
};

const DF_STORIES: Column = nullable(
    "df_stories",
    Kind::U32,
    "the same with one article of each story, where stories were looked for",
);
const DF_OUTLETS: Column = nullable(
    "df_outlets",
    Kind::U32,
    "the same with one article of each outlet and story, where outlets are known too",
);

/// One row per term.
pub const TERMS: Frame = Frame {
    name: "terms",
    row: "a term of the vocabulary",
    key: &["term"],
    columns: &[
        column(
            "term",
            Kind::U32,
            "number of the term: rank of its stem in byte order",
        ),
        column("stem", Kind::Text, "what is counted"),
        column(
            "form",
            Kind::Text,
            "its most frequent surface form, folded; ties: the smaller in byte order",
        ),
        column(
            "forms",
            Kind::Text,
            "all its forms with counts, most frequent first, as `form:count form:count`",
        ),
        column("cf", Kind::U64, "occurrences in the corpus"),
        column("df", Kind::U32, "articles it occurs in"),
        DF_STORIES,
        DF_OUTLETS,
    ],
};

/// One row per article and term in it.
pub const COUNTS: Frame = Frame {
    name: "counts",
    row: "a term in an article",
    key: &["doc", "term"],
    columns: &[
        column("doc", Kind::U32, "number of the article"),
        column("term", Kind::U32, "number of the term"),
        column("tf", Kind::U32, "occurrences in the article"),
    ],
};

/// One row per entity.
pub const ENTITIES: Frame = Frame {
    name: "entities",
    row: "an entity: a name in all its forms, or a sum, date, quantity or percentage by its value",
    key: &["entity"],
    columns: &[
        column(
            "entity",
            Kind::U32,
            "number of the entity: rank of its kind, then of its name in byte order",
        ),
        column("name", Kind::Text, "its fullest or usual name, or its value"),
        column(
            "kind",
            Kind::Text,
            "person, organization, place, nationality, misc, money, date, quantity or percent",
        ),
        column(
            "aliases",
            Kind::Text,
            "how texts call it, most frequent first, as `form:count | form:count`",
        ),
        nullable("country", Kind::Text, "the country that a nationality is of"),
        column("mentions", Kind::U64, "mentions in the corpus"),
        column("df", Kind::U32, "articles it is mentioned in"),
        DF_STORIES,
        DF_OUTLETS,
    ],
};

/// One row per article and entity in it.
pub const MENTIONS: Frame = Frame {
    name: "mentions",
    row: "an entity in an article",
    key: &["doc", "entity"],
    columns: &[
        column("doc", Kind::U32, "number of the article"),
        column("entity", Kind::U32, "number of the entity"),
        column("n", Kind::U32, "mentions in the article"),
    ],
};

/// One row per entity, form and reason: the record of what was taken to be the same.
pub const ALIASES: Frame = Frame {
    name: "aliases",
    row: "a form of an entity's name and why it was taken to be that entity",
    key: &["entity", "form", "reason", "scope"],
    columns: &[
        column("entity", Kind::U32, "number of the entity"),
        column("name", Kind::Text, "its name"),
        column("form", Kind::Text, "as it stands in texts, white space single"),
        column(
            "reason",
            Kind::Text,
            "why it is the same: the same name, its surname, an acronym and so on",
        ),
        column(
            "scope",
            Kind::Text,
            "`article` where that was decided within an article, `corpus` across articles",
        ),
        column("n", Kind::U64, "mentions by this form for this reason"),
    ],
};

/// One row per quotation.
pub const QUOTATIONS: Frame = Frame {
    name: "quotations",
    row: "a quotation",
    key: &["doc", "start"],
    columns: &[
        column("doc", Kind::U32, "number of the article"),
        column(
            "start",
            Kind::U32,
            "first byte inside its marks, in the article text",
        ),
        column("end", Kind::U32, "one past its last byte"),
        nullable("speaker", Kind::U32, "number of the entity that is quoted"),
        column(
            "how",
            Kind::Text,
            "how the speaker is told: by name, by a pronoun, from the quotation before, or not",
        ),
        nullable("verb", Kind::Text, "the verb of speaking, in lower case"),
        column("words", Kind::U32, "running words in it"),
    ],
};

/// One row per article: what the public frame has no room for.
pub const SIZES: Frame = Frame {
    name: "sizes",
    row: "an article",
    key: &["doc"],
    columns: &[
        column("doc", Kind::U32, "number of the article"),
        column(
            "words",
            Kind::U32,
            "running words: tokens that are neither numbers nor inside addresses",
        ),
        column("stops", Kind::U32, "tokens on the stop list"),
        column("numbers", Kind::U32, "numbers left out of the terms"),
        column("letters", Kind::U32, "one-letter tokens left out of the terms"),
        column("urls", Kind::U32, "tokens inside addresses left out of the terms"),
        column(
            "forward_full",
            Kind::U64,
            "MTLD factors completed reading forward",
        ),
        column(
            "forward_tokens",
            Kind::U64,
            "tokens after the last completed factor",
        ),
        column("forward_types", Kind::U64, "types among them"),
        column(
            "backward_full",
            Kind::U64,
            "MTLD factors completed reading backward",
        ),
        column(
            "backward_tokens",
            Kind::U64,
            "tokens after the last completed factor",
        ),
        column("backward_types", Kind::U64, "types among them"),
    ],
};

/// How often forms occur in each article.
pub const SPECTRA: Frame = Frame {
    name: "spectra",
    row: "a frequency that occurs in an article",
    key: &["doc", "frequency"],
    columns: &[
        column("doc", Kind::U32, "number of the article"),
        column("frequency", Kind::U32, "occurrences of a form in the article"),
        column("types", Kind::U32, "running forms that occur that often"),
    ],
};

/// How often each form occurs in the corpus.
pub const FORMS: Frame = Frame {
    name: "forms",
    row: "a folded form of running words, under its term or left out",
    key: &["form", "term"],
    columns: &[
        column("form", Kind::Text, "folded surface form"),
        nullable(
            "term",
            Kind::U32,
            "number of its term; missing where it is left out of the terms",
        ),
        column("n", Kind::U64, "occurrences in the corpus"),
        column("stop", Kind::U32, "1 for a stop word, else 0"),
    ],
};

/// All public frames, in order.
pub const PUBLIC: [&Frame; 7] = [
    &DOCUMENTS,
    &TERMS,
    &COUNTS,
    &ENTITIES,
    &MENTIONS,
    &ALIASES,
    &QUOTATIONS,
];

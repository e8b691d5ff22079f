//! Header lines: a key and its value, as exports, mails and scrapers write them.
//!
//! Keys of many tools and languages are known by what they stand for, because a title must be told from an
//! address; a key that is not known is still a pair, and counts when the file repeats it in every header.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// What a known key stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// The headline.
    Title,
    /// When it was published.
    Date,
    /// Where it is on the web.
    Address,
    /// Who wrote it.
    Byline,
    /// The paper, the section, an identifier: kept, and no more.
    Other,
    /// The text begins here.
    Body,
    /// What an export adds after the text.
    Tail,
}

/// A key and its value, both without the white space around them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Pair<'t> {
    /// The key as written.
    pub(crate) key: &'t str,
    /// The value; empty where the line has only the key.
    pub(crate) value: &'t str,
    /// What the key stands for, if it is known.
    pub(crate) role: Option<Role>,
    /// Whether the key is written as a field code (`TI  - Text`), which running text never does.
    pub(crate) coded: bool,
}

/// Keys in lower case. A few are ordinary words ("text", "source"): a header needs more than one of them.
#[rustfmt::skip]
const KEYS: &[(Role, &[&str])] = &[
    (
        Role::Title,
        &[
            "title", "headline", "subject", "heading", "titel", "überschrift", "schlagzeile", "betreff",
            "titre", "objet", "título", "titulo", "titular", "asunto", "titolo", "oggetto", "manchete",
            "assunto", "kop", "onderwerp", "rubrikk", "overskrift", "otsikko", "tytuł", "tytul",
            "nagłówek", "заголовок", "название", "titlu", "başlık", "baslik", "cím", "article title",
            "article", "document title", "headline/title", "标题", "標題", "タイトル", "제목", "العنوان", "τίτλος",
            "názov", "nadpis", "hl", "h1", "název", "news title",
        ],
    ),
    (
        Role::Date,
        &[
            "date", "published", "publication date", "pubdate", "pub date", "date published", "datum",
            "erscheinungsdatum", "veröffentlicht", "date de publication", "publié", "publié le", "fecha",
            "fecha de publicación", "data", "data di pubblicazione", "data de publicação", "publicado",
            "dato", "päivämäärä", "дата", "dată", "tarih", "dátum", "日期", "日付", "날짜", "التاريخ",
            "ημερομηνία", "published at", "published on", "published_at", "created", "created_at",
            "date_published", "posted", "datetime", "pub_date", "publish_date", "publish date",
            "published date", "time", "timestamp", "day",
        ],
    ),
    (
        Role::Address,
        &[
            "url", "link", "address", "adresse", "uri", "permalink", "source url", "source_url", "web",
            "enlace", "lien", "ссылка", "href", "document url", "canonical",
        ],
    ),
    (
        Role::Byline,
        &[
            "author", "authors", "byline", "by", "autor", "autorin", "auteur", "auteurs", "autore",
            "autores", "författare", "forfatter", "kirjoittaja", "автор", "yazar", "szerző", "作者", "from",
            "von", "de", "reporter", "writer", "journalist", "creator", "journaliste", "redakteur",
        ],
    ),
    (
        Role::Other,
        &[
            "source", "quelle", "fuente", "fonte", "bron", "källa", "kilde", "źródło", "источник",
            "publication", "newspaper", "journal", "outlet", "section", "ressort", "sección", "seção",
            "sezione", "category", "kategorie", "catégorie", "categoría", "length", "länge", "longueur",
            "id", "guid", "tags", "keywords", "language", "sprache", "langue", "idioma", "lingua", "to",
            "message-id", "reply-to", "cc", "description", "summary", "dateline", "publisher", "editor",
            "edition", "page", "pages", "seite", "word count", "words", "scraped_at", "scraped",
            "accessed", "retrieved", "copyright", "site", "website", "domain", "slug", "type", "format",
            "issue", "volume", "location", "place", "ort", "lieu", "country", "publication info",
            "publication title", "pagina", "página", "translated", "content-type", "mime-version",
            "document id", "doc", "docid", "docno", "no", "nr", "number", "headline id", "agency", "desk",
            "topic", "topics", "rubrique", "rubrik", "lang", "name of newspaper", "newsgroups",
            "organization", "lines", "byte", "medium", "zeitung", "journal-code",
        ],
    ),
    (
        Role::Body,
        &[
            "body", "text", "content", "full text", "article text", "article body", "volltext", "texte",
            "texto", "testo", "tekst", "текст", "inhalt", "contenu", "contenido", "lead", "story", "正文",
            "本文", "main text", "fulltext",
        ],
    ),
    (
        Role::Tail,
        &[
            "load-date", "load date", "publication-type", "publication type", "document-type",
            "document type", "journal code", "graphic", "acc-no", "subject terms", "classification",
            "company", "ticker", "industry", "geographic", "city", "state", "person", "update-date",
            "last updated", "database", "copyright notice", "pub-type", "notes", "correction",
        ],
    ),
];

/// Field codes of exports whose headers have no colon.
#[rustfmt::skip]
const CODES: &[(Role, &[&str])] = &[
    (Role::Title, &["HD", "TI", "T1"]),
    (Role::Date, &["PD", "DA", "PY", "Y1", "DT"]),
    (Role::Address, &["UR"]),
    (Role::Byline, &["AU", "A1"]),
    (Role::Body, &["LP", "TD", "AB", "TX", "N2"]),
    (
        Role::Other,
        &[
            "SE", "WC", "SN", "SC", "LA", "CY", "PG", "ED", "PB", "TY", "JF", "JO", "T2", "VL", "IS", "SP",
            "EP", "ET", "CR", "CT", "SO",
        ],
    ),
    (
        Role::Tail,
        &[
            "AN", "CO", "IN", "NS", "RE", "IPC", "IPD", "PUB", "ER", "RF", "KW",
        ],
    ),
];

/// Reads a line as a key and its value: a colon after at most four words, or a field code.
pub(crate) fn parse(text: &str) -> Option<Pair<'_>> {
    if let Some(pair) = coded(text) {
        return Some(pair);
    }
    let bare = text.trim_start_matches(['*', '_', '#', '@', '%', '+', '>', '-', '|', ' ']);
    let tie = memchr::memchr2(b'=', b'\t', bare.as_bytes());
    let at = match (first_colon(bare), tie) {
        (Some(at), tie) if tie.is_none_or(|tie| tie > at) => at,
        _ => tie.filter(|at| bare.get(..*at).is_some_and(|key| role(key.trim()).is_some()))?,
    };
    let key = bare
        .get(..at)?
        .trim_matches(|letter: char| "*_\" ".contains(letter));
    let after = bare.get(at..)?;
    let value = after.get(after.chars().next()?.len_utf8()..)?;
    let value = value.trim_start_matches("**").trim_start_matches("__").trim();
    let words = key.split_whitespace().count();
    let shaped = key
        .chars()
        .all(|letter| letter.is_alphanumeric() || " -_/.'’()".contains(letter));
    let begins = key.chars().next().is_some_and(char::is_alphabetic);
    if key.is_empty() || key.chars().count() > 32 || words > 4 || !shaped || !begins {
        return None;
    }
    // 10:30 and https://… are no pairs.
    if value.starts_with("//")
        || (after.len() > 1
            && after.as_bytes().get(1).is_some_and(u8::is_ascii_digit)
            && words < 2
            && role(key).is_none())
    {
        return None;
    }
    let decorated = bare.len() != text.len() && !text.starts_with("**");
    // A headline in Swedish, a section in German: headlines are longer.
    let is_rubrik = key.eq_ignore_ascii_case("rubrik");
    let role = if is_rubrik && value.split_whitespace().count() > 3 {
        Some(Role::Title)
    } else {
        role(key)
    };
    if decorated && role.is_none() {
        return None;
    }
    Some(Pair {
        key,
        value,
        role,
        coded: false,
    })
}

/// The first colon, narrow or wide.
fn first_colon(text: &str) -> Option<usize> {
    // The wide colon is EF BC 9A.
    memchr::memchr2_iter(b':', 0xEF, text.as_bytes())
        .find(|at| text.get(*at..).is_some_and(|rest| rest.starts_with([':', '：'])))
}

/// `TI  - Text`, `HD   Text`, or a body code alone on its line.
fn coded(text: &str) -> Option<Pair<'_>> {
    let end = text
        .find(|letter: char| !(letter.is_ascii_uppercase() || letter.is_ascii_digit()))
        .unwrap_or(text.len());
    let key = text.get(..end).filter(|key| (2..=3).contains(&key.len()))?;
    let role = CODES
        .iter()
        .find(|(_, keys)| keys.contains(&key))
        .map(|(role, _)| *role)?;
    let rest = text.get(end..)?;
    if rest.is_empty() {
        return (matches!(role, Role::Body) || matches!(key, "HD" | "ER" | "BY" | "CR" | "SE" | "PD" | "SN"))
            .then_some(Pair {
                key,
                value: "",
                role: Some(role),
                coded: true,
            });
    }
    let value = rest
        .strip_prefix("  - ")
        .or_else(|| rest.strip_prefix("  -"))
        .or_else(|| rest.strip_prefix('\t'))
        .or_else(|| rest.strip_prefix("  "))?;
    Some(Pair {
        key,
        value: value.trim(),
        role: Some(role),
        coded: true,
    })
}

/// What a key stands for.
fn role(key: &str) -> Option<Role> {
    static ROLES: LazyLock<FxHashMap<&str, Role>> = LazyLock::new(|| {
        let mut roles = FxHashMap::default();
        for (role, keys) in KEYS {
            for key in *keys {
                // A key that stands twice keeps its first meaning.
                roles.entry(*key).or_insert(*role);
            }
        }
        roles
    });
    ROLES.get(key.to_lowercase().as_str()).copied()
}

/// A value without the quotation marks YAML puts around it.
pub(crate) fn unquote(value: &str) -> &str {
    for quote in ['"', '\''] {
        if let Some(inner) = value
            .strip_prefix(quote)
            .and_then(|rest| rest.strip_suffix(quote))
            && (!inner.contains(quote) || quote == '"')
        {
            return inner;
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_many_tools_have_a_meaning() {
        for (line, role, value) in [
            ("Title: A bridge opens", Role::Title, "A bridge opens"),
            ("**Datum:** 3. Mai 2011", Role::Date, "3. Mai 2011"),
            (
                "url: \"https://a.example/b\"",
                Role::Address,
                "\"https://a.example/b\"",
            ),
            ("TI  - A bridge opens", Role::Title, "A bridge opens"),
            ("HD   A bridge opens", Role::Title, "A bridge opens"),
            ("BODY:", Role::Body, ""),
        ] {
            let pair = parse(line).unwrap();
            assert_eq!((pair.role, pair.value), (Some(role), value), "{line}");
        }
    }

    #[test]
    fn sentences_and_times_are_no_known_pairs() {
        assert!(parse("He said this to the whole council: no").is_none());
        assert!(parse("14:30 the gates open").is_none());
        assert!(parse("https://a.example").is_none());
        assert_eq!(parse("Harbour: what comes next").unwrap().role, None);
        assert!(parse("EU  leaders met").is_none());
    }
}

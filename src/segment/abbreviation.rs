//! Abbreviations before a full stop, and words that start sentences.
//!
//! All languages are in one list, because a sentence border is needed before the language is known and names
//! cross languages anyway. An abbreviation that is also a common word is not listed ("etc.", "art.", "no." in
//! small letters) or only counts before a number.

/// What an abbreviation says about the full stop behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A name or another word always follows: "Mr.", "e.g.", "z.B.".
    Title,
    /// Only an abbreviation before a number: "No. 5", "Jan. 7", "S. 12".
    BeforeNumber,
    /// A short number, which in German is an ordinal before some words: "3. Oktober".
    Ordinal,
    /// May stand at the end of a sentence: "U.S.", "Inc.", "p.m.", an initial.
    MayEnd,
}

/// What the token before a full stop is, written without that full stop; `None` if it is an ordinary word.
pub(super) fn kind(token: &str) -> Option<Kind> {
    // A word this long is no abbreviation of the lists, and folding it would cost.
    if token.len() > 24 {
        return None;
    }
    if may_be_listed(token)
        && let Some(kind) = listed(token)
    {
        return Some(kind);
    }
    if is_initial(token) || is_dotted(token) {
        return Some(Kind::MayEnd);
    }
    let digits = token.chars().all(|character| character.is_ascii_digit());
    (digits && (1..=2).contains(&token.len())).then_some(Kind::Ordinal)
}

/// Whether a word of this length and first letter is in a list at all; most are not, and searching would cost.
fn may_be_listed(token: &str) -> bool {
    let Some(first) = token.bytes().next() else {
        return false;
    };
    !token.is_ascii() || (LENGTHS[usize::from(first.to_ascii_lowercase())] >> token.len()) & 1 == 1
}

/// What the lists say.
fn listed(token: &str) -> Option<Kind> {
    let lower = token.to_lowercase();
    let capital = token.starts_with(char::is_uppercase);
    if holds(TITLES, &lower) || (capital && holds(CAPITAL_TITLES, &lower)) {
        return Some(Kind::Title);
    }
    if holds(BEFORE_NUMBERS, &lower) || (capital && holds(MONTHS_AND_DAYS, &lower)) {
        return Some(Kind::BeforeNumber);
    }
    (holds(SMALL_ENDS, &lower) || (capital && holds(ENDS, &lower))).then_some(Kind::MayEnd)
}

/// One letter of any case: "J.", "z." of "z. B.".
fn is_initial(token: &str) -> bool {
    let mut characters = token.chars();
    characters.next().is_some_and(char::is_alphabetic) && characters.next().is_none()
}

/// Short groups of letters between full stops: "U.S", "Ph.D", "EE.UU", "a.s".
fn is_dotted(token: &str) -> bool {
    token.contains('.')
        && token
            .split('.')
            .all(|group| (1..=3).contains(&group.chars().count()) && group.chars().all(char::is_alphabetic))
}

/// Whether a word with a capital starts sentences far more often than it is part of a name.
pub(super) fn starts_sentences(word: &str) -> bool {
    // No word of the list is longer, and folding a longer one would cost.
    if !word.starts_with(char::is_uppercase) || word.len() > 24 {
        return false;
    }
    let lower = word.to_lowercase();
    holds(STARTERS, &lower) || holds(LONG_STARTERS, &lower)
}

/// Whether `word` makes the short number before it a German ordinal: a month, a century, an anniversary.
pub(super) fn follows_an_ordinal(word: &str) -> bool {
    holds(AFTER_ORDINALS, word)
}

fn holds(sorted: &[&str], word: &str) -> bool {
    sorted.binary_search(&word).is_ok()
}

/// Written small or with a capital; something always follows.
const TITLES: &[&str] = &[
    "a.k.a", "approx", "avv", "bijv", "bl.a", "bzw", "ca", "cf", "d.h", "d.v.s", "d.w.z", "dhr", "dipl",
    "dott", "dott.ssa", "doç", "dr", "dra", "drs", "dvs", "dña", "e.g", "eg", "esim", "evtl", "exma", "exmo",
    "f.d", "f.eks", "geb", "gest", "ggf", "gral", "hr", "i.d.r", "i.e", "ie", "ifj", "inkl", "lic", "messrs",
    "mevr", "mgr", "mio", "mlle", "mme", "mmes", "mr", "mrd", "mrs", "ms", "mw", "o.a", "o.ä", "p.ej",
    "p.ex", "pl", "prof", "s.k", "sig.ra", "sog", "sra", "srta", "t.ex", "tsd", "u.a", "uds", "v.a", "vgl",
    "viz", "vs", "yrd", "z.b", "özv", "ún", "δηλ", "κα", "π.χ", "св", "см", "т.е", "тис", "тыс",
];

/// Only with a capital, because small they are words; a name follows.
const CAPITAL_TITLES: &[&str] = &[
    "adm", "amb", "arch", "atty", "av", "brig", "capt", "cdr", "cmdr", "col", "comdr", "cpl", "det", "dn",
    "fr", "ft", "gen", "gov", "govs", "hon", "ing", "insp", "lt", "m", "maj", "mm", "msgr", "mt", "pres",
    "pvt", "rep", "reps", "rev", "sen", "sens", "sgt", "sig", "sn", "st", "ste", "supt", "ul", "проф", "ул",
];

/// Only before a number.
const BEFORE_NUMBERS: &[&str] = &[
    "abs", "art", "arts", "bd", "blz", "ch", "chap", "circa", "ed", "ext", "fig", "figs", "kap", "kl", "klo",
    "n", "no", "nos", "nr", "nrs", "num", "nº", "núm", "op", "p", "pag", "pp", "pág", "págs", "rs", "s",
    "sec", "sect", "str", "tel", "vol", "vols", "ст", "стр", "№",
];

/// Only with a capital and before a number.
const MONTHS_AND_DAYS: &[&str] = &[
    "apr", "aug", "dec", "dez", "déc", "feb", "febr", "fri", "févr", "jan", "janv", "juil", "jul", "jun",
    "mar", "mon", "nov", "oct", "okt", "sat", "sep", "sept", "sun", "thu", "thur", "thurs", "tue", "tues",
    "wed",
];

/// Only with a capital; a name or the next sentence may follow.
const ENDS: &[&str] = &[
    "ala", "alta", "ariz", "ark", "assn", "ave", "blvd", "bros", "calif", "cia", "cie", "co", "colo", "conn",
    "corp", "cos", "del", "dept", "ee", "esq", "fla", "ga", "ill", "inc", "ind", "intl", "jr", "kan", "ky",
    "la", "ltd", "mass", "md", "mich", "minn", "miss", "mo", "mont", "neb", "nev", "okla", "ont", "ore",
    "pa", "plc", "que", "rd", "sq", "sr", "tenn", "tex", "univ", "uu", "va", "vt", "wash", "wis", "wyo",
];

/// Written small or with a capital; a name or the next sentence may follow.
const SMALL_ENDS: &[&str] = &["a.m", "p.m", "pm", "гг", "др", "млн", "млрд"];

/// The lengths in bytes of all abbreviations above by their first byte: a bit for each length.
const LENGTHS: [u32; 256] = {
    let lists = [
        TITLES,
        CAPITAL_TITLES,
        BEFORE_NUMBERS,
        MONTHS_AND_DAYS,
        ENDS,
        SMALL_ENDS,
    ];
    let mut lengths = [0; 256];
    let mut list = 0;
    while list < lists.len() {
        let mut word = 0;
        while word < lists[list].len() {
            let bytes = lists[list][word].as_bytes();
            lengths[bytes[0] as usize] |= 1 << bytes.len();
            word += 1;
        }
        list += 1;
    }
    lengths
};

/// Articles, pronouns, prepositions and conjunctions that begin sentences; none that is often the first word
/// of a name.
const STARTERS: &[&str] = &[
    "a", "aber", "about", "after", "also", "although", "am", "an", "and", "another", "après", "as", "asked",
    "at", "auch", "auf", "avec", "because", "before", "bei", "both", "but", "by", "ce", "ces", "cette",
    "dans", "das", "den", "der", "despite", "det", "die", "dies", "diese", "during", "each", "earlier",
    "een", "ein", "eine", "el", "elle", "elles", "em", "en", "er", "es", "esta", "este", "et", "even",
    "every", "for", "from", "für", "gli", "han", "he", "her", "here", "het", "hij", "his", "hon", "how",
    "however", "hun", "i", "ich", "if", "il", "ils", "im", "in", "instead", "it", "its", "jag", "jeg",
    "just", "las", "last", "later", "le", "les", "lo", "los", "ma", "maar", "mais", "many", "mas", "men",
    "mit", "more", "most", "my", "nach", "nel", "nella", "nor", "not", "nous", "now", "o", "och", "of", "og",
    "on", "once", "only", "or", "os", "other", "our", "pero", "pour", "se", "según", "selon", "several",
    "she", "sie", "since", "so", "some", "still", "such", "that", "the", "their", "then", "there", "these",
    "they", "this", "those", "though", "to", "today", "um", "uma", "un", "una", "und", "under", "une",
    "until", "vi", "we", "what", "when", "where", "which", "while", "who", "why", "wir", "with", "y", "yet",
    "you", "your", "zij", "zum", "zur", "η", "ο", "οι", "τα", "το", "в", "вона", "він", "как", "на", "но",
    "он", "она", "они", "по", "у", "це", "это",
];

/// The longer ones.
const LONG_STARTERS: &[&str] = &["according", "meanwhile", "yesterday"];

/// German words before which a short number is an ordinal.
const AFTER_ORDINALS: &[&str] = &[
    "April",
    "August",
    "Dezember",
    "Februar",
    "Geburtstag",
    "Jahrestag",
    "Jahrhundert",
    "Jahrhunderts",
    "Januar",
    "Juli",
    "Juni",
    "Jänner",
    "Mai",
    "März",
    "November",
    "Oktober",
    "September",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        for list in [
            TITLES,
            CAPITAL_TITLES,
            BEFORE_NUMBERS,
            MONTHS_AND_DAYS,
            ENDS,
            SMALL_ENDS,
            STARTERS,
            LONG_STARTERS,
            AFTER_ORDINALS,
        ] {
            assert!(list.is_sorted());
        }
    }

    #[test]
    fn all_that_is_listed_is_found() {
        for list in [
            TITLES,
            CAPITAL_TITLES,
            BEFORE_NUMBERS,
            MONTHS_AND_DAYS,
            ENDS,
            SMALL_ENDS,
        ] {
            for word in list {
                assert!(may_be_listed(word), "{word}");
                assert!(may_be_listed(&word.to_uppercase()), "{word}");
                assert!(kind(&word.to_uppercase()).is_some(), "{word}");
            }
        }
        assert!(!may_be_listed("yesterday"));
    }

    #[test]
    fn kinds_depend_on_the_capital() {
        assert_eq!(kind("Gen"), Some(Kind::Title));
        assert_eq!(kind("gen"), None);
        assert_eq!(kind("MR"), Some(Kind::Title));
        assert_eq!(kind("z.B"), Some(Kind::Title));
        assert_eq!(kind("No"), Some(Kind::BeforeNumber));
        assert_eq!(kind("Sept"), Some(Kind::BeforeNumber));
        assert_eq!(kind("sat"), None);
        assert_eq!(kind("Inc"), Some(Kind::MayEnd));
        assert_eq!(kind("U.S"), Some(Kind::MayEnd));
        assert_eq!(kind("K"), Some(Kind::MayEnd));
        assert_eq!(kind("example.org"), None);
        assert_eq!(kind("19"), Some(Kind::Ordinal));
        assert_eq!(kind("1987"), None);
        assert_eq!(kind(""), None);
    }
}

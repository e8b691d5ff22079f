//! Abbreviations before a full stop, and words that start sentences.
//!
//! All languages are in one list, because a sentence border is needed before the language is known and names cross
//! languages anyway. An abbreviation that is also a common word is not listed ("etc.", "art.", "no." in small letters)
//! or only counts before a number.

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
    let lower = token.to_lowercase();
    let capital = token.starts_with(char::is_uppercase);
    if is_title(&lower) || (capital && is_capital_title(&lower)) {
        return Some(Kind::Title);
    }
    if is_before_number(&lower) || (capital && is_month_or_day(&lower)) {
        return Some(Kind::BeforeNumber);
    }
    if capital && may_end_a_sentence(&lower) {
        return Some(Kind::MayEnd);
    }
    if is_initial(token)
        || is_dotted(token)
        || matches!(
            &*lower,
            "a.m" | "p.m" | "am" | "pm" | "гг" | "др" | "млн" | "млрд"
        )
    {
        return Some(Kind::MayEnd);
    }
    let digits = token.chars().all(|character| character.is_ascii_digit());
    (digits && (1..=2).contains(&token.len())).then_some(Kind::Ordinal)
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

/// Written small or with a capital; something always follows.
fn is_title(lower: &str) -> bool {
    matches!(
        lower,
        // English and Latin
        "mr" | "mrs" | "ms" | "messrs" | "dr" | "drs" | "prof" | "e.g" | "i.e" | "eg" | "ie" | "cf" | "viz" | "vs" | "approx"
        | "a.k.a" | "ca"
        // German
        | "z.b" | "d.h" | "u.a" | "o.ä" | "i.d.r" | "v.a" | "bzw" | "inkl" | "evtl" | "ggf" | "sog" | "vgl" | "geb" | "gest"
        | "mio" | "mrd" | "tsd" | "hr" | "dipl"
        // French, Spanish, Italian, Portuguese, Romanian
        | "mme" | "mmes" | "mlle" | "mgr" | "p.ex" | "p.ej" | "sra" | "srta" | "dra" | "dña" | "uds" | "gral" | "lic"
        | "sig.ra" | "dott" | "dott.ssa" | "avv" | "exmo" | "exma" | "dna" | "dvs"
        // Dutch, Danish, Norwegian, Swedish, Finnish
        | "dhr" | "mevr" | "mw" | "bijv" | "o.a" | "d.w.z" | "t.ex" | "bl.a" | "d.v.s" | "f.eks" | "s.k" | "f.d" | "esim"
        // Hungarian, Turkish, Greek, Russian, Ukrainian
        | "pl" | "ún" | "ifj" | "özv" | "doç" | "yrd" | "π.χ" | "δηλ" | "κα" | "т.е" | "тыс" | "св" | "им" | "тис" | "см"
    )
}

/// Only with a capital, because small they are words; a name follows.
fn is_capital_title(lower: &str) -> bool {
    matches!(
        lower,
        "m" | "mm"
            | "gen"
            | "sen"
            | "sens"
            | "rep"
            | "reps"
            | "gov"
            | "govs"
            | "lt"
            | "col"
            | "cpl"
            | "sgt"
            | "pvt"
            | "capt"
            | "cmdr"
            | "cdr"
            | "comdr"
            | "maj"
            | "brig"
            | "adm"
            | "rev"
            | "hon"
            | "pres"
            | "amb"
            | "supt"
            | "insp"
            | "det"
            | "atty"
            | "msgr"
            | "fr"
            | "st"
            | "ste"
            | "mt"
            | "ft"
            | "sig"
            | "ing"
            | "arch"
            | "dn"
            | "sn"
            | "av"
            | "ul"
            | "ул"
            | "проф"
    )
}

/// Only before a number.
fn is_before_number(lower: &str) -> bool {
    matches!(
        lower,
        "no" | "nos"
            | "nr"
            | "nrs"
            | "n"
            | "nº"
            | "núm"
            | "num"
            | "fig"
            | "figs"
            | "vol"
            | "vols"
            | "art"
            | "arts"
            | "sec"
            | "sect"
            | "ch"
            | "chap"
            | "kap"
            | "abs"
            | "bd"
            | "p"
            | "pp"
            | "s"
            | "str"
            | "pag"
            | "pág"
            | "págs"
            | "blz"
            | "tel"
            | "ext"
            | "kl"
            | "klo"
            | "circa"
            | "ed"
            | "rs"
            | "стр"
            | "ст"
            | "№"
            | "op"
    )
}

fn is_month_or_day(lower: &str) -> bool {
    matches!(
        lower,
        "jan"
            | "feb"
            | "febr"
            | "mar"
            | "apr"
            | "jun"
            | "jul"
            | "aug"
            | "sep"
            | "sept"
            | "oct"
            | "okt"
            | "nov"
            | "dec"
            | "dez"
            | "déc"
            | "janv"
            | "févr"
            | "juil"
            | "mon"
            | "tue"
            | "tues"
            | "wed"
            | "thu"
            | "thur"
            | "thurs"
            | "fri"
            | "sat"
            | "sun"
    )
}

/// Written with a capital; a name or the next sentence may follow.
fn may_end_a_sentence(lower: &str) -> bool {
    matches!(
        lower,
        "inc"
            | "corp"
            | "co"
            | "cos"
            | "ltd"
            | "bros"
            | "plc"
            | "cia"
            | "cie"
            | "intl"
            | "assn"
            | "dept"
            | "univ"
            | "jr"
            | "sr"
            | "esq"
            | "ave"
            | "blvd"
            | "rd"
            | "sq"
            | "uu"
            | "ee"
            | "ala"
            | "ariz"
            | "ark"
            | "calif"
            | "colo"
            | "conn"
            | "del"
            | "fla"
            | "ga"
            | "ill"
            | "ind"
            | "kan"
            | "ky"
            | "la"
            | "mass"
            | "md"
            | "mich"
            | "minn"
            | "miss"
            | "mo"
            | "mont"
            | "neb"
            | "nev"
            | "okla"
            | "ore"
            | "pa"
            | "tenn"
            | "tex"
            | "va"
            | "vt"
            | "wash"
            | "wis"
            | "wyo"
            | "ont"
            | "que"
            | "alta"
    )
}

/// Whether a word with a capital starts sentences far more often than it is part of a name.
pub(super) fn starts_sentences(word: &str) -> bool {
    let capital = word.starts_with(char::is_uppercase);
    capital && word.len() <= 16 && is_starter(&word.to_lowercase())
}

fn is_starter(lower: &str) -> bool {
    matches!(
        lower,
        // English
        "the" | "a" | "an" | "it" | "its" | "he" | "she" | "they" | "we" | "you" | "i" | "his" | "her" | "their" | "our" | "my" | "your"
        | "this" | "that" | "these" | "those" | "there" | "here" | "in" | "on" | "at" | "by" | "for" | "from" | "with" | "to" | "of"
        | "as" | "if" | "but" | "and" | "or" | "so" | "when" | "while" | "where" | "what" | "who" | "why" | "how" | "which"
        | "after" | "before" | "since" | "until" | "because" | "although" | "though" | "however" | "meanwhile" | "then"
        | "some" | "many" | "most" | "several" | "both" | "each" | "every" | "another" | "other" | "such" | "under" | "during"
        | "despite" | "according" | "also" | "yet" | "still" | "now" | "just" | "even" | "not" | "nor" | "instead" | "once"
        | "more" | "only" | "about" | "asked" | "earlier" | "later" | "today" | "yesterday" | "last"
        // German
        | "der" | "das" | "die" | "ein" | "eine" | "er" | "sie" | "es" | "wir" | "ich" | "im" | "am" | "auf" | "mit" | "für" | "aber"
        | "und" | "auch" | "dies" | "diese" | "nach" | "bei" | "zum" | "zur"
        // French
        | "le" | "les" | "un" | "une" | "il" | "elle" | "ils" | "elles" | "ce" | "cette" | "ces" | "dans" | "mais" | "et" | "nous" | "pour"
        | "selon" | "après" | "avec"
        // Spanish, Portuguese, Italian
        | "el" | "los" | "las" | "una" | "en" | "pero" | "y" | "se" | "según" | "este" | "esta" | "o" | "os" | "um" | "uma" | "mas"
        | "em" | "gli" | "lo" | "ma" | "nel" | "nella"
        // Dutch, Danish, Norwegian, Swedish
        | "het" | "een" | "zij" | "hij" | "maar" | "det" | "den" | "han" | "hun" | "hon" | "vi" | "jeg" | "jag" | "men" | "och" | "og"
        // Russian, Ukrainian, Greek
        | "в" | "на" | "но" | "он" | "она" | "они" | "это" | "по" | "как" | "у" | "він" | "вона" | "це" | "ο" | "η" | "το" | "οι" | "τα"
    )
}

/// Whether `word` makes the short number before it a German ordinal: a month, a century, an anniversary.
pub(super) fn follows_an_ordinal(word: &str) -> bool {
    matches!(
        word,
        "Januar"
            | "Jänner"
            | "Februar"
            | "März"
            | "April"
            | "Mai"
            | "Juni"
            | "Juli"
            | "August"
            | "September"
            | "Oktober"
            | "November"
            | "Dezember"
            | "Jahrhundert"
            | "Jahrhunderts"
            | "Geburtstag"
            | "Jahrestag"
    )
}

//! Words of dates in the languages that articles come in.
//!
//! Lower case, and only words that cannot be confused across languages in this place: beside a number.

/// Month names by language, folded to lower case; abbreviations of three letters or more are prefixes.
#[rustfmt::skip]
pub(super) const MONTHS: &[(&str, u8)] = &[
    ("january", 1), ("february", 2), ("march", 3), ("april", 4), ("may", 5), ("june", 6), ("july", 7),
    ("august", 8), ("september", 9), ("october", 10), ("november", 11), ("december", 12), ("januar", 1),
    ("jänner", 1), ("februar", 2), ("märz", 3), ("maerz", 3), ("mai", 5), ("juni", 6), ("juli", 7),
    ("oktober", 10), ("dezember", 12), ("janvier", 1), ("février", 2), ("fevrier", 2), ("mars", 3),
    ("avril", 4), ("juin", 6), ("juillet", 7), ("août", 8), ("aout", 8), ("septembre", 9), ("octobre", 10),
    ("novembre", 11), ("décembre", 12), ("decembre", 12), ("enero", 1), ("febrero", 2), ("marzo", 3),
    ("abril", 4), ("mayo", 5), ("junio", 6), ("julio", 7), ("agosto", 8), ("septiembre", 9),
    ("setiembre", 9), ("octubre", 10), ("noviembre", 11), ("diciembre", 12), ("gennaio", 1),
    ("febbraio", 2), ("aprile", 4), ("maggio", 5), ("giugno", 6), ("luglio", 7), ("settembre", 9),
    ("ottobre", 10), ("dicembre", 12), ("janeiro", 1), ("fevereiro", 2), ("março", 3), ("marco", 3),
    ("maio", 5), ("junho", 6), ("julho", 7), ("setembro", 9), ("outubro", 10), ("novembro", 11),
    ("dezembro", 12), ("januari", 1), ("februari", 2), ("maart", 3), ("mei", 5), ("augustus", 8),
    ("augusti", 8), ("marts", 3), ("maj", 5), ("desember", 12), ("tammikuu", 1), ("helmikuu", 2),
    ("maaliskuu", 3), ("huhtikuu", 4), ("toukokuu", 5), ("kesäkuu", 6), ("heinäkuu", 7), ("elokuu", 8),
    ("syyskuu", 9), ("lokakuu", 10), ("marraskuu", 11), ("joulukuu", 12), ("tammikuuta", 1),
    ("helmikuuta", 2), ("maaliskuuta", 3), ("huhtikuuta", 4), ("toukokuuta", 5), ("kesäkuuta", 6),
    ("heinäkuuta", 7), ("elokuuta", 8), ("syyskuuta", 9), ("lokakuuta", 10), ("marraskuuta", 11),
    ("joulukuuta", 12), ("stycznia", 1), ("lutego", 2), ("marca", 3), ("kwietnia", 4), ("maja", 5),
    ("czerwca", 6), ("lipca", 7), ("sierpnia", 8), ("września", 9), ("października", 10),
    ("listopada", 11), ("grudnia", 12), ("января", 1), ("февраля", 2), ("марта", 3), ("апреля", 4),
    ("мая", 5), ("июня", 6), ("июля", 7), ("августа", 8), ("сентября", 9), ("октября", 10), ("ноября", 11),
    ("декабря", 12), ("ianuarie", 1), ("februarie", 2), ("martie", 3), ("aprilie", 4), ("iunie", 6),
    ("iulie", 7), ("septembrie", 9), ("octombrie", 10), ("noiembrie", 11), ("decembrie", 12), ("ocak", 1),
    ("şubat", 2), ("mart", 3), ("nisan", 4), ("mayıs", 5), ("haziran", 6), ("temmuz", 7), ("ağustos", 8),
    ("eylül", 9), ("ekim", 10), ("kasım", 11), ("aralık", 12), ("január", 1), ("február", 2),
    ("március", 3), ("április", 4), ("május", 5), ("június", 6), ("július", 7), ("augusztus", 8),
    ("szeptember", 9), ("október", 10), ("jan", 1), ("feb", 2), ("mar", 3), ("apr", 4), ("jun", 6),
    ("jul", 7), ("aug", 8), ("sep", 9), ("sept", 9), ("oct", 10), ("nov", 11), ("dec", 12), ("mär", 3),
    ("okt", 10), ("dez", 12), ("janv", 1), ("févr", 2), ("avr", 4), ("juil", 7), ("déc", 12), ("ene", 1),
    ("abr", 4), ("ago", 8), ("set", 9), ("dic", 12), ("gen", 1), ("mag", 5), ("giu", 6), ("lug", 7),
    ("ott", 10), ("fev", 2), ("out", 10), ("mrt", 3),
];

/// Words that may stand beside a date without making the line a sentence: weekdays, labels, time zones.
#[rustfmt::skip]
pub(super) const BESIDE: &[&str] = &[
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues",
    "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "montag", "dienstag", "mittwoch", "donnerstag",
    "freitag", "samstag", "sonnabend", "sonntag", "mo", "di", "mi", "do", "fr", "sa", "so", "lundi",
    "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "lunes", "martes", "miércoles",
    "jueves", "viernes", "sábado", "domingo", "lunedì", "martedì", "mercoledì", "giovedì", "venerdì",
    "sabato", "domenica", "segunda", "terça", "quarta", "quinta", "sexta", "feira", "maandag", "dinsdag",
    "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag", "måndag", "tisdag", "onsdag", "torsdag",
    "fredag", "lördag", "söndag", "mandag", "tirsdag", "lørdag", "søndag", "poniedziałek", "wtorek",
    "środa", "czwartek", "piątek", "sobota", "niedziela", "понедельник", "вторник", "среда", "четверг",
    "пятница", "суббота", "воскресенье", "luni", "marți", "miercuri", "joi", "vineri", "sâmbătă",
    "duminică", "pazartesi", "salı", "çarşamba", "perşembe", "cuma", "cumartesi", "pazar", "published",
    "publication", "updated", "update", "posted", "modified", "created", "issued", "filed", "released",
    "date", "dated", "last", "first", "on", "at", "the", "of", "am", "pm", "a.m", "p.m", "noon",
    "midnight", "gmt", "utc", "bst", "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt", "et", "pt",
    "ct", "cet", "cest", "eet", "ist", "jst", "aest", "aedt", "msk", "hkt", "sgt", "z", "t", "h", "hrs",
    "hours", "uhr", "kl", "um", "vom", "den", "der", "stand", "veröffentlicht", "aktualisiert", "datum",
    "erschienen", "le", "publié", "mis", "à", "jour", "du", "el", "de", "del", "publicado", "actualizado",
    "fecha", "il", "pubblicato", "aggiornato", "data", "publicerad", "uppdaterad", "udgivet", "opdateret",
    "publisert", "oppdatert", "gepubliceerd", "bijgewerkt", "op", "opublikowano", "опубликовано",
    "обновлено", "дата", "г", "года", "em", "às", "st", "nd", "rd", "th", "er", "time", "local", "edition",
    "online", "print", "år", "klo", "julkaistu", "an", "dátum",
];

/// Words that open a byline.
#[rustfmt::skip]
pub(super) const BY: &[&str] = &[
    "by ", "von ", "par ", "por ", "di ", "door ", "av ", "af ", "от ", "przez ",
];

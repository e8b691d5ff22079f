//! The words of German, French, Spanish, Italian, Portuguese and Dutch, units aside.
//!
//! Only what is read beside digits is here: months, weekdays, large numbers, the percent, money. Numbers in words are
//! not.

use super::currency::{self, Coin};
use super::lexicon::Meaning;

const fn coin(name: &'static str, code: &'static str) -> Meaning {
    Meaning::Coin(currency::coin(name, code))
}

/// The cent where people pay in euros.
const CENT: Meaning = Meaning::Coin(Coin {
    power: -2,
    ..currency::coin("euro", "EUR")
});

/// What is known of a language other than English. Names stand in order, alternatives with a stroke between them.
pub(super) struct Foreign {
    /// Its ISO 639-1 code.
    pub(super) code: &'static str,
    /// The months.
    pub(super) months: &'static str,
    /// The same abbreviated, where they are.
    pub(super) short: &'static str,
    /// The weekdays from Monday.
    pub(super) days: &'static str,
    /// Words before a month alone.
    pub(super) inside: &'static [&'static str],
    /// Words between day, month and year.
    pub(super) of: &'static [&'static str],
    /// Whether months and days have a capital.
    pub(super) capital: bool,
    /// Everything else.
    pub(super) words: &'static [(&'static str, Meaning)],
}

#[rustfmt::skip]
pub(super) const FOREIGN: &[Foreign] = &[
    Foreign {
        code: "de",
        months: "januar/jänner februar/feber märz april mai juni juli august september oktober november dezember",
        short: "jan feb mär apr / jun jul aug sep/sept okt nov dez",
        days: "montag dienstag mittwoch donnerstag freitag samstag/sonnabend sonntag",
        inside: &["im", "seit", "bis", "anfang", "mitte", "ende", "ab", "vom", "zum"],
        of: &[],
        capital: true,
        words: &[
            ("tausend", Meaning::Scale(3)), ("million", Meaning::Scale(6)), ("millionen", Meaning::Scale(6)),
            ("milliarde", Meaning::Scale(9)), ("milliarden", Meaning::Scale(9)), ("billion", Meaning::Scale(12)),
            ("billionen", Meaning::Scale(12)), ("prozent", Meaning::Percent), ("prozentpunkte", Meaning::Percent),
            ("prozentpunkten", Meaning::Percent), ("prozentpunkt", Meaning::Percent),
            ("franken", coin("franc", "CHF")), ("pfund", coin("pound", "pound")), ("rubel", coin("ruble", "RUB")),
            ("kronen", coin("krona", "crown")), ("cent", CENT),
        ],
    },
    Foreign {
        code: "fr",
        months: "janvier février/fevrier mars avril mai juin juillet août/aout septembre octobre novembre \
                 décembre/decembre",
        short: "janv févr / avr / / juil / sept oct nov déc",
        days: "lundi mardi mercredi jeudi vendredi samedi dimanche",
        inside: &["en", "depuis", "mi", "fin", "début", "dès"],
        of: &["de"],
        capital: false,
        words: &[
            ("mille", Meaning::Scale(3)), ("million", Meaning::Scale(6)), ("millions", Meaning::Scale(6)),
            ("milliard", Meaning::Scale(9)), ("milliards", Meaning::Scale(9)), ("livres", coin("pound", "pound")),
            ("francs", coin("franc", "franc")), ("roubles", coin("ruble", "RUB")), ("centimes", CENT),
        ],
    },
    Foreign {
        code: "es",
        months: "enero febrero marzo abril mayo junio julio agosto septiembre/setiembre octubre noviembre diciembre",
        short: "ene feb / abr / jun jul ago sept oct nov dic",
        days: "lunes martes miércoles jueves viernes sábado domingo",
        inside: &["en", "desde", "hasta", "de", "a"],
        of: &["de", "del"],
        capital: false,
        words: &[
            ("mil", Meaning::Scale(3)), ("millón", Meaning::Scale(6)), ("millones", Meaning::Scale(6)),
            ("billón", Meaning::Scale(12)), ("billones", Meaning::Scale(12)), ("dólar", coin("dollar", "USD")),
            ("dólares", coin("dollar", "USD")), ("libras", coin("pound", "pound")), ("pesos", coin("peso", "peso")),
            ("céntimos", CENT), ("bolívares", coin("bolivar", "VES")), ("soles", coin("sol", "PEN")),
        ],
    },
    Foreign {
        code: "it",
        months: "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        short: "gen feb / apr / giu lug ago set/sett ott nov dic",
        days: "lunedì martedì mercoledì giovedì venerdì sabato domenica",
        inside: &["a", "in", "da", "di", "nel", "dal", "fino"],
        of: &["del", "di"],
        capital: false,
        words: &[
            ("mila", Meaning::Scale(3)), ("milione", Meaning::Scale(6)), ("milioni", Meaning::Scale(6)),
            ("miliardo", Meaning::Scale(9)), ("miliardi", Meaning::Scale(9)), ("dollari", coin("dollar", "USD")),
            ("dollaro", coin("dollar", "USD")), ("sterline", coin("pound", "GBP")), ("lire", coin("lira", "ITL")),
            ("centesimi", CENT),
        ],
    },
    Foreign {
        code: "pt",
        months: "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        short: "jan fev / abr / jun jul ago set out nov dez",
        days: "segunda terça quarta quinta sexta sábado domingo",
        inside: &["em", "desde", "até", "de"],
        of: &["de", "do"],
        capital: false,
        words: &[
            ("mil", Meaning::Scale(3)), ("milhão", Meaning::Scale(6)), ("milhões", Meaning::Scale(6)),
            ("bilhão", Meaning::Scale(9)), ("bilhões", Meaning::Scale(9)), ("trilhão", Meaning::Scale(12)),
            ("trilhões", Meaning::Scale(12)), ("dólar", coin("dollar", "USD")), ("dólares", coin("dollar", "USD")),
            ("reais", coin("real", "BRL")), ("libras", coin("pound", "pound")), ("cêntimos", CENT),
        ],
    },
    Foreign {
        code: "nl",
        months: "januari februari maart april mei juni juli augustus september oktober november december",
        short: "jan feb mrt apr / jun jul aug sept okt nov dec",
        days: "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
        inside: &["in", "sinds", "tot", "vanaf", "begin", "eind", "medio"],
        of: &[],
        capital: false,
        words: &[
            ("duizend", Meaning::Scale(3)), ("miljoen", Meaning::Scale(6)), ("miljard", Meaning::Scale(9)),
            ("biljoen", Meaning::Scale(12)), ("procent", Meaning::Percent), ("procentpunt", Meaning::Percent),
            ("pond", coin("pound", "pound")), ("kronen", coin("krona", "crown")), ("roebel", coin("ruble", "RUB")),
            ("cent", CENT),
        ],
    },
];

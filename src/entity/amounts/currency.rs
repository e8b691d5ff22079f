//! Currencies: ISO 4217 codes, signs, abbreviations before a number and words after it.
//!
//! A word that several countries use for their money ("pesos") stands for itself until the article names the country;
//! the dollar and the cent alone are those of the United States.
//!
//! Old currencies are here too where newswire of their time speaks of them.

/// A currency, or a hundredth of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Currency {
    /// ISO 4217, or a word in lower case where no country is named.
    pub(super) code: &'static str,
    /// The power of ten of the unit that is counted: 0, or -2 of cents and pence.
    pub(super) power: i8,
}

impl Currency {
    pub(super) const fn of(code: &'static str) -> Self {
        Self { code, power: 0 }
    }
}

/// The currency of a sign.
pub(super) fn of_sign(sign: char) -> Option<Currency> {
    let code = match sign {
        '$' | '＄' => "USD",
        '£' => "GBP",
        '€' => "EUR",
        '¥' | '￥' => "JPY",
        '₹' => "INR",
        '₽' => "RUB",
        '₴' => "UAH",
        '₩' => "KRW",
        '₦' => "NGN",
        '₱' => "PHP",
        '₫' => "VND",
        '₪' => "ILS",
        '₺' => "TRY",
        '₡' => "CRC",
        '₵' => "GHS",
        '₸' => "KZT",
        '₮' => "MNT",
        '฿' => "THB",
        '₲' => "PYG",
        '₭' => "LAK",
        '₾' => "GEL",
        '₼' => "AZN",
        '៛' => "KHR",
        '৳' => "BDT",
        _ => return None,
    };
    Some(Currency::of(code))
}

/// The currency of the letters before a dollar sign.
pub(super) fn of_dollar(letters: &str) -> Option<Currency> {
    let code = match letters {
        "US" | "USD" => "USD",
        "A" | "AU" | "Au" | "AUS" | "Aus" | "AUD" => "AUD",
        "C" | "CA" | "CAN" | "Can" | "CDN" | "Cdn" | "CAD" => "CAD",
        "HK" | "HKD" => "HKD",
        "NZ" | "NZD" => "NZD",
        "S" | "SG" | "SGD" => "SGD",
        "NT" | "NTD" | "TWD" => "TWD",
        "N" | "NAD" => "NAD",
        "R" | "BRL" => "BRL",
        "MX" | "Mex" | "MXN" => "MXN",
        "J" | "JMD" => "JMD",
        "TT" | "TTD" => "TTD",
        "B" | "BSD" => "BSD",
        "EC" | "XCD" => "XCD",
        "Bds" | "BBD" => "BBD",
        "FJ" | "FJD" => "FJD",
        "BZ" | "BZD" => "BZD",
        "Z" | "ZWL" => "ZWL",
        "COP" => "COP",
        "CLP" => "CLP",
        "ARS" => "ARS",
        _ => return None,
    };
    Some(Currency::of(code))
}

/// The currency of an abbreviation before a number, ISO codes aside.
pub(super) fn of_abbreviation(letters: &str) -> Option<Currency> {
    let code = match letters {
        "Rs" => "rupee",
        "Tk" => "BDT",
        "Dh" | "Dhs" => "AED",
        "LE" => "EGP",
        "KD" => "KWD",
        "BD" => "BHD",
        "QR" => "QAR",
        "SR" => "SAR",
        "RO" => "OMR",
        "RM" => "MYR",
        "R" => "ZAR",
        "N" => "NGN",
        "KSh" | "Ksh" | "KSH" => "KES",
        "USh" | "Ush" | "USH" | "UShs" => "UGX",
        "TSh" | "Tsh" | "TSH" => "TZS",
        "Sh" | "Shs" => "shilling",
        "FCFA" | "CFA" | "CFAF" => "CFA franc",
        "Rp" => "IDR",
        "Php" => "PHP",
        "NIS" => "ILS",
        "RMB" | "Rmb" => "CNY",
        "SFr" | "Sfr" | "Fr" => "CHF",
        "DM" => "DEM",
        "FF" => "FRF",
        _ => return None,
    };
    Some(Currency::of(code))
}

/// The currency with this ISO 4217 code.
pub(super) fn of_code(code: &str) -> Option<Currency> {
    if code.len() != 3 {
        return None;
    }
    let at = CODES.binary_search(&code).ok()?;
    CODES.get(at).map(|code| Currency::of(code))
}

/// Codes in byte order, without those that are English words in capitals (ALL, CUP, TOP).
#[rustfmt::skip]
const CODES: &[&str] = &[
    "AED", "AFN", "AMD", "AOA", "ARS", "ATS", "AUD", "AWG", "AZN", "BAM", "BBD", "BDT", "BEF", "BGN", "BHD", "BIF",
    "BMD", "BND", "BOB", "BRL", "BSD", "BTN", "BWP", "BYN", "BZD", "CAD", "CDF", "CHF", "CLP", "CNY", "COP", "CRC",
    "CVE", "CZK", "DEM", "DJF", "DKK", "DOP", "DZD", "EGP", "ERN", "ESP", "ETB", "EUR", "FIM", "FJD", "FRF", "GBP",
    "GEL", "GHS", "GIP", "GMD", "GNF", "GRD", "GTQ", "GYD", "HKD", "HNL", "HRK", "HTG", "HUF", "IDR", "IEP", "ILS",
    "INR", "IQD", "IRR", "ISK", "ITL", "JMD", "JOD", "JPY", "KES", "KGS", "KHR", "KMF", "KPW", "KRW", "KWD", "KYD",
    "KZT", "LAK", "LBP", "LKR", "LRD", "LSL", "LYD", "MAD", "MDL", "MGA", "MKD", "MMK", "MNT", "MOP", "MRU", "MUR",
    "MVR", "MWK", "MXN", "MYR", "MZN", "NAD", "NGN", "NIO", "NLG", "NOK", "NPR", "NZD", "OMR", "PAB", "PEN", "PGK",
    "PHP", "PKR", "PLN", "PTE", "PYG", "QAR", "RON", "RSD", "RUB", "RWF", "SAR", "SBD", "SCR", "SDG", "SEK", "SGD",
    "SLE", "SOS", "SRD", "SSP", "SYP", "SZL", "THB", "TJS", "TMT", "TND", "TRY", "TTD", "TWD", "TZS", "UAH", "UGX",
    "USD", "UYU", "UZS", "VES", "VND", "VUV", "WST", "XAF", "XCD", "XOF", "XPF", "YER", "ZAR", "ZMW", "ZWL",
];

/// A word for money behind a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Coin {
    /// What it is called in general, in lower case.
    pub(super) name: &'static str,
    /// The code where no country is named; `name` where that tells nothing.
    pub(super) code: &'static str,
    /// 0, or -2 of hundredths.
    pub(super) power: i8,
    /// Whether the word means other things too, so that only large or exact sums are believed.
    pub(super) doubtful: bool,
}

/// A word that means its money and nothing else.
pub(super) const fn coin(name: &'static str, code: &'static str) -> Coin {
    Coin {
        name,
        code,
        power: 0,
        doubtful: false,
    }
}

const fn rare(name: &'static str, code: &'static str) -> Coin {
    Coin {
        name,
        code,
        power: 0,
        doubtful: true,
    }
}

const fn cents(name: &'static str, code: &'static str) -> Coin {
    Coin {
        name,
        code,
        power: -2,
        doubtful: false,
    }
}

/// Words for money, in lower case.
#[rustfmt::skip]
pub(super) const COINS: &[(&str, Coin)] = &[
    ("dollar", coin("dollar", "USD")), ("dollars", coin("dollar", "USD")), ("dlr", coin("dollar", "USD")),
    ("dlrs", coin("dollar", "USD")), ("bucks", coin("dollar", "USD")), ("cent", cents("dollar", "USD")),
    ("cents", cents("dollar", "USD")), ("cts", cents("dollar", "USD")), ("ct", cents("dollar", "USD")),
    ("pence", cents("pound", "GBP")), ("stg", coin("pound", "GBP")), ("sterling", coin("pound", "GBP")),
    ("pound", rare("pound", "pound")), ("pounds", rare("pound", "pound")), ("quid", coin("pound", "GBP")),
    ("euro", coin("euro", "EUR")), ("euros", coin("euro", "EUR")), ("ecu", coin("ecu", "XEU")),
    ("ecus", coin("ecu", "XEU")), ("yen", coin("yen", "JPY")), ("yuan", coin("yuan", "CNY")),
    ("renminbi", coin("yuan", "CNY")), ("won", rare("won", "KRW")), ("baht", coin("baht", "THB")),
    ("rupiah", coin("rupiah", "IDR")), ("ringgit", coin("ringgit", "MYR")), ("rand", coin("rand", "ZAR")),
    ("rands", coin("rand", "ZAR")), ("naira", coin("naira", "NGN")), ("cedi", coin("cedi", "GHS")),
    ("cedis", coin("cedi", "GHS")), ("birr", coin("birr", "ETB")), ("kwacha", coin("kwacha", "ZMW")),
    ("pula", coin("pula", "BWP")), ("ruble", coin("ruble", "RUB")), ("rubles", coin("ruble", "RUB")),
    ("rouble", coin("ruble", "RUB")), ("roubles", coin("ruble", "RUB")), ("hryvnia", coin("hryvnia", "UAH")),
    ("hryvnias", coin("hryvnia", "UAH")), ("hryvnya", coin("hryvnia", "UAH")), ("zloty", coin("zloty", "PLN")),
    ("zlotys", coin("zloty", "PLN")), ("zloties", coin("zloty", "PLN")), ("shekel", coin("shekel", "ILS")),
    ("shekels", coin("shekel", "ILS")), ("lira", coin("lira", "lira")), ("liras", coin("lira", "lira")),
    ("lire", coin("lira", "ITL")), ("dong", coin("dong", "VND")), ("taka", coin("taka", "BDT")),
    ("reais", coin("real", "BRL")), ("reals", coin("real", "BRL")), ("forint", coin("forint", "HUF")),
    ("forints", coin("forint", "HUF")), ("koruna", coin("krona", "CZK")), ("korunas", coin("krona", "CZK")),
    ("koruny", coin("krona", "CZK")), ("lei", coin("leu", "leu")), ("leva", coin("lev", "BGN")),
    ("tenge", coin("tenge", "KZT")), ("manat", coin("manat", "manat")), ("tugrik", coin("tugrik", "MNT")),
    ("tugriks", coin("tugrik", "MNT")), ("togrog", coin("tugrik", "MNT")), ("kyat", coin("kyat", "MMK")),
    ("kyats", coin("kyat", "MMK")), ("riel", coin("riel", "KHR")), ("afghani", coin("afghani", "AFN")),
    ("afghanis", coin("afghani", "AFN")), ("toman", coin("toman", "toman")), ("tomans", coin("toman", "toman")),
    ("soles", coin("sol", "PEN")), ("bolivares", coin("bolivar", "VES")), ("bolivars", coin("bolivar", "VES")),
    ("bolívares", coin("bolivar", "VES")), ("bolivianos", coin("boliviano", "BOB")),
    ("guaranies", coin("guarani", "PYG")), ("guaranis", coin("guarani", "PYG")),
    ("quetzales", coin("quetzal", "GTQ")), ("quetzals", coin("quetzal", "GTQ")),
    ("lempira", coin("lempira", "HNL")), ("lempiras", coin("lempira", "HNL")), ("colones", coin("colon", "CRC")),
    ("cordobas", coin("cordoba", "NIO")), ("córdobas", coin("cordoba", "NIO")), ("balboas", coin("balboa", "PAB")),
    ("rupee", coin("rupee", "rupee")), ("rupees", coin("rupee", "rupee")), ("peso", coin("peso", "peso")),
    ("pesos", coin("peso", "peso")), ("dinar", coin("dinar", "dinar")), ("dinars", coin("dinar", "dinar")),
    ("dirham", coin("dirham", "dirham")), ("dirhams", coin("dirham", "dirham")), ("riyal", coin("riyal", "riyal")),
    ("riyals", coin("riyal", "riyal")), ("rial", coin("riyal", "riyal")), ("rials", coin("riyal", "riyal")),
    ("franc", coin("franc", "franc")), ("francs", coin("franc", "franc")),
    ("shilling", coin("shilling", "shilling")), ("shillings", coin("shilling", "shilling")),
    ("krona", coin("krona", "krona")), ("kronor", coin("krona", "SEK")), ("krone", coin("krona", "krone")),
    ("kroner", coin("krona", "krone")), ("crown", rare("krona", "crown")), ("crowns", rare("krona", "crown")),
    ("mark", rare("mark", "DEM")), ("marks", rare("mark", "DEM")), ("guilder", coin("guilder", "NLG")),
    ("guilders", coin("guilder", "NLG")), ("peseta", coin("peseta", "ESP")), ("pesetas", coin("peseta", "ESP")),
    ("escudo", coin("escudo", "escudo")), ("escudos", coin("escudo", "escudo")),
    ("schilling", coin("schilling", "ATS")), ("schillings", coin("schilling", "ATS")),
    ("drachma", coin("drachma", "GRD")), ("drachmas", coin("drachma", "GRD")), ("markka", coin("mark", "FIM")),
    ("markkaa", coin("mark", "FIM")), ("punts", rare("punt", "IEP")), ("cruzados", coin("cruzado", "cruzado")),
    ("cruzeiros", coin("cruzeiro", "cruzeiro")), ("australs", coin("austral", "austral")),
    ("intis", coin("inti", "inti")), ("sucres", coin("sucre", "sucre")), ("rubel", coin("ruble", "RUB")),
];

/// Words of a country or people, lower case, and the ISO 3166 code of the country.
#[rustfmt::skip]
pub(super) const NATIONS: &[(&str, &str)] = &[
    ("us", "US"), ("hk", "HK"), ("usa", "US"), ("american", "US"), ("canadian", "CA"), ("australian", "AU"),
    ("singapore", "SG"), ("singaporean", "SG"), ("taiwan", "TW"), ("taiwanese", "TW"), ("jamaican", "JM"),
    ("namibian", "NA"), ("zimbabwean", "ZW"), ("zimbabwe", "ZW"), ("fijian", "FJ"), ("fiji", "FJ"),
    ("barbadian", "BB"), ("barbados", "BB"), ("bahamian", "BS"), ("liberian", "LR"), ("guyanese", "GY"),
    ("british", "GB"), ("uk", "GB"), ("egyptian", "EG"), ("lebanese", "LB"), ("syrian", "SY"), ("sudanese", "SD"),
    ("irish", "IE"), ("cypriot", "CY"), ("swiss", "CH"), ("french", "FR"), ("belgian", "BE"), ("congolese", "CD"),
    ("rwandan", "RW"), ("guinean", "GN"), ("burundian", "BI"), ("mexican", "MX"), ("argentine", "AR"),
    ("argentinian", "AR"), ("chilean", "CL"), ("colombian", "CO"), ("philippine", "PH"), ("filipino", "PH"),
    ("uruguayan", "UY"), ("cuban", "CU"), ("dominican", "DO"), ("indian", "IN"), ("pakistani", "PK"),
    ("pakistan", "PK"), ("lankan", "LK"), ("lanka", "LK"), ("nepali", "NP"), ("nepalese", "NP"),
    ("mauritian", "MU"), ("kuwaiti", "KW"), ("iraqi", "IQ"), ("jordanian", "JO"), ("algerian", "DZ"),
    ("tunisian", "TN"), ("libyan", "LY"), ("serbian", "RS"), ("bahraini", "BH"), ("emirati", "AE"), ("uae", "AE"),
    ("moroccan", "MA"), ("saudi", "SA"), ("qatari", "QA"), ("qatar", "QA"), ("omani", "OM"), ("iranian", "IR"),
    ("yemeni", "YE"), ("swedish", "SE"), ("norwegian", "NO"), ("danish", "DK"), ("icelandic", "IS"),
    ("czech", "CZ"), ("kenyan", "KE"), ("kenya", "KE"), ("ugandan", "UG"), ("uganda", "UG"), ("tanzanian", "TZ"),
    ("tanzania", "TZ"), ("somali", "SO"), ("russian", "RU"), ("belarusian", "BY"), ("turkish", "TR"),
    ("italian", "IT"), ("korean", "KR"), ("chinese", "CN"), ("japanese", "JP"), ("romanian", "RO"),
    ("moldovan", "MD"), ("german", "DE"), ("finnish", "FI"), ("dutch", "NL"), ("brazilian", "BR"),
    ("israeli", "IL"), ("azerbaijani", "AZ"), ("turkmen", "TM"), ("malaysian", "MY"), ("zambian", "ZM"),
    ("malawian", "MW"), ("polish", "PL"), ("ukrainian", "UA"), ("hungarian", "HU"), ("nigerian", "NG"),
    ("ghanaian", "GH"), ("ghana", "GH"), ("ethiopian", "ET"), ("thai", "TH"), ("vietnamese", "VN"),
    ("indonesian", "ID"), ("bangladeshi", "BD"), ("mongolian", "MN"), ("kazakh", "KZ"), ("bulgarian", "BG"),
    ("cfa", "CF"), ("hong kong", "HK"), ("kong", "HK"), ("zealand", "NZ"), ("african", "ZA"), ("portuguese", "PT"),
    ("spanish", "ES"), ("austrian", "AT"), ("greek", "GR"), ("bermudian", "BM"), ("trinidad", "TT"),
    ("tobago", "TT"),
];

/// The code of a country's own currency of this name.
pub(super) fn of_nation(name: &str, nation: &str) -> Option<&'static str> {
    let (_, _, code) = NATIONAL
        .iter()
        .find(|(coin, country, _)| *coin == name && *country == nation)?;
    Some(code)
}

#[rustfmt::skip]
const NATIONAL: &[(&str, &str, &str)] = &[
    ("dollar", "US", "USD"), ("dollar", "CA", "CAD"), ("dollar", "AU", "AUD"), ("dollar", "HK", "HKD"),
    ("dollar", "SG", "SGD"), ("dollar", "NZ", "NZD"), ("dollar", "TW", "TWD"), ("dollar", "JM", "JMD"),
    ("dollar", "NA", "NAD"), ("dollar", "ZW", "ZWL"), ("dollar", "FJ", "FJD"), ("dollar", "BB", "BBD"),
    ("dollar", "BS", "BSD"), ("dollar", "LR", "LRD"), ("dollar", "GY", "GYD"), ("dollar", "TT", "TTD"),
    ("dollar", "BM", "BMD"), ("pound", "GB", "GBP"), ("pound", "EG", "EGP"), ("pound", "LB", "LBP"),
    ("pound", "SY", "SYP"), ("pound", "SD", "SDG"), ("pound", "IE", "IEP"), ("pound", "CY", "CYP"),
    ("franc", "CH", "CHF"), ("franc", "FR", "FRF"), ("franc", "BE", "BEF"), ("franc", "CD", "CDF"),
    ("franc", "RW", "RWF"), ("franc", "GN", "GNF"), ("franc", "BI", "BIF"), ("franc", "CF", "CFA franc"),
    ("peso", "MX", "MXN"), ("peso", "AR", "ARS"), ("peso", "CL", "CLP"), ("peso", "CO", "COP"),
    ("peso", "PH", "PHP"), ("peso", "UY", "UYU"), ("peso", "CU", "CUP"), ("peso", "DO", "DOP"),
    ("rupee", "IN", "INR"), ("rupee", "PK", "PKR"), ("rupee", "LK", "LKR"), ("rupee", "NP", "NPR"),
    ("rupee", "MU", "MUR"), ("dinar", "KW", "KWD"), ("dinar", "IQ", "IQD"), ("dinar", "JO", "JOD"),
    ("dinar", "DZ", "DZD"), ("dinar", "TN", "TND"), ("dinar", "LY", "LYD"), ("dinar", "RS", "RSD"),
    ("dinar", "BH", "BHD"), ("dirham", "AE", "AED"), ("dirham", "MA", "MAD"), ("riyal", "SA", "SAR"),
    ("riyal", "QA", "QAR"), ("riyal", "OM", "OMR"), ("riyal", "IR", "IRR"), ("riyal", "YE", "YER"),
    ("krona", "SE", "SEK"), ("krona", "NO", "NOK"), ("krona", "DK", "DKK"), ("krona", "IS", "ISK"),
    ("krona", "CZ", "CZK"), ("shilling", "KE", "KES"), ("shilling", "UG", "UGX"), ("shilling", "TZ", "TZS"),
    ("shilling", "SO", "SOS"), ("ruble", "RU", "RUB"), ("ruble", "BY", "BYN"), ("lira", "TR", "TRY"),
    ("lira", "IT", "ITL"), ("won", "KR", "KRW"), ("yuan", "CN", "CNY"), ("yen", "JP", "JPY"), ("leu", "RO", "RON"),
    ("leu", "MD", "MDL"), ("mark", "DE", "DEM"), ("mark", "FI", "FIM"), ("guilder", "NL", "NLG"),
    ("real", "BR", "BRL"), ("shekel", "IL", "ILS"), ("manat", "AZ", "AZN"), ("manat", "TM", "TMT"),
    ("ringgit", "MY", "MYR"), ("kwacha", "ZM", "ZMW"), ("kwacha", "MW", "MWK"), ("zloty", "PL", "PLN"),
    ("hryvnia", "UA", "UAH"), ("forint", "HU", "HUF"), ("naira", "NG", "NGN"), ("cedi", "GH", "GHS"),
    ("birr", "ET", "ETB"), ("baht", "TH", "THB"), ("dong", "VN", "VND"), ("rupiah", "ID", "IDR"),
    ("taka", "BD", "BDT"), ("tugrik", "MN", "MNT"), ("tenge", "KZ", "KZT"), ("lev", "BG", "BGN"),
    ("rand", "ZA", "ZAR"), ("escudo", "PT", "PTE"), ("peseta", "ES", "ESP"), ("schilling", "AT", "ATS"),
    ("drachma", "GR", "GRD"), ("euro", "IE", "EUR"),
];

/// Whether several countries use this name for their money, so that it tells nothing alone.
pub(super) fn is_shared(name: &str) -> bool {
    matches!(
        name,
        "pound"
            | "rupee"
            | "peso"
            | "dinar"
            | "dirham"
            | "riyal"
            | "franc"
            | "shilling"
            | "krona"
            | "lira"
            | "leu"
            | "manat"
            | "escudo"
    )
}

#[cfg(test)]
mod tests {
    use super::{CODES, of_code};

    #[test]
    fn codes_are_in_order() {
        assert!(CODES.is_sorted());
        assert!(
            CODES
                .iter()
                .all(|code| of_code(code).is_some_and(|found| found.code == *code))
        );
        assert_eq!(of_code("ALL"), None);
    }
}

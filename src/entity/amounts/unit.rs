//! Units of measure and of time: one name for each, and the words and symbols that mean it.
//!
//! A unit keeps the system it was written in: miles stay miles. Only spelling and language are folded.

/// A unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unit {
    /// Its name beside one.
    pub(super) one: &'static str,
    /// Its name beside another number.
    pub(super) many: &'static str,
    /// What it measures, as far as that matters here.
    pub(super) what: What,
}

/// What a unit measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// A length, which has a square and a cube and, in an hour, a speed.
    Length,
    /// A span of time.
    Time,
    /// A temperature or an angle, which may be negative.
    Degrees,
    /// Anything else.
    Other,
}

const fn symbol(name: &'static str) -> Unit {
    Unit {
        one: name,
        many: name,
        what: What::Other,
    }
}

const fn length(name: &'static str) -> Unit {
    Unit {
        one: name,
        many: name,
        what: What::Length,
    }
}

const fn named(one: &'static str, many: &'static str) -> Unit {
    Unit {
        one,
        many,
        what: What::Other,
    }
}

const fn time(one: &'static str, many: &'static str) -> Unit {
    Unit {
        one,
        many,
        what: What::Time,
    }
}

const fn degrees(one: &'static str, many: &'static str) -> Unit {
    Unit {
        one,
        many,
        what: What::Degrees,
    }
}

const KM: Unit = length("km");
const M: Unit = length("m");
const CM: Unit = length("cm");
const MM: Unit = length("mm");
pub(super) const MILE: Unit = Unit {
    one: "mile",
    many: "miles",
    what: What::Length,
};
const FOOT: Unit = length("ft");
const INCH: Unit = length("in");
const YARD: Unit = length("yd");
const HA: Unit = symbol("ha");
const LITRE: Unit = symbol("l");
const KG: Unit = symbol("kg");
const GRAM: Unit = symbol("g");
const TONNE: Unit = symbol("t");
const TON: Unit = named("ton", "tons");
pub(super) const POUND: Unit = symbol("lb");
const BARREL: Unit = named("barrel", "barrels");
pub(super) const CELSIUS: Unit = degrees("°C", "°C");
pub(super) const FAHRENHEIT: Unit = degrees("°F", "°F");
pub(super) const DEGREE: Unit = degrees("degree", "degrees");
const KMH: Unit = symbol("km/h");
const MPH: Unit = symbol("mph");
pub(super) const YEAR: Unit = time("year", "years");
pub(super) const DAY: Unit = time("day", "days");
const MONTH: Unit = time("month", "months");
const WEEK: Unit = time("week", "weeks");
const HOUR: Unit = time("hour", "hours");
const MINUTE: Unit = time("minute", "minutes");
const SECOND: Unit = time("second", "seconds");

/// English words: singular, plural (the same where there is none), unit.
#[rustfmt::skip]
pub(super) const ENGLISH: &[(&str, &str, Unit)] = &[
    ("kilometer", "kilometers", KM), ("kilometre", "kilometres", KM), ("meter", "meters", M),
    ("metre", "metres", M), ("centimeter", "centimeters", CM), ("centimetre", "centimetres", CM),
    ("millimeter", "millimeters", MM), ("millimetre", "millimetres", MM), ("mile", "miles", MILE),
    ("foot", "feet", FOOT), ("inch", "inches", INCH), ("yard", "yards", YARD), ("hectare", "hectares", HA),
    ("acre", "acres", named("acre", "acres")), ("liter", "liters", LITRE), ("litre", "litres", LITRE),
    ("milliliter", "milliliters", symbol("ml")), ("millilitre", "millilitres", symbol("ml")),
    ("gallon", "gallons", named("gallon", "gallons")), ("pint", "pints", named("pint", "pints")),
    ("barrel", "barrels", BARREL), ("bushel", "bushels", named("bushel", "bushels")), ("kilogram", "kilograms", KG),
    ("kilogramme", "kilogrammes", KG), ("kilo", "kilos", KG), ("gram", "grams", GRAM), ("gramme", "grammes", GRAM),
    ("milligram", "milligrams", symbol("mg")), ("tonne", "tonnes", TONNE), ("ton", "tons", TON),
    ("ounce", "ounces", symbol("oz")), ("carat", "carats", named("carat", "carats")),
    ("watt", "watts", symbol("W")), ("kilowatt", "kilowatts", symbol("kW")),
    ("megawatt", "megawatts", symbol("MW")), ("gigawatt", "gigawatts", symbol("GW")),
    ("terawatt", "terawatts", symbol("TW")), ("volt", "volts", symbol("V")),
    ("horsepower", "horsepower", symbol("hp")), ("calorie", "calories", named("calorie", "calories")),
    ("joule", "joules", symbol("J")), ("kilobyte", "kilobytes", symbol("kB")),
    ("megabyte", "megabytes", symbol("MB")), ("gigabyte", "gigabytes", symbol("GB")),
    ("terabyte", "terabytes", symbol("TB")), ("petabyte", "petabytes", symbol("PB")),
    ("megahertz", "megahertz", symbol("MHz")), ("gigahertz", "gigahertz", symbol("GHz")),
    ("kilohertz", "kilohertz", symbol("kHz")), ("hertz", "hertz", symbol("Hz")),
    ("megapixel", "megapixels", named("megapixel", "megapixels")), ("decibel", "decibels", symbol("dB")),
    ("knot", "knots", named("knot", "knots")), ("degree", "degrees", DEGREE), ("year", "years", YEAR),
    ("yr", "yrs", YEAR), ("month", "months", MONTH), ("week", "weeks", WEEK), ("day", "days", DAY),
    ("hour", "hours", HOUR), ("hr", "hrs", HOUR), ("minute", "minutes", MINUTE), ("min", "mins", MINUTE),
    ("second", "seconds", SECOND), ("decade", "decades", time("decade", "decades")),
    ("century", "centuries", time("century", "centuries")),
    ("fortnight", "fortnights", time("fortnight", "fortnights")),
];

/// Words of other languages; those of time for the length of a time of day only where they cannot be one.
#[rustfmt::skip]
pub(super) const OTHERS: &[(&str, &[(&str, Unit)])] = &[
    ("de", &[
        ("kilometer", KM), ("kilometern", KM), ("meter", M), ("metern", M), ("zentimeter", CM), ("millimeter", MM),
        ("hektar", HA), ("liter", LITRE), ("litern", LITRE), ("kilogramm", KG), ("kilo", KG), ("gramm", GRAM),
        ("tonne", TONNE), ("tonnen", TONNE), ("barrel", BARREL), ("grad", DEGREE), ("jahr", YEAR), ("jahre", YEAR),
        ("jahren", YEAR), ("monat", MONTH), ("monate", MONTH), ("monaten", MONTH), ("woche", WEEK),
        ("wochen", WEEK), ("tag", DAY), ("tage", DAY), ("tagen", DAY), ("stunde", HOUR), ("stunden", HOUR),
        ("minute", MINUTE), ("minuten", MINUTE), ("sekunde", SECOND), ("sekunden", SECOND), ("meilen", MILE),
        ("megawatt", symbol("MW")), ("gigawatt", symbol("GW")), ("kilowattstunden", symbol("kWh")),
        ("quadratkilometer", square(KM)), ("quadratkilometern", square(KM)), ("quadratmeter", square(M)),
        ("quadratmetern", square(M)), ("kubikmeter", cube(M)), ("kubikmetern", cube(M)),
    ]),
    ("fr", &[
        ("kilomètre", KM), ("kilomètres", KM), ("mètre", M), ("mètres", M), ("centimètre", CM), ("centimètres", CM),
        ("millimètres", MM), ("hectare", HA), ("hectares", HA), ("litre", LITRE), ("litres", LITRE),
        ("kilogrammes", KG), ("kilos", KG), ("gramme", GRAM), ("grammes", GRAM), ("tonne", TONNE),
        ("tonnes", TONNE), ("baril", BARREL), ("barils", BARREL), ("degré", DEGREE), ("degrés", DEGREE),
        ("an", YEAR), ("ans", YEAR), ("années", YEAR), ("mois", MONTH), ("semaine", WEEK), ("semaines", WEEK),
        ("jour", DAY), ("jours", DAY), ("minute", MINUTE), ("minutes", MINUTE), ("seconde", SECOND),
        ("secondes", SECOND), ("mégawatts", symbol("MW")), ("gigawatts", symbol("GW")),
    ]),
    ("es", &[
        ("kilómetro", KM), ("kilómetros", KM), ("metro", M), ("metros", M), ("centímetros", CM), ("milímetros", MM),
        ("hectáreas", HA), ("litro", LITRE), ("litros", LITRE), ("kilogramos", KG), ("kilos", KG), ("gramos", GRAM),
        ("tonelada", TONNE), ("toneladas", TONNE), ("barriles", BARREL), ("grados", DEGREE), ("año", YEAR),
        ("años", YEAR), ("mes", MONTH), ("meses", MONTH), ("semana", WEEK), ("semanas", WEEK), ("día", DAY),
        ("días", DAY), ("minuto", MINUTE), ("minutos", MINUTE), ("segundos", SECOND), ("megavatios", symbol("MW")),
    ]),
    ("it", &[
        ("chilometro", KM), ("chilometri", KM), ("metro", M), ("metri", M), ("centimetri", CM), ("millimetri", MM),
        ("ettari", HA), ("litro", LITRE), ("litri", LITRE), ("chilogrammi", KG), ("chili", KG), ("grammi", GRAM),
        ("tonnellata", TONNE), ("tonnellate", TONNE), ("barili", BARREL), ("gradi", DEGREE), ("anno", YEAR),
        ("anni", YEAR), ("mese", MONTH), ("mesi", MONTH), ("settimana", WEEK), ("settimane", WEEK), ("giorno", DAY),
        ("giorni", DAY), ("minuto", MINUTE), ("minuti", MINUTE), ("secondi", SECOND),
    ]),
    ("pt", &[
        ("quilómetro", KM), ("quilómetros", KM), ("quilômetro", KM), ("quilômetros", KM), ("metro", M),
        ("metros", M), ("centímetros", CM), ("milímetros", MM), ("hectares", HA), ("litro", LITRE),
        ("litros", LITRE), ("quilogramas", KG), ("quilos", KG), ("gramas", GRAM), ("tonelada", TONNE),
        ("toneladas", TONNE), ("barris", BARREL), ("graus", DEGREE), ("ano", YEAR), ("anos", YEAR), ("mês", MONTH),
        ("meses", MONTH), ("semana", WEEK), ("semanas", WEEK), ("dia", DAY), ("dias", DAY), ("minuto", MINUTE),
        ("minutos", MINUTE), ("segundos", SECOND),
    ]),
    ("nl", &[
        ("kilometer", KM), ("meter", M), ("centimeter", CM), ("millimeter", MM), ("hectare", HA), ("liter", LITRE),
        ("kilogram", KG), ("kilo", KG), ("gram", GRAM), ("ton", TONNE), ("vaten", BARREL), ("graden", DEGREE),
        ("jaar", YEAR), ("jaren", YEAR), ("maand", MONTH), ("maanden", MONTH), ("week", WEEK), ("weken", WEEK),
        ("dag", DAY), ("dagen", DAY), ("minuut", MINUTE), ("minuten", MINUTE), ("seconden", SECOND),
    ]),
];

/// Unit of a symbol, which is the same in every language. Those of one letter that mean other things are not here.
pub(super) fn of_symbol(letters: &str) -> Option<Unit> {
    Some(match letters {
        "km" | "kms" | "Km" | "KM" => KM,
        "cm" => CM,
        "mm" => MM,
        "mi" => MILE,
        "ft" => FOOT,
        "yd" | "yds" => YARD,
        "ha" => HA,
        "ml" | "mL" => symbol("ml"),
        "kg" | "kgs" | "Kg" | "KG" => KG,
        "g" => GRAM,
        "mg" => symbol("mg"),
        "lb" | "lbs" => POUND,
        "oz" => symbol("oz"),
        "kW" | "KW" => symbol("kW"),
        "MW" => symbol("MW"),
        "GW" => symbol("GW"),
        "TW" => symbol("TW"),
        "kWh" | "KWh" | "kwh" => symbol("kWh"),
        "MWh" => symbol("MWh"),
        "GWh" => symbol("GWh"),
        "TWh" => symbol("TWh"),
        "Wh" => symbol("Wh"),
        "kV" => symbol("kV"),
        "Hz" => symbol("Hz"),
        "kHz" => symbol("kHz"),
        "MHz" => symbol("MHz"),
        "GHz" => symbol("GHz"),
        "dB" => symbol("dB"),
        "hp" => symbol("hp"),
        "kB" | "KB" => symbol("kB"),
        "MB" => symbol("MB"),
        "GB" => symbol("GB"),
        "TB" => symbol("TB"),
        "PB" => symbol("PB"),
        "Mbps" => symbol("Mbps"),
        "Gbps" => symbol("Gbps"),
        "kmh" | "kph" | "KMH" => KMH,
        "mph" | "MPH" => MPH,
        "bpd" => named("barrel/day", "barrels/day"),
        "sqm" => square(M),
        "sqkm" => square(KM),
        "sqft" => square(FOOT),
        "kcal" => symbol("kcal"),
        "°C" => CELSIUS,
        _ => return None,
    })
}

/// The metre, whose letter means a million too.
pub(super) const METRE: Unit = M;
/// The tonne.
pub(super) const TONNES: Unit = TONNE;

/// The square of a length.
pub(super) const fn square(unit: Unit) -> Unit {
    powers(unit, true)
}

/// The cube of a length.
pub(super) const fn cube(unit: Unit) -> Unit {
    powers(unit, false)
}

const fn powers(unit: Unit, square: bool) -> Unit {
    match (unit.one.as_bytes(), square) {
        (b"km", true) => symbol("km²"),
        (b"m", true) => symbol("m²"),
        (b"cm", true) => symbol("cm²"),
        (b"mm", true) => symbol("mm²"),
        (b"mile", true) => symbol("mi²"),
        (b"ft", true) => symbol("ft²"),
        (b"in", true) => symbol("in²"),
        (b"yd", true) => symbol("yd²"),
        (b"km", false) => symbol("km³"),
        (b"m", false) => symbol("m³"),
        (b"cm", false) => symbol("cm³"),
        (b"mile", false) => symbol("mi³"),
        (b"ft", false) => symbol("ft³"),
        (b"in", false) => symbol("in³"),
        (b"yd", false) => symbol("yd³"),
        _ => unit,
    }
}

/// A unit in a span of time, given by its name: kilometres in an hour are a speed, barrels in a day a rate.
pub(super) fn rate(unit: Unit, time: &str) -> Unit {
    match (unit.one, time) {
        ("km", "hour") => KMH,
        ("mile", "hour") => MPH,
        ("m", "second") => symbol("m/s"),
        ("km", "second") => symbol("km/s"),
        ("barrel", "day") => named("barrel/day", "barrels/day"),
        ("t", "day") => symbol("t/day"),
        ("t", "year") => symbol("t/year"),
        ("ton", "year") => named("ton/year", "tons/year"),
        ("ton", "day") => named("ton/day", "tons/day"),
        _ => unit,
    }
}

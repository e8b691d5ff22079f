//! Tables of sentences with what must be found in them.

mod hostile;

use super::amounts;
use crate::entity::{Kind, Span};

/// Every mention as `kind text = value`.
fn found(text: &str, language: Option<&str>, published: Option<&str>) -> Vec<String> {
    let mut all = Vec::new();
    amounts(
        text,
        &[(0, text.len())],
        language,
        published,
        &mut |span, value| {
            let mention = &text[span.start as usize..span.end as usize];
            all.push(format!("{} {mention} = {value}", span.kind.id()));
        },
    );
    all
}

/// Checks rows of a text and its mentions, each as text and value; all are of one kind.
fn check(kind: Kind, language: Option<&str>, published: Option<&str>, rows: &[(&str, &[(&str, &str)])]) {
    for (text, wanted) in rows {
        let wanted: Vec<_> = wanted
            .iter()
            .map(|(mention, value)| format!("{} {mention} = {value}", kind.id()))
            .collect();
        assert_eq!(found(text, language, published), wanted, "{text:?}");
    }
}

fn nothing(language: Option<&str>, published: Option<&str>, texts: &[&str]) {
    for text in texts {
        assert_eq!(found(text, language, published), Vec::<String>::new(), "{text:?}");
    }
}

#[test]
#[rustfmt::skip]
fn money() {
    check(Kind::Money, Some("en"), None, &[
        ("$5", &[("$5", "USD 5")]),
        ("It cost $1.50.", &[("$1.50", "USD 1.5")]),
        ("It cost $1,234,567.89, they said.", &[("$1,234,567.89", "USD 1234567.89")]),
        ("a $5 million deal", &[("$5 million", "USD 5000000")]),
        ("a $5-million deal", &[("$5-million", "USD 5000000")]),
        ("a $ 5 million deal", &[("$ 5 million", "USD 5000000")]),
        ("a $5\nmillion deal", &[("$5\nmillion", "USD 5000000")]),
        ("a $5\u{a0}million deal", &[("$5\u{a0}million", "USD 5000000")]),
        ("$6.9bn and £4.5m and €3k", &[("$6.9bn", "USD 6900000000"), ("£4.5m", "GBP 4500000"), ("€3k", "EUR 3000")]),
        ("a $4.9 billion dollars bill", &[("$4.9 billion dollars", "USD 4900000000")]),
        ("(A$5 million)", &[("A$5 million", "AUD 5000000")]),
        ("A $5 fee", &[("$5", "USD 5")]),
        ("US$3.5bn, US $ 41 billion, U.S. $2, U . S . $ 3", &[("US$3.5bn", "USD 3500000000"), ("US $ 41 billion", "USD 41000000000"), ("U.S. $2", "USD 2"), ("U . S . $ 3", "USD 3")]),
        ("C$2m, HK$40,000, NZ$9, S$7, NT$1 million, N$ 2 000, R$8", &[
            ("C$2m", "CAD 2000000"), ("HK$40,000", "HKD 40000"), ("NZ$9", "NZD 9"), ("S$7", "SGD 7"), ("NT$1 million", "TWD 1000000"), ("N$ 2 000", "NAD 2000"), ("R$8", "BRL 8"),
        ]),
        ("USD 2.5 million, EUR5 bn, 20 USD, 3 million CHF", &[("USD 2.5 million", "USD 2500000"), ("EUR5 bn", "EUR 5000000000"), ("20 USD", "USD 20"), ("3 million CHF", "CHF 3000000")]),
        ("Rs 500 crore, Rs. 40,000, Tk 78.50 lakh, ₹5 lakh crore", &[("Rs 500 crore", "rupee 5000000000"), ("Rs. 40,000", "rupee 40000"), ("Tk 78.50 lakh", "BDT 7850000"), ("₹5 lakh crore", "INR 5000000000000")]),
        ("Rs 1,50,000 in all", &[("Rs 1,50,000", "rupee 150000")]),
        ("R250 or R 120 000, RM7.8 million, Dh 5,000, KSh 300, N200 billion", &[
            ("R250", "ZAR 250"), ("R 120 000", "ZAR 120000"), ("RM7.8 million", "MYR 7800000"), ("Dh 5,000", "AED 5000"), ("KSh 300", "KES 300"), ("N200 billion", "NGN 200000000000"),
        ]),
        ("10 euros, 20 yen, 5,000 won, 107 trillion rupiah", &[("10 euros", "EUR 10"), ("20 yen", "JPY 20"), ("5,000 won", "KRW 5000"), ("107 trillion rupiah", "IDR 107000000000000")]),
        ("10 US dollars, 20 Canadian dollars, 30 New Zealand dollars, 40 Hong Kong dollars", &[
            ("10 US dollars", "USD 10"), ("20 Canadian dollars", "CAD 20"), ("30 New Zealand dollars", "NZD 30"), ("40 Hong Kong dollars", "HKD 40"),
        ]),
        ("19 cents, 40 pence, 50¢", &[("19 cents", "USD 0.19"), ("40 pence", "GBP 0.4"), ("50¢", "USD 0.5")]),
        ("300 pesos, then 20 Mexican pesos, then 40 pesos", &[("300 pesos", "peso 300"), ("20 Mexican pesos", "MXN 20"), ("40 pesos", "MXN 40")]),
        ("20 Mexican pesos, 30 Chilean pesos, 40 pesos", &[("20 Mexican pesos", "MXN 20"), ("30 Chilean pesos", "CLP 30"), ("40 pesos", "peso 40")]),
        ("5m euros and 3bn yen", &[("5m euros", "EUR 5000000"), ("3bn yen", "JPY 3000000000")]),
        ("about euro220,000", &[("euro220,000", "EUR 220000")]),
        ("$.50 or $ .50", &[("$.50", "USD 0.5"), ("$ .50", "USD 0.5")]),
        ("a 50-euro note", &[("50-euro", "EUR 50")]),
        ("2 million pounds, 50 Egyptian pounds, 30 pounds sterling", &[("2 million pounds", "GBP 2000000"), ("50 Egyptian pounds", "EGP 50"), ("30 pounds sterling", "GBP 30")]),
        ("He paid £3. She paid 5 pounds.", &[("£3", "GBP 3"), ("5 pounds", "GBP 5")]),
    ]);
}

#[test]
#[rustfmt::skip]
fn money_in_words() {
    check(Kind::Money, Some("en"), None, &[
        ("three million dollars", &[("three million dollars", "USD 3000000")]),
        ("Twenty-five dollars", &[("Twenty-five dollars", "USD 25")]),
        ("two hundred and fifty thousand dollars", &[("two hundred and fifty thousand dollars", "USD 250000")]),
        ("one and a half million euros", &[("one and a half million euros", "EUR 1500000")]),
        ("half a million dollars", &[("half a million dollars", "USD 500000")]),
        ("a million dollars", &[("a million dollars", "USD 1000000")]),
        ("a dozen dollars", &[("dozen dollars", "USD 12")]),
        ("a billion-dollar fund", &[("billion-dollar", "USD 1000000000")]),
        ("several million dollars", &[("several million dollars", "USD millions")]),
        ("millions of dollars", &[("millions of dollars", "USD millions")]),
        ("tens of billions of yen", &[("tens of billions of yen", "JPY tens of billions")]),
        ("a multimillion-dollar home, a multi-billion dollar firm", &[("multimillion-dollar", "USD millions"), ("multi-billion dollar", "USD billions")]),
    ]);
}

#[test]
#[rustfmt::skip]
fn sums_that_are_ranges_or_written_twice() {
    check(Kind::Money, Some("en"), None, &[
        ("$5-7 million", &[("$5-7 million", "USD 5000000-7000000")]),
        ("$5–$7 million", &[("$5–$7 million", "USD 5000000-7000000")]),
        ("$ 12 - 14 billion", &[("$ 12 - 14 billion", "USD 12000000000-14000000000")]),
        ("$500,000-1 million", &[("$500,000-1 million", "USD 500000-1000000")]),
        ("$5 to $7 million", &[("$5 to $7 million", "USD 5000000-7000000")]),
        ("from $5 million to $7 million", &[("$5 million", "USD 5000000"), ("$7 million", "USD 7000000")]),
        ("between 2 and 3 billion euros", &[("between 2 and 3 billion euros", "EUR 2000000000-3000000000")]),
        ("between $2 and $3", &[("between $2 and $3", "USD 2-3")]),
        ("between $2-3 in 5 towns", &[("$2-3", "USD 2-3")]),
        ("ten to twenty dollars", &[("ten to twenty dollars", "USD 10-20")]),
        ("$7-5", &[("$7", "USD 7")]),
        ("300 billion hryvnia ($6.9 billion) in all", &[("300 billion hryvnia ($6.9 billion)", "UAH 300000000000 = USD 6900000000")]),
        ("$5 million (about €4.6 million; £4 million).", &[("$5 million (about €4.6 million; £4 million)", "USD 5000000 = EUR 4600000 = GBP 4000000")]),
        ("20 yuan ( US $ 3 )", &[("20 yuan ( US $ 3 )", "CNY 20 = USD 3")]),
        ("$20 ($3 for children)", &[("$20", "USD 20"), ("$3", "USD 3")]),
    ]);
    assert_eq!(found("$20 (€18 in 2019)", None, None), ["money $20 = USD 20", "money €18 = EUR 18", "date 2019 = 2019"]);
    assert_eq!(found("in 2019 to 40 million yen", None, None), ["date 2019 = 2019", "money 40 million yen = JPY 40000000"]);
}

#[test]
#[rustfmt::skip]
fn newswire_of_its_time() {
    check(Kind::Money, Some("en"), None, &[
        ("Net 1.5 mln dlrs vs 3", &[("1.5 mln dlrs", "USD 1500000")]),
        ("Shr 34 cts vs 24 cts", &[("34 cts", "USD 0.34"), ("24 cts", "USD 0.24")]),
        ("6-1/2 cts", &[("6-1/2 cts", "USD 0.065")]),
        ("83.2 mln stg, 1.8 billion marks, 10.5 Swiss francs", &[("83.2 mln stg", "GBP 83200000"), ("1.8 billion marks", "DEM 1800000000"), ("10.5 Swiss francs", "CHF 10.5")]),
        ("a 10 mln Canadian dlr note", &[("10 mln Canadian dlr", "CAD 10000000")]),
        ("a 10-dlr note", &[("10-dlr", "USD 10")]),
    ]);
    check(Kind::Percent, Some("en"), None, &[("up 7-3/4 pct, or 1/4 pct", &[("7-3/4 pct", "7.75 %"), ("1/4 pct", "0.25 %")])]);
}

#[test]
#[rustfmt::skip]
fn percentages() {
    check(Kind::Percent, Some("en"), None, &[
        ("12.5%", &[("12.5%", "12.5 %")]),
        ("5 % of all", &[("5 %", "5 %")]),
        ("5 percent, 6 per cent, seven pct, a 9-percent cut", &[("5 percent", "5 %"), ("6 per cent", "6 %"), ("seven pct", "7 %"), ("9-percent", "9 %")]),
        ("5-7%, 5%-7%, 5 to 7 percent, between 5 and 7 percent", &[("5-7%", "5-7 %"), ("5%-7%", "5-7 %"), ("5 to 7 percent", "5-7 %"), ("between 5 and 7 percent", "5-7 %")]),
        ("2 percentage points, one percentage point, a 3-percentage-point rise", &[("2 percentage points", "2 pp"), ("one percentage point", "1 pp"), ("3-percentage-point", "3 pp")]),
        ("25 basis points", &[("25 basis points", "25 bp")]),
        ("half a percent", &[("half a percent", "0.5 %")]),
        ("-5% and minus 0.3 percent", &[("-5%", "-5 %"), ("minus 0.3 percent", "-0.3 %")]),
        ("100%", &[("100%", "100 %")]),
    ]);
}

#[test]
#[rustfmt::skip]
fn quantities() {
    check(Kind::Quantity, Some("en"), None, &[
        ("45 km, 45km, 45 kilometers, 45 kilometres", &[("45 km", "45 km"), ("45km", "45 km"), ("45 kilometers", "45 km"), ("45 kilometres", "45 km")]),
        ("1 mile, 2 miles, one mile", &[("1 mile", "1 mile"), ("2 miles", "2 miles"), ("one mile", "1 mile")]),
        ("three years, 18 months, a five-day trip", &[("three years", "3 years"), ("18 months", "18 months"), ("five-day", "5 days")]),
        ("a 24-year-old man, 30 years old", &[("24-year-old", "24 years"), ("30 years old", "30 years")]),
        ("a five - year plan", &[("five - year", "5 years")]),
        ("two and a half years, two-and-a-half years, half an hour", &[("two and a half years", "2.5 years"), ("two-and-a-half years", "2.5 years"), ("half an hour", "0.5 hours")]),
        ("a dozen years", &[("dozen years", "12 years")]),
        ("120 km/h, 60 mph, 60 miles per hour, 90 kilometres an hour", &[("120 km/h", "120 km/h"), ("60 mph", "60 mph"), ("60 miles per hour", "60 mph"), ("90 kilometres an hour", "90 km/h")]),
        ("30 square kilometers, 30 km², 5,000 sq. ft, 8 sq km, 9 m2, 2 cubic metres", &[
            ("30 square kilometers", "30 km²"), ("30 km²", "30 km²"), ("5,000 sq. ft", "5000 ft²"), ("8 sq km", "8 km²"), ("9 m2", "9 m²"), ("2 cubic metres", "2 m³"),
        ]),
        ("2.5 million barrels per day, 3 mln bpd, 40 mln tonnes", &[("2.5 million barrels per day", "2500000 barrels/day"), ("3 mln bpd", "3000000 barrels/day"), ("40 mln tonnes", "40000000 t")]),
        ("-5 °C, 25 degrees Celsius, 80°F, minus 10 degrees", &[("-5 °C", "-5 °C"), ("25 degrees Celsius", "25 °C"), ("80°F", "80 °F"), ("minus 10 degrees", "-10 degrees")]),
        ("5 to 7 km, 5-7 km, between 5 and 7 km", &[("5 to 7 km", "5-7 km"), ("5-7 km", "5-7 km"), ("between 5 and 7 km", "5-7 km")]),
        ("64GB, 20 MW, 3 TWh, 100 Mbps, 5 GHz", &[("64GB", "64 GB"), ("20 MW", "20 MW"), ("3 TWh", "3 TWh"), ("100 Mbps", "100 Mbps"), ("5 GHz", "5 GHz")]),
        ("5 million pounds (2.3 million kilograms) of beef", &[("5 million pounds", "5000000 lb"), ("2.3 million kilograms", "2300000 kg")]),
        ("10 pounds of flour", &[("10 pounds", "10 lb")]),
        (".5 km, 0.5 km", &[(".5 km", "0.5 km"), ("0.5 km", "0.5 km")]),
        ("5 m deep", &[("5 m", "5 m")]),
        ("hundreds of hours, 3 hours", &[("3 hours", "3 hours")]),
    ]);
}

#[test]
#[rustfmt::skip]
fn dates_with_a_year() {
    check(Kind::Date, Some("en"), None, &[
        ("March 5, 2026", &[("March 5, 2026", "2026-03-05")]),
        ("March 5th 2026", &[("March 5th 2026", "2026-03-05")]),
        ("5 March 2026, the 5th of March, 2026", &[("5 March 2026", "2026-03-05"), ("5th of March, 2026", "2026-03-05")]),
        ("Mar. 5, 2026 and Mar . 5 , 2026", &[("Mar. 5, 2026", "2026-03-05"), ("Mar . 5 , 2026", "2026-03-05")]),
        ("Thursday, March 5, 2026", &[("Thursday, March 5, 2026", "2026-03-05")]),
        ("Thursday the 5th of March 2026", &[("Thursday the 5th of March 2026", "2026-03-05")]),
        ("2026-03-05, 2026/03/05, 2026-03-05T10:00:00Z", &[("2026-03-05", "2026-03-05"), ("2026/03/05", "2026-03-05"), ("2026-03-05", "2026-03-05")]),
        ("26/07/2022, 07/26/2022, 27.08.2022", &[("26/07/2022", "2022-07-26"), ("07/26/2022", "2022-07-26"), ("27.08.2022", "2022-08-27")]),
        ("March 2026, March, 2026, March of 2026", &[("March 2026", "2026-03"), ("March, 2026", "2026-03"), ("March of 2026", "2026-03")]),
        ("March 5-8, 2026", &[("March 5-8, 2026", "2026-03-05/2026-03-08")]),
        ("March 5 to 8, 2026", &[("March 5 to 8, 2026", "2026-03-05/2026-03-08")]),
        ("March 5 and 9, 2026", &[("March 5 and 9, 2026", "2026-03-05, 2026-03-09")]),
        ("5-8 March 2026", &[("5-8 March 2026", "2026-03-05/2026-03-08")]),
        ("December 30, 2025 to January 2, 2026", &[("December 30, 2025 to January 2, 2026", "2025-12-30/2026-01-02")]),
        ("June 28 - July 3, 2026", &[("June 28 - July 3, 2026", "2026-06-28/2026-07-03")]),
        ("from December to April 2026", &[("December to April 2026", "2025-12/2026-04")]),
        ("in 2019, 2019-2021, 2019/20, 2010-15, 1999-00", &[("2019", "2019"), ("2019-2021", "2019/2021"), ("2019/20", "2019/2020"), ("2010-15", "2010/2015"), ("1999-00", "1999/2000")]),
        ("the 1990s, the '90s, the 80s, the 1990 s", &[("1990s", "1990s"), ("'90s", "1990s"), ("80s", "1980s"), ("1990 s", "1990s")]),
        ("the 19th century, the 21st-century city", &[("19th century", "19th century"), ("21st-century", "21st century")]),
        ("in 1845; (1802-1885); of 1066,", &[("1845", "1845"), ("1802-1885", "1802/1885"), ("1066", "1066")]),
        ("44 BC", &[("44 BC", "44 BC")]),
        ("Q3 2022 and 3Q 2022", &[("Q3 2022", "2022-Q3"), ("3Q 2022", "2022-Q3")]),
        ("mid-2021 and early 2022", &[("2021", "2021"), ("2022", "2022")]),
    ]);
}

#[test]
#[rustfmt::skip]
fn dates_without_a_year() {
    let rows: &[(&str, &str, &str, &str)] = &[
        // text, mention, alone, published 2026-03-11, a Wednesday
        ("on March 5", "March 5", "--03-05", "2026-03-05"),
        ("on 5 March", "5 March", "--03-05", "2026-03-05"),
        ("on Dec. 5", "Dec. 5", "--12-05", "2025-12-05"),
        ("on July 21-23", "July 21-23", "--07-21/--07-23", "2026-07-21/2026-07-23"),
        ("in December", "December", "December", "2025-12"),
        ("in May", "May", "May", "2026-05"),
        ("last May", "May", "May", "2025-05"),
        ("In May 12 people left", "May", "May", "2026-05"),
        ("December to April", "December to April", "December/April", "2025-12/2026-04"),
        ("on Wednesday", "Wednesday", "Wednesday", "2026-03-11"),
        ("on Thursday", "Thursday", "Thursday", "2026-03-05"),
        ("last Wednesday", "Wednesday", "Wednesday", "2026-03-04"),
        ("next Wednesday", "Wednesday", "Wednesday", "2026-03-18"),
        ("this Friday", "Friday", "Friday", "2026-03-13"),
        ("They will meet on Friday", "Friday", "Friday", "2026-03-13"),
        ("every day but Sundays", "Sundays", "Sundays", "Sundays"),
        ("Thursday, March 5", "Thursday, March 5", "--03-05", "2026-03-05"),
    ];
    for (text, mention, alone, seen) in rows {
        check(Kind::Date, Some("en"), None, &[(text, &[(mention, alone)])]);
        check(Kind::Date, Some("en"), Some("2026-03-11"), &[(text, &[(mention, seen)])]);
    }
    check(Kind::Date, Some("en"), Some("2026-03-11T08:00:00Z"), &[
        ("today, yesterday and tomorrow", &[("today", "2026-03-11"), ("yesterday", "2026-03-10"), ("tomorrow", "2026-03-12")]),
        ("last year, this month, next week", &[("last year", "2025"), ("this month", "2026-03"), ("next week", "2026-W12")]),
        ("last night and this morning", &[("last night", "2026-03-10"), ("this morning", "2026-03-11")]),
        ("in June last year", &[("June last year", "2025-06")]),
        ("on June 5 this year", &[("June 5 this year", "2026-06-05")]),
    ]);
    check(Kind::Date, Some("en"), None, &[
        ("May and June", &[("May", "May"), ("June", "June")]),
        ("its March report, the June quarter", &[("March", "March"), ("June", "June")]),
    ]);
    check(Kind::Date, None, Some("2026"), &[("on March 5", &[("March 5", "--03-05")])]);
    check(Kind::Date, None, Some("2026-01"), &[("on December 5", &[("December 5", "2025-12-05")])]);
    assert_eq!(
        found("on June 5, 1500 tons", None, None),
        ["date June 5 = --06-05", "quantity 1500 tons = 1500 tons"]
    );
    nothing(Some("en"), None, &["yesterday", "last year", "this week"]);
    nothing(Some("en"), Some("2026-03-11"), &["over the last year", "USA Today"]);
}

#[test]
#[rustfmt::skip]
fn what_is_nothing() {
    nothing(Some("en"), None, &[
        "", " ", "5", "1,500", "1,500 people", "2000 people", "5 million", "three", "a dozen eggs", "half a dozen", "one", "one day he left",
        "at 10:30", "at 5 pm", "at 5pm", "1400 hours", "0900 GMT", "won 3-2", "a 6-4, 7-5 win", "Call 555-1234 or +44 20 7946 0958", "section 5.3.1", "No. 2019",
        "COVID-19", "F-16", "A380", "B2B", "G20", "COP27", "COP 27", "192.168.1.1", "v2.0", "4x4", "ISBN 978-3-16-148410-0", "#2020",
        "May I ask", "they may", "Theresa May said", "he said May was late", "march on", "the March on the capital", "April Smith said", "a second half", "two second places",
        "5m", "5M", "9/11", "3/4 of them", "24/7", "Black Friday", "the Sunday Times", "her 50s", "in his early 60s", "N95 masks", "two degrees", "35W", "...5", "a 2000-seat hall", "in the 20s", "R2", "03/04/2021", "31/02/2021",
        "12345678901234567890123 km", "5 won the race", "$", "$$", "%", "€", "US$", "the dollar fell", "million", "dollars", "e.g. 5", "1.2.3 km",
    ]);
    check(Kind::Date, Some("en"), None, &[("on February 30", &[("February", "February")])]);
}

#[test]
#[rustfmt::skip]
fn other_languages() {
    check(Kind::Money, Some("de"), None, &[
        ("1,5 Millionen Euro, 3 Mio. Euro, 2,5 Mrd. Dollar", &[("1,5 Millionen Euro", "EUR 1500000"), ("3 Mio. Euro", "EUR 3000000"), ("2,5 Mrd. Dollar", "USD 2500000000")]),
        ("1.234,56 € und 1.234 €", &[("1.234,56 €", "EUR 1234.56"), ("1.234 €", "EUR 1234")]),
        ("2 Milliarden Euro, 1 Billion Euro", &[("2 Milliarden Euro", "EUR 2000000000"), ("1 Billion Euro", "EUR 1000000000000")]),
    ]);
    check(Kind::Money, Some("fr"), None, &[
        ("12 500 euros, 3 millions d'euros, 3 millions d’euros", &[("12 500 euros", "EUR 12500"), ("3 millions d'euros", "EUR 3000000"), ("3 millions d’euros", "EUR 3000000")]),
        ("5 M€, 3,2 Md€", &[("5 M€", "EUR 5000000"), ("3,2 Md€", "EUR 3200000000")]),
        ("2,5\u{a0}milliards de dollars", &[("2,5\u{a0}milliards de dollars", "USD 2500000000")]),
    ]);
    check(Kind::Money, Some("es"), None, &[("5 millones de euros, 300 pesos", &[("5 millones de euros", "EUR 5000000"), ("300 pesos", "peso 300")])]);
    check(Kind::Money, Some("it"), None, &[("5 milioni di euro", &[("5 milioni di euro", "EUR 5000000")])]);
    check(Kind::Money, Some("pt"), None, &[("R$ 5 milhões, 3 mil reais", &[("R$ 5 milhões", "BRL 5000000"), ("3 mil reais", "BRL 3000")])]);
    check(Kind::Money, Some("nl"), None, &[("3,5 miljoen euro", &[("3,5 miljoen euro", "EUR 3500000")])]);
    check(Kind::Money, Some("sv"), None, &[("1 200 EUR, 5 €", &[("1 200 EUR", "EUR 1200"), ("5 €", "EUR 5")])]);
    check(Kind::Date, Some("de"), None, &[
        ("am 5. März 2026, 5. bis 8. März, im Mai", &[("5. März 2026", "2026-03-05"), ("5. bis 8. März", "--03-05/--03-08"), ("Mai", "May")]),
        ("am Mittwoch, den 5. März 2026", &[("Mittwoch, den 5. März 2026", "2026-03-05")]),
        ("am 05.03.2026", &[("05.03.2026", "2026-03-05")]),
    ]);
    check(Kind::Date, Some("fr"), None, &[("le 1er mars 2026, en août, jeudi 5 mars", &[("1er mars 2026", "2026-03-01"), ("août", "August"), ("jeudi 5 mars", "--03-05")])]);
    check(Kind::Date, Some("es"), None, &[("el 5 de marzo de 2026, marzo de 2026, el miércoles", &[("5 de marzo de 2026", "2026-03-05"), ("marzo de 2026", "2026-03"), ("miércoles", "Wednesday")])]);
    check(Kind::Date, Some("it"), None, &[("il 5 marzo 2026", &[("5 marzo 2026", "2026-03-05")])]);
    check(Kind::Date, Some("pt"), None, &[("5 de março de 2026, na terça-feira", &[("5 de março de 2026", "2026-03-05"), ("terça-feira", "Tuesday")])]);
    check(Kind::Date, Some("nl"), None, &[("op 5 maart 2026", &[("5 maart 2026", "2026-03-05")])]);
    check(Kind::Percent, Some("de"), None, &[("12,5 Prozent, 3 %, 2 Prozentpunkte", &[("12,5 Prozent", "12.5 %"), ("3 %", "3 %"), ("2 Prozentpunkte", "2 pp")])]);
    check(Kind::Percent, Some("fr"), None, &[("12,5 pour cent", &[("12,5 pour cent", "12.5 %")])]);
    check(Kind::Percent, Some("es"), None, &[("12,5 por ciento", &[("12,5 por ciento", "12.5 %")])]);
    check(Kind::Percent, Some("ru"), None, &[("12,5 %", &[("12,5 %", "12.5 %")])]);
    check(Kind::Quantity, Some("de"), None, &[("1.200 Kilometer, 3,5 Jahre", &[("1.200 Kilometer", "1200 km"), ("3,5 Jahre", "3.5 years")])]);
    check(Kind::Quantity, Some("es"), None, &[("30 kilómetros cuadrados, 13 años", &[("30 kilómetros cuadrados", "30 km²"), ("13 años", "13 years")])]);
    nothing(Some("de"), None, &["mars", "may"]);
}

#[test]
fn a_mention_knows_its_sentence() {
    let text = "First $5. Then 6%. In all 7 km.";
    let mut all = Vec::new();
    amounts(
        text,
        &[(0, 9), (10, 18), (19, 31)],
        None,
        None,
        &mut |span: Span, _| all.push((span.kind, span.sentence)),
    );
    assert_eq!(all, [(Kind::Money, 0), (Kind::Percent, 1), (Kind::Quantity, 2)]);
    let mut none = Vec::new();
    amounts(text, &[], None, None, &mut |span: Span, _| {
        none.push(span.sentence);
    });
    assert_eq!(none, [0, 0, 0]);
}

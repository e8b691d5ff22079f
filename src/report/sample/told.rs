//! The articles and terms of the sample report. All names and events are invented.

/// Title, outlet, date, file, place in it, and two sentences.
pub(super) type Told = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    u32,
    [&'static str; 2],
);

pub(super) const TOLD: [Told; 12] = [
    (
        "Ferry to Maren Island returns after nine weeks of repairs",
        "Harbour Post",
        "2031-03-04",
        "harbour-post.txt",
        0,
        [
            "The ferry Astrid left the eastern quay at six on Tuesday with 212 passengers, nine weeks after a cracked shaft was found.",
            "“We counted the days,” said Ines Fallow, who runs the island's only bakery and had flour brought over by fishing boat.",
        ],
    ),
    (
        "Council votes to keep the old grain store",
        "Harbour Post",
        "2031-03-06",
        "harbour-post.txt",
        1,
        [
            "Seven of eleven councillors voted on Thursday to turn the grain store on Tallow Street into a library and a night shelter.",
            "The two uses will have separate doors, a point on which the debate had stalled since the autumn.",
        ],
    ),
    (
        "Salt harvest begins early at Lower Brin",
        "Harbour Post",
        "2031-04-11",
        "harbour-post.txt",
        2,
        [
            "A dry spring has let the salt pans of Lower Brin open three weeks before the usual date.",
            "The cooperative expects 340 tonnes, a fifth more than last year, if the rain holds off until June.",
        ],
    ),
    (
        "Tram line 4 to run through the night",
        "The Valley Ledger",
        "2031-03-15",
        "ledger/tram.md",
        0,
        [
            "From April the trams of line 4 will run every thirty minutes between midnight and five.",
            "Hospital staff had asked for the service for six years; a trial in the winter carried 1,900 people a week.",
        ],
    ),
    (
        "Bees return to the roofs of Oster",
        "The Valley Ledger",
        "2031-04-02",
        "ledger/bees.md",
        0,
        [
            "Forty hives on the roofs of schools and offices came through the winter, the city's beekeepers reported.",
            "Losses stood at a tenth, against a third in the valley outside, where fields are sprayed in February.",
        ],
    ),
    (
        "River gauge shows lowest spring level since 1996",
        "The Valley Ledger",
        "2031-04-19",
        "ledger/river.md",
        0,
        [
            "The gauge at Stone Bridge fell to 84 centimetres on Saturday, the lowest April reading in thirty-five years.",
            "Barges may load to two thirds only, and the mill at Upper Brin has switched to the grid.",
        ],
    ),
    (
        "Night trams on line 4 start in April",
        "Northern Wire",
        "2031-03-15",
        "wire.jsonl",
        0,
        [
            "From April the trams of line 4 will run every half hour between midnight and five.",
            "Hospital staff had asked for the service for six years; a winter trial carried 1,900 people a week.",
        ],
    ),
    (
        "Choir of 900 opens the harbour festival",
        "Northern Wire",
        "2031-05-01",
        "wire.jsonl",
        1,
        [
            "Nine hundred singers from 31 villages stood on the harbour wall on Thursday evening.",
            "The conductor, Tomas Reed, gave the beat with a signal lamp because the last row could not see his hands.",
        ],
    ),
    (
        "Lighthouse keeper's diaries go online",
        "Northern Wire",
        "2031-05-09",
        "wire.jsonl",
        2,
        [
            "The diaries of three keepers of the Maren light, 1871 to 1934, can be read online from today.",
            "They record weather, wrecks and, on most Sundays, what there was for dinner.",
        ],
    ),
    (
        "Storm closes the harbour for two days",
        "Northern Wire",
        "2031-05-17",
        "wire.jsonl",
        3,
        [
            "Gusts of 118 kilometres an hour closed the harbour on Friday and Saturday, and the ferry stayed at the island.",
            "Nobody was hurt; the harbour master put the damage to the breakwater at 2.4 million crowns.",
        ],
    ),
    (
        "Eine Brücke für die Insel",
        "Inselblatt",
        "2031-05-20",
        "inselblatt.csv",
        0,
        [
            "Der Gemeinderat will bis zum Herbst prüfen lassen, ob eine Brücke zur Insel billiger wäre als eine zweite Fähre.",
            "Die Fähre kostet die Gemeinde im Jahr rund neun Millionen Kronen.",
        ],
    ),
    (
        "الجزيرة تنتظر عبّارة جديدة",
        "Inselblatt",
        "2031-05-22",
        "inselblatt.csv",
        1,
        [
            "قال رئيس البلدية إن العبّارة الجديدة ستصل في الربيع المقبل وإنها تتسع لثلاثمئة راكب.",
            "وتنتظر الجزيرة هذه العبّارة منذ أربع سنوات.",
        ],
    ),
];

pub(super) const TERMS: [(&str, &str, u32, u32); 16] = [
    ("ferri", "ferry", 31, 5),
    ("harbour", "harbour", 28, 6),
    ("island", "island", 24, 6),
    ("tram", "trams", 19, 2),
    ("council", "council", 14, 3),
    ("night", "night", 13, 4),
    ("river", "river", 12, 2),
    ("salt", "salt", 11, 1),
    ("hive", "hives", 9, 1),
    ("librari", "library", 9, 1),
    ("keeper", "keepers", 8, 2),
    ("winter", "winter", 8, 4),
    ("singer", "singers", 7, 1),
    ("diari", "diaries", 7, 1),
    ("breakwat", "breakwater", 6, 2),
    ("crown", "crowns", 5, 2),
];

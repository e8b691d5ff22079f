//! Our own Porter2 against the crate's, both with the same corrections.

use super::*;
use crate::normalize::Language;

/// Fails unless both ways lead to one stem.
#[track_caller]
fn agree(inner: &rust_stemmers::Stemmer, form: &str) {
    let (mut ours, mut crates) = (String::from("x"), String::from("x"));
    stem(inner, form, &mut ours);
    by_crate(inner, form, &mut crates);
    assert_eq!(ours, crates, "{form:?}");
}

/// Numbers that look random and are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % end
    }

    fn letters(&mut self, from: &str, most: usize) -> String {
        let letters: Vec<char> = from.chars().collect();
        (0..self.below(most + 1))
            .map(|_| letters[self.below(letters.len())])
            .collect()
    }
}

const STEMS: &str = "emerg gener inter later organ past univers commun arsen even add ebb err egg v z y 'y ' radiol geol hop hopp cr cry sky new \
    succ proc inn cann earr herr out ex hap hapi rel relat condit form vietnam oper sensit decis formal depend radic electr good adjust adop \
    effect rat ceas contr roll fly day say boy by enjoy use us gas this kiw gap pay gly";
const ENDINGS: &str = "s 's 's' ' ss us sses ies ied eed eedly ed edly ing ingly ings y ly tional enci ency anci ancy abli ably able entli \
    ently izer ization ational ation ator alism aliti ality alli ally fulness ousli ously ousness iveness iviti ivity biliti bility bli bly ogi \
    ogy ogist ogists logi fulli fully lessli lessly li alize icate iciti icity ical ful ness ative al ance ence er ic ible ant ement ment ent \
    ism ate iti ous ive ize ion sion tion e ee l ll ying evening at bl iz b bb d dd t tt n nn w x yy";

#[test]
fn stems_and_endings_in_any_order_are_stemmed_as_by_the_crate() {
    let inner = Language::English.crate_stemmer();
    let stems: Vec<&str> = STEMS.split_whitespace().collect();
    let endings: Vec<&str> = ENDINGS.split_whitespace().collect();
    let mut numbers = Numbers(1987);
    for _ in 0..300_000 {
        let mut form = match numbers.below(3) {
            0 => numbers.letters("aeiouybcdfglmnprstvwxz", 6),
            1 => stems[numbers.below(stems.len())].to_owned(),
            _ => numbers.letters("abcdefghijklmnopqrstuvwxyz", 2) + stems[numbers.below(stems.len())],
        };
        for _ in 0..=numbers.below(3) {
            form.push_str(endings[numbers.below(endings.len())]);
        }
        agree(&inner, &form);
    }
}

#[test]
fn any_letters_are_stemmed_as_by_the_crate() {
    let inner = Language::English.crate_stemmer();
    let mut numbers = Numbers(2024);
    for _ in 0..100_000 {
        agree(&inner, &numbers.letters("abcdefghijklmnopqrstuvwxyz'", 14));
        agree(&inner, &numbers.letters("aeioyslmtndgr'", 8));
    }
    for _ in 0..20_000 {
        agree(&inner, &numbers.letters("abeilnosty019'._-", 70));
        agree(&inner, &numbers.letters("aeilnstYSé’ß'", 12));
    }
}

#[test]
fn every_short_word_is_stemmed_as_by_the_crate() {
    let inner = Language::English.crate_stemmer();
    let letters = b"abcdefghijklmnopqrstuvwxyz'";
    for length in 0..4 {
        for number in 0..letters.len().pow(length) {
            let letter = |place| letters[number / letters.len().pow(place) % letters.len()];
            let form: String = (0..length).map(|place| char::from(letter(place))).collect();
            agree(&inner, &form);
        }
    }
}

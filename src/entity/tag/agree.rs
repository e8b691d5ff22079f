//! Agreement within an article: equal names are one thing, and a surname is its person.
//!
//! Evidence is shared before labels are decided (`evidence`), but a strong neighbour can still tip one occurrence. What most
//! occurrences of a name are decides, and a single word that ends the full name of a person in the article is that
//! person. So the counts of an article do not fall apart.
//!
//! Borders stay, and so do nationalities.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::entity::{Kind, Span, world};

/// Makes the names of an article agree.
pub(super) fn agree(text: &str, names: &mut [Span]) {
    let mut kinds: FxHashMap<&str, [u32; Kind::ALL.len()]> = FxHashMap::default();
    let mut surnames: FxHashSet<&str> = FxHashSet::default();
    for span in names.iter() {
        let name = span.text(text);
        if let Some(count) = kinds.entry(name).or_default().get_mut(span.kind as usize) {
            *count += 1;
        }
        if span.kind == Kind::Person
            && let Some((_, surname)) = name.rsplit_once(char::is_whitespace)
        {
            surnames.insert(surname);
        }
    }
    for span in names.iter_mut().filter(|span| span.kind != Kind::Nationality) {
        let name = span.text(text);
        if surnames.contains(name) && !world::is_country(name) {
            span.kind = Kind::Person;
        } else if let Some(counts) = kinds.get(name)
            && let Some(kind) = most(counts)
        {
            span.kind = kind;
        }
    }
}

/// The person, organization or place that more than half of the occurrences are.
fn most(counts: &[u32]) -> Option<Kind> {
    let all: u32 = counts.iter().sum();
    let kinds = [Kind::Person, Kind::Organization, Kind::Place].into_iter();
    let mut counted = kinds.zip(counts);
    counted.find(|(_, count)| **count * 2 > all).map(|(kind, _)| kind)
}

#[cfg(test)]
mod tests {
    use super::agree;
    use crate::entity::{Kind, Span};

    #[test]
    fn most_occurrences_and_full_names_decide() {
        let text = "Ana Quill, Orla, Orla, Orla, Quill, French";
        let kinds = [
            Kind::Person,
            Kind::Place,
            Kind::Organization,
            Kind::Place,
            Kind::Place,
            Kind::Nationality,
        ];
        let mut start = 0;
        let mut names: Vec<Span> = Vec::new();
        for (name, kind) in text.split(", ").zip(kinds) {
            let end = start + u32::try_from(name.len()).unwrap();
            let sentence = 0;
            names.push(Span {
                start,
                end,
                sentence,
                kind,
            });
            start = end + 2;
        }
        agree(text, &mut names);
        let kinds: Vec<Kind> = names.iter().map(|name| name.kind).collect();
        let [person, place] = [Kind::Person, Kind::Place];
        assert_eq!(kinds, [person, place, place, place, person, Kind::Nationality]);
    }
}

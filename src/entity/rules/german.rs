//! German, where every noun has a capital: what is claimed all the same.
//!
//! Two capitalised words side by side are seldom both nouns; a word behind an article nearly always begins with one. So runs
//! of two or more are claimed, without the nouns that begin them, and single words only if they are capitals throughout,
//! follow a title or a verb of saying, are a listed place, or are known from a longer name of the article.

use super::article::Article;
use super::chains::Found;
use super::habits::{Capitals, Role};
use super::runs::{is_name_alone, is_titled, small_back, small_on};
use super::words::{Gap, Shape, Word};

/// Whether a link joins the run that begins at `first`. German "von" stands between any two nouns, so it does behind a title
/// only; Dutch "van" belongs to persons, who have no article, and to bodies.
pub(super) fn may_link(article: Article<'_>, first: usize, link: usize) -> bool {
    let titled = || article.role(first).is(Role::TITLE) || is_titled(article, first);
    let word = article.word(link).map_or("", |word| word.text(article.text));
    if article.habits.capitals == Capitals::Nouns {
        return matches!(word, "of" | "the" | "de" | "van" | "la" | "du" | "di") || titled();
    }
    // Dutch "of" parts two names.
    if article.habits.links_persons && matches!(word, "of" | "the") {
        let english = |word: &Word| word.text(article.text) == "The";
        return article.role(first).is(Role::BODY) || article.word(first).is_some_and(english);
    }
    let linked = |before| article.is_lower(before) && article.role(before).is(Role::LINK);
    let thing = || {
        article.role(first).is(Role::DETERMINER)
            || article.is_determined(first)
            || article.before(first).is_some_and(linked)
    };
    !article.habits.links_persons || !thing() || article.role(first).is(Role::BODY)
}

/// Claims what is a name of a run of capitalised words.
pub(super) fn names(found: &mut Found, article: Article<'_>, first: usize, end: usize) {
    let mut from = first;
    for at in first..=end {
        if at == end || article.role(at).is(Role::NEVER) {
            part(found, article, from, small_back(article, from, at));
            from = small_on(article, at + 1, end);
        }
    }
}

fn part(found: &mut Found, article: Article<'_>, first: usize, end: usize) {
    if first >= end {
        return;
    }
    let mut from = first;
    let mut titled = is_titled(article, from);
    let mut determined = article.is_determined(from);
    let weak = article.word(from).is_some_and(|word| word.gap >= Gap::Weak);
    if weak && from + 1 < end {
        let role = article.role(from);
        if role.is(Role::STOP) || role.is(Role::DETERMINER) || article.seen(from).lower > 0 {
            determined = role.is(Role::DETERMINER);
            from = small_on(article, from + 1, end);
        }
    }
    while from + 1 < end {
        let role = article.role(from);
        let upper = article.word(from).is_some_and(|word| word.shape == Shape::Upper);
        let noun = article.seen(from).noun > u32::from(determined);
        let adjective = determined && is_adjective(article, from);
        if role.is(Role::TITLE) {
            titled = small_on(article, from + 1, end) == from + 1;
        } else if adjective || upper || !(noun || role.is(Role::HEAD)) {
            break;
        } else {
            titled = false;
        }
        determined = false;
        from = small_on(article, from + 1, end);
    }
    let acronym = article.word(from).is_some_and(|word| word.shape == Shape::Upper);
    let full = article
        .some(from + 1, end)
        .iter()
        .all(|word| word.shape == Shape::Capital);
    let body = article.role(from).is(Role::BODY) || article.role(end - 1).is(Role::BODY);
    if acronym && full && end - from > 2 && !body {
        alone(found, article, from, false);
        from += 1;
    }
    let owner = end - from == 2 && article.habits.is_owner(article.text, article.some(from + 1, end));
    if owner
        && !titled
        && !is_adjective(article, from)
        && !article.habits.is_place(article.text, article.some(from, end))
    {
        alone(found, article, from, false);
        from += 1;
    }
    let known_noun = !article.role(end - 1).is(Role::BODY) && article.seen(end - 1).noun > 0;
    if end - from == 1 {
        alone(found, article, from, titled);
    } else if titled || !known_noun || is_adjective(article, from) {
        found.claim(article, from, end, titled);
    } else {
        found.wait(from, end);
    }
}

fn alone(found: &mut Found, article: Article<'_>, at: usize, titled: bool) {
    let role = article.role(at);
    let word = article.some(at, at + 1);
    let upper = word.iter().any(|word| word.shape == Shape::Upper);
    let plain = !article.is_determined(at) && article.seen(at).noun == 0 && article.seen(at).lower == 0;
    let said = || {
        plain
            && article
                .before(at)
                .is_some_and(|before| article.is_lower(before) && article.role(before).is(Role::SAYS))
    };
    let named = !role.is(Role::TITLE) && is_name_alone(article, at);
    if named && (upper || titled || said() || article.habits.is_place(article.text, word)) {
        found.claim(article, at, at + 1, titled);
    } else {
        found.wait(at, at + 1);
    }
}

/// Whether a capitalised word is an adjective by its ending, which it is only as a part of a name.
fn is_adjective(article: Article<'_>, at: usize) -> bool {
    let word = article.word(at).map_or("", |word| word.text(article.text));
    let stem = ["en", "er", "es", "em", "e"]
        .iter()
        .find_map(|end| word.strip_suffix(end));
    let ends = [
        "isch",
        "lich",
        "ional",
        "eral",
        "Deutsch",
        "Vereinigt",
        "Groß",
        "Weiß",
        "Rot",
        "Schwarz",
        "Grün",
        "Neu",
        "Alt",
        "Frei",
        "Oberst",
    ];
    stem.is_some_and(|stem| ends.iter().any(|end| stem.ends_with(end)))
}

/// Ends of German words for people in office or of a trade, which stand before their names.
pub(super) const OFFICES: &str = "präsident präsidentin minister ministerin kanzler kanzlerin sprecher sprecherin \
    chef chefin meister meisterin direktor direktorin leiter leiterin sekretär sekretärin anwalt anwältin \
    trainer trainerin experte expertin politiker politikerin vorsitzende vorsitzender vorsitzenden rätin \
    richter richterin forscher forscherin beauftragte beauftragter kommissar kommissarin spieler \
    spielerin star autor autorin sänger sängerin botschafter botschafterin inhaber gründer gründerin \
    professor professorin bischof general kandidat kandidatin gouverneur gouverneurin senator senatorin \
    prinz premier könig reporter reporterin regisseur journalist journalistin abgeordnete abgeordneter";

/// German nouns that say what the name behind them is the name of, and ends of such nouns.
pub(super) const HEADS: &str = "partei firma konzern sender stadt verein zeitung magazin agentur gruppe band \
    unternehmen land region insel dorf provinz gemeinde fluss film buch album serie roman hersteller \
    tochter marke klub hotel schiff hauptstadt bundesland bezirk kreis straße thema namen name titel wort \
    begriff projekt programm mitglied mitglieder bewohner einwohner staat";

/// German words that a noun follows.
pub(super) const DETERMINERS: &str = "der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner keines \
    im am zum zur vom beim ins ans mein meine meinen meinem meiner meines sein seine seinen seinem seiner seines ihr ihre ihren \
    ihrem ihrer ihres unser unsere unseren unserem unserer dieser diese dieses diesen diesem jeder jede jedes jeden jedem \
    alle allen aller viele vielen vieler einige einigen einiger mehrere mehreren mehr zwei drei vier fünf sechs sieben acht \
    neun zehn elf zwölf beide beiden beider welche welcher welches solche solcher manche mancher wenige wenigen etwas genug \
    weniger ohne";

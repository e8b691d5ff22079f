//! Tags, entities and program code that a scrape left in a text.
//!
//! What is counted are the characters of each, because one tag in an article about the web is nothing and a page that is
//! half script is no article. Tags count by name, so that a figure in angle brackets is none, and code by how much of a
//! stretch is braces, semicolons and equals signs, whatever its language.

/// Longest tag that is looked for, in bytes.
const TAG: usize = 1000;
/// About the size of a stretch that is looked at for code, in bytes.
const STRETCH: usize = 160;

const TAGS: &str = "a abbr article aside b blockquote body br button center cite code div em figcaption figure \
    font footer form h1 h2 h3 h4 h5 h6 head header hr html i iframe img input label li link main \
    meta nav noscript object ol p path picture pre script section small source span strong style \
    sub sup svg table tbody td th thead time title tr ul video";

const ENTITIES: &str = "nbsp amp quot apos lt gt rsquo lsquo rdquo ldquo sbquo bdquo laquo raquo mdash ndash hellip \
    bull middot copy reg trade deg euro pound yen cent sect para shy zwnj zwj ensp emsp thinsp \
    szlig aelig oelig iexcl iquest frac12 frac14 times";

/// The characters of a text that are markup or code, and the byte of the first.
pub(super) fn markup(text: &str) -> (u32, Option<usize>) {
    let (mut count, mut first) = (0, None);
    let mut start = 0;
    while let Some(rest) = text.get(start..).filter(|rest| !rest.is_empty()) {
        let stretch = stretch(rest);
        if is_code(stretch) {
            first.get_or_insert(start);
            count += stretch.chars().count();
        }
        start += stretch.len();
    }
    let mut at = 0;
    while let Some(next) = text.get(at..).and_then(|rest| rest.find(['<', '&'])) {
        at += next;
        let rest = text.get(at..).unwrap_or_default();
        let length = if rest.starts_with('<') {
            tag(rest)
        } else {
            entity(rest)
        };
        if length > 0 {
            first = Some(first.map_or(at, |first: usize| first.min(at)));
            let own = rest.get(..length).map_or(0, |own| own.chars().count());
            count += own;
        }
        at += length.max(1);
    }
    // A tag within code was counted with it already.
    let all = count.min(text.chars().count());
    (u32::try_from(all).unwrap_or(u32::MAX), first)
}

/// The next line, or so much of it as is looked at together.
fn stretch(rest: &str) -> &str {
    let line = rest.bytes().take(STRETCH).position(|byte| byte == b'\n');
    if let Some(end) = line {
        return rest.get(..=end).unwrap_or(rest);
    }
    if rest.len() <= STRETCH {
        return rest;
    }
    let mut middle = STRETCH;
    while !rest.is_char_boundary(middle) {
        middle += 1;
    }
    let more = rest.get(middle..).unwrap_or_default();
    let gap = more
        .char_indices()
        .take(STRETCH)
        .find(|(_, next)| next.is_whitespace());
    let end = gap.map_or(middle, |(at, space)| middle + at + space.len_utf8());
    rest.get(..end).unwrap_or(rest)
}

/// Whether a stretch is program code, style rules or records rather than text.
fn is_code(stretch: &str) -> bool {
    let stretch = stretch.trim();
    if stretch.len() < 20 {
        return false;
    }
    let (mut sure, mut signs, mut braced) = (0, 0, false);
    for byte in stretch.bytes() {
        braced |= matches!(byte, b'{' | b'}');
        sure += usize::from(matches!(byte, b'{' | b'}' | b';' | b'='));
        signs += usize::from(matches!(
            byte,
            b'[' | b']' | b'(' | b')' | b'"' | b':' | b'<' | b'>'
        ));
    }
    // Text has brackets and semicolons as well; without a brace there must be more of them.
    let least = if braced { (2, 9) } else { (6, 12) };
    let size = stretch.len();
    let letters = stretch
        .chars()
        .filter(|character| character.is_alphanumeric())
        .count();
    sure * 100 >= least.0 * size
        && (sure + signs) * 100 >= least.1 * size
        && letters * 3 >= stretch.chars().count()
}

/// Bytes of the tag or comment that a text begins with; 0 where it begins with none.
fn tag(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let within = bytes.get(..bytes.len().min(TAG)).unwrap_or_default();
    if rest.starts_with("<!--")
        || rest
            .get(..9)
            .is_some_and(|head| head.eq_ignore_ascii_case("<!doctype"))
    {
        return within
            .iter()
            .position(|byte| *byte == b'>')
            .map_or(4, |end| end + 1);
    }
    let from = if within.get(1) == Some(&b'/') { 2 } else { 1 };
    let name = within.get(from..).unwrap_or_default();
    let length = name
        .iter()
        .take(12)
        .take_while(|byte| byte.is_ascii_alphanumeric())
        .count();
    let known = name.get(..length).and_then(|name| std::str::from_utf8(name).ok());
    let Some(known) = known.filter(|name| TAGS.split(' ').any(|tag| name.eq_ignore_ascii_case(tag))) else {
        return 0;
    };
    let Some(end) = within.iter().position(|byte| *byte == b'>') else {
        return 0;
    };
    let inside = within.get(from + length..end).unwrap_or_default();
    let is_tag = match inside.first() {
        // Agencies put the signs of shares between angle brackets, and they are capital letters.
        None => from > 1 || length > 1 || known.bytes().all(|byte| byte.is_ascii_lowercase()),
        Some(b'/') => true,
        Some(first) => first.is_ascii_whitespace() && inside.iter().any(|byte| matches!(byte, b'=' | b'/')),
    };
    if is_tag { end + 1 } else { 0 }
}

/// Bytes of the entity that a text begins with; 0 where it begins with none.
fn entity(rest: &str) -> usize {
    let Some(end) = rest.bytes().take(12).position(|byte| byte == b';') else {
        return 0;
    };
    let name = rest.get(1..end).unwrap_or_default();
    let known = if let Some(number) = name.strip_prefix('#') {
        let hexadecimal = number.strip_prefix(['x', 'X']);
        let is_number =
            |digits: &str, is: fn(&u8) -> bool| !digits.is_empty() && digits.bytes().all(|byte| is(&byte));
        hexadecimal.map_or_else(
            || is_number(number, u8::is_ascii_digit),
            |digits| is_number(digits, u8::is_ascii_hexdigit),
        )
    } else {
        let letter = [
            "acute", "grave", "uml", "circ", "tilde", "cedil", "ring", "slash", "caron",
        ];
        let accented = |kind: &&str| name.strip_suffix(*kind).is_some_and(|rest| rest.len() == 1);
        ENTITIES.split(' ').any(|known| known == name) || letter.iter().any(accented)
    };
    if known { end + 1 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn tags_and_entities_count_by_their_characters() {
        assert_eq!(markup("One <b>word</b> of it"), (7, Some(4)));
        assert_eq!(
            markup("AT&amp;T &#8217; &#x2019; caf&eacute;"),
            (5 + 7 + 8 + 8, Some(2))
        );
        assert_eq!(markup("<!-- note --><P CLASS=\"x\">"), (13 + 13, Some(0)));
    }

    #[test]
    fn text_is_no_markup() {
        for text in [
            "The firm <U> and <B and R>; 5 < 6 and 7 > 3; R&D; Q&As; a <b and c> d",
            "The firm (NYSE: ABC) said; the rest (see below) = nothing; it did [sic] so; \"yes\".",
            "Shr 12 cts vs 14 cts; Net 1,234 vs 2,345; Revs = 12.3 mln; Avg shrs (000s): 1,200",
            "<name@example.org> wrote: <<guillemets>> & more;",
            "——— * * * ———; = = = = = = = = = = = = = =",
        ] {
            assert_eq!(markup(text), (0, None), "{text}");
        }
    }

    #[test]
    fn code_counts_as_a_whole() {
        for code in [
            "window.data = window.data || []; function f(){data.push(arguments);}",
            "{\"@type\":\"NewsArticle\",\"name\":\"A\",\"url\":\"b\"};a=1",
            ".story{color:red;margin:0} .story a{font:12px;}",
        ] {
            let text = format!("The board met on Tuesday.\n{code}\nIt voted.");
            assert_eq!(markup(&text).0 as usize, code.len() + 1, "{code}");
        }
    }

    #[test]
    fn long_texts_take_linear_time() {
        for text in ["<a ", "&", "<", "{;}=", "é"] {
            assert!(markup(&text.repeat(300_000)).0 <= 1_500_000);
        }
    }

    proptest! {
        #[test]
        fn no_text_breaks_it(text in "[<>/abp&;#x1{}= \\né]{0,300}|\\PC{0,200}") {
            let (count, first) = markup(&text);
            prop_assert_eq!(count > 0, first.is_some());
            prop_assert!(count as usize <= text.chars().count());
            prop_assert!(first.is_none_or(|at| text.is_char_boundary(at)));
        }
    }
}

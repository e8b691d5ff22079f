//! Where the endings of a Germanic word may start: Snowball's region R1.

/// Bytes before which nothing is cut: up to the first consonant behind the first vowel, but at least three
/// letters.
pub(super) fn start(word: &str, is_vowel: impl Fn(char) -> bool) -> usize {
    let mut vowel = false;
    for (number, (at, letter)) in word.char_indices().enumerate() {
        if vowel && !is_vowel(letter) {
            let end = at + letter.len_utf8();
            return if number >= 2 {
                end
            } else {
                word.char_indices().nth(3).map_or(word.len(), |(third, _)| third)
            };
        }
        vowel = vowel || is_vowel(letter);
    }
    word.len()
}

//! What was said before: whom a pronoun stands for, and whose speech goes on without a word of who speaks.
//!
//! A pronoun stands for the speaker of the quotation before it, or for the nearest person before it in whose sentence
//! that person is neither an owner nor behind a preposition, whichever is nearer; "it" for a body in the same way. At most [`SENTENCES`] sentences are looked back.
//!
//! It knows nothing of who is a man or a woman.

use super::clause::{Source, What, Word};
use super::pairs::Piece;
use super::verbs::Role;
use crate::entity::Kind;

/// Sentences a pronoun looks back.
const SENTENCES: u32 = 6;
/// Mentions a pronoun looks back.
const MENTIONS: usize = 60;
/// Bytes before a mention that are looked at for a preposition.
const LONGEST: usize = 32;

/// Somebody who spoke.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Said {
    /// The mention.
    pub(super) speaker: u32,
    /// Sentence of the end of what was said.
    pub(super) sentence: u32,
}

/// Whom a pronoun at byte `at` of sentence `sentence` stands for: a mention of `kind`, and the sentence that brought it up
/// last.
pub(super) fn antecedent(
    source: &Source<'_>,
    last: Option<Said>,
    at: u32,
    sentence: u32,
    kind: Kind,
    scratch: &mut Vec<Word>,
) -> Option<(u32, u32)> {
    let is_kind = |number: u32| {
        source
            .names
            .get(number as usize)
            .is_some_and(|name| name.kind == kind)
    };
    let last = last.filter(|last| is_kind(last.speaker) && last.sentence + SENTENCES >= sentence);
    let end = source.names.partition_point(|name| name.start < at);
    let mut found: Option<(u32, u32)> = None;
    for number in (end.saturating_sub(MENTIONS)..end).rev() {
        let Some(name) = source.names.get(number) else {
            break;
        };
        if name.sentence + SENTENCES < sentence || found.is_some_and(|(_, of)| of != name.sentence) {
            break;
        }
        if name.kind == kind && is_subject(source, number, scratch) {
            found = Some((u32::try_from(number).unwrap_or(u32::MAX), name.sentence));
        }
    }
    let last = last.map(|last| (last.speaker, last.sentence));
    match (found, last) {
        (Some((_, of)), Some((_, sentence))) if sentence >= of => last,
        (Some(_), _) => found,
        (None, last) => last,
    }
}

/// Whether a mention may be a subject: not an owner, not behind a preposition, not inside a quotation.
fn is_subject(source: &Source<'_>, number: usize, scratch: &mut Vec<Word>) -> bool {
    let Some(name) = source.names.get(number) else {
        return false;
    };
    let (start, end) = (name.start as usize, name.end as usize);
    let piece = source.pieces.partition_point(|piece| piece.outer_end <= start);
    if source
        .pieces
        .get(piece)
        .is_some_and(|piece: &Piece| piece.outer_start < start)
    {
        return false;
    }
    let rest = source.text.get(end..).unwrap_or_default().trim_start_matches(' ');
    if rest.starts_with("'s") || rest.starts_with("’s") {
        return false;
    }
    let sentence = source
        .sentences
        .get(name.sentence as usize)
        .map_or(0, |sentence| sentence.0);
    let near = source.text.floor_char_boundary(start.saturating_sub(LONGEST));
    source.read(sentence.clamp(near, start), start, scratch);
    let is_part = |word: &&Word| word.what == What::Title || word.is(Role::ARTICLE);
    let before = scratch.iter().rev().find(|word| !is_part(word));
    !before.is_some_and(|word| word.is(Role::PREPOSITION))
}

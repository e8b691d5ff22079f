//! Quotations: what is said in quotation marks, by whom, with which verb, and at what length.
//!
//! Marks are paired first (`pairs`), then every piece is given to whom the words beside it name (`attribution`,
//! `subject`), and only what is speech comes out (`speech`): a term, a nickname or a title in quotation marks does not.
//! Where nothing beside a quotation says who speaks, one that follows speech at once is the same speaker's, as journalists
//! print it, and nobody is guessed anywhere else.
//!
//! It finds no indirect speech, resolves no "the minister", and outside seven languages finds quotations without
//! speakers.

mod attribution;
mod beside;
mod clause;
mod history;
mod marks;
mod pairs;
mod paragraphs;
mod speech;
mod subject;
mod verbs;

use attribution::Ending;
use beside::{Attribution, Beside};
use clause::{REACH, Source, Word};
use history::Said;
use pairs::Piece;
use paragraphs::Paragraphs;
use speech::Quoted;
use subject::Subject;
use verbs::Words;

use super::{Kind, Span};
use crate::tokenize::{Tokenizer, Unicode};

/// How the speaker of a quotation is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// By name beside the quotation.
    Named,
    /// By a pronoun beside it, whose antecedent is taken from the sentences before.
    Pronoun,
    /// Nothing beside it says so, but what it follows was said by this speaker.
    Continued,
    /// Not at all: nothing beside it, or words without a name, such as "the minister".
    Unknown,
}

impl How {
    /// The name used in output.
    pub fn id(self) -> &'static str {
        match self {
            Self::Named => "named",
            Self::Pronoun => "pronoun",
            Self::Continued => "continued",
            Self::Unknown => "unknown",
        }
    }
}

/// One quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quotation {
    /// First byte inside its marks.
    pub start: u32,
    /// One past the last byte inside its marks; those of the last paragraph where it runs over several.
    pub end: u32,
    /// Number of the sentence that holds its first byte, in the list of sentences that was given.
    pub sentence: u32,
    /// Who speaks: the number of a mention in the list of names that was given. `None` exactly where `how` is
    /// [`How::Unknown`].
    pub speaker: Option<u32>,
    /// How the speaker is known.
    pub how: How,
    /// First byte of the verb of speaking, or of a phrase such as "according to", and one past its last.
    pub verb: Option<(u32, u32)>,
    /// UAX #29 words inside, numbers included: what [`Unicode`] counts, so a share of an article's tokens can be taken.
    pub words: u32,
}

/// What was found besides quotations.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Found {
    /// Opening marks without a closing one; what follows them was taken to end with the paragraph.
    pub unclosed: u32,
}

/// Hands every quotation of `text` to `sink`, in text order and without overlaps.
///
/// `sentences` are byte ranges of `text`, ascending and disjoint; `names` its mentions in text order. `language` is a
/// two-letter code, and no code is taken for English. Takes time linear in `text`.
pub fn quotations(
    text: &str,
    language: Option<&str>,
    sentences: &[(usize, usize)],
    names: &[Span],
    sink: &mut impl FnMut(Quotation),
) -> Found {
    let marks = marks::marks(text);
    if marks.is_empty() || u32::try_from(text.len()).is_err() {
        return Found::default();
    }
    let paragraphs = Paragraphs::of(text, sentences);
    let pieces = pairs::pieces(text, &marks, &paragraphs);
    let source = Words::of(language).map(|words| Source {
        text,
        sentences,
        names,
        pieces: &pieces,
        words,
    });
    let mut article = Article {
        text,
        sentences,
        paragraphs: &paragraphs,
        source,
        last: None,
        before: Vec::new(),
        behind: Vec::new(),
        scratch: Vec::new(),
    };
    for piece in &pieces {
        if let Some(quotation) = article.judge(piece) {
            sink(quotation);
        }
    }
    let unclosed = pieces.iter().filter(|piece| !piece.is_closed).count();
    Found {
        unclosed: narrow(unclosed),
    }
}

/// Sentences from the end of a quotation to the next that goes on with it, at most.
const CLOSE: usize = 3;

/// An article while its quotations are judged one after the other.
struct Article<'a> {
    text: &'a str,
    sentences: &'a [(usize, usize)],
    paragraphs: &'a Paragraphs,
    /// Absent where the language has no list of words.
    source: Option<Source<'a>>,
    last: Option<Last>,
    /// Words before and behind the piece in hand.
    before: Vec<Word>,
    behind: Vec<Word>,
    scratch: Vec<Word>,
}

/// The last quotation.
#[derive(Debug, Clone, Copy)]
struct Last {
    speaker: Option<u32>,
    paragraph: usize,
    /// The sentence it ends in.
    sentence: usize,
}

impl Article<'_> {
    /// The quotation that a piece is, if it is one.
    fn judge(&mut self, piece: &Piece) -> Option<Quotation> {
        let inside = self.text.get(piece.start..piece.end)?;
        let words = count(inside);
        let ending = ending(inside);
        let attribution = self.attribution(piece, ending, words);
        let first = self.sentence_at(piece.start);
        let quoted = Quoted {
            inside,
            words,
            ending,
            attribution,
            lead: self.before.last().copied(),
            is_alone: self.before.is_empty() && self.behind.is_empty(),
            follows_speech: self
                .last
                .is_some_and(|last| last.paragraph + 1 >= piece.paragraph && last.sentence + 1 >= first),
        };
        if !quoted.is_speech() {
            return None;
        }
        let is_inline = quoted.is_inline();
        let (speaker, how) = match attribution {
            Some(attribution) => self.named(attribution.subject),
            None if is_inline || !self.before.is_empty() => (None, How::Unknown),
            None => self.continued(piece, first),
        };
        self.last = Some(Last {
            speaker,
            paragraph: piece.last_paragraph,
            sentence: self.sentence_at(piece.end),
        });
        Some(Quotation {
            start: narrow(piece.start),
            end: narrow(piece.end),
            sentence: narrow(first),
            speaker,
            how,
            verb: attribution.and_then(|attribution| attribution.verb),
            words,
        })
    }

    /// Reads the words beside a piece; who says it by them.
    fn attribution(&mut self, piece: &Piece, ending: Ending, words: u32) -> Option<Attribution> {
        self.before.clear();
        self.behind.clear();
        let source = self.source?;
        let (start, end) = (self.before_from(piece), self.behind_to(piece));
        source.read(start, piece.outer_start, &mut self.before);
        source.read(piece.outer_end, end, &mut self.behind);
        let beside = |clause| Beside {
            text: source.text,
            words: clause,
            language: source.words,
        };
        let before = attribution::before(beside(&self.before));
        let is_close = |found: &Option<Attribution>| found.is_some_and(|found| found.is_close);
        if is_close(&before) || !piece.is_closed {
            return before;
        }
        let behind = attribution::behind(beside(&self.behind), ending);
        if is_close(&behind) {
            behind
        } else {
            before.or(behind.filter(|_| words >= speech::ENOUGH))
        }
    }

    /// Where the sentence of a piece begins, or the one before it where that ends with a colon.
    fn before_from(&self, piece: &Piece) -> usize {
        let reach = self
            .text
            .floor_char_boundary(piece.outer_start.saturating_sub(REACH));
        let sentence = self.sentence_at(piece.outer_start);
        let start = |at: usize| self.sentences.get(at).map_or(0, |sentence| sentence.0);
        let own = start(sentence)
            .max(self.paragraphs.start(piece.paragraph))
            .max(reach);
        let between = self.text.get(own..piece.outer_start).unwrap_or_default();
        let front = self.text.get(reach..own).unwrap_or_default().trim_end();
        if between.trim().is_empty() && front.ends_with([':', ',', '：']) {
            return start(sentence.saturating_sub(1)).clamp(reach, own);
        }
        own
    }

    /// Where the sentence that goes on or begins behind a piece ends.
    fn behind_to(&self, piece: &Piece) -> usize {
        let limit = self.paragraphs.end(piece.last_paragraph).min(self.text.len());
        let limit = self.text.floor_char_boundary(limit.min(piece.outer_end + REACH));
        let rest = self.text.get(piece.outer_end..limit).unwrap_or_default();
        let first = piece.outer_end + (rest.len() - rest.trim_start().len());
        let sentence = self.sentences.get(self.sentence_at(first));
        sentence.map_or(limit, |sentence| {
            sentence.1.clamp(piece.outer_end, limit.max(piece.outer_end))
        })
    }

    /// The number of the sentence that holds a byte, or that begins next before it.
    fn sentence_at(&self, at: usize) -> usize {
        self.sentences
            .partition_point(|sentence| sentence.0 <= at)
            .saturating_sub(1)
    }

    /// The mention that a subject stands for.
    fn named(&mut self, subject: Subject) -> (Option<u32>, How) {
        let (at, kind) = match subject {
            Subject::Name(number) => return (Some(number), How::Named),
            Subject::Person(at) => (at, Kind::Person),
            Subject::Body(at) => (at, Kind::Organization),
            Subject::Other => return (None, How::Unknown),
        };
        let sentence = self.sentence_at(at as usize);
        let is_unnamed = |last: Last| last.speaker.is_none() && last.sentence + CLOSE >= sentence;
        // After "the ministry said", "it" is the ministry.
        if kind == Kind::Organization && self.last.is_some_and(is_unnamed) {
            return (None, How::Unknown);
        }
        let last = self.last.and_then(|last| {
            Some(Said {
                speaker: last.speaker?,
                sentence: narrow(last.sentence),
            })
        });
        let Some(source) = &self.source else {
            return (None, How::Unknown);
        };
        let found = history::antecedent(source, last, at, narrow(sentence), kind, &mut self.scratch);
        let Some((speaker, of)) = found else {
            return (None, How::Unknown);
        };
        // After "the report says", "it" is the report; "he" after "the officer said" is mostly who was named before.
        let is_body = kind == Kind::Organization;
        if is_body && (of as usize) + 1 < sentence && self.reported(sentence) == Some(Subject::Other) {
            return (None, How::Unknown);
        }
        (Some(speaker), How::Pronoun)
    }

    /// Who goes on speaking in a piece with nothing beside it that says so.
    fn continued(&mut self, piece: &Piece, first: usize) -> (Option<u32>, How) {
        let last = self.last.filter(|last| last.paragraph + 1 >= piece.paragraph);
        let is_next = last.is_some_and(|last| last.sentence + 1 >= first);
        let reported = if is_next {
            None
        } else {
            self.reported_before(piece, first)
        };
        let speaker = match (reported, last) {
            (Some(subject), _) => self.named(subject).0,
            (None, Some(last)) if last.sentence + CLOSE >= first => last.speaker,
            (None, _) => None,
        };
        (
            speaker,
            if speaker.is_some() {
                How::Continued
            } else {
                How::Unknown
            },
        )
    }

    /// Whose speech the sentence right before a piece reports, if it stands in the same paragraph or the one before.
    fn reported_before(&mut self, piece: &Piece, first: usize) -> Option<Subject> {
        let before = self.sentences.get(first.checked_sub(1)?)?;
        let is_near = self.paragraphs.at(before.0) + 1 >= piece.paragraph;
        if is_near { self.reported(first) } else { None }
    }

    /// Whose speech the sentence before the one of this number reports.
    fn reported(&mut self, sentence: usize) -> Option<Subject> {
        let source = self.source?;
        let &(start, end) = self.sentences.get(sentence.checked_sub(1)?)?;
        if end.saturating_sub(start) > REACH {
            return None;
        }
        source.read(start, end, &mut self.scratch);
        attribution::reported(Beside {
            text: source.text,
            words: &self.scratch,
            language: source.words,
        })
    }
}

/// How what is inside the marks ends.
fn ending(inside: &str) -> Ending {
    let body = inside.trim_end_matches(|character: char| {
        character.is_whitespace() || matches!(character, '\'' | '’' | ')' | ']' | '»' | '”')
    });
    if body.ends_with("...") {
        return Ending::Question;
    }
    match body.chars().next_back() {
        Some(',' | '—' | '–' | '-' | '、' | '，') => Ending::Comma,
        Some('?' | '!' | '…' | '？' | '！') => Ending::Question,
        Some('.' | '。') => Ending::Stop,
        _ => Ending::Word,
    }
}

/// The words of a text.
fn count(text: &str) -> u32 {
    let mut words = 0;
    Unicode.tokenize(text, &mut |_| words += 1);
    words
}

/// An offset or a count as 32 bits; a longer text is refused before.
fn narrow(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;

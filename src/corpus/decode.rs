//! From bytes to text: decompression, then encoding.
//!
//! A byte order mark decides, else valid UTF-8, else a guess that is always announced with what it cost; UTF-32 and
//! files full of NUL bytes are refused rather than guessed. Declared encodings inside HTML or XML are not read here.

use std::borrow::Cow;
use std::io::Read;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Text and how it was come by.
#[derive(Debug)]
pub struct Decoded<'b> {
    /// The text, without a byte order mark.
    pub text: Cow<'b, str>,
    /// The encoding's WHATWG name.
    pub encoding: &'static str,
    /// Whether the encoding was guessed rather than marked or proven.
    pub guessed: bool,
    /// Characters that could not be decoded and stand as U+FFFD.
    pub lost: usize,
}

impl Decoded<'_> {
    /// The sentence for a reader, where there is something to say.
    pub fn notice(&self) -> Option<String> {
        (self.guessed || self.lost > 0)
            .then(|| lost(self.encoding, self.guessed, self.lost as u64))
            .flatten()
    }
}

/// The sentence on an encoding that was guessed, or that cost characters.
pub(super) fn lost(encoding: &str, guessed: bool, count: u64) -> Option<String> {
    let lost = match count {
        0 => "no character was lost".to_owned(),
        1 => "1 character was lost".to_owned(),
        count => format!("{count} characters were lost"),
    };
    if guessed && encoding == UTF_8.name() {
        Some(format!("damaged UTF-8: {lost}"))
    } else if guessed {
        Some(format!(
            "not UTF-8: read as {encoding}, {lost}; convert the file to UTF-8 if that is wrong"
        ))
    } else if count > 0 {
        Some(format!("marked as {encoding} but damaged: {lost}"))
    } else {
        None
    }
}

/// Most bytes that a compressed source may hold: a few kilobytes can claim to be terabytes.
const DECOMPRESSED_MOST: u64 = 4 << 30;

/// The bytes behind gzip or zstd, told by their first bytes; other bytes as they are.
///
/// # Errors
/// What the decompressor says of a damaged or cut stream; [`std::io::ErrorKind::FileTooLarge`] where more than 4 GiB come
/// out of it.
pub fn decompress(stored: &[u8]) -> std::io::Result<Cow<'_, [u8]>> {
    decompress_within(stored, DECOMPRESSED_MOST)
}

fn decompress_within(stored: &[u8], most: u64) -> std::io::Result<Cow<'_, [u8]>> {
    let mut bytes = Vec::new();
    let bounded = most.saturating_add(1);
    if stored.starts_with(GZIP) {
        flate2::read::MultiGzDecoder::new(stored)
            .take(bounded)
            .read_to_end(&mut bytes)?;
    } else if stored.starts_with(ZSTD) {
        zstd::stream::read::Decoder::with_buffer(stored)?
            .take(bounded)
            .read_to_end(&mut bytes)?;
    } else {
        return Ok(Cow::Borrowed(stored));
    }
    if bytes.len() as u64 > most {
        let message = format!("it holds more than {} MiB", most >> 20);
        return Err(std::io::Error::new(std::io::ErrorKind::FileTooLarge, message));
    }
    Ok(Cow::Owned(bytes))
}

const GZIP: &[u8] = &[0x1f, 0x8b];
const ZSTD: &[u8] = &[0x28, 0xb5, 0x2f, 0xfd];

/// Whether the first bytes are those of a compressed file that is taken.
pub(super) fn is_compressed(head: &[u8]) -> bool {
    head.starts_with(GZIP) || head.starts_with(ZSTD)
}

/// Bytes at the beginning of a source that tell whether it is text.
pub(super) const LOOKED_AT: usize = 8192;

/// Why bytes that begin like this are not text.
///
/// # Errors
/// A sentence saying so.
pub(super) fn refuse(head: &[u8]) -> Result<(), &'static str> {
    if head.starts_with(&[0xff, 0xfe, 0, 0]) || head.starts_with(&[0, 0, 0xfe, 0xff]) {
        return Err("is UTF-32, which is not read; convert it to UTF-8");
    }
    let marked = Encoding::for_bom(head).is_some();
    if !marked && unmarked_utf16(head).is_none() && is_binary(head) {
        return Err("is binary, not text");
    }
    Ok(())
}

/// How the pieces of a large source are decoded.
#[derive(Debug, Clone, Copy)]
pub(super) enum Form {
    /// As UTF-8, which a mark says, or characters of the head show: broken bytes are damage.
    Utf8 {
        /// Whether there is a mark.
        marked: bool,
    },
    /// The head is plain ASCII and shows nothing: each piece like a file of its own.
    Ascii,
    /// In the encoding guessed from the head.
    Guessed(&'static Encoding),
}

/// How a large source is decoded piece by piece, by its head; `None` where its bytes cannot be cut: in UTF-16 a line end
/// is not one byte, and ISO-2022-JP means what stood before.
pub(super) fn form(head: &[u8]) -> Option<Form> {
    if let Some((encoding, _)) = Encoding::for_bom(head) {
        return (encoding == UTF_8).then_some(Form::Utf8 { marked: true });
    }
    if unmarked_utf16(head).is_some() {
        return None;
    }
    // The head may end within a character.
    let whole = match std::str::from_utf8(head) {
        Ok(text) => text.as_bytes(),
        Err(error) if error.error_len().is_none() => &head[..error.valid_up_to()],
        Err(_) => head,
    };
    let decoded = decode(whole).ok()?;
    if decoded.encoding == UTF_8.name() {
        return Some(if decoded.text.is_ascii() {
            Form::Ascii
        } else {
            Form::Utf8 { marked: false }
        });
    }
    let encoding = Encoding::for_label(decoded.encoding.as_bytes())?;
    encoding.is_ascii_compatible().then_some(Form::Guessed(encoding))
}

/// Turns a piece of a large source into text; only the first piece may begin with a mark.
pub(super) fn decode_piece(bytes: &[u8], form: Form) -> Decoded<'_> {
    match form {
        Form::Guessed(encoding) => with(encoding, bytes, true),
        Form::Ascii => unmarked(bytes),
        Form::Utf8 { marked } => {
            let decoded = with(UTF_8, bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes), false);
            let guessed = decoded.lost > 0 && !marked;
            Decoded { guessed, ..decoded }
        }
    }
}

/// Turns bytes into text.
///
/// # Errors
/// A sentence saying why the bytes are not text.
pub fn decode(bytes: &[u8]) -> Result<Decoded<'_>, &'static str> {
    refuse(bytes)?;
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return Ok(with(encoding, &bytes[mark..], false));
    }
    if let Some(encoding) = unmarked_utf16(bytes) {
        return Ok(with(encoding, bytes, true));
    }
    Ok(unmarked(bytes))
}

/// Valid UTF-8, else a guess.
fn unmarked(bytes: &[u8]) -> Decoded<'_> {
    if let Ok(text) = std::str::from_utf8(bytes)
        && !has_escapes(bytes)
    {
        return Decoded {
            text: Cow::Borrowed(text),
            encoding: UTF_8.name(),
            guessed: false,
            lost: 0,
        };
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Allow);
    let guessed = with(encoding, bytes, true);
    // A UTF-8 file with a few broken bytes keeps more of its text as UTF-8 than as whatever the bytes suggest.
    let kept = with(UTF_8, bytes, true);
    let mostly_utf8 = kept.lost > 0 && kept.lost < multi_byte(&kept.text);
    if mostly_utf8 { kept } else { guessed }
}

fn with<'b>(encoding: &'static Encoding, bytes: &'b [u8], guessed: bool) -> Decoded<'b> {
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    let lost = if damaged {
        text.matches('\u{fffd}').count()
    } else {
        0
    };
    Decoded {
        text,
        encoding: encoding.name(),
        guessed,
        lost,
    }
}

/// ISO-2022-JP is plain ASCII with escape sequences, so it passes for UTF-8 unless asked.
fn has_escapes(bytes: &[u8]) -> bool {
    memchr::memchr_iter(0x1b, bytes).any(|at| matches!(bytes.get(at + 1..at + 3), Some(b"$B" | b"(J")))
}

/// Characters above ASCII that were decoded, not replaced.
fn multi_byte(text: &str) -> usize {
    text.chars().filter(|&c| !c.is_ascii() && c != '\u{fffd}').count()
}

/// UTF-16 without a mark shows in Western text as a NUL in nearly every second byte.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(LOOKED_AT) & !1];
    let pairs = head.len() / 2;
    if pairs < 8 {
        return None;
    }
    let nuls = |offset: usize| {
        head.iter()
            .skip(offset)
            .step_by(2)
            .filter(|&&byte| byte == 0)
            .count()
    };
    let (even, odd) = (nuls(0), nuls(1));
    let many = |count: usize| count * 10 >= pairs * 7;
    let few = |count: usize| count * 20 <= pairs;
    match (many(even), many(odd)) {
        (true, false) if few(odd) => Some(UTF_16BE),
        (false, true) if few(even) => Some(UTF_16LE),
        _ => None,
    }
}

/// NUL bytes, or a tenth of control bytes, do not occur in text of any encoding taken here.
fn is_binary(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(LOOKED_AT)];
    let nuls = memchr::memchr_iter(0, head).count();
    let controls = head
        .iter()
        .filter(|&&byte| byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b))
        .count();
    nuls * 100 > head.len() || controls * 10 > head.len() || magic(bytes)
}

/// First bytes of common files that are not text though they may hold few control bytes.
fn magic(bytes: &[u8]) -> bool {
    const MAGIC: [&[u8]; 9] = [
        b"%PDF-",
        b"PK\x03\x04",
        b"\x89PNG",
        b"\xff\xd8\xff",
        b"GIF8",
        b"\x7fELF",
        b"PAR1",
        b"BZh",
        b"\xfd7zXZ",
    ];
    MAGIC.iter().any(|magic| bytes.starts_with(magic))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_decides_and_is_not_text() {
        let bytes = [b"\xef\xbb\xbf".as_slice(), "déjà".as_bytes()].concat();
        let decoded = decode(&bytes).unwrap();
        assert_eq!(
            (decoded.text.as_ref(), decoded.guessed, decoded.lost),
            ("déjà", false, 0)
        );
    }

    #[test]
    fn utf16_is_read_with_and_without_a_mark() {
        let text = "The harbour board met on Tuesday.";
        let plain: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&plain).unwrap().text, text);
        let marked = [&[0xff, 0xfe][..], &plain].concat();
        assert_eq!(decode(&marked).unwrap().text, text);
    }

    #[test]
    fn western_bytes_are_guessed_and_announced() {
        let (bytes, _, _) =
            encoding_rs::WINDOWS_1252.encode("Le café de la gare était fermé à midi, a dit le maire.");
        let decoded = decode(&bytes).unwrap();
        assert!(decoded.text.contains("café") && decoded.guessed);
        assert!(decoded.notice().unwrap().contains("windows-1252"));
    }

    #[test]
    fn a_broken_byte_in_utf8_costs_one_character() {
        let mut bytes = "Größe, Straße, Übung, Fähre, Jäger, Öl, Bäume, Müller, grün, hören, fünf"
            .as_bytes()
            .to_vec();
        bytes.insert(7, 0xff);
        let decoded = decode(&bytes).unwrap();
        assert_eq!((decoded.encoding, decoded.lost), ("UTF-8", 1));
    }

    #[test]
    fn binary_and_utf32_are_refused() {
        assert!(decode(b"\x00\x01\x02\x03\x00\x00binary\x00\x00").is_err());
        assert!(decode(b"\xff\xfe\x00\x00a\x00\x00\x00").is_err());
    }

    #[test]
    fn compressed_bytes_come_back() {
        use std::io::Write;
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        gzip.write_all(b"harbour").unwrap();
        let gzip = gzip.finish().unwrap();
        assert_eq!(decompress(&gzip).unwrap().as_ref(), b"harbour");
        assert!(decompress(&gzip[..gzip.len() - 9]).is_err());
        let zstd = zstd::stream::encode_all(&b"harbour"[..], 1).unwrap();
        assert_eq!(decompress(&zstd).unwrap().as_ref(), b"harbour");
    }

    #[test]
    fn what_comes_out_of_a_small_file_is_bounded() {
        use std::io::Write;
        let zeros = vec![b' '; 3 << 20];
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        gzip.write_all(&zeros).unwrap();
        for stored in [
            gzip.finish().unwrap(),
            zstd::stream::encode_all(&zeros[..], 1).unwrap(),
        ] {
            let error = decompress_within(&stored, 2 << 20).unwrap_err();
            assert_eq!(error.to_string(), "it holds more than 2 MiB");
            assert_eq!(decompress_within(&stored, 3 << 20).unwrap().len(), 3 << 20);
        }
    }

    #[test]
    fn only_encodings_with_one_byte_for_a_line_end_are_cut() {
        assert!(matches!(
            form("Grüße\n".as_bytes()),
            Some(Form::Utf8 { marked: false })
        ));
        assert!(matches!(
            form(&"Grüß".as_bytes()[..4]),
            Some(Form::Utf8 { marked: false })
        ));
        assert!(matches!(form(b"Plain\n"), Some(Form::Ascii)));
        assert!(matches!(
            form(b"\xef\xbb\xbfPlain\n"),
            Some(Form::Utf8 { marked: true })
        ));
        let utf16: Vec<u8> = "The harbour board met"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert!(form(&utf16).is_none());
        let western = encoding_rs::WINDOWS_1252
            .encode("Le café de la gare était fermé à midi")
            .0;
        assert!(matches!(form(&western), Some(Form::Guessed(_))));
        assert!(form(b"\x1b$B%F%9%H\x1b(B text").is_none());
    }

    #[test]
    fn a_broken_byte_does_not_bring_back_the_question_that_the_head_answered() {
        let piece = b"caf\xc3\xa9 Z\xc3\xbcrich\nbad \xff byte \xc3\x28 and \xe9\n";
        let head = form("Grüße\n".as_bytes()).unwrap();
        let decoded = decode_piece(piece, head);
        assert!(decoded.text.starts_with("café Zürich\n"));
        assert_eq!((decoded.encoding, decoded.lost), ("UTF-8", 3));
        assert_eq!(decoded.notice().unwrap(), "damaged UTF-8: 3 characters were lost");
        assert!(decode_piece("sound é\n".as_bytes(), head).notice().is_none());
        let marked = form(b"\xef\xbb\xbfPlain\n").unwrap();
        let notice = decode_piece(piece, marked).notice().unwrap();
        assert_eq!(notice, "marked as UTF-8 but damaged: 3 characters were lost");
        // A head without accents has answered nothing.
        let western = encoding_rs::WINDOWS_1252
            .encode("Le café de la gare était fermé à midi")
            .0;
        let decoded = decode_piece(&western, form(b"Plain\n").unwrap());
        assert!(decoded.guessed && decoded.text.contains("café"));
    }
}

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
        let lost = match self.lost {
            0 => "no character was lost".to_owned(),
            1 => "1 character was lost".to_owned(),
            count => format!("{count} characters were lost"),
        };
        if self.guessed && self.encoding == UTF_8.name() {
            Some(format!("damaged UTF-8: {lost}"))
        } else if self.guessed {
            Some(format!(
                "not UTF-8: read as {}, {lost}; convert the file to UTF-8 if that is wrong",
                self.encoding
            ))
        } else if self.lost > 0 {
            Some(format!("marked as {} but damaged: {lost}", self.encoding))
        } else {
            None
        }
    }
}

/// The bytes behind gzip or zstd, told by their first bytes; other bytes as they are.
///
/// # Errors
/// What the decompressor says of a damaged or cut stream.
pub fn decompress(stored: &[u8]) -> std::io::Result<Cow<'_, [u8]>> {
    let mut bytes = Vec::new();
    if stored.starts_with(&[0x1f, 0x8b]) {
        flate2::read::MultiGzDecoder::new(stored).read_to_end(&mut bytes)?;
    } else if stored.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]) {
        zstd::stream::read::Decoder::with_buffer(stored)?.read_to_end(&mut bytes)?;
    } else {
        return Ok(Cow::Borrowed(stored));
    }
    Ok(Cow::Owned(bytes))
}

/// Turns bytes into text.
///
/// # Errors
/// A sentence saying why the bytes are not text.
pub fn decode(bytes: &[u8]) -> Result<Decoded<'_>, &'static str> {
    if bytes.starts_with(&[0xff, 0xfe, 0, 0]) || bytes.starts_with(&[0, 0, 0xfe, 0xff]) {
        return Err("is UTF-32, which is not read; convert it to UTF-8");
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return Ok(with(encoding, &bytes[mark..], false));
    }
    if let Some(encoding) = unmarked_utf16(bytes) {
        return Ok(with(encoding, bytes, true));
    }
    if is_binary(bytes) {
        return Err("is binary, not text");
    }
    if let Ok(text) = std::str::from_utf8(bytes)
        && !has_escapes(bytes)
    {
        return Ok(Decoded {
            text: Cow::Borrowed(text),
            encoding: UTF_8.name(),
            guessed: false,
            lost: 0,
        });
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Allow);
    let guessed = with(encoding, bytes, true);
    // A UTF-8 file with a few broken bytes keeps more of its text as UTF-8 than as whatever the bytes suggest.
    let kept = with(UTF_8, bytes, true);
    let mostly_utf8 = kept.lost > 0 && kept.lost < multi_byte(&kept.text);
    Ok(if mostly_utf8 { kept } else { guessed })
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
    memchr::memmem::find(bytes, b"\x1b$B").is_some() || memchr::memmem::find(bytes, b"\x1b(J").is_some()
}

/// Characters above ASCII that were decoded, not replaced.
fn multi_byte(text: &str) -> usize {
    text.chars().filter(|&c| !c.is_ascii() && c != '\u{fffd}').count()
}

const LOOKED_AT: usize = 8192;

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
}

//! A path as a URI reference, by RFC 3986.
//!
//! Everything but unreserved characters and the slash is percent-encoded, so that no part of a path reads as a scheme, a query or
//! a fragment. It does not look at the file system.

/// The folder that relative paths count from, as GitHub calls it.
pub(super) const ROOT: &str = "%SRCROOT%";

/// A path with forward slashes as a URI reference, and what it is relative to, if anything is known of it.
///
/// Absolute paths become `file:` URIs, those of Windows drives and shares as well. What leads up and out of the folder by `..`
/// has no base, as the format asks.
pub(super) fn of_path(path: &str) -> (String, Option<&'static str>) {
    if let Some(share) = path.strip_prefix("//") {
        return (format!("file://{}", encoded(share)), None);
    }
    if path.starts_with('/') {
        return (format!("file://{}", encoded(path)), None);
    }
    if let Some((drive, rest)) = drive(path) {
        return (format!("file:///{drive}:{}", encoded(rest)), None);
    }
    let parts: Vec<&str> = path
        .split('/')
        .filter(|part| !matches!(*part, "" | "."))
        .collect();
    let reference = if parts.is_empty() {
        ".".to_owned()
    } else {
        encoded(&parts.join("/"))
    };
    let base = (!parts.contains(&"..")).then_some(ROOT);
    (reference, base)
}

/// The letter of a drive and the path on it.
fn drive(path: &str) -> Option<(char, &str)> {
    let letter = path.chars().next().filter(char::is_ascii_alphabetic)?;
    let rest = path.get(1..)?.strip_prefix(':')?;
    rest.starts_with('/').then_some((letter, rest))
}

fn encoded(path: &str) -> String {
    const DIGITS: [char; 16] = [
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F',
    ];
    let digit = |value: u8| DIGITS.get(usize::from(value)).copied().unwrap_or('0');
    let mut encoded = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'/') {
            encoded.push(char::from(byte));
        } else {
            encoded.extend(['%', digit(byte >> 4), digit(byte & 15)]);
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_references() {
        let cases = [
            ("news/day 1.txt", "news/day%201.txt", Some(ROOT)),
            ("./news//a.txt", "news/a.txt", Some(ROOT)),
            ("a:b#c?d%20.txt", "a%3Ab%23c%3Fd%2520.txt", Some(ROOT)),
            ("käse.txt", "k%C3%A4se.txt", Some(ROOT)),
            ("", ".", Some(ROOT)),
            (".", ".", Some(ROOT)),
            ("../x.txt", "../x.txt", None),
            ("/data/x.txt", "file:///data/x.txt", None),
            ("C:/data/x.txt", "file:///C:/data/x.txt", None),
            ("//host/share/x.txt", "file://host/share/x.txt", None),
            ("line\nbreak", "line%0Abreak", Some(ROOT)),
        ];
        for (path, uri, base) in cases {
            assert_eq!(of_path(path), (uri.to_owned(), base), "{path}");
        }
    }
}

//! How much memory a run may use: what the user says, else a share of the machine's.

/// What is taken where the machine does not tell.
const UNKNOWN: usize = 1 << 30;
/// Less than this slows a run down for nothing.
const LEAST: usize = 64 << 20;

/// A quarter of the memory of the machine, or of the container it runs in.
pub(super) fn share() -> usize {
    let Ok(mut system) = sysinfo::System::new() else {
        return UNKNOWN;
    };
    system.refresh_memory();
    let limit = system
        .cgroup_limits()
        .map_or(u64::MAX, |limits| limits.total_memory);
    let total = system.total_memory().min(limit);
    match usize::try_from(total) {
        Ok(total) if total > 0 => (total / 4).max(LEAST),
        _ => UNKNOWN,
    }
}

/// Bytes from a size such as `500MB`, `2GiB`, `2g` or `1000000`.
pub(super) fn parse(size: &str) -> Result<usize, String> {
    let expected = || {
        format!(
            "expected a size such as 500MB or 2GiB, of at least {}MiB",
            LEAST >> 20
        )
    };
    let trimmed = size.trim();
    let digits = trimmed
        .find(|c: char| !c.is_ascii_digit() && c != '.')
        .unwrap_or(trimmed.len());
    let (number, unit) = trimmed.split_at(digits);
    let unit: u64 = match unit.trim().to_ascii_lowercase().as_str() {
        "" | "b" => 1,
        "k" | "kib" => 1 << 10,
        "kb" => 1000,
        "m" | "mib" => 1 << 20,
        "mb" => 1_000_000,
        "g" | "gib" => 1 << 30,
        "gb" => 1_000_000_000,
        "t" | "tib" => 1 << 40,
        "tb" => 1_000_000_000_000,
        _ => return Err(expected()),
    };
    let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
    if !decimals.bytes().all(|digit| digit.is_ascii_digit()) {
        return Err(expected());
    }
    let whole: u64 = whole.parse().map_err(|_| expected())?;
    let mut bytes = whole.checked_mul(unit).ok_or_else(expected)?;
    let mut unit = unit;
    for digit in decimals.bytes() {
        unit /= 10;
        bytes = bytes.saturating_add(u64::from(digit - b'0') * unit);
    }
    usize::try_from(bytes)
        .ok()
        .filter(|&bytes| bytes >= LEAST)
        .ok_or_else(expected)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_with_their_units() {
        assert_eq!(parse("1GiB"), Ok(1 << 30));
        assert_eq!(parse("500MB"), Ok(500_000_000));
        assert_eq!(parse(" 2g "), Ok(2 << 30));
        assert_eq!(parse("1.5 gb"), Ok(1_500_000_000));
        assert_eq!(parse("100000000"), Ok(100_000_000));
        for wrong in ["", "GiB", "-1g", "1x", "1MB", "1.2.3g", "99999999999999999999g"] {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_share_is_a_sensible_size() {
        assert!(share() >= LEAST);
    }
}

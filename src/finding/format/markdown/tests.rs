use proptest::prelude::*;

use super::super::super::Finding;
use super::super::hostile;
use super::super::sample::{self, CUT};
use super::*;

#[test]
fn syntax_becomes_text() {
    let cases = [
        ("a|b `c` <i>&*_[x](y)", r"a\|b \`c\` &lt;i&gt;&amp;\*\_\[x\](y)"),
        ("- x", r"\- x"),
        ("12. x", r"12\. x"),
        ("3.14 and 1,234", "3.14 and 1,234"),
        ("twenty-one", "twenty-one"),
        ("# x $y$ ![z]", r"\# x \$y\$ \!\[z\]"),
        ("by @someone, see #12", r"by @&#8203;someone, see \#&#8203;12"),
        ("https://example.org", "https:&#8203;//example.org"),
        ("www.example.org", "www&#8203;.example.org"),
        ("a@b.org", "a@&#8203;b.org"),
        ("", ""),
    ];
    for (text, literal) in cases {
        assert_eq!(escaped(text), literal);
    }
}

#[test]
fn every_row_has_the_cells_of_its_heading() {
    let mut findings = sample::findings();
    for hostile in hostile::PIECES {
        let mut finding = Finding::new(hostile, crate::finding::Level::Error, hostile, hostile);
        finding.scope = Some(hostile.to_owned());
        findings.findings.push(finding);
    }
    let text = write(&findings, CUT, JOB_SUMMARY);
    let rows: Vec<&str> = text.lines().filter(|line| line.starts_with('|')).collect();
    assert_eq!(rows.len(), findings.findings.len() + 2);
    for row in rows {
        assert_eq!(
            row.replace(r"\\", "").replace(r"\|", "").matches('|').count(),
            7,
            "{row}"
        );
    }
}

#[test]
fn a_text_that_fits_to_the_byte_is_whole_and_one_more_byte_is_cut() {
    for limit in [COMMENT, JOB_SUMMARY] {
        let mut findings = sample::findings();
        findings.findings.truncate(1);
        let one = findings.findings.remove(0);
        // As many as surely fit, with room in their sentences to fill up the rest.
        let one = Finding {
            message: "x".repeat(600),
            ..one
        };
        let size = row(&one).len() + details(&one).len();
        findings.findings = vec![one; (limit - 2_000) / size];
        let mut left = limit - write(&findings, CUT, usize::MAX).len();
        for finding in &mut findings.findings {
            let room = SENTENCE - finding.message.len();
            let more = left.min(room);
            finding.message.push_str(&"y".repeat(more));
            left -= more;
        }
        assert_eq!(left, 0);

        let whole = write(&findings, CUT, limit);
        assert_eq!(whole.len(), limit);
        assert!(!whole.contains("left out"));

        let last = findings.findings.last_mut().unwrap();
        last.subject.push('z');
        let cut = write(&findings, CUT, limit);
        assert!(cut.len() <= limit && cut.len() > limit - 3_000, "{}", cut.len());
        let told = findings.findings.len();
        let rows = cut.matches("\n| **error** |").count();
        assert_eq!(cut.matches("\n**error** `gate/encoding`").count(), rows);
        assert!(
            cut.contains(&format!(
                "{} left out for length; the JSON output has all {}",
                number::counted(told - rows, "finding"),
                number::count(told)
            )),
            "{rows} {told}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn any_text_is_literal_and_short_enough(findings in hostile::findings(), limit in 40_000_usize..90_000) {
        let text = write(&findings, CUT, limit);
        prop_assert!(text.len() <= limit);
        // What stands in the type of code is literal; a hostile name has no backtick there.
        let bare = text.replace(r"\\", "x").replace(r"\`", "x");
        let text: String = bare.split('`').step_by(2).collect();
        let bare = text.replace(r"\]", "x").replace(r"\[", "x");
        prop_assert!(!text.contains('<') && !bare.contains("]("));
        prop_assert!(!text.contains("://") && !text.contains("@s"));
    }
}

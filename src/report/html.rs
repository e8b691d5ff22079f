//! `index.html`: the page, one file that needs no network, no script and no other file.
//!
//! Text from articles is hostile until escaped, so three walls stand behind one another: the page's text is neutralised
//! ([`legible`](super::legible)), the template escapes every value it is given, and a Content-Security-Policy allows the
//! one style sheet by its hash, pictures from within the page, and nothing else. A drawing is an `<img>`, not inline SVG,
//! so whatever stands in it cannot act either. It does not embed drawings past its allowance: those are linked.

use askama::Template;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use super::page::Page;
use super::{Format, OutputFile, Report};
use crate::error::Error;

/// The one style sheet; its bytes are what the policy allows.
const STYLE: &str = include_str!("templates/page.css");
/// Articles up to this number are listed in the contents one by one.
const LISTED: usize = 30;

/// The page.
#[derive(Debug, Clone, Copy)]
pub struct Html;

/// What the template sees.
#[derive(Template)]
#[template(path = "page.html")]
struct PageTemplate {
    style: &'static str,
    policy: String,
    listed: bool,
    page: Page,
}

impl Format for Html {
    fn id(&self) -> &'static str {
        "html"
    }

    fn render(&self, report: &Report) -> Result<Vec<OutputFile>, Error> {
        let page = Page::new(report);
        let listed = page.articles.len() <= LISTED;
        let template = PageTemplate {
            style: STYLE,
            policy: policy(STYLE),
            listed,
            page,
        };
        let text = template.render().map_err(|error| Error::stage("report", error))?;
        Ok(vec![OutputFile::new("index.html", text)])
    }
}

/// The Content-Security-Policy that allows exactly this style sheet.
fn policy(style: &str) -> String {
    let hash = STANDARD.encode(Sha256::digest(style));
    format!(
        "default-src 'none'; style-src 'sha256-{hash}'; img-src data:; base-uri 'none'; form-action 'none'"
    )
}

#[cfg(test)]
mod tests {
    use super::super::{Stories, StoryCard, TopicCard, Topics, sample};
    use super::*;

    fn rendered(report: &Report) -> String {
        let files = Html.render(report).unwrap();
        assert_eq!(files.len(), 1);
        String::from_utf8(files.into_iter().next().unwrap().in_memory().unwrap().to_vec()).unwrap()
    }

    /// What stands between the first `start` and the next `end`.
    fn between<'t>(text: &'t str, start: &str, end: &str) -> &'t str {
        text.split_once(start)
            .and_then(|(_, rest)| rest.split_once(end))
            .unwrap()
            .0
    }

    #[test]
    fn the_policy_allows_the_one_style_sheet() {
        let text = rendered(&sample::report());
        assert_eq!(text.matches("<style").count(), 1);
        let hash = STANDARD.encode(Sha256::digest(between(&text, "<style>", "</style>")));
        let policy = between(&text, "Content-Security-Policy\" content=\"", "\">").replace("&#39;", "'");
        assert_eq!(
            policy,
            format!(
                "default-src 'none'; style-src 'sha256-{hash}'; img-src data:; base-uri 'none'; form-action 'none'"
            )
        );
        assert!(!text.contains(" style=") && !text.contains("<script"));
    }

    #[test]
    fn nothing_is_fetched() {
        let text = rendered(&sample::report());
        assert!(!text.contains("<link") && !text.contains("@import") && !text.contains("url("));
        for (at, _) in text.match_indices(" src=\"") {
            assert!(text[at..].starts_with(" src=\"data:image/svg+xml;base64,"));
        }
    }

    #[test]
    fn hostile_text_stays_text() {
        let text = rendered(&sample::hostile());
        assert_eq!(text.matches("<style>").count(), 1);
        assert_eq!(text.matches("</title>").count(), 1);
        assert_eq!(text.matches("<h1").count(), 1);
        assert!(!text.contains("<script") && !text.contains("onerror=alert(1)>"));
        assert!(!text.contains("href=\"javascript:"));
        assert!(!text.contains("\"onmouseover="));
        assert!(!text.contains(['\u{202e}', '\0', '\u{1b}']));
        assert!(!text.contains(" lang=\"&"));
        assert!(text.contains("&#60;script&#62;") && text.contains("👩\u{200d}🚀"));
    }

    #[test]
    fn a_page_stays_under_three_megabytes() {
        let size = rendered(&sample::hostile()).len();
        assert!(size < 3_000_000, "{size}");
    }

    #[test]
    fn what_does_not_fit_is_counted() {
        let text = rendered(&sample::hostile());
        assert!(text.contains("of 10,000 articles."));
        assert!(text.contains("more in report.json"));
        assert!(text.contains("too large for this page"));
    }

    #[test]
    fn every_target_in_the_page_is_there_and_no_name_twice() {
        let text = rendered(&sample::report());
        let names: Vec<&str> = text
            .split(" id=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .collect();
        let mut unique = names.clone();
        unique.sort_unstable();
        unique.dedup();
        assert_eq!(unique.len(), names.len());
        for attribute in ["href=\"#", "aria-labelledby=\""] {
            for target in text
                .split(attribute)
                .skip(1)
                .filter_map(|rest| rest.split('"').next())
            {
                assert!(names.contains(&target), "{target}");
            }
        }
    }

    #[test]
    fn stems_do_not_reach_a_reader_and_articles_are_linked() {
        let text = rendered(&sample::report());
        assert!(!text.contains(">breakwat<") && !text.contains(">librari<"));
        assert!(text.contains("<td class=\"n\"><a href=\"#article-6\""));
        assert!(text.contains("The first 8 of 16 rows"));
    }

    #[test]
    fn a_comparison_takes_no_more_than_it_is_allowed() {
        let mut report = sample::hostile();
        report.sections.clear();
        let with = rendered(&report);
        assert!(with.contains("The first ") && with.contains(" of 130 groups are shown"));
        assert!(with.contains("This page has room for") && with.contains(" of 1,000 lines; all are in"));
        assert!(with.contains(" of 1,000 terms; all are in"));
        report.comparison = None;
        let without = rendered(&report);
        assert!(!without.contains("part-comparison"));
        assert!(
            with.len() - without.len() < 600_000,
            "{}",
            with.len() - without.len()
        );
        // What the page takes for rows and tags is estimated, so the estimate is held against the page.
        let mut report = sample::report();
        let comparison = report.comparison.as_mut().unwrap();
        comparison.groups = vec![comparison.groups[0].clone(); 300];
        let all = rendered(&report).len();
        report.comparison = None;
        assert!(all - rendered(&report).len() < 510_000);
    }

    #[test]
    fn topics_and_stories_take_no_more_than_they_are_allowed() {
        for mut report in [sample::report(), sample::hostile()] {
            report.sections.clear();
            report.comparison = None;
            report
                .articles
                .iter_mut()
                .for_each(|article| (article.topic, article.story) = (None, None));
            let (topics, stories) = (report.topics.take().unwrap(), report.stories.take().unwrap());
            let without = rendered(&report).len();
            let all = (1..=500).map(|number| TopicCard {
                number,
                ..topics.topics[0].clone()
            });
            report.topics = Some(Topics {
                topics: all.collect(),
                ..topics
            });
            let with_topics = rendered(&report).len();
            assert!(
                (100_000..290_000).contains(&(with_topics - without)),
                "{}",
                with_topics - without
            );
            let all = (1..=500).map(|number| StoryCard {
                number,
                ..stories.stories[1].clone()
            });
            report.stories = Some(Stories {
                stories: all.collect(),
                ..stories
            });
            let both = rendered(&report).len();
            assert!(
                (100_000..290_000).contains(&(both - with_topics)),
                "{}",
                both - with_topics
            );
        }
    }

    #[test]
    fn a_comparison_is_folded_with_its_articles_linked() {
        let mut report = sample::report();
        let text = rendered(&report);
        assert_eq!(text.matches("<details class=\"compared\" open>").count(), 1);
        assert_eq!(text.matches("<details class=\"compared\">").count(), 2);
        assert!(text.contains("<li><a href=\"#part-comparison\">What sets the groups apart</a>"));
        assert!(text.contains("<li><a href=\"#article-1\" dir=\"auto\">Council votes"));
        assert!(text.contains("<span>The </span><b>ferry</b><span> Astrid left"));
        assert!(text.contains("at least ×2.5</span>") && !text.contains(">ferri<"));
        report.comparison.as_mut().unwrap().groups.truncate(2);
        assert!(rendered(&report).contains("<section class=\"compared\""));
    }

    #[test]
    fn topics_and_stories_are_linked_with_their_articles() {
        let text = rendered(&sample::report());
        assert!(text.contains("<li><a href=\"#topic-2\" dir=\"auto\">2 · night trams, council</a></li>"));
        assert!(text.contains("<a href=\"#topic-1\" dir=\"auto\">1 · ferry and island (91.2%)</a>"));
        assert!(text.contains("<a href=\"#story-2\">2 articles of 2 outlets, 2031-03-15</a>"));
        assert!(text.contains("<strong>weak: its leading terms seldom stand in the same article</strong>"));
        assert_eq!(text.matches("<strong>weak").count(), 1);
        assert!(text.contains("<span>fairly coherent (0.15)</span>"));
        assert_eq!(text.matches("this one was made from its text").count(), 1);
        assert_eq!(text.matches("<details class=\"card\"").count(), 0);
        let summary = between(&text, "id=\"part-summary\"", "</section>");
        assert_eq!(summary.matches("<p dir=\"auto\">").count(), 3);
        assert!(summary.contains("<a href=\"#article-3\" dir=\"auto\">Tram line 4"));
        let mut report = sample::report();
        report.articles.clear();
        let topics = rendered(&report);
        let topics = between(&topics, "id=\"part-topics\"", "id=\"part-stories\"");
        assert!(topics.contains("<bdi>Tram line 4") && !topics.contains("#article-"));
    }

    #[test]
    fn drawings_of_topics_stand_with_them() {
        let mut report = sample::report();
        let text = rendered(&report);
        let place = |text: &str, part: &str| text.find(part).unwrap();
        let drawing = place(&text, "id=\"chart-topic-overview\"");
        assert!(place(&text, "id=\"part-topics\"") < drawing && drawing < place(&text, "id=\"topic-1\""));
        assert!(place(&text, "id=\"chart-top-terms\"") < place(&text, "id=\"part-topics\""));
        assert!(text.contains("“Topics” stands <a href=\"#part-topics\">with the topics</a>"));
        report.topics = None;
        let text = rendered(&report);
        assert!(place(&text, "id=\"chart-topic-overview\"") < place(&text, "id=\"part-stories\""));
        assert!(text.contains("“Topics” stands <a href=\"#part-about\">at the top of the page</a>"));
    }

    #[test]
    fn many_topics_and_stories_are_folded_and_none_are_told() {
        let mut report = sample::report();
        let topics = &mut report.topics.as_mut().unwrap().topics;
        *topics = (1..=30)
            .map(|number| TopicCard {
                number,
                ..topics[1].clone()
            })
            .collect();
        let stories = &mut report.stories.as_mut().unwrap().stories;
        *stories = (1..=10)
            .map(|number| StoryCard {
                number,
                ..stories[0].clone()
            })
            .collect();
        let text = rendered(&report);
        assert_eq!(text.matches("<details class=\"card\" open>").count(), 2);
        assert_eq!(text.matches("<details class=\"card\">").count(), 38);
        assert!(text.contains("<small>3 articles, 28.1%</small>"));
        let topics = report.topics.as_mut().unwrap();
        topics.topics.clear();
        topics.summary = "Two articles are too few.".to_owned();
        let text = rendered(&report);
        let part = between(&text, "id=\"part-topics\"", "id=\"part-stories\"");
        assert!(part.contains("<p>Two articles are too few.</p>") && !part.contains("Every article"));
        assert!(text.contains("<bdi>1 · ferry and island (91.2%)</bdi>"));
    }

    #[test]
    fn an_empty_report_is_a_page() {
        let mut report = sample::report();
        let comparison = report.comparison.as_mut().unwrap();
        comparison.groups.clear();
        comparison.trends.clear();
        comparison.disclosure.clear();
        report.figures.clear();
        report.about.clear();
        report.summary.clear();
        report.topics = None;
        report.stories = None;
        report.comparison = None;
        report.articles.clear();
        report.articles_total = 0;
        report.sections.clear();
        report.splits.clear();
        report.notices.clear();
        report.options.clear();
        report.dropped.clear();
        report.methods.clear();
        let text = rendered(&report);
        assert!(text.contains("No term stands out") && text.contains("</html>"));
        assert!(
            ![
                "part-summary",
                "part-topics",
                "part-stories",
                "#topic-",
                "#story-"
            ]
            .iter()
            .any(|part| text.contains(part))
        );
    }
}

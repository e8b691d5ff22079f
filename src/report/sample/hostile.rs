//! A report in which every text from outside is hostile, and everything that can be long is.

use super::{notice, report, splits};
use crate::analyze::Values;
use crate::report::{Article, Comparison, Passage, Report, Stories, Topics};

/// The same shape with hostile text in every place that takes text from outside, and ten thousand of everything long.
pub(crate) fn hostile() -> Report {
    let bad = "</title></style><script>alert('x')</script> \"quoted\" 'and' `ticked` | piped | <img src=x onerror=alert(1)> \u{202e}desrever\u{0}\u{1b}[31m 👩\u{200d}🚀 {{ page }} {% if %} [a](javascript:alert(1)) $x$ \n# heading\r\n- list";
    let long = format!("{bad} {}", "אבג long ".repeat(60));
    let mut report = report();
    report.title = bad.to_owned();
    report.generator = bad.to_owned();
    for article in &mut report.articles {
        article.title.clone_from(&long);
        article.source = bad.to_owned();
        article.date = Some(bad.to_owned());
        article.language = Some("\"><script>".to_owned());
        article.groups = vec![
            (bad.to_owned(), bad.to_owned()),
            ("url".to_owned(), "javascript:alert(1)".to_owned()),
            (
                "link".to_owned(),
                "https://x.example/\"onmouseover=alert(1)".to_owned(),
            ),
        ];
        for keyword in &mut article.keywords {
            keyword.form = bad.to_owned();
        }
        for sentence in &mut article.summary {
            sentence.text.clone_from(&long);
        }
        article.topic = Some((1, bad.to_owned(), f64::NAN));
    }
    let one = report.articles.first().cloned().into_iter();
    report.articles = one
        .cycle()
        .take(10_000)
        .zip(0..)
        .map(|(article, doc)| Article { doc, ..article })
        .collect();
    report.articles_total = 10_000;
    for entity in &mut report.entities {
        entity.name = bad.to_owned();
        entity.aliases.iter_mut().for_each(|alias| {
            alias.form = bad.to_owned();
            alias.reason = bad.to_owned();
        });
        let passages = entity.examples.iter_mut().chain(&mut entity.quoted);
        passages.for_each(|passage| {
            passage.title.clone_from(&long);
            passage.text.clone_from(&long);
        });
    }
    report.entities = vec![report.entities[0].clone(); 10_000];
    passages(&mut report.summary, &long);
    if let Some(topics) = &mut report.topics {
        topical(topics, bad, &long);
    }
    if let Some(stories) = &mut report.stories {
        told(stories, bad, &long);
    }
    if let Some(comparison) = &mut report.comparison {
        compared(comparison, bad, &long);
    }
    for keyword in &mut report.about {
        keyword.form = bad.to_owned();
    }
    for section in &mut report.sections {
        for column in &mut section.table.columns {
            column.meaning = bad.to_owned();
            if let Values::Text(values) = &mut column.values {
                values.fill(Some(bad.to_owned()));
            }
        }
        for drawing in &mut section.drawings {
            drawing.title = bad.to_owned();
            drawing.caption = bad.to_owned();
            drawing.svg.push_str(&" ".repeat(700_000));
        }
    }
    report.splits = splits()
        .first()
        .cloned()
        .into_iter()
        .cycle()
        .take(10_000)
        .collect();
    for line in &mut report.splits {
        line.source = bad.to_owned();
        line.rule = bad.to_owned();
        line.removals
            .iter_mut()
            .for_each(|removal| removal.text.clone_from(&long));
    }
    report.notices = vec![notice(bad, "encoding", &long); 10_000];
    report.options.push((bad.to_owned(), long.repeat(50)));
    report.top = 1_000_000;
    report
}

/// Twenty long passages.
fn passages(passages: &mut Vec<Passage>, long: &str) {
    for passage in passages.iter_mut() {
        passage.title = long.to_owned();
        passage.text = long.to_owned();
    }
    *passages = vec![passages[0].clone(); 20];
}

/// The same for topics: a hundred, each with many of everything.
fn topical(topics: &mut Topics, bad: &str, long: &str) {
    long.clone_into(&mut topics.summary);
    topics.column = Some(bad.to_owned());
    topics.disclosure = vec![(bad.to_owned(), long.to_owned()); 1_000];
    let topic = &mut topics.topics[0];
    long.clone_into(&mut topic.label);
    bad.clone_into(&mut topic.verdict);
    long.clone_into(&mut topic.why);
    (topic.share, topic.coherence, topic.exclusivity) = (f64::NAN, Some(f64::INFINITY), -1.0);
    topic.terms[0].form = bad.to_owned();
    topic.terms[0].weight = f64::NAN;
    topic.terms = vec![topic.terms[0].clone(); 100];
    topic.phrases = vec![bad.to_owned(); 100];
    topic.entities = vec![long.to_owned(); 100];
    topic.typical[0].title = long.to_owned();
    topic.typical[0].source = bad.to_owned();
    topic.typical[0].date = Some(bad.to_owned());
    topic.typical = vec![topic.typical[0].clone(); 20];
    passages(&mut topic.summary, long);
    topic.periods = vec![(bad.to_owned(), 7.0); 100];
    topic.groups = vec![(long.to_owned(), f64::NAN); 20];
    topics.topics = vec![topic.clone(); 100];
    topics
        .topics
        .iter_mut()
        .zip(1..)
        .for_each(|(topic, number)| topic.number = number);
}

/// The same for stories: two hundred, the first of a thousand articles.
fn told(stories: &mut Stories, bad: &str, long: &str) {
    long.clone_into(&mut stories.summary);
    stories.denominators = vec![(bad.to_owned(), u64::MAX); 100];
    stories.disclosure = vec![(bad.to_owned(), long.to_owned()); 1_000];
    let story = &mut stories.stories[0];
    long.clone_into(&mut story.title);
    (story.first, story.last) = (Some(bad.to_owned()), Some(long.to_owned()));
    let member = &mut story.members[1];
    long.clone_into(&mut member.title);
    bad.clone_into(&mut member.source);
    bad.clone_into(&mut member.relation);
    member.date = Some(bad.to_owned());
    (member.kept, member.own) = (f64::NAN, 2.0);
    (member.added, member.cut) = (vec![long.to_owned(); 8], vec![bad.to_owned(); 8]);
    story.members = vec![member.clone(); 3];
    passages(&mut story.summary, long);
    story.articles = 1_000;
    stories.total = 1_000;
    stories.stories = vec![story.clone(); 200];
    let first = &mut stories.stories[0].members;
    *first = vec![first[0].clone(); 1_000];
    stories
        .stories
        .iter_mut()
        .zip(1..)
        .for_each(|(story, number)| story.number = number);
}

/// The same for what is compared.
fn compared(comparison: &mut Comparison, bad: &str, long: &str) {
    long.clone_into(&mut comparison.summary);
    comparison.disclosure = vec![(bad.to_owned(), long.to_owned()); 1_000];
    comparison.trends = vec![comparison.trends[0].clone(); 1_000];
    for trend in &mut comparison.trends {
        trend.form = bad.to_owned();
        long.clone_into(&mut trend.peak);
    }
    let group = &mut comparison.groups[0];
    group.name = bad.to_owned();
    long.clone_into(&mut group.reference);
    group.remark = bad.to_owned();
    group.only_here = vec![bad.to_owned(); 100];
    for term in group.more.iter_mut().chain(&mut group.less) {
        term.form = bad.to_owned();
        term.verdict = bad.to_owned();
        term.drivers
            .iter_mut()
            .for_each(|driver| long.clone_into(&mut driver.title));
        for line in term.lines.iter_mut().chain(&mut term.lines_ref) {
            let own = [
                &mut line.title,
                &mut line.left,
                &mut line.keyword,
                &mut line.right,
            ];
            for text in own {
                long.clone_into(text);
            }
        }
    }
    comparison.groups = vec![group.clone(); 130];
}

//! A corpus held to the rules and to a baseline.

mod intake;
mod observed;
mod shown;

use super::prepared::{Prepared, prepare};
use super::topics::{self, Leading, Topics};
use super::{GENERATOR, Options, snapshot};
use crate::analyze::Context;
use crate::check::drift::{self, Drift, Keep, Snapshot};
use crate::check::{baseline, content, gate};
use crate::compare::{Groups, Keys};
use crate::corpus::Input;
use crate::count::Detail;
use crate::error::{Error, Notice};
use crate::finding::{Finding, Findings, Level, Rule};
use crate::number;
use crate::progress::Progress;
use crate::topic::Phrases;

/// What a corpus is held to.
#[derive(Debug, Clone)]
pub struct Asking {
    /// Whether it was read well.
    pub gate: gate::Options,
    /// What must and must not be in it.
    pub rules: Vec<content::Rule>,
    /// What may not have moved.
    pub drift: drift::Options,
    /// Groups that are held against the same groups of the baseline.
    pub by: Option<Keys>,
    /// What the corpus is held against, and what messages call it.
    pub before: Option<(Snapshot, String)>,
    /// Whether a new baseline takes its place, so that it need not be counted alike.
    pub renewing: bool,
}

impl Asking {
    /// Whether the baseline tells groups apart.
    fn is_grouped(&self) -> bool {
        self.before
            .as_ref()
            .is_some_and(|(before, _)| !before.columns().is_empty())
    }
}

/// What a check came to.
#[derive(Debug)]
pub struct Checked {
    /// What was found.
    pub findings: Findings,
    /// What a baseline keeps of the corpus; `None` where there is no usable article.
    pub snapshot: Option<Snapshot>,
    /// What went wrong or was assumed while reading.
    pub notices: Vec<Notice>,
}

/// Counts a corpus and holds it to everything asked.
///
/// A corpus without any usable article is no error here: the gate names it.
///
/// # Errors
/// What a stage says.
pub fn check(
    inputs: &[Input],
    asking: &Asking,
    options: &Options,
    progress: &dyn Progress,
) -> Result<Checked, Error> {
    let prepared = prepare(inputs, options, Detail::Full, progress)?;
    let context = Context::new(&prepared.frames, &options.analyze)?;
    let mut notices = prepared.notices.clone();
    progress.stage("checking what was read", 0);
    let (sources, articles) = (intake::sources(&prepared), intake::articles(&prepared)?);
    let measured = match &prepared.texts {
        Some(texts) => Some(gate::measure(texts, progress)?),
        None => None,
    };
    let mut rules = gate::rules(&asking.gate);
    let intake = gate::Intake {
        sources: &sources,
        articles: &articles,
        notices: &prepared.notices,
        measured: measured.as_ref(),
    };
    let mut found = gate::judge(&intake, &asking.gate);
    drop((articles, measured));
    let mut remarks = Vec::new();
    let mut now = None;
    rules.extend(content::rules(&asking.rules));
    found.extend(observed::judge(
        &asking.rules,
        &prepared,
        &context,
        options,
        progress,
    )?);
    if context.sums.all_tokens() == 0 {
        remarks.push("There is no usable article, so nothing is held against a baseline.".to_owned());
    } else {
        let leading = leading(&context, &prepared, options, &mut notices, progress)?;
        progress.stage("comparing with the baseline", 0);
        let (groups, why) = groups(asking, &context)?;
        if let Some(why) = why {
            match asking.drift.groups.filter(|_| asking.is_grouped()) {
                // The baseline has groups, and what tells them apart is gone.
                Some(level) => found.push(Finding::new("drift/group", level, "all groups", why)),
                None => remarks.push(why),
            }
        }
        let behind = (&prepared, &context);
        let drift = drifted(asking, behind, (&leading, groups.as_ref()), options)?;
        if let Some(drift) = drift {
            rules.extend(drift::rules(&asking.drift));
            remarks.extend(drift.remarks);
            found.extend(drift.moved.into_iter().map(|moved| moved.finding));
        }
        let keep = Keep::MOST_FREQUENT;
        now = Some(snapshot::snapshot(
            &context,
            &leading,
            groups.as_ref(),
            options,
            keep,
        )?);
    }
    let before = asking.before.as_ref();
    let findings = Findings {
        generator: GENERATOR.to_owned(),
        command: "check".to_owned(),
        looked_at: looked_at(&prepared),
        held_against: before.map(|(before, name)| held_against(before, name)),
        rules,
        findings: baseline::known(found, before.map(|(before, _)| before)),
        remarks,
    };
    progress.finish();
    Ok(Checked {
        findings,
        snapshot: now,
        notices,
    })
}

/// What a baseline is called in a sentence.
fn held_against(before: &Snapshot, name: &str) -> String {
    format!("{name} ({})", number::counted(before.articles(), "article"))
}

/// The topics of the corpus by what stands for them; those that cannot be leaned on are passed over.
fn leading(
    context: &Context<'_>,
    prepared: &Prepared,
    options: &Options,
    notices: &mut Vec<Notice>,
    progress: &dyn Progress,
) -> Result<Vec<Leading>, Error> {
    let behind = topics::Behind {
        context,
        setup: &prepared.setup,
        phrases: Phrases::default(),
        keys: None,
        min_articles: 1,
    };
    let found = topics::find(behind, options, notices, progress)?;
    Ok(match &found {
        Some(Topics::Found(found)) => found.leading(snapshot::TERMS),
        _ => Vec::new(),
    })
}

/// What a corpus is called in a sentence.
fn looked_at(prepared: &Prepared) -> String {
    let articles = number::counted(u64::from(prepared.frames.articles), "article");
    match prepared.frames.sources() {
        [only] => format!("{articles} from {}", only.name),
        several => format!(
            "{articles} from {}",
            number::counted(several.len() as u64, "file")
        ),
    }
}

/// The groups of the corpus, or why there are none.
fn groups(asking: &Asking, context: &Context<'_>) -> Result<(Option<Groups>, Option<String>), Error> {
    match snapshot::groups(context, asking.by.as_ref()) {
        // What the baseline groups by can be gone; what the user names has to be there.
        Err(Error::Usage(why)) if asking.is_grouped() => Ok((None, Some(why))),
        told => told,
    }
}

/// What moved, with the articles that show it; nothing without a baseline.
fn drifted(
    asking: &Asking,
    (prepared, context): (&Prepared, &Context<'_>),
    (leading, groups): (&[Leading], Option<&Groups>),
    options: &Options,
) -> Result<Option<Drift>, Error> {
    let Some((before, name)) = &asking.before else {
        return Ok(None);
    };
    let whole = snapshot::snapshot(context, leading, groups, options, Keep::ALL)?;
    match drift::drift(before, &whole, &asking.drift) {
        Ok(mut drift) => {
            shown::fill(&mut drift.moved, prepared, context, groups)?;
            Ok(Some(drift))
        }
        Err(Error::Usage(why)) if asking.renewing => Ok(Some(Drift {
            moved: Vec::new(),
            tests: 0,
            remarks: vec![format!(
                "Nothing is held against {name}, which is made anew: {why}"
            )],
        })),
        Err(error) => Err(error),
    }
}

/// What changed between two reports.
///
/// # Errors
/// [`Error::Usage`] where they were counted in different ways.
pub fn diff(
    (old, old_name): (&Snapshot, &str),
    (new, new_name): (&Snapshot, &str),
    options: &drift::Options,
) -> Result<Findings, Error> {
    let drift = drift::drift(old, new, options)?;
    let mut rules = vec![Rule {
        id: "diff/figure".to_owned(),
        title: "figures".to_owned(),
        meaning: "How many articles, words and files each report has.".to_owned(),
        level: Level::Note,
    }];
    rules.extend(drift::rules(options));
    let mut findings: Vec<Finding> = drift.moved.into_iter().map(|moved| moved.finding).collect();
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.level));
    findings.extend(baseline::figures(old, new));
    Ok(Findings {
        generator: GENERATOR.to_owned(),
        command: "diff".to_owned(),
        looked_at: held_against(new, new_name),
        held_against: Some(held_against(old, old_name)),
        rules,
        findings,
        remarks: drift.remarks,
    })
}

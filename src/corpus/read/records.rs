//! From the fields of records to documents.
//!
//! The names of all fields must be known before one of them is the text, so a record is first kept as a flat run of
//! (name, value), borrowed from the file wherever it can be: one pass over the file and no map per record. Records whose
//! columns are known before go straight into [`Builder`].

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::columns::{Columns, Layout, Role};
use super::dates::{Column, Order};
use crate::corpus::tally::{About, Tally};
use crate::corpus::{Document, Options, Reading};

/// Records whose mean field lengths decide which column is the text, where no name tells.
pub(super) const SAMPLE: usize = 200;

/// A field of a record.
#[derive(Debug)]
struct Field<'t> {
    name: u32,
    /// Whether it was a string, not something made into one.
    string: bool,
    value: Option<Cow<'t, str>>,
}

/// Records with names as they come.
#[derive(Debug, Default)]
pub(super) struct Records<'t> {
    names: Vec<Cow<'t, str>>,
    known: FxHashMap<Cow<'t, str>, u32>,
    fields: Vec<Field<'t>>,
    /// For each record, the end of its fields.
    ends: Vec<usize>,
    /// For each name, one past the field that had it last.
    latest: Vec<usize>,
    /// For each place in a record, the name found there last: most records repeat the one before.
    places: Vec<u32>,
    /// Names there were before the open record.
    settled: usize,
    /// Names of fields that nobody asks for.
    unwanted: Vec<String>,
    /// For each name, whether its fields are kept.
    wanted: Vec<bool>,
}

impl<'t> Records<'t> {
    /// No records yet; fields with some names will not be kept.
    pub(super) fn without(unwanted: Vec<String>) -> Self {
        Self {
            unwanted,
            ..Self::default()
        }
    }

    /// Whether the fields of a name are kept.
    pub(super) fn wants(&self, name: u32) -> bool {
        self.wanted.get(name as usize).copied().unwrap_or(true)
    }

    /// The number of a field's name, `place` being the field's place in the record.
    pub(super) fn name(&mut self, place: usize, name: &str, keep: impl FnOnce() -> Cow<'t, str>) -> u32 {
        if let Some(&likely) = self.places.get(place)
            && self.names.get(likely as usize).is_some_and(|known| known == name)
        {
            return likely;
        }
        let number = if let Some(&number) = self.known.get(name) {
            number
        } else {
            let number = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
            let name = keep();
            self.names.push(name.clone());
            self.latest.push(0);
            self.wanted
                .push(!self.unwanted.iter().any(|unwanted| **unwanted == *name));
            self.known.insert(name, number);
            number
        };
        if let Some(likely) = self.places.get_mut(place) {
            *likely = number;
        } else if place == self.places.len() {
            self.places.push(number);
        }
        number
    }

    /// Adds a field to the open record; of two with one name the later counts.
    pub(super) fn push(&mut self, name: u32, string: bool, value: Option<Cow<'t, str>>) {
        let start = self.ends.last().copied().unwrap_or(0);
        let field = Field { name, string, value };
        let Some(latest) = self.latest.get_mut(name as usize) else {
            return;
        };
        if *latest > start
            && let Some(earlier) = self.fields.get_mut(*latest - 1)
        {
            *earlier = field;
        } else {
            self.fields.push(field);
            *latest = self.fields.len();
        }
    }

    /// Ends the open record.
    pub(super) fn close(&mut self) {
        self.ends.push(self.fields.len());
        self.settled = self.names.len();
    }

    /// Forgets the fields of the open record and ends it as an empty one.
    pub(super) fn abandon(&mut self) {
        let start = self.ends.last().copied().unwrap_or(0);
        self.fields.truncate(start);
        for name in self.names.drain(self.settled..) {
            self.known.remove(&name);
        }
        self.latest.truncate(self.settled);
        self.wanted.truncate(self.settled);
        for latest in &mut self.latest {
            *latest = (*latest).min(start);
        }
        let settled = self.settled;
        // A place without a name is never a likely one.
        for place in &mut self.places {
            if *place as usize >= settled {
                *place = u32::MAX;
            }
        }
        self.close();
    }

    fn fields_of(&self, record: usize) -> &[Field<'t>] {
        let start = record.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.fields[start..self.ends[record]]
    }

    /// Names in byte order, and for each name's number its place among them.
    fn sorted_names(&self) -> (Vec<String>, Vec<u32>) {
        let mut order: Vec<usize> = (0..self.names.len()).collect();
        order.sort_by(|&a, &b| self.names[a].cmp(&self.names[b]));
        let mut places = vec![0; order.len()];
        for (place, &name) in (0..).zip(&order) {
            places[name] = place;
        }
        let names = order.iter().map(|&name| self.names[name].to_string()).collect();
        (names, places)
    }

    /// Chooses columns from these records; `None` where no record has a field.
    pub(super) fn layout(&self, options: &Options) -> Option<Layout> {
        let (names, places) = self.sorted_names();
        if names.is_empty() {
            return None;
        }
        let lengths = || {
            let mut lengths = vec![(0, 0_u32); names.len()];
            for record in 0..self.ends.len().min(SAMPLE) {
                for field in self.fields_of(record).iter().filter(|field| field.string) {
                    let (sum, count) = &mut lengths[places[field.name as usize] as usize];
                    *sum += field.value.as_deref().map_or(0, str::len);
                    *count += 1;
                }
            }
            lengths
        };
        let lengths = std::cell::LazyCell::new(lengths);
        let columns = Columns::choose(&names, options, &|at| mean(lengths[at]), true);
        Some(Layout::new(names, columns))
    }

    /// What the dates of the records say of their order.
    pub(super) fn order(&self, layout: &Layout) -> Order {
        let mut order = Order::default();
        let is_date: Vec<bool> = self
            .names
            .iter()
            .map(|name| {
                let column = layout.names().iter().position(|known| known == name);
                column.is_some_and(|column| layout.role(column) == Role::Date)
            })
            .collect();
        let dates = self.fields.iter().filter(|field| is_date[field.name as usize]);
        for value in dates.filter_map(|field| field.value.as_deref()) {
            order.see(value);
        }
        order
    }

    /// The documents; with `given`, columns and the order of dates were decided elsewhere and nothing is said of them.
    pub(super) fn build(self, source: &str, options: &Options, given: Option<(&Layout, Order)>) -> Reading {
        let own = if given.is_none() {
            self.layout(options)
        } else {
            None
        };
        let Some(layout) = given.map(|(layout, _)| layout).or(own.as_ref()) else {
            return Reading {
                documents: vec![Document::default(); self.ends.len()],
                ..Reading::default()
            };
        };
        let (layout, columns) = self.columns_in(layout);
        let mut builder = Builder::new(&layout, options, given.map(|(_, order)| order));
        let mut fields = self.fields.into_iter();
        let mut start = 0;
        for end in self.ends {
            for field in fields.by_ref().take(end - start) {
                if let Some(value) = field.value {
                    builder.field(columns[field.name as usize], value);
                }
            }
            builder.close();
            start = end;
        }
        let mut reading = builder.finish();
        if given.is_none() {
            reading.notices = layout.notices(source);
        }
        reading
    }

    /// For each name its column, in a layout that has them all.
    fn columns_in<'l>(&self, layout: &'l Layout) -> (Cow<'l, Layout>, Vec<usize>) {
        let known: FxHashMap<&str, usize> = layout.names().iter().map(String::as_str).zip(0..).collect();
        let mut new: Vec<&str> = self
            .names
            .iter()
            .map(AsRef::as_ref)
            .filter(|name| !known.contains_key(name))
            .collect();
        new.sort_unstable();
        let column = |name: &Cow<'_, str>| {
            let later = || new.binary_search(&name.as_ref()).unwrap_or_default();
            known
                .get(name.as_ref())
                .copied()
                .unwrap_or_else(|| known.len() + later())
        };
        let columns = self.names.iter().map(column).collect();
        let layout = if new.is_empty() {
            Cow::Borrowed(layout)
        } else {
            Cow::Owned(layout.with(&new))
        };
        (layout, columns)
    }
}

/// A mean length from a sum and a count.
#[allow(clippy::cast_precision_loss, reason = "lengths of a few hundred fields")]
pub(super) fn mean((sum, count): (usize, u32)) -> f64 {
    sum as f64 / f64::from(count.max(1))
}

/// Takes fields by column and makes documents of them.
pub(super) struct Builder<'l, 't> {
    layout: &'l Layout,
    text_only: bool,
    given: Option<Order>,
    documents: Vec<Document>,
    dates: Column<'t>,
    text: Option<(usize, usize, Cow<'t, str>)>,
    title: Option<String>,
    date: Option<Cow<'t, str>>,
    /// Metadata of the open record: place of the name, column, value.
    meta: Vec<(u32, usize, Cow<'t, str>)>,
}

impl<'l, 't> Builder<'l, 't> {
    /// With `given`, dates are read in that order, else in the one they show themselves.
    pub(super) fn new(layout: &'l Layout, options: &Options, given: Option<Order>) -> Self {
        Self {
            layout,
            text_only: options.text_only,
            given,
            documents: Vec::new(),
            dates: Column::default(),
            text: None,
            title: None,
            date: None,
            meta: Vec::new(),
        }
    }

    /// Whether values of a column are used at all.
    pub(super) fn wants(&self, column: usize) -> bool {
        !self.text_only || matches!(self.layout.role(column), Role::Text(_))
    }

    /// A value of the open record; a column comes at most once.
    pub(super) fn field(&mut self, column: usize, value: Cow<'t, str>) {
        match self.layout.role(column) {
            Role::Text(place) => match &mut self.text {
                Some(text) if text.0 < place => self.meta(column, value),
                Some(text) => {
                    let (_, other, value) = std::mem::replace(text, (place, column, value));
                    self.meta(other, value);
                }
                none => *none = Some((place, column, value)),
            },
            _ if self.text_only => {}
            Role::Title => self.title = Some(collapse(&value)),
            Role::Date => self.date = Some(value),
            Role::Meta => self.meta(column, value),
        }
    }

    fn meta(&mut self, column: usize, value: Cow<'t, str>) {
        if !self.text_only
            && let Some((_, rank)) = self.layout.shown(column)
            && !value.trim().is_empty()
        {
            self.meta.push((rank, column, value));
        }
    }

    /// Ends the open record.
    pub(super) fn close(&mut self) {
        let text = self.text.take();
        let mut document = Document {
            text: text.map(|(_, _, text)| text.into_owned()).unwrap_or_default(),
            ..Document::default()
        };
        if !self.text_only {
            document.title = self.title.take().unwrap_or_default();
            self.dates.push(self.date.take());
            self.meta.sort_unstable_by_key(|(rank, ..)| *rank);
            document.meta.reserve_exact(self.meta.len());
            for (_, column, value) in self.meta.drain(..) {
                let name = self.layout.shown(column).map_or("", |(name, _)| name);
                document.meta.push((name.to_owned(), trimmed(value)));
            }
        }
        self.documents.push(document);
    }

    /// The documents, and what is to be said of their dates.
    pub(super) fn finish(mut self) -> Reading {
        let order = self.given.unwrap_or(self.dates.order);
        let (dates, bad, first) = self.dates.read(order);
        for (document, date) in self.documents.iter_mut().zip(dates) {
            document.date = date;
        }
        let mut tallies = Vec::new();
        tallies.extend(first.map(|first| Tally::new(About::BadDates { first }, bad)));
        if self.dates.order != Order::default() {
            tallies.push(Tally::new(About::DateOrder(self.dates.order), 1));
        }
        Reading {
            documents: self.documents,
            tallies,
            ..Reading::default()
        }
    }
}

fn collapse(text: &str) -> String {
    let mut collapsed = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !collapsed.is_empty() {
            collapsed.push(' ');
        }
        collapsed.push_str(word);
    }
    collapsed
}

fn trimmed(value: Cow<'_, str>) -> String {
    let trimmed = value.trim();
    if trimmed.len() == value.len() {
        value.into_owned()
    } else {
        trimmed.to_owned()
    }
}

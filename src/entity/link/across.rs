//! stub
use super::{Aliases, Reason};
use crate::entity::Kind;
/// A name.
pub struct Name<'n> {
    /// k
    pub kind: Kind,
    /// n
    pub name: &'n str,
    /// m
    pub mentions: u64,
    /// a
    pub articles: u32,
}
/// Merges.
pub fn across(names: &[Name<'_>], aliases: &Aliases) -> Vec<(u32, Reason)> {
    let _ = aliases;
    (0..names.len() as u32).map(|i| (i, Reason::SameName)).collect()
}

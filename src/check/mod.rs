//! What a corpus is held to: that it was read well, what must and must not be in it, and that it has not moved away from
//! a baseline beyond chance.
//!
//! Each part takes values and gives [`Finding`](crate::finding::Finding)s. Nothing here reads a command line, a clock or the environment.

pub mod baseline;
pub mod content;
pub mod drift;
pub mod gate;
pub mod settings;

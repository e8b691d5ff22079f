//! Two folders change places.
//!
//! Linux and Apple's systems do it in one step, most of their file systems too, so that whoever looks sees the one or the
//! other and never nothing. Whether this one can is found by trying: a failure leaves everything as it was, and the caller
//! then renames twice, where an error that is no lack of support comes up again with its reason.

use std::path::Path;

/// Whether `one` and `other`, both there and on one file system, have changed places; nothing has happened where not.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
pub fn exchange(one: &Path, other: &Path) -> bool {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).is_ok()
}

/// Whether `one` and `other` have changed places: this system cannot do it in one step.
#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
pub fn exchange(_: &Path, _: &Path) -> bool {
    false
}

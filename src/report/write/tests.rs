use std::collections::BTreeMap;

use super::super::manifest::manifest;
use super::*;

/// Every file below `dir` with its text, folders that are empty as `name/`.
fn tree(dir: &Path) -> BTreeMap<String, String> {
    fn walk(dir: &Path, at: &str, seen: &mut BTreeMap<String, String>) {
        for name in entries(dir).unwrap() {
            let path = dir.join(&name);
            let shown = format!("{at}{}", name.to_str().unwrap());
            if path.is_dir() {
                if entries(&path).unwrap().is_empty() {
                    seen.insert(format!("{shown}/"), String::new());
                }
                walk(&path, &format!("{shown}/"), seen);
            } else {
                seen.insert(shown, fs::read_to_string(&path).unwrap());
            }
        }
    }
    let mut seen = BTreeMap::new();
    walk(dir, "", &mut seen);
    seen
}

/// A report of these files with its manifest.
fn report(files: &[(&str, &str)]) -> Vec<OutputFile> {
    let mut files: Vec<OutputFile> = files
        .iter()
        .map(|(path, text)| OutputFile::new(*path, *text))
        .collect();
    let list = manifest("gleaner test", &[], &[], &files);
    files.push(list);
    files
}

fn put(dir: &Path, path: &str, text: &str) {
    let path = dir.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// The files apart from the manifest, and that nothing stands beside the folder.
fn holds_exactly(dir: &Path, files: &[(&str, &str)]) {
    let mut seen = tree(dir);
    assert!(seen.remove("manifest.json").is_some());
    let wanted: BTreeMap<String, String> = files
        .iter()
        .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
        .collect();
    assert_eq!(seen, wanted);
    assert_eq!(
        entries(dir.parent().unwrap()).unwrap(),
        [dir.file_name().unwrap()]
    );
}

#[test]
fn makes_the_folder_and_those_above_it() {
    let root = tempfile::tempdir().unwrap();
    let dir = root.path().join("a/b/reports");
    write(&dir, &report(&[("index.html", "1"), ("tables/x.csv", "2")])).unwrap();
    holds_exactly(&dir, &[("index.html", "1"), ("tables/x.csv", "2")]);
}

#[test]
fn an_empty_folder_is_taken() {
    let root = tempfile::tempdir().unwrap();
    let dir = root.path().join("reports");
    fs::create_dir(&dir).unwrap();
    write(&dir, &report(&[("index.html", "1")])).unwrap();
    holds_exactly(&dir, &[("index.html", "1")]);
}

#[test]
fn files_of_the_last_report_go_and_others_stay() {
    let root = tempfile::tempdir().unwrap();
    let dir = root.path().join("reports");
    write(
        &dir,
        &report(&[("index.html", "1"), ("tables/old.csv", "2"), ("gone/deep/x", "3")]),
    )
    .unwrap();
    put(&dir, "README.md", "mine");
    put(&dir, "tables/notes.txt", "mine too");
    put(&dir, "sample/index.html", "another report");
    fs::create_dir(dir.join("gone/empty")).unwrap();
    write(&dir, &report(&[("index.html", "4"), ("tables/new.csv", "5")])).unwrap();
    holds_exactly(
        &dir,
        &[
            ("index.html", "4"),
            ("tables/new.csv", "5"),
            ("README.md", "mine"),
            ("tables/notes.txt", "mine too"),
            ("sample/index.html", "another report"),
            ("gone/empty/", ""),
        ],
    );
}

#[test]
fn a_folder_of_other_things_keeps_them_all() {
    let root = tempfile::tempdir().unwrap();
    let dir = root.path().join("reports");
    put(&dir, "README.md", "mine");
    put(&dir, "charts/photo.jpg", "jpeg");
    put(&dir, "sample/manifest.json", "{}");
    write(&dir, &report(&[("index.html", "1"), ("charts/a.svg", "2")])).unwrap();
    holds_exactly(
        &dir,
        &[
            ("index.html", "1"),
            ("charts/a.svg", "2"),
            ("README.md", "mine"),
            ("charts/photo.jpg", "jpeg"),
            ("sample/manifest.json", "{}"),
        ],
    );
}

#[test]
fn a_file_in_the_way_stops_the_run_before_anything_changes() {
    for (theirs, new) in [
        ("index.html", "index.html"),
        ("manifest.json", "index.html"),
        ("tables", "tables/x.csv"),
        ("index.html/photo.jpg", "index.html"),
    ] {
        let root = tempfile::tempdir().unwrap();
        let dir = root.path().join("reports");
        put(&dir, theirs, "{\"name\": \"mine\"}");
        let before = tree(root.path());
        let error = write(&dir, &report(&[(new, "1")])).unwrap_err();
        assert!(matches!(error, Error::Usage(_)), "{error}");
        assert!(
            error.to_string().contains("says that gleaner wrote it: move it"),
            "{error}"
        );
        assert_eq!(tree(root.path()), before);
    }
}

#[test]
fn a_manifest_cannot_reach_out_of_the_folder() {
    let root = tempfile::tempdir().unwrap();
    let dir = root.path().join("reports");
    put(root.path(), "reports/kept.txt", "kept");
    put(root.path(), "precious.txt", "precious");
    let hostile = r#"{"schema":"gleaner-manifest/1","outputs":[{"path":"../precious.txt"},{"path":""},{"path":"/x"},{"path":".."}]}"#;
    put(&dir, "manifest.json", hostile);
    write(&dir, &report(&[("index.html", "1")])).unwrap();
    assert_eq!(
        fs::read_to_string(root.path().join("precious.txt")).unwrap(),
        "precious"
    );
    assert_eq!(fs::read_to_string(dir.join("kept.txt")).unwrap(), "kept");
}

#[test]
fn the_old_report_survives_a_failure_to_write() {
    let root = tempfile::tempdir().unwrap();
    let dir = root.path().join("reports");
    write(&dir, &report(&[("index.html", "1")])).unwrap();
    // A file that is also a folder cannot be written.
    write(&dir, &report(&[("a", "1"), ("a/b", "2")])).unwrap_err();
    holds_exactly(&dir, &[("index.html", "1")]);
}

#[test]
fn the_old_report_survives_a_failure_to_swap() {
    let root = tempfile::tempdir().unwrap();
    let dir = root.path().join("reports");
    write(&dir, &report(&[("index.html", "1")])).unwrap();
    let place = Place::of(&dir).unwrap();
    // Nothing was staged, so the second rename has nothing to move.
    place.swap().unwrap_err();
    holds_exactly(&dir, &[("index.html", "1")]);
}

#[test]
fn a_run_killed_anywhere_is_mended_by_the_next() {
    let first = report(&[("index.html", "1"), ("old/x", "1")]);
    let second = report(&[("index.html", "2")]);
    let third = [("index.html", "3"), ("mine.txt", "mine")];
    for step in 0..6 {
        let root = tempfile::tempdir().unwrap();
        let dir = root.path().join("reports");
        write(&dir, &first).unwrap();
        put(&dir, "mine.txt", "mine");
        let place = Place::of(&dir).unwrap();
        match step {
            0 => fs::create_dir(&place.new).unwrap(),
            1 => put(&place.new, "manifest.json", "{\"sche"),
            2 => place.stage(&second).unwrap(),
            3 => {
                place.stage(&second).unwrap();
                fs::remove_file(place.new.join("index.html")).unwrap();
            }
            4 => {
                place.stage(&second).unwrap();
                fs::rename(&place.dir, &place.old).unwrap();
                assert_eq!(fs::read_to_string(place.old.join("index.html")).unwrap(), "1");
            }
            _ => {
                place.stage(&second).unwrap();
                place.swap().unwrap();
                assert_eq!(fs::read_to_string(dir.join("index.html")).unwrap(), "2");
            }
        }
        write(&dir, &report(&[("index.html", "3")])).unwrap();
        holds_exactly(&dir, &third);
    }
}

#[test]
fn a_sibling_of_somebody_else_is_left_alone() {
    let root = tempfile::tempdir().unwrap();
    let dir = root.path().join("reports");
    put(root.path(), ".reports.gleaner-new/photo.jpg", "jpeg");
    let error = write(&dir, &report(&[("index.html", "1")])).unwrap_err();
    assert!(error.to_string().contains("move it"), "{error}");
    assert_eq!(
        fs::read_to_string(root.path().join(".reports.gleaner-new/photo.jpg")).unwrap(),
        "jpeg"
    );
}

#[test]
fn unusable_folders_are_named() {
    let root = tempfile::tempdir().unwrap();
    put(root.path(), "file", "x");
    let error = write(&root.path().join("file"), &report(&[])).unwrap_err();
    assert!(error.to_string().contains("is not a folder"), "{error}");
    let error = write(Path::new("/"), &report(&[])).unwrap_err();
    assert!(error.to_string().contains("choose another folder"), "{error}");
    let error = write(Path::new("."), &report(&[])).unwrap_err();
    assert!(error.to_string().contains("working folder"), "{error}");
}

#[test]
fn paths_out_of_the_report_are_refused() {
    let root = tempfile::tempdir().unwrap();
    for path in ["../x", "/x", "a/../../x", "", "a\\b", "c:x", "manifest.json"] {
        write(&root.path().join("reports"), &report(&[(path, "x")])).unwrap_err();
    }
    let without = [OutputFile::new("index.html", "x")];
    write(&root.path().join("reports"), &without).unwrap_err();
    assert!(entries(root.path()).unwrap().is_empty());
}

#[cfg(unix)]
#[test]
fn links_are_kept_as_links_and_permissions_stay() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let root = tempfile::tempdir().unwrap();
    let dir = root.path().join("real");
    write(&dir, &report(&[("index.html", "1")])).unwrap();
    put(root.path(), "elsewhere/precious", "precious");
    symlink(root.path().join("elsewhere"), dir.join("linked")).unwrap();
    fs::set_permissions(&dir, fs::Permissions::from_mode(0o700)).unwrap();
    symlink(&dir, root.path().join("reports")).unwrap();
    write(&root.path().join("reports"), &report(&[("index.html", "2")])).unwrap();
    assert!(
        fs::symlink_metadata(root.path().join("reports"))
            .unwrap()
            .is_symlink()
    );
    assert!(fs::symlink_metadata(dir.join("linked")).unwrap().is_symlink());
    assert_eq!(
        fs::read_to_string(dir.join("linked/precious")).unwrap(),
        "precious"
    );
    assert_eq!(fs::read_to_string(dir.join("index.html")).unwrap(), "2");
    assert_eq!(fs::metadata(&dir).unwrap().permissions().mode() & 0o777, 0o700);
}

use std::collections::BTreeMap;

use super::super::manifest::manifest;
use super::kept::entries;
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
    let list = manifest("gleaner test", None, &[], &[], &files);
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
    for swap in [Place::swap, Place::swap_by_renaming] {
        let root = tempfile::tempdir().unwrap();
        let dir = root.path().join("reports");
        write(&dir, &report(&[("index.html", "1")])).unwrap();
        // Nothing was staged, so nothing can take the place.
        swap(&Place::of(&dir).unwrap()).unwrap_err();
        holds_exactly(&dir, &[("index.html", "1")]);
    }
}

/// What a step of a run does to the disk, after which it is killed.
type Step = fn(&Place, &[OutputFile]);

fn stage(place: &Place, files: &[OutputFile]) {
    place.stage(files).unwrap();
}

/// Every moment from the first file written to the last one removed, in the order of a run.
const STEPS: [Step; 16] = [
    |place, _| fs::create_dir(&place.new).unwrap(),
    |place, _| put(&place.new, "manifest.json", "{\"sche"),
    |place, files| {
        stage(place, files);
        fs::remove_file(place.new.join("index.html")).unwrap();
    },
    stage,
    // Discarded half-way.
    |place, files| {
        stage(place, files);
        fs::remove_file(place.new.join("new/y")).unwrap();
        fs::remove_dir(place.new.join("new")).unwrap();
    },
    // Where two folders can change places.
    |place, files| {
        stage(place, files);
        fs::rename(&place.new, &place.old).unwrap();
    },
    |place, files| {
        stage(place, files);
        fs::rename(&place.new, &place.old).unwrap();
        fs::remove_file(place.old.join("new/y")).unwrap();
        fs::remove_dir(place.old.join("new")).unwrap();
    },
    |place, files| {
        stage(place, files);
        place.swap().unwrap();
    },
    // Where they cannot.
    |place, files| {
        stage(place, files);
        fs::rename(&place.dir, &place.old).unwrap();
    },
    |place, files| {
        stage(place, files);
        place.swap_by_renaming().unwrap();
    },
    // Clearing the old one.
    |place, files| {
        stage(place, files);
        place.swap().unwrap();
        fs::rename(place.old.join("mine.txt"), place.dir.join("mine.txt")).unwrap();
    },
    |place, files| {
        stage(place, files);
        place.swap().unwrap();
        fs::create_dir(place.dir.join("old")).unwrap();
    },
    |place, files| {
        stage(place, files);
        place.swap().unwrap();
        fs::create_dir(place.dir.join("old")).unwrap();
        fs::rename(place.old.join("mine.txt"), place.dir.join("mine.txt")).unwrap();
        fs::rename(place.old.join("old/mine"), place.dir.join("old/mine")).unwrap();
        fs::remove_file(place.old.join("old/x")).unwrap();
    },
    |place, files| {
        stage(place, files);
        place.swap().unwrap();
        fs::create_dir(place.dir.join("old")).unwrap();
        fs::rename(place.old.join("mine.txt"), place.dir.join("mine.txt")).unwrap();
        fs::rename(place.old.join("old/mine"), place.dir.join("old/mine")).unwrap();
        fs::remove_dir_all(place.old.join("old")).unwrap();
        fs::remove_file(place.old.join("index.html")).unwrap();
    },
    |place, files| {
        stage(place, files);
        place.swap().unwrap();
        let ours = checked(files).unwrap();
        place.clear(&ours).unwrap();
        fs::create_dir(&place.old).unwrap();
    },
    |place, files| {
        stage(place, files);
        place.swap().unwrap();
        place.clear(&checked(files).unwrap()).unwrap();
    },
];

#[test]
fn a_run_killed_anywhere_is_mended_by_the_next() {
    let first = report(&[("index.html", "1"), ("old/x", "1")]);
    let second = report(&[("index.html", "2"), ("new/y", "2")]);
    let mine = [("mine.txt", "mine"), ("old/mine", "mine too")];
    for (number, step) in STEPS.iter().enumerate() {
        for mended_by_a_claim in [false, true] {
            let root = tempfile::tempdir().unwrap();
            let dir = root.path().join("reports");
            write(&dir, &first).unwrap();
            for (path, text) in mine {
                put(&dir, path, text);
            }
            put(root.path(), ".reports.gleaner-lock", "");
            step(&Place::of(&dir).unwrap(), &second);
            let standing = fs::read(dir.join(manifest::PATH))
                .ok()
                .and_then(|bytes| listed(&bytes));
            assert_eq!(
                standing.is_none(),
                number == 8,
                "step {number}: a whole report stands"
            );
            for path in standing.iter().flatten() {
                assert!(dir.join(path).is_file(), "step {number}: {path}");
            }
            let wanted: &[(&str, &str)] = if mended_by_a_claim {
                drop(Claim::of(&dir).unwrap());
                let newer = standing.is_some_and(|files| files.contains("new/y"));
                if newer {
                    &[("index.html", "2"), ("new/y", "2")]
                } else {
                    &[("index.html", "1"), ("old/x", "1")]
                }
            } else {
                write(&dir, &report(&[("index.html", "3")])).unwrap();
                &[("index.html", "3")]
            };
            holds_exactly(&dir, &[wanted, &mine].concat());
        }
    }
}

#[test]
fn a_second_run_into_the_folder_is_told_so_and_changes_nothing() {
    let root = tempfile::tempdir().unwrap();
    let dir = root.path().join("reports");
    let first = Claim::of(&dir).unwrap();
    let error = write(&dir, &report(&[("index.html", "2")])).unwrap_err();
    assert_eq!(error.exit_code(), 3);
    assert!(
        error
            .to_string()
            .starts_with("another gleaner is writing the report in "),
        "{error}"
    );
    first.put(&report(&[("index.html", "1")])).unwrap();
    holds_exactly(&dir, &[("index.html", "1")]);
    write(&dir, &report(&[("index.html", "2")])).unwrap();
    holds_exactly(&dir, &[("index.html", "2")]);
}

#[test]
fn a_claim_that_comes_to_nothing_leaves_nothing() {
    let root = tempfile::tempdir().unwrap();
    drop(Claim::of(&root.path().join("a/b/reports")).unwrap());
    assert!(entries(root.path()).unwrap().is_empty());
    put(root.path(), "a/mine.txt", "mine");
    let claim = Claim::of(&root.path().join("a/b/reports")).unwrap();
    claim.put(&[]).unwrap_err();
    assert_eq!(entries(&root.path().join("a")).unwrap(), ["mine.txt"]);
}

#[cfg(unix)]
#[test]
fn a_link_that_came_after_the_claim_is_not_replaced() {
    let root = tempfile::tempdir().unwrap();
    let (dir, elsewhere) = (root.path().join("reports"), root.path().join("elsewhere"));
    let claim = Claim::of(&dir).unwrap();
    write(&elsewhere, &report(&[("index.html", "1")])).unwrap();
    std::os::unix::fs::symlink(&elsewhere, &dir).unwrap();
    let error = claim.put(&report(&[("index.html", "2")])).unwrap_err();
    assert!(error.to_string().contains("is no longer a folder"), "{error}");
    assert_eq!(fs::read_to_string(elsewhere.join("index.html")).unwrap(), "1");
    assert_eq!(entries(root.path()).unwrap(), ["elsewhere", "reports"]);
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

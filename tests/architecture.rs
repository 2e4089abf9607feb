//! Which part of the program may know which: the sources are read as text. It knows no more of Rust than
//! paths that begin at the crate's root, and it is no substitute for a look at the design.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Each layer with the parts of ours that it may know besides itself.
const LAYERS: [(&str, &[&str]); 14] = [
    ("words", &[]),
    ("domain", &[]),
    ("api", &["domain"]),
    ("client", &["api", "domain"]),
    // A paper has the words of its contract: the server gives it as bytes, and says nothing itself.
    ("server", &["api", "domain", "printed"]),
    ("sentence", &["client", "api", "domain", "words"]),
    ("explained", &["api", "domain", "words"]),
    ("printed", &["api", "domain", "words", "explained"]),
    ("place", &["words"]),
    ("files", &[]),
    ("config", &["place", "words", "domain"]),
    // The one moves a server's clock, the other runs a server; neither shows anything.
    ("demo", &["server", "client", "api", "domain"]),
    ("embedded", &["server", "client", "config", "api", "domain"]),
    ("tui", &["client", "api", "domain", "words", "sentence", "explained", "printed", "place", "files"]),
];

/// The only part that may know both the server and the screens.
const WHERE_ALL_MEET: &str = "commands";

/// Crates that a layer has no business with.
const FOREIGN: [(&str, &[&str]); 6] = [
    ("domain", &["tokio", "axum", "rusqlite", "reqwest", "ratatui", "crossterm", "fluent_bundle"]),
    ("api", &["tokio", "axum", "rusqlite", "reqwest", "ratatui", "crossterm", "fluent_bundle"]),
    ("printed", &["tokio", "axum", "rusqlite", "reqwest", "ratatui", "crossterm", "fluent_bundle"]),
    ("client", &["axum", "rusqlite", "ratatui", "crossterm", "fluent_bundle"]),
    ("server", &["reqwest", "ratatui", "crossterm", "fluent_bundle"]),
    ("tui", &["axum", "rusqlite", "reqwest", "fluent_bundle"]),
];

/// Where time is handed in, and never looked up.
const TIMELESS: [&str; 13] = [
    "domain",
    "explained",
    "explained.rs",
    "printed",
    "tui/app",
    "tui/view",
    "tui/line",
    "tui/filter",
    "tui/linear",
    "tui/recording",
    "client/replica.rs",
    "client/board.rs",
    "client/forecast.rs",
];

/// The ways to look time up.
const CLOCKS: [&str; 4] = ["Utc::now", "Local::now", "SystemTime", "Instant::now"];

/// One source file: its place below `src`, and its code without the comment lines.
struct Source {
    place: String,
    code: String,
}

impl Source {
    /// The part of the program that it belongs to: `src/tui/app/mod.rs` and `src/words.rs` are of `tui`
    /// and `words`.
    fn part(&self) -> &str {
        let first = self.place.split('/').next().unwrap();
        first.trim_end_matches(".rs")
    }

    /// How many steps up from its module the crate's root is.
    fn depth(&self) -> usize {
        let steps = self.place.split('/').count();
        if self.place.ends_with("/mod.rs") { steps - 1 } else { steps }
    }
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut places = Vec::new();
    gather(&root, &mut places);
    places.sort();
    let source = |path: &PathBuf| Source {
        place: path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/"),
        code: code_of(&std::fs::read_to_string(path).unwrap()),
    };
    places.iter().map(source).collect()
}

fn gather(folder: &Path, places: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(&path, places);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            places.push(path);
        }
    }
}

/// What is not a comment of whole lines.
fn code_of(text: &str) -> String {
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.map(|line| format!("{line}\n")).collect()
}

/// The parts that code names by paths from the crate's root, also in groups: `crate::{api, words::Words}`.
fn parts_named(code: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for rest in code.split("crate::").skip(1) {
        match rest.strip_prefix('{') {
            Some(group) => found.extend(heads_of(group)),
            None => found.extend(head_of(rest)),
        }
    }
    found
}

/// The first names of the members of a group, up to its closing brace.
fn heads_of(group: &str) -> Vec<String> {
    let mut depth = 0;
    let mut heads = Vec::new();
    let mut expected = true;
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => expected = true,
            _ if expected && !c.is_whitespace() => {
                heads.extend(head_of(&group[at..]));
                expected = false;
            }
            _ => {}
        }
    }
    heads
}

/// The name at the beginning; names of types are no parts.
fn head_of(path: &str) -> Option<String> {
    let name: String = path.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
    (!name.is_empty()).then_some(name)
}

/// The longest chain of `super::` in code.
fn steps_up(code: &str) -> usize {
    (1..).take_while(|steps| code.contains(&"super::".repeat(*steps))).last().unwrap_or(0)
}

/// Whether code names a crate, as the beginning of a path.
fn names_crate(code: &str, name: &str) -> bool {
    code.match_indices(&format!("{name}::")).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':')
    })
}

#[test]
fn each_layer_knows_only_those_below_it() {
    let sources = sources();
    for (layer, allowed) in LAYERS {
        let of_layer: Vec<&Source> = sources.iter().filter(|source| source.part() == layer).collect();
        assert!(!of_layer.is_empty(), "{layer} has moved: nothing was looked at");
        for source in of_layer {
            for part in parts_named(&source.code) {
                let fine = part == layer || allowed.contains(&part.as_str());
                assert!(fine, "src/{}: {layer} does not know {part}", source.place);
            }
        }
    }
}

#[test]
fn nobody_leaves_their_layer_upwards() {
    for source in sources() {
        let steps = steps_up(&source.code);
        // One step is what every module of tests takes.
        let fine = steps < source.depth().max(2);
        assert!(fine, "src/{}: {steps} steps up", source.place);
    }
}

#[test]
fn server_and_screens_meet_only_where_everything_does() {
    let mut known: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for source in sources().iter().filter(|source| source.place != "lib.rs") {
        known.entry(source.part().to_owned()).or_default().extend(parts_named(&source.code));
    }
    assert!(known.len() > LAYERS.len());
    for (part, mut knows) in known {
        knows.insert(part.clone());
        let both = knows.contains("server") && knows.contains("tui");
        assert!(!both || part == WHERE_ALL_MEET, "{part} knows server and screens");
    }
}

#[test]
fn each_layer_keeps_to_its_own_crates() {
    // Tests play the other side.
    let tests = |source: &Source| source.place.ends_with("tests.rs");
    for source in sources().into_iter().filter(|source| !tests(source)) {
        let foreign = FOREIGN.iter().filter(|(layer, _)| *layer == source.part());
        for name in foreign.flat_map(|(_, names)| *names) {
            assert!(!names_crate(&source.code, name), "src/{}: {name}", source.place);
        }
    }
}

#[test]
fn time_is_handed_in_where_rules_and_pictures_are() {
    let sources = sources();
    for place in TIMELESS {
        let beneath = format!("{place}/");
        let here = |source: &&Source| source.place == place || source.place.starts_with(&beneath);
        let mut looked_at = 0;
        for source in sources.iter().filter(here) {
            looked_at += 1;
            for clock in CLOCKS {
                assert!(!source.code.contains(clock), "src/{}: {clock}", source.place);
            }
        }
        assert!(looked_at > 0, "{place} has moved: nothing was looked at");
    }
}

#[test]
fn paths_are_found_however_they_are_written() {
    let code = code_of(
        "use crate::api::resource::Page;\n// crate::tui\n    /// [`crate::words`]\nfn f() -> crate::Result \
         { crate::server::start() }\nuse crate::{domain::{call, code}, client, words::Words};\n",
    );
    let found: Vec<String> = parts_named(&code).into_iter().collect();
    assert_eq!(found, ["api", "client", "domain", "server", "words"]);
    assert_eq!(steps_up("use super::super::a; super::b"), 2);
    assert!(names_crate("use tokio::sync;", "tokio") && names_crate("a(tokio::spawn)", "tokio"));
    assert!(!names_crate("my_tokio::x crate::tokio::x", "tokio"));
}

//! The READMEs show the desk, the field and the wall as they are: their pictures are those of the tests.

/// The screen of a picture, without the blanks at the ends of its lines.
fn picture(name: &str) -> String {
    let path = format!("{}/tests/screens/snapshots/screens__{name}.snap", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).unwrap();
    let screen = text.splitn(3, "---\n").nth(2).unwrap().to_owned();
    screen.trim_end().lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_pictures_of_the_readmes_are_those_of_the_tests() {
    let desk_field_and_wall = ["full_120x36", "field__field_list_80x24", "wall_80x24"];
    let english = [&desk_field_and_wall[..], &["field__field_open_80x24"]].concat();
    for (readme, shown) in [("README.md", english), ("README.it.md", desk_field_and_wall.to_vec())] {
        let path = format!("{}/{readme}", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).unwrap();
        for name in shown {
            assert!(text.contains(&picture(name)), "{readme} shows another {name} than there is");
        }
    }
}

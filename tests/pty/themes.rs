//! The colours of the screen at a real terminal, and the settings file that keeps them.

use crate::program::{CTRL_Q, ENTER, Program};

#[test]
fn a_theme_is_seen_at_once_and_kept_in_the_settings_file() {
    const CTRL_T: &str = "\x14";
    const DOWN: &str = "\x1b[B";
    let folder = tempfile::tempdir().unwrap();
    let config = tempfile::tempdir().unwrap();
    let settings = config.path().join("settings.toml");
    std::fs::write(&settings, "# mine\nmouse = false # by day\n").unwrap();
    let environment =
        [("CENTRALINO_CONFIG", config.path().to_str().unwrap()), ("COLORTERM", "truecolor")];
    let mut desk = Program::start(folder.path(), &environment);
    desk.sees(" collegato");
    assert_eq!(desk.ground(), vt100::Color::Default);
    desk.press(&[CTRL_T, DOWN]);
    desk.sees("> dark");
    assert_eq!(desk.ground(), vt100::Color::Rgb(0x14, 0x18, 0x1d));
    desk.press(&[ENTER]);
    desk.sees("Tema «dark»: vale da ora");
    let written = std::fs::read_to_string(&settings).unwrap();
    assert_eq!(written, "# mine\nmouse = false # by day\ntheme = \"dark\"\n");
    desk.press(&[CTRL_Q]);
    assert!(desk.ends().success());
}

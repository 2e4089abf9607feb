//! Whether what is written can be read: the contrast of every meaning in every theme, as drawn.

use centralino::tui::look::{Depth, Look, Meaning, Themes};

use crate::palettes::{Kind, Rgb, TERMINALS, Terminal};

/// WCAG 2.2, 1.4.3: text against its ground.
const LEAST: f64 = 4.5;
/// WCAG 2.2, 1.4.6: the enhanced one, for the theme that promises it.
const ENHANCED: f64 = 7.0;

/// Every theme with its limit. All claim dark grounds and light ones: they bring a ground of their own, or
/// give one to whatever has a colour.
const THEMES: [(&str, f64); 6] = [
    ("default", LEAST),
    ("dark", LEAST),
    ("light", LEAST),
    ("high-contrast", ENHANCED),
    ("deuteranopia", LEAST),
    ("monochrome", LEAST),
];

/// A channel of sRGB without its gamma (IEC 61966-2-1), 0 to 1.
pub fn linear(channel: u8) -> f64 {
    let value = f64::from(channel) / 255.0;
    if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
}

/// The ratio of WCAG 2.2, from 1 to 21.
fn contrast(a: Rgb, b: Rgb) -> f64 {
    let luminance = |colour: Rgb| {
        let [red, green, blue] = colour.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    };
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The depths that a terminal is drawn at: a Linux console is sent no more than sixteen.
fn depths(terminal: &Terminal) -> &'static [Depth] {
    if terminal.kind == Kind::Console { &[Depth::Sixteen] } else { &Depth::ALL }
}

/// The meaning's worst contrast on a terminal.
fn worst(look: &Look, meaning: Meaning, terminal: &Terminal) -> f64 {
    let ratio = |brightens| {
        let (letters, ground) = terminal.shows(look.style(meaning), brightens);
        contrast(letters, ground)
    };
    ratio(false).min(ratio(true))
}

#[test]
fn every_theme_is_looked_at() {
    assert_eq!(Themes::default().names(), THEMES.map(|(name, _)| name));
    assert!(TERMINALS.iter().any(|terminal| terminal.dark) && TERMINALS.iter().any(|it| !it.dark));
}

#[test]
fn every_meaning_can_be_read_on_every_palette() {
    let mut failing = Vec::new();
    let mut looked_at = 0;
    for (name, least) in THEMES {
        for terminal in &TERMINALS {
            for &depth in depths(terminal) {
                let look = Themes::default().look(name, depth).unwrap();
                for &meaning in Meaning::ALL {
                    looked_at += 1;
                    let ratio = worst(&look, meaning, terminal);
                    if ratio < least {
                        let meaning = meaning.name();
                        let on = terminal.name;
                        failing.push(format!("{name}: {meaning} on {on} at {depth:?}: {ratio:.2}"));
                    }
                }
            }
        }
    }
    assert_eq!(failing, Vec::<String>::new());
    assert_eq!(looked_at, THEMES.len() * Meaning::ALL.len() * (9 * 3 + 1));
}

#[test]
fn the_ratio_is_that_of_the_standard() {
    for (a, b, ratio) in [
        ([0; 3], [255; 3], 21.0),
        ([255; 3], [255; 3], 1.0),
        // The grey that is known for just passing on white.
        ([0x76; 3], [255; 3], 4.54),
        ([255, 0, 0], [255; 3], 4.0),
    ] {
        assert!((contrast(a, b) - ratio).abs() < 0.01, "{a:?} {b:?}: {}", contrast(a, b));
    }
}

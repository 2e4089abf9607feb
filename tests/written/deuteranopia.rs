//! Whether what matters stays apart for eyes that tell no red from green.

use centralino::tui::look::{Depth, Look, Meaning, Themes};
use ratatui::style::{Color, Modifier};

use crate::contrast::linear;

/// Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision
/// Deficiency", IEEE TVCG 15 (2009): deuteranomaly of severity 1.0, on linear sRGB.
const DEUTERANOPIA: [[f64; 3]; 3] = [
    [0.367_322, 0.860_646, -0.227_968],
    [0.280_085, 0.672_501, 0.047_413],
    [-0.011_820, 0.042_940, 0.968_881],
];
/// sRGB to XYZ under D65 (IEC 61966-2-1).
const XYZ: [[f64; 3]; 3] = [
    [0.412_456_4, 0.357_576_1, 0.180_437_5],
    [0.212_672_9, 0.715_152_2, 0.072_175_0],
    [0.019_333_9, 0.119_192_0, 0.950_304_1],
];
const D65: [f64; 3] = [0.950_47, 1.0, 1.088_83];

/// CIE 1976 distance in Lab. About 2.3 is just noticed side by side; small patches far apart want ten times
/// that to be told without looking twice.
const LEAST: f64 = 20.0;

const THAT_MATTER: [Meaning; 6] =
    [Meaning::Overdue, Meaning::Soon, Meaning::Paused, Meaning::Ok, Meaning::Ringing, Meaning::Error];

fn times(matrix: [[f64; 3]; 3], vector: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row.iter().zip(vector).map(|(a, b)| a * b).sum())
}

/// CIE Lab of what these eyes see of a colour.
fn seen(rgb: [u8; 3]) -> [f64; 3] {
    let simulated = times(DEUTERANOPIA, rgb.map(linear)).map(|channel| channel.clamp(0.0, 1.0));
    let xyz = times(XYZ, simulated);
    let [x, y, z] = [0, 1, 2].map(|at| {
        let t = xyz[at] / D65[at];
        if t > 216.0 / 24389.0 { t.cbrt() } else { (24389.0 / 27.0 * t + 16.0) / 116.0 }
    });
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

fn distance(a: [u8; 3], b: [u8; 3]) -> f64 {
    seen(a).iter().zip(seen(b)).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
}

/// The colour that catches the eye: the ground, where it is not that of the screen, or else the letters.
fn striking(look: &Look, meaning: Meaning) -> [u8; 3] {
    let style = look.style(meaning);
    assert!(!style.add_modifier.contains(Modifier::REVERSED), "{}", meaning.name());
    let own_ground = style.bg.filter(|bg| Some(*bg) != look.style(Meaning::Text).bg);
    match own_ground.or(style.fg) {
        Some(Color::Rgb(red, green, blue)) => [red, green, blue],
        other => panic!("{}: {other:?}", meaning.name()),
    }
}

#[test]
fn what_matters_stays_apart() {
    let look = Themes::default().look("deuteranopia", Depth::Full).unwrap();
    for (at, a) in THAT_MATTER.iter().enumerate() {
        for b in &THAT_MATTER[at + 1..] {
            let distance = distance(striking(&look, *a), striking(&look, *b));
            assert!(distance >= LEAST, "{} and {}: {distance:.1}", a.name(), b.name());
        }
    }
}

/// Where there are sixteen colours, or none: by sign, or by weight and marks.
#[test]
fn what_matters_stays_apart_without_colours() {
    let sign = |meaning: Meaning| meaning.sign();
    for (at, a) in THAT_MATTER.iter().enumerate() {
        for b in &THAT_MATTER[at + 1..] {
            // Late, and wrong: both are to be looked at first, and a word stands beside each.
            let same = (*a, *b) == (Meaning::Overdue, Meaning::Error);
            assert!(sign(*a) != sign(*b) || same, "{} and {}", a.name(), b.name());
        }
    }
    for name in Themes::default().names() {
        for depth in Depth::ALL {
            let look = Themes::default().look(&name, depth).unwrap();
            for urgent in [Meaning::Overdue, Meaning::Error, Meaning::Ringing] {
                for calm in [Meaning::Paused, Meaning::Ok] {
                    let marks = |meaning| look.style(meaning).add_modifier;
                    assert_ne!(marks(urgent), marks(calm), "{name} {depth:?}: {}", urgent.name());
                }
            }
        }
    }
}

#[test]
fn these_eyes_take_red_and_green_for_one_and_not_yellow_and_blue() {
    let (red, green) = ([0xb0, 0x50, 0x30], [0x70, 0x78, 0x20]);
    assert!(distance(red, green) < LEAST, "{}", distance(red, green));
    assert!(distance([255, 255, 0], [0, 0, 255]) > 100.0);
}

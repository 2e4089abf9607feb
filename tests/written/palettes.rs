//! The sixteen colours as terminals show them, and what becomes of a style on the way to the eye.

use ratatui::style::{Color, Modifier, Style};

pub type Rgb = [u8; 3];

/// What a terminal makes of bold and reversed letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Reversed swaps letters and ground; bold may also turn the first eight colours into the other eight.
    Emulator,
    /// The Linux console on a text mode of eight grounds (`build_attr` and `csi_m` in drivers/tty/vt/vt.c): a
    /// bright colour of the letters is bold, a bright ground is not bright, underlined letters are cyan,
    /// reversed swaps the eight, and bold then brightens the letters, whichever they are.
    Console,
}

/// A terminal with its colours.
#[derive(Debug)]
pub struct Terminal {
    pub name: &'static str,
    pub kind: Kind,
    pub dark: bool,
    pub sixteen: [u32; 16],
    pub letters: u32,
    pub ground: u32,
}

/// default_red, default_grn and default_blu in drivers/tty/vt/vt.c of Linux; those of the VGA, too.
const VGA: [u32; 16] = [
    0x000000, 0xaa0000, 0x00aa00, 0xaa5500, 0x0000aa, 0xaa00aa, 0x00aaaa, 0xaaaaaa, 0x555555, 0xff5555,
    0x55ff55, 0xffff55, 0x5555ff, 0xff55ff, 0x55ffff, 0xffffff,
];
/// XTerm-col.ad of xterm, its names of colours looked up in rgb.txt of X11.
const XTERM: [u32; 16] = [
    0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5, 0x7f7f7f, 0xff0000,
    0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff,
];
/// terminal-profile-editor of GNOME Terminal, "Tango".
const TANGO: [u32; 16] = [
    0x2e3436, 0xcc0000, 0x4e9a06, 0xc4a000, 0x3465a4, 0x75507b, 0x06989a, 0xd3d7cf, 0x555753, 0xef2929,
    0x8ae234, 0xfce94f, 0x729fcf, 0xad7fa8, 0x34e2e2, 0xeeeeec,
];
/// terminal-profile-editor of GNOME Terminal, "GNOME".
const GNOME: [u32; 16] = [
    0x171421, 0xc01c28, 0x26a269, 0xa2734c, 0x12488b, 0xa347ba, 0x2aa1b3, 0xd0cfcc, 0x5e5c64, 0xf66151,
    0x33d17a, 0xe9ad0c, 0x2a7bde, 0xc061cb, 0x33c7de, 0xffffff,
];
/// "Campbell" in defaults.json of Windows Terminal.
const CAMPBELL: [u32; 16] = [
    0x0c0c0c, 0xc50f1f, 0x13a10e, 0xc19c00, 0x0037da, 0x881798, 0x3a96dd, 0xcccccc, 0x767676, 0xe74856,
    0x16c60c, 0xf9f1a5, 0x3b78ff, 0xb4009e, 0x61d6d6, 0xf2f2f2,
];

const fn dark(name: &'static str, sixteen: [u32; 16], letters: u32, ground: u32) -> Terminal {
    Terminal { name, kind: Kind::Emulator, dark: true, sixteen, letters, ground }
}

const fn light(name: &'static str, sixteen: [u32; 16], letters: u32, ground: u32) -> Terminal {
    Terminal { name, kind: Kind::Emulator, dark: false, sixteen, letters, ground }
}

pub const TERMINALS: [Terminal; 10] = [
    Terminal { kind: Kind::Console, ..dark("Linux console", VGA, 0xaaaaaa, 0x000000) },
    dark("VGA", VGA, 0xaaaaaa, 0x000000),
    dark("xterm -rv", XTERM, 0xffffff, 0x000000),
    dark("Tango dark", TANGO, 0xd3d7cf, 0x2e3436),
    dark("GNOME dark", GNOME, 0xd0cfcc, 0x171421),
    dark("Campbell", CAMPBELL, 0xcccccc, 0x0c0c0c),
    light("xterm", XTERM, 0x000000, 0xffffff),
    light("Tango light", TANGO, 0x2e3436, 0xeeeeec),
    light("GNOME light", GNOME, 0x171421, 0xffffff),
    light("Campbell on white", CAMPBELL, 0x0c0c0c, 0xffffff),
];

fn rgb(colour: u32) -> Rgb {
    let [_, red, green, blue] = colour.to_be_bytes();
    [red, green, blue]
}

/// The number of one of the sixteen colours.
fn number(colour: Color) -> Option<usize> {
    Some(match colour {
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
        _ => return None,
    })
}

/// One of the 240 fixed colours of xterm: a cube of six steps, and greys (256colres.pl of xterm).
fn indexed(number: u8) -> Rgb {
    assert!(number >= 16, "the sixteen are named");
    if number >= 232 {
        return [8 + 10 * (number - 232); 3];
    }
    let step = |digit: u8| if digit == 0 { 0 } else { 55 + 40 * digit };
    let cube = number - 16;
    [step(cube / 36), step(cube / 6 % 6), step(cube % 6)]
}

impl Terminal {
    /// Letters and ground of a style as they are seen. `bold_brightens`: see [`Kind::Emulator`].
    pub fn shows(&self, style: Style, bold_brightens: bool) -> (Rgb, Rgb) {
        let marks = style.add_modifier;
        if self.kind == Kind::Console {
            return self.console_shows(style, marks);
        }
        let brightened = |colour| match number(colour) {
            Some(found @ 0..8) if bold_brightens && marks.contains(Modifier::BOLD) => {
                Some(rgb(self.sixteen[found + 8]))
            }
            _ => None,
        };
        let fg = style.fg.unwrap_or(Color::Reset);
        let letters = brightened(fg).unwrap_or_else(|| self.rgb(fg, self.letters));
        let ground = self.rgb(style.bg.unwrap_or(Color::Reset), self.ground);
        if marks.contains(Modifier::REVERSED) { (ground, letters) } else { (letters, ground) }
    }

    fn rgb(&self, colour: Color, own: u32) -> Rgb {
        match colour {
            Color::Reset => rgb(own),
            Color::Rgb(red, green, blue) => [red, green, blue],
            Color::Indexed(number) => indexed(number),
            other => rgb(self.sixteen[number(other).unwrap()]),
        }
    }

    fn console_shows(&self, style: Style, marks: Modifier) -> (Rgb, Rgb) {
        let of = |colour: Option<Color>, own| match colour {
            None | Some(Color::Reset) => own,
            Some(colour) => number(colour).expect("a console is sent no other colour"),
        };
        let (fg, bg) = (of(style.fg, 7), of(style.bg, 0));
        let bold = marks.contains(Modifier::BOLD) || fg >= 8;
        let (mut letters, mut ground) = (fg % 8, bg % 8);
        if marks.contains(Modifier::UNDERLINED) {
            letters = 6;
        }
        if marks.contains(Modifier::REVERSED) {
            (letters, ground) = (ground, letters);
        }
        (rgb(self.sixteen[letters + if bold { 8 } else { 0 }]), rgb(self.sixteen[ground]))
    }
}

#[test]
fn a_console_draws_bold_reversed_letters_dark_grey() {
    // What this terminal is modelled for: red letters, bold and reversed, cannot be read on it.
    let style = Style::new().fg(Color::LightRed).reversed();
    assert_eq!(TERMINALS[0].shows(style, false), ([0x55; 3], [0xaa, 0, 0]));
    assert_eq!(TERMINALS[1].shows(style, false), ([0; 3], [0xff, 0x55, 0x55]));
}

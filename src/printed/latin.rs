//! Letters of a printed page: Helvetica, which every reader of PDF has, in the Windows encoding of Latin letters. It
//! holds Italian, the euro and the marks of European languages; what it does not hold is replaced by a mark that
//! Italian does not use, and the page says so.

/// Which of the two faces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    Regular,
    Bold,
}

/// Stands for a character that the encoding does not hold: `¿`.
const UNKNOWN: u8 = b'\xbf';

/// The first character that has a width.
const FIRST: u8 = 32;

/// The characters of the encoding that are not where Unicode has them.
const MOVED: [(char, u8); 27] = [
    ('\u{20ac}', 0x80),
    ('\u{201a}', 0x82),
    ('\u{192}', 0x83),
    ('\u{201e}', 0x84),
    ('\u{2026}', 0x85),
    ('\u{2020}', 0x86),
    ('\u{2021}', 0x87),
    ('\u{2c6}', 0x88),
    ('\u{2030}', 0x89),
    ('\u{160}', 0x8a),
    ('\u{2039}', 0x8b),
    ('\u{152}', 0x8c),
    ('\u{17d}', 0x8e),
    ('\u{2018}', 0x91),
    ('\u{2019}', 0x92),
    ('\u{201c}', 0x93),
    ('\u{201d}', 0x94),
    ('\u{2022}', 0x95),
    ('\u{2013}', 0x96),
    ('\u{2014}', 0x97),
    ('\u{2dc}', 0x98),
    ('\u{2122}', 0x99),
    ('\u{161}', 0x9a),
    ('\u{203a}', 0x9b),
    ('\u{153}', 0x9c),
    ('\u{17e}', 0x9e),
    ('\u{178}', 0x9f),
];

/// Widths in thousandths of the size, as Adobe published them for Helvetica.
#[rustfmt::skip]
const REGULAR: [u16; 224] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584, 0,
    556, 0, 222, 556, 333, 1000, 556, 556, 333, 1000, 667, 333, 1000, 0, 611, 0,
    0, 222, 222, 333, 333, 350, 556, 1000, 333, 1000, 500, 333, 944, 0, 500, 667,
    278, 333, 556, 556, 556, 556, 260, 556, 333, 737, 370, 556, 584, 333, 737, 333,
    400, 584, 333, 333, 333, 556, 537, 278, 333, 333, 365, 556, 834, 834, 834, 611,
    667, 667, 667, 667, 667, 667, 1000, 722, 667, 667, 667, 667, 278, 278, 278, 278,
    722, 722, 778, 778, 778, 778, 778, 584, 778, 722, 722, 722, 722, 667, 667, 611,
    556, 556, 556, 556, 556, 556, 889, 500, 556, 556, 556, 556, 278, 278, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 584, 611, 556, 556, 556, 556, 500, 556, 500,
];

/// The same of Helvetica-Bold.
#[rustfmt::skip]
const BOLD: [u16; 224] = [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611,
    975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556,
    333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611,
    611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584, 0,
    556, 0, 278, 556, 500, 1000, 556, 556, 333, 1000, 667, 333, 1000, 0, 611, 0,
    0, 278, 278, 500, 500, 350, 556, 1000, 333, 1000, 556, 333, 944, 0, 500, 667,
    278, 333, 556, 556, 556, 556, 280, 556, 333, 737, 370, 556, 584, 333, 737, 333,
    400, 584, 333, 333, 333, 611, 556, 278, 333, 333, 365, 556, 834, 834, 834, 611,
    722, 722, 722, 722, 722, 722, 1000, 722, 667, 667, 667, 667, 278, 278, 278, 278,
    722, 722, 778, 778, 778, 778, 778, 584, 778, 722, 722, 722, 722, 667, 667, 611,
    556, 556, 556, 556, 556, 556, 889, 556, 556, 556, 556, 556, 278, 278, 278, 278,
    611, 611, 611, 611, 611, 611, 611, 584, 611, 611, 611, 611, 611, 556, 611, 556,
];

/// The text in the encoding, and whether something had to be replaced.
pub fn encoded(text: &str) -> (Vec<u8>, bool) {
    let mut replaced = false;
    let bytes = text.chars().map(|c| {
        byte(c).unwrap_or_else(|| {
            replaced = true;
            UNKNOWN
        })
    });
    (bytes.collect(), replaced)
}

fn byte(c: char) -> Option<u8> {
    match c {
        ' '..='~' | '\u{a0}'..='\u{ff}' => u8::try_from(u32::from(c)).ok(),
        c => MOVED.iter().find(|(moved, _)| *moved == c).map(|(_, byte)| *byte),
    }
}

/// How wide a text is at this size, in points.
pub fn width(text: &str, face: Face, size: f32) -> f32 {
    let widths = match face {
        Face::Regular => &REGULAR,
        Face::Bold => &BOLD,
    };
    let (bytes, _) = encoded(text);
    let of = |byte: &u8| usize::from(byte.saturating_sub(FIRST));
    let thousandths: u32 =
        bytes.iter().filter_map(|byte| widths.get(of(byte))).map(|w| u32::from(*w)).sum();
    // A line of a page is some tens of thousands at most, which a single holds exactly.
    thousandths as f32 * size / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn italian_and_the_euro_are_held() {
        let (bytes, replaced) = encoded("Perché però così più già: 1.250,00 € – «sì» ÀÈÉÌÒÙ");
        assert!(!replaced);
        assert!(bytes.contains(&0x80) && bytes.contains(&0xec) && bytes.contains(&0xab));
    }

    #[test]
    fn what_is_not_held_is_replaced_where_it_stood() {
        assert_eq!(encoded("a漢b"), (b"a\xbfb".to_vec(), true));
        assert_eq!(encoded("tab\tfine\u{1f600}"), (b"tab\xbffine\xbf".to_vec(), true));
        assert_eq!(encoded("¿"), (vec![UNKNOWN], false));
    }

    #[test]
    fn a_text_is_as_wide_as_its_letters() {
        assert_eq!(width("Ai€", Face::Regular, 1000.0), 667.0 + 222.0 + 556.0);
        assert_eq!(width("Ai€", Face::Bold, 1000.0), 722.0 + 278.0 + 556.0);
        assert_eq!(width("", Face::Bold, 10.0), 0.0);
    }
}

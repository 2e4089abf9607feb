//! Finds colour in what was written to a terminal. It knows no other attribute.

/// The SGR parameters that set a colour: 30–49 but those that reset, 58, 90–107.
pub fn colours(written: &str) -> Vec<String> {
    let sequences = written.split("\x1b[").skip(1).filter_map(|rest| {
        let end = rest.find(|c: char| c.is_ascii_alphabetic() || c == '~')?;
        (rest.as_bytes()[end] == b'm').then(|| &rest[..end])
    });
    let parameters = sequences.flat_map(|sequence| sequence.split([';', ':']));
    let is_colour = |parameter: &&str| {
        let number = parameter.parse().unwrap_or(0);
        matches!(number, 30..=38 | 40..=48 | 58 | 90..=107)
    };
    parameters.filter(is_colour).map(str::to_owned).collect()
}

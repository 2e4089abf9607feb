//! A text in lines, whatever measures them: columns of a terminal or points of a page.

/// The text in lines that fit; a word that does not by itself is broken. A letter that fits nowhere stands alone.
pub fn wrapped(text: &str, fits: impl Fn(&str) -> bool) -> Vec<String> {
    let (mut lines, mut line) = (Vec::new(), String::new());
    for word in text.split_whitespace() {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if fits(&longer) {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for c in word.chars() {
            let longer = format!("{line}{c}");
            match fits(&longer) || line.is_empty() {
                true => line = longer,
                false => lines.push(std::mem::replace(&mut line, c.to_string())),
            }
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

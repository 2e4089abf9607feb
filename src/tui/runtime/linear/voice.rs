//! Lines to the standard output: whole ones, and the question, behind which one types in a terminal. It
//! writes no control character but the end of a line.

use std::io::{self, IsTerminal, Write};

use crate::domain::text::clean;

/// Where lines go.
pub struct Voice<W> {
    out: W,
    /// The question stays without an end of line: what is typed stands behind it.
    inline: bool,
    /// What is typed is shown by the terminal, and so is its end of line.
    echoes: bool,
    /// The cursor, or what a reader takes for it, stands at the beginning of a line.
    at_start: bool,
}

impl Voice<io::Stdout> {
    pub fn of_this_process() -> Self {
        let (input, output) = (io::stdin().is_terminal(), io::stdout().is_terminal());
        Self::new(io::stdout(), output, input && output)
    }
}

impl<W: Write> Voice<W> {
    pub fn new(out: W, inline: bool, echoes: bool) -> Self {
        Self { out, inline, echoes, at_start: true }
    }

    /// Says a line of its own.
    ///
    /// # Errors
    /// The output cannot be written.
    pub fn line(&mut self, line: &str) -> io::Result<()> {
        let begin = if self.at_start { "" } else { "\n" };
        self.at_start = true;
        // One write: nobody else's may come in between.
        self.out.write_all(format!("{begin}{}\n", clean(line)).as_bytes())?;
        self.out.flush()
    }

    /// Asks, and leaves the line open where somebody types behind it.
    ///
    /// # Errors
    /// The output cannot be written.
    pub fn question(&mut self, question: &str) -> io::Result<()> {
        if !self.inline {
            return self.line(question);
        }
        let begin = if self.at_start { "" } else { "\n" };
        self.at_start = false;
        self.out.write_all(format!("{begin}{} ", clean(question)).as_bytes())?;
        self.out.flush()
    }

    /// A line was typed.
    ///
    /// # Errors
    /// The output cannot be written.
    pub fn entered(&mut self) -> io::Result<()> {
        if !self.at_start && !self.echoes {
            self.out.write_all(b"\n")?;
        }
        self.at_start = true;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(inline: bool, echoes: bool) -> String {
        let mut voice = Voice::new(Vec::new(), inline, echoes);
        voice.line("fatto\u{1b}[2J\u{7}\rdue").unwrap();
        voice.question("Scelta:").unwrap();
        voice.line("Novità: una").unwrap();
        voice.question("Scelta:").unwrap();
        voice.entered().unwrap();
        voice.line("preso").unwrap();
        String::from_utf8(voice.out).unwrap()
    }

    #[test]
    fn news_never_stand_behind_the_question_and_what_is_typed_has_its_own_line() {
        let fact = "fatto[2J due\n";
        assert_eq!(said(false, false), format!("{fact}Scelta:\nNovità: una\nScelta:\npreso\n"));
        assert_eq!(said(true, false), format!("{fact}Scelta: \nNovità: una\nScelta: \npreso\n"));
        // The terminal has shown what was typed, with its end of line.
        assert_eq!(said(true, true), format!("{fact}Scelta: \nNovità: una\nScelta: preso\n"));
    }
}

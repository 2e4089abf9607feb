//! Every theme that this terminal can show, ready to be drawn with. It reads no theme again: a list of
//! themes shows each at once.

use super::{Depth, Look, ThemeError, Themes, WITHOUT_COLOUR};

/// Looks by the names of their themes.
#[derive(Debug, Clone)]
pub struct Looks {
    ready: Vec<(String, Look)>,
    /// What stands in for a name that is not there.
    plain: Look,
    wrong: Vec<ThemeError>,
}

impl Looks {
    /// All themes that can be read. Where no colour is wanted there is one alone.
    #[must_use]
    pub fn of(themes: &Themes, depth: Depth, no_color: bool) -> Self {
        let plain = Look::named(WITHOUT_COLOUR).unwrap_or_else(|_| Look::of(|_| None));
        if no_color {
            let ready = vec![(WITHOUT_COLOUR.to_owned(), plain.clone())];
            return Self { ready, plain, wrong: Vec::new() };
        }
        let mut looks = Self { ready: Vec::new(), plain, wrong: Vec::new() };
        for name in themes.names() {
            match themes.look(&name, depth) {
                Ok(look) => looks.ready.push((name, look)),
                Err(error) => looks.wrong.push(error),
            }
        }
        looks
    }

    /// Their names, in the order of a list.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        self.ready.iter().map(|(name, _)| name.clone()).collect()
    }

    #[must_use]
    pub fn named(&self, name: &str) -> &Look {
        let found = self.ready.iter().find(|(has, _)| has == name);
        found.map_or(&self.plain, |(_, look)| look)
    }

    /// What is wrong with the themes that cannot be read.
    #[must_use]
    pub fn wrong(&self) -> &[ThemeError] {
        &self.wrong
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::look::{Meaning, OwnTheme};
    use ratatui::style::Modifier;

    #[test]
    fn no_color_leaves_one_look_whose_selection_is_seen() {
        let looks = Looks::of(&Themes::default(), Depth::Full, true);
        assert_eq!(looks.names(), [WITHOUT_COLOUR]);
        // Whatever the settings ask for.
        let style = looks.named("dark").style(Meaning::Selection);
        assert!(style.add_modifier.contains(Modifier::REVERSED));
    }

    #[test]
    fn a_theme_that_cannot_be_read_is_told_and_the_others_are_there() {
        let own = |name: &str, text: &str| OwnTheme {
            name: name.to_owned(),
            file: format!("{name}.toml"),
            text: text.to_owned(),
        };
        let themes = Themes::new(vec![own("bad", "colour = 3"), own("good", "inherits = \"light\"")]);
        let looks = Looks::of(&themes, Depth::Full, false);
        assert_eq!(looks.wrong().len(), 1);
        assert_eq!(looks.wrong()[0].file, "bad.toml");
        assert!(
            looks.names().contains(&"good".to_owned()) && !looks.names().contains(&"bad".to_owned())
        );
    }
}

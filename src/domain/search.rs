//! Whether a record is meant by what somebody typed: by words in any order, blind to accents and capitals, by
//! parts of telephone numbers; and, where nothing fits, by words with a slip of the finger in them.

use super::text::folded;

/// How well a record fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// Every word typed begins a word of it.
    Begins,
    /// Every word typed stands somewhere in it.
    Holds,
    /// With a slip in one word or several.
    Nearly,
}

/// What was typed, taken apart once for all records.
#[derive(Clone, Debug)]
pub struct Sought {
    words: Vec<String>,
    /// A number typed with blanks in it is one number.
    digits: Option<String>,
}

impl Sought {
    pub fn new(typed: &str) -> Self {
        let folded = folded(typed);
        let is_number = |c: char| c.is_ascii_digit() || " +-./".contains(c);
        let digits: String = folded.chars().filter(char::is_ascii_digit).collect();
        // Fewer would stand in every address.
        const FEWEST: usize = 4;
        let whole = digits.len() >= FEWEST && folded.trim().chars().all(is_number);
        Self {
            words: folded.split_whitespace().map(str::to_owned).collect(),
            digits: whole.then_some(digits),
        }
    }

    /// Whether nothing was typed: everything fits.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How a record with these words fits; `None` where it does not.
    pub fn fit(&self, record: &str) -> Option<Fit> {
        let record = folded(record);
        let begins = |word: &String| words_of(&record).any(|part| part.starts_with(word.as_str()));
        if self.words.iter().all(begins) {
            return Some(Fit::Begins);
        }
        let digits = |digits: &String| {
            let all: String = record.chars().filter(char::is_ascii_digit).collect();
            all.contains(digits.as_str())
        };
        let holds = self.words.iter().all(|word| record.contains(word.as_str()));
        if holds || self.digits.as_ref().is_some_and(digits) {
            return Some(Fit::Holds);
        }
        let nearly = |word: &String| {
            record.contains(word.as_str()) || words_of(&record).any(|part| is_a_slip(word, part))
        };
        self.words.iter().all(nearly).then_some(Fit::Nearly)
    }
}

fn words_of(record: &str) -> impl Iterator<Item = &str> {
    record.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty())
}

/// Whether one slip makes a word of what was typed: a letter too many, one missing, another one, or two
/// changed about. Of short words too many are alike, and numbers are right or wrong.
fn is_a_slip(typed: &str, word: &str) -> bool {
    const SHORTEST: usize = 4;
    let (typed, word): (Vec<char>, Vec<char>) = (typed.chars().collect(), word.chars().collect());
    if typed.len() < SHORTEST || typed.iter().any(char::is_ascii_digit) {
        return false;
    }
    let same = typed.iter().zip(&word).take_while(|(a, b)| a == b).count();
    let rest = |of: &[char], from: usize| of.get(from..).unwrap_or_default().to_vec();
    let (after, of) = (rest(&typed, same), rest(&word, same));
    let missing = of.get(1..) == Some(&after[..]);
    let added = after.get(1..) == Some(&of[..]);
    let other = after.len() == of.len() && after.get(1..) == of.get(1..);
    let about = match (after.as_slice(), of.as_slice()) {
        ([a, b, left @ ..], [c, d, right @ ..]) => a == d && b == c && left == right,
        _ => false,
    };
    missing || added || other || about
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_are_found_as_people_type_them() {
        let record = "Niccolò D'Èrrico, caposala, Presidio Demo Città, 0512345678";
        let table = [
            ("", Some(Fit::Begins)),
            ("nicc", Some(Fit::Begins)),
            ("NICCOLÒ", Some(Fit::Begins)),
            ("errico niccolo", Some(Fit::Begins)),
            ("citta caposala", Some(Fit::Begins)),
            ("colo", Some(Fit::Holds)),
            ("051 234", Some(Fit::Holds)),
            ("2345678", Some(Fit::Holds)),
            ("nicolo", Some(Fit::Nearly)),
            ("erirco", Some(Fit::Nearly)),
            ("niccolo capossala", Some(Fit::Nearly)),
            ("nic errrico", Some(Fit::Nearly)),
            ("mario", None),
            ("niccolo mario", None),
            ("0519", None),
        ];
        for (typed, fit) in table {
            assert_eq!(Sought::new(typed).fit(record), fit, "{typed}");
        }
    }

    fn word() -> impl Strategy<Value = String> {
        "[a-zàèéìòù]{4,9}"
    }

    proptest! {
        #[test]
        fn the_order_of_words_and_capitals_do_not_matter(a in word(), b in word(), c in word()) {
            let record = format!("{a} {b} {c}");
            for typed in [format!("{c} {a}"), format!("{b} {c} {a}").to_uppercase(), folded(&b)] {
                prop_assert_eq!(Sought::new(&typed).fit(&record), Some(Fit::Begins), "{}", typed);
            }
        }

        #[test]
        fn one_slip_is_forgiven_wherever_it_is(word in "[a-z]{5,9}", at in 0..4_usize, letter in "[a-z]") {
            let letters: Vec<char> = word.chars().collect();
            let letter = letter.chars().next().unwrap();
            let mut added = letters.clone();
            added.insert(at, letter);
            let mut missing = letters.clone();
            missing.remove(at);
            let mut other = letters.clone();
            other[at] = letter;
            let mut about = letters;
            about.swap(at, at + 1);
            for slipped in [added, missing, other, about] {
                let typed: String = slipped.into_iter().collect();
                prop_assert!(Sought::new(&typed).fit(&word).is_some(), "{} for {}", typed, word);
            }
        }
    }
}

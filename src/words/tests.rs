//! What a sentence is filled with, and what becomes of one that is missing or broken.

use super::*;

const SAMPLE: &str = "\
hello = Ciao
of = { $done } di { $all }
calls = { $n ->
    [one] una chiamata
   *[other] { $n } chiamate
}
only-attribute =
.title = titolo
";

fn sample() -> Words {
    let (words, mistakes) = Words::load("it", &[("sample.ftl", SAMPLE)]);
    assert_eq!(mistakes, Vec::<String>::new());
    words
}

#[test]
fn sentences_are_filled_without_isolation_marks() {
    let words = sample();
    assert_eq!(words.say("hello"), "Ciao");
    let filled = words.say_with("of", &[("done", 3_u32.into()), ("all", "tutte".into())]);
    assert_eq!(filled, "3 di tutte");
}

#[test]
fn plurals_follow_the_number() {
    let words = sample();
    for (n, said) in [(1, "una chiamata"), (0, "0 chiamate"), (12_000, "12000 chiamate")] {
        assert_eq!(words.say_with("calls", &[("n", n.into())]), said);
    }
}

#[test]
fn numbers_keep_every_digit() {
    let words = sample();
    for n in [0, -7, 1_234_567, i64::MAX, i64::MIN] {
        let said = words.say_with("of", &[("done", n.into()), ("all", 1.into())]);
        assert_eq!(said, format!("{n} di 1"));
    }
    let said = words.say_with("of", &[("done", u64::MAX.into()), ("all", 1.into())]);
    assert_eq!(said, format!("{} di 1", u64::MAX));
}

#[test]
fn what_is_missing_is_visible() {
    let words = sample();
    for key in ["no-such-key", "only-attribute", "", "not a key {"] {
        assert!(!words.has(key));
        assert_eq!(words.say(key), format!("‹{key}›"));
    }
    assert_eq!(words.say("of"), "{$done} di {$all}");
}

#[test]
fn words_cross_threads() {
    fn shared<T: Send + Sync>(_: &T) {}
    let words = sample();
    shared(&words);
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| assert_eq!(words.say_with("calls", &[("n", 1.into())]), "una chiamata"));
        }
    });
}

#[test]
fn a_key_said_twice_and_a_broken_line_are_found() {
    let (words, mistakes) = Words::load("it", &[("one.ftl", "a = 1\n"), ("two.ftl", "a = 2\nb\n")]);
    assert_eq!(mistakes.len(), 2, "{mistakes:?}");
    assert!(mistakes.iter().all(|mistake| mistake.starts_with("two.ftl")));
    assert_eq!(words.say("a"), "1");
}

use super::*;

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

#[test]
fn the_next_step_lies_ahead_on_both_sides_of_its_anchor() {
    let anchor = at("2026-11-23T10:00:00Z");
    for (now, step, next) in [
        ("2026-11-23T09:58:30Z", MINUTE, "2026-11-23T09:59:00Z"),
        ("2026-11-23T09:59:00Z", MINUTE, "2026-11-23T10:00:00Z"),
        ("2026-11-23T10:00:00Z", MINUTE, "2026-11-23T10:01:00Z"),
        ("2026-11-23T10:00:00.250Z", SECOND, "2026-11-23T10:00:01Z"),
        ("2026-11-23T09:59:59.999Z", SECOND, "2026-11-23T10:00:00Z"),
    ] {
        assert_eq!(next_step(anchor, at(now), step), at(next), "{now}");
    }
}

#[test]
fn the_first_page_stays_longest() {
    let now = at("2026-11-23T10:00:00Z");
    let first = Wall::new(now);
    let other = Wall { page: 1, ..Wall::new(now) };
    assert!(first.turns_at() > other.turns_at());
    // Whoever looks up sees the worst again within this time.
    let away = PAGE_STAYS * i32::try_from(MOST_PAGES - 1).unwrap();
    assert_eq!(away, TimeDelta::seconds(40));
}

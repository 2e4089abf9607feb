//! A wall hangs for months: a busy day and night pass in a moment, and what it holds does not grow.

use centralino::tui::face::Face;

use super::day::Day;

const HOUR: i64 = 3_600;
/// Hours until the day's tickets in work, and all else that has a usual number, have reached it.
const WARM: usize = 2;

#[test]
fn twenty_four_hours_of_calls_and_tickets_leave_nothing_behind() {
    let mut day = Day::begin(Face::Wall, 100, 40);
    let mut held = Vec::new();
    for _ in 0..24 {
        day.seconds_pass(HOUR);
        // Every field of the model with all that it holds, private ones too; lost calls are kept until midnight.
        let lost = std::mem::take(&mut day.model.replica.calls);
        held.push(format!("{:?}", day.model).len());
        let yesterday = day.now - chrono::TimeDelta::hours(24);
        assert!(lost.values().all(|row| row.call.called_at > yesterday));
        assert!(lost.len() <= 500, "{} calls are kept", lost.len());
        day.model.replica.calls = lost;
        let replica = &day.model.replica;
        assert_eq!(replica.tickets.len(), replica.board().len());
        assert!(replica.tickets.len() <= 100 + 41, "{} tickets are held", replica.tickets.len());
        assert!(day.model.outbox.pending.is_empty() && day.model.overlays.is_empty());
        assert!(day.model.notices.shown().is_none());
    }
    assert!(day.entries() > 8_000, "only {} entries: not much of a day", day.entries());
    let early = held.iter().skip(WARM).take(4).max().unwrap();
    let late = held.iter().skip(20).max().unwrap();
    // Numbers of more figures, and no more than that.
    assert!(*late <= early + early / 50, "it grows: {held:?}");
}

#[test]
fn yesterdays_lost_calls_are_forgotten_at_midnight() {
    let mut day = Day::begin(Face::Wall, 0, 20);
    day.now += chrono::TimeDelta::hours(16);
    // Two hours to just before midnight, and just after it.
    day.seconds_pass(HOUR + 3_000);
    assert!(day.model.replica.calls.len() > 30);
    day.seconds_pass(1_200);
    assert!(day.model.replica.calls.len() < 10, "{}", day.model.replica.calls.len());
}

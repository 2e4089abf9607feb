//! Two desks at one server, and one ticket between them.

use centralino::client::{FeedItem, follow};
use centralino::domain::code::TicketNumber;
use centralino::domain::ticket::State;
use centralino::tui::app::Msg;
use chrono::TimeDelta;
use futures_util::StreamExt;

use super::entry::register_a_leak;
use super::shift::Shift;

fn two_desks() -> (Shift, Shift) {
    let mut anna = Shift::begin(160, 45);
    anna.rings("0000 000 111");
    register_a_leak(&mut anna);
    let bruno = anna.another_desk("Bruno Prova", 160, 45);
    (anna, bruno)
}

fn state(shift: &Shift) -> State {
    shift.model.ticket(TicketNumber(1)).unwrap().ticket.state
}

/// Bruno corrects the priority while Anna, who has not heard of it, sends the plumbers.
#[test]
fn what_does_not_touch_the_other_goes_by_itself() {
    let (mut anna, mut bruno) = two_desks();
    anna.press("a");
    anna.types("idraul");
    anna.press("enter");
    bruno.press("f6 m");
    bruno.types("URG");
    bruno.press("enter tab tab tab tab");
    bruno.types("meno grave");
    bruno.press("f9");
    bruno.sees("1  URGENZA");
    anna.press("f9");
    anna.does_not_see("è cambiato nel frattempo");
    anna.sees("Chiamare Squadra Prova idraulici");
    anna.sees("1  URGENZA");
    bruno.catches_up();
    assert_eq!(state(&bruno), State::Assigned);
}

#[test]
fn what_both_change_is_asked_with_what_was_typed_and_enter_sends_it() {
    let (mut anna, mut bruno) = two_desks();
    anna.press("m");
    anna.types("NES");
    anna.press("enter tab tab tab tab");
    anna.types("non grave");
    bruno.press("f6 m");
    bruno.types("URG");
    bruno.press("enter tab tab tab tab");
    bruno.types("meno grave");
    bruno.press("f9");
    anna.press("f9");
    anna.sees("L'intervento 1 è cambiato nel frattempo (operatore): priorità EME → URG. Invio ripete");
    anna.sees("non grave");
    assert_eq!(
        anna.model.ticket(TicketNumber(1)).unwrap().ticket.priority.as_ref().unwrap().as_str(),
        "URG"
    );
    anna.press("enter");
    bruno.catches_up();
    bruno.sees("1  NESSUNA EMERGENZA");
}

/// Written in again, Enter goes from field to field as ever.
#[test]
fn whoever_writes_on_in_what_came_back_is_not_sent_unawares() {
    let (mut anna, mut bruno) = two_desks();
    anna.press("g");
    anna.types("non serve");
    bruno.press("f6 t f9");
    anna.press("f9");
    anna.sees("stato registrato → in carico");
    anna.types(" più");
    anna.press("enter");
    assert_eq!(state(&anna), State::InCharge, "Enter went to the next field");
    anna.press("f9");
    assert_eq!(state(&anna), State::Cancelled);
}

#[test]
fn two_notes_are_both_written_and_nobody_is_asked() {
    let (mut anna, mut bruno) = two_desks();
    anna.press("n");
    anna.types("prima");
    bruno.press("f6 n");
    bruno.types("seconda");
    bruno.press("f9");
    anna.press("f9");
    anna.sees("«prima»");
    anna.sees("«seconda»");
    anna.does_not_see("nel frattempo");
}

#[test]
fn whoever_takes_charge_second_is_told_who_has_it() {
    let (mut anna, mut bruno) = two_desks();
    anna.press("a");
    anna.types("idraul");
    anna.press("enter f9 esc");
    let mut field = anna.another_technician("Tecnico Prova", 1, 80, 24);
    let mut other = anna.another_technician("Tecnico Due", 2, 80, 24);
    field.press("enter t enter");
    field.sees("in carico");
    // It is no longer of the other's round; whoever has it open all the same is refused.
    other.catches_up();
    let take = serde_json::json!({"action": "take-charge"});
    let refused = other.acts(1, take).unwrap_err();
    assert!(refused.to_string().contains("refused"), "{refused}");
    bruno.catches_up();
    bruno.press("f6");
    bruno.sees("in carico a Squadra Prova idraulici, 0000 000 201");
}

/// Presence comes over the live feed and not from the log.
fn hears_who_is_beside(shift: &mut Shift) {
    let client = shift.client();
    let (after, log) = (shift.model.replica.seq, shift.model.replica.log);
    let item = shift.does(async {
        let mut feed = follow(client, after, log);
        let heard = async {
            loop {
                if let Some(FeedItem::Beside(beside)) = feed.next().await {
                    return beside;
                }
            }
        };
        tokio::time::timeout(std::time::Duration::from_secs(20), heard).await.unwrap()
    });
    shift.hear(Msg::Feed(FeedItem::Beside(item)));
}

#[test]
fn two_at_one_ticket_see_each_other_beside_its_title() {
    let (mut anna, mut bruno) = two_desks();
    anna.press("n");
    anna.types("chiavi");
    bruno.press("f6 enter");
    // Whoever only passes by is not there.
    bruno.does_not_see("anche:");
    anna.time_passes(TimeDelta::milliseconds(300));
    bruno.hear(Msg::Wake);
    hears_who_is_beside(&mut bruno);
    bruno.sees("Intervento 1 · anche: Operatore Prova (scrive)");
    hears_who_is_beside(&mut anna);
    anna.sees("Intervento 1 · anche: Bruno Prova");
    // It is of this ticket; the line goes, and nothing is known.
    bruno.hear_nobody();
    bruno.does_not_see("anche:");
}

/// What is said of it: when it changes and again before it is forgotten; nothing by whoever has gone to lunch.
#[test]
fn presence_is_said_again_while_somebody_is_there_and_no_longer() {
    let (mut anna, _bruno) = two_desks();
    anna.press("n");
    anna.time_passes(TimeDelta::milliseconds(299));
    assert_eq!(anna.presence_said, 0);
    anna.time_passes(TimeDelta::milliseconds(1));
    assert_eq!(anna.presence_said, 1);
    assert!(anna.model.wake_at() <= anna.clock.now() + TimeDelta::seconds(15));
    for _ in 0..4 {
        anna.time_passes(TimeDelta::seconds(15));
    }
    assert_eq!(anna.presence_said, 5);
    anna.time_passes(TimeDelta::minutes(5));
    anna.time_passes(TimeDelta::milliseconds(300));
    assert_eq!(anna.presence_said, 6, "that nobody is there any more");
    anna.time_passes(TimeDelta::minutes(30));
    assert_eq!(anna.presence_said, 6);
}

//! What is asked for at a site: the plants that stand there, the services that are activated, and the rejection
//! that is proposed of what is not to be done there (S3.5, S4.7).

use centralino::api::resource::{NewPlant, NewSite};
use centralino::domain::code::SiteId;

use super::shift::Shift;

/// A pavilion of the hospital that has its electricity and its air conditioning done and nothing else; two plants of the hospital's.
fn with_a_pavilion(width: u16, height: u16) -> Shift {
    let mut shift = Shift::begin(width, height);
    let colleague = shift.colleague();
    let pavilion = NewSite {
        name: "Padiglione B".into(),
        places: vec!["Degenza".into()],
        services: vec!["ELE".parse().unwrap(), "CLI".parse().unwrap()],
        parent: Some(SiteId(1)),
        ..NewSite::default()
    };
    shift.does(colleague.add(&pavilion, "pavilion")).unwrap();
    for (key, name) in [("plant-1", "Centrale termica 1"), ("plant-2", "Centrale termica 2")] {
        let plant = NewPlant {
            name: name.into(),
            site: SiteId(1),
            service: "CLI".parse().unwrap(),
            retired: false,
        };
        shift.does(colleague.add(&plant, key)).unwrap();
    }
    shift.minutes_pass(2);
    shift.rings("0000 000 111");
    shift
}

/// Writes up a call from the pavilion, as far as its service.
fn from_the_pavilion(shift: &mut Shift, service: &str) {
    shift.press("f2");
    shift.types("deg");
    shift.press("enter enter");
    shift.types(service);
    shift.press("enter");
}

fn describe(shift: &mut Shift) {
    shift.dictates("perdita nel bagno");
    shift.press("enter");
    shift.types("nnn");
    shift.press("enter");
}

#[test]
fn what_is_not_activated_there_is_said_before_saving_and_rejected_with_one_key() {
    for (width, height) in [(160, 45), (120, 36), (80, 24)] {
        let mut shift = with_a_pavilion(width, height);
        from_the_pavilion(&mut shift, "idr");
        shift.sees_words(
            "servizio IDR idrico-sanitario non attivato presso Ospedale Prova › Padiglione B",
        );
        describe(&mut shift);
        shift.sees_words(
            "Registrato: 1 da dire al chiamante. Si propone il rifiuto; Esc prosegue lo stesso: servizio IDR",
        );
        shift.press("enter");
        let ticket = shift.does(shift.colleague().ticket(centralino::domain::code::TicketNumber(1)));
        let ticket = ticket.unwrap();
        assert_eq!(ticket.ticket.ticket.state, centralino::domain::ticket::State::Rejected);
        let reason = ticket.timeline.last().unwrap().texts.values().next().unwrap().clone();
        assert_eq!(
            reason,
            "servizio IDR idrico-sanitario non attivato presso Ospedale Prova › Padiglione B"
        );
    }
}

#[test]
fn whoever_goes_on_all_the_same_is_not_hindered_and_finds_the_reason_again() {
    let mut shift = with_a_pavilion(160, 45);
    from_the_pavilion(&mut shift, "idr");
    describe(&mut shift);
    shift.press("esc");
    shift.sees_words("si propone il rifiuto: servizio IDR idrico-sanitario non attivato");
    shift.press("r");
    shift.sees_words("presso Ospedale Prova › Padiglione B Quando adesso");
    shift.press("esc a");
    shift.types("due");
    shift.press("enter f9 f9");
    shift.sees("avvisato alle");
    // Whoever is there finds out whether it is to be done: then nothing is proposed any more.
    shift.desk_does(
        1,
        serde_json::json!({"action": "record-inspection", "level": "IND", "covered": true}),
    );
    shift.does_not_see("si propone il rifiuto");
}

#[test]
fn what_is_done_there_is_proposed_to_nobody_for_rejection() {
    let mut shift = with_a_pavilion(160, 45);
    from_the_pavilion(&mut shift, "ele");
    shift.does_not_see("non attivato");
    describe(&mut shift);
    shift.sees("NUMERO DA DIRE AL CHIAMANTE: 1");
    shift.does_not_see("rifiuto");
}

#[test]
fn a_plant_is_chosen_where_the_service_would_be_and_brings_it() {
    let mut shift = with_a_pavilion(160, 45);
    shift.press("f2");
    shift.types("deg");
    shift.press("enter enter");
    // The plants of the hospital stand before the services, and what is not done here says so.
    shift.sees("CLI  Centrale termica 1");
    shift.types("termica 2");
    shift.press("enter");
    describe(&mut shift);
    shift.sees_words("Ospedale Prova › Padiglione B › Degenza · CLI Centrale termica 2");
    let ticket = shift.does(shift.colleague().ticket(centralino::domain::code::TicketNumber(1)));
    let ticket = ticket.unwrap().ticket.ticket;
    assert_eq!(ticket.plant, Some(centralino::domain::code::PlantId(2)));
    assert_eq!(ticket.service.unwrap().as_str(), "CLI");
}

#[test]
fn the_same_trouble_is_that_of_the_same_plant() {
    let mut shift = with_a_pavilion(160, 45);
    from_the_pavilion(&mut shift, "termica 2");
    describe(&mut shift);
    // Another boiler house of the same service is another trouble; the service alone may be the same.
    for (typed, preselected) in [("termica 1", false), ("termica 2", true), ("climat", true)] {
        shift.rings("0000 000 111");
        from_the_pavilion(&mut shift, typed);
        let similar = shift.model.similar().unwrap();
        assert_eq!(similar.preselect_reminder, preselected, "{typed}");
        shift.press("ctrl-o");
        shift.types("num");
        shift.press("enter f9");
    }
}

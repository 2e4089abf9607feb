//! A call at night: whoever is on call stands first, an attempt in vain is no telling, and the next is proposed
//! (S4.8, S4.15).

use centralino::api::resource::{NewDuty, NewTechnician};
use centralino::domain::call_out::Response;
use centralino::domain::code::{TechnicianId, TicketNumber};
use chrono::TimeDelta;

use super::entry::register_a_leak;
use super::shift::Shift;

/// Two are on call tonight: the second technician first, the team after them; a third is not.
fn with_a_roster(width: u16, height: u16) -> Shift {
    let shift = Shift::begin(width, height);
    let colleague = shift.colleague();
    let third = NewTechnician { name: "Tecnico Prova Tre".into(), ..NewTechnician::default() };
    shift.does(colleague.add(&third, "third")).unwrap();
    for (technician, from) in [(2, "2026-11-23T18:00:00Z"), (1, "2026-11-23T18:30:00Z")] {
        let duty = NewDuty {
            technician: TechnicianId(technician),
            from: from.parse().unwrap(),
            to: "2026-11-24T07:00:00Z".parse().unwrap(),
            services: Vec::new(),
        };
        shift.does(colleague.add(&duty, from)).unwrap();
    }
    shift
}

fn at_night(width: u16, height: u16) -> Shift {
    let mut shift = with_a_roster(width, height);
    shift.time_passes(TimeDelta::hours(8));
    shift.rings("0000 000 111");
    register_a_leak(&mut shift);
    shift
}

#[test]
fn at_night_whoever_is_on_call_is_tried_one_after_the_other() {
    for (width, height) in [(160, 45), (120, 36), (80, 24)] {
        let mut shift = at_night(width, height);
        shift.press("a");
        shift.sees("> Tecnico Prova Due, 0000 000 202, reperibile ora");
        shift.press("enter f9");
        // Nobody answers: that is no telling.
        shift.sees_words("Chiamare Tecnico Prova Due al 0000 000 202");
        shift.types("nes");
        shift.press("f9");
        shift.sees_words("Tentativo con Tecnico Prova Due: nessuna risposta");
        shift.sees_words("Chiamare Squadra Prova idraulici al 0000 000 201");
        let ticket = shift.does(shift.colleague().ticket(TicketNumber(1))).unwrap().ticket.ticket;
        assert_eq!((ticket.told, ticket.call_outs.len()), (None, 1));
        // The next stands first, and whoever was tried at the end of those on call.
        shift.press("f9");
        shift.sees_words("Chiamare Squadra Prova idraulici");
        shift.press("f9");
        let ticket = shift.does(shift.colleague().ticket(TicketNumber(1))).unwrap().ticket.ticket;
        assert!(ticket.told.is_some() && ticket.on_call);
        let attempts: Vec<_> =
            ticket.call_outs.iter().map(|it| (it.technician.unwrap().0, it.outcome)).collect();
        assert_eq!(attempts, [(2, Response::NoAnswer), (1, Response::Answered)]);
    }
}

#[test]
fn the_history_says_who_was_called_when_and_from_whom_it_went_to_whom() {
    let mut shift = at_night(160, 60);
    shift.press("a enter f9");
    shift.types("nes");
    shift.press("f9 f9 f9");
    shift.sees("avvisato alle 22:29");
    shift.sees_words("personale chiamato Tecnico Prova Due, telefono, nessuna risposta");
    shift.sees_words("da Tecnico Prova Due a Squadra Prova idraulici");
    shift.sees_words("personale avvisato Squadra Prova idraulici, telefono");
}

#[test]
fn when_all_were_tried_the_first_is_tried_again_and_the_form_may_be_left() {
    let mut shift = at_night(160, 45);
    shift.press("a enter f9");
    for _ in 0..2 {
        shift.types("non");
        shift.press("f9");
        shift.sees_words("non può venire");
        shift.press("f9");
    }
    shift.sees_words("Chiamare Tecnico Prova Due al 0000 000 202");
    shift.press("esc esc");
    let ticket = shift.does(shift.colleague().ticket(TicketNumber(1))).unwrap().ticket.ticket;
    assert_eq!(ticket.technician, Some(TechnicianId(2)));
    assert_eq!(ticket.call_outs.len(), 2);
}

#[test]
fn in_presence_nobody_is_on_call() {
    let mut shift = with_a_roster(160, 45);
    shift.minutes_pass(2);
    shift.rings("0000 000 111");
    register_a_leak(&mut shift);
    shift.press("a");
    shift.does_not_see("reperibile ora");
    shift.press("f9");
    shift.sees("Chi va: serve");
}

//! A technician at the real program without a screen: an intervention from taken to completed, one step told
//! later with its time, by lines alone.

use centralino::client::new_key;
use centralino::domain::code::TicketNumber;
use centralino::domain::ticket::State;
use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Europe::Rome;
use serde_json::json;

use super::program::Spoken;
use super::team::Team;

/// An action by its name, with the answers to its fields, and how the intervention stands afterwards.
fn does(field: &mut Spoken, action: &str, answers: &[&str], state: &str) {
    field.answers("Scelta:", action);
    field.hears(&format!("2: {action}"));
    for answer in answers {
        field.answers(":\n", answer);
    }
    field.answers("Registra? s o n:", "s");
    field.hears("Intervento 2: ");
    field.hears(state);
}

/// A time as people say it.
fn in_words(at: DateTime<Utc>) -> String {
    let (at, today) = (at.with_timezone(&Rome), Utc::now().with_timezone(&Rome));
    let day = if at.date_naive() == today.date_naive() { "alle" } else { "ieri" };
    format!("{day} {}", at.format("%H:%M"))
}

/// A fault of two hours ago, told late, to which the technician is sent.
fn send_to_an_old_fault(team: &Team, called_at: DateTime<Utc>) {
    let fault = json!({"channel": "phone", "call_type": "RI", "priority": "NES", "service": "IDR",
        "called_at": called_at, "texts": {"description": "scarico lento", "place": "Magazzino",
        "reason": "centralino guasto"}});
    let said_at = called_at + TimeDelta::minutes(10);
    let dispatch = json!({"action": "dispatch", "technician": 1, "said_at": said_at});
    let (fault, dispatch) =
        (serde_json::from_value(fault).unwrap(), serde_json::from_value(dispatch).unwrap());
    team.tasks.block_on(async {
        team.desk.new_ticket(&fault, &new_key()).await.unwrap();
        team.desk.ticket_action(TicketNumber(2), 1, &dispatch, &new_key()).await.unwrap();
    });
}

#[test]
fn an_intervention_from_taken_to_completed_over_pipes() {
    let team = Team::begin();
    let called_at = Utc::now() - TimeDelta::hours(2);
    send_to_an_old_fault(&team, called_at);
    let server = format!("http://{}", team.address);
    let environment =
        [("CENTRALINO_SERVER", server.as_str()), ("CENTRALINO_TOKEN", team.technician.as_str())];
    let mut field = Spoken::with_environment("field", team.folder.path(), &environment);
    field.hears("Interventi assegnati: 2");
    field.hears(" intervento 1, urgenza, CUP, perdita: presa in carico entro ");
    field.answers("Numero della lista", "n 2");
    field.hears("scarico lento");
    field.hears("1 prendi in carico");
    does(&mut field, "prendi in carico", &[""], "in carico.");
    field.answers("Scelta:", ":annulla");
    field.hears("2: l'ultima mossa è annullata.");
    field.hears("Intervento 2: ");
    field.hears("assegnato.");
    // What was done on the way is told now, each step with its time.
    let taken = in_words(called_at + TimeDelta::minutes(30));
    does(&mut field, "prendi in carico", &[&taken], "in carico.");
    let arrived = in_words(called_at + TimeDelta::hours(1));
    does(&mut field, "inizia sopralluogo", &["boh", &arrived], "in sopralluogo.");
    field.answers("Scelta:", "leggi la storia");
    field.hears("registrazione tardiva");
    does(&mut field, "esito sopralluogo", &["IND", "s", "", "", "", ""], "in esecuzione.");
    does(&mut field, "completato", &[""], "da chiudere.");
    field.answers("Scelta:", ":esci");
    assert!(field.ends());

    assert_eq!(team.state(2), State::Completed);
    let ticket = team.tasks.block_on(team.desk.ticket(TicketNumber(2))).unwrap().ticket.ticket;
    let started = ticket.milestones.inspection_started.unwrap();
    assert!(!started.implied && !started.conflicting);
    let late = (called_at + TimeDelta::hours(1) - started.at).num_seconds();
    assert!((0..60).contains(&late), "to the minute that was said");
    let written = field.written();
    assert_eq!(written.chars().find(|c| c.is_control() && *c != '\n'), None, "{written}");
}

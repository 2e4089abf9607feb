//! The demonstration on a real server: at whatever time it is run, the same board.

use chrono::TimeDelta;

use super::{SEED, fill};
use crate::client::{CallQuery, Client, Contracts, TicketFilter, TicketQuery};
use crate::domain::call::CallState;
use crate::domain::clock::{Standing, clocks};
use crate::domain::code::TechnicianId;
use crate::domain::contract::{load, shipped};
use crate::domain::role::Role;
use crate::domain::ticket::{State, Ticket};
use crate::domain::time::Timestamp;
use crate::server::clock::{Clock, Entropy};
use crate::server::store::{Store, StoreOptions};
use crate::server::{Options, Running, start};

/// A server of its own, filled; the folder must outlive it.
pub(super) async fn filled(end: Timestamp) -> (tempfile::TempDir, Store, Running, Client) {
    let (folder, store, running, client, _) = filled_for_a_technician(end).await;
    (folder, store, running, client)
}

async fn filled_for_a_technician(
    end: Timestamp,
) -> (tempfile::TempDir, Store, Running, Client, TechnicianId) {
    filled_under(end, 0).await
}

/// Under the shipped contract at this place.
async fn filled_under(
    end: Timestamp,
    contract: usize,
) -> (tempfile::TempDir, Store, Running, Client, TechnicianId) {
    let mut contracts: Vec<String> = shipped::texts().into_iter().map(str::to_owned).collect();
    contracts.swap(0, contract);
    let folder = tempfile::tempdir().unwrap();
    let clock = Clock::manual(end);
    let options = StoreOptions {
        clock: clock.clone(),
        entropy: Entropy::seeded(1),
        contracts,
        ..StoreOptions::at(folder.path().join("demo.db"))
    };
    let store = Store::open(options).unwrap();
    let (token, _) = store.add_token("Turno di prova", Role::Supervisor).await.unwrap();
    let listen = "127.0.0.1:0".parse().unwrap();
    let running = start(Options { listen, store: store.clone(), clock: clock.clone() }).await.unwrap();
    let client = Client::new(&format!("http://{}", running.address), &token).unwrap();
    let technician = fill(&client, &clock, SEED).await.unwrap();
    assert_eq!(clock.now(), end, "the clock is given back as it was");
    (folder, store, running, client, technician)
}

#[tokio::test]
async fn its_technician_has_interventions_in_every_state() {
    let end: Timestamp = "2026-11-23T09:30:00Z".parse().unwrap();
    let (_folder, _store, running, client, technician) = filled_for_a_technician(end).await;
    let query = TicketQuery { state: Some(TicketFilter::Open), limit: Some(500), ..Default::default() };
    let open = client.tickets(&query).await.unwrap().items;
    let own = open.iter().filter(|row| row.ticket.technician == Some(technician));
    let states: std::collections::BTreeSet<&str> = own.map(|row| row.ticket.state.word()).collect();
    // Nobody was sent yet to what is only registered.
    let wanted = State::ALL.into_iter().filter(|state| state.is_open() && *state != State::Registered);
    assert_eq!(states, wanted.map(State::word).collect());
    running.shutdown().await;
}

#[tokio::test]
async fn every_shipped_contract_has_its_demonstration() {
    let end: Timestamp = "2026-11-23T09:30:00Z".parse().unwrap();
    for (at, text) in shipped::texts().into_iter().enumerate() {
        let contract = load(text).unwrap();
        let (_folder, store, running, client, _) = filled_under(end, at).await;
        let query =
            TicketQuery { state: Some(TicketFilter::Open), limit: Some(500), ..Default::default() };
        let open = client.tickets(&query).await.unwrap().items;
        assert!(open.len() >= 8, "{}: {} open", contract.name, open.len());
        assert!(open.iter().all(|row| row.ticket.contract == contract.hash), "{}", contract.name);
        let waits = open.iter().any(|row| row.ticket.unauthorised);
        assert!(!waits || contract.requesters.only_enabled, "{}", contract.name);
        let suspended = open.iter().filter(|row| row.ticket.state.is_suspended()).count();
        assert!(suspended > 0, "{}", contract.name);
        let report = store.verify().await.unwrap();
        assert!(report.is_clean(), "{report:?}");
        running.shutdown().await;
    }
}

/// Of remote lessons: some being tried, one ready, one with a step that failed and became a ticket, each naming the
/// other.
#[tokio::test]
async fn the_demonstration_of_remote_lessons_has_one_of_each() {
    let end: Timestamp = "2026-11-23T09:30:00Z".parse().unwrap();
    let named = |text: &str| load(text).unwrap().name == "aula-remota";
    let at = shipped::texts().into_iter().position(named).unwrap();
    let (_folder, _store, running, client, _) = filled_under(end, at).await;
    let query = TicketQuery { state: Some(TicketFilter::Open), limit: Some(500), ..Default::default() };
    let open = client.tickets(&query).await.unwrap().items;
    let tickets = || open.iter().map(|row| &row.ticket);
    let today = |ticket: &&Ticket| ticket.session && ticket.planned_start.is_some_and(|at| at > end);
    let lessons: Vec<&Ticket> = tickets().filter(today).collect();
    let tried =
        |ticket: &&&Ticket| ticket.checklist.as_ref().is_some_and(|list| !list.checks.is_empty());
    assert_eq!(lessons.iter().filter(|ticket| ticket.is_ready()).count(), 1);
    assert!(lessons.iter().filter(tried).filter(|ticket| !ticket.is_ready()).count() >= 2);
    let escalated =
        lessons.iter().filter_map(|ticket| Some((ticket.number, ticket.checklist.as_ref()?)));
    let escalated: Vec<_> = escalated.filter(|(_, list)| !list.escalations.is_empty()).collect();
    let [(number, list)] = escalated.as_slice() else { panic!("{escalated:?}") };
    let became = tickets().find(|ticket| ticket.number == list.escalations[0].ticket).unwrap();
    assert_eq!(became.escalates, Some(*number));
    running.shutdown().await;
}

#[tokio::test]
async fn the_board_is_full_at_any_time_of_day() {
    for end in ["2026-11-23T09:30:00Z", "2026-12-25T02:15:00Z", "2026-03-29T01:30:00Z"] {
        let end: Timestamp = end.parse().unwrap();
        let (_folder, store, running, client) = filled(end).await;
        let contracts = Contracts::read(&client.contracts().await.unwrap());
        let query =
            TicketQuery { state: Some(TicketFilter::Open), limit: Some(500), ..Default::default() };
        let open = client.tickets(&query).await.unwrap().items;
        assert!((20..=26).contains(&open.len()), "{} open at {end}", open.len());
        let standing = |wanted: Standing| {
            let of = |ticket: &Ticket| -> Vec<Standing> {
                let contract = contracts.get(&ticket.contract).unwrap();
                clocks(ticket, contract).iter().map(|clock| clock.standing(end)).collect()
            };
            open.iter().filter(|found| of(&found.ticket).contains(&wanted)).count()
        };
        assert_eq!(standing(Standing::Overdue), 1, "at {end}");
        assert!(standing(Standing::Soon) >= 3, "at {end}");
        assert_eq!(standing(Standing::MetLate), 0, "nobody was late but one, at {end}");
        let words: std::collections::BTreeSet<&str> =
            open.iter().map(|found| found.ticket.state.word()).collect();
        let wanted: std::collections::BTreeSet<&str> =
            State::ALL.into_iter().filter(|state| state.is_open()).map(State::word).collect();
        assert_eq!(words, wanted, "every open state is on the board");
        assert!(open.iter().any(|found| found.ticket.reminders > 0));
        let report = store.verify().await.unwrap();
        assert!(report.is_clean(), "{report:?}");
        running.shutdown().await;
    }
}

#[tokio::test]
async fn some_sixty_calls_have_come_in() {
    let end: Timestamp = "2026-11-23T09:30:00Z".parse().unwrap();
    let (_folder, _store, running, client) = filled(end).await;
    let query = CallQuery { limit: Some(500), ..CallQuery::default() };
    let calls = client.calls(&query).await.unwrap().items;
    assert!((55..=65).contains(&calls.len()), "{}", calls.len());
    let count = |state| calls.iter().filter(|found| found.call.state == state).count();
    assert_eq!((count(CallState::Ringing), count(CallState::Answered)), (1, 0));
    assert_eq!(count(CallState::Lost), 2);
    assert!(calls.iter().any(|found| found.call.caller.is_none()), "some callers are unknown");
    assert!(calls.iter().all(|found| end - found.call.called_at <= TimeDelta::hours(4)));
    running.shutdown().await;
}

#[tokio::test]
async fn there_is_a_tree_with_plants_a_floor_with_its_own_services_and_a_roster() {
    use crate::domain::{roster, site_tree};
    // At night, after midnight too.
    for end in ["2026-11-23T21:30:00Z", "2026-11-24T02:30:00Z"] {
        let end: Timestamp = end.parse().unwrap();
        let (_folder, _store, running, client) = filled(end).await;
        let directory = client.directory().await.unwrap();
        let deepest = directory.sites.last().unwrap().id;
        let path = site_tree::path(&directory.sites, deepest);
        assert_eq!(path, ["Ospedale Prova Nord", "Padiglione Prova B", "2° piano Prova"]);
        assert_eq!(site_tree::plants_at(&directory.sites, &directory.plants, deepest).len(), 3);
        let contracts = Contracts::read(&client.contracts().await.unwrap());
        let because = |service: &str| {
            let service = service.parse().unwrap();
            site_tree::unserved(contracts.current().unwrap(), &directory.sites, Some(deepest), &service)
        };
        assert_eq!(because("ASC"), Some(site_tree::Unserved::NotActivated));
        assert_eq!(because("ELE"), None);
        let on_call = roster::on_call(&directory.roster, end, None);
        assert_eq!(on_call, [TechnicianId(6), TechnicianId(7)], "at {end}");
        running.shutdown().await;
    }
}

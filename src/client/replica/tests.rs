//! The replica against a naive fold of the whole log: whatever the moment of the snapshot, and however
//! old its pages, the end must be the same.

use chrono::TimeDelta;
use proptest::prelude::*;

use super::*;
use crate::api::resource::ContractResource;
use crate::client::board::Rank;
use crate::client::snapshot::midnight;
use crate::domain::action::{Action, Deed, Verb};

use crate::domain::channel::Channel;
use crate::domain::clock::{next_deadline, pending_warnings};
use crate::domain::code::ActorId;
use crate::domain::code::{Code, TechnicianId};
use crate::domain::contract::{Contract, load, shipped};
use crate::domain::decision::Decision;
use crate::domain::event::{Imported, NoTicketCause, Origin, Precision};
use crate::domain::lifecycle::calls::CallAction;
use crate::domain::lifecycle::{self, Intake, calls};
use crate::domain::role::{Actor, Role};
use crate::domain::text::{Seal, TextField};

const LOG: Uuid = Uuid::from_u128(7);

fn code(text: &str) -> Code {
    text.parse().unwrap()
}

fn contract_text() -> &'static str {
    shipped::texts()[0]
}

fn contracts() -> Contracts {
    Contracts::read(&[ContractResource {
        hash: load(contract_text()).unwrap().hash,
        name: "n".to_owned(),
        version: "v".to_owned(),
        title: "t".to_owned(),
        current: true,
        text: contract_text().to_owned(),
    }])
}

/// A server without HTTP: a log and the naive fold of all of it.
struct World {
    contract: Contract,
    now: Timestamp,
    log: Vec<FeedEvent>,
    /// How many were given so far.
    commands: usize,
}

/// Every record as it stands after some part of the log.
#[derive(Default)]
struct Fold {
    tickets: BTreeMap<TicketNumber, TicketResource>,
    calls: BTreeMap<CallNumber, CallResource>,
}

impl World {
    fn new() -> Self {
        let now = "2026-03-10T08:00:00Z".parse().unwrap();
        Self { contract: load(contract_text()).unwrap(), now, log: Vec::new(), commands: 0 }
    }

    fn actor() -> Actor {
        Actor { id: ActorId(Uuid::from_u128(1)), role: Role::Supervisor }
    }

    fn fold(&self, until: usize) -> Fold {
        let mut fold = Fold::default();
        let entries = || self.log[..until].iter();
        let undone: Vec<u64> =
            entries().flat_map(|event| event.entry.event.takes_back()).copied().collect();
        for event in entries().filter(|event| !undone.contains(&event.entry.seq)) {
            let entry = &event.entry;
            match entry.aggregate {
                Aggregate::Call(number) => {
                    let row = fold.calls.remove(&number);
                    let mut row = row.map_or_else(
                        || CallResource {
                            call: Call::born(entry, number).unwrap(),
                            texts: Texts::new(),
                        },
                        |mut row| {
                            row.call.apply(entry);
                            row
                        },
                    );
                    last_words(&mut row.texts, event);
                    fold.calls.insert(number, row);
                }
                Aggregate::Ticket(number) => {
                    let row = fold.tickets.remove(&number);
                    let mut row = row.map_or_else(
                        || TicketResource {
                            ticket: Ticket::born(entry, number).unwrap(),
                            texts: Texts::new(),
                        },
                        |mut row| {
                            row.ticket.apply(entry);
                            row.ticket.undone.extend(entry.event.takes_back());
                            row
                        },
                    );
                    last_words(&mut row.texts, event);
                    fold.tickets.insert(number, row);
                }
            }
        }
        fold
    }

    /// What the server would answer, each list read at a moment of its own; `seq` is the first one's.
    fn snapshot(&self, calls_at: usize, first_page_at: usize, rest_at: usize) -> Snapshot {
        let page = |at: usize, wanted: fn(u64) -> bool| {
            let rows = self.fold(at).tickets.into_values();
            rows.filter(move |row| row.ticket.state.is_open() && wanted(row.ticket.number.0))
                .collect::<Vec<_>>()
        };
        let mut tickets = page(first_page_at, |number| number <= 3);
        tickets.extend(page(rest_at, |number| number > 3));
        let calls = self.fold(calls_at).calls.into_values();
        let calls = calls.filter(|row| row.call.state != CallState::Ended).collect();
        let (directory, contracts) = (Directory::default(), contracts());
        Snapshot { calls, tickets, directory, contracts, seq: calls_at as u64, log: Some(LOG) }
    }

    fn write(&mut self, aggregate: Aggregate, event: Event, origin: Origin, texts: Texts) {
        let version = self.log.iter().filter(|e| e.entry.aggregate == aggregate).count() as u64 + 1;
        self.now += TimeDelta::minutes(7);
        let seal = Seal { id: Uuid::nil(), commitment: String::new() };
        let entry = Recorded {
            seq: self.log.len() as u64 + 1,
            id: Uuid::nil(),
            aggregate,
            version,
            schema: EVENT_SCHEMA,
            event,
            said_at: self.now,
            origin,
            recorded_at: self.now,
            actor: Self::actor().id,
            command: self.commands.to_string(),
            contract: self.contract.hash.clone(),
            seals: texts.keys().map(|field| (*field, seal.clone())).collect(),
            prev_hash: String::new(),
            hash: String::new(),
        };
        self.log.push(FeedEvent { entry, texts });
    }

    fn write_ticket(&mut self, number: TicketNumber, step: lifecycle::Step) {
        let origin = step.origin(Origin::Default);
        self.write(Aggregate::Ticket(number), Event::Ticket(step.event), origin, step.texts);
    }

    fn ring(&mut self) -> CallNumber {
        let number = CallNumber(self.fold(self.log.len()).calls.len() as u64 + 1);
        let called_at = self.now;
        let rang = CallEvent::Rang {
            called_at,
            channel: Channel::Phone,
            caller: None,
            site: None,
            late: false,
            clamped: false,
        };
        let texts = Texts::from([(TextField::CallerNumber, format!("0000{number}"))]);
        self.write(Aggregate::Call(number), Event::Call(rang), Origin::Default, texts);
        number
    }

    fn act_on_call(&mut self, number: CallNumber, action: &CallAction) {
        let fold = self.fold(self.log.len());
        let Some(row) = fold.calls.get(&number) else { return };
        for step in calls::decide(&row.call, action, &Self::actor()).unwrap_or_default() {
            self.write(Aggregate::Call(number), Event::Call(step.event), Origin::Default, step.texts);
        }
    }

    fn register(&mut self, priority: &str) -> TicketNumber {
        self.commands += 1;
        let number = TicketNumber(self.fold(self.log.len()).tickets.len() as u64 + 1);
        let intake = Intake {
            call: None,
            channel: Channel::Phone,
            call_type: code("RI"),
            priority: code(priority),
            answers: Vec::new(),
            service: None,
            site: None,
            plant: None,
            requester: None,
            order: None,
            follows: None,
            planned_start: None,
            texts: Texts::from([
                (TextField::Description, format!("perdita {number}")),
                (TextField::Place, "corridoio".to_owned()),
            ]),
        };
        let step = lifecycle::register(&intake, self.now, &Self::actor(), &self.contract).unwrap();
        self.write_ticket(number, step);
        number
    }

    fn import(&mut self) {
        self.commands += 1;
        let number = TicketNumber(self.fold(self.log.len()).tickets.len() as u64 + 1);
        let imported = Imported {
            source: "demo".to_owned(),
            source_id: number.to_string(),
            source_state: "open".to_owned(),
            category: None,
            opened_on: "2025-01-01".parse().unwrap(),
            closed_on: None,
            precision: Precision::Day,
        };
        let event = Event::Ticket(TicketEvent::Imported(imported));
        self.write(Aggregate::Ticket(number), event, Origin::Default, Texts::new());
    }

    fn act(&mut self, number: TicketNumber, deed: Deed) -> bool {
        self.commands += 1;
        let fold = self.fold(self.log.len());
        let Some(row) = fold.tickets.get(&number) else { return false };
        let action = Action { texts: words_for(&deed), deed };
        let Ok(steps) = lifecycle::decide(&row.ticket, &action, &Self::actor(), &self.contract) else {
            return false;
        };
        let written = !steps.is_empty();
        for step in steps {
            self.write_ticket(number, step);
        }
        written
    }

    /// Takes the last action on a ticket back; whether it could be.
    fn undo(&mut self, number: TicketNumber) -> bool {
        self.commands += 1;
        let of = |event: &&FeedEvent| event.entry.aggregate == Aggregate::Ticket(number);
        let history: Vec<Recorded> =
            self.log.iter().filter(of).map(|event| event.entry.clone()).collect();
        let at_once = history.last().map_or(self.now, |last| last.recorded_at);
        match lifecycle::undo(&history, &Self::actor(), at_once) {
            Ok(step) => self.write_ticket(number, step),
            Err(_) => return false,
        }
        true
    }

    /// Gives the warnings of a ticket that are due; whether there were any.
    fn warn(&mut self, number: TicketNumber) -> bool {
        let fold = self.fold(self.log.len());
        let Some(row) = fold.tickets.get(&number) else { return false };
        let based_on = self.log.len() as u64;
        let due = pending_warnings(&row.ticket, &self.contract, self.now, based_on);
        let any = !due.is_empty();
        for warning in due {
            let event = Event::Ticket(TicketEvent::Warned(warning));
            self.write(Aggregate::Ticket(number), event, Origin::Default, Texts::new());
        }
        any
    }

    /// One step of a random history.
    fn step(&mut self, (what, whom, how): (u8, u8, u8)) {
        let call = CallNumber(u64::from(whom % 6) + 1);
        let ticket = TicketNumber(u64::from(whom % 6) + 1);
        match what % 13 {
            0 => drop(self.ring()),
            1 => self.import(),
            2 => drop(self.register(["EME", "URG", "NES"][usize::from(how % 3)])),
            3..=5 => {
                let actions = [
                    CallAction::Answer,
                    CallAction::Release,
                    CallAction::Lose,
                    CallAction::CallBack,
                    CallAction::Dismiss {
                        cause: NoTicketCause::Silent,
                        call_type: None,
                        reason: String::new(),
                    },
                ];
                self.act_on_call(call, &actions[usize::from(how) % actions.len()]);
            }
            6 => drop(self.warn(ticket)),
            7 | 8 => drop(self.undo(ticket)),
            _ => {
                let verb = Verb::ALL[usize::from(how) % Verb::ALL.len()];
                self.act(ticket, deed_of(verb, how));
            }
        }
    }
}

/// The naive way of remembering words, for comparison.
fn last_words(texts: &mut Texts, event: &FeedEvent) {
    for field in TextField::ALL.into_iter().filter(|field| field.lasts()) {
        if event.entry.seals.contains_key(&field) {
            texts.remove(&field);
            texts.extend(event.texts.get(&field).map(|text| (field, text.clone())));
        }
    }
}

fn words_for(deed: &Deed) -> Texts {
    let fields: Vec<TextField> = match deed {
        Deed::Correct { .. } => vec![TextField::Reason, TextField::Place],
        Deed::Close { .. } => vec![TextField::Cause, TextField::WorkDone, TextField::Materials],
        _ => vec![
            TextField::Reason,
            TextField::Person,
            TextField::Reference,
            TextField::Part,
            TextField::Supplier,
            TextField::Message,
            TextField::Note,
        ],
    };
    fields.into_iter().map(|field| (field, format!("{} {:?}", field.code(), deed.verb()))).collect()
}

fn deed_of(verb: Verb, how: u8) -> Deed {
    let at_once = how.is_multiple_of(2);
    match verb {
        Verb::Reject => Deed::Reject,
        Verb::Dispatch => {
            Deed::Dispatch { technician: TechnicianId(u64::from(how % 3) + 1), on_call: at_once }
        }
        Verb::AskParts => Deed::AskParts { expected_on: None },
        Verb::SuspendForQuote => Deed::SuspendForQuote,
        Verb::Communicate => {
            let (channel, phases) = (Channel::Email, Vec::new());
            Deed::Communicate { channel, planned_start: None, planned_end: None, phases }
        }
        Verb::Close => Deed::Close { hours: Some(rust_decimal::Decimal::ONE) },
        Verb::TellStaff => Deed::TellStaff { channel: Channel::Sms, technician: None, outcome: None },
        Verb::TakeCharge => Deed::TakeCharge { technician: None },
        Verb::StartInspection => Deed::StartInspection,
        Verb::RecordInspection => Deed::RecordInspection {
            level: Some(code(if at_once { "IND" } else { "BRE" })),
            covered: Some(!how.is_multiple_of(3)),
            planned_start: None,
            estimated_end: None,
        },
        Verb::StartWork => Deed::StartWork,
        Verb::ApproveParts => Deed::ApproveParts(Decision { by: None, how: Some(Channel::Phone) }),
        Verb::RefuseParts => Deed::RefuseParts(Decision { by: None, how: Some(Channel::Phone) }),
        Verb::ReceivePart => Deed::ReceivePart,
        Verb::CompleteByThirdParty => {
            Deed::CompleteByThirdParty(Decision { by: None, how: Some(Channel::Phone) })
        }
        Verb::SendQuote => {
            Deed::SendQuote { amount: Some(rust_decimal::Decimal::TEN), lines: Vec::new() }
        }
        Verb::ApproveQuote => Deed::ApproveQuote(Decision { by: None, how: Some(Channel::Phone) }),
        Verb::DeclineQuote => Deed::DeclineQuote(Decision { by: None, how: Some(Channel::Phone) }),
        Verb::Complete => Deed::Complete,
        Verb::Cancel => Deed::Cancel,
        Verb::Reopen => Deed::Reopen { technician: at_once.then_some(TechnicianId(9)) },
        Verb::Correct => Deed::Correct { priority: Some(code("URG")), service: None, site: None },
        // Of its own contract's lists there is none here.
        Verb::Note | Verb::RecordOrder | Verb::Authorise | Verb::CheckStep | Verb::Escalate => {
            Deed::Note
        }
        Verb::Supplement => Deed::Supplement,
        Verb::Adopt => Deed::Adopt { call_type: code("RI"), priority: code("NES") },
    }
}

/// Answers what the replica asks for, from a server that has got as far as `at`; again while it asks.
fn serve(replica: &mut Replica, world: &World, mut change: Change, at: usize) {
    for at in [at, world.log.len()] {
        let fold = world.fold(at);
        change = match change {
            Change::FetchTicket(number) => replica.put_ticket(fold.tickets[&number].clone()),
            Change::FetchCall(number) => replica.put_call(fold.calls[&number].clone()),
            settled => settled,
        };
    }
    let unsettled = matches!(change, Change::FetchTicket(_) | Change::FetchCall(_) | Change::Gap);
    assert!(!unsettled, "{change:?}");
}

/// Whether the replica shows what a snapshot of the whole log shows.
fn assert_caught_up(replica: &Replica, world: &World) {
    let end = world.log.len();
    let mut fresh = Replica::default();
    fresh.replace(world.snapshot(end, end, end));
    assert_eq!(replica.seq, fresh.seq);
    assert_eq!(replica.calls, fresh.calls);
    assert_eq!(replica.tickets, fresh.tickets);
    assert_eq!(replica.board(), fresh.board());
    assert_eq!(replica, &fresh);
    for key in replica.board().order() {
        let ticket = &replica.tickets[&key.number].ticket;
        let deadline = next_deadline(ticket, &world.contract);
        assert_eq!(replica.board().deadline(key.number), deadline.as_ref());
    }
    assert_eq!(replica.board().len(), replica.tickets.len());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn snapshot_and_entries_give_the_snapshot_at_the_end(
        steps in prop::collection::vec(any::<(u8, u8, u8)>(), 1..90),
        ages in prop::array::uniform3(0.0..1.0_f64),
        lag in 0_usize..6,
    ) {
        let mut world = World::new();
        steps.into_iter().for_each(|step| world.step(step));
        let end = world.log.len();
        let mut at = ages.map(|age| (age * end as f64) as usize);
        at.sort_unstable();
        let [calls_at, first_page_at, rest_at] = at;
        let mut replica = Replica::default();
        for asked in replica.replace(world.snapshot(calls_at, first_page_at, rest_at)) {
            serve(&mut replica, &world, asked, end);
        }
        let mut open: Vec<(usize, Change)> = Vec::new();
        for (index, event) in world.log.iter().enumerate() {
            let change = replica.apply(event);
            if matches!(change, Change::FetchTicket(_) | Change::FetchCall(_)) {
                open.push((index, change));
            }
            // The answer to a request comes a few entries later, and is as old as the request.
            let due = |(asked, _): &(usize, Change)| *asked + lag <= index;
            while open.first().is_some_and(due) {
                let (asked, change) = open.remove(0);
                serve(&mut replica, &world, change, asked + 1);
            }
        }
        for (asked, change) in open {
            serve(&mut replica, &world, change, asked + 1);
        }
        assert_caught_up(&replica, &world);
    }
}

fn busy_world() -> World {
    let mut world = World::new();
    world.register("EME");
    world.register("NES");
    world.ring();
    world.act(TicketNumber(1), Deed::TakeCharge { technician: None });
    world.act(TicketNumber(2), deed_of(Verb::Cancel, 0));
    world.act_on_call(CallNumber(1), &CallAction::Answer);
    world
}

#[test]
fn entries_that_come_while_a_snapshot_is_fetched_are_not_lost() {
    let world = busy_world();
    let mut replica = Replica::default();
    replica.replace(world.snapshot(1, 1, 1));
    assert_eq!(replica.apply(&world.log[2]), Change::Gap);
    assert_eq!(replica.apply(&world.log[3]), Change::Gap);
    let snapshot = world.snapshot(3, 3, 3);
    assert_eq!(replica.apply(&world.log[4]), Change::Gap);
    assert_eq!(replica.replace(snapshot), []);
    assert_eq!(replica.seq, 5);
    for event in &world.log[5..] {
        replica.apply(event);
    }
    assert_caught_up(&replica, &world);
}

#[test]
fn a_snapshot_that_is_too_old_asks_for_another() {
    let world = busy_world();
    let mut replica = Replica::default();
    replica.replace(world.snapshot(0, 0, 0));
    assert_eq!(replica.apply(&world.log[4]), Change::Gap);
    assert_eq!(replica.replace(world.snapshot(2, 2, 2)), [Change::Gap]);
    assert_eq!(replica.replace(world.snapshot(4, 4, 4)), []);
    assert_eq!(replica.seq, 5);
}

#[test]
fn a_snapshot_that_never_comes_does_not_fill_the_memory() {
    let world = busy_world();
    let mut replica = Replica::default();
    replica.replace(world.snapshot(1, 1, 1));
    let mut event = world.log[2].clone();
    for seq in 3..MOST_KEPT as u64 + 100 {
        event.entry.seq = seq;
        assert_eq!(replica.apply(&event), Change::Gap);
    }
    assert_eq!(replica.kept.len(), MOST_KEPT);
    let asked = replica.replace(world.snapshot(2, 2, 2));
    assert_eq!(asked, [Change::Gap], "what was let go is asked for again");
}

#[test]
fn no_entry_of_another_log_is_folded() {
    let world = busy_world();
    let mut replica = Replica::default();
    replica.replace(world.snapshot(2, 2, 2));
    let held = replica.tickets.clone();
    let other = Uuid::from_u128(8);
    replica.reset(other);
    assert_eq!(replica.apply(&world.log[2]), Change::Gap);
    assert_eq!(replica.tickets, held);
    assert_eq!(replica.replace(world.snapshot(6, 6, 6)), [Change::Gap]);
    let snapshot = Snapshot { log: Some(other), ..world.snapshot(2, 2, 2) };
    assert_eq!(replica.replace(snapshot), []);
    assert_eq!((replica.log, replica.seq), (Some(other), 3));
}

#[test]
fn an_unknown_kind_raises_the_version_and_tells() {
    let mut world = busy_world();
    let event = Event::Unknown(serde_json::json!({ "kind": "ticket.teleported" }));
    world.write(Aggregate::Ticket(TicketNumber(1)), event, Origin::Default, Texts::new());
    let mut replica = Replica::default();
    let before = world.log.len() - 1;
    replica.replace(world.snapshot(before, before, before));
    let version = replica.tickets[&TicketNumber(1)].ticket.version;
    assert!(!replica.newer_kinds);
    assert_eq!(replica.apply(world.log.last().unwrap()), Change::Ticket(TicketNumber(1)));
    assert!(replica.newer_kinds);
    assert_eq!(replica.tickets[&TicketNumber(1)].ticket.version, version + 1);
}

#[test]
fn an_entry_that_cannot_be_read_at_all_needs_a_snapshot() {
    let world = busy_world();
    let mut replica = Replica::default();
    replica.replace(world.snapshot(2, 2, 2));
    assert_eq!(replica.skip(2), Change::Nothing);
    assert_eq!(replica.skip(3), Change::Gap);
    replica.apply(&world.log[3]);
    assert_eq!(replica.replace(world.snapshot(3, 3, 3)), []);
    assert_eq!(replica.seq, 4);
    assert!(replica.newer_kinds);
}

#[test]
fn words_that_were_erased_are_dropped() {
    let mut world = busy_world();
    world.act(TicketNumber(1), deed_of(Verb::Correct, 0));
    let mut replica = Replica::default();
    let before = world.log.len() - 1;
    replica.replace(world.snapshot(before, before, before));
    let ticket = TicketNumber(1);
    assert_eq!(replica.tickets[&ticket].texts[&TextField::Place], "corridoio");
    let mut corrected = world.log.last().unwrap().clone();
    assert_eq!(corrected.texts.remove(&TextField::Place).unwrap(), "place Correct");
    replica.apply(&corrected);
    assert!(!replica.tickets[&ticket].texts.contains_key(&TextField::Place));
    assert!(replica.tickets[&ticket].texts.contains_key(&TextField::Description));
}

#[test]
fn a_call_lost_yesterday_is_another_days() {
    let mut world = World::new();
    let call = world.ring();
    world.act_on_call(call, &CallAction::Lose);
    let mut replica = Replica::default();
    replica.replace(world.snapshot(2, 2, 2));
    replica.forget_lost_before(midnight(world.now));
    assert!(replica.calls.contains_key(&call));
    replica.forget_lost_before(midnight(world.now + TimeDelta::days(1)));
    assert!(replica.calls.is_empty());
    world.act_on_call(call, &CallAction::CallBack);
    let change = replica.apply(&world.log[2]);
    assert_eq!(change, Change::FetchCall(call));
    serve(&mut replica, &world, change, 2);
    assert_eq!(replica.calls[&call].call.state, CallState::Answered);
}

#[test]
fn the_board_puts_the_nearest_deadline_first() {
    let mut world = World::new();
    let calm = world.register("NES");
    let urgent = world.register("EME");
    let done = world.register("URG");
    world.act(done, Deed::Complete);
    let mut replica = Replica { contracts: contracts(), ..Replica::default() };
    for event in &world.log {
        replica.apply(event);
    }
    let order: Vec<_> = replica.board().order().map(|key| (key.number, key.rank)).collect();
    assert_eq!(order, [(urgent, Rank::Running), (calm, Rank::Running), (done, Rank::Undated)]);
    let due = replica.board().deadline(urgent).unwrap().due;
    assert_eq!(replica.board().overdue(due), 0, "reached exactly is in time");
    assert_eq!(replica.board().overdue(due + TimeDelta::seconds(1)), 1);
}

#[test]
fn a_warning_is_folded_and_moves_nothing_on_the_board() {
    let mut world = World::new();
    let (urgent, calm) = (world.register("EME"), world.register("NES"));
    let mut replica = Replica { contracts: contracts(), ..Replica::default() };
    let before = world.log.len();
    for event in &world.log {
        replica.apply(event);
    }
    let order: Vec<_> = replica.board().order().copied().collect();
    world.now += TimeDelta::minutes(10);
    assert!(world.warn(urgent) && !world.warn(calm));
    for event in &world.log[before..] {
        assert_eq!(replica.apply(event), Change::Ticket(urgent));
    }
    let ticket = &replica.tickets[&urgent].ticket;
    assert_eq!(ticket.warnings.len(), world.log.len() - before);
    assert_eq!(replica.board().order().copied().collect::<Vec<_>>(), order);
    // Of a ticket that is not held it tells nothing.
    let mut elsewhere = Replica { seq: before as u64, ..Replica::default() };
    assert_eq!(elsewhere.apply(&world.log[before]), Change::Nothing);
}

#[test]
fn a_ticket_of_an_unknown_contract_asks_for_it_and_gets_its_deadline() {
    let mut world = World::new();
    let ticket = world.register("EME");
    let mut replica = Replica { log: Some(LOG), ..Replica::default() };
    replica.apply(&world.log[0]);
    assert!(replica.lacks_contracts());
    assert_eq!(replica.board().deadline(ticket), None);
    replica.set_contracts(contracts());
    assert!(!replica.lacks_contracts());
    assert!(replica.board().deadline(ticket).is_some());
    assert_caught_up(&replica, &world);
}

#[test]
fn another_version_of_a_contract_moves_a_ticket_on_the_board() {
    let text = contract_text().replace("\"2026.3\"", "\"2026.4\"");
    let text = text.replace("inspection = \"120 min\"", "inspection = \"30 min\"");
    let text = text.replace("within = \"30 min\"", "within = \"20 min\"");
    let later = load(&text).unwrap();
    let mut world = World::new();
    let (first, second) = (world.register("URG"), world.register("URG"));
    let mut replica = Replica { log: Some(LOG), contracts: contracts(), ..Replica::default() };
    for event in &world.log {
        replica.apply(event);
    }
    let order =
        |replica: &Replica| -> Vec<_> { replica.board().order().map(|key| key.number).collect() };
    assert_eq!(order(&replica), [first, second]);
    let ticket = replica.tickets[&second].ticket.clone();
    let texts = Texts::from([(TextField::Reason, "errata".to_owned())]);
    let steps =
        lifecycle::apply_contract(&ticket, &later, &world.contract, &texts, &World::actor()).unwrap();
    world.contract = later.clone();
    steps.into_iter().for_each(|step| world.write_ticket(second, step));
    let last = world.log.last().unwrap();
    assert_eq!(replica.apply(last), Change::Ticket(second));
    // The server was given it after this desk had begun.
    assert!(replica.lacks_contracts());
    assert_eq!(replica.board().deadline(second), None);
    let resource = |text: &str, current| ContractResource {
        hash: load(text).unwrap().hash,
        name: "n".to_owned(),
        version: "v".to_owned(),
        title: "t".to_owned(),
        current,
        text: text.to_owned(),
    };
    let both = Contracts::read(&[resource(contract_text(), true), resource(&text, false)]);
    replica.set_contracts(both);
    assert!(!replica.lacks_contracts());
    let deadline = next_deadline(&replica.tickets[&second].ticket, &later);
    assert_eq!(replica.board().deadline(second), deadline.as_ref());
    assert_eq!(order(&replica), [second, first]);
    assert_eq!(
        replica.tickets[&second].texts.get(&TextField::Reason),
        None,
        "it is not the ticket's own"
    );
}

/// A ticket that was closed by mistake comes back to the board as it was, and meanwhile nothing is shown
/// that never was.
#[test]
fn what_was_taken_back_is_fetched_and_stands_in_its_place_until_then() {
    let mut world = World::new();
    let number = world.register("URG");
    world.act(number, Deed::TakeCharge { technician: None });
    let mut replica = Replica::default();
    let begun = world.log.len();
    replica.replace(world.snapshot(begun, begun, begun));
    let before = replica.tickets[&number].clone();

    assert!(world.act(number, Deed::Complete) && world.undo(number));
    let mut asked = Change::Nothing;
    for event in &world.log[begun..] {
        asked = replica.apply(event);
        assert!(replica.board().key(number).is_some(), "its row stays");
    }
    assert_eq!(asked, Change::FetchTicket(number));
    serve(&mut replica, &world, asked, world.log.len());
    assert_caught_up(&replica, &world);
    let after = &replica.tickets[&number].ticket;
    assert_eq!(after.state, before.ticket.state);
    assert_eq!(after.undone.len(), 4, "three implied steps and the action");

    world.act(number, Deed::Cancel);
    let gone = replica.apply(world.log.last().unwrap());
    assert_eq!(gone, Change::TicketGone(number));
    world.undo(number);
    let asked = replica.apply(world.log.last().unwrap());
    serve(&mut replica, &world, asked, world.log.len());
    assert_caught_up(&replica, &world);
    assert!(replica.tickets.contains_key(&number));
}

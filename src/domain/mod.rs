//! The rules of a call centre: calls, tickets, contracts, clocks. It never reads a clock, a file,
//! a network or a terminal; whatever it needs is an argument.
//!
//! # Glossary
//!
//! | here | on screen | what it is |
//! |---|---|---|
//! | [`Call`](call::Call) | chiamata | one telephone call, e-mail or fax; a permanent record of its own (S1.1) |
//! | [`Ticket`](ticket::Ticket) | segnalazione, intervento | a request for work, fed by one call or many |
//! | [`CallType`](contract::CallType) | tipo | the coded type of a call: RI, OI, CF, CS, IS, CI, SO, RE (S4.5) |
//! | [`Priority`](contract::Priority) | priorità | urgency, an axis of its own beside the type (S1.2) |
//! | taking charge | presa in carico | somebody answers for the ticket from here on (S4.2) |
//! | inspection | sopralluogo | must *start* within the priority's time from the call (S3.6–S3.9) |
//! | [`Level`](contract::Level) | programmabilità | how soon the work must start after the inspection (S3.12–S3.14) |
//! | [`Quote`](quote::Quote) | preventivo | price of extraordinary work, approved by the client (S4.11) |
//! | [`PartsRequest`](parts::PartsRequest) | richiesta di ricambi | parts that are missing; only the client's approval suspends (S4.9) |
//! | [`Decision`](decision::Decision) | decisione, approvazione | who of the client's decided, and by what way it reached us |
//! | [`WorkOrder`](order::WorkOrder) | ordine di intervento, OdI | the client's order, with its four blocks (S9.5) |
//! | [`WorkReport`](work_report::WorkReport) | rapporto di lavoro | what was done; cites its calls (S2.6) |
//! | [`Progress`](checklist::Progress) | lista di controllo | what must be true before the work begins, step by step (S7) |
//! | escalation | escalation | a failed step of a checklist passed on as a ticket of its own (S7.6) |
//! | [`Supplement`](work_report::Supplement) | integrazione del rapporto | cites calls that came after it was filed |
//! | [`Communication`](communication::Communication) | comunicazione | timings and phases told to the client (S4.10) |
//! | [`Finding`](finding::Finding) | esito del sopralluogo | what was found, at the inspection or after it (S3.10) |
//! | [`Tracking`](tracking::Tracking) | tracking, avanzamento | the stages of a request, reached or not (S10) |
//! | reminder | sollecito | a counted call that asks again (SO) |
//! | complaint | reclamo | a counted call that complains (RE) |
//! | presence | presidio | the hours in which operators sit here, 08–19 every day (S4.13) |
//! | on call | reperibilità | who comes outside presence (S4.15) |
//! | [`Duty`](directory::Duty) | turno di reperibilità | from when until when somebody is on call |
//! | [`CallOut`](call_out::CallOut) | chiamata del personale | one attempt to reach the staff, and what came of it (S4.8) |
//! | [`Site`](directory::Site) | sede | where work is done; may be a part of another: ospedale › padiglione › piano |
//! | [`Plant`](directory::Plant) | impianto | an installation at a site, of one service |
//! | [`Clock`](clock::Clock) | scadenza | a deadline of one ticket: from when, until when, what did not count |
//! | [`Measure`](clock::Measure) | | how a target counts: minutes, working hours, working days, days |
//! | [`Stop`](clock::Stop) | sospensione | a stretch in which the execution clocks stand still (S4.9, S4.11) |
//! | [`Rung`](contract::Rung) | avviso | who is told when so much of a budget has gone |
//! | [`Penalty`](penalty::Penalty) | penale | what a missed deadline costs, in exact euro |
//! | said time | ora dichiarata | when a thing is said to have happened; clocks measure by it |
//! | recorded time | ora di registrazione | when the server wrote it down |
//!
//! # Rooms
//!
//! An [`event`] is what happened; a [`call`] and a [`ticket`] are folds of their events; the
//! [`lifecycle`] is the one function that turns an action into events or a refusal; a [`contract`]
//! holds all rules that differ between clients; a [`clock`] and a [`penalty`] are functions of ticket,
//! contract and now, over the one engine of the [`calendar`].

pub mod action;
pub mod alignment;
pub mod calendar;
pub mod call;
pub mod call_out;
pub mod chain;
pub mod channel;
pub mod checklist;
pub mod clock;
pub mod code;
pub mod communication;
pub mod contract;
pub mod decision;
pub mod directory;
pub mod duplicate;
pub mod event;
pub mod finding;
pub mod holidays;
pub mod lifecycle;
pub mod milestone;
pub mod order;
pub mod parts;
pub mod penalty;
pub mod phone;
pub mod quote;
pub mod refusal;
pub mod role;
pub mod roster;
pub mod search;
pub mod sight;
pub mod site_tree;
pub mod text;
pub mod ticket;
pub mod time;
pub mod touches;
pub mod tracking;
pub mod work_report;
mod years;

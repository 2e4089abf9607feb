//! What of a ticket an action looks at or changes, and what of it has changed between two versions. Where the two
//! have nothing in common, an action decided on the earlier version means the same on the later one: it may be sent
//! again by itself, and its outcome is that of the other order. It decides nothing; whoever asks does.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::action::{Action, Deed};
use super::code::TicketNumber;
use super::communication;
use super::event::Recorded;
use super::ticket::{Milestones, Ticket};

/// Something of a ticket that people look at as one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Aspect {
    /// Where it stands, with the steps that led there and the pauses between them.
    State,
    /// Whether its work is over, or it altogether: whoever only writes to an open one looks at no more.
    Ending,
    Priority,
    Service,
    Site,
    /// The record's own words: place, caller, where to call back, description.
    Words,
    /// Who is sent.
    Technician,
    /// Whether the staff was told of it.
    Staff,
    /// Who has taken it in charge.
    Charge,
    /// The findings of the inspection.
    Level,
    /// The appointment agreed with the client.
    Plan,
    Parts,
    Quote,
    Order,
    /// The calls about it.
    Calls,
    /// The version of the contract.
    Contract,
    /// Whether it waits for a supervisor.
    Authorisation,
    /// How it came to be: an adoption gives an imported record a call.
    Opening,
    /// The steps that must pass before the work, and what became of those that failed.
    Checklist,
}

impl Aspect {
    pub const ALL: [Aspect; 19] = [
        Aspect::State,
        Aspect::Ending,
        Aspect::Priority,
        Aspect::Service,
        Aspect::Site,
        Aspect::Words,
        Aspect::Technician,
        Aspect::Staff,
        Aspect::Charge,
        Aspect::Level,
        Aspect::Plan,
        Aspect::Parts,
        Aspect::Quote,
        Aspect::Order,
        Aspect::Calls,
        Aspect::Contract,
        Aspect::Authorisation,
        Aspect::Opening,
        Aspect::Checklist,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Aspect::State => "state",
            Aspect::Ending => "ending",
            Aspect::Priority => "priority",
            Aspect::Service => "service",
            Aspect::Site => "site",
            Aspect::Words => "words",
            Aspect::Technician => "technician",
            Aspect::Staff => "staff",
            Aspect::Charge => "charge",
            Aspect::Level => "level",
            Aspect::Plan => "plan",
            Aspect::Parts => "parts",
            Aspect::Quote => "quote",
            Aspect::Order => "order",
            Aspect::Calls => "calls",
            Aspect::Contract => "contract",
            Aspect::Authorisation => "authorisation",
            Aspect::Opening => "opening",
            Aspect::Checklist => "checklist",
        }
    }

    pub fn named(code: &str) -> Option<Aspect> {
        Self::ALL.into_iter().find(|aspect| aspect.code() == code)
    }

    /// What a ticket holds of it, as a code or a number of the directory; none of what has neither. It never holds
    /// words that people wrote, nor an amount.
    pub fn of(self, ticket: &Ticket) -> Option<String> {
        match self {
            Aspect::State => Some(ticket.state.code().to_owned()),
            Aspect::Priority => ticket.priority.as_ref().map(ToString::to_string),
            Aspect::Service => ticket.service.as_ref().map(ToString::to_string),
            Aspect::Level => ticket.level.as_ref().map(ToString::to_string),
            Aspect::Site => ticket.site.map(|site| site.0.to_string()),
            Aspect::Technician => ticket.technician.map(|technician| technician.0.to_string()),
            Aspect::Charge => ticket.in_charge.map(|technician| technician.0.to_string()),
            Aspect::Parts => ticket.parts.last().map(|request| request.status.code().to_owned()),
            Aspect::Quote => ticket.quote.as_ref().map(|quote| quote.status.code().to_owned()),
            Aspect::Ending
            | Aspect::Words
            | Aspect::Staff
            | Aspect::Plan
            | Aspect::Order
            | Aspect::Calls
            | Aspect::Contract
            | Aspect::Authorisation
            | Aspect::Opening
            | Aspect::Checklist => None,
        }
    }
}

/// In what two folds of one ticket differ, but for its words, which are not in a fold. What was done and taken back
/// in between is no difference.
pub fn differing(seen: &Ticket, now: &Ticket) -> BTreeSet<Aspect> {
    // Named one by one, so that a new field is given its place here.
    let Ticket {
        number: _,
        version: _,
        contract,
        state,
        call_type,
        priority,
        called_at,
        registered_at,
        channel,
        calls,
        reminders,
        complaints,
        answers,
        service,
        plant,
        proposes_rejection,
        site,
        patron,
        requester,
        unauthorised,
        technician,
        in_charge,
        on_call,
        told,
        call_outs,
        milestones,
        level,
        covered,
        findings,
        planned_start,
        estimated_end,
        parts,
        pauses,
        reopenings,
        // That somebody was told how late it is moves nothing; nor do marks of the log itself.
        warnings: _,
        course_until: _,
        conflicts: _,
        undone: _,
        retimed: _,
        quote,
        earlier_quotes,
        order,
        orders,
        report,
        reports,
        // They append; what they agree on stands in the plan.
        communications: _,
        completion,
        follows,
        imported,
        checklist,
        escalates,
        session,
        texts: _,
    } = seen;
    let steps = |of: &Milestones| Milestones { quote_sent: None, confirmed: None, ..of.clone() };
    let quoting = |of: &Milestones| (of.quote_sent, of.confirmed);
    let ending = |of: &Ticket| (of.state.is_open(), of.state.is_before_completion());
    let differ = [
        (
            Aspect::State,
            *state != now.state
                || steps(milestones) != steps(&now.milestones)
                || *pauses != now.pauses
                || *reopenings != now.reopenings
                || *completion != now.completion,
        ),
        (
            Aspect::Ending,
            ending(seen) != ending(now) || *report != now.report || *reports != now.reports,
        ),
        (Aspect::Priority, *priority != now.priority),
        (
            Aspect::Service,
            *service != now.service
                || (*plant, *proposes_rejection) != (now.plant, now.proposes_rejection),
        ),
        (Aspect::Site, (*site, *patron) != (now.site, now.patron)),
        (Aspect::Technician, (*technician, *on_call) != (now.technician, now.on_call)),
        (Aspect::Staff, *told != now.told || *call_outs != now.call_outs),
        (Aspect::Charge, *in_charge != now.in_charge),
        (Aspect::Level, (level, *covered) != (&now.level, now.covered) || *findings != now.findings),
        (Aspect::Plan, (*planned_start, *estimated_end) != (now.planned_start, now.estimated_end)),
        (Aspect::Parts, *parts != now.parts),
        (
            Aspect::Quote,
            *quote != now.quote
                || *earlier_quotes != now.earlier_quotes
                || quoting(milestones) != quoting(&now.milestones),
        ),
        (Aspect::Order, *order != now.order || *orders != now.orders),
        (
            Aspect::Calls,
            *calls != now.calls || (*reminders, *complaints) != (now.reminders, now.complaints),
        ),
        (Aspect::Contract, *contract != now.contract),
        (Aspect::Authorisation, *unauthorised != now.unauthorised),
        (
            Aspect::Opening,
            *call_type != now.call_type
                || (*called_at, *registered_at) != (now.called_at, now.registered_at)
                || *channel != now.channel
                || *answers != now.answers
                || *requester != now.requester
                || (*follows, *escalates, *session) != (now.follows, now.escalates, now.session)
                || *imported != now.imported,
        ),
        (Aspect::Checklist, *checklist != now.checklist),
    ];
    differ.into_iter().filter_map(|(aspect, differs)| differs.then_some(aspect)).collect()
}

/// What became of a ticket since a version of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Since {
    pub then: Ticket,
    pub now: Ticket,
    pub changed: BTreeSet<Aspect>,
}

impl Since {
    /// `history`: all entries of the ticket, in the order of the log. None where there was no such version.
    pub fn version(seen: u64, history: &[Recorded], number: TicketNumber) -> Option<Self> {
        let known = history.partition_point(|entry| entry.version <= seen);
        let (before, after) = history.split_at_checked(known)?;
        let (then, now) = (Ticket::of(before, number)?, Ticket::of(history, number)?);
        let mut changed = differing(&then, &now);
        if after.iter().any(|entry| rewords(entry, history)) {
            changed.insert(Aspect::Words);
        }
        Some(Self { then, now, changed })
    }
}

/// Whether an entry gives the record other words, or takes such an entry back.
fn rewords(entry: &Recorded, history: &[Recorded]) -> bool {
    let worded = |entry: &Recorded| entry.seals.keys().any(|field| field.lasts());
    let named = |seq: &u64| history.iter().any(|other| other.seq == *seq && worded(other));
    worded(entry) || entry.event.takes_back().iter().any(named)
}

impl Action {
    /// What it looks at, and what it changes: of a ticket on which nothing of this has changed, it is decided as
    /// before, and neither of the two overwrites the other.
    pub fn touches(&self) -> BTreeSet<Aspect> {
        use Aspect::{
            Authorisation, Calls, Charge, Checklist, Contract, Ending, Level, Opening, Order, Parts,
            Plan, Priority, Quote, Service, Site, Staff, State, Technician, Words,
        };
        // What takes the work further is decided by the contract, and waits for a supervisor.
        let further = |own: &[Aspect]| -> BTreeSet<Aspect> {
            own.iter().copied().chain([Contract, Authorisation]).collect()
        };
        let only = |own: &[Aspect]| -> BTreeSet<Aspect> { own.iter().copied().collect() };
        let mut touched = match &self.deed {
            // It is written down whatever has happened: notes append.
            Deed::Note => BTreeSet::new(),
            // That it was told is so; only two appointments contradict each other.
            Deed::Communicate { channel, planned_start, planned_end, .. } => {
                match planned_start.is_some() || planned_end.is_some() {
                    // To record a letter is to send it: whoever sends it has seen where the ticket stands.
                    _ if communication::leaves(*channel) => only(&[State, Plan]),
                    true => only(&[Plan]),
                    false => BTreeSet::new(),
                }
            }
            Deed::Correct { priority, service, site } => {
                let coded = |own: &[Aspect], is: bool| if is { only(own) } else { only(&[]) };
                let mut all = coded(&[Priority, Ending, Contract], priority.is_some());
                all.extend(coded(&[Service, Contract], service.is_some()));
                all.extend(coded(&[Site], site.is_some()));
                all.extend(coded(&[Words], self.texts.keys().any(|field| field.lasts())));
                all
            }
            Deed::Authorise => only(&[Authorisation]),
            Deed::Adopt { .. } => only(&[State, Priority, Opening, Checklist, Contract]),
            // It is the service at that place that the contract excludes.
            Deed::Reject => only(&[State, Service, Site, Quote, Order]),
            Deed::Cancel => only(&[State, Parts, Quote, Order]),
            Deed::Dispatch { .. } => further(&[State, Technician, Staff, Charge]),
            Deed::TellStaff { .. } => further(&[Ending, Technician, Staff]),
            // A step that is skipped is implied, in the name of whoever is sent.
            Deed::TakeCharge { .. } | Deed::StartInspection => further(&[State, Technician, Charge]),
            Deed::RecordInspection { .. } => {
                further(&[State, Technician, Charge, Level, Plan, Quote, Checklist])
            }
            Deed::AskParts { .. } | Deed::ApproveParts(_) | Deed::RefuseParts(_) | Deed::ReceivePart => {
                further(&[State, Parts])
            }
            Deed::CompleteByThirdParty(_) => further(&[State, Parts, Checklist]),
            Deed::SuspendForQuote | Deed::ApproveQuote(_) | Deed::DeclineQuote(_) => {
                further(&[State, Quote])
            }
            Deed::SendQuote { .. } => further(&[Ending, Quote]),
            Deed::RecordOrder { .. } => further(&[State, Order]),
            // So is the end of a wait for parts.
            Deed::StartWork | Deed::Complete => further(&[State, Technician, Charge, Parts, Checklist]),
            Deed::CheckStep { .. } => further(&[State, Checklist]),
            // The new ticket has its place and its words.
            Deed::Escalate => further(&[State, Checklist, Service, Site, Words]),
            // The report cites the calls (S2.6).
            Deed::Close { .. } => further(&[State, Quote, Calls]),
            // It cites the calls that came after the closing.
            Deed::Supplement => only(&[Ending, Calls]),
            Deed::Reopen { .. } => further(&[State, Technician, Staff, Charge]),
        };
        // Whoever looks at where it stands sees whether it is over.
        touched.extend(touched.contains(&State).then_some(Ending));
        touched
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_aspect_travels_under_its_code() {
        for aspect in Aspect::ALL {
            assert_eq!(serde_json::to_value(aspect).unwrap(), aspect.code());
            assert_eq!(Aspect::named(aspect.code()), Some(aspect));
        }
        assert_eq!(Aspect::named("amount"), None);
    }
}

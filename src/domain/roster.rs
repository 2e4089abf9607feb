//! Who is on call when (S4.15), and who is to be tried next. It decides nothing: the operator sends whom they
//! like.

use super::call_out::{CallOut, Response};
use super::code::{Code, TechnicianId};
use super::directory::Duty;
use super::time::Timestamp;

/// Whether a turn is on at an instant; its last instant belongs to the next one.
pub fn is_on(duty: &Duty, at: Timestamp) -> bool {
    duty.from <= at && at < duty.to
}

/// Those on call at an instant, each once: whoever is there for the service before whoever is for any, then
/// by the beginning of their turn. `service`: absent where none is known; every turn is then for it.
pub fn on_call(duties: &[Duty], at: Timestamp, service: Option<&Code>) -> Vec<TechnicianId> {
    let fits = |duty: &&Duty| {
        is_on(duty, at)
            && (duty.services.is_empty()
                || service.is_none_or(|service| duty.services.contains(service)))
    };
    let mut fitting: Vec<&Duty> = duties.iter().filter(fits).collect();
    fitting.sort_by_key(|duty| (duty.services.is_empty(), duty.from, duty.id));
    let mut people = Vec::new();
    for duty in fitting {
        if !people.contains(&duty.technician) {
            people.push(duty.technician);
        }
    }
    people
}

/// The same people with whoever was tried in vain at the end, the latest attempt last: the first is the one to
/// be called next. Somebody who has answered since stays in their place.
pub fn to_try(people: Vec<TechnicianId>, attempts: &[CallOut]) -> Vec<TechnicianId> {
    let in_vain = |technician: TechnicianId| {
        let last = attempts.iter().rposition(|attempt| attempt.technician == Some(technician))?;
        let outcome = attempts.get(last)?.outcome;
        (outcome != Response::Answered).then_some(last)
    };
    let mut people = people;
    people.sort_by_key(|technician| in_vain(*technician));
    people
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::channel::Channel;
    use crate::domain::code::DutyId;

    fn at(hour: u32) -> Timestamp {
        format!("2026-11-23T{hour:02}:00:00Z").parse().unwrap()
    }

    fn duty(id: u64, technician: u64, hours: (u32, u32), services: &[&str]) -> Duty {
        Duty {
            id: DutyId(id),
            technician: TechnicianId(technician),
            from: at(hours.0),
            to: at(hours.1),
            services: services.iter().map(|service| service.parse().unwrap()).collect(),
            version: 1,
        }
    }

    fn attempt(technician: u64, outcome: Response) -> CallOut {
        CallOut {
            at: at(20),
            technician: Some(TechnicianId(technician)),
            channel: Channel::Phone,
            outcome,
        }
    }

    fn people(of: Vec<TechnicianId>) -> Vec<u64> {
        of.into_iter().map(|technician| technician.0).collect()
    }

    #[test]
    fn a_turn_holds_its_beginning_and_not_its_end() {
        let roster = [duty(1, 1, (18, 22), &[]), duty(2, 2, (22, 23), &[])];
        let table = [(17, vec![]), (18, vec![1]), (21, vec![1]), (22, vec![2]), (23, vec![])];
        for (hour, expected) in table {
            assert_eq!(people(on_call(&roster, at(hour), None)), expected, "{hour}");
        }
    }

    #[test]
    fn whoever_is_there_for_the_service_comes_first_and_each_once() {
        let roster = [
            duty(1, 1, (18, 23), &[]),
            duty(2, 2, (19, 23), &["ELE"]),
            duty(3, 3, (18, 23), &["IDR"]),
            duty(4, 2, (18, 23), &[]),
        ];
        let (ele, cli) = ("ELE".parse().unwrap(), "CLI".parse().unwrap());
        assert_eq!(people(on_call(&roster, at(20), Some(&ele))), [2, 1]);
        assert_eq!(people(on_call(&roster, at(20), Some(&cli))), [1, 2]);
        assert_eq!(people(on_call(&roster, at(20), None)), [3, 2, 1]);
    }

    #[test]
    fn whoever_was_tried_in_vain_goes_to_the_end() {
        use Response::{Answered, NoAnswer, Refused};
        let three = || [1, 2, 3].map(TechnicianId).to_vec();
        let table: [(&[CallOut], [u64; 3]); 5] = [
            (&[], [1, 2, 3]),
            (&[attempt(1, NoAnswer)], [2, 3, 1]),
            (&[attempt(1, NoAnswer), attempt(2, Refused)], [3, 1, 2]),
            (&[attempt(2, NoAnswer), attempt(1, NoAnswer), attempt(3, Refused)], [2, 1, 3]),
            (&[attempt(1, NoAnswer), attempt(1, Answered)], [1, 2, 3]),
        ];
        for (attempts, expected) in table {
            assert_eq!(people(to_try(three(), attempts)), expected, "{attempts:?}");
        }
    }

    proptest! {
        /// Nobody is lost, nobody is added, and whoever was just tried in vain is not proposed while
        /// somebody else is there.
        #[test]
        fn the_next_is_another_while_there_is_one(
            tried in prop::collection::vec((1..6_u64, 0..3_usize), 0..12),
            count in 1..6_u64,
        ) {
            let all: Vec<TechnicianId> = (1..=count).map(TechnicianId).collect();
            let attempts: Vec<CallOut> =
                tried.iter().map(|(who, outcome)| attempt(*who, Response::ALL[*outcome])).collect();
            let next = to_try(all.clone(), &attempts);
            let mut sorted = next.clone();
            sorted.sort();
            prop_assert_eq!(sorted, all.clone());
            if let Some(last) = attempts.last().filter(|last| last.outcome != Response::Answered)
                && all.len() > 1
            {
                prop_assert_ne!(next.first().copied(), last.technician);
            }
        }
    }
}

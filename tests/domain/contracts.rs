//! Contract files of earlier versions of the program. Tickets keep the version that they were opened under:
//! its text is in databases for ever, and must be read for ever, with the same deadlines.

use centralino::domain::clock::{Milestone, Prospect, foresee};
use centralino::domain::contract::timing::{DayEnd, Reopened};
use centralino::domain::contract::{load, shipped};

use crate::fixture::{code, monday};

#[test]
fn the_contract_of_2026_1_is_read_and_counts_as_it_did() {
    let then = load(include_str!("azienda-sanitaria-2026.1.toml")).unwrap();
    let now = load(shipped::texts()[0]).unwrap();
    assert_eq!((then.version.as_str(), then.name), ("2026.1", now.name.clone()));
    assert_ne!(then.version, now.version, "another text is another version");
    assert_eq!((then.timing.days_end_at, then.timing.reopened), (DayEnd::Midnight, Reopened::Resume));
    assert_eq!((then.timing.late_entry_hours, then.escalation.len()), (None, 0));
    assert!(then.penalties.rules.is_empty());
    for name in ["EME", "URG", "NES"] {
        let dues = |contract: &centralino::domain::contract::Contract| {
            let prospect = Prospect {
                priority: contract.priority(&code(name)).unwrap(),
                level: contract.level(&code("BRE")),
                patron: None,
                called_at: monday(),
                approved_at: Some(monday()),
            };
            let clocks = foresee(contract, &prospect);
            clocks.into_iter().map(|clock| (clock.milestone, clock.due)).collect::<Vec<_>>()
        };
        let then = load(include_str!("azienda-sanitaria-2026.1.toml")).unwrap();
        assert_eq!(dues(&then), dues(&now), "{name}");
        assert_eq!(dues(&then).last().unwrap().0, Milestone::ExecutionStart);
    }
}

//! What is to be done at which site: the plant that a request is about, and the services that are activated where
//! it is (S3.5, S4.7). It looks at records that it is given; it never looks for them.

use super::{Intake, Step};
use crate::domain::contract::Contract;
use crate::domain::directory::{Plant, Site};
use crate::domain::event::TicketEvent;
use crate::domain::refusal::{Need, Refusal};
use crate::domain::site_tree;
use crate::domain::ticket::Ticket;

/// A request about a plant is for that plant's service. `plant`: the record that the intake names; `sites`: at
/// least the ticket's and those that it is a part of.
///
/// # Errors
/// The plant is of another site, or of another service than the one stated.
pub fn about_plant(
    mut intake: Intake,
    plant: Option<&Plant>,
    sites: &[Site],
) -> Result<Intake, Refusal> {
    let Some(plant) = plant else { return Ok(intake) };
    let there = intake.site.is_some_and(|site| site_tree::serves(sites, plant, site));
    let of_service = intake.service.as_ref().is_none_or(|service| *service == plant.service);
    if !there || !of_service {
        return Err(Refusal::invalid("plant", Need::PlantThere));
    }
    intake.service = Some(plant.service.clone());
    Ok(intake)
}

/// Marks a registration, or a correction of service or site, whose service is not to be done at its site: it is
/// registered all the same (S1.1), and whoever reads it is proposed to reject it (S4.7). `before`: the ticket
/// that is corrected; `sites`: as of [`about_plant`].
#[must_use]
pub fn unless_served(step: Step, before: Option<&Ticket>, sites: &[Site], contract: &Contract) -> Step {
    let because = |service: Option<&_>, site| {
        service.and_then(|service| site_tree::unserved(contract, sites, site, service))
    };
    let event = match step.event {
        TicketEvent::Registered(mut registration) => {
            registration.proposes_rejection = because(registration.service.as_ref(), registration.site);
            TicketEvent::Registered(registration)
        }
        TicketEvent::Corrected { priority, service, site, patron, .. }
            if service.is_some() || site.is_some() =>
        {
            let stands = service.as_ref().or_else(|| before?.service.as_ref());
            let proposes_rejection = because(stands, site.or_else(|| before?.site));
            TicketEvent::Corrected { priority, service, site, patron, proposes_rejection }
        }
        event => event,
    };
    Step { event, ..step }
}

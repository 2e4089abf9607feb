//! Sites one in the other: ospedale › padiglione › piano › reparto. It answers from the records that it is
//! given; of a tree that is broken (somebody else's database) it follows what there is and never runs in a ring.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::code::{Code, PlantId, SiteId};
use super::contract::Contract;
use super::directory::{Plant, Site};

/// Between the names of a place and of what stands in it.
pub const WITHIN: &str = " › ";

/// How many sites may stand one in the other.
pub const MOST_LEVELS: usize = 8;

/// Why a service is not to be done at a site, so that rejection is proposed (S4.7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unserved {
    /// The contract names it as excluded, wherever.
    Excluded,
    /// It is not among those activated at the site (S3.5).
    NotActivated,
}

impl Unserved {
    pub const ALL: [Unserved; 2] = [Unserved::Excluded, Unserved::NotActivated];

    pub fn code(self) -> &'static str {
        match self {
            Unserved::Excluded => "excluded",
            Unserved::NotActivated => "not-activated",
        }
    }
}

/// One site of several; at once where they stand in the order of their numbers, as they are kept.
pub fn site(sites: &[Site], id: SiteId) -> Option<&Site> {
    match sites.binary_search_by_key(&id, |site| site.id) {
        Ok(at) => sites.get(at),
        Err(_) => sites.iter().find(|site| site.id == id),
    }
}

/// The site and what it is a part of, the innermost first.
pub fn lineage(sites: &[Site], id: SiteId) -> Vec<&Site> {
    let mut lineage: Vec<&Site> = Vec::new();
    let mut next = Some(id);
    while let Some(found) = next.and_then(|id| site(sites, id)) {
        if lineage.len() >= MOST_LEVELS || lineage.iter().any(|below| below.id == found.id) {
            break;
        }
        lineage.push(found);
        next = found.parent;
    }
    lineage
}

/// The street of a site: a ward has none of its own, and stands where its hospital does. Empty where none is known.
pub fn address(sites: &[Site], id: SiteId) -> &str {
    let mut told = lineage(sites, id).into_iter().map(|site| site.address.as_str());
    told.find(|address| !address.is_empty()).unwrap_or_default()
}

/// The names on the way to a site, the outermost first.
pub fn path(sites: &[Site], id: SiteId) -> Vec<&str> {
    lineage(sites, id).into_iter().rev().map(|site| site.name.as_str()).collect()
}

/// [`path`] in one line: `Osp. Civile › Pad. B › 2°`; empty for a site that is not there.
pub fn told_path(sites: &[Site], id: SiteId) -> String {
    path(sites, id).join(WITHIN)
}

/// The site and all its parts.
pub fn within(sites: &[Site], id: SiteId) -> BTreeSet<SiteId> {
    let inside = |site: &&Site| lineage(sites, site.id).iter().any(|above| above.id == id);
    sites.iter().filter(inside).map(|site| site.id).collect()
}

/// Whether a site may be made a part of another: that must be there, be no part of it already, and leave no
/// more than [`MOST_LEVELS`] one in the other.
pub fn may_stand_in(sites: &[Site], id: SiteId, parent: SiteId) -> bool {
    let above = lineage(sites, parent);
    let inside = within(sites, id);
    let below = inside.iter().map(|part| {
        let lineage = lineage(sites, *part);
        lineage.iter().position(|site| site.id == id).map_or(1, |depth| depth + 1)
    });
    let height = below.max().unwrap_or(1);
    let loops = parent == id || above.iter().any(|site| site.id == id);
    !above.is_empty() && !loops && above.len() + height <= MOST_LEVELS
}

/// The services activated at a site: those of the nearest of its lineage that states any. `None` where none
/// does: all of the contract's.
pub fn services(sites: &[Site], id: SiteId) -> Option<&[Code]> {
    let states = lineage(sites, id).into_iter().find(|site| !site.services.is_empty());
    states.map(|site| site.services.as_slice())
}

/// Why a service is not to be done at a site; `None` where it is.
pub fn unserved(
    contract: &Contract,
    sites: &[Site],
    at: Option<SiteId>,
    service: &Code,
) -> Option<Unserved> {
    if contract.service(service).is_some_and(|found| found.excluded) {
        return Some(Unserved::Excluded);
    }
    let activated = at.and_then(|id| services(sites, id)).is_none_or(|known| known.contains(service));
    (!activated).then_some(Unserved::NotActivated)
}

/// Whether a plant stands at a site, or at what that is a part of: a boiler house warms every ward.
pub fn serves(sites: &[Site], plant: &Plant, at: SiteId) -> bool {
    lineage(sites, at).iter().any(|site| site.id == plant.site)
}

/// The plants that are offered at a site: its own first, then those of what it is a part of.
pub fn plants_at<'p>(sites: &[Site], plants: &'p [Plant], at: SiteId) -> Vec<&'p Plant> {
    let above = lineage(sites, at);
    let standing = above
        .iter()
        .flat_map(|site| plants.iter().filter(move |plant| plant.site == site.id && !plant.retired));
    standing.collect()
}

/// One plant of several.
pub fn plant(plants: &[Plant], id: PlantId) -> Option<&Plant> {
    plants.iter().find(|plant| plant.id == id)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::contract::{load, shipped};

    fn code(text: &str) -> Code {
        text.parse().unwrap()
    }

    fn a_site(id: u64, parent: Option<u64>, services: &[&str]) -> Site {
        Site {
            id: SiteId(id),
            name: format!("Sede {id}"),
            address: String::new(),
            places: Vec::new(),
            services: services.iter().map(|service| code(service)).collect(),
            patron: None,
            parent: parent.map(SiteId),
            retired: false,
            version: 1,
        }
    }

    fn a_plant(id: u64, site: u64) -> Plant {
        let (service, name) = (code("CLI"), format!("Impianto {id}"));
        Plant { id: PlantId(id), name, site: SiteId(site), service, retired: false, version: 1 }
    }

    /// Hospital 1, pavilion 2 in it, floor 3 in that; clinic 4 beside.
    fn hospital() -> Vec<Site> {
        vec![
            a_site(1, None, &["ELE", "IDR"]),
            a_site(2, Some(1), &[]),
            a_site(3, Some(2), &["CLI"]),
            a_site(4, None, &[]),
        ]
    }

    #[test]
    fn the_path_begins_outside_and_services_come_from_the_nearest_that_states_any() {
        let sites = hospital();
        assert_eq!(path(&sites, SiteId(3)), ["Sede 1", "Sede 2", "Sede 3"]);
        assert_eq!(path(&sites, SiteId(9)), Vec::<&str>::new());
        let table = [(1, Some(2)), (2, Some(2)), (3, Some(1)), (4, None)];
        for (id, count) in table {
            assert_eq!(services(&sites, SiteId(id)).map(<[Code]>::len), count, "{id}");
        }
    }

    #[test]
    fn what_is_excluded_is_so_everywhere_and_what_is_not_activated_only_there() {
        let contract = load(shipped::texts()[0]).unwrap();
        let excluded = contract.services.iter().find(|service| service.excluded).unwrap().code.clone();
        let sites = hospital();
        let because =
            |at: Option<u64>, service: &Code| unserved(&contract, &sites, at.map(SiteId), service);
        assert_eq!(because(None, &excluded), Some(Unserved::Excluded));
        assert_eq!(because(Some(4), &excluded), Some(Unserved::Excluded));
        assert_eq!(because(Some(2), &code("ELE")), None, "as the hospital states");
        assert_eq!(
            because(Some(3), &code("ELE")),
            Some(Unserved::NotActivated),
            "the floor states its own"
        );
        assert_eq!(because(Some(4), &code("ELE")), None, "nobody states any: all");
        assert_eq!(because(None, &code("ELE")), None, "no site, no list");
    }

    #[test]
    fn a_ward_is_offered_the_plants_above_it_its_own_first_and_no_neighbours() {
        let sites = hospital();
        let mut plants = vec![a_plant(1, 1), a_plant(2, 3), a_plant(3, 4), a_plant(4, 2)];
        let offered = |plants: &[Plant]| -> Vec<u64> {
            plants_at(&sites, plants, SiteId(3)).iter().map(|plant| plant.id.0).collect()
        };
        assert_eq!(offered(&plants), [2, 4, 1]);
        plants[3].retired = true;
        assert_eq!(offered(&plants), [2, 1]);
        assert!(serves(&sites, &plants[0], SiteId(3)) && !serves(&sites, &plants[1], SiteId(1)));
    }

    #[test]
    fn the_order_of_the_records_does_not_matter() {
        let mut sites = hospital();
        sites.reverse();
        assert_eq!(path(&sites, SiteId(3)), ["Sede 1", "Sede 2", "Sede 3"]);
        assert_eq!(within(&sites, SiteId(2)), [SiteId(2), SiteId(3)].into());
    }

    /// Any wiring whatever, rings among it.
    fn any_wiring() -> impl Strategy<Value = Vec<Site>> {
        prop::collection::vec(prop::option::of(1..9_u64), 1..9).prop_map(|parents| {
            let numbered = parents.into_iter().zip(1..);
            numbered.map(|(parent, id)| a_site(id, parent, &[])).collect()
        })
    }

    proptest! {
        #[test]
        fn no_wiring_is_followed_for_ever(sites in any_wiring()) {
            for site in &sites {
                let lineage = lineage(&sites, site.id);
                prop_assert!((1..=MOST_LEVELS).contains(&lineage.len()));
                prop_assert!(within(&sites, site.id).contains(&site.id));
            }
        }

        /// Whatever is asked for in whatever order: what was allowed leaves a tree.
        #[test]
        fn what_is_allowed_is_never_a_ring(moves in prop::collection::vec((1..9_u64, 1..9_u64), 0..40)) {
            let mut sites: Vec<Site> = (1..9).map(|id| a_site(id, None, &[])).collect();
            for (id, parent) in moves {
                if may_stand_in(&sites, SiteId(id), SiteId(parent)) {
                    sites[id as usize - 1].parent = Some(SiteId(parent));
                }
                for site in &sites {
                    let (mut at, mut steps) = (site.parent, 1);
                    while let Some(above) = at {
                        steps += 1;
                        prop_assert!(steps <= MOST_LEVELS, "a ring, or too deep: {sites:?}");
                        at = super::site(&sites, above).unwrap().parent;
                    }
                }
            }
        }

        /// Stating the inherited services changes nothing for whoever is below.
        #[test]
        fn an_inherited_list_is_the_list(sites in any_wiring(), at in 1..9_u64, stated in 1..9_u64) {
            let mut sites = sites;
            if let Some(site) = sites.iter_mut().find(|site| site.id.0 == stated) {
                site.services = vec![code("ELE")];
            }
            let before = services(&sites, SiteId(at)).map(<[Code]>::to_vec);
            if let (Some(list), Some(site)) = (before.clone(), sites.iter_mut().find(|site| site.id.0 == at)) {
                site.services = list;
            }
            prop_assert_eq!(services(&sites, SiteId(at)).map(<[Code]>::to_vec), before);
        }
    }
}

//! The wall at the sizes that rooms have, in a full shift, an empty one, and cut off.

use crate::shift::Shift;
use crate::{assert_pictures, full, picture};

fn full_wall() -> Shift {
    let mut shift = full::desk();
    full::urgent(&mut shift, 12);
    shift.minutes_pass(47);
    full::urgent(&mut shift, 8);
    shift.hangs_a_wall(160, 45);
    shift.rings("0000 555");
    shift.time_passes(chrono::TimeDelta::seconds(14));
    shift
}

#[test]
fn a_wall_in_a_full_shift() {
    let shift = full_wall();
    assert_pictures("wall", &shift);
    insta::assert_snapshot!("wall_200x60", picture(&shift.model, (200, 60)));
    insta::assert_snapshot!("wall_60x16", picture(&shift.model, (60, 16)));
}

#[test]
fn a_wall_with_nothing_to_show() {
    let mut shift = Shift::begin(160, 45);
    shift.hangs_a_wall(160, 45);
    shift.time_passes(chrono::TimeDelta::seconds(6));
    assert_pictures("wall_empty", &shift);
}

#[test]
fn a_wall_that_is_cut_off() {
    let mut shift = full_wall();
    shift.server_goes();
    shift.minutes_pass(3);
    assert_pictures("wall_stale", &shift);
    insta::assert_snapshot!("wall_stale_60x16", picture(&shift.model, (60, 16)));
}

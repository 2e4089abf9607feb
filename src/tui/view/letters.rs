//! The letters over the rows in sight, where no word is lost to them: before a row, or over the key of an action.
//! It lays them on the finished picture, from what its rooms have said of it.

use ratatui::layout::Rect;

use super::Area;
use super::paint::Paint;
use crate::tui::app::aim::Aim;
use crate::tui::look::Meaning;

/// The columns before the key of an action.
const BEFORE_KEY: u16 = 1;

pub fn draw(paint: &mut Paint<'_, '_>) {
    let Some(letters) = paint.model.letters() else { return };
    let labelled = |area: &Area| Some((area.clone(), letters.left_to(&area.aim)?.to_owned()));
    let labels: Vec<(Area, String)> = paint.areas.in_sight().filter_map(labelled).collect();
    for (Area { place, aim }, label) in labels {
        let width = u16::try_from(label.len()).unwrap_or(1);
        let x = match aim {
            Aim::Act(..) => (place.x + BEFORE_KEY + 1).saturating_sub(width),
            // The frame, where there is one.
            _ => place.x.saturating_sub(1),
        };
        let line = paint.line(Meaning::Selection, label);
        paint.put(Rect { x, width, height: 1, ..place }, line);
    }
}

//! The overlay that explains a deadline.
use super::paint::Paint;
use ratatui::layout::Rect;
pub fn draw(_paint: &mut Paint<'_, '_>, _area: Rect) {}

//! `/v1/figures`: what a day was like. Sums only: no call, no ticket and nobody is named.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use chrono::NaiveDate;

use super::App;
use super::answer::unreadable;
use super::ask::{Asked, Who};
use crate::api::resource::DayFigures;
use crate::domain::time;
use crate::server::store::Answer;

/// Today unless another day is asked for. Whoever has a token may know: the sums name nobody.
pub async fn of_day(State(app): State<Arc<App>>, _: Who, asked: Asked) -> Answer<Json<DayFigures>> {
    let wrong = || unreadable("day", "YYYY-MM-DD");
    let day = match asked.text("day") {
        None => time::local(app.clock.now(), time::ZONE).date_naive(),
        // Chrono also reads a day without its zeros.
        Some(text) => {
            text.parse().ok().filter(|day: &NaiveDate| day.to_string() == text).ok_or_else(wrong)?
        }
    };
    let figures = app.store.figures(day).await?;
    figures.map(Json).ok_or_else(wrong)
}

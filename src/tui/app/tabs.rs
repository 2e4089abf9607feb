//! The tabs over the sheet: everything that is being written or on its way, side by side, and how the keyboard
//! goes from one to the next. Going there changes nothing in what is left.

use serde::{Deserialize, Serialize};

use super::prompt::{Prompt, Task};
use super::sheet::Sheet;
use super::{Effect, Model, Pane};
use crate::domain::action::Verb;
use crate::tui::look::Meaning;

/// What a tab stands for.
#[derive(Clone, Copy, Debug)]
pub enum Tab<'m> {
    Sheet(&'m Sheet),
    /// The form of an action, or of a call that begins.
    Form(&'m Prompt),
    /// A sheet that the server has not yet taken.
    Sent(&'m Sheet),
}

/// Where the keyboard can go.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// The sheet under this key.
    Sheet(String),
    Form(Task),
}

impl Tab<'_> {
    /// None where there is nothing to write any more.
    pub fn place(self) -> Option<Place> {
        match self {
            Tab::Sheet(sheet) => Some(Place::Sheet(sheet.key.clone())),
            Tab::Form(prompt) => Some(Place::Form(prompt.task)),
            Tab::Sent(_) => None,
        }
    }
}

impl Model {
    /// Sheets in the order in which they were taken, then forms by their tickets, then what is on its way. Forms
    /// about a sheet lie on it.
    pub fn tabs(&self) -> Vec<Tab<'_>> {
        let open = self.papers.prompt.as_ref();
        let is_open = |form: &Prompt| open.is_some_and(|open| std::ptr::eq(open, form));
        let forms = self.papers.forms().filter(|form| form.sheet.is_none());
        let mut forms: Vec<&Prompt> = forms.filter(|form| is_kept(form) || is_open(form)).collect();
        forms.sort_by_key(|form| order(form.task));
        let sheets = self.papers.sheets().iter().map(Tab::Sheet);
        let sent = self.outbox.sheets().map(Tab::Sent);
        sheets.chain(forms.into_iter().map(Tab::Form)).chain(sent).collect()
    }

    /// The tab of what would be written in, by its place among them.
    pub fn front_tab(&self) -> Option<usize> {
        let form = self.papers.prompt.as_ref().filter(|form| form.sheet.is_none());
        let front = self.papers.front();
        self.tabs().iter().position(|tab| match (tab, form) {
            (Tab::Form(of), Some(form)) => std::ptr::eq(*of, form),
            (Tab::Sheet(sheet), None) => front.is_some_and(|front| front.key == sheet.key),
            _ => false,
        })
    }

    /// The keyboard goes so many tabs on, around at the ends; or first to the sheet in front, where it is not
    /// there.
    pub(super) fn turn_to_tab(&mut self, by: isize) -> Vec<Effect> {
        let here = self.front_tab();
        let places: Vec<Place> = self.tabs().into_iter().filter_map(Tab::place).collect();
        let writing = self.papers.prompt.is_some() || self.focus == Pane::Sheet;
        let count = isize::try_from(places.len()).unwrap_or(isize::MAX);
        let there = match here.and_then(|here| isize::try_from(here).ok()) {
            Some(here) if writing => (here + by).rem_euclid(count.max(1)),
            Some(here) => here,
            None if by < 0 => count - 1,
            None => 0,
        };
        let there = usize::try_from(there).ok();
        let stays = writing && there == here;
        match there.and_then(|there| places.into_iter().nth(there)).filter(|_| !stays) {
            Some(place) => self.go_to_tab(place),
            None => {
                self.note(Meaning::Dim, self.words.say("no-other-draft"));
                Vec::new()
            }
        }
    }

    /// The keyboard goes to this paper, if it still lies here.
    pub(super) fn go_to_tab(&mut self, place: Place) -> Vec<Effect> {
        match place {
            Place::Sheet(key) if self.papers.sheet(&key).is_none() => self.say_tab_gone(),
            Place::Sheet(key) => {
                self.leave_form();
                self.bring_out(&key);
                Vec::new()
            }
            Place::Form(task) => self.bring_out_form(task),
        }
    }

    /// The form that has the keyboard lies down: one about a sheet on that, one that is written in until it is
    /// wanted again, one that only reminds of something until nothing else is written.
    fn leave_form(&mut self) {
        let Some(form) = self.papers.prompt.take() else { return };
        match form.sheet {
            None if form.is_begun() => self.papers.left.push(form),
            None if !is_kept(&form) => {}
            _ => self.papers.set_aside.push(form),
        }
    }

    fn bring_out_form(&mut self, task: Task) -> Vec<Effect> {
        let Some(form) = self.papers.take_form(task) else {
            let open = self.papers.prompt.as_ref();
            let is_open = open.is_some_and(|form| form.sheet.is_none() && form.task == task);
            return if is_open { Vec::new() } else { self.say_tab_gone() };
        };
        self.leave_form();
        self.touch();
        match task.ticket() {
            Some(number) => self.open_on_ticket(number, form),
            None => {
                self.open_prompt(form);
                Vec::new()
            }
        }
    }

    /// A hand was quicker than the picture.
    fn say_tab_gone(&mut self) -> Vec<Effect> {
        self.note(Meaning::Dim, self.words.say("draft-gone"));
        Vec::new()
    }
}

/// Whether a form has something in it, or was asked for by no key: any other is as quickly opened anew.
fn is_kept(form: &Prompt) -> bool {
    form.is_begun() || matches!(form.task, Task::Act(_, Verb::TellStaff))
}

/// A place that does not move as forms are laid aside and taken up.
fn order(task: Task) -> (u8, u64, &'static str) {
    match task {
        Task::StartCall => (0, 0, ""),
        Task::EndCall(number) => (1, number.map_or(0, |number| number.0), ""),
        Task::Remind(number) => (2, number.0, ""),
        Task::Act(number, verb) => (3, number.0, verb.code()),
        Task::CorrectEntry(number) => (4, number.0, ""),
    }
}

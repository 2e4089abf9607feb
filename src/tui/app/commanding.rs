//! What each command does, in one table; the doing lies in the rooms it names.

use super::help::Help;
use super::overlay::Overlay;
use super::{Effect, Model, Pane, notices};
use crate::tui::command::Command;
use crate::tui::face::Face;
use crate::tui::input::Context;

impl Model {
    /// Does what this command means where the keyboard is; nothing where this face has no use for it.
    pub(super) fn command(&mut self, command: Command) -> Vec<Effect> {
        if !self.serves(command) {
            return Vec::new();
        }
        self.leave_tour_for(command);
        if let Some(effects) = self.command_in_line(command) {
            return effects;
        }
        match command {
            _ if self.face == Face::Wall => Self::command_at_the_wall(command),
            Command::Answer => self.answer(),
            Command::StartCall => self.start_call(),
            Command::Remind => self.remind(),
            Command::Save if matches!(self.overlay(), Some(Overlay::Printing(_))) => self.save_paper(),
            // The keys of a paper are those of every dialog, where there is nothing else to save.
            Command::Save if self.overlay().is_some_and(|it| it.context() == Context::Dialog) => {
                Vec::new()
            }
            Command::Save => self.save(),
            Command::EndCall => self.end_call(),
            Command::Tour => {
                self.begin_tour();
                Vec::new()
            }
            Command::Next | Command::Previous if self.turn_the_tour(command) => Vec::new(),
            Command::Next | Command::Previous if self.explaining().is_some() => {
                self.explain_another(command);
                Vec::new()
            }
            Command::Next | Command::Previous if self.printing().is_some() => {
                self.print_another(command);
                Vec::new()
            }
            Command::Print => self.begin_printing(),
            Command::Themes => {
                self.begin_theming();
                Vec::new()
            }
            Command::Accept if self.chooses_theme() => self.keep_theme(),
            Command::Accept if matches!(self.overlay(), Some(Overlay::Aligning(_))) => {
                self.open_orphan()
            }
            Command::Align => self.align(),
            Command::Accept if self.offers_trial() => self.begin_trial(),
            Command::Trial => self.offer_trial(),
            Command::Accept | Command::Next | Command::Previous => self.move_in_form(command),
            Command::Explain => self.explain(),
            Command::Lose => self.lose(),
            Command::CallBack => self.call_back(),
            Command::Act(verb) => self.begin(verb),
            Command::Search => self.begin_search(),
            Command::Line => self.begin_line(""),
            Command::Filter | Command::Views | Command::KeepView => self.begin_line_of(command),
            Command::Freeze => self.freeze_or_flow(),
            Command::Copy => self.copy(),
            Command::Undo => self.undo_last(),
            Command::CorrectEntry => self.correct_entry(),
            Command::Notices => {
                self.lay_over(Overlay::Notices(notices::Log::default()));
                Vec::new()
            }
            Command::Jump => vec![Effect::LookAround],
            Command::Mouse => self.toggle_mouse(),
            Command::Redraw => vec![Effect::Redraw],
            Command::Suspend => self.suspend(),
            Command::Quit => self.quit(),
            Command::Up
            | Command::Down
            | Command::PageUp
            | Command::PageDown
            | Command::First
            | Command::Last => self.move_selection(command),
            Command::Open => self.open(),
            Command::Back => self.back(),
            Command::Help => {
                self.lay_over(Overlay::Help(Help::default()));
                Vec::new()
            }
            Command::GoCalls => self.go(Pane::Calls),
            Command::GoSheet => self.go_sheet(),
            Command::GoBoard => self.go(Pane::Board),
            Command::GoTicket => self.go(Pane::Ticket),
            Command::NextDraft => self.turn_to_tab(1),
            Command::PreviousDraft => self.turn_to_tab(-1),
            Command::NextPane => self.step_pane(1),
            Command::PreviousPane => self.step_pane(Pane::ALL.len() - 1),
        }
    }
}

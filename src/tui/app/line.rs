//! The command line at the desk: typing in it, completing, earlier lines, and doing what it says. It does
//! only what stands as the one meaning of the line; what that is, [`crate::tui::line`] reads.

use tui_input::Input;

use super::field::{Choice, Field, Kind, Value};
use super::form::Fault;
use super::overlay::Overlay;
use super::prompt::Prompt;
use super::sheet::{self, Sheet};
use super::{Effect, Model, Pane};
use crate::api::resource::{NewCall, TicketResource};
use crate::domain::action::Verb;
use crate::domain::channel::Channel;
use crate::domain::code::{Code, TicketNumber};
use crate::tui::command::Command;
use crate::tui::input::Key;
use crate::tui::line::{self, Reading, Said, Sense, What};
use crate::tui::look::Meaning;

/// The line that is being written.
#[derive(Clone, Debug, Default)]
pub struct Line {
    pub input: Input,
    /// What it may mean as it stands.
    pub reading: Reading,
    /// What Enter said when nothing could be done.
    pub told: Option<String>,
    /// The rows that Tab goes through, as they were before the first Tab, and which one stands there.
    completing: Option<(Vec<String>, usize)>,
    /// Which earlier line stands there, counted from the last.
    recalled: Option<usize>,
}

/// The lines of this session, the last one last.
#[derive(Clone, Debug, Default)]
pub struct Lines(Vec<String>);

/// Earlier ones are forgotten.
const MOST_LINES: usize = 100;

impl Lines {
    fn keep(&mut self, line: &str) {
        self.0.retain(|kept| kept != line);
        self.0.push(line.to_owned());
        let over = self.0.len().saturating_sub(MOST_LINES);
        self.0.drain(..over);
    }

    /// The line so many before the last.
    fn back(&self, by: usize) -> Option<&String> {
        self.0.iter().rev().nth(by)
    }
}

impl Model {
    /// The line opens with this written in it.
    pub(super) fn begin_line(&mut self, written: &str) -> Vec<Effect> {
        let input = Input::new(written.to_owned());
        self.lay_over(Overlay::Line(Box::new(Line { input, ..Line::default() })));
        self.read_line();
        Vec::new()
    }

    /// The line opens for a command that wants words: the filter that holds is there to be changed.
    pub(super) fn begin_line_of(&mut self, command: Command) -> Vec<Effect> {
        let name = self.words.say(&format!("command-{}", command.name()));
        let holds = self.sight.filter().filter(|_| command == Command::Filter);
        let holds = holds.map_or_else(String::new, |filter| format!("{} ", filter.text));
        self.begin_line(&format!("{name} {holds}"))
    }

    pub(super) fn type_in_line(&mut self, key: Key) {
        let Some(line) = self.line_mut() else { return };
        let mut field = Field::text("line");
        field.input = line.input.clone();
        if field.edit(key) {
            line.input = field.input;
            self.line_edited();
        }
    }

    pub(super) fn paste_in_line(&mut self, text: &str) {
        let Some(line) = self.line_mut() else { return };
        let mut field = Field::text("line");
        field.input = line.input.clone();
        field.paste(text);
        line.input = field.input;
        self.line_edited();
    }

    fn line_edited(&mut self) {
        if let Some(line) = self.line_mut() {
            (line.completing, line.recalled) = (None, None);
        }
        self.read_line();
    }

    /// What is open may have changed: the line is read anew before it is shown or done.
    pub(super) fn read_line(&mut self) {
        let Some(typed) = self.line().map(|line| line.input.value().to_owned()) else { return };
        let reading = line::read(self, &typed);
        if let Some(line) = self.line_mut() {
            (line.reading, line.told) = (reading, None);
        }
    }

    /// Tab: the line becomes the first row, then the next one.
    pub(super) fn complete_line(&mut self, forward: bool) {
        let Some(line) = self.line_mut() else { return };
        let (rows, at) = match line.completing.take() {
            Some((rows, at)) if !rows.is_empty() => {
                let by = if forward { 1 } else { rows.len() - 1 };
                let at = (at + by) % rows.len();
                (rows, at)
            }
            _ => {
                let typed = line.input.value().trim();
                let rows = line.reading.rows().map(|row| row.whole.clone());
                let rows: Vec<String> = rows.filter(|whole| whole != typed).collect();
                let last = rows.len().saturating_sub(1);
                (rows, if forward { 0 } else { last })
            }
        };
        let Some(row) = rows.get(at) else { return };
        line.input = ready_to_go_on(row);
        line.completing = Some((rows, at));
        self.read_line();
    }

    /// The line becomes this one of its rows.
    pub(super) fn write_line(&mut self, whole: &str) {
        let Some(line) = self.line_mut() else { return };
        line.input = ready_to_go_on(whole);
        self.line_edited();
    }

    /// Up and down: the lines of this session.
    pub(super) fn recall_line(&mut self, earlier: bool) {
        let Some(recalled) = self.line().map(|line| line.recalled) else { return };
        let wanted = match (recalled, earlier) {
            (None, true) => Some(0),
            (None, false) => return,
            (Some(at), true) => Some(at + 1),
            (Some(at), false) => at.checked_sub(1),
        };
        let text = match wanted {
            None => String::new(),
            Some(at) => match self.lines.back(at) {
                Some(text) => text.clone(),
                None => return,
            },
        };
        if let Some(line) = self.line_mut() {
            line.input = Input::new(text);
            (line.recalled, line.completing) = (wanted, None);
        }
        self.read_line();
    }

    /// Enter: the one meaning is done; otherwise it is said why nothing is.
    pub(super) fn accept_line(&mut self) -> Vec<Effect> {
        self.read_line();
        let Some(line) = self.line_mut() else { return Vec::new() };
        let refused = line.reading.meant().and_then(|meant| meant.refused.clone());
        let meant = line.reading.meant().filter(|meant| meant.refused.is_none());
        let Some(meant) = meant.cloned() else {
            let told = refused.or_else(|| line.reading.fault.clone());
            let several = line.reading.candidates.len() > 1;
            self.tell_line(told, several);
            return Vec::new();
        };
        let typed = line.input.value().trim().to_owned();
        self.overlays.retain(|overlay| !matches!(overlay, Overlay::Line(_)));
        self.lines.keep(&typed);
        self.do_said(meant.sense, &meant.says)
    }

    fn tell_line(&mut self, told: Option<String>, several: bool) {
        let told = told.or_else(|| several.then(|| self.words.say("line-several")));
        if let Some(line) = self.line_mut() {
            line.told = told;
        }
    }

    fn do_said(&mut self, sense: Sense, says: &str) -> Vec<Effect> {
        match sense {
            Sense::Open(number) => {
                self.focus = Pane::Ticket;
                if self.replica.tickets.contains_key(&number) {
                    self.selected_ticket = Some(number);
                }
                self.focus_on(number)
            }
            Sense::Act(number, verb, said) => self.act_said(number, verb, &said, says),
            Sense::Attach(number, code, note) => self.attach_said(number, &code, &note),
            Sense::Write(code, words) => self.write_said(&code, &words),
            Sense::Run(command) => self.command(command),
            Sense::Filter(text) => self.look_through(&text, None),
            Sense::View(name) => {
                let found = self.views().into_iter().find(|view| view.name == name);
                found.map_or_else(Vec::new, |view| self.look_through(&view.filter, Some(view.name)))
            }
            Sense::KeepView(name) => self.keep_view(&name),
            Sense::Search(text) => {
                self.begin_search();
                if let Some(search) = self.search_mut() {
                    search.input = Input::new(text);
                }
                self.ask_search()
            }
        }
    }

    /// The prompt of an action with what was said filled in, and what it still lacks before it can be sent.
    ///
    /// # Errors
    /// A sentence that says why the action is not possible.
    pub fn said_prompt(
        &self,
        row: &TicketResource,
        verb: Verb,
        said: &[Said],
    ) -> Result<(Prompt, Option<Fault>), String> {
        let mut prompt = self.prepared(row, verb)?;
        for said in said {
            let named = prompt.form.fields.iter().position(|field| field.name == said.field);
            // What a contract asks for first when a ticket is closed is its own.
            let first = || prompt.form.fields.iter().position(|field| field.kind == Kind::Text);
            let at = named.or_else(first);
            if let Some(field) = at.and_then(|at| prompt.form.fields.get_mut(at)) {
                fill(field, &said.what);
            }
        }
        let fault = self.ticket_request(row.ticket.number, verb, &prompt).err();
        Ok((prompt, fault))
    }

    /// What is complete is sent as by Enter in its prompt; what is not opens it.
    fn act_said(&mut self, number: TicketNumber, verb: Verb, said: &[Said], says: &str) -> Vec<Effect> {
        let Some(row) = self.ticket(number).cloned() else { return Vec::new() };
        if self.is_taken_up_again(&row, verb) {
            return self.take_up_again(number);
        }
        match self.said_prompt(&row, verb, said) {
            Err(refused) => {
                self.note(Meaning::Warning, refused);
                Vec::new()
            }
            Ok((prompt, None)) => {
                let mut effects = self.focus_on(number);
                if !self.is_writing() {
                    self.focus = Pane::Ticket;
                }
                self.papers.lay_aside();
                let sent = self.words.say_with("line-sent", &[("what", says.into())]);
                self.note(Meaning::Ok, sent);
                effects.extend(self.send_prompt(prompt));
                effects
            }
            Ok((mut prompt, Some(fault))) => {
                let field = fault.field.as_deref().and_then(|field| prompt.form.field(field));
                // What was not said is simply asked; what was said wrong is told.
                let unsaid = field.is_some_and(Field::is_blank) || said.is_empty();
                match fault.field.as_deref() {
                    Some(field) if unsaid => prompt.form.go_to(field),
                    _ if unsaid => prompt.form.go_to_first_blank(),
                    _ => super::entry::show_fault(&mut prompt.form, Some(fault)),
                }
                self.open_on_ticket(number, prompt)
            }
        }
    }

    /// The call of the sheet joins the ticket, or else one taken by hand just now.
    fn attach_said(&mut self, number: TicketNumber, code: &Code, note: &str) -> Vec<Effect> {
        let mut effects = Vec::new();
        if self.papers.front().is_none() {
            effects = self.begin_call(self.call_just_now());
            // Refused, the sheet comes back as if it had been written by hand.
            self.write_type(code);
            let choice = Choice { label: number.to_string(), value: Value::Ticket(number) };
            if let Some(field) =
                self.papers.front_mut().and_then(|sheet| sheet.form.field_mut(sheet::TICKET))
            {
                field.take(choice);
            }
        }
        let front = self.papers.front().map(|sheet| sheet.key.clone());
        let Some(sheet) = front.and_then(|key| self.papers.close(&key)) else { return effects };
        let note = if note.is_empty() { sheet.form.words(sheet::DESCRIPTION) } else { note };
        let request = sheet.as_attachment(number, code, note);
        effects.extend(self.send_sheet(sheet, request));
        effects
    }

    fn call_just_now(&self) -> NewCall {
        NewCall {
            channel: Channel::Phone,
            caller_number: String::new(),
            caller_name: String::new(),
            called_at: Some(self.now),
            reason: String::new(),
            answered: true,
        }
    }

    /// The sheet gets this type; without one, a call by hand begins.
    fn write_said(&mut self, code: &Code, words: &str) -> Vec<Effect> {
        let mut effects = Vec::new();
        if self.papers.front().is_none() {
            effects = self.begin_call(self.call_just_now());
        }
        self.write_type(code);
        if let Some(sheet) = self.papers.front_mut() {
            describe(sheet, words);
            if !sheet.form.current().is_some_and(Field::is_blank) {
                sheet.form.go_to_first_blank();
            }
        }
        self.focus = Pane::Sheet;
        self.touch();
        effects
    }

    /// The sheet is one of this type of call, laid out for it.
    fn write_type(&mut self, code: &Code) {
        let found = self.contract().and_then(|contract| contract.call_type(code));
        let label = found.map_or_else(|| code.to_string(), |found| format!("{code}  {}", found.name));
        let contract = self.replica.contracts.current();
        let Some(sheet) = self.papers.front_mut() else { return };
        if let Some(field) = sheet.form.field_mut(sheet::CALL_TYPE) {
            field.take(Choice { label, value: Value::Code(code.clone()) });
        }
        sheet.arrange(contract);
    }

    /// The command line that is open.
    pub fn line(&self) -> Option<&Line> {
        self.overlays.iter().find_map(|overlay| match overlay {
            Overlay::Line(line) => Some(line.as_ref()),
            _ => None,
        })
    }

    fn line_mut(&mut self) -> Option<&mut Line> {
        self.overlays.iter_mut().find_map(|overlay| match overlay {
            Overlay::Line(line) => Some(line.as_mut()),
            _ => None,
        })
    }

    /// Whether what is typed goes into the command line.
    pub(super) fn is_in_line(&self) -> bool {
        matches!(self.overlay(), Some(Overlay::Line(_)))
    }

    /// Keys of the line; nothing where the key is for something else.
    pub(super) fn command_in_line(&mut self, command: Command) -> Option<Vec<Effect>> {
        if !self.is_in_line() {
            return None;
        }
        match command {
            Command::Accept => return Some(self.accept_line()),
            Command::Next => self.complete_line(true),
            Command::Previous => self.complete_line(false),
            Command::Up => self.recall_line(true),
            Command::Down => self.recall_line(false),
            _ => return None,
        }
        Some(Vec::new())
    }
}

/// A row written out, with its cursor where the next word begins.
fn ready_to_go_on(whole: &str) -> Input {
    // After a key its value follows at once.
    let gap = if whole.ends_with([':', '<']) { "" } else { " " };
    Input::new(format!("{whole}{gap}"))
}

fn fill(field: &mut Field, what: &What) {
    match what {
        What::Choice(choice) => field.take(choice.clone()),
        What::Words(words) => {
            field.input = Input::new(words.clone());
            field.touched = true;
        }
    }
}

/// The words go where this type of call takes them, behind those that stand there.
fn describe(sheet: &mut Sheet, words: &str) {
    if words.is_empty() {
        return;
    }
    let place =
        [sheet::DESCRIPTION, sheet::NOTE].into_iter().find(|name| sheet.form.field(name).is_some());
    if let Some(field) = place.and_then(|name| sheet.form.field_mut(name)) {
        let joined = format!("{} {words}", field.words());
        field.input = Input::new(joined.trim().to_owned());
        field.touched = true;
    }
}

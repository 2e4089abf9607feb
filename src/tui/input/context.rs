//! Where the keyboard is, and whose keys hold there. It knows no key and no action.

/// Where the keyboard is. Files, help and lists keep this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Context {
    /// Holds behind the panes, forms and the search.
    Global,
    Calls,
    Form,
    Board,
    Ticket,
    /// A technician's list.
    Field,
    /// An intervention that a technician has opened.
    FieldTicket,
    Dialog,
    List,
    Help,
    Search,
    /// The command line.
    Line,
    Tour,
    /// Letters lie over the rows.
    Letters,
    Wall,
}

impl Context {
    pub const ALL: &[Self] = &[
        Self::Global,
        Self::Calls,
        Self::Form,
        Self::Board,
        Self::Ticket,
        Self::Field,
        Self::FieldTicket,
        Self::Dialog,
        Self::List,
        Self::Help,
        Self::Search,
        Self::Line,
        Self::Tour,
        Self::Letters,
        Self::Wall,
    ];

    /// The contexts whose keys hold while the keyboard is here, the nearest first.
    #[must_use]
    pub const fn stack(self) -> &'static [Self] {
        match self {
            Self::Global => &[Self::Global],
            Self::Calls => &[Self::Calls, Self::Global],
            Self::Form => &[Self::Form, Self::Global],
            Self::Board => &[Self::Board, Self::Ticket, Self::Global],
            Self::Ticket => &[Self::Ticket, Self::Board, Self::Global],
            Self::Field => &[Self::Field, Self::Global],
            Self::FieldTicket => &[Self::FieldTicket, Self::Global],
            Self::Dialog => &[Self::Dialog],
            Self::List => &[Self::List],
            Self::Help => &[Self::Help],
            Self::Search => &[Self::Search, Self::Global],
            Self::Line => &[Self::Line, Self::Global],
            Self::Tour => &[Self::Tour, Self::Global],
            Self::Letters => &[Self::Letters],
            Self::Wall => &[Self::Wall, Self::Global],
        }
    }

    /// The context that keymap files call `name`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|context| context.name() == name)
    }

    /// The name that keymap files use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Global => "global",
            Self::Calls => "calls",
            Self::Form => "form",
            Self::Board => "board",
            Self::Ticket => "ticket",
            Self::Field => "field",
            Self::FieldTicket => "field-ticket",
            Self::Dialog => "dialog",
            Self::List => "list",
            Self::Help => "help",
            Self::Search => "search",
            Self::Line => "line",
            Self::Tour => "tour",
            Self::Letters => "letters",
            Self::Wall => "wall",
        }
    }

    /// Whether keys that write a character are text here, and never commands.
    #[must_use]
    pub const fn takes_text(self) -> bool {
        matches!(self, Self::Form | Self::Help | Self::Search | Self::Line | Self::Letters)
    }

    /// Whether the keys of both hold at one time somewhere.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        let both = |stack: &[Self]| stack.contains(&self) && stack.contains(&other);
        Self::ALL.iter().any(|context| both(context.stack()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_context_is_the_nearest_of_its_own_stack_and_has_its_own_name() {
        for context in Context::ALL {
            assert_eq!(context.stack().first(), Some(context));
            assert_eq!(Context::named(context.name()), Some(*context));
        }
        assert_eq!(Context::named("bord"), None);
        assert!(Context::ALL.is_sorted());
    }

    #[test]
    fn what_stands_in_one_stack_meets() {
        for (a, b, meets) in [
            (Context::Board, Context::Ticket, true),
            (Context::Form, Context::Global, true),
            (Context::Dialog, Context::Dialog, true),
            (Context::Dialog, Context::Global, false),
            (Context::Form, Context::Board, false),
        ] {
            assert_eq!((a.meets(b), b.meets(a)), (meets, meets), "{a:?} and {b:?}");
        }
    }
}

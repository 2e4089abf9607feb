//! What pieces of the screen mean: the names that themes give styles to. It holds no style.

macro_rules! meanings {
    ($($(#[$doc:meta])* $meaning:ident = $name:literal $(or $fallback:ident)?;)*) => {
        /// What a piece of the screen means.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Meaning { $($(#[$doc])* $meaning,)* }

        impl Meaning {
            /// Every meaning, in the order of their declaration.
            pub const ALL: &[Self] = &[$(Self::$meaning,)*];

            /// The name that theme files use.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$meaning => $name,)* }
            }

            /// The meaning whose style is used when a theme says nothing of this one.
            #[must_use]
            pub const fn fallback(self) -> Option<Self> {
                match self { $(Self::$meaning => meanings!(@or $($fallback)?),)* }
            }
        }
    };
    (@or) => { None };
    (@or $fallback:ident) => { Some(Self::$fallback) };
}

meanings! {
    /// Plain text.
    Text = "text";
    /// Text of less weight.
    Dim = "dim" or Text;
    /// Titles and headings.
    Title = "title" or Text;
    /// Frames.
    Border = "border" or Dim;
    /// The frame of the part that has the keyboard.
    BorderFocus = "border-focus" or Title;
    /// The selected row.
    Selection = "selection" or Text;
    /// A field that could be written in.
    Field = "field" or Text;
    /// The field that is being written in.
    FieldFocus = "field-focus" or Selection;
    /// A deadline that has passed.
    Overdue = "overdue" or Error;
    /// A deadline that is near.
    Soon = "soon" or Warning;
    /// A clock that stands still.
    Paused = "paused" or Dim;
    /// Done, connected, on time.
    Ok = "ok" or Text;
    /// Something to look at.
    Warning = "warning" or Text;
    /// Something that went wrong.
    Error = "error" or Warning;
    /// The name of a key in the footer.
    Key = "key" or Title;
    /// A call that waits for an answer.
    Ringing = "ringing" or Warning;
}

impl Meaning {
    /// The meaning that a theme file calls `name`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|meaning| meaning.name() == name)
    }

    /// The sign that goes with the style, for eyes and screens without colour. Plain ASCII, because
    /// a Linux console lacks other glyphs; empty where the place itself tells.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Overdue | Self::Error => "!!",
            Self::Soon | Self::Warning => "!",
            Self::Paused => "=",
            Self::Ok => "+",
            Self::Selection => ">",
            Self::Ringing => "*",
            _ => "",
        }
    }
}

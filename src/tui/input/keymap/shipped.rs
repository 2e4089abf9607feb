//! The keymaps that are shipped with the program. It reads none of them.

use super::file::Source;

macro_rules! shipped {
    ($($name:literal),*) => {
        /// Compiled in.
        pub(super) const SHIPPED: &[Source<'static>] = &[$(Source {
            name: $name,
            file: concat!($name, ".toml"),
            text: include_str!(concat!("../../../../keymaps/", $name, ".toml")),
        },)*];
    };
}

shipped!("default", "emacs", "vim");

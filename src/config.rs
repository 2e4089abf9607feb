//! Settings, each with the place it came from: a flag goes before the environment, and that before the
//! default. It never reads the environment or the home folder itself: both are handed in.

mod database;

use std::ffi::OsString;
use std::path::{Path, PathBuf};

pub use database::{Database, NotADatabase};

/// The variable for the server's address.
pub const SERVER: &str = "CENTRALINO_SERVER";
/// The variable for the token: unlike a flag, other people of the machine cannot see it.
pub const TOKEN: &str = "CENTRALINO_TOKEN";
/// The variable for the data folder.
pub const DATA: &str = "CENTRALINO_DATA";
/// The variable for the theme.
pub const THEME: &str = "CENTRALINO_THEME";
/// The variable for the keymap.
pub const KEYMAP: &str = "CENTRALINO_KEYMAP";
/// The theme where none is named.
const DEFAULT_THEME: &str = "default";
/// The keymap where none is named.
const DEFAULT_KEYMAP: &str = "default";

/// Where a value came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    Flag,
    Environment,
    Default,
}

/// A value that knows where it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting<T> {
    pub value: T,
    pub source: Source,
}

/// What the command line gave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    pub server: Option<String>,
    pub token: Option<String>,
    pub data: Option<PathBuf>,
    pub theme: Option<String>,
    pub keymap: Option<String>,
    pub demo: bool,
}

/// Every setting of the program.
#[derive(Clone, PartialEq, Eq)]
pub struct Settings {
    /// The team's server; absent, the embedded one is started or attached to.
    pub server: Option<Setting<String>>,
    pub token: Option<Setting<String>>,
    /// The folder of the embedded backend.
    pub data: Setting<PathBuf>,
    /// The name of a shipped theme.
    pub theme: Setting<String>,
    /// The name of a keymap.
    pub keymap: Setting<String>,
    /// A plausible shift in a folder of its own; never real data.
    pub demo: bool,
}

impl std::fmt::Debug for Settings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // A token must not end up in an error report.
        let token = self.token.as_ref().map(|token| token.source);
        f.debug_struct("Settings")
            .field("server", &self.server)
            .field("token", &token)
            .field("data", &self.data)
            .field("theme", &self.theme)
            .field("keymap", &self.keymap)
            .field("demo", &self.demo)
            .finish()
    }
}

/// The settings do not fit together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    /// There is no home folder to put data in.
    #[error("no data folder: the user has no home folder")]
    NoDataFolder,
    /// A server without a token.
    #[error("a server is set and no token")]
    NoToken,
    /// The demo makes its own server.
    #[error("the demo and a server exclude each other")]
    DemoWithServer,
    /// Only the desk has a demo: any other command would work on real data.
    #[error("the demo is the desk's alone")]
    DemoElsewhere,
}

impl Settings {
    /// Puts the settings together. `default_data`: the folder that this user's data belong in.
    ///
    /// # Errors
    /// See [`ConfigError`].
    pub fn resolve(
        given: Given,
        environment: impl Fn(&str) -> Option<OsString>,
        default_data: Option<PathBuf>,
    ) -> Result<Settings, ConfigError> {
        let text = |name| environment(name).map(|value| value.to_string_lossy().into_owned());
        let server = first(given.server, text(SERVER));
        let token = first(given.token, text(TOKEN));
        let data = data_folder(given.data, environment(DATA), default_data)?;
        // A server in the environment is the everyday one; the demo never touches it.
        let server = server.filter(|server| !given.demo || server.source == Source::Flag);
        if given.demo && server.is_some() {
            return Err(ConfigError::DemoWithServer);
        }
        if server.is_some() && token.is_none() {
            return Err(ConfigError::NoToken);
        }
        let or = |named: Option<Setting<String>>, default: &str| {
            named.unwrap_or_else(|| Setting { value: default.to_owned(), source: Source::Default })
        };
        let theme = or(first(given.theme, text(THEME)), DEFAULT_THEME);
        let keymap = or(first(given.keymap, text(KEYMAP)), DEFAULT_KEYMAP);
        Ok(Settings { server, token, data, theme, keymap, demo: given.demo })
    }
}

/// The data folder alone, for commands that need no server.
///
/// # Errors
/// [`ConfigError::NoDataFolder`].
pub fn data_folder(
    flag: Option<PathBuf>,
    environment: Option<OsString>,
    default: Option<PathBuf>,
) -> Result<Setting<PathBuf>, ConfigError> {
    let folder = environment.filter(|value| !value.is_empty()).map(PathBuf::from);
    let default = default.map(|value| Setting { value, source: Source::Default });
    first_of(flag, folder).or(default).ok_or(ConfigError::NoDataFolder)
}

/// The folder that this user's data belong in, by the customs of the system.
pub fn default_data_folder() -> Option<PathBuf> {
    directories::ProjectDirs::from("it", "", "centralino").map(|dirs| dirs.data_dir().to_owned())
}

/// The database in a data folder.
pub fn database(data: &Path) -> PathBuf {
    data.join("centralino.db")
}

/// Texts that are empty count as absent.
fn first(flag: Option<String>, environment: Option<String>) -> Option<Setting<String>> {
    let filled =
        |text: Option<String>| text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    first_of(filled(flag), filled(environment))
}

fn first_of<T>(flag: Option<T>, environment: Option<T>) -> Option<Setting<T>> {
    let from = |source| move |value| Setting { value, source };
    flag.map(from(Source::Flag)).or_else(|| environment.map(from(Source::Environment)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn resolve(given: Given, environment: &[(&str, &str)]) -> Result<Settings, ConfigError> {
        let find = |name: &str| {
            environment.iter().find(|(known, _)| *known == name).map(|(_, value)| value.into())
        };
        Settings::resolve(given, find, Some("/default".into()))
    }

    #[test]
    fn a_flag_goes_before_the_environment_and_that_before_the_default() {
        let environment = [(SERVER, "http://e"), (TOKEN, " t "), (DATA, "/e")];
        let given = Given { server: Some("http://f".to_owned()), ..Given::default() };
        let settings = resolve(given, &environment).unwrap();
        let server = settings.server.unwrap();
        assert_eq!((server.value.as_str(), server.source), ("http://f", Source::Flag));
        let token = settings.token.unwrap();
        assert_eq!((token.value.as_str(), token.source), ("t", Source::Environment));
        assert_eq!(settings.data, Setting { value: "/e".into(), source: Source::Environment });
        let bare = resolve(Given::default(), &[(SERVER, ""), (DATA, "")]).unwrap();
        assert_eq!(bare.server, None);
        assert_eq!(bare.data, Setting { value: "/default".into(), source: Source::Default });
    }

    #[test]
    fn a_server_wants_a_token() {
        assert_eq!(resolve(Given::default(), &[(SERVER, "http://e")]), Err(ConfigError::NoToken));
    }

    #[test]
    fn the_demo_never_meets_a_server() {
        let demo = Given { demo: true, ..Given::default() };
        let environment = [(SERVER, "http://e"), (TOKEN, "t")];
        assert_eq!(resolve(demo.clone(), &environment).unwrap().server, None);
        let asked = Given { server: Some("http://f".to_owned()), ..demo };
        assert_eq!(resolve(asked, &environment), Err(ConfigError::DemoWithServer));
    }

    #[test]
    fn nowhere_to_put_data_is_said() {
        let nowhere = Settings::resolve(Given::default(), |_| None, None);
        assert_eq!(nowhere, Err(ConfigError::NoDataFolder));
    }

    #[test]
    fn a_token_is_not_printed() {
        let given = Given { token: Some("secret".to_owned()), ..Given::default() };
        let printed = format!("{:?}", resolve(given, &[]).unwrap());
        assert!(!printed.contains("secret"), "{printed}");
    }
}

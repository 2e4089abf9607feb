//! Settings, each with the place it came from: a flag goes before the environment, that before the settings
//! file, and that before the default. It never reads the environment, a file or the home folder itself: they
//! are handed in.
//!
//! A setting that the settings file may hold is read in [`file`], put in its order in [`Settings::resolve`],
//! and named with its flag and its variable in [`Origin::of`].

mod database;
pub mod edit;
pub mod file;
mod language;
mod origin;

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::place::Place;
pub use database::{Database, NotADatabase};
use file::SettingsFile;
pub use language::{
    LANG, asked as language_asked, known as known_language, of_system as system_language,
};
pub use origin::{NotKnown, Origin};

/// The variable for the server's address.
pub const SERVER: &str = "CENTRALINO_SERVER";
/// The variable for the token: unlike a flag, other people of the machine cannot see it.
pub const TOKEN: &str = "CENTRALINO_TOKEN";
/// The variable for the data folder.
pub const DATA: &str = "CENTRALINO_DATA";
/// The variable for the configuration directory.
pub const CONFIG: &str = "CENTRALINO_CONFIG";
/// The variable for the theme.
pub const THEME: &str = "CENTRALINO_THEME";
/// The variable for the keymap.
pub const KEYMAP: &str = "CENTRALINO_KEYMAP";
/// The theme and the keymap where none is named.
const DEFAULT: &str = "default";

/// Where a value came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    Flag,
    Environment,
    /// The settings file, with the place in it.
    File(Place),
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
    pub config: Option<PathBuf>,
    pub theme: Option<String>,
    pub keymap: Option<String>,
    pub language: Option<String>,
    pub demo: bool,
    pub plain: bool,
}

/// Every setting of the program.
#[derive(Clone, PartialEq, Eq)]
pub struct Settings {
    /// The team's server; absent, the embedded one is started or attached to.
    pub server: Option<Setting<String>>,
    pub token: Option<Setting<String>>,
    /// The folder of the embedded backend.
    pub data: Setting<PathBuf>,
    /// The configuration directory. Absent where the user has no home folder; it need not exist.
    pub config: Option<Setting<PathBuf>>,
    /// The name of a theme: a shipped one, or one of the configuration directory.
    pub theme: Setting<String>,
    /// The name of a keymap.
    pub keymap: Setting<String>,
    /// What is asked for, whether or not there is such a language; see [`known_language`].
    pub language: Setting<String>,
    /// Absent, the face decides.
    pub mouse: Option<Setting<bool>>,
    /// Whether a new call and a deadline that passes ring; absent, they do.
    pub bell: Option<Setting<bool>>,
    /// Whether they are also told to the desktop (OSC 9); absent, they are, where the terminal takes it.
    pub notifications: Option<Setting<bool>>,
    /// A plausible shift in a folder of its own; never real data.
    pub demo: bool,
    /// Lines of text in place of screens, for ears, braille and pipes.
    pub plain: Option<Setting<bool>>,
}

impl std::fmt::Debug for Settings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // A token must not end up in an error report.
        let token = self.token.as_ref().map(|token| token.source);
        f.debug_struct("Settings")
            .field("server", &self.server)
            .field("token", &token)
            .field("data", &self.data)
            .field("config", &self.config)
            .field("theme", &self.theme)
            .field("keymap", &self.keymap)
            .field("language", &self.language)
            .field("mouse", &self.mouse)
            .field("bell", &self.bell)
            .field("notifications", &self.notifications)
            .field("demo", &self.demo)
            .field("plain", &self.plain)
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

/// What surrounds the command line.
pub struct Surroundings<E> {
    /// Looks a variable up.
    pub environment: E,
    /// The configuration directory.
    pub config: Option<Setting<PathBuf>>,
    pub file: SettingsFile,
    /// The folder that this user's data belong in.
    pub default_data: Option<PathBuf>,
}

impl Settings {
    /// Puts the settings together.
    ///
    /// # Errors
    /// See [`ConfigError`].
    pub fn resolve(
        given: Given,
        around: Surroundings<impl Fn(&str) -> Option<OsString>>,
    ) -> Result<Settings, ConfigError> {
        let Surroundings { environment, config, file, default_data } = around;
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
        let default = || Setting { value: DEFAULT.to_owned(), source: Source::Default };
        let theme = first(given.theme, text(THEME)).or(file.theme).unwrap_or_else(default);
        let keymap = first(given.keymap, text(KEYMAP)).or(file.keymap).unwrap_or_else(default);
        let language = language::asked(given.language, &environment, file.language);
        let (mouse, bell, notifications) = (file.mouse, file.bell, file.notifications);
        let asked = given.plain.then_some(Setting { value: true, source: Source::Flag });
        let (plain, demo) = (asked.or(file.plain), given.demo);
        Ok(Settings {
            server,
            token,
            data,
            config,
            theme,
            keymap,
            language,
            mouse,
            bell,
            notifications,
            demo,
            plain,
        })
    }
}

/// A folder of this user's: the one that is named, or else the one by the customs of the system.
pub fn folder(
    flag: Option<PathBuf>,
    environment: Option<OsString>,
    default: Option<PathBuf>,
) -> Option<Setting<PathBuf>> {
    let named = environment.filter(|value| !value.is_empty()).map(PathBuf::from);
    let default = default.map(|value| Setting { value, source: Source::Default });
    first_of(flag, named).or(default)
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
    folder(flag, environment, default).ok_or(ConfigError::NoDataFolder)
}

/// The folder that this user's data belong in, by the customs of the system.
pub fn default_data_folder() -> Option<PathBuf> {
    customary().map(|dirs| dirs.data_dir().to_owned())
}

/// The folder that this user's settings, themes and keymaps belong in, by the customs of the system.
pub fn default_config_folder() -> Option<PathBuf> {
    customary().map(|dirs| dirs.config_dir().to_owned())
}

fn customary() -> Option<directories::ProjectDirs> {
    directories::ProjectDirs::from("it", "", "centralino")
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
        Settings::resolve(given, around(find, SettingsFile::default(), Some("/default".into())))
    }

    fn around<E>(environment: E, file: SettingsFile, default_data: Option<PathBuf>) -> Surroundings<E> {
        let config = folder(None, None, Some("/config".into()));
        Surroundings { environment, config, file, default_data }
    }

    #[test]
    fn the_settings_file_stands_between_the_environment_and_the_default() {
        let written = || file::read("theme = \"dark\"\nkeymap = \"vim\"\n").unwrap();
        let theme = |given: Option<&str>, variable: Option<&str>, file| {
            let given = Given { theme: given.map(str::to_owned), ..Given::default() };
            let find = |name: &str| variable.filter(|_| name == THEME).map(OsString::from);
            Settings::resolve(given, around(find, file, Some("/d".into()))).unwrap().theme
        };
        let place = Place { line: 1, column: 9 };
        for (given, variable, file, value, source) in [
            (Some("f"), Some("e"), written(), "f", Source::Flag),
            (None, Some("e"), written(), "e", Source::Environment),
            (None, Some(" "), written(), "dark", Source::File(place)),
            (None, None, SettingsFile::default(), "default", Source::Default),
        ] {
            assert_eq!(theme(given, variable, file), Setting { value: value.to_owned(), source });
        }
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
        let nowhere = around(|_: &str| None, SettingsFile::default(), None);
        let nowhere = Settings::resolve(Given::default(), nowhere);
        assert_eq!(nowhere, Err(ConfigError::NoDataFolder));
    }

    #[test]
    fn a_token_is_not_printed() {
        let given = Given { token: Some("secret".to_owned()), ..Given::default() };
        let printed = format!("{:?}", resolve(given, &[]).unwrap());
        assert!(!printed.contains("secret"), "{printed}");
    }
}

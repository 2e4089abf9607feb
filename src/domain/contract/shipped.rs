//! The contracts compiled into the program, as text. Others are read from a folder by the server.

/// The text of every shipped contract; the first is the one a new database begins with.
pub fn texts() -> [&'static str; 1] {
    [include_str!("../../../contracts/azienda-sanitaria.toml")]
}

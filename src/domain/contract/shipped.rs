//! The contracts compiled into the program, as text: one for each family of clauses. Others are read from a
//! folder by the server.

/// The text of every shipped contract; the first is the one a new database begins with.
pub fn texts() -> [&'static str; 4] {
    [
        include_str!("../../../contracts/azienda-sanitaria.toml"),
        include_str!("../../../contracts/edificio-impianto.toml"),
        include_str!("../../../contracts/convenzione.toml"),
        include_str!("../../../contracts/aula-remota.toml"),
    ]
}

//! The real program as a script uses it: what it prints, what it ends with, and that a reader who stops
//! reading is no failure. It never needs a terminal.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

use centralino::client::{Client, new_key};
use serde_json::json;

const PROGRAM: &str = env!("CARGO_BIN_EXE_centralino");

/// The program with nothing of our environment but a data folder, which is its home as well.
fn program(arguments: &[&str], data: &Path) -> Command {
    let mut command = Command::new(PROGRAM);
    command.args(arguments).env_clear().env("CENTRALINO_DATA", data).env("HOME", data);
    command.stdin(Stdio::null());
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn run(arguments: &[&str], data: &Path) -> Output {
    program(arguments, data).output().unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// A server in a process of its own. Dropped, it is killed.
struct Server(Child);

/// Where a server listens, from what it says first.
fn address(listening: &str) -> String {
    format!("http://{}", listening.trim().split_once("http://").unwrap().1)
}

impl Server {
    /// Returns when it listens, with what it goes on to say.
    fn start(data: &Path) -> (Self, BufReader<std::process::ChildStdout>, String) {
        Self::start_with(&[], data)
    }

    fn start_with(more: &[&str], data: &Path) -> (Self, BufReader<std::process::ChildStdout>, String) {
        let line = [&["serve", "--listen", "127.0.0.1:0"], more].concat();
        let mut child = program(&line, data).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap());
        let mut listening = String::new();
        lines.read_line(&mut listening).unwrap();
        let server = Self(child);
        (server, lines, address(&listening))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let data = tempfile::tempdir().unwrap();
    let commands: [&[&str]; 8] = [
        &["directory", "add-site", "Ospedale Prova"],
        &["call", "list"],
        &["ticket", "list"],
        &["token", "add", "Anna Prova", "--role", "operator"],
        &["token", "list"],
        &["rebuild"],
        &["verify"],
        &["--help"],
    ];
    for arguments in commands {
        let mut child = program(arguments, data.path()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", stderr(&output));
        // `token add` says beside the token that it is seen once.
        let told = stderr(&output);
        assert!(!told.contains("panic") && !told.contains("centralino:"), "{arguments:?}: {told}");
    }
    let listed = run(&["token", "list"], data.path());
    let listed = String::from_utf8(listed.stdout).unwrap();
    assert!(listed.contains("Anna Prova"), "the work was done all the same: {listed}");
}

#[test]
#[cfg(unix)]
fn a_server_whose_words_nobody_reads_serves_and_drains() {
    let data = tempfile::tempdir().unwrap();
    let (mut server, lines, _) = Server::start(data.path());
    drop(lines);
    let pid = server.0.id().to_string();
    assert!(Command::new("kill").args(["-TERM", &pid]).status().unwrap().success());
    assert_eq!(server.0.wait().unwrap().code(), Some(0));
}

#[test]
fn a_database_that_a_server_holds_is_reached_through_the_server() {
    let data = tempfile::tempdir().unwrap();
    let (_server, _lines, _) = Server::start(data.path());
    let output = run(&["ticket", "list"], data.path());
    let told = stderr(&output);
    assert_eq!(output.status.code(), Some(5), "{told}");
    assert!(told.contains("CENTRALINO_SERVER") && told.contains("CENTRALINO_TOKEN"), "{told}");
}

/// A team's server, and its commands as one who may do it asks for them.
struct Team {
    address: String,
    token: String,
    data: tempfile::TempDir,
    _running: (Server, BufReader<std::process::ChildStdout>),
}

impl Team {
    fn with(role: &str) -> Self {
        Self::told(role, &[])
    }

    /// A team whose server is told more.
    fn told(role: &str, more: &[&str]) -> Self {
        let data = tempfile::tempdir().unwrap();
        let (server, lines, address) = Server::start_with(more, data.path());
        let added = run(&["token", "add", "Anna Prova", "--role", role], data.path());
        let token = String::from_utf8(added.stdout).unwrap().trim().to_owned();
        Self { address, token, data, _running: (server, lines) }
    }

    fn asks(&self, arguments: &[&str]) -> Output {
        let mut command = program(arguments, self.data.path());
        command.env("CENTRALINO_SERVER", &self.address).env("CENTRALINO_TOKEN", &self.token);
        command.output().unwrap()
    }

    #[track_caller]
    fn is_told(&self, arguments: &[&str]) -> String {
        let output = self.asks(arguments);
        assert!(output.status.success(), "{arguments:?}: {}", stderr(&output));
        String::from_utf8(output.stdout).unwrap()
    }

    async fn registers_a_leak(&self) {
        let ticket = json!({
            "channel": "phone", "call_type": "RI", "priority": "EME", "answers": ["RISCHIO"],
            "texts": {"description": "perdita", "place": "CUP", "callback_number": "0000 000 222"},
        });
        let client = Client::new(&self.address, &self.token).unwrap();
        client.new_ticket(&serde_json::from_value(ticket).unwrap(), &new_key()).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ticket_is_shown_with_all_that_was_said() {
    let team = Team::with("supervisor");
    team.registers_a_leak().await;
    team.is_told(&["ticket", "act", "1", "note", "--text", "note=chiave dal custode"]);
    let told = team.is_told(&["ticket", "show", "1"]);
    for words in ["Persone a rischio? sì", "0000 000 222", "    Nota: chiave dal custode"] {
        assert!(told.contains(words), "{words} in:\n{told}");
    }
    assert!(!told.contains('‹') && told.matches("perdita").count() == 1, "{told}");
    let mistyped = team.asks(&["ticket", "act", "1", "pippo"]);
    assert_eq!(mistyped.status.code(), Some(2), "{}", stderr(&mistyped));
    assert!(stderr(&mistyped).contains("take-charge"), "{}", stderr(&mistyped));
}

/// S4.1, S4.12, S2.6, S10: an order, the closing form, the report and the tracking from the shell.
#[tokio::test(flavor = "multi_thread")]
async fn the_papers_of_a_ticket_are_read_and_written_from_the_shell() {
    let team = Team::with("operator");
    team.registers_a_leak().await;
    let act = |line: &[&str]| team.asks(&[&["ticket", "act", "1"], line].concat());
    let done = |line: &[&str]| {
        let output = act(line);
        assert!(output.status.success(), "{line:?}: {}", stderr(&output));
    };
    done(&["record-inspection", "--set", "level=BRE", "--set", "covered=true"]);
    done(&["record-inspection", "--text", "note=serve un ponteggio"]);
    done(&[
        "record-order",
        "--set",
        "order.identification=ODI 7",
        "--set",
        "order.planned_start=2026-11-30",
        "--set",
        "order.planned_end=2026-12-04",
        "--set",
        "order.total=1250.50",
        "--set",
        "order.generated_by=Segnalazione 1",
    ]);
    let none = team.asks(&["report", "show", "1"]);
    assert_eq!(none.status.code(), Some(4), "{}", stderr(&none));
    assert!(stderr(&none).contains("si fa alla chiusura"), "{}", stderr(&none));
    done(&["complete"]);
    // Field by field, each by its name, and the ticket stays open meanwhile.
    for (given, missing) in [(&[][..], "Causa"), (&["--text", "cause=usura"], "Lavoro svolto")] {
        let refused = act(&[&["close"], given].concat());
        assert_eq!(refused.status.code(), Some(4), "{}", stderr(&refused));
        assert!(stderr(&refused).contains(missing), "{}", stderr(&refused));
    }
    done(&["close", "--text", "cause=usura", "--text", "work_done=sostituito il tubo"]);
    done(&["supplement", "--text", "note=a lavoro finito"]);
    assert!(team.is_told(&["order", "list", "--state", "all"]).contains("1/1"));
    let listed = team.is_told(&["order", "list", "--state", "all", "--json"]);
    let listed: serde_json::Value = serde_json::from_str(listed.trim()).unwrap();
    assert_eq!((&listed["number"], &listed["planned_end"]), (&json!("1/1"), &json!("2026-12-04")));
    let shown = team.is_told(&["order", "show", "1/1"]);
    for block in
        ["Identificazione", "Pianificazione", "Costo complessivo", "Segnalazione che lo ha generato"]
    {
        assert!(shown.contains(block), "{shown}");
    }
    assert!(team.is_told(&["report", "show", "1"]).contains("sostituito il tubo"));
    assert!(team.is_told(&["ticket", "track", "1"]).contains("serve un ponteggio"));
    let tracked = team.is_told(&["ticket", "track", "1", "--json"]);
    assert_eq!(serde_json::from_str::<serde_json::Value>(&tracked).unwrap()["state"], "closed");
    let file = |name: &str| team.data.path().join(name).display().to_string();
    let [order, report, track] = ["o.pdf", "r.pdf", "t.pdf"].map(file);
    for line in [
        &["order", "pdf", "1/1", "-o", &order][..],
        &["report", "pdf", "1", "-o", &report],
        &["ticket", "track", "1", "--pdf", &track],
    ] {
        team.is_told(line);
        let again = team.asks(line);
        assert_eq!(again.status.code(), Some(1), "{line:?}");
        assert!(stderr(&again).contains("esiste già"), "{}", stderr(&again));
    }
    let written = std::fs::read(&order).unwrap();
    assert!(written.starts_with(b"%PDF-"));
    assert_eq!(team.asks(&["order", "pdf", "1/1", "-o", "-"]).stdout, written);
    for (line, code) in [(["order", "show", "1/9"], 4), (["order", "show", "1042"], 2)] {
        assert_eq!(team.asks(&line).status.code(), Some(code), "{line:?}");
    }
}

/// S2.7: by way of the server, and beside it from the file.
#[tokio::test(flavor = "multi_thread")]
async fn calls_and_tickets_are_compared_and_orphans_are_named() {
    let team = Team::with("operator");
    let right = team.is_told(&["check", "alignment"]);
    assert!(right.contains("a confronto: 0, in ordine"), "{right}");
    team.registers_a_leak().await;
    for output in [team.asks(&["check", "alignment"]), run(&["check", "alignment"], team.data.path())] {
        let told = String::from_utf8_lossy(&output.stdout).into_owned();
        assert_eq!(output.status.code(), Some(8), "{told}{}", stderr(&output));
        assert!(told.contains("a confronto: 1, 1 errore"), "{told}");
        assert!(told.contains("  1: nessuna chiamata l'ha generata"), "{told}");
    }
}

#[test]
fn what_a_role_may_not_compare_is_left_out_of_all_checks_and_refused_alone() {
    let team = Team::with("technician");
    let all = team.is_told(&["check"]);
    assert!(all.contains("a confronto: 0, non verificato: Non permesso al ruolo tecnico"), "{all}");
    assert_eq!(team.asks(&["check", "alignment"]).status.code(), Some(4));
}

#[test]
fn an_approver_may_be_a_requester_of_the_directory_and_nobody_else_may() {
    let team = Team::with("supervisor");
    team.is_told(&["directory", "add-requester", "Utente Prova", "--level", "2"]);
    let line = ["token", "add", "Dora Prova", "--role", "approver", "--requester"];
    let added = run(&[&line[..], &["1"]].concat(), team.data.path());
    assert!(added.status.success(), "{}", stderr(&added));
    let missing = run(&[&line[..], &["9"]].concat(), team.data.path());
    assert_eq!(missing.status.code(), Some(4), "{}", stderr(&missing));
    let operator = ["token", "add", "Anna", "--role", "operator", "--requester", "1"];
    assert_eq!(run(&operator, team.data.path()).status.code(), Some(2));
    let listed = run(&["token", "list"], team.data.path());
    let listed = String::from_utf8(listed.stdout).unwrap();
    assert!(listed.lines().any(|line| line.contains("approver 1")), "{listed}");
}

#[test]
fn the_demonstration_is_under_the_contract_that_is_named() {
    let data = tempfile::tempdir().unwrap();
    let shown = run(&["--demo", "--contract", "convenzione", "--plain"], data.path());
    let told = String::from_utf8(shown.stdout).unwrap();
    assert!(told.contains("Centralino, Convenzione servizi integrati, "), "{told}");
    let recording = data.path().join("a.jsonl");
    let record = ["desk", "--demo", "--contract", "nessuno", "--record", recording.to_str().unwrap()];
    let unknown = run(&record, data.path());
    assert_eq!(unknown.status.code(), Some(6), "{}", stderr(&unknown));
    assert!(stderr(&unknown).contains("edificio-impianto"), "{}", stderr(&unknown));
    assert!(!recording.exists(), "what fails leaves no empty file behind");
    let without = run(&["--contract", "convenzione"], data.path());
    assert_eq!(without.status.code(), Some(2), "{}", stderr(&without));
}

/// S7: a lesson's steps, a failure and what it becomes, by commands of a shell.
#[tokio::test(flavor = "multi_thread")]
async fn a_lesson_is_tried_and_passed_on_from_a_shell() {
    let team = Team::told("supervisor", &["--contract", "aula-remota"]);
    let lesson = json!({
        "channel": "phone", "call_type": "LD", "priority": "LEZ", "planned_start": "2026-11-30T09:00:00Z",
        "texts": {"description": "Fisica", "place": "Aula 1"},
    });
    let client = Client::new(&team.address, &team.token).unwrap();
    client.new_ticket(&serde_json::from_value(lesson).unwrap(), &new_key()).await.unwrap();
    let tries = |step: &str, passed: &str, text: &[&str]| {
        let (step, passed) = (format!("step={step}"), format!("passed={passed}"));
        let words: Vec<&str> = text.iter().flat_map(|words| ["--text", words]).collect();
        team.asks(
            &[&["ticket", "act", "1", "check-step", "--set", &step, "--set", &passed], &words[..]]
                .concat(),
        )
    };
    assert!(tries("chiamata", "true", &[]).status.success());
    let early = tries("audio-out", "true", &[]);
    assert_eq!(early.status.code(), Some(4));
    assert!(stderr(&early).contains("CONNESSIONE"), "{}", stderr(&early));
    assert_eq!(tries("connessione", "forse", &[]).status.code(), Some(2));
    assert!(tries("connessione", "false", &["cause=rete ferma"]).status.success());
    let started = team.asks(&["ticket", "act", "1", "start-work"]);
    assert!(stderr(&started).contains("CONNESSIONE"), "{}", stderr(&started));
    let told =
        team.is_told(&["ticket", "act", "1", "escalate", "--text", "reason=rete dell'aula ferma"]);
    assert!(told.contains("Aperta la segnalazione 2."), "{told}");
    let told = team.is_told(&["ticket", "show", "1"]);
    for words in [
        "30/11/2026 10:00",
        "CHIAMATA superato, CONNESSIONE non superato (escalation 2), AUDIO-OUT da provare",
        "    Causa: rete ferma",
        "escalation  CONNESSIONE, intervento 2",
    ] {
        assert!(told.contains(words), "{words} in:\n{told}");
    }
    let told = team.is_told(&["ticket", "show", "2"]);
    assert!(
        told.contains("dal passo non superato della 1") && told.contains("rete dell'aula ferma"),
        "{told}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_search_finds_what_is_over() {
    let team = Team::with("supervisor");
    team.registers_a_leak().await;
    let file = team.data.path().join("registro.csv");
    let rows = "Id;Stato;Anno;Creato;Chiusa;DescrizioneBreve;Categoria\n\
        901;chiusa;2025;2025-05-08;2025-05-25;Perdita vecchia;Strade di prova\n";
    std::fs::write(&file, rows).unwrap();
    let mapping = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/alessandria.toml");
    team.is_told(&["import", file.to_str().unwrap(), "--mapping", mapping]);
    let found = |arguments: &[&str]| {
        let told = team.is_told(&[&["ticket", "list", "--json"], arguments].concat());
        told.lines().count()
    };
    assert_eq!(found(&[]), 1);
    assert_eq!(found(&["--q", "perdita"]), 2);
    assert_eq!(found(&["--q", "perdita", "--state", "open"]), 1);
    let told = team.is_told(&["ticket", "show", "2"]);
    assert!(told.contains("Strade di prova"), "{told}");
}

#[test]
fn a_database_of_the_version_before_stays_with_the_server_that_holds_it() {
    let data = tempfile::tempdir().unwrap();
    assert!(run(&["rebuild"], data.path()).status.success());
    let database = data.path().join("centralino.db");
    let version = || -> u32 {
        let conn = rusqlite::Connection::open(&database).unwrap();
        conn.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap()
    };
    let current = version();
    let (server, _lines, _) = Server::start(data.path());
    // As if the server were the program of that version.
    let conn = rusqlite::Connection::open(&database).unwrap();
    conn.pragma_update(None, "user_version", current - 1).unwrap();
    drop(conn);
    let add = ["token", "add", "Anna Prova", "--role", "operator"];
    let refused = run(&add, data.path());
    assert_eq!(refused.status.code(), Some(5), "{}", stderr(&refused));
    assert_eq!(version(), current - 1);
    drop(server);
    let verified = run(&["verify"], data.path());
    assert!(verified.status.success(), "{}", stderr(&verified));
    assert!(stderr(&verified).contains("non sono stati confrontati"), "{}", stderr(&verified));
    assert!(run(&add, data.path()).status.success());
    assert_eq!(version(), current);
    assert!(!stderr(&run(&["verify"], data.path())).contains("confrontati"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_site_is_added_with_its_patron() {
    let team = Team::with("supervisor");
    team.is_told(&["directory", "add-site", "Ospedale Prova", "--patron", "12-07"]);
    team.is_told(&["directory", "add-site", "Residenza Prova", "--patron", "tue 1 05"]);
    team.is_told(&["directory", "add-site", "Ambulatorio Prova"]);
    let client = Client::new(&team.address, &team.token).unwrap();
    let sites = client.directory().await.unwrap().sites;
    let patrons: Vec<_> = sites.iter().map(|site| site.patron.map(|day| day.to_string())).collect();
    assert_eq!(patrons, [Some("12-07".to_owned()), Some("tue 1 05".to_owned()), None]);
    let wrong = team.asks(&["directory", "add-site", "Sede Prova", "--patron", "7 dicembre"]);
    assert_eq!(wrong.status.code(), Some(2), "{}", stderr(&wrong));
    assert!(stderr(&wrong).contains("easter+50"), "{}", stderr(&wrong));
}

#[test]
fn the_directory_is_corrected_and_erased_from_the_shell() {
    let team = Team::with("supervisor");
    let told = |line: &[&str]| team.is_told(line).trim().to_owned();
    assert_eq!(told(&["directory", "add-site", "Ospedale Prova"]), "1");
    assert_eq!(
        told(&["directory", "add-site", "Padiglione B", "--parent", "1", "--service", "ele"]),
        "2"
    );
    let plant = ["directory", "add-plant", "Centrale termica 2", "--site", "1", "--service", "cli"];
    assert_eq!(told(&plant), "1");
    assert_eq!(told(&["directory", "add-technician", "Squadra Prova", "--phone", "0000 000 201"]), "1");
    assert_eq!(told(&["directory", "add-technician", "Tecnico Prova", "--team", "1"]), "2");
    let duty = ["directory", "add-duty", "2", "--from", "27/11/2026 19:00", "--to", "2026-11-28 08:00"];
    assert_eq!(told(&duty), "1");
    assert_eq!(told(&["directory", "add-requester", "Rosa Prova", "--phone", "0000 000 111"]), "1");
    // A local time that the clocks skip is refused, one that they have twice is asked.
    let skipped =
        ["directory", "add-duty", "2", "--from", "2027-03-28 02:30", "--to", "2027-03-28 08:00"];
    let refused = team.asks(&skipped);
    assert_eq!(refused.status.code(), Some(2), "{}", stderr(&refused));
    let twice = ["directory", "correct", "duty", "1", "--set", "from=2026-10-25 02:30"];
    let refused = team.asks(&twice);
    assert!(stderr(&refused).contains("+02:00"), "{}", stderr(&refused));
    let stood = told(&["directory", "list", "duty"]);
    assert!(stood.contains("2026-11-27T18:00:00Z") && stood.contains("2026-11-28T07:00:00Z"), "{stood}");

    let set = |number, version| {
        team.asks(&[
            "directory",
            "correct",
            "site",
            number,
            "--set",
            "services=",
            "--set",
            "name=Pad. B",
            "--version",
            version,
        ])
    };
    let done = set("2", "1");
    assert_eq!(String::from_utf8(done.stdout).unwrap().trim(), "2");
    let stale = set("2", "1");
    assert_eq!(stale.status.code(), Some(4), "{}", stderr(&stale));
    assert!(!set("9", "1").status.success());
    let unknown = team.asks(&["directory", "correct", "site", "2", "--set", "nome=x"]);
    assert_eq!(unknown.status.code(), Some(2), "{}", stderr(&unknown));
    assert!(stderr(&unknown).contains("places"), "{}", stderr(&unknown));
    let sites = told(&["directory", "list", "site"]);
    let ward: serde_json::Value = serde_json::from_str(sites.lines().last().unwrap()).unwrap();
    assert_eq!(
        (&ward["name"], &ward["parent"], &ward["services"]),
        (&json!("Pad. B"), &json!(1), &json!([]))
    );

    assert_eq!(told(&["directory", "erase", "requester", "1"]), "2");
    assert!(!told(&["directory", "list", "requester"]).contains("Rosa"));
    assert_eq!(told(&["directory", "erase", "duty", "1"]), "2");
    assert_eq!(told(&["directory", "list", "duty"]), "");
    let forbidden = team.asks(&["directory", "trail"]);
    assert_eq!(forbidden.status.code(), Some(4), "{}", stderr(&forbidden));
    let kind = team.asks(&["directory", "erase", "person", "1"]);
    assert!(stderr(&kind).contains("requester"), "{}", stderr(&kind));
}

#[test]
fn the_administrator_reads_who_changed_the_directory() {
    let team = Team::with("administrator");
    team.is_told(&["directory", "add-site", "Ospedale Prova"]);
    team.is_told(&["directory", "erase", "site", "1"]);
    let trail = team.is_told(&["directory", "trail"]);
    let entries: Vec<serde_json::Value> =
        trail.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let told: Vec<_> =
        entries.iter().map(|entry| (entry["what"].as_str().unwrap(), entry["id"].as_u64())).collect();
    assert_eq!(told, [("added", Some(1)), ("erased", Some(1))]);
    assert!(!trail.contains("Ospedale"));
}

#[test]
fn a_deadline_before_the_fact_needs_no_server_and_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let due = |contract: &str| {
        let line = ["sla", "due", "--contract", contract, "--priority", "EME", "--json"];
        // The golden value of the night of spring.
        let more = ["--called-at", "2026-03-29T01:30+01:00", "--milestone", "inspection"];
        let output = run(&[&line[..], &more].concat(), &data);
        assert!(output.status.success(), "{}", stderr(&output));
        let told: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(told["due_local"], "2026-03-29T03:30:00+02:00");
        assert_eq!(told["due"], "2026-03-29T01:30:00Z");
    };
    due("azienda-sanitaria");
    due(concat!(env!("CARGO_MANIFEST_DIR"), "/contracts/azienda-sanitaria.toml"));
    assert!(!data.exists(), "no backend was started");
    let wrong = folder.path().join("wrong.toml");
    std::fs::write(&wrong, "[contract]\nname = 7\n").unwrap();
    let line = ["sla", "due", "--contract", wrong.to_str().unwrap(), "--priority", "EME"];
    let output = run(&[&line[..], &["--called-at", "2026-03-29T01:30Z"]].concat(), &data);
    assert_eq!(output.status.code(), Some(6), "{}", stderr(&output));
    assert!(stderr(&output).contains("wrong.toml:2"), "{}", stderr(&output));
}

impl Team {
    /// A request of so many hours ago.
    async fn registers_late(&self, priority: &str, site: u64, hours: i64) {
        let called_at = chrono::Utc::now() - chrono::TimeDelta::hours(hours);
        let ticket = json!({
            "channel": "phone", "call_type": "RI", "priority": priority, "site": site,
            "called_at": called_at, "texts": {"description": "perdita", "place": "CUP", "reason": "prova"},
        });
        let client = Client::new(&self.address, &self.token).unwrap();
        client.new_ticket(&serde_json::from_value(ticket).unwrap(), &new_key()).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ticket_is_explained_compared_and_charged() {
    let team = Team::with("supervisor");
    team.is_told(&["directory", "add-site", "Ospedale Prova", "--patron", "12-07"]);
    team.registers_late("EME", 1, 2).await;
    team.registers_late("NES", 1, 1).await;
    team.registers_late("NES", 1, 0).await;
    team.is_told(&["ticket", "act", "3", "reject", "--text", "reason=fuori contratto"]);

    let told = team.is_told(&["sla", "explain", "1", "--milestone", "inspection"]);
    for words in ["Sopralluogo: 60 minuti", "superata, in ritardo dal", "1h00", "S3.7", "giorno e notte"]
    {
        assert!(told.contains(words), "{words} in:\n{told}");
    }
    assert!(!told.contains('‹') && !told.contains("Presa in carico"), "{told}");
    let told = team.is_told(&["sla", "explain", "2"]);
    assert!(told.contains("Patrono") && told.contains("«office»"), "{told}");
    let told = team.is_told(&["sla", "explain", "2", "--json"]);
    let milestones: Vec<String> = told
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
        .map(|line| format!("{} {}", line["ticket"], line["milestone"].as_str().unwrap()))
        .collect();
    assert_eq!(milestones, ["2 taking-charge", "2 inspection"]);
    assert!(team.is_told(&["sla", "explain", "3"]).contains("rifiutato"));
    let before = team.asks(&["sla", "explain", "1", "--at", "2020-01-01T00:00Z"]);
    assert_eq!(before.status.code(), Some(2), "{}", stderr(&before));
    assert!(stderr(&before).contains("--at"), "{}", stderr(&before));

    // As of an instant: what came afterwards is not known yet.
    team.is_told(&["ticket", "act", "1", "start-inspection"]);
    let an_hour_ago = (chrono::Utc::now() - chrono::TimeDelta::minutes(90)).to_rfc3339();
    let line = ["sla", "explain", "1", "--milestone", "inspection"];
    let then = team.is_told(&[&line[..], &["--at", &an_hour_ago]].concat());
    assert!(then.contains("in corso al") && then.contains("registrato"), "{then}");
    assert!(team.is_told(&line).contains("raggiunta in ritardo il"));

    let other = team.data.path().join("other.toml");
    let text = centralino::domain::contract::shipped::texts()[0];
    let text = text.replace("inspection = \"60 min\"", "inspection = \"90 min\"");
    let text = text.replace("\"2026.3\"", "\"2099.1\"").replace("code = \"NES\"", "code = \"NON\"");
    std::fs::write(&other, text).unwrap();
    let compare = ["sla", "compare", "--contract", "azienda-sanitaria"];
    let compare = [&compare[..], &["--contract", other.to_str().unwrap()]].concat();
    let told = team.is_told(&compare);
    for words in [
        "+0h30",
        "Segnalazione 2: la priorità NES non c'è in azienda-sanitaria 2099.1",
        "2 segnalazioni",
    ] {
        assert!(told.contains(words), "{words} in:\n{told}");
    }
    let told = team.is_told(&[&compare[..], &["--json"]].concat());
    assert!(
        told.contains("\"shift_seconds\":1800") && told.contains("\"lacks\":\"priority\""),
        "{told}"
    );

    // One begun hour and what it has become meanwhile.
    let told = team.is_told(&["sla", "penalties", "--json"]);
    let total: serde_json::Value = serde_json::from_str(told.trim()).unwrap();
    assert_eq!((&total["breaches"], &total["running"]), (&json!(1), &json!("0.00")), "{total}");
    assert!(total["settled"].as_str().unwrap().ends_with("0.00"), "{total}");
    assert!(team.is_told(&["sla", "penalties"]).contains("Tetto"));
    assert_eq!(team.is_told(&["sla", "penalties", "--month", "2020-01"]).trim(), "Nessuna penale");
    let site = ["sla", "due", "--contract", "azienda-sanitaria", "--priority", "NES", "--called-at"];
    let site =
        [&site[..], &["2026-12-04T16:30", "--json", "--milestone", "inspection", "--site"]].concat();
    for named in ["1", "Ospedale Prova"] {
        let told = team.is_told(&[&site[..], &[named]].concat());
        assert!(
            told.contains("2026-12-11T10:30:00+01:00"),
            "the patron's Monday does not count: {told}"
        );
    }
    let unknown = team.asks(&[&site[..], &["Ospedale"]].concat());
    assert_eq!(unknown.status.code(), Some(2), "{}", stderr(&unknown));
    assert!(stderr(&unknown).contains("1 Ospedale Prova"), "{}", stderr(&unknown));
}

#[tokio::test(flavor = "multi_thread")]
async fn open_tickets_are_put_under_a_corrected_contract() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("b.toml").display().to_string();
    let text = centralino::domain::contract::shipped::texts()[0];
    let text = text.replace("inspection = \"60 min\"", "inspection = \"90 min\"");
    std::fs::write(&file, text.replace("\"2026.3\"", "\"2099.1\"").replace("\"NES\"", "\"NON\""))
        .unwrap();
    let team = Team::told("supervisor", &["--contracts", folder.path().to_str().unwrap()]);
    team.is_told(&["directory", "add-site", "Ospedale Prova"]);
    for (priority, hours) in [("EME", 2), ("NES", 1), ("EME", 3), ("EME", 1)] {
        team.registers_late(priority, 1, hours).await;
    }
    team.is_told(&["ticket", "act", "4", "reject", "--text", "reason=fuori contratto"]);
    let to = ["sla", "apply", "--contract", "azienda-sanitaria@2099.1", "--reason", "errata corrige"];
    let apply = |more: &[&str]| team.asks(&[&to[..], more].concat());
    let out = |output: &Output| String::from_utf8_lossy(&output.stdout).into_owned();
    let lines = |output: &Output| -> Vec<serde_json::Value> {
        out(output).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    };

    // What would be, and nothing is written.
    let dry = apply(&["--all", "--dry-run"]);
    assert_eq!(dry.status.code(), Some(4), "{}", stderr(&dry));
    for words in [
        "Segnalazione 1: passerebbe da 2026.3 a 2099.1",
        "(+0h30)",
        "Segnalazione 2: Priorità: non valido",
        "EME, URG, NON",
        "2 segnalazioni passerebbero, 0 già così, 1 no",
    ] {
        assert!(out(&dry).contains(words), "{words} in:\n{}", out(&dry));
    }
    assert!(!out(&dry).contains('‹') && !out(&dry).contains("Segnalazione 4"), "{}", out(&dry));
    assert!(stderr(&dry).contains("1 segnalazione"), "{}", stderr(&dry));
    assert!(!team.is_told(&["ticket", "show", "1"]).contains("altra versione"));

    // One by its number, told as a script reads it; what was told before is what moved.
    let one = apply(&["--ticket", "1", "--json"]);
    assert!(one.status.success(), "{}", stderr(&one));
    let told = lines(&one).remove(0);
    assert_eq!((&told["ticket"], &told["outcome"]), (&json!(1), &json!("applied")));
    let moves = told["moves"].as_array().unwrap();
    assert_eq!(moves.len(), 1);
    let explained = team.is_told(&["sla", "explain", "1", "--milestone", "inspection", "--json"]);
    let explained: serde_json::Value = serde_json::from_str(explained.trim()).unwrap();
    assert_eq!(explained["contract_version"], "2099.1");
    assert_eq!(explained["due"].as_str(), moves[0]["after"].as_str());
    let shown = team.is_told(&["ticket", "show", "1"]);
    for words in ["altra versione del contratto", "2026.3 → 2099.1", "Motivo: errata corrige"] {
        assert!(shown.contains(words), "{words} in:\n{shown}");
    }

    // A refusal keeps nobody else from their turn, and the file names the same version.
    let by_file = ["sla", "apply", "--contract", &file, "--reason", "errata corrige"];
    let some = team.asks(&[&by_file[..], &["--json", "--ticket", "99", "2", "4", "1", "3"]].concat());
    assert_eq!(some.status.code(), Some(4), "{}", stderr(&some));
    let outcomes: Vec<String> = lines(&some)
        .iter()
        .map(|line| format!("{} {}", line["ticket"], line["outcome"].as_str().unwrap()))
        .collect();
    assert_eq!(outcomes, ["99 refused", "2 refused", "4 refused", "1 already-so", "3 applied"]);
    assert_eq!(lines(&some)[1]["problem"]["field"], "priority");
    let back =
        ["sla", "apply", "--contract", "azienda-sanitaria@2026.3", "--reason", "non serve", "--all"];
    assert!(team.is_told(&back).contains("2 segnalazioni passate, 0 già così, 0 no"));
    assert!(team.is_told(&back).contains("0 segnalazioni passate"));

    // What cannot be meant is told before anything is written.
    let other = team.data.path().join("other.toml");
    let text = std::fs::read_to_string(&file).unwrap().replace("\"2099.1\"", "\"2099.2\"");
    std::fs::write(&other, text).unwrap();
    let usage = |more: &[&str]| {
        let output = team.asks(&[&["sla", "apply"], more].concat());
        assert_eq!(output.status.code(), Some(2), "{more:?}: {}", stderr(&output));
        stderr(&output)
    };
    let told = usage(&["--contract", other.to_str().unwrap(), "--reason", "x", "--all"]);
    assert!(told.contains("azienda-sanitaria@2099.1") && told.contains("--contracts"), "{told}");
    assert!(usage(&["--contract", "boh", "--reason", "x", "--all"]).contains("2026.3"));
    let told = usage(&["--contract", "azienda-sanitaria", "--reason", " ", "--all"]);
    assert!(told.contains("Motivo"), "{told}");
    assert!(usage(&["--contract", "azienda-sanitaria", "--all"]).contains("--reason"));
    assert!(usage(&["--contract", "azienda-sanitaria", "--reason", "x"]).contains("--ticket"));
    usage(&["--contract", "azienda-sanitaria", "--reason", "x", "--all", "--ticket", "1"]);

    // Who may not is told once, not ticket by ticket.
    let added = run(&["token", "add", "Bruno Prova", "--role", "operator"], team.data.path());
    let operator = String::from_utf8(added.stdout).unwrap().trim().to_owned();
    let mut command = program(&[&to[..], &["--all"]].concat(), team.data.path());
    command.env("CENTRALINO_SERVER", &team.address).env("CENTRALINO_TOKEN", operator);
    let refused = command.output().unwrap();
    assert_eq!(refused.status.code(), Some(4), "{}", stderr(&refused));
    assert_eq!(out(&refused), "");
    assert!(stderr(&refused).contains("operatore"), "{}", stderr(&refused));
    let verified = run(&["verify"], team.data.path());
    assert!(verified.status.success(), "{}", stderr(&verified));
}

#[test]
fn the_folder_of_the_data_may_be_named_with_an_action() {
    let data = tempfile::tempdir().unwrap();
    let folder = data.path().join("data");
    let named = folder.to_str().unwrap();
    for line in [
        ["ticket", "act", "1", "note", "--data", named],
        ["--data", named, "ticket", "act", "1", "note"],
    ] {
        let output = run(&line, data.path());
        let told = stderr(&output);
        assert_eq!(output.status.code(), Some(4), "{line:?}: {told}");
        assert!(told.contains("Segnalazione 1: non trovata"), "{told}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_dispute_asks_is_on_the_page() {
    let team = Team::with("supervisor");
    let line =
        ["sla", "due", "--contract", "azienda-sanitaria", "--priority", "eme", "--called-at", "9:40"];
    let nowhere = team.asks(&[&line[..], &["--site", "99"]].concat());
    assert!(stderr(&nowhere).contains("nessuna sede nella rubrica"), "{}", stderr(&nowhere));
    team.is_told(&["directory", "add-site", "Ospedale Prova", "--patron", "7/12"]);
    team.is_told(&["directory", "add-technician", "Squadra Prova"]);
    team.registers_late("NES", 1, 5).await;
    let act = |line: &[&str]| team.is_told(&[&["ticket", "act", "1"], line].concat());
    let said = |hours: i64| {
        let at = chrono::Utc::now() - chrono::TimeDelta::hours(hours);
        at.with_timezone(&chrono_tz::Europe::Rome).format("%d/%m/%Y %H:%M%:z").to_string()
    };
    act(&["dispatch", "--set", "technician=1", "--at", &said(2)]);
    act(&["start-inspection", "--at", &said(3)]);
    act(&["correct", "--set", "priority=eme", "--text", "reason=rischio"]);
    let told = team.is_told(&["ticket", "show", "1"]);
    for words in [
        "Ospedale Prova",
        "assegnato  Squadra Prova",
        "(registrazione tardiva, registrato ",
        "(in conflitto con: ",
        "(dedotto)",
        "corretto  da NES a EME",
    ] {
        assert!(told.contains(words), "{words} in:\n{told}");
    }
    assert!(!told.contains('‹'), "{told}");
    let told = team.is_told(&["sla", "explain", "1", "--milestone", "inspection"]);
    // Where a line is broken is no matter here.
    let told = told.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in
        ["Penale", "per ogni ora iniziata × 1 = 50,00 €", "corretta da NES il", "(registrazione "]
    {
        assert!(told.contains(words), "{words} in:\n{told}");
    }
    assert!(!told.contains("previsione"), "{told}");
    let told = team.is_told(&["sla", "explain", "1", "--at", "2099-01-01 10:00"]);
    assert!(told.contains("previsione: l'istante chiesto è nel futuro"), "{told}");
    let unknown = team.asks(&["sla", "explain", "99999"]);
    assert_eq!(unknown.status.code(), Some(4));
    assert!(stderr(&unknown).contains("Segnalazione 99999: non trovata"), "{}", stderr(&unknown));

    team.registers_late("EME", 1, 2).await;
    team.registers_late("EME", 1, 0).await;
    let listed = team.is_told(&["ticket", "list"]);
    let row = |number: &str| listed.lines().find(|line| line.starts_with(number)).unwrap();
    assert!(listed.contains("Stato scad."), "{listed}");
    assert!(row("2").contains("presa in c.") && row("2").contains("in ritardo"), "{listed}");
    assert!(row("3").contains("in tempo"), "{listed}");

    // The same name and version, and other penalties.
    let other = team.data.path().join("other.toml");
    let text = centralino::domain::contract::shipped::texts()[0];
    std::fs::write(&other, text.replace("\"50.00 EUR per", "\"51.00 EUR per")).unwrap();
    let other = other.to_str().unwrap();
    let compared =
        team.asks(&["sla", "compare", "--contract", "azienda-sanitaria", "--contract", other]);
    let told = stderr(&compared);
    assert!(told.contains("due testi diversi si dicono entrambi azienda-sanitaria 2026.3"), "{told}");
    let told = String::from_utf8(compared.stdout).unwrap();
    assert!(told.contains("senza spostare scadenze: penali\n"), "{told}");
    let line =
        ["sla", "due", "--contract", other, "--priority", "EME", "--called-at", "2026-12-04 9:00"];
    let due = team.asks(&line);
    assert!(
        stderr(&due).contains("testo diverso dalla versione azienda-sanitaria 2026.3"),
        "{}",
        stderr(&due)
    );
    assert!(due.status.success());
}

#[test]
fn the_language_is_that_of_the_system_unless_somebody_asks_for_another() {
    let data = tempfile::tempdir().unwrap();
    let english = [("LANG", "en_GB.UTF-8")];
    let show = ["ticket", "show", "999"];
    type Case<'a> = (&'a [(&'a str, &'a str)], &'a [&'a str], &'a str);
    let table: [Case<'_>; 7] = [
        (&[], &[], "centralino: Segnalazione 999: non trovata\n"),
        (&english, &[], "centralino: Ticket 999: not found\n"),
        (&[("LANG", "C")], &[], "centralino: Segnalazione 999: non trovata\n"),
        (&[("LC_ALL", "it_IT.UTF-8"), english[0]], &[], "centralino: Segnalazione 999: non trovata\n"),
        (&[("CENTRALINO_LANG", "it"), english[0]], &[], "centralino: Segnalazione 999: non trovata\n"),
        (&english, &["--lang", "it"], "centralino: Segnalazione 999: non trovata\n"),
        (&[("CENTRALINO_LANG", "it")], &["--lang=en"], "centralino: Ticket 999: not found\n"),
    ];
    for (variables, flags, told) in table {
        let arguments = [&show, flags].concat();
        let output = program(&arguments, data.path()).envs(variables.iter().copied()).output().unwrap();
        assert_eq!(stderr(&output), told, "{variables:?} {flags:?}");
        assert_eq!(output.status.code(), Some(4));
    }
}

#[test]
fn help_and_mistakes_of_the_command_line_are_in_the_language_that_is_asked_for() {
    let data = tempfile::tempdir().unwrap();
    let told = |arguments: &[&str]| {
        let output = program(arguments, data.path()).env("LANG", "en_GB.UTF-8").output().unwrap();
        (String::from_utf8(output.stdout.clone()).unwrap(), stderr(&output), output.status.code())
    };
    let (page, _, code) = told(&["--help"]);
    assert!(page.starts_with("Terminal workplace for maintenance call centres"), "{page}");
    assert_eq!(code, Some(0));
    let (page, _, _) = told(&["ticket", "show", "--help", "--lang", "it"]);
    assert!(page.contains("\nUso: centralino ticket show [OPZIONI] <NUMERO>\n"), "{page}");
    let (_, mistake, code) = told(&["ticket", "show", "abc"]);
    assert!(mistake.contains("Wrong value for <NUMBER>: “abc” (expected: a whole number"), "{mistake}");
    assert_eq!(code, Some(2));
    let (_, mistake, _) = told(&["ticket", "show", "abc", "--lang", "it"]);
    assert!(mistake.contains("Valore non valido per <NUMERO>: «abc» (serve un numero"), "{mistake}");
}

#[test]
fn a_language_that_there_is_not_is_refused_with_those_that_there_are() {
    let data = tempfile::tempdir().unwrap();
    let french = |arguments: &[&str]| {
        let mut program = program(arguments, data.path());
        program.env("CENTRALINO_LANG", "fr").env("LANG", "en_GB").output().unwrap()
    };
    let output = french(&["verify"]);
    let told = "centralino: CENTRALINO_LANG: there is no language “fr”; there are: it, en\n";
    assert_eq!((stderr(&output).as_str(), output.status.code()), (told, Some(2)));
    // Who looks for help finds it all the same, and the checks name it among the rest.
    let output = french(&["--help"]);
    assert!(output.stdout.starts_with(b"Terminal workplace"), "{output:?}");
    let output = french(&["check", "settings"]);
    let told = String::from_utf8(output.stdout).unwrap();
    assert!(
        told.contains("\n  CENTRALINO_LANG: there is no language “fr”; there are: it, en\n"),
        "{told}"
    );
    let output = run(&["--lang", "fr", "verify"], data.path());
    assert!(stderr(&output).contains("«fr» (serve it (italiano) o en (inglese))"), "{output:?}");
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn the_settings_file_asks_for_a_language_too() {
    let data = tempfile::tempdir().unwrap();
    let config = tempfile::tempdir().unwrap();
    let asks = |language: &str| {
        std::fs::write(config.path().join("settings.toml"), format!("language = \"{language}\"\n"))
            .unwrap();
        let arguments = ["ticket", "show", "999", "--config", config.path().to_str().unwrap()];
        let output = program(&arguments, data.path()).output().unwrap();
        (stderr(&output), output.status.code())
    };
    assert_eq!(asks("en"), ("centralino: Ticket 999: not found\n".to_owned(), Some(4)));
    let (told, code) = asks("fr");
    assert!(
        told.contains("settings.toml, riga 1, colonna 12: language: la lingua «fr» non esiste"),
        "{told}"
    );
    assert_eq!(code, Some(2));
}

//! A thin line between a workplace and its server: each direction is late, answers can be held back, and the
//! line can be cut. It reads nothing of what passes but the name that the server wants to be called by.

use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;

/// What a round trip of 300 ms is made of.
const ONE_WAY: Duration = Duration::from_millis(150);

/// How the line is.
struct State {
    up: bool,
    /// Answers wait here.
    held: bool,
    /// How many blocks of answers have reached the workplace.
    answered: usize,
    open: Vec<TcpStream>,
}

type Shared = Arc<(Mutex<State>, Condvar)>;

/// The line. It ends with the test's process.
pub struct Proxy {
    pub address: String,
    state: Shared,
}

impl Proxy {
    /// A line to the server at this address, as `127.0.0.1:41234`.
    pub fn to(server: &str) -> Self {
        let server: SocketAddr = server.parse().unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let own = listener.local_addr().unwrap();
        let state = State { up: true, held: false, answered: 0, open: Vec::new() };
        let state: Shared = Arc::new((Mutex::new(state), Condvar::new()));
        let shared = Arc::clone(&state);
        std::thread::spawn(move || {
            for client in listener.incoming().map_while(Result::ok) {
                carry(client, own, server, &shared);
            }
        });
        Self { address: format!("http://{own}"), state }
    }

    /// From here on no answer arrives; answers how many had.
    pub fn holds(&self) -> usize {
        let mut state = self.state.0.lock().unwrap();
        state.held = true;
        state.answered
    }

    pub fn answered(&self) -> usize {
        self.state.0.lock().unwrap().answered
    }

    pub fn lets_go(&self) {
        self.state.0.lock().unwrap().held = false;
        self.state.1.notify_all();
    }

    /// The line goes, with everything that was under way.
    pub fn is_cut(&self) {
        let mut state = self.state.0.lock().unwrap();
        state.up = false;
        for stream in state.open.drain(..) {
            let _ = stream.shutdown(Shutdown::Both);
        }
    }

    pub fn is_mended(&self) {
        self.state.0.lock().unwrap().up = true;
    }
}

fn carry(client: TcpStream, own: SocketAddr, server: SocketAddr, shared: &Shared) {
    let mut state = shared.0.lock().unwrap();
    let Some(server_end) = TcpStream::connect(server).ok().filter(|_| state.up) else { return };
    let copy = |stream: &TcpStream| stream.try_clone().unwrap();
    state.open.extend([copy(&client), copy(&server_end)]);
    let (names, asks) = ((own.to_string(), server.to_string()), (copy(&client), copy(&server_end)));
    std::thread::spawn(move || pump(asks.0, asks.1, |block| renamed(block, &names), || {}));
    let shared = Arc::clone(shared);
    std::thread::spawn(move || pump(server_end, client, |block| block.to_vec(), || let_pass(&shared)));
}

/// Carries one direction, until either end is gone.
fn pump(mut from: TcpStream, mut to: TcpStream, change: impl Fn(&[u8]) -> Vec<u8>, before: impl Fn()) {
    let mut block = [0; 65536];
    while let Ok(count @ 1..) = from.read(&mut block) {
        // This is the line itself: nobody waits here for anything to be done.
        std::thread::sleep(ONE_WAY);
        before();
        if to.write_all(&change(&block[..count])).is_err() {
            break;
        }
    }
    let _ = (from.shutdown(Shutdown::Both), to.shutdown(Shutdown::Both));
}

/// Waits as long as answers are held back.
fn let_pass(shared: &Shared) {
    let mut state = shared.0.lock().unwrap();
    while state.held {
        state = shared.1.wait(state).unwrap();
    }
    state.answered += 1;
}

/// The server answers only to its own name and port.
fn renamed(block: &[u8], (ours, theirs): &(String, String)) -> Vec<u8> {
    let at = block.windows(ours.len()).position(|window| window == ours.as_bytes());
    let Some(at) = at else { return block.to_vec() };
    [&block[..at], theirs.as_bytes(), &block[at + ours.len()..]].concat()
}

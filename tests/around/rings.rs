//! Someone telephones: a request from outside to the backend of a workplace that runs on this data folder.

use std::path::Path;

use centralino::api::resource::NewCall;
use centralino::client::{Client, new_key};
use centralino::domain::channel::Channel;
use centralino::embedded::port_file::{PortFile, read_secret};

/// The name is what came with the call; it may be empty.
pub fn rings(data: &Path, caller_number: &str, caller_name: &str) {
    let found = PortFile::read(data).unwrap();
    let token = read_secret(&found.token).unwrap();
    let client = Client::new(&format!("http://{}", found.address), &token).unwrap();
    let call = NewCall {
        channel: Channel::Phone,
        caller_number: caller_number.into(),
        caller_name: caller_name.into(),
        called_at: None,
        reason: String::new(),
        answered: false,
    };
    let tasks = tokio::runtime::Runtime::new().unwrap();
    tasks.block_on(client.new_call(&call, &new_key())).unwrap();
}

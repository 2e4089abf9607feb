//! Sends a command until it is answered, always with the same key: an answer that got lost is then the
//! same answer again. It never repeats what was refused.

use std::future::Future;
use std::time::Duration;

use super::backoff::Backoff;
use super::error::ClientError;

/// Calls `send` with `key` until it gives an answer or an error that will not pass. `waiting` hears of
/// every failed try and of how long the wait is until the next. Drop the future to give up.
///
/// # Errors
/// The first error that is not retryable.
pub async fn until_answered<T, F, Fut>(
    key: &str,
    mut send: F,
    mut waiting: impl FnMut(&ClientError, Duration),
) -> Result<T, ClientError>
where
    F: FnMut(String) -> Fut,
    Fut: Future<Output = Result<T, ClientError>>,
{
    let mut backoff = Backoff::default();
    loop {
        match send(key.to_owned()).await {
            Err(error) if error.is_retryable() => {
                let wait = backoff.wait();
                waiting(&error, wait);
                tokio::time::sleep(wait).await;
            }
            settled => return settled,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::problem::{Problem, ProblemCode};

    #[tokio::test]
    async fn the_same_key_is_sent_until_there_is_an_answer() {
        let mut keys = Vec::new();
        let mut waits = 0;
        let send = |key: String| {
            keys.push(key);
            let answered = keys.len() == 3;
            async move { if answered { Ok(7) } else { Err(ClientError::Unreachable("no".to_owned())) } }
        };
        let answer = until_answered("k", send, |_, _| waits += 1).await;
        assert_eq!(answer, Ok(7));
        assert_eq!((keys, waits), (vec!["k".to_owned(); 3], 2));
    }

    #[tokio::test]
    async fn a_refusal_is_an_answer() {
        let refused = ClientError::Problem(Box::new(Problem::new(ProblemCode::Refused)));
        let mut tries = 0;
        let send = |_| {
            tries += 1;
            let refused = refused.clone();
            async move { Err::<(), _>(refused) }
        };
        assert_eq!(until_answered("k", send, |_, _| ()).await, Err(refused.clone()));
        assert_eq!(tries, 1);
    }
}

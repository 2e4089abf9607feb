//! What can go wrong between the workplace and the server. It never holds words for people: the
//! problem's codes are put into words by whoever shows them.

use serde::{Deserialize, Serialize};

use crate::api::problem::{Problem, ProblemCode};

/// Why a request has no answer that can be used.
#[derive(Debug, Clone, PartialEq, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClientError {
    /// Nobody answered: no connection, a broken one, or silence for too long. The command may have
    /// been carried out all the same: send it again with the same key.
    #[error("the server cannot be reached: {0}")]
    Unreachable(String),
    /// The server answered with a problem document.
    #[error("the server answers {}: {}", .0.status, .0.code.code())]
    Problem(Box<Problem>),
    /// Something answered, and not as our server does; or the request itself could not be written.
    #[error("the answer cannot be read: {0}")]
    Unreadable(String),
}

impl ClientError {
    /// Whether the same request may do better a moment later.
    pub fn is_retryable(&self) -> bool {
        match self {
            ClientError::Unreachable(_) => true,
            ClientError::Problem(problem) => matches!(problem.status, 503 | 408),
            ClientError::Unreadable(_) => false,
        }
    }

    /// The server's own code, when it was the server that said no.
    pub fn code(&self) -> Option<ProblemCode> {
        match self {
            ClientError::Problem(problem) => Some(problem.code),
            _ => None,
        }
    }
}

impl From<reqwest::Error> for ClientError {
    fn from(error: reqwest::Error) -> Self {
        // The address stays out: a query may hold what was searched for.
        let error = error.without_url();
        let told = chain(&error);
        if error.is_decode() || error.is_builder() || error.is_redirect() {
            ClientError::Unreadable(told)
        } else {
            ClientError::Unreachable(told)
        }
    }
}

/// An error with its causes: the outermost of reqwest says only "error sending request".
fn chain(error: &dyn std::error::Error) -> String {
    let mut told = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        let cause_told = cause.to_string();
        if !told.contains(&cause_told) {
            told.push_str(": ");
            told.push_str(&cause_told);
        }
        source = cause.source();
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_may_pass_is_worth_another_try() {
        assert!(ClientError::Unreachable(String::new()).is_retryable());
        assert!(!ClientError::Unreadable(String::new()).is_retryable());
        for code in ProblemCode::ALL {
            let error = ClientError::Problem(Box::new(Problem::new(code)));
            let passing = matches!(code, ProblemCode::Busy | ProblemCode::TimedOut);
            assert_eq!(error.is_retryable(), passing, "{code:?}");
        }
    }
}

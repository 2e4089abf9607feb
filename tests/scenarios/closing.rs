//! The six choices and the moves between them, up to the closed ticket.

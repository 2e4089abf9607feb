//! Tests of the rules from outside, as the server and the workplace see them. They never touch a socket,
//! a file or a terminal.

#[cfg(test)]
mod fixture;

#[cfg(test)]
mod actors;
#[cfg(test)]
mod applied;
#[cfg(test)]
mod calendar_cost;
#[cfg(test)]
mod checklists;
#[cfg(test)]
mod clock_laws;
#[cfg(test)]
mod clocks;
#[cfg(test)]
mod contracts;
#[cfg(test)]
mod corrections;
#[cfg(test)]
mod disputes;
#[cfg(test)]
mod explored;
#[cfg(test)]
mod guards;
#[cfg(test)]
mod lifecycle;
#[cfg(test)]
mod market_bugs;
#[cfg(test)]
mod naive;
#[cfg(test)]
mod oracles;
#[cfg(test)]
mod papers;
#[cfg(test)]
mod penalties;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod reopened;
#[cfg(test)]
mod replay;
#[cfg(test)]
mod roles;
#[cfg(test)]
mod together;
#[cfg(test)]
mod undo;

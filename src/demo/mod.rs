//! A plausible shift, made by a seeded generator, for demonstrations. It never touches real data.

# Words of the trade: states, call types, priorities, roles, refusals.

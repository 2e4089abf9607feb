# Words of the operator's desk: board, call form, ticket page, dialogs.

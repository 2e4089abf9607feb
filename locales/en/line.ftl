# The command line.

command-line = command
help-line = say what to do: number, action and data, or the name of a command
context-line = Command line (Tab completes, Up and Down the earlier lines)

line-title = Command: Tab completes, Up and Down bring earlier lines back
line-hint = 1042 as t3 · 1042 so · ri · help
line-several = It may be several things: add a letter, or Tab to choose.
line-no-such-verb = “{ $text }” is neither an action nor a type of call that joins a ticket.
line-no-such-name = “{ $text }” is no number, action, type of call or command. Alike:
line-misfit = “{ $text }” does not fit { $field }: it takes { $expected }.
line-not-open = It is not among the open tickets: the number alone opens it.
line-not-open-short = not among the open ones
line-at = at
line-more = { $count } more possibilities

# What it would do.
line-open = { $number } · opens the ticket
line-open-elsewhere = { $number } · opens the ticket (not among the open ones)
line-dispatch-to = assign to { $who }
line-datum = { $field } “{ $shown }”
line-asks = { $act } … asks for: { $field }
line-ends = { $act } (ends the ticket)
line-follows = { $number } · not reopened: begins a sheet that takes it up again
line-attach-sheet = { $number } · { $type }: the call of the sheet joins it
line-attach-by-hand = { $number } · { $type }: a call by hand of this moment joins it
line-write-sheet = { $code } · the sheet becomes: { $type }
line-write-by-hand = { $code } · begins a sheet: { $type }
line-search = look for “{ $text }” among all tickets, closed ones too
line-sent = Sent: { $what }
line-sure = { $what }. Do it? y yes, Enter no
line-not-done = Not done: everything stays as it was.
# Another word for the command that filters.
line-names-filter = filters

# Words of the commands that scripts use: import, simulate, call, ticket.

import-summary = { $taken ->
    [one] 1 ticket imported
   *[other] { $taken } tickets imported
  }, { $there } there already, { $refused ->
    [one] 1 line refused
   *[other] { $refused } lines refused
  }
import-summary-dry = checked, nothing sent: { $taken ->
    [one] 1 ticket ready
   *[other] { $taken } tickets ready
  }, { $refused ->
    [one] 1 line refused
   *[other] { $refused } lines refused
  }
import-refused = line { $line }: { $reason }
import-refused-column = line { $line }, column “{ $column }”: { $reason }
import-reason-empty = a required value is missing
import-reason-not-a-date = “{ $found }” is no valid date
import-reason-unknown-state = the state “{ $found }” is not in the list of states
import-reason-closed-before-opened = it was closed before it was opened
import-reason-repeated = the same number stands on line { $first } already
import-reason-not-utf8 = the text is not in UTF-8
import-reason-fields = { $found } fields instead of { $expected }
import-reason-server = the server refuses it ({ $code })
import-no-column = the column “{ $column }” is missing; there are: { $known }
import-mapping-unreadable = the mapping cannot be read: { $told }
import-mapping-wrong = the mapping's value “{ $found }” does not suit { $field }

column-deadline = Deadline
column-standing = Standing
column-site = Site
column-proposes-rejection = Rejection proposed
directory-set-unreadable = --set { $text }: expected FIELD=VALUE; the fields are { $known }
directory-set-unknown = --set { $text }: no such field; the fields are { $known }
directory-set-number = --set { $text }: expected a number
directory-set-code = --set { $text }: expected a code
directory-set-patron = --set { $text }: expected a day such as 7/12, easter+50, "tue 1 05"
directory-set-yes = --set { $text }: expected yes or no
column-number = No.
column-received = Received
column-answered = Answered
column-ended = Ended
column-state = State
column-channel = Channel
column-type = Type
column-priority = Priority
column-service = Service
column-caller = Caller
column-place = Place
column-description = Description
column-level = Urgency level
column-ticket = Ticket
column-version = Version
column-source = Source
column-source-state = State in the source
column-category = Category in the source

deadline-open = by { $due }, { $standing }
deadline-met = by { $due }, met on { $met }
deadline-late = by { $due }, late on { $met }
history-recorded-at = recorded at { $time }
history-recorded-on = recorded on { $time }
standing-overdue = overdue
standing-running = in time
standing-paused = suspended
timeline-warned = { $milestone }: { $percent } % of the time (by { $due }), told: { $role }

act-opened = Ticket { $opened } opened.
act-done = Ticket { $number }: { $told }{ $implied ->
    [0] {""}
    [one] {" "}(1 step implied)
   *[other] {" "}({ $implied } steps implied)
  }
act-already-so = Ticket { $number }: it was so already, nothing has changed
act-unknown-action = there is no action “{ $found }”; the actions are: { $known }
act-unreadable = “{ $found }” cannot be read: write field=value, or a JSON object with --json-data
act-unknown-field = the action has no field “{ $field }”; its fields are: { $known }
act-no-field = the action has no field “{ $field }”: it has none at all
act-unknown-text = there is no text “{ $field }”; the texts are: { $known }
act-missing-field = the field “{ $field }” ({ $name }) is missing: { $expected }; give it with --set { $field }=…
act-wrong-field = “{ $found }” does not suit the field “{ $field }”: { $expected }
act-expects-answer = true or false
act-expects-number = the number of an entry of the directory
act-expects-instant = an instant with its time zone, as 2026-11-30T08:00:00+01:00
act-expects-list = a list in --json-data
act-expects-order = order.identification, order.planned_start (as 2026-11-30), order.total, order.generated_by
act-data = the data of the action do not fit: { $told }
said-unreadable = “{ $text }” is no time: write 9:40, yesterday 9:40 or 22/11 9:40
said-no-such-day = “{ $text }”: there is no such day
said-in-spring-gap = “{ $text }” does not exist: in that hour the clocks went forward
said-in-autumn-fold = “{ $text }” happened twice: add +02 for the first or +01 for the second
said-in-future = “{ $text }” is in the future

simulate-begins = { $count ->
    [one] 1 call
   *[other] { $count } calls
  } in { $seconds } seconds
simulate-rang = { $index }/{ $count }  { $at }  { $caller }  call { $number }
simulate-ends = done: { $count ->
    [one] 1 call
   *[other] { $count } calls
  }
simulate-not-a-moment = line { $line }: “{ $found }” is no moment; write 2016-03-01T08:00

cli-call-list = Lists the calls
cli-call-list--state = Only those in this state: ringing, answered, lost, ended
cli-call-list--limit = So many at most
cli-call-list--json = One JSON object per line
cli-call-show = Shows a call
cli-call-show--number = The number of the call
cli-call-show--json = A JSON object on one line
cli-ticket-list = Lists the tickets
cli-ticket-list--state = Which: open, closed, all (without it: open; with --q: all, closed and imported ones too)
cli-ticket-list--q = Words, a name or a number to look for
cli-ticket-list--limit = So many at most
cli-ticket-list--json = One JSON object per line
cli-ticket-show = Shows a ticket with its deadlines and its history
cli-ticket-show--number = The number of the ticket
cli-ticket-show--json = A JSON object on one line
cli-ticket-act = Takes an action on a ticket
cli-ticket-act--number = The number of the ticket
cli-ticket-act--action = The action: take-charge, complete, close…
cli-ticket-act--set = A datum, field=value; repeated for each
cli-ticket-act--text = A text, field=words; repeated for each
cli-ticket-act--json-data = All data as a JSON object
cli-ticket-act--at = When it happened: 9:40, yesterday 9:40, 22/11 9:40
cli-ticket-act--version = The version to act on; without it, the present one
cli-ticket-act--key = The key of the command: the same key twice is the same command
cli-ticket-act--json = A JSON object on one line
cli-import--file = The CSV file, in UTF-8
cli-import--mapping = The TOML file that says which column holds what
cli-import--dry-run = Reads and checks, without sending anything
cli-simulate--calls = The CSV file of the arrivals: opened_at, contact_type, caller_id
cli-simulate--from = Where to begin, as in the file: 2016-03-01T08:00
cli-simulate--length = How much of the file: 8h, 90m
cli-simulate--speed = How many seconds of the file pass in one
cli-simulate--max-gap = The longest silence, in the file's time; longer ones are shortened

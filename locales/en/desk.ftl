# The operator's desk.

product = CENTRALINO
yes = yes
no = no
# What somebody wrote, word by word.
quoted = “{ $text }”
yesterday = yest.
day-mon = Mon
day-tue = Tue
day-wed = Wed
day-thu = Thu
day-fri = Fri
day-sat = Sat
day-sun = Sun
too-small = Window too small: at least { $columns } columns and { $rows } rows are needed
too-small-short = Needs { $columns }x{ $rows }

# Header
presence = staffed { $hours }, { $open }
presence-open = open
presence-open-short = staffed
presence-on-call = on call
nobody-waits = no waiting calls
waiting = { $count } waiting, the oldest for { $since }
waiting-short = { $count } wait. { $since }
link-starting = starting…
link-up = connected
link-down = NOT connected, data of { $since }
link-never = NOT connected
link-broken = STOPPED
stale-data = The server has not answered for { $age }: read and write on, sheets leave once it is back.
no-data-yet = The server does not answer and there are no data yet: check address and network. Retrying.
newer-kinds = The server is newer than this program: update the program.

# Panes
pane-calls = Calls
pane-sheet = Sheet
pane-board = Deadlines
pane-ticket = Intervention
no-calls = No calls.
calls-unknown = Calls: no data yet.
no-calls-hint = F3 starts a call by hand.
call-on-line = on the line
call-lost-at = lost { $time }
anonymous = anonymous
internal-extension = extension { $number }
unknown-caller = unknown
call-is-anothers = The call is on the line with another operator.
call-has-a-sheet = Call C-{ $number } is on the line and its sheet is open: { $key } asks how it ends.
call-sheet-on-its-way = The sheet of this call is already on its way to the server.
only-lost-calls = Only a lost call is called back: choose it among the calls.
nothing-rings = No waiting calls. F3 starts a call by hand.
no-call-selected = No call chosen.
board-title-unknown = Deadlines: no data yet
board-title = Deadlines: { $open ->
    [one] 1 open
   *[other] { $open } open
  }, { $overdue } overdue
# Of the open tickets, with a cap of the month below them, with some that still grow, and all settled.
board-title-penalties-capped = { $title } · penalties of { $month } { $euro } €, the month's cap
board-title-penalties-running = { $title } · estimated penalties of { $month } { $euro } €
board-title-penalties-running-short = { $title } · est. penalties { $short } { $euro } €
board-title-penalties = { $title } · penalties of { $month } { $euro } €
board-title-penalties-short = { $title } · penalties { $short } { $euro } €
month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
  }
month-short = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
  }
# How many rows of the board are out of sight, and where.
more-below = { $count ->
    [one] one more
   *[other] { $count } more
  }
more-above = { $count ->
    [one] one more above
   *[other] { $count } more above
  }
more-around = { $count } more, above and below
late-by = overdue { $time }
time-left = in { $time }
length-seconds = { $seconds } s
length-minutes-seconds = { $minutes } min { $seconds } s
length-minutes = { $minutes } min
length-hours = { $hours }h{ $minutes }
length-days = { $days } d
# A state, and since which day or hour.
standing-since = { $state } { $since }
# What it still has when it goes on, from the longest to the shortest.
remains-hours = { $count ->
    [one] 1 working hour left
   *[other] { $count } working hours left
  }
remains-hours-minutes = { $count } working hours and { $minutes } min left
remains-days = { $count ->
    [one] 1 working day left
   *[other] { $count } working days left
  }
remains-calendar-days = { $count ->
    [one] 1 day left
   *[other] { $count } days left
  }
remains-hours-short = { $count }h work left
remains-hours-minutes-short = { $count }h{ $minutes } work left
remains-days-short = { $count } w. days left
remains-calendar-days-short = { $count } d left
remains-hours-shortest = { $count }h work
remains-hours-minutes-shortest = { $count }h{ $minutes } work
remains-days-shortest = { $count } w. days
remains-calendar-days-shortest = { $count } d
no-tickets = No open intervention.
# Before the first data: nothing is counted.
nothing-known-yet = Nothing has come from the server yet: what is open and what is due is not known.

# Sheet
sheet-of-call = Sheet C-{ $number } { $at }
sheet-by-hand = Sheet { $at }
at-hour = of { $time }
at-day-and-hour = of { $day }, { $time }
sheet-idle-answer = F2 answers the oldest call
sheet-idle-start = F3 starts a call by hand, also an earlier one (“the one of 9:40”)
sheet-idle-search = / searches the interventions, closed ones too
promise = { $what } by { $due } ({ $target })
promise-passed = { $what } by { $due }: already past
promise-with-calendar = { $what } by { $due } ({ $target }, hours “{ $calendar }”)
similar = Similar: { $number } “{ $what }”, same place, { $minutes } min ago. F4 makes it a reminder.
similar-preselected = Reported already: { $number } “{ $what }”, same place and system, { $minutes } min ago. F4 makes it a reminder.
nothing-similar = Nothing similar at this place. To remind of another ticket: SO as the type, or :NUMBER so
enabled = authorised, level { $level }
not-enabled = NOT authorised
no-phone-number = no number
now = now
callers-open-tickets = Open interventions of the caller (SO, IS or RE to join the call to one):
choice-not-listed = “{ $text }” (not in the list)
told-sending = Being recorded…
told-registered = NUMBER TO TELL THE CALLER: { $number }
told-registered-of = NUMBER TO TELL { $who }: { $number }
told-attached = Call joined to intervention { $number }
told-attached-of = Call of { $who } joined to intervention { $number }
told-ended = Call ended
on-paper = The server does not answer. Note on paper: { $notes }. The sheets are safe and leave by themselves.
paper-note = { $time } { $who } { $number }, { $place }: { $what }
still-to-tell = ! To be told to { $who }: number { $number } (Esc from the deadlines: done)
no-contract-yet = The contract has not come from the server yet: the sheet stays here.
sheet-without-contract = The contract has not come from the server yet: note on paper who calls, the number, where and the time. What you write here becomes the description.
no-technicians = No technician in the directory: centralino directory add-technician adds them.
sheet-follows = The sheet takes up intervention { $number }.
sheet-unserved = { $why }: it is registered, then rejection is proposed.
lead-reminded-closed = { $number } was closed already: reopen it? Esc: no, the reminder stays recorded.
sheet-discarded = Sheet discarded: the call stays as it was.
drafts-restored = { $count ->
    [one] 1 unfinished sheet was restored.
   *[other] { $count } unfinished sheets were restored.
}
drafts-not-saved = The sheets cannot be saved on disk ({ $cause }): note on paper.
quit-with-drafts = There are sheets not recorded: they stay saved here. Ctrl-Q again to leave.

# Ticket
ticket-none = No intervention chosen: F6 and Enter.
ticket-coming = On its way…
history-on-enter = Enter shows the history.
ticket-not-at-hand = The intervention has not come from the server yet.
no-ticket-selected = No intervention chosen.
changed-meanwhile = Intervention { $number } has changed meanwhile{ $by }: { $what }. Enter repeats, Esc leaves.
nobody-assigned = Nobody is assigned
call-technician = Call { $name } at { $phone }
call-technician-without-phone = Inform { $name } (no telephone in the directory)
technician-on-call = on call
technician-on-call-now = on call now
told-at = told at { $time }
not-told = to be told
in-charge-of = in charge: { $name }
callback = call back { $number }
reminders = { $count ->
    [one] 1 reminder
   *[other] { $count } reminders
}
complaints = { $count ->
    [one] 1 complaint
   *[other] { $count } complaints
}
imported-from = imported from { $source }: { $state }, { $date }
covered = covered
not-covered = not covered
mark-implied = (implied)
insisted-ahead = { $told }: listed higher, as if it were due { $minutes } min earlier
# What a correction made of a code.
history-corrected = from { $from } to { $to }
mark-undone = (undone)
mark-recorded-later = (late entry, { $time })
mark-conflict = (conflicts with the steps already recorded)
mark-conflict-with = (conflicts with: { $what } { $time })
corrected-from-to = from { $from } to { $to }
warned-detail = { $percent } % { $what }: { $whom } told
clock-overdue = { $what } by { $due }: { $late }
clock-running = { $what } by { $due }: { $left }
clock-far = { $what } by { $due }
clock-paused = { $what }: suspended { $since } ({ $why }), { $remains }
clock-met = { $what }: { $met }, in time
clock-met-late = { $what }: { $met }, { $late } (deadline { $due })
clock-late-entry = late entry
clock-conflicting = conflicting
clock-implied = implied
clock-round = reopening no. { $round }
clock-round-quote = quote no. { $round }
clock-penalty = expected penalty { $euro } €
clock-penalty-settled = penalty { $euro } €
penalty-cap = the month's cap { $euro } €
paused-nothing-due = suspended { $since } ({ $why }): no deadline runs
reopened-all-reached = reopened { $since }: its deadlines had all been reached before, none runs
reopened-nothing-due = reopened { $since }: no deadline runs
reopened-undated = reopened, no deadline
since-day = since { $since }
since-hour = since { $since }
pause-parts = parts
pause-quote = quote
appointment = appointment { $time }
no-deadline = This intervention has no deadlines.

# Milestones in full, where there is room; "… of the inspection", "… for the inspection".
whole-taking-charge = taking in charge
whole-inspection = inspection
whole-quote-sent = quote sent
whole-execution-start = start of work
whole-execution-end = end of work
of-taking-charge = of the taking in charge
of-inspection = of the inspection
of-quote-sent = of sending the quote
of-execution-start = of the start of work
of-execution-end = of the end of work
for-taking-charge = taking in charge
for-inspection = the inspection
for-quote-sent = sending the quote
for-execution-start = the start of work
for-execution-end = the end of work

# Warnings
alert = warning: { $percent } % of the time for { $what } of intervention { $ticket }: { $left }
alert-short = { $percent } % { $what }, { $ticket }: { $left }
insisted = { $what } about ticket { $ticket }
alert-left = { $time } left
alert-due = due { $due }
alert-now = due now
# The worst warning, and the tickets of the others.
alerts = { $worst }; { $count ->
    [one] intervention
   *[other] interventions
  } { $numbers } too

# The explanation of a deadline
explain-title = Why this deadline: intervention { $number }
explain-title-of = Why this deadline: intervention { $number } ({ $at } of { $all })
explain-more = {" "}{ $count ->
    [one] 1 more line
   *[other] { $count } more lines
  }{" "}
explain-history-coming = The history of the intervention is on its way: who approved appears shortly.
explain-nothing = This deadline cannot be explained: the contract that the intervention was opened under is missing.

# Prompts, search, help
prompt-title = Action
lead-action = { $number }: { $action }
lead-implied = Implied, without a time of their own: { $steps }.
lead-rejection-proposed = Registered: tell the caller { $number }. Rejection is proposed; Esc goes on all the same: { $why }
lead-tried-in-vain = Attempt with { $name }: { $outcome }
lead-nobody-else-on-call = Nobody else is on call now
lead-start-call = New call by hand. Empty: now. For an earlier call say when and why.
lead-end-call-unnumbered = The call has no number yet: the sheet can only be discarded.
call-not-numbered = The call has no number yet: discard the sheet, or wait for the server.
lead-remind = The call becomes a reminder of { $number } “{ $what }”. Esc: it is another fault.
lead-end-call = How does the call C-{ $number } end?
list-more = … { $count } more: Down, or a few letters
list-more-actions = { $count ->
    [one] 1 more action: ?
   *[other] { $count } more actions: ?
  }
hint-when = now (or 9:40, yesterday 18:20)
hint-planned = 25/11 9:00, tomorrow 8:30
hint-date = day/month
hint-amount = euro, for example 1250,50
hint-lines = 12 h 35.00 22 labour; 1 pz 480 22 pump
hint-phases = 30/11 2/12 dismantling; 3/12 assembly
hint-hours = hours, for example 1,5
search-title = Search by number, name, place
search-hint = Number, name, place or words; among the closed ones too.
search-asking = Searching…
search-nothing = Nothing found.
saved-at = saved { $time }{" "}
waiting-to-send = { $count } to be sent{" "}

# What the keys do: short in the footer, long in the help.
command-answer = answer
command-start-call = new
command-remind = reminder
command-go-ticket = intervention
command-go-board = deadlines
command-go-calls = calls
command-go-sheet = sheet
command-next-pane = next
command-previous-pane = back
command-next = next
command-previous = back
command-accept = accept
command-save = record
command-end-call = no ticket
command-up = up
command-down = down
command-page-up = page up
command-page-down = page down
command-first = first
command-last = last
command-open = open
command-explain = why
command-back = leave
command-lose = lost
command-call-back = call back
command-search = search
command-help = help
command-themes = colours
command-redraw = redraw
command-suspend = suspend
command-quit = quit

help-answer = answers the chosen call or the oldest
help-start-call = starts a call by hand, also an earlier one
help-remind = joins the call to the similar intervention as a reminder
help-go-ticket = goes to the intervention
help-go-board = goes to the deadlines
help-go-calls = goes to the calls
help-go-sheet = goes to the sheet being written
help-next-pane = next pane
help-previous-pane = previous pane
help-next = next field
help-previous = previous field
help-accept = takes the choice and goes on; at the end it records
help-save = records as it stands
help-end-call = ends the call without an intervention, or releases it
help-up = row above
help-down = row below
help-page-up = page above
help-page-down = page below
help-first = first row
help-last = last row
help-open = opens what is chosen
help-explain = explains the deadline, from the call on; Tab goes to the others
help-back = leaves, and keeps everything
help-lose = the caller hung up
help-call-back = calls a lost call back
help-search = searches the interventions, closed ones too
help-help = this help
help-themes = chooses the colours of the screen
help-redraw = draws the screen again
help-suspend = leaves the terminal to the shell; fg to come back
nobody-to-suspend-to = There is no shell to go back to: the program stays open
help-quit = quits; the sheets stay saved
help-reject = rejects: service excluded from the contract
help-dispatch = activates the staff: assigns or reassigns
help-ask-parts = asks to suspend for parts
help-suspend-for-quote = suspends for a quote (extraordinary work)
help-communicate = tells the client times and phases
help-close = closes with the closing information
help-tell-staff = records that the staff were told
help-take-charge = taking in charge
help-start-inspection = start of the inspection
help-record-inspection = result of the inspection: urgency level, coverage
help-start-work = start of the work
help-approve-parts = the client approves the suspension for parts
help-refuse-parts = the client does not approve the suspension
help-receive-part = the part has arrived
help-complete-by-third-party = the client used another supplier
help-send-quote = quote sent
help-approve-quote = quote approved
help-decline-quote = quote declined
help-record-order = records the work order
help-complete = work completed
help-cancel = the requester withdraws the request
help-reopen = reopens
help-correct = corrects priority, place, telephone
help-note = adds a note
help-supplement = adds to the report of a closed intervention and cites the calls that came since
help-adopt = adopts an imported intervention
help-authorise = lets a request go on of somebody who is not enabled
help-check-step = says whether a step of the checklist has passed
help-escalate = opens a new intervention for the step that failed

# Calls and tickets that do not go with each other.
command-alignment = alignment
help-alignment = compares calls and tickets: without outcome, without call, without report
alignment-title = Calls and tickets compared
alignment-asking = They are being compared…
alignment-not-yours = Comparing them is for those who work the desk.
alignment-lead = { $calls ->
    [one] 1 call
   *[other] { $calls } calls
} and { $tickets ->
    [one] 1 ticket
   *[other] { $tickets } tickets
}: { $count ->
    [0] all go with each other.
    [one] 1 without a counterpart.
   *[other] { $count } without a counterpart.
}

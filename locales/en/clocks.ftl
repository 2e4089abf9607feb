# Words of deadlines explained, of penalties, and of the commands about them.

holiday-capodanno = New Year's Day
holiday-epifania = Epiphany
holiday-pasqua = Easter
holiday-lunedi-angelo = Easter Monday
holiday-liberazione = Liberation Day
holiday-lavoro = Labour Day
holiday-repubblica = Republic Day
holiday-assunzione = Assumption Day
holiday-san-francesco = Saint Francis
holiday-ognissanti = All Saints' Day
holiday-immacolata = Immaculate Conception
holiday-natale = Christmas
holiday-santo-stefano = Saint Stephen's Day
holiday-patrono = patron saint's day

explained-milestone-taking-charge = Taking in charge
explained-milestone-inspection = Inspection
explained-milestone-quote-sent = Quote sent
explained-milestone-execution-start = Start of the work
explained-milestone-execution-end = End of the work
explained-title = { $what }: { $target }
explained-title-round = { $what }: { $target } ({ $round })

explained-from = from
explained-to = to
explained-counts = counts
explained-total = total
explained-why = why
explained-nothing = no
explained-days = { $count } d

explained-why-minutes = minutes by the clock, day and night
explained-why-hours = working hours
explained-why-working-day = working day
explained-why-day = calendar day
explained-why-closed = outside working hours
explained-why-no-working-day = no working day
explained-why-exception = special hours of that day in the contract
explained-why-holiday = holiday: { $name }
explained-why-starting-day = the starting day does not count
explained-stopped-parts = suspended for parts
explained-stopped-quote = suspended for a quote
explained-stopped-completed = work completed, until the reopening
explained-stopped-until = until: { $what }
explained-stopped-still = it still lasts

explained-due = Deadline
explained-standing = Standing
explained-running = running at { $at }
explained-overdue = missed, overdue since { $breached }
explained-is-paused = suspended since { $since }: the deadline moves on while that lasts
explained-met = met on { $met }
explained-met-late = reached late on { $met }
explained-implied = implied
explained-late-entry = late entry
explained-conflicting = conflicting
explained-elapsed = Spent
explained-elapsed-of = { $elapsed }, { $left } left
explained-paused = Suspensions
explained-paused-for = { $time } by the clock, not counted
explained-stop = Stop
explained-hidden-stop = { $span }: { $why }; it does not move the deadline
explained-hidden-stop-lasts = since { $span }: { $why }
explained-appointment = Appointment
explained-appointment-is = { $at }, agreed with the client: it is not the deadline

explained-started = Counted from
explained-started-call = the call
explained-started-inspection = the end of the inspection
explained-started-quote-opened = the opening of the quote
explained-started-quote-approved = the approval of the quote
explained-started-work-started = the start of the work
explained-started-reopened = the reopening
explained-clause = Clause
explained-contract = Contract
explained-reading = How it counts
explained-reading-minutes = minutes by the clock, day and night, never suspended
explained-reading-hours = hours “{ $name }”: { $hours }
explained-reading-working-days = { $saturday ->
    [0] Mon–Fri
   *[other] Mon–Sat
  } except holidays, { $end }; the starting day does not count
explained-reading-days = all days, { $end }; the starting day does not count
explained-end-midnight = until 24:00
explained-end-closing = until the end of working hours
explained-not-on-holidays = except holidays
explained-on-holidays-too = on holidays too
explained-patron = Patron saint
explained-no-patron = not given, not counted
explained-penalty = Penalty
explained-penalty-is = { $late } late: { $charge } × { $times } = { $sum } €{ $clause }; in the month of the deadline, { $month }{ $settled ->
    [0] {""}; an estimate: it may grow until the deadline's step is taken
   *[other] {""}
  }
explained-penalty-once = { $late } late: { $charge }, once only{ $clause }; in the month of the deadline, { $month }{ $settled ->
    [0] {""}; an estimate: the deadline's step is not yet taken
   *[other] {""}
  }
explained-of-clause = {" "}(clause { $clause })
explained-late-clock = { $late } by the clock
explained-late-hours = { $late } of working hours
explained-late-working-days = { $late } (working days)
explained-late-days = { $late } (calendar days)
explained-charge-percent = { $percent } % of { $base } €
explained-charge-hour = { $sum } for each whole hour
explained-charge-started-hour = { $sum } for each hour begun
explained-charge-day = { $sum } for each whole day
explained-charge-started-day = { $sum } for each day begun
explained-priority-corrected = { $to }, corrected from { $from } on { $at } (entry { $seq })
explained-level-changed = { $to }, before { $from }, since { $at } (entry { $seq })
explained-reopened = Reopened
explained-reopened-is = on { $at } (entry { $seq }); by contract { $policy }
explained-reopened-resume = the deadlines go on from where they were
explained-reopened-restart = the deadlines begin again
explained-reopened-separate = the reopening has deadlines of its own, apart from the first

explained-none = No deadline: the intervention is { $state }
explained-none-outside = No deadline for the work: it ended without our intervention ({ $state })
explained-none-reopened = Reopened on { $at }: no deadline runs, all that it has were reached before
explained-none-suspended = No deadline runs: { $state } since { $at }{ $by }
explained-none-running = No deadline is running: the intervention is { $state }; those reached remain

sla-ticket = Ticket { $number }: { $priority }, { $state }
sla-no-clocks = No deadline: the contract foresees none for this ticket
sla-other-text = Attention: the text differs from version { $version } of the same name, which comes with the program
sla-same-version = Attention: two different texts both call themselves { $version }
sla-rules-differ = These change too, without moving deadlines: { $rules }
sla-rule-penalties = penalties
sla-rule-escalation = deadline warnings
sla-rule-reminders = weight of reminders
sla-rule-complaints = weight of complaints
sla-no-sites = --site: there is no “{ $found }”: the directory has no site
sla-no-such-clock = { $what }: the ticket has no such deadline
sla-before-the-call = --at: expected an instant not before the call, of { $called }
sla-contract-of-ticket = The contract of ticket { $number } ({ $hash }) cannot be read with this program
sla-out-of-reach = The deadline falls outside the years that the calendar knows (1900–2199)
sla-unknown = { $option }: there is no “{ $found }”; there are: { $known }
sla-several-sites = --site: several sites have this name; give the number: { $known }
sla-not-foreseen = --milestone: before there is a ticket only these are worked out: { $known }
sla-no-target = The contract foresees none of these deadlines; the start of the work needs --approved-at
sla-approved-before-called = --approved-at: expected an instant not before --called-at ({ $called })
sla-instant-unreadable = { $option }: “{ $text }” is no instant; write 2026-12-04T16:30, 04/12/2026 16:30, 2026-12-04T16:30+01:00, or in short 9:40, yesterday 9:40, 22/11 9:40
sla-instant-no-such-day = { $option }: “{ $text }”: there is no such day
sla-instant-in-future = { $option }: “{ $text }” is in the future: write the year as well
sla-forecast = forecast: the instant asked for is in the future, it holds if nothing else happens until then
sla-instant-in-spring-gap = { $option }: “{ $text }” does not exist, in that hour the clocks go forward
sla-instant-in-autumn-fold = { $option }: “{ $text }” happens twice; add { $first } for the first or { $second } for the second
sla-contract-unknown = --contract: “{ $found }” is neither a file nor a contract that is shipped or recorded; there are: { $known }
sla-contract-several = --contract: “{ $found }” may be { $known }
sla-contract-unreadable = --contract: “{ $found }” cannot be read with this program: { $known }
sla-two-contracts = --contract: two contracts are needed, to be compared with each other; { $count ->
    [one] there is one
   *[other] there are { $count }
  }
sla-deadline = Deadline
sla-shift = Shift
sla-none = none
sla-compared = { $from } and { $to }: { $moved ->
    [one] the deadline of 1 ticket changes
   *[other] the deadlines of { $moved } tickets change
  }, of { $unmoved } not
sla-lacks-priority = Ticket { $number }: the priority { $code } is not in { $contract }
sla-lacks-level = Ticket { $number }: the level { $code } is not in { $contract }
sla-contract-not-held = --contract: the server has not recorded “{ $found }”; there are: { $known }. To record a file: centralino serve --contracts FOLDER
sla-applied = Ticket { $number }: from { $from } to { $to }
sla-would-apply = Ticket { $number }: would go from { $from } to { $to }
sla-already-applied = Ticket { $number }: it is under { $to } already
sla-not-applied = Ticket { $number }: { $why }
sla-applied-move = { $milestone }: { $before } → { $after }{ $shift ->
    [none] {""}
   *[other] {" "}({ $shift })
  }
sla-applied-no-move = no deadline moves
sla-applied-in-all = { $to }: { $applied ->
    [one] 1 ticket moved
   *[other] { $applied } tickets moved
  }, { $already } so already, { $refused } not
sla-applied-in-all-dry = { $to }, tried without writing: { $applied ->
    [one] 1 ticket would move
   *[other] { $applied } tickets would move
  }, { $already } so already, { $refused } not
sla-no-penalties = No penalties
sla-month = Month
sla-contract = Contract
sla-breaches = Missed
sla-settled = Settled €
sla-estimated = Running € (estimate)
sla-cap = Cap €
sla-total = Total €
sla-estimate = { $sum } (estimate)

cli-sla = Deadlines: how they count, when they would fall, what another contract changes, what they cost; and applying it
cli-sla-explain = Explains the deadlines of a ticket, interval by interval
cli-sla-explain--number = The number of the ticket
cli-sla-explain--milestone = Only this one: taking-charge, inspection, quote-sent, execution-start, execution-end
cli-sla-explain--at = At that instant, as 2026-12-04T16:30 (Italian time), 04/12/2026 16:30, yesterday 9:40, 9:40 or with its time zone; in the future it is a forecast; without it, now
cli-sla-explain--json = One JSON object per line
cli-sla-due = Works out the deadlines of a request before there is a ticket
cli-sla-due--contract = A .toml file, a contract that is shipped or one recorded on the server: name, name@version, beginning of the hash
cli-sla-due--priority = The code of the priority, as EME or eme
cli-sla-due--called-at = When the request comes in, as 2026-12-04T16:30 (Italian time), 04/12/2026 16:30, yesterday 9:40, 9:40 or with its time zone
cli-sla-due--site = Number or exact name of the site, for the patron saint's day
cli-sla-due--patron = Patron saint's day without asking the server: 7/12 (day/month) or 12-07 (month-day) for 7 December, easter+50 or "tue 1 05"
cli-sla-due--level = The code of the urgency level, as BRE; needs --approved-at
cli-sla-due--approved-at = When the client approves: the start of the work counts from here
cli-sla-due--milestone = Only this one: taking-charge, inspection, execution-start
cli-sla-due--json = One JSON object per line
cli-sla-compare = Shows which deadlines of open tickets would change between two contracts
cli-sla-compare--contracts = Twice: a .toml file, a contract that is shipped or one recorded on the server
cli-sla-compare--json = One JSON object per line
cli-sla-apply = Puts open tickets under another version of their contract, recorded on the server
cli-sla-apply--contract = The version: name, name@version, beginning of the hash or the .toml file
cli-sla-apply--reason = The reason, which stays in the history of every ticket
cli-sla-apply--tickets = The number of the ticket; may be repeated
cli-sla-apply--all = All open tickets under another version of the same contract
cli-sla-apply--dry-run = Shows what would change, without writing anything
cli-sla-apply--json = One JSON object per line
cli-sla-penalties = Adds up the penalties by month and by contract
cli-sla-penalties--month = Only this month, as 2026-11 or 11/2026
cli-sla-penalties--json = One JSON object per line

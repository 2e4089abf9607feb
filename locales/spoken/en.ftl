# What the linear workplace says in other words: spelled out for ears and braille, without signs and keys.

day-mon = Monday
day-tue = Tuesday
day-wed = Wednesday
day-thu = Thursday
day-fri = Friday
day-sat = Saturday
day-sun = Sunday

late-by = overdue by { $time }
length-seconds = { $seconds ->
    [one] 1 second
   *[other] { $seconds } seconds
  }
length-minutes = { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
  }
length-minutes-seconds = { $minutes ->
    [0] { $seconds ->
        [one] 1 second
       *[other] { $seconds } seconds
      }
   *[other] { $minutes ->
        [one] 1 minute
       *[other] { $minutes } minutes
      }{ $seconds ->
        [0] {""}
        [one] {" "}and 1 second
       *[other] {" "}and { $seconds } seconds
      }
  }
length-hours = { $hours ->
    [one] 1 hour
   *[other] { $hours } hours
  }{ $count ->
    [0] {""}
    [one] {" "}and 1 minute
   *[other] {" "}and { $count } minutes
  }
length-days = { $days } days
insisted-ahead = { $told }: it stands higher in the list, as if it were due { $minutes } minutes earlier
remains-hours-minutes = { $count } working hours and { $minutes } minutes left

state-suspended-for-parts = suspended for parts
state-suspended-for-quote = suspended for a quote
verb-ask-parts = ask for parts
verb-suspend-for-quote = suspend for a quote
verb-record-order = order of work
verb-tell-staff = staff was told
channel-certified-mail = certified e-mail
after-quote = only if there is a quote
after-parts-request = only if parts were requested
after-parts-suspension = only if it is suspended for parts

command-start-call = new sheet
command-end-call = call without intervention

help-explain = explains the deadline, from the call on

not-enabled = not authorised
nothing-rings = No waiting calls.
no-call-selected = No call chosen: choose a call first.
no-ticket-selected = No intervention chosen: choose an intervention first.
similar = Similar: intervention { $number }, “{ $what }”, same place, { $minutes } minutes ago.
similar-preselected = Reported already: intervention { $number }, “{ $what }”, same place and system, { $minutes } minutes ago.
nothing-similar = There is no similar intervention.
told-registered = Number to tell the caller: { $number }.
told-registered-of = Number to tell { $who }: { $number }.
still-to-tell = To be told to { $who }: number { $number }.
lead-remind = The call becomes a reminder of intervention { $number }, “{ $what }”. To leave it, since it is another fault: exclamation mark.
lead-reminded-closed = Intervention { $number } was closed already: reopen it? To leave it so: exclamation mark; the reminder stays recorded.
lead-start-call = New call by hand. For an earlier call say when and why.
changed-meanwhile = Intervention { $number } has changed meanwhile{ $by }: { $what }. Register again to repeat.
aspect-from-to = { $aspect } from { $from } to { $to }
quit-with-drafts = There are sheets not recorded: they stay saved here. Choose to leave once more to leave.
product = Centralino

round-kept-undo = Intervention { $number }, { $action }: recorded
round-unlinked = This access belongs to no technician: all open interventions are told. Whoever runs the server links it with the command token add, role technician and the technician's number.
round-on-its-way = on its way: { $action }, { $time }

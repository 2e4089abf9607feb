# The technician's workplace.

context-field = List of jobs
context-field-ticket = Open job

# Head
round-own = Assigned jobs: { $count }{ $late ->
    [0] {""}
   *[other] , { $late } late
  }
round-all = All jobs: { $count }{ $late ->
    [0] {""}
   *[other] , { $late } late
  }

# List
round-due = by { $due }
round-unlinked = This access is linked to no technician: all open jobs are shown. Whoever runs the server links it with: centralino token add NAME --role technician --technician NUMBER
round-empty = No job is assigned. When one comes, a bell rings and it appears here: there is nothing to do.
round-empty-all = No job is open. New ones appear here by themselves.
round-coming = The jobs are coming…
round-on-its-way-short = on its way
round-announced = new job { $number }
round-new-work = New job { $number }: { $place }

# Open intervention
round-asked = Reminders
round-call = call { $number }
round-no-number = no number to call
round-time-to-tell = { $action }: tell the time
round-on-its-way = = on its way: { $action }, { $time }
round-kept = { $number }, { $action }: recorded
round-kept-undo = { $number }, { $action }: recorded ({ $key } takes it back)
round-was-so = { $number }, { $action }: it was so already
round-history-coming = The history is coming…
round-changed-meanwhile = Job { $number } has changed meanwhile{ $by }: { $what }. Enter sends it again.
slips-restored = { $count ->
    [one] 1 action
   *[other] { $count } actions
  } from before taken up again.

# Line
round-line-never = The server does not answer and there are no data yet: it is tried again by itself. If it lasts: check the address and the network.
round-line-down = No line since { $since }: you can read and write, everything goes out when it returns.{ $count ->
    [0] {""}
   *[other] {" "}Waiting: { $count }.
  }

round-line-down-short = No line since { $since }: you can write.{ $count ->
    [0] {""}
   *[other] {" "}Waiting: { $count }.
  }

# Keys
round-key-send = send
round-key-next = other fields
round-key-leave = leave
round-key-do = do >
round-key-list = list
round-key-more = more
round-key-close = close

# What is said in the line at the bottom, its log, and taking the last action back.

# An action was done: number of the ticket, what happened.
done = { $number }: { $what }
done-escalated = { $number }: escalated, intervention { $opened } opened
# Behind it, as long as it may be taken back.
undo-offer = { $done }. { $key } undoes it ({ $seconds } s)
undone = { $number }: the last move is undone.
undo-nothing = Nothing to undo: only one's own last move is undone, within five seconds.
undo-followed = Not undone: something else has happened on ticket { $number } meanwhile.

# How many more wait.
notices-waiting = (+{ $count })
notices-title = Notices
notices-none = No notice yet.

command-undo = undo
command-notices = notices
help-undo = undoes one's own last move, within five seconds
help-notices = the notices given so far, also those that have gone

# Beyond the screen, where others may see it: numbers only.
announced = Centralino: { $what }
announced-call = call waiting
breach = time is up for { $what } of ticket { $number }
breaches = { $count ->
    [one] several deadlines missed of ticket { $numbers }
   *[other] time is up for { $count } tickets: { $numbers }
  }
# Where a sentence is longer than its line.
notices-whole = ({ $key }: in full)

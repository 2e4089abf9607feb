# The linear workplace: lines of text with numbered choices, for ears, braille and pipes.

linear-connecting = Connecting to the server.
linear-choose = Choice:
linear-choose-ticket = Number of the list, or n and the number of the intervention:
linear-back = back
linear-to-start = to the beginning
linear-leave = leave, keeping everything
linear-help = help
linear-answer = answer the oldest call
linear-start-call = new sheet, for a call by hand or an earlier one
linear-go-deadlines = deadlines
linear-go-calls = calls
linear-search = search an intervention
linear-go-aside = { $count ->
    [0] unfinished sheets: none
    [one] back to the unfinished sheet
   *[other] unfinished sheets: { $count }
  }
linear-aside = { $count ->
    [0] No unfinished sheet.
    [one] 1 unfinished sheet.
   *[other] { $count } unfinished sheets.
  }
linear-quit = quit
linear-told-them = the callers were told their numbers
linear-more = { $count ->
    [one] one more
   *[other] { $count } more
  }

linear-nobody-waits = No waiting calls.
linear-waiting = { $count ->
    [one] 1 call waiting
   *[other] { $count } calls waiting
  }. The oldest for { $since }: { $who }.
linear-wall-waiting = { $count ->
    [one] 1 call waiting
   *[other] { $count } calls waiting
  }, the oldest for { $since }.
linear-deadlines = Deadlines: { $late } overdue, { $soon } within the hour. { $open ->
    [one] 1 open intervention
   *[other] { $open } open interventions
  }.
linear-open-tickets = { $count ->
    [one] 1 open intervention, { $numbers }
   *[other] { $count } open interventions: { $numbers }
  }
linear-call-rings = waiting for { $since }
linear-call-gone = The call is no longer there.
linear-open-sheet = open the sheet
linear-sheet-of-call = Sheet of call { $number }, at { $at }
linear-sheet-by-hand = Sheet of a call by hand, at { $at }

linear-ticket = Intervention { $number }: { $priority }, { $state }.
linear-row = intervention { $number }
linear-history = read the history
linear-no-history = without the history
linear-history-of = History, { $count ->
    [one] 1 step
   *[other] { $count } steps
  }:
linear-explain = why this deadline
linear-next-deadline = next deadline
linear-previous-deadline = previous deadline
linear-closed = Not now, { $why }: { $what }.
linear-already-so = it is so already
linear-time-to-tell = { $what }: say at what time it was
linear-found = { $count ->
    [one] 1 intervention found.
   *[other] { $count } interventions found, the first { $read }:
  }
linear-search-for = Search by number, name, place or words:
linear-search-again = Number of the list, or other words to search for:

# Forms
linear-how-forms-go = Enter keeps what is there; less-than goes back one field; hyphen empties; exclamation mark leaves, keeping everything; question mark explains.
linear-ask = { $field }:
linear-ask-held = { $field }, now { $held }:
linear-expects-choice = a number or a few letters
linear-expects-yes-no = y or n
linear-takes = { $field }: { $takes }.
linear-takes-choice = chosen by its number, or by letters that search the list
linear-takes-text = free words
linear-blank = empty
linear-summary = Summary; a number changes a field:
linear-register = Register? y or n:
linear-make-reminder = make it a reminder of the similar intervention
linear-first-field = This is the first field.
linear-choose-or-blank = Choose a number of the list, type other letters, or a hyphen to leave it empty.
linear-not-in-list = { $field }: “{ $typed }” is not in the list. Type other letters, or a question mark for the list.

# Refusals of what was typed
linear-expected = { $most ->
    [0] Expected 0, or a command that begins with a colon.
    [one] Expected 1, or 0.
   *[other] Expected a number from 0 to { $most }, or the first letters of a choice.
  }
linear-several = It could be more than one thing: { $choices }. Type its number or its whole name.
linear-too-long = Line too long: at most 10,000 characters. What was written before stays.
linear-no-command = “{ $name }” is no command: a question mark lists them.
linear-by-number = Here one chooses by the numbers of the list.
linear-no-screen = There is no screen here: Enter reads the page again.

# News
linear-news = News: { $what }
linear-attention = Attention: { $what }
linear-new-call = call from { $who }.
linear-passed = deadline passed: { $ticket }.
linear-line-is-back = the server answers again.

# The end
linear-end-of-input = Nothing more is typed: leaving.
linear-kept = { $count ->
    [one] 1 unfinished sheet stays saved.
   *[other] { $count } unfinished sheets stay saved.
  }
linear-not-kept = The unfinished sheets of a demo are not kept.
linear-goodbye = The end.

linear-help-1 = Each page says the facts, then the choices with their numbers, then the question.
linear-help-2 = One answers with the number or the first letters of a choice; 0 goes back; Enter alone reads the page again.
linear-help-3 = Any list opens an intervention by n and its number, for example n 1042.
linear-help-4 = In forms: Enter keeps what is there; less-than goes back one field; hyphen empties; exclamation mark leaves, keeping everything; question mark explains the field.
linear-help-5 = What comes by itself begins with “News” or “Attention”; then the question is repeated.
linear-help-6 = Every command can be said by its name, after a colon:
linear-help-7 = After the colon you may also say what to do: number, action and data, for example :1042 note door closed, or :filter sla<15. What will be done is said before it is sent.

# The command line
linear-line = Command: { $written }
linear-line-next = Number of the choice, or another command:
linear-line-words = Number of the choice, or other words after the command:
linear-line-closed = Not now, { $what }: { $why }
linear-sure = It is final: do it? y or n:
linear-not-sure = no, leave it as it is
linear-not-here = “{ $name }” is of no use here: a question mark lists what can be said.
linear-undo-offer = { $done }. To take it back, within five seconds: colon { $name }.

# Views
linear-views = choose a view, or filter
linear-all-deadlines = show all deadlines
linear-in-view = View “{ $view }”: { $shown ->
    [one] 1 intervention
   *[other] { $shown } interventions
  }{ $late ->
    [0] {""}
   *[other] , { $late } late out of view
  }.

# What is being written: the tabs over the sheet.

command-next-draft = drafts
command-previous-draft = draft before
help-next-draft = next draft (* not sent, = sent, !! to be mended)
help-previous-draft = draft before
no-other-draft = Nothing else is being written.
# A click on what is there no more.
draft-gone = It is no longer being written.

# Behind its sign.
tab-unsent = not sent
tab-sent = sent, awaiting the server
tab-fault = to be mended
# A call by hand in which nothing is written yet.
tab-by-hand = by hand

# What an earlier run left.
left-not-read = “{ $file }” cannot be read: it stays aside as “{ $aside }”, and this starts without it.
slips-without-sheet = { $count ->
    [one] Took up 1 form without its sheet: it is among the drafts.
   *[other] Took up { $count } forms without their sheet: they are among the drafts.
  }
reminder-without-sheet = The sheet of the call is no longer here: register the reminder from the ticket, or from a new call.
reminder-without-type = The contract has no type of call for reminders.

# What is being written: the tabs over the sheet.

command-next-draft = drafts
command-previous-draft = draft before
help-next-draft = next draft (* not sent, = sent, !! to be mended)
help-previous-draft = draft before
no-other-draft = Nothing else is being written.

# Behind its sign.
tab-unsent = not sent
tab-sent = sent, awaiting the server
tab-fault = to be mended
# A call by hand in which nothing is written yet.
tab-by-hand = by hand

# What an earlier run left.
left-not-read = “{ $file }” cannot be read: it stays aside as “{ $aside }”, and this starts without it.

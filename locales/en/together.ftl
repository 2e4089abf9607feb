# Working together on one ticket: what others changed meanwhile
aspect-state = state
aspect-ending = closing
aspect-priority = priority
aspect-service = installation
aspect-site = site
aspect-words = words of the request
aspect-technician = who goes
aspect-staff = telling the staff
aspect-charge = in charge
aspect-level = level
aspect-plan = appointment
aspect-parts = parts
aspect-quote = quote
aspect-order = order
aspect-calls = attached calls
aspect-contract = version of the contract
aspect-authorisation = authorisation
aspect-opening = opening
aspect-checklist = checklist
aspect-other = something else
aspect-from-to = { $aspect } { $from } → { $to }
aspect-to = { $aspect }: { $to }
aspect-gone = { $aspect } (was { $from })

# Who else has the same intervention open
beside = also: { $people }
beside-writing = { $name } (writing)

# Entries of the history that were corrected later
mark-corrected = (corrected, was { $time })
words-corrected = { $now } (was: { $before })
event-ticket-entry-corrected = entry corrected
need-history-entry = an entry of the history that can be corrected, with its own fields
field-grounds = Why it is corrected
field-entry = Entry
command-correct-entry = correct entry
help-correct-entry = corrects an entry of the history: its time or its words
field-words = Right words
lead-correct-entry = { $number }: correct an entry of the history. Its time, its words, or both; what they were stays.
entry-was-corrected = { $number }: entry corrected.

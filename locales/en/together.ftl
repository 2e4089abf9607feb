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
aspect-other = something else
aspect-from-to = { $aspect } { $from } → { $to }
aspect-to = { $aspect }: { $to }
aspect-gone = { $aspect } (was { $from })

# Who else has the same intervention open
beside = also: { $people }
beside-writing = { $name } (writing)

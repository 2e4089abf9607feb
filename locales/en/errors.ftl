# Refusals and problems: what is wrong, and what to do.

awaits-dispatch = Somebody must be assigned first.
awaits-inspection = Possible only once the inspection has started.
awaits-parts-request = Nobody has requested parts.
awaits-parts-suspension = It is not suspended for parts.
awaits-quote = There is no open quote.
awaits-quote-sent = The quote has not been sent yet.
awaits-quote-decision = The client's decision on the quote is awaited.
awaits-parts = The parts are awaited.
awaits-completion = Possible only once the work is completed.
awaits-adoption = It is an imported intervention: it must be adopted first.
awaits-authorisation = Whoever asks for it is not enabled: first the shift supervisor authorises it.
awaits-failed-step = No step of the checklist has failed.
awaits-closing = There is a work report only after closing: close it first.

after-dispatch = once assigned
after-inspection = after the inspection starts
after-parts-request = if requested
after-parts-suspension = if suspended
after-quote = if there is a quote
after-quote-sent = once sent
after-quote-decision = after the quote is decided
after-parts = after the parts
after-completion = once completed
after-adoption = once adopted
after-authorisation = after the authorisation
after-failed-step = when a step has failed
after-closing = after closing
past-short = no longer: { $state }
not-your-role = not for this role
no-checklist-short = without a checklist
step-first-short = { $step } first
escalated-short = already { $number }

refused-past = No longer: the intervention is { $state }.
refused-quote-open = The quote awaits a decision: approve or decline it before closing.
refused-needs-new-ticket = It cannot be reopened: a new ticket is needed.
refused-call-state = The call is already { $state }.
refused-role = Not permitted to the role { $role }.
refused-missing = { $field }: expected { $expected }.
refused-invalid = { $field }: not valid, expected { $expected }.
refused-late-entry = When: the contract admits a time at most { $hours } hours back. Remove the time and write it in a note.
refused-not-enabled = Person: whoever decides is not enabled by the client.
refused-authority = Person: level { $level } does not cover the amount, level { $needed } is needed.
refused-authority-any = Person: level { $level } does not cover the amount, and no level of the contract does.
refused-in-charge = Already taken in charge by technician no. { $technician }.
refused-in-charge-named = Already taken in charge by { $name }.
refused-no-checklist = The contract has no checklist for this type of call.
refused-step-first = First step { $step } of the checklist must pass.
refused-escalated = This step was escalated already: intervention { $number }.
not-undone-too-late = No longer undone: more than five seconds have passed.
not-undone-not-yours = Not undone: the last move is somebody else's.
not-undone-already = The last move is an undoing already: there is nothing else to undo.
not-undone-told-outside = Not undone: somebody outside the centre was told already. A note can say more.
not-undone-lasting = Not undone: it stays registered. To take it off there is the withdrawal.
not-undone-taken-up = Not undone: a new ticket has taken it up already.
refused-call-type = Unsuitable type: here the types are { $known }.
possible-now = Possible now: { $verbs }.

need-text = a few words
need-code = an entry of the list
need-date = a date
need-past-instant = a time that has passed, as 9:40
need-moment-since-call = a time between the call and now
need-amount = an amount in euro
need-hours = a number of hours
need-directory-record = an entry of the directory
need-order = this datum of the order
need-change = at least one correction
need-short-text = a shorter text (4,000 characters)
need-contract-version = a recorded version of the same contract
need-quantity = a quantity above zero, with at most three decimals
need-rate = a rate from 0 to 100
need-quote-lines = a list such as 12 h 35.00 22 labour; 1 pz 480 22 pump
need-fewer-lines = at most 50 lines
need-resource-per-line = the name of the resource of each line
need-sum-of-lines = what the lines come to
need-nothing = nothing: the field belongs to other requests
need-site-above = another site, which is no part of it already, on 8 levels at most
need-team = a team that belongs to no other
need-later-instant = a moment after the beginning
need-plant-there = a plant of the site, or of what it is a part of, and of that service
need-not-before-start = a day not before the start
need-phases = a list such as 30/11 2/12 dismantling; 3/12 assembly
need-name-per-phase = the name of each phase

server-unreachable = The server does not answer.
server-unreadable = The server's answer makes no sense: is it another program at that address? ({ $detail })
problem-refused = The server has refused.
problem-unreadable = { $field }: the server cannot read it, it expects { $expected }.
problem-not-found = Not found.
problem-about = { $field }: { $problem }
problem-no-such-path = The server does not know this request: program and server are of different versions.
problem-method-not-allowed = The server does not take this request: program and server are of different versions.
problem-unauthenticated = Token missing, wrong or revoked: ask the administrator for a new one.
problem-forbidden = The token's role does not permit it.
problem-key-required = Request without a repetition key (a mistake of the program).
problem-key-reused = The same record was made already with other data: look for it before repeating.
problem-version-required = Request without a version (a mistake of the program).
problem-version-stale = It has changed meanwhile: read it again and repeat.
problem-taken = Another operator has answered already.
problem-too-large = Text too long.
problem-unsupported-media-type = The server does not know this format (different versions).
problem-wrong-host = The server does not answer at this address.
problem-busy = The server is busy: trying again shortly.
problem-timed-out = The server takes too long: trying again shortly.
problem-disk-full = The server's disk is full: nothing was written. Make room and repeat.
problem-wrong-cursor = The page asked for is of another history: reading it from the start.
problem-internal = Internal error of the server (code { $id }): tell the administrator.
# What people read when something goes wrong.

# Failures of a command; what the server refuses is told as at the desk
failure-other = Error: { $cause }
failure-unreachable = The server does not answer: { $cause }
failure-no-data-folder = There is no folder for the data: name one with --data
failure-no-token = A server is named but no token: set CENTRALINO_TOKEN
failure-demo-with-server = --demo and --server exclude each other: the demo has a server of its own
failure-demo-elsewhere = --demo is for the workplace only: the other commands work on real data
failure-files = Cannot read or write { $path }: { $cause }
failure-disk-full = Disk full: nothing was written. Make room; the program tries again by itself.
failure-not-private = The folder { $path } is open to other users and would hold personal data: close it with chmod 700
failure-held = The database { $path } is in use by another program: close that one; if it is a server (centralino serve), work with it by setting CENTRALINO_SERVER and CENTRALINO_TOKEN
failure-no-such-ticket = Ticket { $number }: not found
failure-output = Cannot write the result: { $cause }
failure-newer = The database is of a newer version ({ $found }; this program knows versions up to { $known }): update the program. Nothing was touched.
failure-database = The database cannot be opened: { $cause }
failure-not-clean = The history is not sound: { $findings ->
    [one] 1 discrepancy
   *[other] { $findings } discrepancies
  }
failure-not-applied = { $tickets ->
    [one] 1 ticket has stayed
   *[other] { $tickets } tickets have stayed
  } under the earlier version
failure-contract-read = The contract { $path } cannot be read: { $cause }
failure-contract-wrong = Wrong contract, { $path }:{ $line }: { $field }: { $expected }
failure-contract-wrong-whole = Wrong contract, { $path }:{ $line }: { $expected }
failure-no-such-file = there is no such file
failure-no-permission = permission is missing
failure-is-a-folder = it is a folder
failure-no-text = it is no text in UTF-8
failure-contract-unknown = No contract is called “{ $name }”; there are: { $known }
failure-contract-changed = The contract { $name } { $version } is recorded already with another text: a new text needs a new version
failure-contract-stored = A recorded contract cannot be read: { $cause }
failure-no-contract = There is no contract to open tickets under
failure-not-loopback = { $address } is no address of this machine alone: the server listens on 127.0.0.1 or [::1] only
failure-address-taken = The address { $address } is in use by another program already
failure-listen = Cannot listen on { $address }: { $cause }

# Words of the domain: the field's own.

state-registered = registered
state-assigned = assigned
state-in-charge = in charge
state-inspecting = inspecting
state-scheduled = scheduled
state-ready = ready
state-working = in progress
state-parts-asked = parts requested
state-suspended-for-parts = susp. parts
state-suspended-for-quote = susp. quote
state-completed = to be closed
state-closed = closed
state-rejected = rejected
state-cancelled = withdrawn
state-imported = imported

verb-reject = reject
verb-dispatch = assign
verb-ask-parts = parts
verb-suspend-for-quote = quote
verb-communicate = communicate
verb-close = close
verb-tell-staff = staff told
verb-take-charge = take in charge
verb-start-inspection = start inspection
verb-record-inspection = inspection result
verb-start-work = start work
verb-approve-parts = parts approved
verb-refuse-parts = parts not approved
verb-receive-part = part arrived
verb-complete-by-third-party = done by others
verb-send-quote = quote sent
verb-approve-quote = quote approved
verb-decline-quote = quote declined
verb-record-order = work order
verb-complete = completed
verb-cancel = withdraw
verb-reopen = reopen
verb-correct = correct
verb-note = note
verb-supplement = add to report
verb-adopt = adopt
verb-authorise = authorise
verb-check-step = step
verb-escalate = escalate

milestone-taking-charge = in charge
milestone-inspection = inspection
milestone-quote-sent = quote sent
milestone-execution-start = work start
milestone-execution-end = work end

target-minutes = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
  }
target-working-hours = { $count ->
    [one] 1 working hour
   *[other] { $count } working hours
  }
target-working-days = { $count ->
    [one] 1 working day
   *[other] { $count } working days
  }
target-calendar-days = { $count ->
    [one] 1 calendar day
   *[other] { $count } calendar days
  }

channel-phone = telephone
channel-voicemail = voicemail
channel-email = e-mail
channel-fax = fax
channel-in-person = in person
channel-certified-mail = certified mail
channel-sms = SMS

no-ticket-information = information given
no-ticket-wrong-number = wrong number
no-ticket-silent = nobody speaks
no-ticket-no-answer = called back, no answer
no-ticket-internal = between colleagues
no-ticket-other = other (say why)
ending-release = release: it waits again
ending-discard = discard the sheet: what is written is lost
ending-lose = the caller hung up

call-ringing = waiting
call-answered = on the line
call-lost = lost
call-ended = ended

role-operator = operator
role-technician = technician
role-supervisor = shift supervisor
role-approver = client
role-administrator = administrator
role-display = wall board

event-call-rang = call
event-call-answered = answered
event-call-released = released
event-call-called-back = called back
event-call-ended = ended
event-ticket-registered = registered
event-ticket-imported = imported
event-ticket-adopted = adopted
event-ticket-call-attached = another call
event-ticket-dispatched = assigned
event-ticket-staff-told = staff told
event-ticket-staff-called = staff called
event-ticket-charge-taken = taken in charge
event-ticket-inspection-started = inspection started
event-ticket-inspected = inspection ended
event-ticket-work-started = work started
event-ticket-parts-asked = parts requested
event-ticket-parts-approved = parts approved
event-ticket-parts-refused = parts not approved
event-ticket-parts-withdrawn = parts no longer needed
event-ticket-part-arrived = part arrived
event-ticket-quote-opened = quote to be made
event-ticket-quote-sent = quote sent
event-ticket-quote-approved = quote approved
event-ticket-quote-declined = quote declined
event-ticket-order-recorded = work order
event-ticket-communicated = client informed
event-ticket-completed = completed
event-ticket-closed = closed
event-ticket-rejected = rejected
event-ticket-cancelled = withdrawn
event-ticket-reopened = reopened
event-ticket-corrected = corrected
event-ticket-noted = note
event-ticket-report-supplemented = report supplemented
event-ticket-authorised = authorised
event-ticket-step-checked = step
event-ticket-escalated = escalated
event-ticket-warned = deadline warning
event-ticket-insisted = shift supervisor told
insistence-reminder = reminder no. { $count }
insistence-complaint = complaint no. { $count }
event-ticket-undone = undone
event-ticket-contract-applied = another version of the contract
event-contract-versions = { $from } → { $to }

field-requester = Who
field-callback-number = Call back
field-place = Where
field-call-type = Type
field-service = System
field-description = What
field-priority = Priority
field-ticket = Intervention
field-note = Note
field-reason = Reason
field-identification = Order number
field-planned-start-on = Planned start
field-planned-end-on = Planned end
field-total = Total
field-generated-by = Ticket
field-order = Order
field-said-at = When
field-called-at = When
field-caller-number = Number
field-caller-name = Name
field-channel = Channel
field-ending = Outcome
field-technician = Who goes
field-on-call = On call
field-person = Person
field-reference = Reference
field-part = Part
field-supplier = Supplier
field-expected-on = Expected on
field-message = Message
field-planned-start = Planned start
field-planned-end = Planned end
field-estimated-end = Estimated end
field-level = Urgency level
field-covered = Covered
field-amount = Amount
field-lines = Lines
field-how = How
field-resources = Resources
field-signed-by = Signed by the technician
field-countersigned-by = Signed for the client by
field-phases = Phases
field-document = Document
field-valid-to = Valid to
field-hours = Hours
field-cause = Cause
field-work-done = Work done
field-materials = Materials
field-answers = Questions
field-follows = Follows
field-site = Site
field-name = Name
field-call = Call
field-contract = Contract
field-step = Step
field-passed = Passed
field-checklist = Checklist
field-plant = Plant
field-outcome = Answer
field-parent = Part of
field-team = Team
field-address = Address
field-places = Rooms
field-position = Position
field-phones = Telephones
field-phone = Telephone
field-from = From
field-to = To

# Quotes and requests for parts.
quote-told = quote { $version } { $status }
quote-told-draft = quote { $status }
quote-priced = { $net } + VAT { $taxes }
parts-told = parts { $status }
parts-told-expected = parts { $status }, expected on { $day }
history-expected = expected on { $day }
ticket-unauthorised = not authorised: waits for the shift supervisor
ticket-proposes-rejection = rejection is proposed: { $why }
unserved-excluded = service { $service } { $name } excluded from the contract
unserved-not-activated = service { $service } { $name } not active at { $site }
unserved-excluded-short = excluded
unserved-not-activated-short = not active here
person-erased = erased person
response-answered = answered
response-no-answer = no answer
response-refused = cannot come
parts-asked = asked for
parts-approved = approved
parts-refused = refused
parts-withdrawn = no longer needed
parts-arrived = arrived
parts-third-party = not awaited: another supplier completes
quote-draft = to be sent
quote-sent = sent
quote-approved = approved
quote-declined = declined

# Checklists.
ticket-escalates = from the failed step of { $number }
ticket-escalated = escalated as { $number }
history-escalated = { $step }, intervention { $number }
checklist-head = { $name }: { $passed } of { $all }
step-passed = passed
step-failed = failed
step-next = to be tried now
step-open = to be tried
step-tried = { $result } at { $time }
escalation-reason = { $step } failed
escalation-reason-cause = { $step } failed: { $cause }

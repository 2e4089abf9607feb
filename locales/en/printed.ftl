# What is printed of an intervention: work order, work report, tracking.

printed-order = Work order { $number }
printed-report = Work report of intervention { $number }
printed-tracking = Tracking of request { $number }
printed-foot = Intervention { $number }, version { $version }, last entry { $time } · Centralino
printed-replaced = The mark ¿ stands for a character that this document cannot show.
printed-not-stated = not stated
printed-withheld = not for this reader
printed-superseded = This order no longer holds: order { $number } does.

# The four blocks of an order.
printed-identification = Identification of the intervention
printed-planning = Planning
printed-cost = Total cost
printed-reference = The report that generated it

printed-client-number = The client's order
printed-our-number = Our number
printed-requester = Asked for by
printed-order-received = Order received
printed-report-number = Report no.
printed-calls = Calls
printed-quantity = Quantity
printed-unit-price = Unit price
printed-net = Amount €
printed-total = Total without VAT
printed-generated-by = Reference
printed-taxes = VAT

printed-intervention = Intervention
printed-work = Work done
printed-technician = Technician
printed-closed = Closed
printed-how = How
printed-by-phone = solved on the telephone
printed-times = Times
printed-cited-calls = Calls cited
printed-no-calls = none
printed-call = Call
printed-recorded = Received
printed-supplement = Supplement of { $time }
printed-signatures = Signatures
printed-signed-by = The technician
printed-countersigned-by = For the client

printed-charge-after = Taken in charge after
printed-stages = Stages
printed-stage = Stage
printed-when = When
printed-marks = Remarks
printed-findings = Findings of the inspection
printed-found = Found
printed-found-start = planned start
printed-found-end = estimated end
printed-communications = Communications to the client
printed-channel = By
printed-message = Message and phases
printed-sending = Sending

stage-opened = request opened
stage-taken-in-charge = taken in charge
stage-inspection-started = inspection started
stage-quote-sent = quote sent
stage-confirmed = intervention confirmed
stage-execution-started = execution started
stage-execution-ended = execution ended
stage-closed = intervention closed
stage-reopened = reopened
reached-not-yet = not yet
reached-never = none

sending-told = told at { $time }
sending-waiting = to be sent at { $time }
sending-sent = sent at { $time }

# How long something took.
elapsed-minutes = { $first } min
elapsed-hours = { $first } h { $second } min
elapsed-days = { $first } d { $second } h
# On the intervention (S4.2).
taken-in-charge-after = taken in charge after { $time }
wall-to-charge = in charge: median { $median }, longest { $worst }

# The overlay at the desk.
print-hint = { $save } saves a PDF · { $next } another document · { $back } closes
print-saved = Saved in { $path }
print-not-saved = Not saved: { $why }
print-no-folder = there is no folder for documents here
print-none = Choose an intervention first, then print.
print-loading = coming…
print-title = Print
command-print = print
help-print = tracking, report and orders of the intervention, to read or to save as PDF
linear-save-paper = save as PDF
linear-next-paper = another document

# Of the commands.
no-such-order = There is no order { $number }.
no-report = Intervention { $number } has no work report yet: it is made on closing.
file-exists = { $path } exists already and is not overwritten.
file-not-written = { $path } cannot be written: { $why }
file-written = Written { $path }
column-order = Order
column-client-order = The client's
column-planned = Start
column-total = Amount
column-holds = Holds

# The command line.
cli-order = Work orders: list, text, PDF
cli-order-list = Lists the orders received
cli-order-list--state = open, closed or all, by the ticket; without it those that are open
cli-order-list--limit = At most so many
cli-order-list--json = A JSON object per line
cli-order-show = Shows an order
cli-order-show--number = Our own number, as 1042/1
cli-order-show--json = A JSON object on one line
cli-order-pdf = Writes an order as PDF
cli-order-pdf--number = Our own number, as 1042/1
cli-order-pdf--output = The file, which must not be there yet; - is the standard output
cli-report = Work reports: text, PDF
cli-report-show = Shows the report of a closed ticket
cli-report-show--number = Number of the ticket
cli-report-show--json = A JSON object on one line
cli-report-pdf = Writes the report as PDF
cli-report-pdf--number = Number of the ticket
cli-report-pdf--output = The file, which must not be there yet; - is the standard output
cli-ticket-track = Shows how far a ticket has come
cli-ticket-track--number = Number of the ticket
cli-ticket-track--json = A JSON object on one line
cli-ticket-track--pdf = Writes a PDF to this file, which must not be there yet; - is the standard output

# Filters of the board, and views.

command-filter = filter
command-views = views
command-keep-view = keep view
help-filter = shows only a part of the deadlines: state:suspended sla<15 type:RI -storeroom
help-views = chooses a view: a filter with a name
help-keep-view = gives the filter a name and keeps it among the views

board-title-view = { $view }: { $shown } of { $open }
board-title-view-late = { $view }: { $shown } of { $open }, { $late } overdue out of view
board-out-of-view = out of view
board-nothing-passes = No ticket in this view. V chooses another view.

# Keys of filters: the first is shown, the others are understood as well.
filter-key-state = state status stato
filter-key-sla = sla due scadenza
filter-key-type = type tipo
filter-key-priority = priority priorita
filter-key-service = service impianto servizio
filter-key-site = site sede
filter-key-technician = technician team tecnico squadra
filter-key-reminders = reminders solleciti
filter-key-complaints = complaints reclami
filter-states-suspended = suspended sospeso sospesi
filter-nobody = nobody none nessuno
filter-expects-state = state: and a state, such as suspended, in-charge or completed
filter-expects-sla = sla< or sla> and a time, such as 15 (minutes), 2h or 3d; sla<0 is overdue
filter-expects-type = type: and a code, such as RI
filter-expects-priority = priority: and a code, such as EME
filter-expects-service = service: and a code or the beginning of its name
filter-expects-site = site: and the beginning of its name, with hyphens for blanks
filter-expects-technician = technician: and t3, the beginning of a name, or nobody
filter-expects-reminders = reminders> and a number
filter-expects-complaints = complaints> and a number
filter-misread = “{ $word }”: expected here is { $expected }.

line-filter = show only: { $text }
line-filter-all = show all deadlines
line-view = view “{ $name }”: { $filter }
line-keep-view = keep the view “{ $name }”: { $filter }

# Those that are there before anybody has made one.
view-all = All
view-late = Overdue
view-hour = Within an hour
view-suspended = Suspended
view-unassigned = To be assigned
view-insisted = With reminders
view-to-close = To be closed
# What each of them asks, as it is written.
view-filter-all = {""}
view-filter-late = sla<0
view-filter-hour = sla<60
view-filter-suspended = state:suspended
view-filter-unassigned = state:registered
view-filter-insisted = reminders>0
view-filter-to-close = state:to-be-closed
view-which = Which view?
view-unknown = There is no view “{ $name }”. There are:
view-name-it = Write the name of the view.
view-nothing-to-keep = There is no filter to keep: F filters the deadlines first.
view-kept = View “{ $name }” kept: V chooses it.
view-not-kept = The view holds only while this stays open, it cannot be kept: { $cause }
views-not-read = The views that were kept cannot be read: { $cause }
views-nowhere = there is no configuration directory
views-unreadable = not a list of views: { $detail }
views-name-twice = the view “{ $name }” stands twice

board-title-penalties-all = { $title } · penalties of { $month }, of all: { $euro } €
board-title-penalties-all-short = { $title } · penalties { $short }, all: { $euro } €

# Filters of the board, and views.

command-filter = filtra
command-views = viste
command-keep-view = salva vista
help-filter = mostra solo una parte delle scadenze: stato:sospeso sla<15 tipo:RI -magazzino
help-views = sceglie una vista: un filtro con un nome
help-keep-view = dà un nome al filtro e lo salva tra le viste

board-title-view = { $view }: { $shown } di { $open }
board-title-view-late = { $view }: { $shown } di { $open }, fuori vista { $late } in ritardo
board-out-of-view = fuori vista
board-nothing-passes = Nessun intervento in questa vista. V sceglie un'altra vista.

# Keys of filters: the first is shown, the others are understood as well.
filter-key-state = stato state status
filter-key-sla = sla scadenza due
filter-key-type = tipo type
filter-key-priority = priorita priority
filter-key-service = impianto servizio service
filter-key-site = sede site
filter-key-technician = tecnico squadra technician team
filter-key-reminders = solleciti reminders
filter-key-complaints = reclami complaints
filter-states-suspended = sospeso sospesi suspended
filter-nobody = nessuno nobody none
filter-expects-state = stato: e uno stato, come sospeso, in-carico o da-chiudere
filter-expects-sla = sla< o sla> e un tempo, come 15 (minuti), 2h o 3g; sla<0 è in ritardo
filter-expects-type = tipo: e un codice, come RI
filter-expects-priority = priorita: e un codice, come EME
filter-expects-service = impianto: e un codice o l'inizio del nome
filter-expects-site = sede: e l'inizio del nome, con trattini per gli spazi
filter-expects-technician = tecnico: e t3, l'inizio del nome o nessuno
filter-expects-reminders = solleciti> e un numero
filter-expects-complaints = reclami> e un numero
filter-misread = «{ $word }»: qui serve { $expected }.

line-filter = mostra solo: { $text }
line-filter-all = mostra tutte le scadenze
line-view = vista «{ $name }»: { $filter }
line-keep-view = salva la vista «{ $name }»: { $filter }

# Those that are there before anybody has made one.
view-all = Tutti
view-late = In ritardo
view-hour = Entro un'ora
view-suspended = Sospesi
view-unassigned = Da assegnare
view-insisted = Sollecitati
view-to-close = Da chiudere
# What each of them asks, as it is written.
view-filter-all = {""}
view-filter-late = sla<0
view-filter-hour = sla<60
view-filter-suspended = stato:sospeso
view-filter-unassigned = stato:registrato
view-filter-insisted = solleciti>0
view-filter-to-close = stato:da-chiudere
view-which = Quale vista?
view-unknown = La vista «{ $name }» non c'è. Ci sono:
view-name-it = Scrivere il nome della vista.
view-nothing-to-keep = Non c'è un filtro da salvare: prima F filtra le scadenze.
view-kept = Vista «{ $name }» salvata: V la sceglie.
view-not-kept = La vista vale solo finché si resta qui, non si può salvare: { $cause }
views-not-read = Le viste salvate non si leggono: { $cause }
views-nowhere = non c'è una cartella delle impostazioni
views-unreadable = non è un elenco di viste: { $detail }
views-name-twice = la vista «{ $name }» c'è due volte

board-title-penalties-all = { $title } · penali di { $month }, di tutti: { $euro } €
board-title-penalties-all-short = { $title } · penali { $short }, tutti: { $euro } €

# The operator's desk.

product = CENTRALINO
yes = sì
no = no
# What somebody wrote, word by word.
quoted = «{ $text }»
yesterday = ieri
day-mon = lun
day-tue = mar
day-wed = mer
day-thu = gio
day-fri = ven
day-sat = sab
day-sun = dom
too-small = Finestra troppo piccola: servono almeno { $columns } colonne e { $rows } righe
too-small-short = Servono { $columns }x{ $rows }

# Header
presence = presidio { $hours }, { $open }
presence-open = aperto
presence-open-short = presidio aperto
presence-on-call = reperibilità
nobody-waits = nessuna chiamata in attesa
waiting = { $count } in attesa, la più vecchia da { $since }
waiting-short = { $count } att. { $since }
link-starting = avvio…
link-up = collegato
link-down = NON collegato, dati delle { $since }
link-never = NON collegato
link-broken = FERMO
stale-data = Il server non risponde da { $age }: si può leggere e scrivere, le schede partono al ritorno della linea.
no-data-yet = Il server non risponde e non ci sono ancora dati: controllare l'indirizzo e la rete. Riprovo da solo.
newer-kinds = Il server è più nuovo di questo programma: aggiornare il programma.

# Panes
pane-calls = Chiamate
pane-sheet = Scheda
pane-board = Scadenze
pane-ticket = Intervento
no-calls = Nessuna chiamata.
calls-unknown = Chiamate: ancora nessun dato.
no-calls-hint = F3 inizia una chiamata a mano.
call-on-line = in linea
call-lost-at = persa { $time }
anonymous = anonimo
internal-extension = interno { $number }
unknown-caller = sconosciuto
call-is-anothers = La chiamata è in linea con un altro operatore.
call-has-a-sheet = La chiamata C-{ $number } è in linea e la sua scheda è aperta: { $key } chiede come finisce.
call-sheet-on-its-way = La scheda di questa chiamata è già in viaggio verso il server.
only-lost-calls = Si richiama una chiamata persa: sceglierla tra le chiamate.
nothing-rings = Nessuna chiamata in attesa. F3 inizia una chiamata a mano.
no-call-selected = Nessuna chiamata scelta.
board-title-unknown = Scadenze: ancora nessun dato
board-title = Scadenze: { $open ->
    [one] 1 aperto
   *[other] { $open } aperti
  }, { $overdue } in ritardo
# Of the open tickets, with a cap of the month below them, with some that still grow, and all settled.
board-title-penalties-capped = { $title } · penali di { $month } { $euro } €, tetto del mese
board-title-penalties-running = { $title } · penali stimate di { $month } { $euro } €
board-title-penalties-running-short = { $title } · penali stimate { $short } { $euro } €
board-title-penalties = { $title } · penali di { $month } { $euro } €
board-title-penalties-short = { $title } · penali { $short } { $euro } €
month = { $month ->
    [1] gennaio
    [2] febbraio
    [3] marzo
    [4] aprile
    [5] maggio
    [6] giugno
    [7] luglio
    [8] agosto
    [9] settembre
    [10] ottobre
    [11] novembre
   *[12] dicembre
  }
month-short = { $month ->
    [1] gen.
    [2] feb.
    [3] mar.
    [4] apr.
    [5] mag.
    [6] giu.
    [7] lug.
    [8] ago.
    [9] set.
    [10] ott.
    [11] nov.
   *[12] dic.
  }
# How many rows of the board are out of sight, and where.
more-below = { $count ->
    [one] un altro
   *[other] altri { $count }
  }
more-above = { $count ->
    [one] un altro più in alto
   *[other] altri { $count } più in alto
  }
more-around = altri { $count }, sopra e sotto
late-by = in ritardo { $time }
time-left = fra { $time }
length-seconds = { $seconds } s
length-minutes-seconds = { $minutes } min { $seconds } s
length-minutes = { $minutes } min
length-hours = { $hours }h{ $minutes }
length-days = { $days } gg
# A state, and since which day or hour.
standing-since = { $state } { $since }
# What it still has when it goes on, from the longest to the shortest.
remains-hours = { $count ->
    [one] resta 1 ora lavorativa
   *[other] restano { $count } ore lavorative
  }
remains-hours-minutes = restano { $count } ore e { $minutes } min lavorativi
remains-days = { $count ->
    [one] resta 1 giorno lavorativo
   *[other] restano { $count } giorni lavorativi
  }
remains-calendar-days = { $count ->
    [one] resta 1 giorno
   *[other] restano { $count } giorni
  }
remains-hours-short = restano { $count }h lav.
remains-hours-minutes-short = restano { $count }h{ $minutes } lav.
remains-days-short = restano { $count } gg lav.
remains-calendar-days-short = restano { $count } gg
remains-hours-shortest = { $count }h lav.
remains-hours-minutes-shortest = { $count }h{ $minutes } lav.
remains-days-shortest = { $count } gg lav.
remains-calendar-days-shortest = { $count } gg
no-tickets = Nessun intervento aperto.
# Before the first data: nothing is counted.
nothing-known-yet = Non è ancora arrivato nulla dal server: che cosa è aperto e che cosa scade non si sa.

# Sheet
sheet-of-call = Scheda C-{ $number } { $at }
sheet-by-hand = Scheda { $at }
at-hour = delle { $time }
at-day-and-hour = del { $day }, { $time }
sheet-idle-answer = F2 risponde alla chiamata più vecchia
sheet-idle-start = F3 inizia una chiamata a mano, anche di prima («quella delle 9:40»)
sheet-idle-search = / cerca tra gli interventi, anche chiusi
promise = { $what } entro { $due } ({ $target })
promise-passed = { $what } entro { $due }: già passata
promise-with-calendar = { $what } entro { $due } ({ $target }, orario «{ $calendar }»)
similar = Simile: { $number } «{ $what }», stesso luogo, { $minutes } min fa. F4 ne fa un sollecito.
similar-preselected = Già segnalato: { $number } «{ $what }», stesso luogo e impianto, { $minutes } min fa. F4 ne fa un sollecito.
nothing-similar = Niente di simile in questo luogo. Per sollecitare un altro intervento: SO nel Tipo, oppure :NUMERO so
enabled = abilitato, livello { $level }
not-enabled = NON abilitato
no-phone-number = non è un numero
now = adesso
callers-open-tickets = Interventi aperti di chi chiama (SO, IS o RE per unire la chiamata):
choice-not-listed = «{ $text }» (fuori elenco)
told-sending = Registrazione in corso…
told-registered = NUMERO DA DIRE AL CHIAMANTE: { $number }
told-registered-of = NUMERO DA DIRE A { $who }: { $number }
told-attached = Chiamata unita all'intervento { $number }
told-attached-of = Chiamata di { $who } unita all'intervento { $number }
told-ended = Chiamata conclusa
on-paper = Il server non risponde. Annoti su carta: { $notes }. Le schede sono al sicuro e partono da sole.
paper-note = { $time } { $who } { $number }, { $place }: { $what }
still-to-tell = ! Da dire a { $who }: numero { $number } (Esc dalle scadenze: fatto)
no-contract-yet = Il contratto non è ancora arrivato dal server: la scheda resta qui.
sheet-without-contract = Il contratto non è ancora arrivato dal server: annoti su carta chi chiama, il numero, dove e l'ora. Ciò che scrive qui diventa la descrizione.
no-technicians = Nessun tecnico in rubrica: si aggiungono con centralino directory add-technician.
sheet-follows = La scheda riprende l'intervento { $number }.
sheet-unserved = { $why }: si registra, poi si propone il rifiuto.
lead-reminded-closed = { $number } era già concluso: si riapre? Esc: no, il sollecito resta registrato.
sheet-discarded = Scheda scartata: la chiamata resta com'era.
drafts-restored = { $count ->
    [one] Ripresa 1 scheda non finita.
   *[other] Riprese { $count } schede non finite.
}
drafts-not-saved = Le schede non si possono salvare su disco ({ $cause }): annoti su carta.
quit-with-drafts = Ci sono schede non registrate: restano salvate qui. Ancora Ctrl-Q per uscire.

# Ticket
ticket-none = Nessun intervento scelto: F6 e Invio.
ticket-coming = In arrivo…
history-on-enter = Invio mostra la storia.
ticket-not-at-hand = L'intervento non è ancora arrivato dal server.
no-ticket-selected = Nessun intervento scelto.
changed-meanwhile = L'intervento { $number } è cambiato nel frattempo{ $by }: { $what }. Invio ripete, Esc lascia.
nobody-assigned = Nessuno è assegnato
call-technician = Chiamare { $name } al { $phone }
call-technician-without-phone = Avvisare { $name } (nessun telefono in rubrica)
technician-on-call = in reperibilità
technician-on-call-now = reperibile ora
told-at = avvisato alle { $time }
not-told = da avvisare
in-charge-of = in carico a { $name }
callback = richiamare { $number }
reminders = { $count ->
    [one] 1 sollecito
   *[other] { $count } solleciti
}
complaints = { $count ->
    [one] 1 reclamo
   *[other] { $count } reclami
}
imported-from = importato da { $source }: { $state }, { $date }
covered = in convenzione
not-covered = non in convenzione
mark-implied = (dedotto)
insisted-ahead = { $told }: in elenco sta più in alto, come se scadesse { $minutes } min prima
# What a correction made of a code.
history-corrected = da { $from } a { $to }
mark-undone = (annullato)
mark-recorded-later = (registrazione tardiva, { $time })
mark-conflict = (in conflitto con i passi già registrati)
mark-conflict-with = (in conflitto con: { $what } { $time })
corrected-from-to = da { $from } a { $to }
warned-detail = { $percent } % { $what }: avvisato { $whom }
clock-overdue = { $what } entro { $due }: { $late }
clock-running = { $what } entro { $due }: { $left }
clock-far = { $what } entro { $due }
clock-paused = { $what }: sospeso { $since } ({ $why }), { $remains }
clock-met = { $what }: { $met }, in tempo
clock-met-late = { $what }: { $met }, { $late } (scadenza { $due })
clock-late-entry = registrazione tardiva
clock-conflicting = in conflitto
clock-implied = dedotta
clock-round = riapertura n. { $round }
clock-round-quote = preventivo n. { $round }
clock-penalty = penale prevista { $euro } €
clock-penalty-settled = penale { $euro } €
penalty-cap = tetto del mese { $euro } €
paused-nothing-due = sospeso { $since } ({ $why }): nessuna scadenza corre
reopened-all-reached = riaperto { $since }: le sue scadenze erano già state tutte raggiunte, nessuna corre
reopened-nothing-due = riaperto { $since }: nessuna scadenza corre
reopened-undated = riaperto, nessuna scadenza
since-day = dal { $since }
since-hour = dalle { $since }
pause-parts = ricambi
pause-quote = preventivo
appointment = appuntamento { $time }
no-deadline = Questo intervento non ha scadenze.

# Milestones in full, where there is room; "… del sopralluogo", "… per il sopralluogo".
whole-taking-charge = presa in carico
whole-inspection = sopralluogo
whole-quote-sent = invio preventivo
whole-execution-start = inizio lavori
whole-execution-end = fine lavori
of-taking-charge = della presa in carico
of-inspection = del sopralluogo
of-quote-sent = dell'invio del preventivo
of-execution-start = dell'inizio lavori
of-execution-end = della fine lavori
for-taking-charge = la presa in carico
for-inspection = il sopralluogo
for-quote-sent = l'invio del preventivo
for-execution-start = l'inizio lavori
for-execution-end = la fine lavori

# Warnings
alert = avviso: { $percent } % del tempo per { $what } dell'intervento { $ticket }: { $left }
alert-short = { $percent } % { $what }, { $ticket }: { $left }
insisted = { $what } per l'intervento { $ticket }
alert-left = mancano { $time }
alert-due = scade { $due }
alert-now = scade adesso
# The worst warning, and the tickets of the others.
alerts = { $worst }; { $count ->
    [one] anche intervento
   *[other] anche interventi
  } { $numbers }

# The explanation of a deadline
explain-title = Perché questa scadenza: intervento { $number }
explain-title-of = Perché questa scadenza: intervento { $number } ({ $at } di { $all })
explain-more = {" "}{ $count ->
    [one] ancora 1 riga
   *[other] ancora { $count } righe
  }{" "}
explain-history-coming = La storia dell'intervento è in arrivo: chi ha approvato compare tra poco.
explain-nothing = Questa scadenza non si può spiegare: manca il contratto con cui l'intervento è stato aperto.

# Prompts, search, help
prompt-title = Azione
lead-action = { $number }: { $action }
lead-implied = Si deduce, senza ora propria: { $steps }.
lead-rejection-proposed = Registrato: { $number } da dire al chiamante. Si propone il rifiuto; Esc prosegue lo stesso: { $why }
lead-tried-in-vain = Tentativo con { $name }: { $outcome }
lead-nobody-else-on-call = Nessun altro è reperibile ora
lead-start-call = Nuova chiamata a mano. Vuoto: adesso. Per una chiamata di prima dire quando e perché.
lead-end-call-unnumbered = La chiamata non ha ancora un numero: si può solo scartare la scheda.
call-not-numbered = La chiamata non ha ancora un numero: si può solo scartare la scheda, o aspettare il server.
lead-remind = La chiamata diventa un sollecito di { $number } «{ $what }». Esc: è un altro guasto.
lead-end-call = Come finisce la chiamata C-{ $number }?
list-more = … altri { $count }: Giù, o qualche lettera
list-more-actions = { $count ->
    [one] altra 1 azione: ?
   *[other] altre { $count } azioni: ?
  }
hint-when = adesso (oppure 9:40, ieri 18:20)
hint-planned = 25/11 9:00, domani 8:30
hint-date = giorno/mese
hint-amount = euro, per esempio 1250,50
hint-lines = 12 h 35,00 22 manodopera; 1 pz 480 22 pompa
hint-phases = 30/11 2/12 smontaggio; 3/12 montaggio
hint-hours = ore, per esempio 1,5
search-title = Cerca per numero, nome, luogo
search-hint = Numero, nome, luogo o parole; anche tra i chiusi.
search-asking = Cerco…
search-nothing = Niente trovato.
saved-at = salvato { $time }{" "}
waiting-to-send = { $count } da inviare{" "}

# What the keys do: short in the footer, long in the help.
command-answer = rispondi
command-start-call = nuova
command-remind = sollecito
command-go-ticket = intervento
command-go-board = scadenze
command-go-calls = chiamate
command-go-sheet = scheda
command-next-pane = avanti
command-previous-pane = indietro
command-next = avanti
command-previous = indietro
command-accept = conferma
command-save = registra
command-end-call = senza intervento
command-up = su
command-down = giù
command-page-up = pagina su
command-page-down = pagina giù
command-first = inizio
command-last = fine
command-open = apri
command-explain = perché
command-back = lascia
command-lose = persa
command-call-back = richiama
command-search = cerca
command-help = aiuto
command-themes = colori
command-redraw = ridisegna
command-suspend = sospendi
command-quit = esci

help-answer = risponde alla chiamata scelta o alla più vecchia
help-start-call = inizia una chiamata a mano, anche di prima
help-remind = unisce la chiamata all'intervento simile come sollecito
help-go-ticket = va all'intervento
help-go-board = va alle scadenze
help-go-calls = va alle chiamate
help-go-sheet = va alla scheda che si scrive
help-next-pane = riquadro seguente
help-previous-pane = riquadro precedente
help-next = campo seguente
help-previous = campo precedente
help-accept = prende la scelta e va avanti; in fondo registra
help-save = registra così com'è
help-end-call = chiude la chiamata senza intervento, o la rilascia
help-up = riga sopra
help-down = riga sotto
help-page-up = pagina sopra
help-page-down = pagina sotto
help-first = prima riga
help-last = ultima riga
help-open = apre ciò che è scelto
help-explain = spiega la scadenza, dalla chiamata; Tab passa alle altre dell'intervento
help-back = lascia, conservando tutto
help-lose = il chiamante ha riattaccato
help-call-back = richiama una chiamata persa
help-search = cerca tra gli interventi, anche chiusi
help-help = questo aiuto
help-themes = sceglie i colori dello schermo
help-redraw = ridisegna lo schermo
help-suspend = lascia il terminale alla shell; fg per tornare
nobody-to-suspend-to = Non c'è una shell a cui tornare: il programma resta aperto
help-quit = esce; le schede restano salvate
help-reject = rifiuta: servizio escluso dal contratto
help-dispatch = attiva il personale: assegna o riassegna
help-ask-parts = chiede di sospendere per ricambi
help-suspend-for-quote = sospende per preventivo (straordinario)
help-communicate = comunica tempistiche e fasi al cliente
help-close = chiude con le informazioni di chiusura
help-tell-staff = registra che il personale è stato avvisato
help-take-charge = presa in carico
help-start-inspection = inizio del sopralluogo
help-record-inspection = esito del sopralluogo: programmabilità, copertura
help-start-work = inizio dei lavori
help-approve-parts = il cliente approva la sospensione per ricambi
help-refuse-parts = il cliente non approva la sospensione
help-receive-part = il ricambio è arrivato
help-complete-by-third-party = il cliente ha usato un altro fornitore
help-send-quote = preventivo inviato
help-approve-quote = preventivo approvato
help-decline-quote = preventivo rifiutato
help-record-order = registra l'ordine di intervento
help-complete = lavori completati
help-cancel = il richiedente ritira la richiesta
help-reopen = riapre
help-correct = corregge priorità, luogo, telefono
help-note = aggiunge una nota
help-supplement = integra il rapporto di un intervento chiuso e cita le chiamate arrivate dopo
help-adopt = adotta un intervento importato
help-authorise = lascia proseguire la richiesta di chi non è abilitato
help-check-step = dice se un passo della lista di controllo è superato
help-escalate = apre un nuovo intervento per il passo non superato

# Calls and tickets that do not go with each other.
command-alignment = allineamento
help-alignment = confronta chiamate e interventi: senza esito, senza chiamata, senza rapporto
alignment-title = Chiamate e interventi a confronto
alignment-asking = Il confronto è in corso…
alignment-not-yours = Il confronto è di chi lavora al banco.
alignment-lead = { $calls ->
    [one] 1 chiamata
   *[other] { $calls } chiamate
} e { $tickets ->
    [one] 1 intervento
   *[other] { $tickets } interventi
}: { $count ->
    [0] tutto corrisponde.
    [one] 1 senza riscontro.
   *[other] { $count } senza riscontro.
}

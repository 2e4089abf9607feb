# What is printed of an intervention: work order, work report, tracking.

printed-order = Ordine di Intervento { $number }
printed-report = Rapporto di Lavoro dell'intervento { $number }
printed-tracking = Avanzamento della richiesta { $number }
printed-foot = Intervento { $number }, versione { $version }, ultima registrazione { $time } · Centralino
printed-replaced = Il segno ¿ sta al posto di un carattere che questo documento non può mostrare.
printed-not-stated = non indicata
printed-withheld = non visibile a chi legge
printed-superseded = Quest'ordine non vale più: vale l'ordine { $number }.

# The four blocks of an order.
printed-identification = Identificazione dell'intervento
printed-planning = Pianificazione
printed-cost = Costo complessivo
printed-reference = Segnalazione che lo ha generato

printed-client-number = Ordine del committente
printed-our-number = Numero nostro
printed-requester = Richiedente
printed-order-received = Ordine ricevuto
printed-report-number = Segnalazione n.
printed-calls = Chiamate
printed-quantity = Quantità
printed-unit-price = Prezzo unitario
printed-net = Importo €
printed-total = Totale senza IVA
printed-generated-by = Riferimento
printed-taxes = IVA

printed-intervention = Intervento
printed-work = Lavoro eseguito
printed-technician = Tecnico
printed-closed = Chiuso
printed-how = Modo
printed-by-phone = risolto al telefono
printed-times = Tempi
printed-cited-calls = Chiamate citate
printed-no-calls = nessuna
printed-call = Chiamata
printed-recorded = Ricevuta
printed-supplement = Integrazione del { $time }
printed-signatures = Firme
printed-signed-by = Il tecnico
printed-countersigned-by = Per il committente

printed-charge-after = Presa in carico dopo
printed-stages = Fasi
printed-stage = Fase
printed-when = Quando
printed-marks = Note
printed-findings = Esito del sopralluogo
printed-found = Rilevato
printed-found-start = inizio previsto
printed-found-end = fine stimata
printed-communications = Comunicazioni al committente
printed-channel = Mezzo
printed-message = Testo e fasi
printed-sending = Invio

stage-opened = richiesta aperta
stage-taken-in-charge = presa in carico
stage-inspection-started = sopralluogo iniziato
stage-quote-sent = preventivo inviato
stage-confirmed = intervento confermato
stage-execution-started = esecuzione iniziata
stage-execution-ended = esecuzione conclusa
stage-closed = intervento chiuso
stage-reopened = riaperta
reached-not-yet = non ancora
reached-never = non c'è

sending-told = detta { $time }
sending-waiting = da inviare alle { $time }
sending-sent = inviata alle { $time }

# How long something took.
elapsed-minutes = { $first } min
elapsed-hours = { $first } h { $second } min
elapsed-days = { $first } g { $second } h
# On the intervention (S4.2).
taken-in-charge-after = presa in carico dopo { $time }
wall-to-charge = in carico: mediana { $median }, massima { $worst }

# The overlay at the desk.
print-hint = { $save } salva in PDF · { $next } altro documento · { $back } chiude
print-saved = Salvato in { $path }
print-not-saved = Non salvato: { $why }
print-no-folder = qui non c'è una cartella dei documenti
print-none = Per stampare si sceglie prima un intervento.
print-loading = in arrivo…
print-title = Stampa
command-print = stampa
help-print = avanzamento, rapporto e ordini dell'intervento, da leggere o salvare in PDF
linear-save-paper = salva in PDF
linear-next-paper = altro documento

# Of the commands.
no-such-order = L'ordine { $number } non c'è.
no-report = L'intervento { $number } non ha ancora un rapporto di lavoro: si fa alla chiusura.
file-exists = { $path } esiste già: non viene sovrascritto.
file-not-written = { $path } non si può scrivere: { $why }
file-written = Scritto { $path }
column-order = Ordine
column-client-order = Del committente
column-planned = Inizio
column-total = Importo
column-holds = Vale

# The command line.
cli-order = Ordini di Intervento: elenco, testo, PDF
cli-order-list = Elenca gli ordini ricevuti
cli-order-list--state = open, closed o all, secondo l'intervento; altrimenti quelli aperti
cli-order-list--limit = Al più tanti
cli-order-list--json = Un oggetto JSON per riga
cli-order-show = Mostra un ordine
cli-order-show--number = Numero nostro, come 1042/1
cli-order-show--json = Un oggetto JSON su una riga
cli-order-pdf = Scrive un ordine in PDF
cli-order-pdf--number = Numero nostro, come 1042/1
cli-order-pdf--output = Il file, che non deve esserci già; - è l'uscita standard
cli-report = Rapporti di Lavoro: testo, PDF
cli-report-show = Mostra il rapporto di un intervento chiuso
cli-report-show--number = Numero della segnalazione
cli-report-show--json = Un oggetto JSON su una riga
cli-report-pdf = Scrive il rapporto in PDF
cli-report-pdf--number = Numero della segnalazione
cli-report-pdf--output = Il file, che non deve esserci già; - è l'uscita standard
cli-ticket-track = Mostra l'avanzamento di una segnalazione
cli-ticket-track--number = Numero della segnalazione
cli-ticket-track--json = Un oggetto JSON su una riga
cli-ticket-track--pdf = Scrive un PDF in questo file, che non deve esserci già; - è l'uscita standard

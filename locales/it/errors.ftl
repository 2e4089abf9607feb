# Refusals and problems: what is wrong, and what to do.

awaits-dispatch = Prima va assegnato qualcuno.
awaits-inspection = Si può solo dopo l'inizio del sopralluogo.
awaits-parts-request = Nessuno ha chiesto ricambi.
awaits-parts-suspension = Non è sospeso per ricambi.
awaits-quote = Non c'è un preventivo aperto.
awaits-quote-sent = Il preventivo non è ancora stato inviato.
awaits-quote-decision = Si aspetta la decisione del cliente sul preventivo.
awaits-parts = Si aspettano i ricambi.
awaits-completion = Si può solo quando i lavori sono completati.
awaits-adoption = È un intervento importato: prima va adottato.
awaits-authorisation = Chi lo chiede non è abilitato: prima il responsabile di turno lo autorizza.
awaits-failed-step = Nessun passo risulta non superato.
awaits-closing = Il rapporto di lavoro c'è solo dopo la chiusura: prima si chiude.

after-dispatch = dopo l'assegnazione
after-inspection = dopo l'inizio del sopralluogo
after-parts-request = se chiesti
after-parts-suspension = se sospeso
after-quote = se c'è preventivo
after-quote-sent = dopo l'invio
after-quote-decision = dopo la decisione sul preventivo
after-parts = dopo i ricambi
after-completion = a lavori completati
after-adoption = dopo l'adozione
after-authorisation = dopo l'autorizzazione
after-failed-step = se un passo non è superato
after-closing = dopo la chiusura
past-short = non più: { $state }
not-your-role = non per questo ruolo
no-checklist-short = senza lista di controllo
step-first-short = prima { $step }
escalated-short = già nella { $number }

refused-past = Non più: l'intervento è { $state }.
refused-quote-open = Il preventivo aspetta una decisione: prima di chiudere va approvato o rifiutato.
refused-needs-new-ticket = Non si riapre: serve una nuova segnalazione.
refused-call-state = La chiamata è già { $state }.
refused-role = Non permesso al ruolo { $role }.
refused-missing = { $field }: serve { $expected }.
refused-invalid = { $field }: non valido, serve { $expected }.
refused-late-entry = Quando: il contratto ammette un'ora di non più di { $hours } ore fa. Togli l'ora e scrivila in una nota.
refused-not-enabled = Persona: chi decide non è abilitato dal committente.
refused-authority = Persona: il livello { $level } non copre l'importo, serve il livello { $needed }.
refused-authority-any = Persona: il livello { $level } non copre l'importo, e nessun livello del contratto lo copre.
refused-in-charge = Già in carico al tecnico n. { $technician }.
refused-in-charge-named = Già in carico a { $name }.
refused-no-checklist = Per questo tipo di chiamata il contratto non ha lista di controllo.
refused-step-first = Prima va superato il passo { $step } della lista di controllo.
refused-escalated = Per questo passo l'escalation c'è già: intervento { $number }.
not-undone-too-late = Non si annulla più: sono passati più di cinque secondi.
not-undone-not-yours = Non si annulla: l'ultima mossa è di un altro.
not-undone-already = L'ultima mossa è già un annullamento: non c'è altro da annullare.
not-undone-told-outside = Non si annulla: qualcuno fuori dal centro è già stato avvisato. Per precisare c'è la nota.
not-undone-lasting = Non si annulla: resta registrato. Per toglierlo c'è il ritiro.
not-undone-taken-up = Non si annulla: una nuova segnalazione lo ha già ripreso.
refused-call-type = Tipo non adatto: qui valgono { $known }.
possible-now = Ora si può: { $verbs }.

need-text = qualche parola
need-code = una voce dell'elenco
need-date = una data
need-past-instant = un'ora già passata, come 9:40
need-moment-since-call = un'ora tra la chiamata e adesso
need-amount = un importo in euro
need-hours = un numero di ore
need-directory-record = una voce della rubrica
need-order = il dato dell'ordine
need-change = almeno una correzione
need-short-text = un testo più corto (4.000 caratteri)
need-contract-version = una versione registrata dello stesso contratto
need-quantity = una quantità maggiore di zero, con al più tre decimali
need-rate = un'aliquota da 0 a 100
need-quote-lines = un elenco come 12 h 35,00 22 manodopera; 1 pz 480 22 pompa
need-fewer-lines = al più 50 righe
need-resource-per-line = il nome della risorsa di ogni riga
need-sum-of-lines = la somma delle righe
need-nothing = niente: il campo è di altre richieste
need-site-above = un'altra sede, che non ne sia già parte, su al più 8 livelli
need-team = una squadra che non faccia parte di un'altra
need-later-instant = un momento dopo l'inizio
need-plant-there = un impianto della sede, o di ciò di cui fa parte, e di quel servizio
need-not-before-start = un giorno non prima dell'inizio
need-phases = un elenco come 30/11 2/12 smontaggio; 3/12 montaggio
need-name-per-phase = il nome di ogni fase

server-unreachable = Il server non risponde.
server-unreadable = La risposta del server non si capisce: a quell'indirizzo c'è un altro programma? ({ $detail })
problem-refused = Il server ha rifiutato.
problem-unreadable = { $field }: il server non capisce, attende { $expected }.
problem-not-found = Non trovato.
problem-about = { $field }: { $problem }
problem-no-such-path = Il server non conosce questa richiesta: programma e server sono di versioni diverse.
problem-method-not-allowed = Il server non accetta questa richiesta: programma e server sono di versioni diverse.
problem-unauthenticated = Token mancante, sbagliato o revocato: chiederne uno nuovo all'amministratore.
problem-forbidden = Il ruolo del token non lo permette.
problem-key-required = Richiesta senza chiave di ripetizione (errore del programma).
problem-key-reused = La stessa registrazione è già stata fatta con altri dati: cercarla prima di ripetere.
problem-version-required = Richiesta senza versione (errore del programma).
problem-version-stale = È cambiato nel frattempo: rileggere e ripetere.
problem-taken = Ha già risposto un altro operatore.
problem-too-large = Testo troppo lungo.
problem-unsupported-media-type = Il server non capisce il formato (versioni diverse).
problem-wrong-host = Il server non risponde a questo indirizzo.
problem-busy = Il server è occupato: si riprova tra poco.
problem-timed-out = Il server ci mette troppo: si riprova tra poco.
problem-disk-full = Il disco del server è pieno: niente è stato scritto. Liberare spazio e ripetere.
problem-wrong-cursor = La pagina chiesta è di un'altra storia: si rilegge da capo.
problem-internal = Errore interno del server (codice { $id }): avvisare l'amministratore.
# What people read when something goes wrong.

# Failures of a command; what the server refuses is told as at the desk
failure-other = Errore: { $cause }
failure-unreachable = Il server non risponde: { $cause }
failure-no-data-folder = Non c'è una cartella per i dati: indicarla con --data
failure-no-token = È indicato un server ma non un token: impostare CENTRALINO_TOKEN
failure-demo-with-server = --demo e --server non vanno insieme: la dimostrazione ha un server suo
failure-demo-elsewhere = --demo vale solo per il posto di lavoro: gli altri comandi lavorano sui dati veri
failure-files = Non si può leggere o scrivere { $path }: { $cause }
failure-disk-full = Disco pieno: nulla è stato scritto. Liberare spazio; il programma riprova da solo.
failure-not-private = La cartella { $path } è aperta ad altri utenti e conterrebbe dati personali: chiuderla con chmod 700
failure-held = La banca dati { $path } è in uso da un altro programma: chiuderlo; se è un server (centralino serve), rivolgersi a lui impostando CENTRALINO_SERVER e CENTRALINO_TOKEN
failure-no-such-ticket = Segnalazione { $number }: non trovata
failure-output = Non si può scrivere il risultato: { $cause }
failure-newer = La banca dati è di una versione più recente ({ $found }; questo programma arriva alla { $known }): aggiornare il programma. Nulla è stato toccato.
failure-database = La banca dati non si apre: { $cause }
failure-not-clean = La storia non è integra: { $findings ->
    [one] 1 difformità
   *[other] { $findings } difformità
  }
failure-not-applied = { $tickets ->
    [one] 1 segnalazione è rimasta
   *[other] { $tickets } segnalazioni sono rimaste
  } sotto la versione di prima
failure-contract-read = Il contratto { $path } non si legge: { $cause }
failure-contract-wrong = Contratto sbagliato, { $path }:{ $line }: { $field }: { $expected }
failure-contract-wrong-whole = Contratto sbagliato, { $path }:{ $line }: { $expected }
failure-no-such-file = il file non c'è
failure-no-permission = manca il permesso
failure-is-a-folder = è una cartella
failure-no-text = non è un testo in UTF-8
failure-contract-unknown = Nessun contratto si chiama «{ $name }»; ci sono: { $known }
failure-contract-changed = Il contratto { $name } { $version } è già registrato con un altro testo: un testo nuovo vuole una versione nuova
failure-contract-stored = Un contratto registrato non si legge: { $cause }
failure-no-contract = Non c'è un contratto sotto cui aprire segnalazioni
failure-not-loopback = { $address } non è un indirizzo di questa sola macchina: il server ascolta solo su 127.0.0.1 o [::1]
failure-address-taken = L'indirizzo { $address } è già in uso da un altro programma
failure-listen = Non si può ascoltare su { $address }: { $cause }

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
not-your-role = non per questo ruolo

refused-past = Non più: l'intervento è { $state }.
refused-quote-open = Il preventivo aspetta una decisione: prima di chiudere va approvato o rifiutato.
refused-needs-new-ticket = Non si riapre: serve una nuova segnalazione.
refused-call-state = La chiamata è già { $state }.
refused-role = Non permesso al ruolo { $role }.
refused-missing = { $field }: serve { $expected }.
refused-invalid = { $field }: non valido, serve { $expected }.
refused-call-type = Tipo non adatto: qui valgono { $known }.
possible-now = Ora si può: { $verbs }.

need-text = qualche parola
need-code = una voce dell'elenco
need-date = una data
need-past-instant = un'ora già passata, come 9:40
need-amount = un importo in euro
need-hours = un numero di ore
need-directory-record = una voce della rubrica
need-order = il dato dell'ordine
need-change = almeno una correzione
need-short-text = un testo più corto (4.000 caratteri)

server-unreachable = Il server non risponde.
server-unreadable = Il server dà una risposta che non si capisce: { $detail }
problem-refused = Il server ha rifiutato.
problem-unreadable = { $field }: il server non capisce, attende { $expected }.
problem-not-found = Non trovato.
problem-no-such-path = Il server non conosce questa richiesta: programma e server sono di versioni diverse.
problem-method-not-allowed = Il server non accetta questa richiesta: programma e server sono di versioni diverse.
problem-unauthenticated = Chiave di accesso mancante o non valida: chiederne una nuova all'amministratore.
problem-forbidden = La chiave di accesso non permette questa azione.
problem-key-required = Richiesta senza chiave di ripetizione (errore del programma).
problem-key-reused = La stessa scheda è già stata registrata con altri dati: cercarla prima di ripetere.
problem-version-required = Richiesta senza versione (errore del programma).
problem-version-stale = L'intervento è cambiato nel frattempo.
problem-taken = Ha già risposto un altro operatore.
problem-too-large = Testo troppo lungo.
problem-unsupported-media-type = Il server non capisce il formato (versioni diverse).
problem-wrong-host = Il server non risponde a questo indirizzo.
problem-busy = Il server è occupato: riprovo da solo.
problem-timed-out = Il server ci mette troppo: riprovo da solo.
problem-disk-full = Il disco del server è pieno: niente è stato scritto. Liberare spazio e ripetere.
problem-wrong-cursor = Lettura ricominciata da capo.
problem-internal = Errore interno del server (codice { $id }): avvisare l'amministratore.

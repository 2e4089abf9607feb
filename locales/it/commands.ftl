# Words of the commands that scripts use: import, simulate, call, ticket.

import-summary = { $taken ->
    [one] 1 segnalazione importata
   *[other] { $taken } segnalazioni importate
  }, { $there } già presenti, { $refused ->
    [one] 1 riga rifiutata
   *[other] { $refused } righe rifiutate
  }
import-summary-dry = controllo senza invio: { $taken ->
    [one] 1 segnalazione pronta
   *[other] { $taken } segnalazioni pronte
  }, { $refused ->
    [one] 1 riga rifiutata
   *[other] { $refused } righe rifiutate
  }
import-refused = riga { $line }: { $reason }
import-refused-column = riga { $line }, colonna «{ $column }»: { $reason }
import-reason-empty = manca un valore obbligatorio
import-reason-not-a-date = «{ $found }» non è una data valida
import-reason-unknown-state = lo stato «{ $found }» non è nell'elenco degli stati
import-reason-closed-before-opened = la chiusura precede l'apertura
import-reason-repeated = lo stesso numero è già alla riga { $first }
import-reason-not-utf8 = il testo non è in UTF-8
import-reason-fields = { $found } campi invece di { $expected }
import-reason-server = il server la rifiuta ({ $code })
import-no-column = manca la colonna «{ $column }»; ci sono: { $known }
import-mapping-unreadable = la mappatura non si legge: { $told }
import-mapping-wrong = nella mappatura il valore «{ $found }» non va bene per { $field }

column-deadline = Scadenza
column-standing = Stato scad.
column-site = Sede
column-proposes-rejection = Si propone il rifiuto
directory-set-unreadable = --set { $text }: serve CAMPO=VALORE; i campi sono { $known }
directory-set-unknown = --set { $text }: campo sconosciuto; i campi sono { $known }
directory-set-number = --set { $text }: serve un numero
directory-set-code = --set { $text }: serve un codice
directory-set-patron = --set { $text }: serve un giorno come 7/12, easter+50, "tue 1 05"
directory-set-yes = --set { $text }: serve sì o no
column-number = N.
column-received = Ricevuta
column-answered = Risposta
column-ended = Conclusa
column-state = Stato
column-channel = Canale
column-type = Tipo
column-priority = Priorità
column-service = Servizio
column-caller = Chiamante
column-place = Luogo
column-description = Descrizione
column-level = Programmabilità
column-ticket = Segnalazione
column-version = Versione
column-source = Fonte
column-source-state = Stato nella fonte
column-category = Categoria nella fonte

deadline-open = entro il { $due }, { $standing }
deadline-met = entro il { $due }, rispettato il { $met }
deadline-late = entro il { $due }, in ritardo il { $met }
history-recorded-at = registrato alle { $time }
history-recorded-on = registrato il { $time }
standing-overdue = in ritardo
standing-running = in tempo
standing-paused = sospesa
timeline-warned = { $milestone }: { $percent } % del tempo (entro il { $due }), avvisato: { $role }

act-opened = Aperta la segnalazione { $opened }.
act-done = Segnalazione { $number }: { $told }{ $implied ->
    [0] {""}
    [one] {" "}(1 passo sottinteso)
   *[other] {" "}({ $implied } passi sottintesi)
  }
act-already-so = Segnalazione { $number }: era già così, nulla è cambiato
act-unknown-action = l'azione «{ $found }» non esiste; le azioni sono: { $known }
act-unreadable = «{ $found }» non si legge: scrivi campo=valore, oppure un oggetto JSON con --json-data
act-unknown-field = l'azione non ha il campo «{ $field }»; i suoi campi sono: { $known }
act-no-field = l'azione non ha il campo «{ $field }»: non ne ha nessuno
act-unknown-text = il testo «{ $field }» non esiste; i testi sono: { $known }
act-missing-field = manca il campo «{ $field }» ({ $name }): { $expected }; si dà con --set { $field }=…
act-wrong-field = «{ $found }» non va bene per il campo «{ $field }»: { $expected }
act-expects-answer = true o false
act-expects-number = il numero di una voce della rubrica
act-expects-instant = un istante con il fuso, come 2026-11-30T08:00:00+01:00
act-expects-list = un elenco in --json-data
act-expects-order = order.identification, order.planned_start (come 2026-11-30), order.total, order.generated_by
act-data = i dati dell'azione non vanno bene: { $told }
said-unreadable = «{ $text }» non è un orario: scrivi 9:40, ieri 9:40 o 22/11 9:40
said-no-such-day = «{ $text }»: quel giorno non esiste
said-in-spring-gap = «{ $text }» non esiste: in quell'ora gli orologi sono andati avanti
said-in-autumn-fold = «{ $text }» è successo due volte: aggiungi +02 per la prima o +01 per la seconda
said-in-future = «{ $text }» è nel futuro

simulate-begins = { $count ->
    [one] 1 chiamata
   *[other] { $count } chiamate
  } in { $seconds } secondi
simulate-rang = { $index }/{ $count }  { $at }  { $caller }  chiamata { $number }
simulate-ends = finito: { $count ->
    [one] 1 chiamata
   *[other] { $count } chiamate
  }
simulate-not-a-moment = riga { $line }: «{ $found }» non è un momento; scrivi 2016-03-01T08:00

cli-call-list = Elenca le chiamate
cli-call-list--state = Solo quelle in questo stato: ringing, answered, lost, ended
cli-call-list--limit = Al massimo tante
cli-call-list--json = Un oggetto JSON per riga
cli-call-show = Mostra una chiamata
cli-call-show--number = Il numero della chiamata
cli-call-show--json = Un oggetto JSON su una riga
cli-ticket-list = Elenca le segnalazioni
cli-ticket-list--state = Quali: open, closed, all (senza: open; con --q: all, anche chiuse e importate)
cli-ticket-list--q = Parole, un nome o un numero da cercare
cli-ticket-list--limit = Al massimo tante
cli-ticket-list--json = Un oggetto JSON per riga
cli-ticket-show = Mostra una segnalazione con scadenze e storia
cli-ticket-show--number = Il numero della segnalazione
cli-ticket-show--json = Un oggetto JSON su una riga
cli-ticket-act = Compie un'azione su una segnalazione
cli-ticket-act--number = Il numero della segnalazione
cli-ticket-act--action = L'azione: take-charge, complete, close…
cli-ticket-act--set = Un dato, campo=valore; si ripete per ogni dato
cli-ticket-act--text = Un testo, campo=parole; si ripete per ogni testo
cli-ticket-act--json-data = Tutti i dati come oggetto JSON
cli-ticket-act--at = Quando è successo: 9:40, ieri 9:40, 22/11 9:40
cli-ticket-act--version = La versione su cui agire; senza, quella attuale
cli-ticket-act--key = La chiave del comando: la stessa due volte è lo stesso comando
cli-ticket-act--json = Un oggetto JSON su una riga
cli-import--file = Il file CSV, in UTF-8
cli-import--mapping = Il file TOML che dice quale colonna contiene che cosa
cli-import--dry-run = Legge e controlla, senza inviare nulla
cli-simulate--calls = Il file CSV degli arrivi: opened_at, contact_type, caller_id
cli-simulate--from = Da dove cominciare, come nel file: 2016-03-01T08:00
cli-simulate--length = Quanto del file: 8h, 90m
cli-simulate--speed = Quanti secondi del file passano in uno
cli-simulate--max-gap = Il silenzio più lungo, in tempo del file; i più lunghi si accorciano

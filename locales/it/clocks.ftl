# Words of deadlines explained, of penalties, and of the commands about them.

holiday-capodanno = Capodanno
holiday-epifania = Epifania
holiday-pasqua = Pasqua
holiday-lunedi-angelo = Lunedì dell'Angelo
holiday-liberazione = Liberazione
holiday-lavoro = Festa del Lavoro
holiday-repubblica = Festa della Repubblica
holiday-assunzione = Assunzione
holiday-san-francesco = San Francesco
holiday-ognissanti = Ognissanti
holiday-immacolata = Immacolata Concezione
holiday-natale = Natale
holiday-santo-stefano = Santo Stefano
holiday-patrono = festa del patrono

explained-milestone-taking-charge = Presa in carico
explained-milestone-inspection = Sopralluogo
explained-milestone-quote-sent = Invio del preventivo
explained-milestone-execution-start = Inizio dei lavori
explained-milestone-execution-end = Fine dei lavori
explained-title = { $what }: { $target }
explained-title-round = { $what }: { $target } ({ $round })

explained-from = da
explained-to = a
explained-counts = conta
explained-total = totale
explained-why = perché
explained-nothing = no
explained-days = { $count } g

explained-why-minutes = minuti di orologio, giorno e notte
explained-why-hours = orario di lavoro
explained-why-working-day = giorno lavorativo
explained-why-day = giorno di calendario
explained-why-closed = fuori orario
explained-why-no-working-day = giorno non lavorativo
explained-why-exception = orario speciale di quel giorno nel contratto
explained-why-holiday = festivo: { $name }
explained-why-starting-day = il giorno di partenza non si conta
explained-stopped-parts = sospesa per ricambi
explained-stopped-quote = sospesa per preventivo
explained-stopped-completed = lavori completati, fino alla riapertura
explained-stopped-until = fino a: { $what }
explained-stopped-still = dura ancora

explained-due = Scadenza
explained-standing = Stato
explained-running = in corso al { $at }
explained-overdue = superata, in ritardo dal { $breached }
explained-is-paused = sospesa dal { $since }: la scadenza si sposta finché dura
explained-met = rispettata il { $met }
explained-met-late = raggiunta in ritardo il { $met }
explained-implied = dedotta
explained-late-entry = registrazione tardiva
explained-conflicting = in conflitto
explained-elapsed = Consumato
explained-elapsed-of = { $elapsed }, restano { $left }
explained-paused = Sospensioni
explained-paused-for = { $time } di orologio, non contate
explained-stop = Fermata
explained-hidden-stop = { $span }: { $why }; non sposta la scadenza
explained-hidden-stop-lasts = dal { $span }: { $why }
explained-appointment = Appuntamento
explained-appointment-is = { $at }, concordato con il cliente: non è la scadenza

explained-started = Decorrenza
explained-started-call = dalla chiamata
explained-started-inspection = dalla fine del sopralluogo
explained-started-quote-opened = dall'apertura del preventivo
explained-started-quote-approved = dall'approvazione del preventivo
explained-started-work-started = dall'inizio dei lavori
explained-started-reopened = dalla riapertura
explained-clause = Clausola
explained-contract = Contratto
explained-reading = Come si conta
explained-reading-minutes = minuti di orologio, giorno e notte, mai sospesi
explained-reading-hours = orario «{ $name }»: { $hours }
explained-reading-working-days = { $saturday ->
    [0] lun–ven
   *[other] lun–sab
  } esclusi i festivi, { $end }; il giorno di partenza non si conta
explained-reading-days = tutti i giorni, { $end }; il giorno di partenza non si conta
explained-end-midnight = fino alle 24:00
explained-end-closing = fino alla chiusura dell'orario di lavoro
explained-not-on-holidays = esclusi i festivi
explained-on-holidays-too = anche nei festivi
explained-patron = Patrono
explained-no-patron = non indicato, non contato
explained-penalty = Penale
explained-penalty-is = { $late } di ritardo: { $charge } × { $times } = { $sum } €{ $clause }; del mese della scadenza, { $month }{ $settled ->
    [0] {""}; stima: può crescere finché non è raggiunta
   *[other] {""}
  }
explained-penalty-once = { $late } di ritardo: { $charge }, una volta sola{ $clause }; del mese della scadenza, { $month }{ $settled ->
    [0] {""}; stima: non è ancora raggiunta
   *[other] {""}
  }
explained-of-clause = {" "}(clausola { $clause })
explained-late-clock = { $late } di orologio
explained-late-hours = { $late } di orario di lavoro
explained-late-working-days = { $late } lavorativi
explained-late-days = { $late } di calendario
explained-charge-percent = { $percent } % di { $base } €
explained-charge-hour = { $sum } per ogni ora intera
explained-charge-started-hour = { $sum } per ogni ora iniziata
explained-charge-day = { $sum } per ogni giorno intero
explained-charge-started-day = { $sum } per ogni giorno iniziato
explained-priority-corrected = { $to }, corretta da { $from } il { $at } (registrazione { $seq })
explained-level-changed = { $to }, prima { $from }, dal { $at } (registrazione { $seq })
explained-reopened = Riaperto
explained-reopened-is = il { $at } (registrazione { $seq }); per contratto { $policy }
explained-reopened-resume = le scadenze riprendono da dove erano
explained-reopened-restart = le scadenze ricominciano da capo
explained-reopened-separate = la riapertura ha scadenze sue, separate dalle prime

explained-none = Nessuna scadenza: l'intervento è { $state }
explained-none-outside = Nessuna scadenza di esecuzione: i lavori sono finiti senza il nostro intervento ({ $state })
explained-none-reopened = Riaperto il { $at }: nessuna scadenza corre, tutte quelle che ha erano già raggiunte
explained-none-suspended = Nessuna scadenza corre: { $state } dal { $at }{ $by }
explained-none-running = Nessuna scadenza in corso: l'intervento è { $state }; restano quelle raggiunte

sla-ticket = Segnalazione { $number }: { $priority }, { $state }
sla-no-clocks = Nessuna scadenza: il contratto non ne prevede per questa segnalazione
sla-other-text = Attenzione: testo diverso dalla versione { $version } dello stesso nome, fornita con il programma
sla-same-version = Attenzione: due testi diversi si dicono entrambi { $version }
sla-rules-differ = Cambiano anche, senza spostare scadenze: { $rules }
sla-rule-penalties = penali
sla-rule-escalation = avvisi di scadenza
sla-rule-reminders = peso dei solleciti
sla-rule-complaints = peso dei reclami
sla-no-sites = --site: «{ $found }» non c'è: nessuna sede nella rubrica
sla-no-such-clock = { $what }: la segnalazione non ha questa scadenza
sla-before-the-call = --at: serve un istante non prima della chiamata, del { $called }
sla-contract-of-ticket = Il contratto della segnalazione { $number } ({ $hash }) non si legge con questo programma
sla-out-of-reach = La scadenza cade fuori dagli anni che il calendario conosce (1900–2199)
sla-unknown = { $option }: «{ $found }» non c'è; ci sono: { $known }
sla-several-sites = --site: più sedi hanno questo nome; indicarne il numero: { $known }
sla-not-foreseen = --milestone: prima della segnalazione si calcolano solo { $known }
sla-no-target = Il contratto non prevede nessuna di queste scadenze; l'inizio dei lavori vuole --approved-at
sla-approved-before-called = --approved-at: serve un istante non prima di --called-at ({ $called })
sla-instant-unreadable = { $option }: «{ $text }» non è un istante; scrivere 2026-12-04T16:30, 04/12/2026 16:30, 2026-12-04T16:30+01:00, o in breve 9:40, ieri 9:40, 22/11 9:40
sla-instant-no-such-day = { $option }: «{ $text }»: quel giorno non esiste
sla-instant-in-future = { $option }: «{ $text }» è nel futuro: scrivere anche l'anno
sla-forecast = previsione: l'istante chiesto è nel futuro, vale se fino ad allora non succede altro
sla-instant-in-spring-gap = { $option }: «{ $text }» non esiste, in quell'ora gli orologi vanno avanti
sla-instant-in-autumn-fold = { $option }: «{ $text }» accade due volte; aggiungere { $first } per la prima o { $second } per la seconda
sla-contract-unknown = --contract: «{ $found }» non è un file né un contratto fornito o registrato; ci sono: { $known }
sla-contract-several = --contract: «{ $found }» può essere { $known }
sla-contract-unreadable = --contract: «{ $found }» non si legge con questo programma: { $known }
sla-two-contracts = --contract: servono due contratti, da confrontare tra loro; { $count ->
    [one] ce n'è uno
   *[other] ce ne sono { $count }
  }
sla-deadline = Scadenza
sla-shift = Spostamento
sla-none = nessuna
sla-compared = { $from } e { $to }: { $moved ->
    [one] 1 segnalazione cambia
   *[other] { $moved } segnalazioni cambiano
  } scadenza, { $unmoved } no
sla-lacks-priority = Segnalazione { $number }: la priorità { $code } non c'è in { $contract }
sla-lacks-level = Segnalazione { $number }: il livello { $code } non c'è in { $contract }
sla-contract-not-held = --contract: il server non ha registrato «{ $found }»; ci sono: { $known }. Per registrare un file: centralino serve --contracts CARTELLA
sla-applied = Segnalazione { $number }: da { $from } a { $to }
sla-would-apply = Segnalazione { $number }: passerebbe da { $from } a { $to }
sla-already-applied = Segnalazione { $number }: è già sotto { $to }
sla-not-applied = Segnalazione { $number }: { $why }
sla-applied-move = { $milestone }: { $before } → { $after }{ $shift ->
    [none] {""}
   *[other] {" "}({ $shift })
  }
sla-applied-no-move = nessuna scadenza si sposta
sla-applied-in-all = { $to }: { $applied ->
    [one] 1 segnalazione passata
   *[other] { $applied } segnalazioni passate
  }, { $already } già così, { $refused } no
sla-applied-in-all-dry = { $to }, prova senza scrivere: { $applied ->
    [one] 1 segnalazione passerebbe
   *[other] { $applied } segnalazioni passerebbero
  }, { $already } già così, { $refused } no
sla-no-penalties = Nessuna penale
sla-month = Mese
sla-contract = Contratto
sla-breaches = Scadute
sla-settled = Definitive €
sla-estimated = In corso € (stima)
sla-cap = Tetto €
sla-total = Totale €
sla-estimate = { $sum } (stima)

cli-sla = Scadenze: come si contano, quando cadrebbero, che cosa cambia con un altro contratto, quanto costano; e applicarlo
cli-sla-explain = Spiega le scadenze di una segnalazione, intervallo per intervallo
cli-sla-explain--number = Il numero della segnalazione
cli-sla-explain--milestone = Solo questa: taking-charge, inspection, quote-sent, execution-start, execution-end
cli-sla-explain--at = A quell'istante, come 2026-12-04T16:30 (ora italiana), 04/12/2026 16:30, ieri 9:40, 9:40 o con il fuso; nel futuro è una previsione; senza, adesso
cli-sla-explain--json = Un oggetto JSON per riga
cli-sla-due = Calcola le scadenze di una richiesta prima che ci sia la segnalazione
cli-sla-due--contract = Un file .toml, un contratto fornito o uno registrato sul server: nome, nome@versione, inizio dell'impronta
cli-sla-due--priority = Il codice della priorità, come EME o eme
cli-sla-due--called-at = Quando arriva la richiesta, come 2026-12-04T16:30 (ora italiana), 04/12/2026 16:30, ieri 9:40, 9:40 o con il fuso
cli-sla-due--site = Numero o nome esatto della sede, per la festa del patrono
cli-sla-due--patron = Festa del patrono senza chiedere al server: 7/12 (giorno/mese) o 12-07 (mese-giorno) per il 7 dicembre, easter+50 o "tue 1 05"
cli-sla-due--level = Il codice della programmabilità, come BRE; vuole --approved-at
cli-sla-due--approved-at = Quando il cliente approva: da qui decorre l'inizio dei lavori
cli-sla-due--milestone = Solo questa: taking-charge, inspection, execution-start
cli-sla-due--json = Un oggetto JSON per riga
cli-sla-compare = Mostra quali scadenze delle segnalazioni aperte cambierebbero tra due contratti
cli-sla-compare--contracts = Due volte: un file .toml, un contratto fornito o uno registrato sul server
cli-sla-compare--json = Un oggetto JSON per riga
cli-sla-apply = Mette segnalazioni aperte sotto un'altra versione del loro contratto, registrata sul server
cli-sla-apply--contract = La versione: nome, nome@versione, inizio dell'impronta o il file .toml
cli-sla-apply--reason = Il motivo, che resta nella storia di ogni segnalazione
cli-sla-apply--tickets = Il numero della segnalazione; si può ripetere
cli-sla-apply--all = Tutte le segnalazioni aperte sotto un'altra versione dello stesso contratto
cli-sla-apply--dry-run = Mostra che cosa cambierebbe, senza scrivere nulla
cli-sla-apply--json = Un oggetto JSON per riga
cli-sla-penalties = Somma le penali per mese e per contratto
cli-sla-penalties--month = Solo questo mese, come 2026-11 o 11/2026
cli-sla-penalties--json = Un oggetto JSON per riga

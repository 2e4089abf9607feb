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
explained-title = { $what }: { $target }{ $round ->
    [0] {""}
   *[other] {" "}(riapertura n. { $round })
  }

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

explained-none = Nessuna scadenza: l'intervento è { $state }
explained-none-outside = Nessuna scadenza di esecuzione: i lavori sono finiti senza il nostro intervento ({ $state })
explained-none-running = Nessuna scadenza in corso: l'intervento è { $state }; restano quelle raggiunte

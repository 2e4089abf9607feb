# What the linear workplace says in other words: spelled out for ears and braille, without signs and keys.

day-mon = lunedì
day-tue = martedì
day-wed = mercoledì
day-thu = giovedì
day-fri = venerdì
day-sat = sabato
day-sun = domenica

late-by = in ritardo di { $time }
length-seconds = { $seconds ->
    [one] 1 secondo
   *[other] { $seconds } secondi
  }
length-minutes = { $minutes ->
    [one] 1 minuto
   *[other] { $minutes } minuti
  }
length-minutes-seconds = { $minutes ->
    [0] { $seconds ->
        [one] 1 secondo
       *[other] { $seconds } secondi
      }
   *[other] { $minutes ->
        [one] 1 minuto
       *[other] { $minutes } minuti
      }{ $seconds ->
        [0] {""}
        [one] {" "}e 1 secondo
       *[other] {" "}e { $seconds } secondi
      }
  }
length-hours = { $hours ->
    [one] 1 ora
   *[other] { $hours } ore
  }{ $count ->
    [0] {""}
    [one] {" "}e 1 minuto
   *[other] {" "}e { $count } minuti
  }
length-days = { $days } giorni
insisted-ahead = { $told }: in elenco sta più in alto, come se scadesse { $minutes } minuti prima
remains-hours-minutes = restano { $count } ore e { $minutes } minuti lavorativi

state-suspended-for-parts = sospeso per ricambi
state-suspended-for-quote = sospeso per preventivo
verb-ask-parts = chiedi ricambi
verb-suspend-for-quote = sospendi per preventivo
verb-record-order = ordine di intervento
verb-tell-staff = personale avvisato
channel-certified-mail = posta certificata
after-quote = solo se c'è un preventivo
after-parts-request = solo se sono stati chiesti ricambi
after-parts-suspension = solo se è sospeso per ricambi

command-start-call = nuova scheda
command-end-call = chiamata senza intervento

help-explain = spiega la scadenza, dalla chiamata

not-enabled = non abilitato
nothing-rings = Nessuna chiamata in attesa.
no-call-selected = Nessuna chiamata scelta: scegliere prima una chiamata.
no-ticket-selected = Nessun intervento scelto: scegliere prima un intervento.
similar = Simile: l'intervento { $number }, «{ $what }», stesso luogo, { $minutes } minuti fa.
similar-preselected = Già segnalato: l'intervento { $number }, «{ $what }», stesso luogo e impianto, { $minutes } minuti fa.
nothing-similar = Non c'è un intervento simile.
told-registered = Numero da dire al chiamante: { $number }.
told-registered-of = Numero da dire a { $who }: { $number }.
still-to-tell = Da dire a { $who }: numero { $number }.
lead-remind = La chiamata diventa un sollecito dell'intervento { $number }, «{ $what }». Per lasciare perché è un altro guasto: punto esclamativo.
lead-reminded-closed = L'intervento { $number } era già concluso: si riapre? Per lasciarlo così: punto esclamativo; il sollecito resta registrato.
lead-start-call = Nuova chiamata a mano. Per una chiamata di prima dire quando e perché.
changed-meanwhile = L'intervento { $number } è cambiato nel frattempo{ $by }: { $what }. Registri di nuovo per ripetere.
aspect-from-to = { $aspect } da { $from } a { $to }
quit-with-drafts = Ci sono schede non registrate: restano salvate qui. Scelga di nuovo l'uscita per uscire.
product = Centralino

round-kept-undo = Intervento { $number }, { $action }: registrato
round-unlinked = Questo accesso non è legato a un tecnico: si sentono tutti gli interventi aperti. Chi amministra il server lo lega con il comando token add, ruolo technician e il numero del tecnico.
round-on-its-way = in viaggio: { $action }, { $time }

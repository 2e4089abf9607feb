# The linear workplace: lines of text with numbered choices, for ears, braille and pipes.

linear-connecting = Mi collego al server.
linear-choose = Scelta:
linear-choose-ticket = Numero della lista, oppure n e il numero dell'intervento:
linear-back = torna indietro
linear-to-start = torna all'inizio
linear-leave = lascia, conservando tutto
linear-help = aiuto
linear-answer = rispondi alla chiamata più vecchia
linear-start-call = nuova scheda, per una chiamata a mano o di prima
linear-go-deadlines = scadenze
linear-go-calls = chiamate
linear-search = cerca un intervento
linear-go-aside = { $count ->
    [0] schede non finite: nessuna
    [one] torna alla scheda non finita
   *[other] schede non finite: { $count }
  }
linear-aside = { $count ->
    [0] Nessuna scheda non finita.
    [one] 1 scheda non finita.
   *[other] { $count } schede non finite.
  }
linear-quit = esci
linear-told-them = numeri comunicati ai chiamanti
linear-more = { $count ->
    [one] un altro
   *[other] altri { $count }
  }

linear-nobody-waits = Nessuna chiamata in attesa.
linear-waiting = { $count ->
    [one] 1 chiamata in attesa
   *[other] { $count } chiamate in attesa
  }. La più vecchia da { $since }: { $who }.
linear-wall-waiting = { $count ->
    [one] 1 chiamata in attesa
   *[other] { $count } chiamate in attesa
  }, la più vecchia da { $since }.
linear-deadlines = Scadenze: { $late } in ritardo, { $soon } entro un'ora. { $open ->
    [one] 1 intervento aperto
   *[other] { $open } interventi aperti
  }.
linear-open-tickets = { $count ->
    [one] 1 intervento aperto, il { $numbers }
   *[other] { $count } interventi aperti: { $numbers }
  }
linear-call-rings = in attesa da { $since }
linear-call-gone = La chiamata non c'è più.
linear-open-sheet = apri la scheda
linear-sheet-of-call = Scheda della chiamata { $number }, delle { $at }
linear-sheet-by-hand = Scheda di una chiamata a mano, delle { $at }

linear-ticket = Intervento { $number }: { $priority }, { $state }.
linear-row = intervento { $number }
linear-history = leggi la storia
linear-no-history = senza la storia
linear-history-of = Storia, { $count ->
    [one] 1 passo
   *[other] { $count } passi
  }:
linear-explain = perché questa scadenza
linear-next-deadline = scadenza seguente
linear-previous-deadline = scadenza precedente
linear-closed = Non ora, { $why }: { $what }.
linear-already-so = è già così
linear-time-to-tell = { $what }: dire a che ora è stato
linear-found = { $count ->
    [one] Trovato 1 intervento.
   *[other] Trovati { $count } interventi, i primi { $read }:
  }
linear-search-for = Cercare per numero, nome, luogo o parole:
linear-search-again = Numero della lista, oppure altre parole da cercare:

# Forms
linear-how-forms-go = Invio tiene ciò che c'è; minore torna al campo prima; trattino svuota; punto esclamativo lascia conservando tutto; punto interrogativo spiega.
linear-ask = { $field }:
linear-ask-held = { $field }, ora { $held }:
linear-expects-choice = un numero o qualche lettera
linear-expects-yes-no = s o n
linear-takes = { $field }: { $takes }.
linear-takes-choice = si sceglie con il numero, o si scrivono lettere per cercare nella lista
linear-takes-text = parole libere
linear-blank = vuoto
linear-summary = Riepilogo; con il numero si cambia un campo:
linear-register = Registra? s o n:
linear-make-reminder = fanne un sollecito dell'intervento simile
linear-first-field = È il primo campo.
linear-choose-or-blank = Scegliere un numero della lista, scrivere altre lettere, oppure trattino per lasciare vuoto.
linear-not-in-list = { $field }: «{ $typed }» non è nella lista. Scrivere altre lettere, o punto interrogativo per la lista.

# Refusals of what was typed
linear-expected = { $most ->
    [0] Serve 0, o un comando che comincia con due punti.
    [one] Serve 1, oppure 0.
   *[other] Serve un numero da 0 a { $most }, o le prime lettere di una scelta.
  }
linear-several = Può essere più di una cosa: { $choices }. Scriverne il numero o il nome intero.
linear-too-long = Riga troppo lunga: al massimo 10.000 caratteri. Ciò che era scritto prima resta.
linear-no-command = «{ $name }» non è un comando: punto interrogativo li elenca.
linear-by-number = Qui si sceglie con i numeri della lista.
linear-no-screen = Qui non c'è uno schermo: Invio rilegge la pagina.

# News
linear-news = Novità: { $what }
linear-attention = Attenzione: { $what }
linear-new-call = chiamata da { $who }.
linear-passed = scadenza passata: { $ticket }.
linear-line-is-back = il server risponde di nuovo.

# The end
linear-end-of-input = Fine di ciò che si scrive: esco.
linear-kept = { $count ->
    [one] 1 scheda non finita resta salvata.
   *[other] { $count } schede non finite restano salvate.
  }
linear-not-kept = Le schede non finite di una prova non si conservano.
linear-goodbye = Fine.

linear-help-1 = Ogni pagina dice i fatti, poi le scelte con il loro numero, poi la domanda.
linear-help-2 = Si risponde con il numero o con le prime lettere della scelta; 0 torna indietro; Invio da solo rilegge la pagina.
linear-help-3 = Un intervento si apre da ogni lista con n e il suo numero, per esempio n 1042.
linear-help-4 = Nei moduli: Invio tiene ciò che c'è; minore torna al campo prima; trattino svuota; punto esclamativo lascia conservando tutto; punto interrogativo spiega il campo.
linear-help-5 = Ciò che arriva da solo comincia con «Novità» o «Attenzione»; poi la domanda è ripetuta.
linear-help-6 = Ogni comando si può dire per nome, dopo due punti:
linear-help-7 = Dopo i due punti si dice anche che cosa fare: numero, azione e dati, per esempio :1042 nota porta chiusa, oppure :filtro sla<15. Prima di mandare, ciò che si farà è detto.

# The command line
linear-line = Comando: { $written }
linear-line-next = Numero della scelta, oppure un altro comando:
linear-line-words = Numero della scelta, oppure altre parole dopo il comando:
linear-line-closed = Non ora, { $what }: { $why }
linear-sure = È definitivo: farlo? s o n:
linear-not-sure = no, lascia com'è
linear-not-here = «{ $name }» qui non serve: punto interrogativo elenca che cosa si può dire.
linear-undo-offer = { $done }. Per annullare, entro cinque secondi: due punti { $name }.

# Views
linear-views = scegli una vista, o filtra
linear-all-deadlines = mostra tutte le scadenze
linear-in-view = Vista «{ $view }»: { $shown ->
    [one] 1 intervento
   *[other] { $shown } interventi
  }{ $late ->
    [0] {""}
   *[other] , fuori vista { $late } in ritardo
  }.

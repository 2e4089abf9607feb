# What is said in the line at the bottom, its log, and taking the last action back.

# An action was done: number of the ticket, what happened.
done = { $number }: { $what }
done-escalated = { $number }: escalation, aperto l'intervento { $opened }
# Behind it, as long as it may be taken back.
undo-offer = { $done }. { $key } annulla ({ $seconds } s)
undone = { $number }: l'ultima mossa è annullata.
undo-nothing = Niente da annullare: si annulla solo la propria ultima mossa, entro cinque secondi.
undo-followed = Non si annulla: sull'intervento { $number } è successo altro nel frattempo.

# How many more wait.
notices-waiting = (+{ $count })
notices-title = Avvisi
notices-none = Ancora nessun avviso.

command-undo = annulla
command-notices = avvisi
help-undo = annulla la propria ultima mossa, entro cinque secondi
help-notices = gli avvisi dati finora, anche quelli già scomparsi

# Beyond the screen, where others may see it: numbers only.
announced = Centralino: { $what }
announced-call = chiamata in attesa
breach = tempo scaduto per { $what } dell'intervento { $number }
breaches = { $count ->
    [one] tempo scaduto più volte per l'intervento { $numbers }
   *[other] tempo scaduto per { $count } interventi: { $numbers }
  }
# Where a sentence is longer than its line.
notices-whole = ({ $key }: per intero)

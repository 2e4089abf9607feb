# What is being written: the tabs over the sheet.

command-next-draft = bozze
command-previous-draft = bozza prima
help-next-draft = bozza seguente (* non inviata, = inviata, !! da correggere)
help-previous-draft = bozza precedente
no-other-draft = Non c'è altro in scrittura.
# A click on what is there no more.
draft-gone = Non è più in scrittura.

# Behind its sign.
tab-unsent = non inviata
tab-sent = inviata, in attesa del server
tab-fault = da correggere
# A call by hand in which nothing is written yet.
tab-by-hand = a mano

# What an earlier run left.
left-not-read = «{ $file }» non si legge: resta da parte come «{ $aside }», si comincia senza.
slips-without-sheet = { $count ->
    [one] Ripreso 1 modulo senza la sua scheda: è fra le bozze.
   *[other] Ripresi { $count } moduli senza la loro scheda: sono fra le bozze.
  }
reminder-without-sheet = La scheda della chiamata non è più qui: il sollecito si registra dall'intervento, o da una chiamata nuova.
reminder-without-type = Il contratto non ha un tipo di chiamata per i solleciti.

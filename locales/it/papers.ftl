# What is being written: the tabs over the sheet.

command-next-draft = bozze
command-previous-draft = bozza prima
help-next-draft = bozza seguente (* non inviata, = inviata, !! da correggere)
help-previous-draft = bozza precedente
no-other-draft = Non c'è altro in scrittura.

# Behind its sign.
tab-unsent = non inviata
tab-sent = inviata, in attesa del server
tab-fault = da correggere
# A call by hand in which nothing is written yet.
tab-by-hand = a mano

# What an earlier run left.
left-not-read = «{ $file }» non si legge: resta da parte come «{ $aside }», si comincia senza.

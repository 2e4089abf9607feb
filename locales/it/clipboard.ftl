# The terminal's clipboard.

command-copy = copia
help-copy = copia negli appunti il numero, il campo o la riga
copied = Copiato: { $what }
copied-cut = Copiati i primi 8 KB: { $what }
copy-nothing = Qui non c'è nulla da copiare.
copy-no-clipboard = Questo terminale non ha appunti in cui copiare.

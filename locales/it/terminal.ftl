# Words of the terminal itself: names of keys, mistakes in a theme.

key-enter = Invio
key-esc = Esc
key-tab = Tab
key-backtab = Maiusc-Tab
key-up = Su
key-down = Giù
key-left = Sinistra
key-right = Destra
key-home = Inizio
key-end = Fine
key-pageup = Pag-Su
key-pagedown = Pag-Giù
key-insert = Ins
key-delete = Canc
key-backspace = Backspace
key-space = Spazio
key-with-ctrl = Ctrl-{ $key }
key-with-shift = Maiusc-{ $key }
key-with-alt = Alt-{ $key }

settings-mistake-at = { $file }, riga { $line }, colonna { $column }: { $fault }

theme-key-unknown = la chiave «{ $name }» non esiste; ci sono: { $known }
theme-meaning-unknown = il significato «{ $name }» non esiste; ci sono: { $known }
theme-colour-unknown = il colore «{ $name }» non esiste: serve un nome di [palette], «#rrggbb», default, o uno di { $known }
theme-colour-taken = «{ $name }» è già un colore del terminale: nella [palette] serve un altro nome
theme-no-parent = manca inherits: un tema nuovo eredita da un altro, come inherits = "default"
theme-other-parent = «{ $name }» è un tema del programma, e questo file ne cambia solo le righe che ha: per ereditare da un altro tema serve un altro nome di file
theme-expected-theme = il nome di un tema tra virgolette, come "default"
theme-expected-table = una tabella
theme-expected-style = uno stile tra graffe, come {"{"} fg = "red", bold = true {"}"}
theme-expected-colour = un colore tra virgolette, come "red" o "#b3261e"
theme-expected-palette-colour = un colore, o una coppia come ["#b3261e", "red"]: il secondo per i terminali a sedici colori
theme-expected-switch = true o false
theme-inherits-in-a-circle = il tema «{ $name }» eredita da sé stesso

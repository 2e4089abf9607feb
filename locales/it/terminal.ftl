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

theme-unreadable = il testo non è un tema valido ({ $detail })
theme-unknown = il tema «{ $name }» non esiste
theme-meaning-unknown = il significato «{ $name }» non esiste
theme-colour-unknown = il colore «{ $name }» non esiste
theme-inherits-in-a-circle = il tema «{ $name }» eredita da sé stesso

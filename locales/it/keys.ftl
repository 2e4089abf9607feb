# Words of the keymaps: where keys hold, chords, hints, the help, mistakes in a file.

context-global = Ovunque
context-calls = Chiamate
context-form = Scheda e moduli
context-board = Scadenze
context-ticket = Intervento: le sei scelte e le altre mosse
context-list = Elenchi
context-dialog = Finestre
context-help = Aiuto
context-search = Cerca

help-title = Tasti
keys-filter = Filtro:
keys-filter-hint = qualche lettera, o il nome di un tasto
keys-count = { $found } di { $all }
keys-hold = adesso: { $context }
keys-nothing = Nessun tasto così: Backspace toglie lettere, Esc chiude.

# What may follow a key; the name is empty or begins with a colon
hints-title = { $keys }{ $name } (Esc lascia)
hints-more = {" "}{ $count ->
    [one] un altro
   *[other] altri { $count }
  }{" "}
no-ticket-short = nessun intervento scelto

# A chord of which something was pressed
chord-left = { $keys }: lasciato
chord-unknown = { $keys }: nessun comando

# Names of keys that others follow
group-leader = comandi
group-go = va a
group-views = viste
group-moves = spostamenti

# What is checked
check-keymap = mappe dei tasti: { $count }

# Mistakes
keymap-unreadable = il testo non è TOML valido ({ $detail })
keymap-not-a-table = «{ $name }» dev'essere una sezione, scritta [{ $name }]
keymap-not-a-list = i tasti di «{ $name }» vanno scritti in un elenco, come ["f2", "g g"]
keymap-not-a-name = «{ $name }» vuole un nome tra virgolette
keymap-unknown = la mappa dei tasti «{ $name }» non esiste; ci sono: { $known }
keymap-inherits-in-a-circle = la mappa dei tasti «{ $name }» eredita da sé stessa
keymap-context-unknown = il contesto «{ $name }» non esiste; ci sono: { $known }
keymap-action-unknown = l'azione «{ $name }» non esiste; «centralino check keymap» le elenca
keymap-key-unknown = il tasto «{ $name }» non esiste; si scrivono come f2, enter, ctrl-s, uno dopo l'altro con uno spazio in mezzo: «g g»
keymap-key-twice = { $key } è assegnato due volte: a { $first } e a { $second }
keymap-key-shadowed = { $key } di { $first } sarebbe coperto da { $second }
keymap-key-begins = { $key } di { $first } è anche l'inizio di { $longer } di { $second }
keymap-key-is-text = { $key } di «{ $name }» serve a scrivere: qui non può essere un comando
keymap-action-unreachable = «{ $name }» resterebbe senza tasti in [{ $context }], e non se ne può fare a meno
# An action, and where it got its keys.
keymap-claim = «{ $action }» ([{ $context }] in { $file }, riga { $line }, colonna { $column })

# Words of the keymaps: where keys hold, chords, hints, the help, mistakes in a file.

context-global = Everywhere
context-calls = Calls
context-form = Sheet and forms
context-board = Deadlines
context-ticket = Intervention: the six choices and the other moves
context-list = Lists
context-dialog = Windows
context-help = Help
context-search = Search

help-title = Keys
keys-filter = Filter:
keys-filter-hint = some letters, or the name of a key
keys-count = { $found } of { $all }
keys-hold = now: { $context }
keys-nothing = No such key: Backspace removes letters, Esc closes.

# What may follow a key; the name is empty or begins with a colon
hints-title = { $keys }{ $name } (Esc leaves)
hints-more = {" "}{ $count ->
    [one] one more
   *[other] { $count } more
  }{" "}
no-ticket-short = no intervention chosen

# A chord of which something was pressed
chord-left = { $keys }: left
chord-unknown = { $keys }: no command

# Names of keys that others follow
group-leader = commands
group-go = go to
group-views = views
group-moves = moves

# What is checked
check-keymap = keymaps: { $count }

# Mistakes
keymap-unreadable = the text is no valid TOML ({ $detail })
keymap-not-a-table = “{ $name }” must be a section, written [{ $name }]
keymap-not-a-list = the keys of “{ $name }” go into a list, as in ["f2", "g g"]
keymap-not-a-name = “{ $name }” wants a name in quotes
keymap-unknown = there is no keymap “{ $name }”; there are: { $known }
keymap-inherits-in-a-circle = the keymap “{ $name }” inherits from itself
keymap-context-unknown = there is no context “{ $name }”; there are: { $known }
keymap-action-unknown = there is no action “{ $name }”; “centralino check keymap” lists them
keymap-key-unknown = there is no key “{ $name }”; they are written like f2, enter, ctrl-s, one after the other with a blank between: “g g”
keymap-key-twice = { $key } is assigned twice: to { $first } and to { $second }
keymap-key-shadowed = { $key } of { $first } would be covered by { $second }
keymap-key-begins = { $key } of { $first } is also the beginning of { $longer } of { $second }
keymap-key-is-text = { $key } of “{ $name }” is for writing: it cannot be a command here
keymap-action-unreachable = “{ $name }” would be left without keys in [{ $context }], and nobody can do without it
# An action, and where it got its keys.
keymap-claim = “{ $action }” ([{ $context }] in { $file }, line { $line }, column { $column })

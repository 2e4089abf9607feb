# Words of the terminal itself: names of keys, mistakes in a theme.

key-enter = Enter
key-esc = Esc
key-tab = Tab
key-backtab = Shift-Tab
key-up = Up
key-down = Down
key-left = Left
key-right = Right
key-home = Home
key-end = End
key-pageup = PgUp
key-pagedown = PgDn
key-insert = Ins
key-delete = Del
key-backspace = Backspace
key-space = Space
key-with-ctrl = Ctrl-{ $key }
key-with-shift = Shift-{ $key }
key-with-alt = Alt-{ $key }

settings-mistake-at = { $file }, line { $line }, column { $column }: { $fault }

theme-key-unknown = there is no key “{ $name }”; there are: { $known }
theme-meaning-unknown = there is no meaning “{ $name }”; there are: { $known }
theme-colour-unknown = there is no colour “{ $name }”: expected a name of [palette], “#rrggbb”, default, or one of { $known }
theme-colour-taken = “{ $name }” is a colour of the terminal already: a [palette] needs another name
theme-no-parent = inherits is missing: a new theme inherits from another, as in inherits = "default"
theme-other-parent = “{ $name }” is a theme of the program, of which this file changes only the lines that it has: to inherit from another theme it needs another file name
theme-expected-theme = the name of a theme between quotes, as in "default"
theme-expected-table = a table
theme-expected-style = a style between braces, as in {"{"} fg = "red", bold = true {"}"}
theme-expected-colour = a colour between quotes, as in "red" or "#b3261e"
theme-expected-palette-colour = a colour, or a pair such as ["#b3261e", "red"]: the second one for terminals of sixteen colours
theme-expected-switch = true or false
theme-inherits-in-a-circle = the theme “{ $name }” inherits from itself

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

theme-unreadable = the text is no valid theme ({ $detail })
theme-unknown = there is no theme “{ $name }”
theme-meaning-unknown = there is no meaning “{ $name }”
theme-colour-unknown = there is no colour “{ $name }”
theme-inherits-in-a-circle = the theme “{ $name }” inherits from itself

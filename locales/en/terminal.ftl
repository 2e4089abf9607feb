# Words of the terminal itself: names of keys, mistakes in a theme or in a keymap.

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

keymap-unreadable = the text is no valid keymap ({ $detail })
keymap-context-unknown = there is no context “{ $name }”
keymap-action-unknown = there is no action “{ $name }”
keymap-key-unknown = there is no key “{ $name }”
keymap-key-twice = the key { $key } is assigned twice: to “{ $first }” and to “{ $second }”
keymap-key-shadowed = the key { $key } of “{ $first }” (global) would be covered by “{ $second }”
keymap-key-is-text = the key { $key } of “{ $name }” is for writing: it cannot be a command here

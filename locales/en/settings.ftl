# Words of the settings file and of `centralino check`.

settings-not-read = { $path }: cannot be read: { $cause }
settings-not-written = { $path }: cannot be written: { $cause }
settings-unreadable = this is not TOML: expected key = value, one a line and each key once, texts between quotes, as in theme = "dark"
settings-key-unknown = there is no key “{ $key }”; there are: { $known }
settings-unfit = { $key }: expected { $expected }
settings-expected-theme = the name of a theme between quotes, as in "dark"
settings-expected-keymap = the name of a keymap between quotes, as in "default"
settings-expected-language = a language between quotes, as in "it"
settings-expected-mouse = true or false
settings-expected-bell = true or false
settings-expected-notifications = true or false
settings-expected-plain = true or false
settings-no-theme = there is no theme “{ $name }”; there are: { $known }
settings-no-keymap = there is no keymap “{ $name }”; there are: { $known }
settings-no-language = there is no language “{ $name }”; there are: { $known }

check-settings = settings: { $count }
check-theme = themes: { $count }
check-views = views: { $count }
check-contract = contracts: { $count }
check-alignment = calls and tickets compared: { $count }
orphan-call-without-outcome = { $call } of { $at }: no outcome was registered
orphan-call-not-on-ticket = { $call }: its outcome is ticket { $ticket }, which does not know it
orphan-ticket-without-call = { $ticket }: no call generated it
orphan-call-elsewhere = { $ticket }: cites { $call }, whose outcome is another
orphan-call-not-reported = { $ticket }: the work report does not cite { $call }
orphan-report-without-call = { $ticket }: the work report cites no call
check-right = { $what }, in order
check-left-out = { $what }, not checked: { $why }
check-wrong = { $what }, { $mistakes ->
    [one] 1 mistake
   *[other] { $mistakes } mistakes
  }
check-settings-absent = { $key }: not set
check-settings-hidden = present, not shown
check-from-flag = from the command line
check-from-environment = from the environment
check-from-default = by default
check-from-file = from { $file }, line { $line }
failure-not-right = { $mistakes ->
    [one] The check found 1 mistake
   *[other] The check found { $mistakes } mistakes
  }
failure-not-a-folder = it is not a folder
failure-not-a-file = it is not a file
failure-storage-full = the disk is full
failure-quota = the space that the user is granted is used up
failure-read-only = the disk is read-only
failure-too-large = the file is too large (more than 1 MiB)

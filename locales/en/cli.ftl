# Words of the command line: help, progress, results.

# Parts of every help page
cli-usage = Usage:
cli-commands = Commands
cli-command = command
cli-arguments = Arguments
cli-options = Options
cli-options-everywhere = General options
cli-usage-options = [OPTIONS]
cli--help = Shows this help
cli--version = Shows the version

cli = Terminal workplace for maintenance call centres: calls, tickets, interventions. Without a command it opens the workplace.
cli--server = Address of the team's server (also CENTRALINO_SERVER); without one, the server inside the program is used
cli--token = Access token (better in the variable CENTRALINO_TOKEN, which other users do not see)
cli--demo = A demonstration shift, apart from real data
cli--contract = Contract of the demonstration: azienda-sanitaria, edificio-impianto, convenzione, aula-remota; with --demo only
cli--plain = Lines of text with numbered choices instead of screens: for screen readers, braille and pipes
cli--theme = Colours of the screen: the name of a theme (also CENTRALINO_THEME; NO_COLOR removes them)
cli--keymap = Keys, also as in vim or emacs (or CENTRALINO_KEYMAP)
cli--data = Folder of the data of the server inside the program (also CENTRALINO_DATA)
cli--config = Folder of settings, themes and keymaps (also CENTRALINO_CONFIG)
cli--lang = Language: it or en (also CENTRALINO_LANG); without it, that of the system

# Names of the values of arguments
cli-value-action = ACTION
cli-value-addr = ADDRESS
cli-value-address = ADDRESS
cli-value-at = WHEN
cli-value-code = CODE
cli-value-contract = CONTRACT
cli-value-date = DATE
cli-value-day = DAY
cli-value-dir = FOLDER
cli-value-field-value = FIELD=VALUE
cli-value-field-words = FIELD=WORDS
cli-value-from = WHEN
cli-value-key = KEY
cli-value-kind = KIND
cli-value-level = LEVEL
cli-value-limit = COUNT
cli-value-max-gap = LENGTH
cli-value-milestone = MILESTONE
cli-value-n = NUMBER
cli-value-name = NAME
cli-value-name-file = NAME|FILE
cli-value-number = NUMBER
cli-value-phone = PHONE
cli-value-position = POSITION
cli-value-priority = PRIORITY
cli-value-q = WORDS
cli-value-reason = REASON
cli-value-role = ROLE
cli-value-site = SITE
cli-value-speed = SPEED
cli-value-sqlite-path = sqlite:PATH
cli-value-state = STATE
cli-value-stretch = LENGTH
cli-value-text = TEXT
cli-value-time = WHEN
cli-value-version = VERSION
cli-value-yyyy-mm = YYYY-MM

cli-desk = Opens the operator's workplace
cli-desk--contract = Contract of the demonstration: azienda-sanitaria, edificio-impianto, convenzione, aula-remota; with --demo only
cli-field = Opens the technician's workplace: my interventions, on slow lines and small screens too
cli-field--contract = Contract of the demonstration: azienda-sanitaria, edificio-impianto, convenzione, aula-remota; with --demo only
cli-wall = Opens the board: waiting calls and deadlines, for a screen on the wall
cli-wall--contract = Contract of the demonstration: azienda-sanitaria, edificio-impianto, convenzione, aula-remota; with --demo only

cli-serve = Starts the team's server and listens until SIGTERM or Ctrl-C
cli-serve--listen = Address and port to listen on; without it 127.0.0.1:7070, with port 0 it takes a free one
cli-serve--database = Database, as sqlite:PATH; without it, that of the data folder
cli-serve--contracts = Folder with other contract files (.toml)
cli-serve--contract = Name of the contract that new tickets are opened under

cli-token = Who may come in: creates, lists and revokes tokens
cli-token--database = Database, as sqlite:PATH; without it, that of the data folder
cli-token-add = Creates a token and shows it, once only
cli-token-add--name = Name of the person
cli-token-add--role = Role: operator, technician, supervisor, approver, administrator or display
cli-token-add--technician = Number of the technician or team in the directory: their jobs are those of centralino field
cli-token-add--requester = Number in the directory of the client's person who decides; their level says on which amounts. For --role approver only
cli-token-list = Lists the tokens, without their text
cli-token-revoke = Revokes a token
cli-token-revoke--id = Identifier, as shown by the list

cli-rebuild = Makes the lists again from the history
cli-rebuild--database = Database, as sqlite:PATH; without it, that of the data folder

cli-verify = Verifies history, texts and lists, without writing anything
cli-verify--database = Database, as sqlite:PATH; without it, that of the data folder

cli-check = Checks settings, themes, keymaps and contracts; without more, everything. Ends with 8 if something is wrong
cli-check-settings = Checks settings.toml and shows what each setting comes to, and why
cli-check-keymap = Checks keymaps and shows one: contexts, keys, actions, and the line that each comes from
cli-check-keymap--named = Name of a keymap, or a .toml file; without it, that of the settings
cli-check-views = Checks the saved views (views.toml)
cli-check-theme = Checks themes
cli-check-theme--named = Name of a theme, or a .toml file; without it, all of them
cli-check-alignment = Compares calls and tickets: who is without outcome, without a call, missing from the work report
cli-check-contract = Checks contracts
cli-check-contract--files = Contract files (.toml); without any, those of the program

cli-directory = Adds, corrects and erases sites, plants, requesters, technicians and turns of duty
cli-directory-add-site = Adds a site
cli-directory-add-site--name = Name of the site
cli-directory-add-site--address = Address
cli-directory-add-site--places = A room or ward; may be repeated
cli-directory-add-site--services = A service active at the site; may be repeated, none means all
cli-directory-add-site--patron = Patron saint's day: 7/12 (day/month) or 12-07 (month-day) for 7 December, easter+50 (days from Easter) or "tue 1 05" (first Tuesday of May; sun last 09 is the last Sunday of September)
cli-directory-add-site--parent = Number of the site that it is a part of
cli-directory-add-plant = Adds a plant
cli-directory-add-plant--name = Name of the plant
cli-directory-add-plant--site = Number of the site where it stands
cli-directory-add-plant--service = The service that looks after it
cli-directory-add-duty = Adds a turn of on-call duty
cli-directory-add-duty--technician = Number of the technician
cli-directory-add-duty--from = Beginning, in Rome's time: "2026-11-27 19:00" or "27/11/2026 19:00"
cli-directory-add-duty--to = End, in Rome's time
cli-directory-add-duty--services = A service that the turn is for; may be repeated, none means all
cli-directory-correct = Corrects a record
cli-directory-correct--kind = site, plant, requester, technician or duty
cli-directory-correct--number = Number of the record
cli-directory-correct--set = A field and its value, empty to take it away; of a list, repeated
cli-directory-correct--version = The version that was seen; without it, the present one
cli-directory-erase = Erases a person or a turn; anything else is no longer offered
cli-directory-erase--kind = site, plant, requester, technician or duty
cli-directory-erase--number = Number of the record
cli-directory-erase--version = The version that was seen; without it, the present one
cli-directory-list = Lists records, a JSON object a line
cli-directory-list--kind = site, plant, requester, technician or duty
cli-directory-trail = Who added, corrected or erased which record, a JSON object a line
cli-directory-add-requester = Adds a person who may ask for interventions
cli-directory-add-requester--name = Name of the person
cli-directory-add-requester--position = Position
cli-directory-add-requester--site = Number of the site
cli-directory-add-requester--phones = A telephone number or extension; may be repeated
cli-directory-add-requester--level = Level of authorisation; 0 means not authorised
cli-directory-add-requester--valid-from = Authorised from this day on, as 2026-01-31
cli-directory-add-requester--valid-to = Authorised until this day, as 2026-12-31
cli-directory-add-requester--document = Where the level was agreed: protocol and date of the Verbale di Consegna
cli-directory-add-technician = Adds a technician or a team
cli-directory-add-technician--name = Name of the technician or of the team
cli-directory-add-technician--phone = Number to call
cli-directory-add-technician--services = A service they work on; may be repeated, none means all
cli-directory-add-technician--on-call = Answers outside the staffed hours too (on call)
cli-directory-add-technician--team = Number of the team that they work in

cli-call = Lists and shows calls
cli-ticket = Lists and shows tickets and moves them on
cli-import = Imports the history of another system
cli-simulate = Reproduces the calls of a shift as they came in

# A command line that cannot be read
cli-error-unknown-argument = Unknown option: { $what }
cli-error-unknown-command = Unknown command: { $what }
cli-error-value = Wrong value for { $what }: “{ $found }”
cli-expected-number = expected: a whole number, as 12
cli-expected-code = expected: a code of at most 12 letters, digits or hyphens, as EME
cli-expected-patron = expected: 7/12 (day/month) or 12-07 (month-day), easter+50 (days from Easter) or "tue 1 05" (first Tuesday of May)
cli-expected-date = expected: a date, as 2026-01-31
cli-expected-address = expected: an address with its port, as 127.0.0.1:7070
cli-expected-database = expected: sqlite:PATH
cli-expected-language = expected: it (Italian) or en (English)
cli-expected-one-of = expected one of these: { $known }
cli-expected-like = expected one like: { $examples }
cli-expected-range = expected a number in { $range }
cli-error-missing = Missing: { $what }
cli-error-no-value = The value of { $what } is missing
cli-error-not-utf8 = The command line holds a text that is not in UTF-8
cli-error-no-command = The command is missing
cli-error-conflict = { $what } and { $other } exclude each other
cli-error-twice = { $what } is given twice
cli-error-other = Wrong command line: { $what }
cli-error-see-help = For help: --help

# What commands say
serve-listening = Listening on { $address }
serve-stopping = Stopping: what is being written is finished
serve-stopped = Stopped
token-once = The token is shown only now: keep it.
contract-without-demo = --contract goes with --demo only; that of a server is told to centralino serve.
token-technician-role = --technician is for technicians only: --role technician is needed.
token-requester-role = --requester is for those who decide for the client only: --role approver is needed.
token-state-valid = valid
token-state-revoked = revoked on { $on }
token-revoked = Revoked: { $id }
token-unknown = No valid token has the identifier { $id }
rebuild-done = Lists made again from { $entries } { $entries ->
    [one] entry
   *[other] entries
  }
verify-outdated = The lists are of an earlier version of the program and were not compared: they are made again from the history when the database is next opened
verify-clean = The history is sound: { $entries ->
    [one] 1 entry
   *[other] { $entries } entries
  }, hash { $head }
finding-gap = history: entry { $found } stands where entry { $expected } should
finding-unlinked = history: entry { $seq } does not follow from the one before it
finding-changed = history: entry { $seq } was changed after it was written
finding-unreadable = history: entry { $seq } cannot be read: { $cause }
finding-columns = history: the columns of entry { $seq } are not those of its document
finding-head = history: its end is stored as entry { $stored }, but it ends with { $found }
finding-text = texts: { $id } of entry { $seq } is not the text that was sealed
finding-projection = lists: { $table } { $number } is not what the history makes of it
finding-rows = lists: { $table } has { $stored } rows, the history makes { $made }

# Words of the settings file and of `centralino check`.

settings-not-read = { $path }: non si legge: { $cause }
settings-not-written = { $path }: non si scrive: { $cause }
settings-unreadable = non è TOML: serve chiave = valore, una per riga e ogni chiave una volta sola, con i testi tra virgolette, come theme = "dark"
settings-key-unknown = la chiave «{ $key }» non esiste; ci sono: { $known }
settings-unfit = { $key }: serve { $expected }
settings-expected-theme = il nome di un tema tra virgolette, come "dark"
settings-expected-keymap = il nome di una mappa dei tasti tra virgolette, come "default"
settings-expected-language = una lingua tra virgolette, come "it"
settings-expected-mouse = true o false
settings-expected-bell = true o false
settings-expected-notifications = true o false
settings-expected-plain = true o false
settings-no-theme = il tema «{ $name }» non esiste; ci sono: { $known }
settings-no-keymap = la mappa dei tasti «{ $name }» non esiste; ci sono: { $known }
settings-no-language = la lingua «{ $name }» non esiste; ci sono: { $known }

check-settings = impostazioni: { $count }
check-theme = temi: { $count }
check-views = viste: { $count }
check-contract = contratti: { $count }
check-alignment = chiamate e segnalazioni a confronto: { $count }
orphan-call-without-outcome = { $call } del { $at }: nessun esito registrato
orphan-call-not-on-ticket = { $call }: il suo esito è la segnalazione { $ticket }, che non la conosce
orphan-ticket-without-call = { $ticket }: nessuna chiamata l'ha generata
orphan-call-elsewhere = { $ticket }: cita { $call }, il cui esito è un altro
orphan-call-not-reported = { $ticket }: il rapporto di lavoro non cita { $call }
orphan-report-without-call = { $ticket }: il rapporto di lavoro non cita nessuna chiamata
check-right = { $what }, in ordine
check-left-out = { $what }, non verificato: { $why }
check-wrong = { $what }, { $mistakes ->
    [one] 1 errore
   *[other] { $mistakes } errori
  }
check-settings-absent = { $key }: non impostato
check-settings-hidden = presente, non mostrato
check-from-flag = dalla riga di comando
check-from-environment = dall'ambiente
check-from-default = predefinito
check-from-file = da { $file }, riga { $line }
failure-not-right = { $mistakes ->
    [one] La verifica ha trovato 1 errore
   *[other] La verifica ha trovato { $mistakes } errori
  }
failure-not-a-folder = non è una cartella
failure-not-a-file = non è un file
failure-storage-full = il disco è pieno
failure-quota = lo spazio concesso all'utente è finito
failure-read-only = il disco è in sola lettura
failure-too-large = il file è troppo grande (più di 1 MiB)

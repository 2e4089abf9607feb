# Words of the command line: help, progress, results.

# Parts of every help page
cli-usage = Uso:
cli-commands = Comandi
cli-command = comando
cli-arguments = Argomenti
cli-options = Opzioni
cli-options-everywhere = Opzioni generali
cli-usage-options = [OPZIONI]
cli--help = Mostra questo aiuto
cli--version = Mostra la versione

cli = Posto di lavoro da terminale per centrali operative: chiamate, segnalazioni, interventi. Senza comando apre il posto di lavoro.
cli--server = Indirizzo del server del gruppo (anche CENTRALINO_SERVER); se manca, si usa il server interno
cli--token = Token di accesso (meglio nella variabile CENTRALINO_TOKEN, che gli altri utenti non vedono)
cli--demo = Un turno dimostrativo, separato dai dati veri
cli--contract = Contratto della prova: azienda-sanitaria, edificio-impianto, convenzione, aula-remota; solo con --demo
cli--plain = Righe di testo con scelte numerate invece degli schermi: per lettori di schermo, braille e pipe
cli--theme = Colori dello schermo: il nome di un tema (anche CENTRALINO_THEME; NO_COLOR li toglie)
cli--keymap = Tasti, anche come in vim o emacs (oppure CENTRALINO_KEYMAP)
cli--data = Cartella dei dati del server interno (anche CENTRALINO_DATA)
cli--config = Cartella di impostazioni, temi e mappe dei tasti (anche CENTRALINO_CONFIG)
cli--lang = Lingua: it o en (anche CENTRALINO_LANG); se manca, quella del sistema

# Names of the values of arguments
cli-value-action = AZIONE
cli-value-addr = INDIRIZZO
cli-value-address = INDIRIZZO
cli-value-at = QUANDO
cli-value-code = CODICE
cli-value-contract = CONTRATTO
cli-value-date = DATA
cli-value-day = GIORNO
cli-value-dir = CARTELLA
cli-value-field-value = CAMPO=VALORE
cli-value-field-words = CAMPO=PAROLE
cli-value-from = QUANDO
cli-value-key = CHIAVE
cli-value-kind = TIPO
cli-value-level = LIVELLO
cli-value-limit = QUANTE
cli-value-max-gap = DURATA
cli-value-milestone = SCADENZA
cli-value-n = NUMERO
cli-value-name = NOME
cli-value-name-file = NOME|FILE
cli-value-number = NUMERO
cli-value-phone = TELEFONO
cli-value-position = QUALIFICA
cli-value-priority = PRIORITÀ
cli-value-q = PAROLE
cli-value-reason = MOTIVO
cli-value-role = RUOLO
cli-value-site = SEDE
cli-value-speed = VELOCITÀ
cli-value-sqlite-path = sqlite:PERCORSO
cli-value-state = STATO
cli-value-stretch = DURATA
cli-value-text = TESTO
cli-value-time = QUANDO
cli-value-version = VERSIONE
cli-value-yyyy-mm = AAAA-MM

cli-desk = Apre il posto di lavoro dell'operatore
cli-desk--contract = Contratto della prova: azienda-sanitaria, edificio-impianto, convenzione, aula-remota; solo con --demo
cli-field = Apre il posto di lavoro del tecnico: i miei interventi, anche su linee lente e schermi piccoli
cli-field--contract = Contratto della prova: azienda-sanitaria, edificio-impianto, convenzione, aula-remota; solo con --demo
cli-wall = Apre il tabellone: chiamate in attesa e scadenze, per uno schermo a parete
cli-wall--contract = Contratto della prova: azienda-sanitaria, edificio-impianto, convenzione, aula-remota; solo con --demo

cli-serve = Avvia il server del gruppo e resta in ascolto fino a SIGTERM o Ctrl-C
cli-serve--listen = Indirizzo e porta su cui ascoltare; se manca 127.0.0.1:7070, con porta 0 ne sceglie una libera
cli-serve--database = Banca dati, come sqlite:PERCORSO; se manca, quella della cartella dei dati
cli-serve--contracts = Cartella con altri file di contratto (.toml)
cli-serve--contract = Nome del contratto sotto cui si aprono le nuove segnalazioni

cli-token = Chi può entrare: crea, elenca e revoca i token
cli-token--database = Banca dati, come sqlite:PERCORSO; se manca, quella della cartella dei dati
cli-token-add = Crea un token e lo mostra, una volta sola
cli-token-add--name = Nome della persona
cli-token-add--role = Ruolo: operator, technician, supervisor, approver, administrator o display
cli-token-add--technician = Numero del tecnico o della squadra in rubrica: sono suoi gli interventi di centralino field
cli-token-add--requester = Numero nella rubrica del committente che decide; il suo livello dice su quali importi. Solo per --role approver
cli-token-list = Elenca i token, senza il loro testo
cli-token-revoke = Revoca un token
cli-token-revoke--id = Identificativo, come mostrato dall'elenco

cli-rebuild = Ricostruisce gli elenchi a partire dalla storia
cli-rebuild--database = Banca dati, come sqlite:PERCORSO; se manca, quella della cartella dei dati

cli-verify = Verifica la storia, i testi e gli elenchi, senza scrivere nulla
cli-verify--database = Banca dati, come sqlite:PERCORSO; se manca, quella della cartella dei dati

cli-check = Controlla impostazioni, temi, mappe dei tasti e contratti; senza altro, tutto. Esce con 8 se qualcosa è sbagliato
cli-check-settings = Controlla settings.toml e mostra che cosa vale ogni impostazione, e perché
cli-check-keymap = Controlla le mappe dei tasti e ne mostra una: contesti, tasti, azioni, e da quale riga vengono
cli-check-keymap--named = Nome di una mappa, o un file .toml; se manca, quella delle impostazioni
cli-check-views = Controlla le viste salvate (views.toml)
cli-check-theme = Controlla i temi
cli-check-theme--named = Nome di un tema, o un file .toml; se manca, tutti
cli-check-alignment = Confronta chiamate e segnalazioni: chi è senza esito, senza chiamata, fuori dal rapporto di lavoro
cli-check-contract = Controlla i contratti
cli-check-contract--files = File di contratto (.toml); se mancano, quelli del programma

cli-directory = Aggiunge, corregge e cancella sedi, impianti, richiedenti, tecnici e turni di reperibilità
cli-directory-add-site = Aggiunge una sede
cli-directory-add-site--name = Nome della sede
cli-directory-add-site--address = Indirizzo
cli-directory-add-site--places = Un locale o reparto; si può ripetere
cli-directory-add-site--services = Un servizio attivo nella sede; si può ripetere, nessuno vale tutti
cli-directory-add-site--patron = Festa del patrono: 7/12 (giorno/mese) o 12-07 (mese-giorno) per il 7 dicembre, easter+50 (giorni da Pasqua) o "tue 1 05" (primo martedì di maggio; sun last 09 è l'ultima domenica di settembre)
cli-directory-add-site--parent = Numero della sede di cui fa parte
cli-directory-add-plant = Aggiunge un impianto
cli-directory-add-plant--name = Nome dell'impianto
cli-directory-add-plant--site = Numero della sede in cui sta
cli-directory-add-plant--service = Il servizio che se ne occupa
cli-directory-add-duty = Aggiunge un turno di reperibilità
cli-directory-add-duty--technician = Numero del tecnico
cli-directory-add-duty--from = Inizio, ora di Roma: "2026-11-27 19:00" o "27/11/2026 19:00"
cli-directory-add-duty--to = Fine, ora di Roma
cli-directory-add-duty--services = Un servizio per cui vale il turno; si può ripetere, nessuno vale tutti
cli-directory-correct = Corregge una voce
cli-directory-correct--kind = site, plant, requester, technician o duty
cli-directory-correct--number = Numero della voce
cli-directory-correct--set = Un campo e il suo valore, vuoto per toglierlo; di un elenco si ripete
cli-directory-correct--version = La versione vista; se manca, quella attuale
cli-directory-erase = Cancella una persona o un turno; il resto non viene più proposto
cli-directory-erase--kind = site, plant, requester, technician o duty
cli-directory-erase--number = Numero della voce
cli-directory-erase--version = La versione vista; se manca, quella attuale
cli-directory-list = Elenca le voci, un oggetto JSON per riga
cli-directory-list--kind = site, plant, requester, technician o duty
cli-directory-trail = Chi ha aggiunto, corretto o cancellato quale voce, un oggetto JSON per riga
cli-directory-add-requester = Aggiunge una persona che può chiedere interventi
cli-directory-add-requester--name = Nome della persona
cli-directory-add-requester--position = Qualifica
cli-directory-add-requester--site = Numero della sede
cli-directory-add-requester--phones = Un numero di telefono o interno; si può ripetere
cli-directory-add-requester--level = Livello di autorizzazione; 0 vale non abilitato
cli-directory-add-requester--valid-from = Abilitata dal giorno, come 2026-01-31
cli-directory-add-requester--valid-to = Abilitata fino a questo giorno, come 2026-12-31
cli-directory-add-requester--document = Dove il livello è stato concordato: protocollo e data del Verbale di Consegna
cli-directory-add-technician = Aggiunge un tecnico o una squadra
cli-directory-add-technician--name = Nome del tecnico o della squadra
cli-directory-add-technician--phone = Numero da chiamare
cli-directory-add-technician--services = Un servizio su cui lavora; si può ripetere, nessuno vale tutti
cli-directory-add-technician--on-call = Risponde anche fuori dal presidio (reperibilità)
cli-directory-add-technician--team = Numero della squadra di cui fa parte

cli-call = Elenca e mostra le chiamate
cli-ticket = Elenca, mostra e fa avanzare le segnalazioni
cli-import = Importa la storia di un altro sistema
cli-simulate = Riproduce l'arrivo delle chiamate di un turno

# A command line that cannot be read
cli-error-unknown-argument = Opzione sconosciuta: { $what }
cli-error-unknown-command = Comando sconosciuto: { $what }
cli-error-value = Valore non valido per { $what }: «{ $found }»
cli-expected-number = serve un numero intero, come 12
cli-expected-code = serve un codice di al più 12 lettere, cifre o trattini, come EME
cli-expected-patron = serve 7/12 (giorno/mese) o 12-07 (mese-giorno), easter+50 (giorni da Pasqua) o "tue 1 05" (primo martedì di maggio)
cli-expected-date = serve una data, come 2026-01-31
cli-expected-address = serve un indirizzo con la porta, come 127.0.0.1:7070
cli-expected-database = serve sqlite:PERCORSO
cli-expected-language = serve it (italiano) o en (inglese)
cli-expected-one-of = serve uno di questi: { $known }
cli-expected-like = serve uno come: { $examples }
cli-expected-range = serve un numero tra { $range }
cli-error-missing = Manca: { $what }
cli-error-no-value = Manca il valore di { $what }
cli-error-not-utf8 = La riga di comando contiene un testo che non è in UTF-8
cli-error-no-command = Manca il comando
cli-error-conflict = { $what } e { $other } non vanno insieme
cli-error-twice = { $what } è dato due volte
cli-error-other = Riga di comando non valida: { $what }
cli-error-see-help = Per l'aiuto: --help

# What commands say
serve-listening = In ascolto su { $address }
serve-stopping = Arresto in corso: si finisce di scrivere
serve-stopped = Fermo
token-once = Il token si vede solo ora: va conservato.
contract-without-demo = --contract vale solo con --demo; il contratto di un server si dice a centralino serve.
token-technician-role = --technician vale solo per un tecnico: serve --role technician.
token-requester-role = --requester vale solo per chi decide per il committente: serve --role approver.
token-state-valid = valido
token-state-revoked = revocato il { $on }
token-revoked = Revocato: { $id }
token-unknown = Nessun token valido con identificativo { $id }
rebuild-done = Elenchi ricostruiti da { $entries } { $entries ->
    [one] registrazione
   *[other] registrazioni
  }
verify-outdated = Gli elenchi sono di una versione precedente del programma e non sono stati confrontati: verranno rifatti dalla storia alla prossima apertura della banca dati
verify-clean = Storia integra: { $entries ->
    [one] 1 registrazione
   *[other] { $entries } registrazioni
  }, impronta { $head }
finding-gap = storia: la registrazione { $found } sta dove dovrebbe stare la { $expected }
finding-unlinked = storia: la registrazione { $seq } non segue da quella prima
finding-changed = storia: la registrazione { $seq } è stata cambiata dopo essere stata scritta
finding-unreadable = storia: la registrazione { $seq } non si legge: { $cause }
finding-columns = storia: le colonne della registrazione { $seq } non sono quelle del suo documento
finding-head = storia: la sua fine è scritta come registrazione { $stored }, ma finisce con la { $found }
finding-text = testi: { $id } della registrazione { $seq } non è il testo che era stato sigillato
finding-projection = elenchi: { $table } { $number } non è ciò che ne fa la storia
finding-rows = elenchi: { $table } ha { $stored } righe, la storia ne fa { $made }

# In più sullo stesso intervento: che cosa altri hanno cambiato nel frattempo
aspect-state = stato
aspect-ending = chiusura
aspect-priority = priorità
aspect-service = impianto
aspect-site = sede
aspect-words = testi della segnalazione
aspect-technician = chi va
aspect-staff = avviso al personale
aspect-charge = in carico
aspect-level = programmabilità
aspect-plan = appuntamento
aspect-parts = ricambi
aspect-quote = preventivo
aspect-order = ordine
aspect-calls = chiamate collegate
aspect-contract = versione del contratto
aspect-authorisation = autorizzazione
aspect-opening = apertura
aspect-checklist = lista di controllo
aspect-other = altro
aspect-from-to = { $aspect } { $from } → { $to }
aspect-to = { $aspect }: { $to }
aspect-gone = { $aspect } (era { $from })

# Chi altro ha aperto lo stesso intervento
beside = anche: { $people }
beside-writing = { $name } (scrive)

# Voci della storia corrette più tardi
mark-corrected = (corretto, era { $time })
words-corrected = { $now } (era: { $before })
event-ticket-entry-corrected = voce corretta
need-history-entry = una voce della storia che si può correggere, con i suoi campi
field-grounds = Perché si corregge
field-entry = Voce
command-correct-entry = correggi voce
help-correct-entry = corregge una voce della storia: l'ora o le parole
field-words = Parole giuste
lead-correct-entry = { $number }: correggere una voce della storia. L'ora, le parole, o tutte e due; quelle di prima restano.
entry-was-corrected = { $number }: voce corretta.

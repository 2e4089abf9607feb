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
aspect-other = altro
aspect-from-to = { $aspect } { $from } → { $to }
aspect-to = { $aspect }: { $to }
aspect-gone = { $aspect } (era { $from })

# Chi altro ha aperto lo stesso intervento
beside = anche: { $people }
beside-writing = { $name } (scrive)

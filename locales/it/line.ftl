# The command line.

command-line = comando
help-line = dice che cosa fare: numero, azione e dati, o il nome di un comando
context-line = Riga di comando (Tab completa, Su e Giù le righe di prima)

line-title = Comando: Tab completa, Su e Giù riprendono le righe di prima
line-hint = 1042 as t3 · 1042 so · ri · aiuto
line-several = Può essere più cose: aggiungere una lettera, o Tab per scegliere.
line-no-such-verb = «{ $text }» non è un'azione né un tipo di chiamata che si unisca a un intervento.
line-no-such-name = «{ $text }» non è un numero, un'azione, un tipo di chiamata né un comando. Simili:
line-misfit = «{ $text }» non va bene per { $field }: serve { $expected }.
line-not-open = Non è tra gli interventi aperti: il numero da solo lo apre.
line-not-open-short = non è tra quelli aperti
line-at = alle
line-more = altre { $count } possibilità

# What it would do.
line-open = { $number } · apre l'intervento
line-open-elsewhere = { $number } · apre l'intervento (non è tra quelli aperti)
line-dispatch-to = assegna a { $who }
line-datum = { $field } «{ $shown }»
line-asks = { $act } … chiede: { $field }
line-ends = { $act } (conclude l'intervento)
line-follows = { $number } · non si riapre: comincia una scheda che lo riprende
line-attach-sheet = { $number } · { $type }: vi unisce la chiamata della scheda
line-attach-by-hand = { $number } · { $type }: vi unisce una chiamata a mano di adesso
line-write-sheet = { $code } · la scheda diventa: { $type }
line-write-by-hand = { $code } · comincia una scheda: { $type }
line-search = cerca «{ $text }» tra tutti gli interventi, anche chiusi
line-sent = Inviato: { $what }
line-sure = { $what }. Farlo? s sì, Invio no
line-not-done = Non fatto: tutto resta com'era.
# Another word for the command that filters.
line-names-filter = filtro

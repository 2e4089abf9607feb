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
line-act = { $number } · { $act }
line-dispatch-to = assegna a { $who }
line-datum = { $field } «{ $shown }»
line-asks = { $act } … chiede: { $field }
line-ends = { $act } (conclude l'intervento)
line-follows = { $number } · non si riapre: comincia una scheda che lo riprende
line-attach-sheet = { $number } · { $type }: vi unisce la chiamata della scheda
line-attach-by-hand = { $number } · { $type }: vi unisce una chiamata a mano di adesso
line-write-sheet = { $code } · la scheda diventa: { $type }
line-write-by-hand = { $code } · comincia una scheda: { $type }
line-run = { $name } · { $help }
line-search = cerca «{ $text }» tra tutti gli interventi, anche chiusi
line-sent = Inviato: { $what }

# Codes of the actions: the keys that the default keymap has on a ticket.
code-reject = r
code-dispatch = a
code-ask-parts = k
code-suspend-for-quote = p
code-communicate = c
code-close = x
code-tell-staff = d
code-take-charge = t
code-start-inspection = s
code-record-inspection = i
code-start-work = l
code-approve-parts = y
code-refuse-parts = w
code-receive-part = v
code-complete-by-third-party = z
code-send-quote = e
code-approve-quote = q
code-decline-quote = j
code-record-order = o
code-complete = f
code-cancel = g
code-reopen = u
code-correct = m
code-note = n
code-adopt = h

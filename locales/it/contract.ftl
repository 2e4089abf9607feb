# What is wrong with a contract file: what was expected in the field named before.

contract-wants-work = serve almeno un tipo con effect = "work"
contract-wants-priority = serve almeno una priorità
contract-wants-type = serve almeno un tipo di chiamata
contract-wants-step = serve almeno un passo
contract-wants-text = serve un testo; è vuoto
contract-one-checklist = ogni tipo ha una sola lista di controllo; "{ $code }" ne ha due
contract-first-step = prima del primo passo non viene niente; c'è "{ $found }"
contract-earlier-step = serve un passo che stia prima di "{ $step }"; c'è "{ $found }"
contract-calendar = serve uno dei calendari { $known }; c'è "{ $found }"
contract-one-of = serve uno di { $known }; c'è "{ $found }"
contract-some-of = servono alcuni di { $known }; c'è "{ $found }"
contract-start = serve o at_inspection = true o un valore start
contract-rung = serve almeno { $lower }, come prima; c'è { $found }
contract-base = serve base, l'importo di cui si calcolano le percentuali
contract-amount = serve un importo da 0 a { $largest }
contract-own-code = serve un codice diverso dagli altri; "{ $code }" c'è due volte
contract-go-live = serve una data come 2026-01-01
contract-percentage = serve una percentuale da 1 a 100; c'è { $found }
contract-charge = serve "N EUR", fino a { $largest }, o "N %", fino a { $percent }; per una penale anche con "per [started] hour" o "per [started] day"; c'è "{ $found }"
contract-target = serve "N min", "N working hours", "N working days" o "N calendar days", con N da 1 a 100000; c'è "{ $found }"
contract-week-both = serve week oppure every_day; ci sono tutti e due
contract-week-neither = serve week oppure every_day; non c'è nessuno dei due
contract-exception-twice = ogni data può stare una sola volta in exceptions; { $found } c'è di nuovo
contract-zone = serve un fuso orario come "Europe/Rome"; c'è "{ $found }"
contract-date = serve una data come "AAAA-MM-GG"; c'è "{ $found }"
contract-hours = serve un orario come "HH:MM-HH:MM", con la fine dopo l'inizio e al più alle 24:00; c'è "{ $found }"
contract-hours-overlap = servono orari che non si sovrappongono; ci sono "{ $first }" e "{ $second }"
contract-holiday-name = il nome deve essere di lettere minuscole, cifre e trattini; c'è "{ $found }"
contract-holiday-day = day deve essere "MM-GG", un giorno che esiste; c'è "{ $found }"
contract-holiday-easter = easter deve essere una distanza da -200 a 200 giorni; c'è { $found }
contract-holiday-weekday = weekday deve essere come "tue 1 05": da mon a sun, da 1 a 4 o last, il mese in due cifre; c'è "{ $found }"
contract-holiday-one = serve uno solo tra day, date, easter e weekday nel festivo "{ $found }"
contract-holiday-span = from non può venire dopo to; c'è from = { $from }, to = { $to }
contract-holidays = holidays deve essere "it"; c'è "{ $found }"
contract-code = serve un codice di al più 12 lettere maiuscole, cifre o trattini; c'è "{ $found }"
contract-missing = manca il campo { $field }
contract-unknown-key = il campo { $found } non esiste; si attende { $known }
contract-unknown-value = il valore { $found } non esiste; si attende { $known }
contract-wrong-type = valore di tipo sbagliato: { $found }; si attende { $wanted }
contract-wrong-value = valore non valido: { $found }; si attende { $wanted }
contract-twice = la stessa chiave c'è due volte
contract-other = il testo non va bene ({ $detail })

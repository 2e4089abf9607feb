# Words of the commands that scripts use: import, simulate, call, ticket.

import-summary = { $taken ->
    [one] 1 segnalazione importata
   *[other] { $taken } segnalazioni importate
  }, { $there } già presenti, { $refused ->
    [one] 1 riga rifiutata
   *[other] { $refused } righe rifiutate
  }
import-summary-dry = controllo senza invio: { $taken ->
    [one] 1 segnalazione pronta
   *[other] { $taken } segnalazioni pronte
  }, { $refused ->
    [one] 1 riga rifiutata
   *[other] { $refused } righe rifiutate
  }
import-refused = riga { $line }: { $reason }
import-refused-column = riga { $line }, colonna «{ $column }»: { $reason }
import-reason-empty = manca un valore obbligatorio
import-reason-not-a-date = «{ $found }» non è una data valida
import-reason-unknown-state = lo stato «{ $found }» non è nell'elenco degli stati
import-reason-closed-before-opened = la chiusura precede l'apertura
import-reason-repeated = lo stesso numero è già alla riga { $first }
import-reason-not-utf8 = il testo non è in UTF-8
import-reason-fields = { $found } campi invece di { $expected }
import-reason-server = il server la rifiuta ({ $code })
import-no-column = manca la colonna «{ $column }»; ci sono: { $known }
import-mapping-unreadable = la mappatura non si legge: { $told }
import-mapping-wrong = nella mappatura il valore «{ $found }» non va bene per { $field }

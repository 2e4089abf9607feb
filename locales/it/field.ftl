# The technician's workplace.

context-field = Elenco degli interventi
context-field-ticket = Intervento aperto

# Head
round-own = Interventi assegnati: { $count }{ $late ->
    [0] {""}
   *[other] , { $late } in ritardo
  }
round-all = Tutti gli interventi: { $count }{ $late ->
    [0] {""}
   *[other] , { $late } in ritardo
  }

# List
round-due = entro { $due }
round-unlinked = Questo accesso non è legato a un tecnico: si vedono tutti gli interventi aperti. Chi amministra il server lo lega con: centralino token add NOME --role technician --technician NUMERO
round-empty = Nessun intervento assegnato. Quando ne arriva uno suona un avviso e compare qui: non serve fare nulla.
round-empty-all = Nessun intervento aperto. I nuovi compaiono qui da soli.
round-coming = Gli interventi arrivano…
round-on-its-way-short = in viaggio
round-announced = nuovo intervento { $number }
round-new-work = Nuovo intervento { $number }: { $place }

# Open intervention
round-asked = Solleciti
round-call = chiamare { $number }
round-no-number = nessun numero da chiamare
round-time-to-tell = { $action }: dire l'ora
round-on-its-way = = in viaggio: { $action }, { $time }
round-kept = { $number }, { $action }: registrato
round-kept-undo = { $number }, { $action }: registrato ({ $key } annulla)
round-was-so = { $number }, { $action }: era già così
round-history-coming = La storia arriva…
round-changed-meanwhile = L'intervento { $number } è cambiato nel frattempo{ $by }: { $what }. Invio lo rimanda.
slips-restored = { $count ->
    [one] Ripresa 1 azione
   *[other] Riprese { $count } azioni
  } di prima.

# Line
round-line-never = Il server non risponde e non ci sono ancora dati: riprovo da solo. Se dura: controllare indirizzo e rete.
round-line-down = Linea assente dalle { $since }: si può leggere e scrivere, tutto parte al ritorno.{ $count ->
    [0] {""}
   *[other] {" "}In attesa: { $count }.
  }

round-line-down-short = Senza linea dalle { $since }: si può scrivere.{ $count ->
    [0] {""}
   *[other] {" "}In attesa: { $count }.
  }

# Keys
round-key-send = manda
round-key-next = altri campi
round-key-leave = lascia
round-key-do = esegui >
round-key-list = elenco
round-key-more = altro
round-key-close = chiudi

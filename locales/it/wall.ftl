# The board that a room looks at. Only letters that the font of a Linux console has: no capital with an accent.
context-wall = Tabellone

wall-waiting = IN ATTESA
wall-oldest = più vecchia
wall-voicemail = di cui segreteria
wall-voicemail-short = segreteria
wall-time = ora
wall-waited = in attesa allora
wall-starting = IN AVVIO
wall-never = NON COLLEGATO
wall-stale = DATI FERMI DALLE
wall-stale-day = DATI FERMI DAL { $day } ALLE
wall-trying = Il tabellone riprova da solo.

wall-heading = Interventi: { $overdue } in ritardo · { $soon } entro un'ora · { $open ->
    [one] { $open } aperto
   *[other] { $open } aperti
}
wall-heading-short = { $overdue } in ritardo · { $soon } entro un'ora
wall-heading-unknown = Interventi: ancora nessun dato dal server
wall-page = pagina { $page } di { $pages }
wall-more = { $count ->
    [one] un altro
   *[other] altri { $count }
}
wall-nothing-presses = Nessun intervento in scadenza nelle prossime { $hours } ore.
wall-late = IN RITARDO { $time }

wall-calls = oggi   chiamate { $calls } · risposte { $taken } · perse { $lost }
wall-calls-with-back = oggi   chiamate { $calls } · risposte { $taken } · perse { $lost }, di cui richiamate { $called-back }
wall-figures-coming = oggi   dati in arrivo
wall-figures-unknown = oggi   ancora nessun dato
wall-inspections-of = sopralluoghi iniziati { $count }, in tempo { $percent } %
wall-inspections = sopralluoghi in tempo { $percent } %
wall-inspections-short = in tempo { $percent } %
wall-no-inspections = sopralluoghi: ancora nessuno
wall-no-inspections-short = sopralluoghi 0

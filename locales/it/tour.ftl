# The tour for a first day, and what an empty board says.

tour-title = Visita: { $title } ({ $page } di { $pages })

tour-screen = lo schermo
tour-screen-about = A sinistra chi chiama, al centro ciò che si scrive, a destra ciò che non deve tardare; sotto, l'intervento scelto. In alto chi attende da più tempo, in basso i tasti del momento.
tour-go-calls = le chiamate: chi suona, chi è in linea, chi è stato perso
tour-go-sheet = la scheda della chiamata che si sta scrivendo
tour-go-board = le scadenze, la più grave in cima
tour-go-ticket = l'intervento scelto, con la sua storia e ciò che si può fare

tour-call = una chiamata
tour-call-about = L'orologio parte dal primo squillo, non da quando si risponde. Alla fine il numero da dire al chiamante sta in grande sulla scheda.
tour-answer = risponde alla chiamata che attende da più tempo
tour-start-call = una chiamata presa a mano, anche di prima («alle 9:40»)
tour-accept = prende la voce segnata e va al campo seguente
tour-save = registra: compare il numero da dire
tour-end-call = la chiamata finisce senza intervento: informazioni, numero sbagliato

tour-ticket = un intervento
tour-ticket-about = Dalle scadenze ogni lettera è un'azione sull'intervento scelto. Quelle che ora non si possono fare restano in vista con il perché.
tour-dispatch = assegna il personale e dice chi chiamare
tour-complete = i lavori sono finiti
tour-close = chiude, con i dati che il contratto chiede
tour-explain = perché questa scadenza: minuto per minuto, con la clausola
tour-search = cerca tra tutti gli interventi, anche chiusi

tour-safe = niente si perde
tour-safe-about = Ciò che si scrive è sul disco a ogni pausa. Se il server non risponde, lo schermo lo dice, dice che cosa annotare su carta, e manda tutto quando la linea torna.
tour-back = lascia ciò che è aperto e conserva quello che c'è scritto
tour-help = tutti i tasti
tour-quit = esce; le schede si ritrovano

first-title = Qui non c'è ancora nulla. Per cominciare:
first-call = scrive la prima chiamata
first-tour = una breve visita
first-help = tutti i tasti
first-trial = prova un turno inventato, lontano dai dati veri
first-records = Sedi, richiedenti e tecnici si aggiungono con centralino directory. La prova si avvia anche da fuori: centralino --demo.

trial-title = La prova
trial-about = Questa postazione si chiude e al suo posto se ne apre una di prova: un turno inventato, in una cartella provvisoria, che si muove da solo. Qui non resta scritto nulla. Uscendo dalla prova si torna alla shell, e la cartella sparisce.
trial-yes = comincia la prova
trial-no = resta qui
trial-runs = Questa è già la prova.
trial-not-here = La prova si apre da qui solo finché non c'è ancora nulla; da fuori: centralino --demo.
command-trial = prova
help-trial = apre la prova, finché qui non c'è ancora nulla
product-trial = CENTRALINO DEMO (dati inventati)
product-trial-short = DEMO

command-tour = visita
help-tour = una breve visita per chi comincia
context-tour = Visita

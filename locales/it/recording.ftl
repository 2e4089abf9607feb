# Recording a session and playing it again.

recording-about = Registrazione di una sessione di Centralino: contiene ciò che era sullo schermo e ciò che è stato scritto, dati personali compresi. Si riproduce con: centralino replay FILE
recording-about-masked = Registrazione di una sessione di Centralino: nomi, numeri di telefono e testi sono coperti (x e 0), il resto è com'era. Si riproduce con: centralino replay FILE
recording-has-personal-data = Attenzione: questa registrazione contiene dati personali.
recording-ended = La registrazione si è fermata ({ $cause }): ciò che c'è nel file si può riprodurre.
recording-too-long = ha raggiunto la lunghezza massima
recording-needs-screens = --record registra gli schermi: con --plain basta conservare le righe, per esempio con «| tee FILE».

recording-fault-none = riga { $line }: non è una registrazione di Centralino; ci si aspettava la sua prima riga
recording-fault-version = riga { $line }: la registrazione è nella versione { $detail }; questo programma legge la { $known }
recording-fault-cut = riga { $line }: la riga è interrotta a metà; ci si aspettava un messaggio intero (fino a qui è tutto riprodotto)
recording-fault-line = riga { $line }: ci si aspettava un messaggio o uno schermo ({ $detail }); fino a qui è tutto riprodotto
recording-fault-first = riga { $line }: ci si aspettava ciò con cui comincia la sessione ({ $detail }); nulla è riprodotto
recording-fault-long = riga { $line }: la riga è troppo lunga: può essere di { $most } MiB al massimo; fino a qui è tutto riprodotto
recording-fault-file = riga { $line }: il file non si legge più ({ $detail }); fino a qui è tutto riprodotto
failure-recording = { $path }, { $fault }
failure-recording-there = Il file { $path } c'è già, e una registrazione non ne sovrascrive: serve un altro nome.
failure-recording-made = Il file { $path } non si può creare: { $cause }

replay-needs-a-terminal = La riproduzione vuole un terminale; come testo: --text
replay-goes-on = Riproduzione: schermo { $number }, ore { $time } · un tasto qualsiasi: ferma, o va avanti · q: esce
replay-over = Fine della registrazione: schermo { $number }, ore { $time } · un tasto qualsiasi: esce

cli-desk--record = File nuovo in cui registrare la sessione, per segnalare un errore; nomi, telefoni e testi sono coperti
cli-desk--with-personal-data = Registra anche i dati personali: tutto ciò che sta sullo schermo e che si scrive
cli-field--record = File nuovo in cui registrare la sessione, per segnalare un errore; nomi, telefoni e testi sono coperti
cli-field--with-personal-data = Registra anche i dati personali: tutto ciò che sta sullo schermo e che si scrive
cli-wall--record = File nuovo in cui registrare la sessione, per segnalare un errore; nomi, telefoni e testi sono coperti
cli-wall--with-personal-data = Registra anche i dati personali: tutto ciò che sta sullo schermo e che si scrive
cli-replay = Riproduce una sessione registrata con --record, senza server. Esce con 9 se il file è guasto, dopo averne mostrato la parte buona
cli-replay--file = La registrazione
cli-replay--speed = Quante volte più veloce, da 1 a 1000; le pause oltre i 3 secondi sono accorciate
cli-replay--step = Uno schermo per volta, a ogni tasto
cli-replay--text = Scrive l'ultimo schermo come testo
cli-replay--every = Con --text: scrive tutti gli schermi, ciascuno col suo numero e la sua ora (UTC)

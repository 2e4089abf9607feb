# Words of the mouse, and of the letters that lead to rows.

context-letters = Lettere sulle righe
command-jump = lettere
help-jump = mette una lettera su ogni riga: battendola si va lì
command-mouse = mouse
help-mouse = accende o spegne il mouse

mouse-on = Mouse acceso: un clic sceglie, un altro apre, la rotella scorre. Il testo si copia tenendo premuto Maiusc.
mouse-off = Mouse spento: il testo dello schermo si seleziona e si copia come altrove.
row-gone = Questa riga non c'è più.

letters-lead = Una lettera porta alla sua riga; Esc lascia tutto com'è.
letters-nowhere = Qui non ci sono righe a cui andare.
letters-no-such = { $key }: nessuna riga ha questa lettera. Esc lascia tutto com'è.

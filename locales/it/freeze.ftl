# The board held still while somebody reads it.

command-freeze = ferma
help-freeze = ferma le scadenze per leggerle, o le fa scorrere

freeze-nothing = Non c'è nulla da fermare.
frozen-title-whole = FERMA da { $since }, { $news } ({ $key } riprende) · { $view } adesso: { $open } aperti, { $overdue } in ritardo
frozen-title-late = FERMA da { $since }, { $news } ({ $key } riprende), { $overdue } in ritardo
frozen-title-key = FERMA da { $since }, { $news } ({ $key } riprende)
frozen-title = FERMA da { $since }, { $news }
frozen-news = { $count ->
    [0] nessuna novità
    [one] 1 novità
   *[other] { $count } novità
  }
frozen-news-many = più di 998 novità
# What has become of a row's ticket meanwhile.
frozen-row-changed = cambiato
frozen-row-gone = concluso
frozen-acts-on-present = { $number } è cambiato mentre la tabella era ferma: adesso è «{ $state }», e si lavora su quello.
frozen-has-gone = { $number } non è più aperto: eccolo com'è adesso.
flowing = Le scadenze riprendono: { $count ->
    [0] nessuna novità
    [one] 1 novità
   *[other] { $count } novità
  }.
frozen-another-log = Le scadenze riprendono: il server ha ora un altro registro.
flowing-many = Le scadenze riprendono: più di 998 novità.

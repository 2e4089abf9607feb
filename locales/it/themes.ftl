# Words of the list of themes.

themes-title = Colori dello schermo
themes-lead = Lo schermo si mostra subito nel tema scelto.
themes-keys = { $accept } tiene il tema, { $back } torna a quello di prima
themes-now = in uso
themes-own = tema proprio
themes-no-color = La variabile NO_COLOR è impostata: c'è solo il tema senza colori. Per gli altri va tolta.
themes-wrong = { $count ->
    [one] 1 tema proprio contiene errori e non è in elenco: centralino check theme dice quali
   *[other] { $count } temi propri contengono errori e non sono in elenco: centralino check theme dice quali
  }
theme-about-default = i colori del terminale, su fondo scuro o chiaro
theme-about-dark = colori tenui su un fondo scuro proprio
theme-about-light = lettere scure su un fondo chiaro proprio
theme-about-high-contrast = contrasto alto, su nero, a sedici colori
theme-about-deuteranopia = giallo e blu, per chi confonde rosso e verde
theme-about-monochrome = senza colori: grassetto, inverso, sottolineato

theme-kept = Tema «{ $theme }»: vale da ora ed è scritto in settings.toml.
theme-kept-but = Tema «{ $theme }»: scritto in settings.toml, ma alla prossima apertura vale quello di { $variable }.
theme-not-kept = Tema «{ $theme }»: vale per questa sessione, ma non è salvato. { $cause }
theme-no-folder = Non c'è una cartella personale in cui scrivere settings.toml.

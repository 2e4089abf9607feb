# Words of the list of themes.

themes-title = Colours of the screen
themes-lead = The screen shows itself in the selected theme at once.
themes-keys = { $accept } keeps the theme, { $back } goes back to the one before
themes-now = in use
themes-own = your own theme
themes-no-color = The variable NO_COLOR is set: there is only the theme without colours. For the others, unset it.
themes-wrong = { $count ->
    [one] 1 theme of your own has mistakes and is not listed: centralino check theme tells them
   *[other] { $count } themes of your own have mistakes and are not listed: centralino check theme tells them
  }
theme-about-default = the terminal's colours, on a dark ground or a light one
theme-about-dark = soft colours on a dark ground of its own
theme-about-light = dark letters on a light ground of its own
theme-about-high-contrast = high contrast, on black, in sixteen colours
theme-about-deuteranopia = yellow and blue, where red and green are one
theme-about-monochrome = no colours: bold, reversed, underlined

theme-kept = Theme “{ $theme }”: holds from now on and is written in settings.toml.
theme-kept-but = Theme “{ $theme }”: written in settings.toml, but the next start takes that of { $variable }.
theme-not-kept = Theme “{ $theme }”: holds for this session, but is not saved. { $cause }
theme-no-folder = There is no home folder to write settings.toml in.

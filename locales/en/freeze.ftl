# The board held still while somebody reads it.

command-freeze = hold
help-freeze = holds the deadlines to read them, or lets them go on

freeze-nothing = There is nothing to hold.
frozen-title-whole = HELD since { $since }, { $news } ({ $key } goes on) · { $view } now: { $open } open, { $overdue } late
frozen-title-late = HELD since { $since }, { $news } ({ $key } goes on), { $overdue } late
frozen-title-key = HELD since { $since }, { $news } ({ $key } goes on)
frozen-title = HELD since { $since }, { $news }
frozen-news = { $count ->
    [0] nothing new
    [one] 1 change
   *[other] { $count } changes
  }
frozen-news-many = more than 998 changes
# What has become of a row's ticket meanwhile.
frozen-row-changed = changed
frozen-row-gone = concluded
frozen-acts-on-present = { $number } has changed while the board was held: it is now “{ $state }”, and that is what you act on.
frozen-has-gone = { $number } is no longer open: here it is as it stands now.
flowing = The deadlines go on: { $count ->
    [0] nothing new
    [one] 1 change
   *[other] { $count } changes
  }.
frozen-another-log = The deadlines go on: the server has another log now.
flowing-many = The deadlines go on: more than 998 changes.

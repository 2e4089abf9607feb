# The board that a room looks at. Only letters that the font of a Linux console has: no capital with an accent.
context-wall = Wall board

wall-waiting = WAITING
wall-oldest = longest
wall-voicemail = of them voicemail
wall-voicemail-short = voicemail
wall-time = time
wall-waited = waiting then
wall-starting = STARTING
wall-never = NOT CONNECTED
wall-stale = DATA STOPPED AT
wall-stale-day = DATA STOPPED ON { $day } AT
wall-trying = The board keeps trying by itself.

wall-heading = Interventions: { $overdue } late · { $soon } within an hour · { $open ->
    [one] { $open } open
   *[other] { $open } open
}
wall-heading-short = { $overdue } late · { $soon } within an hour
wall-heading-unknown = Interventions: no data from the server yet
wall-page = page { $page } of { $pages }
wall-more = { $count ->
    [one] one more
   *[other] { $count } more
}
wall-nothing-presses = No intervention is due within the next { $hours } hours.
wall-late = LATE { $time }

wall-calls = today   calls { $calls } · answered { $taken } · lost { $lost }
wall-calls-with-back = today   calls { $calls } · answered { $taken } · lost { $lost }, of them called back { $called-back }
wall-figures-coming = today   figures on their way
wall-figures-unknown = today   no data yet
wall-inspections-of = inspections begun { $count }, in time { $percent } %
wall-inspections = inspections in time { $percent } %
wall-inspections-short = in time { $percent } %
wall-no-inspections = inspections: none yet
wall-no-inspections-short = inspections 0

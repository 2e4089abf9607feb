# What is wrong with a contract file: what was expected in the field named before.

contract-wants-work = expected at least one type with effect = "work"
contract-wants-priority = expected at least one priority
contract-wants-type = expected at least one type of call
contract-wants-step = expected at least one step
contract-wants-text = expected a text, found none
contract-one-checklist = expected one checklist for each type, "{ $code }" has two
contract-first-step = expected nothing before the first step, found "{ $found }"
contract-earlier-step = expected a step that stands before "{ $step }", found "{ $found }"
contract-calendar = expected one of the calendars { $known }, found "{ $found }"
contract-one-of = expected one of { $known }, found "{ $found }"
contract-some-of = expected some of { $known }, found "{ $found }"
contract-start = expected either at_inspection = true or a value start
contract-rung = expected at least { $lower }, as before it, found { $found }
contract-base = expected base, the amount that percentages are taken of
contract-amount = expected an amount from 0 to { $largest }
contract-own-code = expected a code of its own, "{ $code }" stands there twice
contract-go-live = expected a date such as 2026-01-01
contract-percentage = expected a percentage from 1 to 100, found { $found }
contract-charge = expected "N EUR", up to { $largest }, or "N %", up to { $percent }; for a charge also with "per [started] hour" or "per [started] day"; found "{ $found }"
contract-target = expected "N min", "N working hours", "N working days" or "N calendar days", with N from 1 to 100000, found "{ $found }"
contract-week-both = expected either week or every_day, found both
contract-week-neither = expected either week or every_day, found neither
contract-exception-twice = expected each date once in exceptions, found { $found } again
contract-zone = expected a time zone such as "Europe/Rome", found "{ $found }"
contract-date = expected a date as "YYYY-MM-DD", found "{ $found }"
contract-hours = expected hours as "HH:MM-HH:MM" with the end after the start and at most 24:00, found "{ $found }"
contract-hours-overlap = expected hours that do not overlap, found "{ $first }" and "{ $second }"
contract-holiday-name = expected a name of lower-case letters, digits and hyphens, found "{ $found }"
contract-holiday-day = expected day as "MM-DD", a day that some year has, found "{ $found }"
contract-holiday-easter = expected easter as a distance of -200 to 200 days, found { $found }
contract-holiday-weekday = expected weekday as "tue 1 05": mon to sun, 1 to 4 or last, a month of two digits; found "{ $found }"
contract-holiday-one = expected exactly one of day, date, easter and weekday in the holiday "{ $found }"
contract-holiday-span = expected from not after to, found from = { $from }, to = { $to }
contract-holidays = expected holidays to be "it", found "{ $found }"
contract-code = expected a code of at most 12 capital letters, digits or hyphens, found "{ $found }"
contract-missing = the field { $field } is missing
contract-unknown-key = there is no field { $found }, expected { $known }
contract-unknown-value = there is no value { $found }, expected { $known }
contract-wrong-type = a value of the wrong type: { $found }, expected { $wanted }
contract-wrong-value = a value that is not valid: { $found }, expected { $wanted }
contract-twice = the same key stands there twice
contract-other = the text does not fit ({ $detail })

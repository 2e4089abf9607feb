# The tour for a first day, and what an empty board says.

tour-title = Tour: { $title } ({ $page } of { $pages })

tour-screen = the screen
tour-screen-about = On the left who calls, in the middle what you write, on the right what must not be late; below, the intervention in focus. On top who has waited longest, at the bottom the keys of the moment.
tour-go-calls = the calls: who rings, who is on the line, who was lost
tour-go-sheet = the sheet of the call that is being written up
tour-go-board = the deadlines, the gravest on top
tour-go-ticket = the intervention in focus, its history and what can be done

tour-call = a call
tour-call-about = The clock starts at the first ring, not when somebody answers. At the end the number to tell the caller stands large on the sheet.
tour-answer = answers the call that has waited longest
tour-start-call = a call taken by hand, also one of earlier ("9:40")
tour-accept = takes the marked entry and goes to the next field
tour-save = registers: the number to tell appears
tour-end-call = the call ends without an intervention: information, wrong number

tour-ticket = an intervention
tour-ticket-about = On the deadlines each letter is an action on the one that is selected. What cannot be done now stays in sight with its reason.
tour-dispatch = assigns the staff and says whom to call
tour-complete = the work is done
tour-close = closes, with the data that the contract asks for
tour-explain = why this deadline: minute by minute, with its clause
tour-search = searches all interventions, closed ones too

tour-safe = nothing is lost
tour-safe-about = What you write is on disk at every pause. When the server does not answer, the screen says so, tells what to note on paper, and sends everything when the line is back.
tour-back = leaves what is open and keeps what is written in it
tour-help = all keys
tour-quit = leaves; the sheets are there the next time

first-title = There is nothing here yet. To begin:
first-call = writes up the first call
first-tour = a short tour
first-help = all keys
first-trial = tries an invented shift, far from real data
first-records = Sites, requesters and technicians are added with centralino directory. The demonstration also starts from outside: centralino --demo.

trial-title = The demonstration
trial-about = This desk closes and one of a demonstration opens in its place: an invented shift in a temporary folder, which moves by itself. Nothing stays written here. Leaving the demonstration leads back to the shell, and the folder goes.
trial-yes = begins the demonstration
trial-no = stays here
trial-runs = This is the demonstration already.
trial-not-here = The demonstration opens from here only while there is nothing yet; from outside: centralino --demo.
command-trial = try it
help-trial = opens the demonstration, while there is nothing here
product-trial = CENTRALINO DEMO (invented data)
product-trial-short = DEMO

command-tour = tour
help-tour = a short tour for whoever begins
context-tour = Tour

# Recording a session and playing it again.

recording-about = Recording of a session of Centralino: it holds what was on the screen and what was typed, personal data included. To play it: centralino replay FILE
recording-about-masked = Recording of a session of Centralino: names, telephone numbers and texts are masked (x and 0), the rest is as it was. To play it: centralino replay FILE
recording-has-personal-data = Caution: this recording holds personal data.
recording-ended = The recording has ended ({ $cause }): what is in the file can be played.
recording-too-long = it is as long as one may be
recording-needs-screens = --record records the screens: with --plain it is enough to keep the lines, for example with “| tee FILE”.

recording-fault-none = line { $line }: this is no recording of Centralino; its first line was expected
recording-fault-version = line { $line }: the recording is of version { $detail }; this program reads { $known }
recording-fault-cut = line { $line }: the line is cut in its midst; a whole message was expected (everything up to here was played)
recording-fault-line = line { $line }: a message or a screen was expected ({ $detail }); everything up to here was played
recording-fault-first = line { $line }: what the session begins with was expected ({ $detail }); nothing was played
recording-fault-long = line { $line }: the line is too long: at most { $most } MiB were expected; everything up to here was played
recording-fault-file = line { $line }: the file cannot be read on ({ $detail }); everything up to here was played
failure-recording = { $path }, { $fault }
failure-recording-there = The file { $path } is there already, and a recording writes over none: give another name.
failure-recording-made = The file { $path } cannot be made: { $cause }

replay-needs-a-terminal = Playing wants a terminal; as text: --text
replay-goes-on = Playing: screen { $number }, { $time } · any key: holds, or goes on · q: leaves
replay-over = End of the recording: screen { $number }, { $time } · any key: leaves

cli-desk--record = New file in which to record the session, to report a fault; names, telephones and texts are masked
cli-desk--with-personal-data = Records personal data as well: all that stands on the screen and that is typed
cli-field--record = New file in which to record the session, to report a fault; names, telephones and texts are masked
cli-field--with-personal-data = Records personal data as well: all that stands on the screen and that is typed
cli-wall--record = New file in which to record the session, to report a fault; names, telephones and texts are masked
cli-wall--with-personal-data = Records personal data as well: all that stands on the screen and that is typed
cli-replay = Plays a session recorded with --record again, without a server. Exits with 9 if the file is broken, after showing the sound part
cli-replay--file = The recording
cli-replay--speed = How many times faster, from 1 to 1000; pauses beyond 3 seconds are shortened
cli-replay--step = One screen at a time, at each key
cli-replay--text = Writes the last screen as text
cli-replay--every = With --text: writes every screen, each with its number and its time (UTC)

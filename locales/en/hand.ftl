# Words of the mouse, and of the letters that lead to rows.

context-letters = Letters on rows
command-jump = letters
help-jump = puts a letter on each row: typing it goes there
command-mouse = the mouse
help-mouse = turns the mouse on or off

mouse-on = Mouse on: a click selects, another one opens, the wheel scrolls. Hold Shift to copy text.
mouse-off = Mouse off: text on the screen is selected and copied as elsewhere.
row-gone = This row is no longer there.

letters-lead = A letter goes to its row; Esc leaves everything as it is.
letters-nowhere = There are no rows to go to here.
letters-no-such = { $key }: no row has this letter. Esc leaves everything as it is.

# The terminal's clipboard.

command-copy = copy
help-copy = copies the number, the field or the line
copied = Copied: { $what }
copied-cut = Copied the first 8 KB: { $what }
copy-nothing = There is nothing to copy here.
copy-no-clipboard = This terminal has no clipboard to copy to.

# What people read when something goes wrong.

"""Reading in processes of their own, so that no file can take the run down.

`pool` is the side that asks, `process` the one that reads; `messages` is what they tell each
other. A worker that hangs, crashes or runs out of memory is lost with the one task it had.
"""

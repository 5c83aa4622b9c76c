"""Work in processes of its own, so that none of it can take the run down.

`pool` is the side that asks, `serving` the one that answers; `frames` is how they talk. A worker
that hangs, crashes or runs out of memory is lost with the one question it had.
"""

"""Judging on an existing Dask cluster.

`judges` is the season's side: it hands out what `ordering` makes of each package, over the `link`
to the scheduler. `relay` is all that a Dask worker runs: it passes orders on to judging processes
of its own (`process`), which are the same as on one machine, so that no file and no fault of ours
can take a Dask worker down. `parcel` is a package that travels, `shared` one that lies where every
machine sees it; `messages` is what the sides say to each other.
"""

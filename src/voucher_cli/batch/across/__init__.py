"""What packages side by side show: `season_of.py` puts it together.

One pass over the rows fills an index on disk (`index.py`) with what may recur; each of the other
modules asks it for what does recur and says what that means. Nothing depends on the order of the
rows.
"""

"""The output folder of a season: `journal` keeps the rows as they come, `folder` everything that
is written, and that nothing of anybody else's is written over."""

"""The report as one HTML file that needs nothing else: no network, no other file, no script to be
read. What is said stands in `view`, how in `templates`, and `build` puts them together; `waterfall`
measures the bars of the award, `pictures` chooses and places the pictures of pages; `shell` and
base.css are what the page of a season has in common with it.

Names, texts and metadata in it come from strangers. Every expression of a template is made visible
and escaped on its way out; the page's own policy lets nothing run or load but the one script and
the one style sheet that it names by their hashes.
"""

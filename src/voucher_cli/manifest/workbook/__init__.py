"""A manifest in a workbook, for people who do not write YAML.

cells.py reads the sheets, layout.py says which column is which key, values.py what a cell means,
tree.py makes of it the nodes that the same strict reading takes that a YAML file goes through:
every check of shape is one for both.
"""

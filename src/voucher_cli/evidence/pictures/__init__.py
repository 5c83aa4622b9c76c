"""What only the picture of a page shows: the text of scans, seals, handwriting, QR codes.

`look` is the way in. A picture is rendered or decoded once (`raster`), turned upright
(`upright`), and then each of the others looks at the same pixels: `ocr` and `layout` for text,
`codes`, `seals`, `handwriting`. Boxes leave this package in points from the page's top left
corner, as everywhere else.
"""

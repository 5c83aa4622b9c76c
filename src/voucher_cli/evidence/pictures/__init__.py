"""What only the picture of a page shows: the text of scans, seals, handwriting, QR codes.

`look` is the way in. A picture is rendered or decoded once (`raster`, `decoding`), and nothing is
done for a `blank` one. It is cut to its `paper`, turned `upright` and parted into its sides; then
each of the others looks at the same pixels: `ocr` for text, which `stamps`, `rules`, `reading` and
`layout` help to part and put together, `insets`, `codes`, `seals`, `handwriting`.

Boxes leave this package in points from the top left corner of the page as it is read. Where that
is not how a viewer shows it, `Page.leaves` leads back (see `evidence.model.Page`).
"""

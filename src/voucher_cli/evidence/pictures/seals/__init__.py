"""Seals in the picture of a page: `find_seals` is the way in.

Ink of one colour is parted from paper and print (`ink`), outlines are looked for in it (`circles`,
`ovals`, `squares`, `slices`), each is judged by what stands on and inside its rim (`rim`), those
that are no company's or person's seal are left out (`friends`), and the others read (`reading`).
"""

from voucher_cli.evidence.pictures.seals.finding import find_seals as find_seals
from voucher_cli.evidence.pictures.seals.ink import is_coloured as is_coloured

"""Pages that hold a picture and no text."""

from dossier.paper import Seal
from dossier.pdf import new_canvas
from dossier.seals import seal_picture
from reportlab.lib.utils import ImageReader

_WIDTH, _HEIGHT = 500, 700
"""of the picture, in points"""
_PIXELS_A_POINT = 3.2
"""enough that the page is no poor scan"""


def picture_of_a_page() -> bytes:
    """A PDF page that shows a picture without text, and holds none."""
    size = (round(_WIDTH * _PIXELS_A_POINT), round(_HEIGHT * _PIXELS_A_POINT))
    large = seal_picture(Seal("")).resize(size)
    canvas, buffer = new_canvas()
    canvas.drawImage(ImageReader(large), 40, 40, _WIDTH, _HEIGHT)
    canvas.save()
    return buffer.getvalue()

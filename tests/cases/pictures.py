"""Pages that hold a picture and no text."""

from dossier.paper import Seal
from dossier.pdf import new_canvas
from dossier.seals import seal_picture
from reportlab.lib.utils import ImageReader

_FINE = 4
"""times the seal's own size, so that the page is no poor scan"""


def picture_of_a_page() -> bytes:
    """A PDF page that shows a picture without text, and holds none."""
    picture = seal_picture(Seal(""))
    large = picture.resize((_FINE * picture.width, _FINE * picture.height))
    canvas, buffer = new_canvas()
    canvas.drawImage(ImageReader(large), 40, 40, 500, 700)
    canvas.save()
    return buffer.getvalue()

"""Pages that hold a picture and no text."""

from dossier.paper import Seal
from dossier.pdf import new_canvas
from dossier.seals import seal_picture
from reportlab.lib.utils import ImageReader


def picture_of_a_page() -> bytes:
    """A PDF page that shows a picture without text, and holds none."""
    canvas, buffer = new_canvas()
    canvas.drawImage(ImageReader(seal_picture(Seal(""))), 40, 40, 500, 700)
    canvas.save()
    return buffer.getvalue()

"""Pages that hold a picture and no text."""

from dossier.pdf import SEALS, new_canvas


def picture_of_a_page() -> bytes:
    """A PDF page that shows a picture and holds no text."""
    canvas, buffer = new_canvas()
    picture = sorted(SEALS.glob("*.png"))[0]
    canvas.drawImage(str(picture), 40, 40, 500, 700, mask=None)
    canvas.save()
    return buffer.getvalue()

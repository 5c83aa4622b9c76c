"""The pictures on OFD pages, where they are shown."""

import io

from PIL import Image

from voucher_cli.evidence.model import FileType
from voucher_cli.evidence.pictures.raster import pictures_of

from ..papers import zipped

OFD = b"<OFD><DocBody><DocRoot>D/Document.xml</DocRoot></DocBody></OFD>"
DOCUMENT = (
    b"<Document><CommonData><PageArea><PhysicalBox>0 0 100 50</PhysicalBox></PageArea>"
    b"<PublicRes>Res.xml</PublicRes></CommonData>"
    b'<Pages><Page ID="1" BaseLoc="P.xml"/></Pages></Document>'
)
RESOURCES = (
    b'<Res><MultiMedias><MultiMedia ID="5"><MediaFile>a.png</MediaFile></MultiMedia></MultiMedias>'
    b"</Res>"
)


def ofd(image: str, picture: bytes) -> bytes:
    page = f"<Page><Content><Layer>{image}</Layer></Content></Page>".encode()
    members = {"OFD.xml": OFD, "D/Document.xml": DOCUMENT, "D/Res.xml": RESOURCES}
    return zipped({**members, "D/P.xml": page, "D/a.png": picture})


def red(width: int, height: int) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), (200, 20, 20)).save(buffer, "PNG")
    return buffer.getvalue()


def test_a_picture_lies_where_the_page_shows_it() -> None:
    image = '<ImageObject Boundary="50 0 50 50" CTM="50 0 0 50 0 0" ResourceID="5"/>'
    [picture] = pictures_of(ofd(image, red(200, 200)), FileType.OFD, [1])
    assert picture is not None
    assert round(picture.width / 72 * 25.4) == 100
    middle = picture.pixels.shape[1] // 2
    assert picture.pixels[:, : middle - 2].min() == 255
    assert tuple(picture.pixels[5, middle + 50]) == (20, 20, 200)
    assert picture.dpi == round(200 / 50 * 25.4)


def test_what_lies_off_the_page_is_cut_and_what_is_no_picture_left_out() -> None:
    image = '<ImageObject Boundary="90 40 500 500" CTM="500 0 0 500 0 0" ResourceID="5"/>'
    [picture] = pictures_of(ofd(image, red(20, 20)), FileType.OFD, [1])
    assert picture is not None
    assert picture.pixels[-2, -2, 2] == 200
    assert list(pictures_of(ofd(image, b"no picture"), FileType.OFD, [1, 2])) == [None, None]

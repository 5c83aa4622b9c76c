"""A package that travels is the same package when it arrives."""

import io
import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.papers import raw_zip
from voucher_cli.batch.cluster import ordering, parcel
from voucher_cli.batch.cluster.messages import Order, SharedPlace, decode_order, encode_order
from voucher_cli.batch.cluster.ordering import sending_of
from voucher_cli.batch.cluster.parcel import pack, unpack
from voucher_cli.batch.cluster.shared import place_of
from voucher_cli.batch.fingerprint import digests_of, key_of
from voucher_cli.batch.model import Outcome, UnitTask
from voucher_cli.batch.unit import UNCHANGED
from voucher_cli.errors import VoucherError
from voucher_cli.evidence.model import FileState
from voucher_cli.evidence.package import Package, open_package
from voucher_cli.evidence.packed import PackedFile, PackedFileError, refused
from voucher_cli.language import Bilingual

from ..seasons import papers, put
from .judging import SETUP, locally

PATH = Path("season/one.zip")


def contents(package: Package) -> object:
    """All that can be told of a package."""

    def told(entry: PackedFile | None) -> object:
        if entry is None:
            return None
        try:
            return entry.path, entry.size, entry.read()
        except PackedFileError as error:
            return entry.path, entry.size, error.state, error.detail

    papers = [told(entry) for entry in package.entries]
    special = told(package.manifest), told(package.confirmations)
    return package.path, papers, special, package.left_out, package.root


texts = st.text("a文 .=<é/\n", max_size=9)
names = texts.filter(bool)
readable = st.builds(
    lambda path, data, off: PackedFile(path, len(data) + off, lambda: data),
    names, st.binary(max_size=50), st.integers(0, 9),
)  # fmt: skip
unreadable = st.builds(
    refused, names, st.integers(0, 2**40), st.sampled_from(FileState),
    st.builds(Bilingual, texts, texts),
)  # fmt: skip
entries = readable | unreadable
packages = st.builds(
    Package, st.just(PATH), st.lists(entries).map(tuple), st.none() | entries,
    st.none() | entries, st.lists(names).map(tuple), names | st.just(""),
)  # fmt: skip


@given(packages)
def test_it_arrives_as_it_was(package: Package) -> None:
    arrived = unpack(pack(package), PATH)
    assert contents(arrived) == contents(package)
    assert key_of("k", arrived, digests_of(arrived)) == key_of("k", package, digests_of(package))


def test_what_no_machine_reads_arrives_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(raw_zip("密.pdf".encode("gbk"), flags=1))
    with open_package(tmp_path / "a.zip") as package:
        arrived = unpack(pack(package), package.path)
        assert contents(arrived) == contents(package)
    with pytest.raises(PackedFileError) as caught:
        arrived.entries[0].read()
    assert caught.value.state is FileState.ENCRYPTED


def test_one_too_large_to_travel_is_a_row_that_names_the_way_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path / "a", papers())
    monkeypatch.setattr(parcel, "LARGEST", sum(map(len, papers().values())) - 1)
    found = sending_of(UnitTask("a", tmp_path / "a"), SETUP, None)
    assert isinstance(found, Outcome)
    assert found.row is not None
    assert "--shared-root" in (found.row.problem or "")
    monkeypatch.setattr(parcel, "LARGEST", parcel.LARGEST + 1)
    assert not isinstance(sending_of(UnitTask("a", tmp_path / "a"), SETUP, None), Outcome)


def test_an_unchanged_package_is_not_sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(tmp_path / "a", papers())
    row = locally([UnitTask("a", path)])["a"].row
    assert row is not None
    task = UnitTask("a", path, row.key)
    with monkeypatch.context() as patch:
        patch.setattr(ordering, "pack", None)
        assert sending_of(task, SETUP, None) == UNCHANGED
    (path / "合同.txt").write_text("改过")
    assert not isinstance(sending_of(task, SETUP, None), Outcome)


def test_a_zip_bomb_is_not_unpacked_on_the_way(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"0" * 20_000_000)
    (tmp_path / "a.zip").write_bytes(stream.getvalue())
    with open_package(tmp_path / "a.zip") as package:
        assert len(pack(package)) < 1000


def test_an_order_may_name_what_is_no_text() -> None:
    path = Path(os.fsdecode(b"season/\xff\n"))
    for place in (None, SharedPlace("/mnt", os.fsdecode(b"\xfe"))):
        order = Order(UnitTask("\\xff", path, "key"), place)
        assert decode_order(encode_order(order)) == order


def test_a_shared_package_lies_below_the_shared_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "share"
    (root / "season").mkdir(parents=True)
    (tmp_path / "link").symlink_to(root / "season")
    expected = SharedPlace(str(root), "season/a b")
    assert place_of(root / "season" / "a b", root) == expected
    assert place_of(tmp_path / "link" / "a b", root) == expected
    monkeypatch.chdir(root)
    assert place_of(Path("season/a b"), Path()) == expected
    for outside in (tmp_path / "a", root / ".." / "share2" / "a", tmp_path / "share.old" / "a"):
        with pytest.raises(VoucherError) as caught:
            place_of(outside, root)
        assert str(outside) in caught.value.message.zh

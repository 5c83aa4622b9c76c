"""What a cluster finds is what one machine finds, byte for byte."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from evidence.papers import raw_zip
from voucher_cli.batch.cluster.judges import ClusterJudges
from voucher_cli.batch.codec import encode_outcome
from voucher_cli.batch.model import Outcome, Status, UnitTask
from voucher_cli.batch.unit import UNCHANGED
from voucher_cli.errors import VoucherError

from ..seasons import papers, put, zipped
from .judging import SETUP, locally, on_cluster, small
from .machines import Cluster


def gbk_zip(files: dict[str, bytes]) -> bytes:
    """A zip whose names are GBK and do not say so, as Chinese Windows tools write them."""
    stream = io.BytesIO()
    plain = {f"{n:x}" * len(name.encode("gbk")): name for n, name in enumerate(files, 10)}
    with zipfile.ZipFile(stream, "w") as archive:
        for dummy, name in plain.items():
            archive.writestr(dummy, files[name])
    data = stream.getvalue()
    for dummy, name in plain.items():
        data = data.replace(dummy.encode(), name.encode("gbk"))
    return data


def everything(folder: Path) -> list[UnitTask]:
    """Packages of every kind, good and hostile."""
    put(folder / "文件夹", {**papers(), "坏.pdf": b"%PDF-1.7", "空.pdf": b"", "合.docx": b"PK\3\4"})
    (folder / "文件夹" / "链接").symlink_to("/etc/passwd")
    (folder / "文件夹" / "report.json").write_text("{}")
    put(folder / "坏清单", {**papers(), "manifest.yaml": b"version: 1\nclaims: [{route: x}]\na: ["})
    put(folder / "无清单", {"合同.txt": papers()["合同.txt"]})
    put(folder / "两清单", {**papers(), "manifest.xlsx": b"PK"})
    put(folder / "空", {})
    odd = put(folder / "=cmd|'x' <b>\n", papers())
    zipped(folder / "里层.zip", {f"申报/{name}": data for name, data in papers().items()})
    (folder / "国标.zip").write_bytes(gbk_zip(papers()))
    (folder / "加密.zip").write_bytes(raw_zip("合同.pdf".encode("gbk"), flags=1))
    (folder / "损坏.zip").write_bytes(b"PK\3\4")
    (folder / "其他.rar").write_bytes(b"Rar!")
    gone = folder / "不在"
    return [UnitTask(path.name, path) for path in (*sorted(folder.iterdir()), odd, gone)]


def as_bytes(outcomes: dict[str, Outcome]) -> dict[str, bytes]:
    return {name: encode_outcome(outcome) for name, outcome in outcomes.items()}


def test_packages_that_travel(shared_cluster: Cluster, tmp_path: Path) -> None:
    tasks = everything(tmp_path / "季")
    expected = locally(tasks)
    assert as_bytes(on_cluster(shared_cluster.address, tasks)) == as_bytes(expected)
    checked = [o for o in expected.values() if o.row and o.row.status is Status.CHECKED]
    assert len(checked) >= 4
    assert all(len(outcome.files) == 2 for outcome in checked)


def test_packages_in_a_shared_folder_that_is_mounted_elsewhere(
    shared_cluster: Cluster, tmp_path: Path
) -> None:
    root = tmp_path / "共享"
    tasks = everything(root / "季")
    expected = locally(tasks)
    known = expected["文件夹"].row
    assert known is not None
    root.rename(shared_cluster.mounted)  # so that no worker can have looked where it was
    try:
        found = on_cluster(shared_cluster.address, tasks, root)
        again = on_cluster(
            shared_cluster.address, [replace(tasks[0], name="文件夹", path=root / "季" / "文件夹",
                                             known=known.key)], root
        )  # fmt: skip
    finally:
        shared_cluster.mounted.rename(root)
    assert as_bytes(found) == as_bytes(expected)
    assert again == {"文件夹": UNCHANGED}


def test_a_folder_that_a_worker_does_not_have_is_no_empty_package(
    shared_cluster: Cluster, tmp_path: Path
) -> None:
    tasks = small(tmp_path / "季", "一")
    with pytest.raises(VoucherError) as caught:
        on_cluster(shared_cluster.address, tasks, tmp_path)
    assert str(shared_cluster.mounted) in caught.value.message.en
    assert "VOUCHER_SHARED_ROOT" in caught.value.message.en

    shared_cluster.mounted.mkdir()  # the wrong folder
    try:
        with pytest.raises(VoucherError) as caught:
            on_cluster(shared_cluster.address, tasks, tmp_path)
    finally:
        shared_cluster.mounted.rmdir()
    assert str(shared_cluster.mounted / "季" / "一") in caught.value.message.en
    assert "tcp://" in caught.value.message.en


def test_files_are_read_by_processes_of_a_worker_and_none_of_its_own(
    shared_cluster: Cluster, tmp_path: Path
) -> None:
    tasks = small(tmp_path, "一")
    with ClusterJudges(shared_cluster.address, replace(SETUP, jobs=1)) as judges:
        found = {task.name: outcome for task, outcome in judges.judge(tasks)}
    assert found == locally(tasks)


def test_no_more_packages_are_taken_than_can_be_begun(
    shared_cluster: Cluster, tmp_path: Path
) -> None:
    under_way: set[str] = set()
    most = 0

    def tasks():  # type: ignore[no-untyped-def]
        nonlocal most
        for task in small(tmp_path, *map(str, range(12))):
            under_way.add(task.name)
            most = max(most, len(under_way))
            yield task

    with ClusterJudges(shared_cluster.address, SETUP) as judges:
        for task, outcome in judges.judge(tasks()):
            assert outcome.row is not None
            under_way.remove(task.name)
    assert not under_way
    assert 2 <= most <= 2 * 2 + 1  # two for each worker, and the one that is to be sent next

"""The process that reads files. It trusts nothing that it reads."""

from __future__ import annotations

from voucher_cli.evidence.codec import encode_content, encode_pages
from voucher_cli.evidence.workers.messages import ReadTask, ShotTask, setups, tasks
from voucher_cli.workers.serving import Answer, harden, serve


def main() -> None:
    """Serves until the asking side closes the stream."""
    serve(_begin)


def _begin(text: bytes) -> Answer:
    setup = setups().validate_json(text)
    harden(setup.memory)
    if setup.cache is not None:
        from pathlib import Path

        from voucher_cli.evidence.cache.recognition import remember_in

        remember_in(Path(setup.cache))
    return _answer


def _answer(asked: bytes, data: bytes) -> bytes:
    from voucher_cli.evidence.read import look_at, read_content

    task = tasks().validate_json(asked)
    if isinstance(task, ReadTask):
        return encode_content(*read_content(task.name, data))
    if isinstance(task, ShotTask):
        return _drawn(task, data)
    return encode_pages(look_at(data, task.kind, task.pages, ocr=task.ocr))


def _drawn(task: ShotTask, data: bytes) -> bytes:
    from voucher_cli.evidence.pictures.shots import shots_of
    from voucher_cli.evidence.shot import encode_shots

    return encode_shots(list(shots_of(data, task.kind, task.shot)))

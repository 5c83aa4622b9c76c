"""Filling the forms of an application, or one form of any agency."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from voucher_cli.errors import VoucherError
from voucher_cli.evidence.package import OWN_PDF, open_package
from voucher_cli.forms.applied import Applied
from voucher_cli.forms.convert import converted, require_office
from voucher_cli.forms.document import WordForm, open_form
from voucher_cli.forms.fields import locate
from voucher_cli.forms.fill import fill_all
from voucher_cli.forms.filling import Filling, Placed
from voucher_cli.forms.load import blank_path, form_map
from voucher_cli.forms.model import FormMap
from voucher_cli.forms.pairs import Pairs, fill_pairs
from voucher_cli.language import Bilingual
from voucher_cli.manifest.model import Manifest
from voucher_cli.nearest import not_known
from voucher_cli.policy.library import get_policy
from voucher_cli.policy.model import Policy
from voucher_cli.report.rendering import Rendered, Rendering
from voucher_cli.strict_yaml import Bound
from voucher_cli.strict_yaml import parse as parse_yaml
from voucher_cli.text import squeeze
from voucher_cli.workflow.awarding import award_of, bases_of
from voucher_cli.workflow.choice import stated_policy
from voucher_cli.workflow.manifests import manifest_in
from voucher_cli.workflow.progress import Progress, Step, silent
from voucher_cli.workflow.saving import check_targets, save_all

FORMS_FOLDER = "forms"
_OLD = {".doc", ".wps", ".dot", ".wpt", ".rtf", ".odt"}
_LEAST_FIELDS = 3
"""a blank with fewer labels of a form in tables is not taken for it"""
_MAX_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Request:
    """What the user asks to have filled. `output` is a folder, or a file where one form results;
    without it the forms go to `forms/` in the package."""

    package: Path
    policy: str | None = None
    forms: tuple[str, ...] = ()
    template: Path | None = None
    output: Path | None = None
    force: bool = False
    pdf: bool = False
    dry_run: bool = False


@dataclass(frozen=True)
class _Job:
    """One document and the forms that are in it."""

    name: str
    document: WordForm
    maps: tuple[FormMap, ...]


def render(request: Request, progress: Progress = silent) -> Rendering:
    """Fills the forms of the application; without a manifest, writes blank ones.

    Raises VoucherError where package, options or blank cannot be used, or files are there already.
    """
    if request.pdf and not request.dry_run:
        require_office(Bilingual("输出 PDF", "making PDFs"))
    with open_package(request.package) as package:
        bound = manifest_in(package)
        root = package.path / package.root if package.path.is_dir() else package.path.parent
    policy = _policy(request, bound)
    jobs = _jobs(request, policy)
    targets = _targets(request, jobs, root / FORMS_FOLDER)
    if not request.dry_run:
        _check(request, targets)
    applied = _applied(policy, bound.value) if bound is not None else None
    fillings = [
        fill_all(job.document, job.maps, applied) if applied is not None else _unfilled(job)
        for job in jobs
    ]
    if not request.dry_run:
        _save(request, targets, [filling.form for filling in fillings], progress)
    return Rendering(
        tuple(
            _rendered(request, target, job.maps, filling)
            for job, target, filling in zip(jobs, targets, fillings, strict=True)
        ),
        request.dry_run,
        blank=bound is None,
    )


def render_pairs(request: Request, values: Path) -> Rendering:
    """Fills the blank `request.template` from a file of label → value. Raises VoucherError."""
    if request.template is None or (request.output is None and not request.dry_run):
        raise VoucherError(
            Bilingual(
                "--values 须与 --template 空白表、-o 输出文件.docx 一起用",
                "--values goes with --template BLANK.docx and -o FILE.docx",
            )
        )
    pairs = _read_pairs(values)
    target = request.output or Path()
    if target.is_dir():
        target = target / f"{request.template.stem}（已填）.docx"
    if not request.dry_run:
        if request.pdf:
            require_office(Bilingual("输出 PDF", "making PDFs"))
        _check(request, [target])
    document = _open_blank(request.template)
    filling = fill_pairs(document, pairs)
    if not request.dry_run:
        _save(request, [target], [filling.form])
    return Rendering((_rendered(request, target, (), filling),), request.dry_run)


def _rendered(
    request: Request, target: Path, maps: tuple[FormMap, ...], filling: Filling
) -> Rendered:
    pdf = None if request.dry_run else _pdf(request, target)
    return Rendered(target, maps, filling.placed, filling.left, pdf)


# --- what to fill --------------------------------------------------------------------------------


def _policy(request: Request, bound: Bound[Manifest] | None) -> Policy:
    if bound is not None:
        return stated_policy(bound, request.policy)
    if request.policy is None:
        raise VoucherError(
            Bilingual(
                f"{request.package} 中没有清单：请用 --policy 指明要哪项政策的空白表",
                f"there is no manifest in {request.package}: name the policy whose blank forms "
                "you want with --policy",
            )
        )
    if request.template is not None and not request.dry_run:
        raise VoucherError(
            Bilingual(
                f"{request.package} 中没有清单，无可填写；只看对应关系请加 --dry-run",
                f"there is no manifest in {request.package} to fill it from; add --dry-run to see "
                "which field goes where",
            )
        )
    return get_policy(request.policy)


def _jobs(request: Request, policy: Policy) -> tuple[_Job, ...]:
    known = [form.id for form in policy.forms]
    for form_id in request.forms:
        if form_id not in known:
            what = Bilingual(f"{policy.id} 没有表格", f"{policy.id} has no form")
            raise VoucherError(not_known(what, form_id, known))
    wanted = [form_id for form_id in known if not request.forms or form_id in request.forms]
    maps = {form_id: form_map(policy.id, form_id) for form_id in wanted}
    if request.template is not None:
        document = _open_blank(request.template)
        inside = tuple(maps.values())
        if not request.forms:
            inside = tuple(form for form in inside if _is_in(form, document))
        if not inside:
            raise VoucherError(
                Bilingual(
                    f"{request.template} 中认不出 {policy.id} 的表格："
                    f"请用 --form 指明（{'、'.join(known)}），或用 --values 按标签填写",
                    f"no form of {policy.id} is recognised in {request.template}: name it with "
                    f"--form ({', '.join(known)}), or fill it by its labels with --values",
                )
            )
        return (_Job(request.template.stem, document, inside),)
    return tuple(
        _Job(form_id, _open_blank(blank_path(policy.id, form_id)), (form,))
        for form_id, form in maps.items()
    )


def _is_in(form: FormMap, document: WordForm) -> bool:
    """Whether a document holds the form: its title, or enough of its labels."""
    found = {one.wanted for one in locate(form, document.grid) if one.spot is not None}
    if len(found) >= _LEAST_FIELDS and len(form.fields) > _LEAST_FIELDS:
        return True
    title = squeeze(form.title)
    titled = any(squeeze(line.text) == title for line in document.grid.all_lines)
    return titled and (bool(found) or not form.fields)


def _open_blank(path: Path) -> WordForm:
    """The blank at `path`; one in an old format is converted. Raises VoucherError."""
    try:
        if not path.is_file():
            raise VoucherError(Bilingual(f"{path} 不存在", f"{path} is not there"))
        if path.stat().st_size > _MAX_BYTES:
            raise VoucherError(
                Bilingual(f"{path} 过大，不像是空白表", f"{path} is too large for a blank form")
            )
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise VoucherError(
            Bilingual(f"无法读取 {path}：{why}", f"cannot read {path}: {why}")
        ) from error
    if path.suffix.lower() in _OLD or data.startswith(b"\xd0\xcf\x11\xe0"):
        data = converted(data, path.name, "docx")
    return open_form(data, str(path))


def _applied(policy: Policy, manifest: Manifest) -> Applied:
    bases = bases_of(policy, manifest, manifest.claims)
    return Applied(manifest, manifest.claims, award_of(policy, manifest, manifest.claims, bases))


def _unfilled(job: _Job) -> Filling:
    """The blank as it is, with the place of each field."""
    places = [one for form in job.maps for one in locate(form, job.document.grid)]
    return Filling(
        job.document,
        tuple(
            Placed(one.wanted, one.label, None, "", one.spot)
            for one in places
            if one.spot is not None
        ),
        (),
    )


# --- where to write it ---------------------------------------------------------------------------


def _targets(request: Request, jobs: Sequence[_Job], default: Path) -> list[Path]:
    folder = request.output or default
    if folder.suffix.lower() == ".docx" and not folder.is_dir():
        if len(jobs) > 1:
            raise VoucherError(
                Bilingual(
                    f"会输出 {len(jobs)} 份表格：-o 请写文件夹，或用 --form 只选一份",
                    f"there are {len(jobs)} forms to write: name a folder with -o, or one form "
                    "with --form",
                )
            )
        return [folder]
    return [folder / _file_name(job) for job in jobs]


def _file_name(job: _Job) -> str:
    """What people call the form; a blank that holds several keeps its own name."""
    if len(job.maps) == 1:
        return job.maps[0].file
    return f"{job.name}（已填）.docx"


def _check(request: Request, targets: Sequence[Path]) -> None:
    inputs = [request.template] if request.template is not None else []
    every = [path for target in targets for path in _written(request, target)]
    check_targets(every, force=request.force, inputs=inputs)


def _written(request: Request, target: Path) -> tuple[Path, ...]:
    pdf = _pdf(request, target)
    return (target, pdf) if pdf else (target,)


def _pdf(request: Request, target: Path) -> Path | None:
    """Beside the form, where the user wants it as a PDF, too."""
    return target.with_suffix(".pdf") if request.pdf else None


def _save(
    request: Request,
    targets: Sequence[Path],
    documents: Sequence[WordForm],
    progress: Progress = silent,
) -> None:
    files: dict[Path, bytes] = {}
    for number, (target, document) in enumerate(zip(targets, documents, strict=True), start=1):
        progress(Step(target.name, number, len(targets)))  # LibreOffice takes its time over each
        files[target] = document.saved()
        pdf = _pdf(request, target)
        if pdf:
            files[pdf] = converted(files[target], target.name, "pdf") + OWN_PDF
    save_all(files)


# --- plain pairs ---------------------------------------------------------------------------------


def _read_pairs(path: Path) -> Pairs:
    try:
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise VoucherError(
            Bilingual(f"无法读取 {path}：{why}", f"cannot read {path}: {why}")
        ) from error
    kind: type[Pairs] = Mapping[str, tuple[str, ...]]  # type: ignore[type-abstract]
    return parse_yaml(data, kind, file=str(path), one_or_many=True).value

"""Clauses that a contract lacks, subjects that a statement lacks, dates that a letter lacks."""

from __future__ import annotations

from collections.abc import Callable

from dossier.facts import Dossier

from cases.defect import (
    ALL,
    BEIJING,
    BEIJING_API,
    COMPUTE,
    PRIVATE,
    SETTLED,
    TONGZHOU_API,
    TONGZHOU_PRIVATE,
    Defect,
    acceptance_file,
    both,
    contract_file,
    letter_file,
    put,
    settlement_file,
    shown,
    statement_file,
    true,
)

Change = Callable[[Dossier], None]


def _says(section: str, *paragraphs: str) -> Change:
    def change(dossier: Dossier) -> None:
        dossier.purchase.contract.wording[section] = paragraphs

    return change


def _lacks(part: str) -> Change:
    def change(dossier: Dossier) -> None:
        dossier.claims[0].wording[part] = ()

    return change


def _clause(about: str, on: tuple[str, ...], *changes: Change) -> Defect:
    return Defect(
        "contract-clause-missing", about, on, shown(*changes), level="review", file=contract_file
    )


def _content(about: str, part: str, on: tuple[str, ...]) -> Defect:
    return Defect(
        "statement-content-missing",
        about,
        on,
        both(true(*PLAIN_WORDS), shown(_lacks(part))),
        level="review",
        file=statement_file,
    )


PLAIN_WORDS = (
    put("applicant.profile", "公司成立以来经营稳健。"),
    put("claims.0.project.model_introduction", "该模型为通用中文大语言模型。"),
    put("claims.0.project.description", "本项目由公司信息技术部门承担。"),
    put("claims.0.project.scenario_note", "详见项目方案。"),
)
"""What a sound statement says in one section may answer for another; not so in these words."""


def _without_usage(dossier: Dossier) -> None:
    for paper in dossier.purchase.settlements:
        paper.without_usage = True


def _without_instalments(dossier: Dossier) -> None:
    dossier.purchase.contract.outlasts = False


def _undated(material: str, on: tuple[str, ...]) -> Defect:
    return Defect(
        "document-undated",
        material,
        on,
        shown(put(f"letters.{material}.dated", None)),
        level="warning",
        file=letter_file(material),
        material=material,
    )


DEFECTS = (
    _clause(
        "payment time left blank", ALL, _says("payment", "付款时间：________________；转账支付。")
    ),
    _clause("no payment clause", (COMPUTE, TONGZHOU_API), _says("payment")),
    _clause(
        "instalments",
        (BEIJING_API,),
        _without_instalments,
        _says("payment", "甲方应于2024年12月31日前一次性付清全部合同价款。"),
    ),
    _clause("delivery time", (COMPUTE,), _says("delivery", "交付时间：____________。")),
    _clause(
        "volume",
        (TONGZHOU_API,),
        _says("volume", "使用期限：自2024年4月1日至2024年12月31日。"),
        _says("price", "每百万tokens含税单价4.8元，支付金额据实结算。"),
    ),
    _content("no scenario", "scenario", (*BEIJING, COMPUTE, TONGZHOU_API, TONGZHOU_PRIVATE)),
    _content("no cases", "cases", BEIJING),
    _content("no introduction of the model", "model", (*BEIJING, TONGZHOU_API, TONGZHOU_PRIVATE)),
    _content("no team", "team", BEIJING),
    _content("no patents and copyrights", "intellectual-property", BEIJING),
    _content("no introduction of the project", "project", (COMPUTE,)),
    _content("no purpose", "purpose", (COMPUTE, TONGZHOU_API, TONGZHOU_PRIVATE)),
    _content("no effect", "effect", (TONGZHOU_API, TONGZHOU_PRIVATE)),
    Defect(
        "statement-content-missing",
        "a settlement without usage",
        SETTLED,
        shown(_without_usage),
        level="review",
        file=settlement_file,
    ),
    Defect(
        "statement-content-missing",
        "an acceptance report without effect",
        PRIVATE,
        shown(put("purchase.acceptance.without_effect", True)),
        level="review",
        file=acceptance_file,
    ),
    Defect(
        "statement-content-missing",
        "an acceptance report without scenario",
        PRIVATE,
        shown(_lacks("acceptance-scenario")),
        level="review",
        file=acceptance_file,
    ),
    _undated("commitment-letter", ALL),
    _undated("no-other-funding-letter", BEIJING),
    _undated("scenario-letter", BEIJING),
)

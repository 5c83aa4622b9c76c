"""The season as JSON."""

import json
from decimal import Decimal

from batch.across.rows import company, contract, invoice, package, season
from voucher_cli import __version__
from voucher_cli.batch.model import ClaimTotal
from voucher_cli.batch.season_json import finding_json, season_text
from voucher_cli.language import Language


def test_the_whole_season() -> None:
    shown = season([package(1, invoices=(invoice(7),)), package(2, invoices=(invoice(7),))])
    read = json.loads(season_text(shown, Language.EN))
    (found,) = read.pop("findings")
    assert read == {
        "schema": "voucher-season/1",
        "left_out": [],
        "tool": f"voucher {__version__}",
        "totals": {
            "packages": 2,
            "broken": 0,
            "verdicts": {"incomplete": 2, "review": 0, "ready": 0},
            "counts": {"error": 1, "warning": 0, "review": 0, "info": 0},
            "names": {"invoice-reused": 1},
            "routes": [
                {
                    "policy": "beijing-model-2024",
                    "route": "api",
                    "claims": 2,
                    "base": "400000.00",
                    "ceilings": "200000.00",
                    "ready": "0.00",
                }
            ],
            "ceiling": "200000.00",
            "shared": "0.00",
            "capped": "0.00",
            "ready": "0.00",
            "reused": 2,
            "note": "2 packages use an invoice or contract that another one claims, too; all sums"
            " count each of them, and fall once it is claimed only once",
            "budget": None,
        },
    }
    assert found["places"] == [
        {"package": "包1", "claim": "api", "file": "发票.pdf"},
        {"package": "包2", "claim": "api", "file": "发票.pdf"},
    ]
    assert found["id"].startswith("invoice-reused-")
    assert (found["name"], found["level"], found["certainty"]) == (
        "invoice-reused",
        "error",
        "certain",
    )
    assert "claimed by different applicants" in found["message"]
    assert "names as the buyer" in found["hint"]
    assert (found["expected"], found["actual"], found["source"]) == (
        None,
        "24110000000000000007",
        None,
    )


def test_a_clause_and_a_budget() -> None:
    most = Decimal("4000000.00")
    claims = (ClaimTotal("api", "api", most * 2, most),)
    rows = [package(n, applicant=company(1), ceiling=most, claims=claims) for n in (1, 2)]
    read = json.loads(season_text(season(rows, Decimal("10")), Language.ZH))
    assert read["totals"]["budget"] == "10.00"
    by_name = {found["name"]: found for found in read["findings"]}
    assert by_name["cap-shared"]["source"]["clause"]
    assert by_name["budget-exceeded"]["places"] == []
    assert by_name["budget-exceeded"]["expected"] == "≤ 10.00"


def test_beside_each_package_a_finding_of_many_is_cut_short() -> None:
    rows = [
        package(1),
        *(package(n, contracts=(contract(n, vendor=company(1)),)) for n in range(2, 150)),
    ]
    (found,) = season(rows).findings
    short, whole = (finding_json(found, Language.ZH, most=most) for most in (100, None))
    assert (len(short["places"]), short["places_in_all"]) == (100, 149)
    assert len(whole["places"]) == 149
    assert finding_json(found, Language.ZH) == short


def test_half_a_surrogate_pair_stays_an_escape() -> None:
    rows = [package(n, package=f"\ud800{n}", invoices=(invoice(7),)) for n in (1, 2)]
    text = season_text(season(rows), Language.ZH)
    assert text.encode()
    assert json.loads(text)["findings"][0]["places"][0]["package"] == "\ud8001"

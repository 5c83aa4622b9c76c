"""Every check, in the order in which its findings are listed; nothing else stands here."""

from collections.abc import Callable, Iterable

from voucher_cli.checks import (
    affiliation,
    award_limits,
    clauses,
    completeness,
    date_order,
    eligibility,
    files,
    invoices,
    lines,
    materials,
    measures,
    parties_stated,
    references,
    seals_pending,
    secrecy,
    statements,
    window,
)
from voucher_cli.checks.case import Case
from voucher_cli.findings import Finding

Check = Callable[[Case], Iterable[Finding]]

CHECKS: tuple[Check, ...] = (
    # the documents by themselves: is everything there, can it be read, does it say what is asked
    materials.materials_are_there,
    materials.files_are_recognised,
    materials.files_are_unambiguous,
    references.named_files_are_there,
    files.files_can_be_opened,
    files.file_names_tell_the_type,
    files.files_are_distinct,
    files.files_fit_the_portal,
    files.pages_can_be_read,
    secrecy.documents_bear_no_secrecy_marking,
    clauses.contracts_say_what_is_asked,
    clauses.statements_say_what_is_asked,
    statements.statements_are_of_the_year,
    statements.letters_are_dated,
    seals_pending.documents_are_sealed,
    # what the applicant states: manifest, policy and award
    eligibility.region_is_supported,
    eligibility.entity_is_supported,
    eligibility.industry_is_supported,
    eligibility.project_has_no_other_funding,
    eligibility.scenario_is_supported,
    eligibility.model_is_filed,
    affiliation.vendors_are_independent,
    parties_stated.credit_codes_are_valid,
    parties_stated.parties_are_the_contracts,
    completeness.facts_are_stated,
    window.application_is_in_time,
    window.contracts_touch_the_window,
    window.settlements_lie_in_the_window,
    window.papers_lie_in_the_window,
    date_order.dates_follow_each_other,
    lines.lines_add_up,
    lines.other_costs_are_left_out,
    measures.papers_cover_the_cost,
    measures.contract_is_not_exceeded,
    measures.shared_contracts_are_not_exceeded,
    invoices.invoices_count_once,
    invoices.reversed_invoices_are_told,
    invoices.special_invoices_show_their_net,
    award_limits.floors_are_reached,
    award_limits.services_are_not_split,
    award_limits.caps_are_told,
    award_limits.no_more_is_asked,
)

"""Closed lists of words that policies, manifests and evidence have in common."""

from enum import StrEnum


class GovernmentLevel(StrEnum):
    """Which level of government pays; other funding is judged within one level."""

    NATIONAL = "national"
    MUNICIPAL = "municipal"
    DISTRICT = "district"


class EntityType(StrEnum):
    """What kind of organisation applies."""

    ENTERPRISE = "enterprise"
    SCHOOL = "school"
    HOSPITAL = "hospital"
    OTHER = "other"


class CostKind(StrEnum):
    """What a line of a contract, settlement, invoice or payment pays for."""

    MODEL = "model"
    COMPUTE = "compute"
    DATA = "data"
    STORAGE = "storage"
    NETWORK = "network"
    SECURITY = "security"
    OTHER = "other"


class Party(StrEnum):
    """A side of a purchase."""

    APPLICANT = "applicant"
    VENDOR = "vendor"


class PartKind(StrEnum):
    """What kind of document a part of a file is; rules/documents.yaml says how each is told."""

    APPLICATION_FORM = "application-form"
    BUSINESS_LICENCE = "business-licence"
    FINANCIAL_STATEMENT = "financial-statement"
    CONTRACT = "contract"
    SETTLEMENT = "settlement"
    INVOICE = "invoice"
    PAYMENT = "payment"
    ACCEPTANCE_REPORT = "acceptance-report"
    DEPLOYMENT_PROOF = "deployment-proof"
    USAGE_STATEMENT = "usage-statement"
    QUALIFICATION = "qualification"
    COMMITMENT_LETTER = "commitment-letter"
    NO_OTHER_FUNDING_LETTER = "no-other-funding-letter"
    SCENARIO_LETTER = "scenario-letter"
    NON_AFFILIATION_PROOF = "non-affiliation-proof"
    OTHER = "other"

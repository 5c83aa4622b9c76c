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

"""Closed lists that are not lifecycles: roles, purchase types, payment methods, and why money waits."""

from enum import StrEnum


class Role(StrEnum):
    OFFICE_ACCOUNTANT = "office_accountant"
    FINANCE_LEAD = "finance_lead"
    SALESPERSON = "salesperson"
    RENEWAL_LEAD = "renewal_lead"
    INVOICE_ACCOUNTANT = "invoice_accountant"
    ADMIN = "admin"


class PurchaseType(StrEnum):
    NEW = "new"
    RENEWAL = "renewal"
    UPGRADE = "upgrade"
    ADD_ON = "add_on"


class PaymentMethod(StrEnum):
    ATM_CARD = "atm_card"
    CREDIT_CARD = "credit_card"
    NGAN_LUONG = "ngan_luong"
    PAYPAL = "paypal"
    BANK_TRANSFER = "bank_transfer"
    CASH = "cash"


class Subscription(StrEnum):
    """What a tenant holds in the product; when it ends stands beside it."""

    TRIAL = "trial"
    OFFICIAL = "official"


class VatRate(StrEnum):
    """KCT: not subject to VAT (Luật 48/2024/QH15, Điều 5 khoản 21, for software)."""

    NOT_SUBJECT = "KCT"
    ZERO = "0"
    FIVE = "5"
    EIGHT = "8"
    TEN = "10"


class SourceKind(StrEnum):
    """By what way a transaction was seen."""

    FILE = "file"
    MAIL = "mail"
    PUSH = "push"
    MANUAL = "manual"


class Verdict(StrEnum):
    """What a memo names: number and domain of the same order; one of them, or they disagree; neither."""

    EXACT = "exact"
    RELATIVE = "relative"
    NONE = "none"


class Waiting(StrEnum):
    """Why an order waits for a person: a chip on its list."""

    SHORT = "short"
    OVER = "over"
    PAID_TWICE = "paid_twice"
    APPROVAL = "approval"
    OVERDUE = "overdue"


class Hold(StrEnum):
    """Why a matched line did not pay by itself."""

    RELATIVE = "relative"
    SEVERAL_ORDERS = "several_orders"
    SHORT = "short"
    PAID_TWICE = "paid_twice"
    TEMPORARILY_CANCELLED = "temporarily_cancelled"
    CANCELLED = "cancelled"
    SWITCHED_OFF = "switched_off"
    BEFORE_ORDER = "before_order"
    LONG_AFTER = "long_after"
    CURRENCY = "currency"
    DEBIT = "debit"
    POSSIBLE_TWIN = "possible_twin"
    LOST_RACE = "lost_race"


class LicenceKind(StrEnum):
    TEMPORARY = "temporary"
    FULL = "full"


class AllocationRule(StrEnum):
    """Who decided that this evidence pays this order."""

    EXACT_MATCH = "exact_match"
    PERSON = "person"
    GATEWAY = "gateway"
    CREDIT = "credit"

"""Every table. Importing this package is what makes the metadata whole."""

from models.tables.access import ApiKey, IdempotencyRecord, LoginFailure, UserSession
from models.tables.audit import AuditEntry, AuditHead
from models.tables.catalogue import Product, Tenant
from models.tables.effect import Destination, Effect, EffectAttempt, EffectDependency
from models.tables.evidence import Allocation, CashReceipt, GatewayPayment, TenantCredit
from models.tables.follow_up import Contract, InvoiceRequest, Licence, RevenueRecord
from models.tables.history import Transition
from models.tables.job import Approval, Job, JobItem
from models.tables.mail import RawMail
from models.tables.order import Order, OrderLine, PaymentEpisode, TaxInvoiceDetails
from models.tables.people import User
from models.tables.setting import Setting
from models.tables.statement import BankAccount, ImportReject, StatementImport, StatementLine, StatementSighting

__all__ = [
    "Allocation",
    "ApiKey",
    "Approval",
    "AuditEntry",
    "AuditHead",
    "BankAccount",
    "CashReceipt",
    "Contract",
    "Destination",
    "Effect",
    "EffectAttempt",
    "EffectDependency",
    "GatewayPayment",
    "IdempotencyRecord",
    "ImportReject",
    "InvoiceRequest",
    "Job",
    "JobItem",
    "Licence",
    "LoginFailure",
    "Order",
    "OrderLine",
    "PaymentEpisode",
    "Product",
    "RawMail",
    "RevenueRecord",
    "Setting",
    "StatementImport",
    "StatementLine",
    "StatementSighting",
    "TaxInvoiceDetails",
    "Tenant",
    "TenantCredit",
    "Transition",
    "User",
    "UserSession",
]

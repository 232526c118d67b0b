"""Place an order: number drawn, total computed, memo given, and a licence lent to an expired tenant."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from models import owed
from models.audit_chain import record
from models.base import db
from models.clock import end_of_local_day, local_date
from models.lifecycle import INVOICE, LICENCE, ORDER, RESOURCE
from models.queries import catalogue, effects, orders, settings
from models.tables import Licence, Order, OrderLine, PaymentEpisode, Product, TaxInvoiceDetails, Tenant
from models.text import fold, nfc
from models.vat import vat_vnd
from models.vocabulary import LicenceKind, PaymentMethod, PurchaseType, VatRate
from models.words import N_, RefusedError

DAYS_TO_PAY = 5
LENDS = (PaymentMethod.BANK_TRANSFER, PaymentMethod.CASH)


class OrderRefusedError(RefusedError):
    """The order can't be taken as it is; `field` names what to mend."""

    def __init__(self, field: str, sentence: str, **facts: Any) -> None:
        self.field = field
        super().__init__(sentence, **facts)


@dataclass(frozen=True, slots=True)
class WantedLine:
    """A product, how many, and the price and rate that the client believes in (đồng, without VAT)."""

    product_code: str
    quantity: int
    unit_price_vnd: int
    vat_rate: VatRate


@dataclass(frozen=True, slots=True)
class WantedInvoice:
    tax_code: str
    company_name: str
    address: str
    contact_name: str | None
    email: str | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a customer orders. Text is NFC already."""

    domain: str
    purchase_type: PurchaseType
    payment_method: PaymentMethod
    lines: tuple[WantedLine, ...]
    customer_name: str
    customer_email: str | None
    customer_phone: str | None
    delivery: dict[str, str] | None = None
    tax_invoice: WantedInvoice | None = None
    salesperson: str | None = None


def place_order(wanted: Wanted, *, actor: str, now: datetime) -> Order:
    """Take the order and commit. Raises OrderRefusedError, with the field and what to do, and keeps nothing then."""
    order = prepare_order(wanted, actor=actor, now=now)
    db.session.commit()
    return order


def prepare_order(wanted: Wanted, *, actor: str, now: datetime) -> Order:
    """The order in the open transaction, for a caller who commits more with it (an API answer to be replayed)."""
    tenant = _tenant(wanted.domain)
    products = _products(wanted)
    seller = _salesperson(wanted.salesperson)
    order = _new_order(wanted, tenant, actor=actor, now=now)
    order.salesperson_id = seller
    order.lines = [_line(number, line, products[line.product_code]) for number, line in enumerate(wanted.lines, 1)]
    order.subtotal_vnd = sum(line.net_vnd for line in order.lines)
    order.vat_vnd = sum(line.vat_vnd for line in order.lines)
    order.total_vnd = order.subtotal_vnd + order.vat_vnd
    if order.total_vnd <= 0:
        raise OrderRefusedError("lines", N_("Đơn hàng có tổng tiền 0 ₫; hãy chọn ít nhất một sản phẩm có giá."))
    order.episodes = [PaymentEpisode(number=1, opened_at=now)]
    if wanted.tax_invoice is not None:
        order.tax_invoice = _buyer(wanted.tax_invoice)
    db.session.add(order)
    db.session.flush()
    if wanted.payment_method in LENDS and tenant.expired_at(now):
        lend_licence(order, now=now)
    details = {"total_vnd": order.total_vnd}
    record(db.session, "order.place", "order", order.order_no, actor=actor, at=now, details=details)
    return order


def lend_licence(order: Order, *, now: datetime) -> None:
    """Owe the tenant a temporary licence until the order's deadline (UTC in the payload)."""
    db.session.add(
        Licence(
            order_id=order.id,
            episode=order.episode,
            kind=LicenceKind.TEMPORARY,
            status=LICENCE.start,
            valid_until=order.expires_at,
            created_at=now,
        )
    )
    payload = {"domain": order.domain, "order_no": order.order_no, "valid_until": order.expires_at.isoformat()}
    effects.owe(
        [
            effects.NewEffect(each.kind, each.destination, order.id, order.order_no, order.episode, payload)
            for each in owed.ON_LENT
        ],
        now=now,
    )


def deadline(placed_at: datetime, mode: str) -> datetime:
    """When an order placed then expires: 5 × 24 hours later, or at the end of the fifth local day (`end_of_day`)."""
    if mode == "end_of_day":
        return end_of_local_day(local_date(placed_at) + timedelta(days=DAYS_TO_PAY))
    return placed_at + timedelta(days=DAYS_TO_PAY)


def transfer_memo(order_no: str, domain: str) -> str:
    """The memo that the customer is asked to write, exactly."""
    return f"Thanh toan don hang {order_no} – Domain {domain}"


def _tenant(domain: str) -> Tenant:
    tenant = catalogue.tenant_of(nfc(domain).strip().lower())
    if tenant is None:
        raise OrderRefusedError(
            "domain", N_("Không có thuê bao với tên miền %(domain)s; kiểm tra lại tên miền."), domain=domain
        )
    return tenant


def _products(wanted: Wanted) -> dict[str, Product]:
    products = catalogue.products_on_sale({line.product_code for line in wanted.lines})
    for number, line in enumerate(wanted.lines):
        product = products.get(line.product_code)
        if product is None:
            raise OrderRefusedError(
                f"lines[{number}].product_code",
                N_("Không có sản phẩm %(code)s trong bảng giá; chọn mã đang bán."),
                code=line.product_code,
            )
        if line.unit_price_vnd != product.unit_price_vnd:
            raise OrderRefusedError(
                f"lines[{number}].unit_price",
                N_("Đơn giá của %(code)s phải là %(price)s ₫ theo bảng giá."),
                code=line.product_code,
                price=product.unit_price_vnd,
            )
        if line.vat_rate is not product.vat_rate:
            raise OrderRefusedError(
                f"lines[{number}].vat_rate",
                N_("Thuế suất của %(code)s phải là %(rate)s theo bảng giá."),
                code=line.product_code,
                rate=product.vat_rate.value,
            )
    return products


def _salesperson(email: str | None) -> int | None:
    if email is None:
        return None
    seller = catalogue.salesperson_of(email)
    if seller is None:
        raise OrderRefusedError(
            "salesperson", N_("Không có nhân viên kinh doanh với e-mail %(email)s; để trống hoặc sửa lại."), email=email
        )
    return seller.id


def _new_order(wanted: Wanted, tenant: Tenant, *, actor: str, now: datetime) -> Order:
    order_no = orders.free_number()
    parts = (order_no, tenant.domain, tenant.name, wanted.customer_name, wanted.customer_phone, wanted.customer_email)
    tax_code = wanted.tax_invoice.tax_code if wanted.tax_invoice else None
    return Order(
        order_no=order_no,
        tenant_id=tenant.id,
        domain=tenant.domain,
        purchase_type=wanted.purchase_type,
        payment_method=wanted.payment_method,
        status=ORDER.start,
        resource_status=RESOURCE.start,
        invoice_status=INVOICE.start,
        customer_name=wanted.customer_name,
        customer_email=wanted.customer_email,
        customer_phone=wanted.customer_phone,
        delivery=wanted.delivery,
        memo=transfer_memo(order_no, tenant.domain),
        pay_token=secrets.token_urlsafe(32),
        search_key=fold(" ".join(part for part in (*parts, tax_code) if part)),
        placed_at=now,
        placed_by=actor,
        expires_at=deadline(now, settings.value_of("order.deadline")),
        received_vnd=0,
        episode=1,
    )


def _line(position: int, wanted: WantedLine, product: Product) -> OrderLine:
    net = wanted.quantity * product.unit_price_vnd
    tax = vat_vnd(net, product.vat_rate)
    return OrderLine(
        position=position,
        product_id=product.id,
        product_code=product.code,
        product_name=product.name,
        term_months=product.term_months,
        quantity=wanted.quantity,
        unit_price_vnd=product.unit_price_vnd,
        vat_rate=product.vat_rate,
        net_vnd=net,
        vat_vnd=tax,
        gross_vnd=net + tax,
    )


def _buyer(wanted: WantedInvoice) -> TaxInvoiceDetails:
    return TaxInvoiceDetails(
        tax_code=wanted.tax_code,
        company_name=wanted.company_name,
        address=wanted.address,
        contact_name=wanted.contact_name,
        email=wanted.email,
    )

"""/pay/<token>: what the customer needs to pay an order by transfer. The token is the only key to it."""

from flask import Flask, abort, render_template

from models.clock import local
from models.lifecycle import OrderStatus
from models.money import format_vnd
from models.queries import orders, statements


def install_pay(app: Flask) -> None:
    """Register the customer's page."""

    @app.get("/pay/<token>")
    def pay(token: str) -> str:
        order = orders.by_pay_token(token)
        if order is None:
            abort(404)
        return render_template(
            "office/pay.html",
            order=order,
            accounts=statements.own_accounts(),
            due=format_vnd(order.due_vnd),
            deadline=f"{local(order.expires_at):%H:%M %d/%m/%Y}",
            is_open=order.status is OrderStatus.AWAITING_PAYMENT,
            is_paid=order.status is OrderStatus.PAID,
        )

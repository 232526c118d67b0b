"""Promises that must always hold, each a query for the rows that break it. `invariants check` prints what they find."""

from sqlalchemy import text

from models.audit_chain import broken_links
from models.base import db

_LIVE_OF_LINE = """
    COALESCE((SELECT SUM(a.amount_vnd) FROM allocations a WHERE a.line_id = l.id AND a.reversed_at IS NULL), 0)
  + COALESCE((SELECT SUM(c.amount_vnd) FROM tenant_credits c WHERE c.line_id = l.id AND c.closed_at IS NULL), 0)
"""
_LIVE_OF_ORDER = """
    COALESCE((SELECT SUM(a.amount_vnd) FROM allocations a
              WHERE a.order_id = o.id AND a.episode = o.episode AND a.reversed_at IS NULL), 0)
"""


def _one_effect(kind: str, having: str) -> str:
    return f"""SELECT o.order_no FROM orders o WHERE o.status = 'paid' AND
        (SELECT COUNT(*) FROM effects e WHERE e.order_id = o.id AND e.episode = o.episode AND e.kind = '{kind}'
         AND e.state <> 'cancelled') {having}"""


PROMISES: dict[str, str] = {
    "received is the sum of the live allocations of the order's episode": f"""
        SELECT o.order_no FROM orders o WHERE o.received_vnd <> {_LIVE_OF_ORDER}""",
    "no money of an earlier episode still pays": """
        SELECT o.order_no FROM allocations a JOIN orders o ON o.id = a.order_id
        WHERE a.reversed_at IS NULL AND a.episode <> o.episode""",
    "a line's allocated money is the sum of its live allocations and credits": f"""
        SELECT l.id FROM statement_lines l WHERE l.allocated_vnd <> {_LIVE_OF_LINE}""",
    "an order's total is the sum of its lines": """
        SELECT o.order_no FROM orders o
        WHERE o.total_vnd <> COALESCE((SELECT SUM(i.gross_vnd) FROM order_lines i WHERE i.order_id = o.id), 0)""",
    "a paid order has evidence of its whole total": f"""
        SELECT o.order_no FROM orders o WHERE o.status = 'paid' AND {_LIVE_OF_ORDER} <> o.total_vnd""",
    "a paid order owes exactly one licence": _one_effect("licence.grant", "<> 1"),
    "a paid order owes its resources exactly once": _one_effect("resources.provision", "<> 1"),
    "nothing but a temporary licence is granted without a payment": """
        SELECT e.key FROM effects e JOIN payment_episodes p ON p.order_id = e.order_id AND p.number = e.episode
        WHERE e.kind IN ('licence.grant', 'resources.provision') AND p.paid_at IS NULL""",
    "an unpaid order's licence is temporary at most": """
        SELECT o.order_no FROM orders o JOIN licences i ON i.order_id = o.id AND i.episode = o.episode
        WHERE o.status <> 'paid' AND i.kind = 'full' AND i.status IN ('requested', 'active')""",
    "a temporarily cancelled or cancelled order holds no temporary licence": """
        SELECT o.order_no FROM orders o JOIN licences i ON i.order_id = o.id
        WHERE o.status IN ('temporarily_cancelled', 'cancelled') AND i.kind = 'temporary'
          AND i.status IN ('requested', 'active')""",
    "an effect is done only after what it hangs on": """
        SELECT e.key FROM effects e
        JOIN effect_dependencies d ON d.effect_id = e.id JOIN effects p ON p.id = d.parent_id
        WHERE e.state NOT IN ('blocked', 'cancelled') AND NOT d.any_end AND p.state NOT IN ('done', 'skipped')""",
    "what waits for nothing is not blocked": """
        SELECT e.key FROM effects e WHERE e.state = 'blocked' AND NOT EXISTS (
          SELECT 1 FROM effect_dependencies d JOIN effects p ON p.id = d.parent_id WHERE d.effect_id = e.id AND (
            (NOT d.any_end AND p.state NOT IN ('done', 'skipped'))
            OR (d.any_end AND p.state NOT IN ('done', 'skipped', 'dead', 'cancelled'))))""",
    "a done effect has an attempt that says so": """
        SELECT e.key FROM effects e WHERE e.state = 'done' AND NOT EXISTS (
          SELECT 1 FROM effect_attempts t WHERE t.effect_id = e.id AND t.outcome = 'done')""",
    "an order's status is where its history ends": """
        SELECT o.order_no FROM orders o
        LEFT JOIN transitions t ON t.lifecycle = 'order' AND t.subject_id = o.id AND t.seq = o.status_seq
        WHERE (o.status_seq = 0 AND o.status <> 'awaiting_payment')
           OR (o.status_seq > 0 AND (t.id IS NULL OR t.to_status <> o.status))""",
    "an order's resource status is where its history ends": """
        SELECT o.order_no FROM orders o
        LEFT JOIN transitions t ON t.lifecycle = 'resource' AND t.subject_id = o.id AND t.seq = o.resource_seq
        WHERE (o.resource_seq = 0 AND o.resource_status <> 'none')
           OR (o.resource_seq > 0 AND (t.id IS NULL OR t.to_status <> o.resource_status))""",
    "history has no gaps": """
        SELECT t.lifecycle, t.subject_id FROM transitions t
        GROUP BY t.lifecycle, t.subject_id HAVING COUNT(*) <> MAX(t.seq)""",
    "every line was seen somewhere": """
        SELECT l.id FROM statement_lines l
        WHERE NOT EXISTS (SELECT 1 FROM statement_sightings s WHERE s.line_id = l.id)""",
    "only quarantine and debits keep a judged mail from having lines": """
        SELECT m.id FROM raw_mails m WHERE m.state = 'parsed' AND m.import_id IS NULL""",
    "an untrusted mail has no lines unless a person released it": """
        SELECT m.id FROM raw_mails m WHERE m.import_id IS NOT NULL AND NOT m.trusted AND NOT EXISTS (
          SELECT 1 FROM transitions t
          WHERE t.lifecycle = 'raw_mail' AND t.subject_id = m.id AND t.event = 'release')""",
}
MOST_SHOWN = 20  # rows a promise: the first say what is wrong, the count how much


def violations() -> list[str]:
    """Every broken promise with the rows that break it, one line each; empty when all hold."""
    found = []
    for promise, query in PROMISES.items():
        rows = db.session.execute(text(query)).fetchmany(MOST_SHOWN + 1)
        found += [f"{promise}: {' '.join(str(part) for part in row)}" for row in rows[:MOST_SHOWN]]
        if len(rows) > MOST_SHOWN:
            found.append(f"{promise}: … and more")
    return found + broken_links(db.session())

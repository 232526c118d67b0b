"""Draw docs/lifecycles.md from the tables: `python -m docs.draw_lifecycles`."""

from pathlib import Path

from models.lifecycle import ALL


def page() -> str:
    """The page, one diagram a lifecycle."""
    parts = [
        "# Lifecycles\n\nDrawn from `models/lifecycle` by `python -m docs.draw_lifecycles`; a test compares them.\n"
    ]
    for lifecycle in ALL:
        parts.append(f"\n## {lifecycle.name}\n\n```mermaid\nstateDiagram-v2\n    [*] --> {lifecycle.start.value}\n")
        parts += [
            f"    {before.value} --> {after.value}: {event.value}\n"
            for (before, event), after in lifecycle.table.items()
        ]
        parts.append("```\n")
    return "".join(parts)


if __name__ == "__main__":
    (Path(__file__).parent / "lifecycles.md").write_text(page())

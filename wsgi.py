"""Where web servers, workers and commands start. Importing this opens nothing.

`gunicorn wsgi:app` serves the office, `huey_consumer wsgi.huey` works, `flask --app wsgi …` commands.
"""

import os
from typing import Any

from admin_app import create_app
from admin_app.config import require_safe
from tasks.queue import Queue

app = create_app()
# Commands that only read a file need no safe configuration; the others check it themselves (admin_app/cli).
if os.environ.get("FLASK_RUN_FROM_CLI") != "true":
    require_safe(app.config["KHOP"])

queue = Queue(app, var=app.config["KHOP"].var, redis_url=app.config["KHOP"].redis_url)
queue.listen_to_commits()


def __getattr__(name: str) -> Any:
    # Huey's storage opens a file or a socket when it is made, so it is made when first asked for.
    if name == "huey":
        return queue.huey
    raise AttributeError(name)

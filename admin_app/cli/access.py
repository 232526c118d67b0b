"""users create, api-keys create."""

import click
from flask.cli import with_appcontext

from actions.create_api_key import create_api_key
from actions.create_user import create_user
from admin_app.cli.voice import as_json_option, needs_the_system, person, say
from admin_app.security.passwords import generate_password
from models.clock import utc_now
from models.vocabulary import Role

users = click.Group("users", help="People with a log-in.")
api_keys = click.Group("api-keys", help="Keys of machine clients.")


@users.command("create")
@click.argument("email", metavar="E-MAIL")
@click.option("--role", required=True, type=click.Choice([role.value for role in Role]))
@click.option("--name", default=None, help="How the person is called; else the part before the @.")
@click.option("--ask", is_flag=True, help="Ask for the password instead of generating one.")
@as_json_option
@with_appcontext
@needs_the_system
def create_user_command(email: str, role: str, name: str | None, *, ask: bool, as_json: bool) -> None:
    """Create a log-in and print its password, or ask for one with --ask."""
    password = click.prompt("Mật khẩu", hide_input=True, err=True) if ask else generate_password()
    user = create_user(email, name or email.partition("@")[0], Role(role), password, actor=person(), now=utc_now())
    value = {"email": user.email, "role": user.role.value, "password": password}
    say(value, as_json=as_json, text=f"{user.email} ({user.role.value})" + ("" if ask else f": {password}"))


@api_keys.command("create")
@click.argument("name")
@as_json_option
@with_appcontext
@needs_the_system
def create_api_key_command(name: str, *, as_json: bool) -> None:
    """Create a storefront's key and print it, this once."""
    key = create_api_key(name, actor=person(), now=utc_now())
    say({"name": name, "key": key}, as_json=as_json, text=f"{name}: {key}")

"""The office's door to passwords. The rules lie with the actions, which hash and verify."""

from actions.passwords import check_new_password, generate_password, hash_password, verify_password

__all__ = ["check_new_password", "generate_password", "hash_password", "verify_password"]

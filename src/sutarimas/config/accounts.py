"""How the accounts library is bent to this house: nobody signs up, everybody is invited."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class Adapter(DefaultAccountAdapter):
    """No open sign-up; no message leaves when there is nobody to carry it."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - the library's
        """People come by invitation only."""
        return False

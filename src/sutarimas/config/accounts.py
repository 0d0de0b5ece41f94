"""How the accounts library is bent to this house: nobody signs up, and it speaks our words."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest
from django.utils.functional import lazy
from django.utils.translation import get_language

from sutarimas.queries.words import say


def _now(key: str) -> str:
    return say(get_language() or "lt", key)


#: Words in the language of the page that shows them.
told = lazy(_now, str)


class Adapter(DefaultAccountAdapter):
    """No open sign-up; no message leaves when there is nobody to carry it."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": told("factor.wrong_sign_in"),
        "email_password_mismatch": told("factor.wrong_sign_in"),
        "invalid_login": told("factor.wrong_sign_in"),
        "username_password_mismatch": told("factor.wrong_sign_in"),
        "enter_current_password": told("factor.wrong_password"),
        "incorrect_password": told("factor.wrong_password"),
        "incorrect_code": told("factor.wrong_code"),
        "too_many_login_attempts": told("factor.too_many"),
        "rate_limited": told("factor.too_many"),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - the library's
        """People come by invitation only."""
        return False


class FactorAdapter(DefaultMFAAdapter):
    """Second factors: our words, and a name for a key that its owner will know again."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": told("factor.wrong_code"),
        "cannot_delete_authenticator": told("factor.not_removed"),
        "cannot_generate_recovery_codes": told("factor.codes_off"),
    }

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:  # noqa: A002 - the library's
        """„1 raktas“, „2 raktas“."""
        had = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return say(get_language() or "lt", "factor.key_number", number=had + 1)

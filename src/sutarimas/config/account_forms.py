"""Forms of the accounts library with our words."""

from typing import Any

from allauth.account.forms import ChangePasswordForm
from django.utils.translation import get_language

from sutarimas.queries.words import say


class ChangePassword(ChangePasswordForm):
    """The old password once, the new one twice."""

    def clean(self) -> Any:
        """As the library, with our words for two that differ."""
        cleaned = super().clean()
        if cleaned.get("password1") and "password2" in self.errors:
            self.errors["password2"] = self.error_class(
                [say(get_language() or "lt", "factor.passwords_differ")]
            )
        return cleaned

"""What a password must be, said in our words in the language of the page."""

from django.contrib.auth import password_validation as rules
from django.utils.translation import get_language

from sutarimas.queries.words import say


def _say(key: str, **slots: int) -> str:
    return say(get_language() or "lt", key, **slots)


class LongEnough(rules.MinimumLengthValidator):
    """At least so many characters."""

    def get_error_message(self) -> str:
        """How many there must be."""
        return _say("factor.password_short", n=self.min_length)


class Uncommon(rules.CommonPasswordValidator):
    """None of the passwords that everybody tries first."""

    def get_error_message(self) -> str:
        """Why this one will not do."""
        return _say("factor.password_common")


class UnlikeItsOwner(rules.UserAttributeSimilarityValidator):
    """Not the name or the sign-in name over again."""

    def get_error_message(self) -> str:
        """Why this one will not do."""
        return _say("factor.password_alike")

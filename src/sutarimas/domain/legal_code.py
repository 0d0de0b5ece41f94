"""Codes of legal entities in the Lithuanian register: nine digits, the last one a check.

The eight digits before it are weighted 1–8; a remainder of ten is weighted anew with
3–9 and 1, and a second ten counts as nought. The same reckoning holds for personal codes.
"""

_LENGTH = 9
_WEIGHTS = (range(1, 9), (3, 4, 5, 6, 7, 8, 9, 1))


def well_formed(code: str) -> bool:
    """Whether the code has nine digits and nothing else.

    >>> well_formed("188601464"), well_formed("18860146"), well_formed("LT8601464")
    (True, False, False)
    """
    return len(code) == _LENGTH and code.isascii() and code.isdigit()


def check_digit(code: str) -> int:
    """The last digit that belongs to the first eight.

    >>> check_digit("18860146")  # the Ministry of the Interior
    4
    """
    for weights in _WEIGHTS:
        remainder = sum(w * int(x) for w, x in zip(weights, code[: _LENGTH - 1], strict=True)) % 11
        if remainder < 10:
            return remainder
    return 0


def valid(code: str) -> bool:
    """Whether a code is well formed and its last digit fits.

    >>> valid("188601464"), valid("188601465"), valid("")
    (True, False, False)
    """
    return well_formed(code) and int(code[-1]) == check_digit(code)

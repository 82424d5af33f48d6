"""What a text tells of somebody: a home, a person, a number, a hardship. Tables of words; no rules.

Rules (`rules/somebody.py`, `rules/flats.py`, `rules/numbers.py`) say which texts are looked at.
"""

from noticeboard.catalogue.telling.homes import HOME_NUMBERED, home_in, mask_home
from noticeboard.catalogue.telling.numbers import account_in, address_in, number_in, secret_in
from noticeboard.catalogue.telling.persons import person_in
from noticeboard.catalogue.telling.together import hardship_of_one, resident_at_home

__all__ = [
    "HOME_NUMBERED",
    "account_in",
    "address_in",
    "hardship_of_one",
    "home_in",
    "mask_home",
    "number_in",
    "person_in",
    "resident_at_home",
    "secret_in",
]

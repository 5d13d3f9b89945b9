"""Under which headings an organisation's documents are to tell what a matter means for women and men, and for others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from konsekvens_lint.names import PERSPECTIVE_HEADING
from konsekvens_lint.rulebook.book import Rulebook
from konsekvens_lint.settings.profiles import GENDER_ROLE, Profile


def demanded_headings(profile: Profile, book: Rulebook) -> Mapping[str, str]:
    """The heading for each role that the organisation's templates should have: gender equality first, then the
    perspectives that the profile has headings for, in its order."""
    return headings_for(_named_roles(profile), profile, book)


def headings_for(roles: Iterable[str], profile: Profile, book: Rulebook) -> Mapping[str, str]:
    """The heading for each of the roles: the profile's own, else the usual one. Roles that have neither are left out."""
    found = ((role, _own(role, profile) or book.usual_headings.get(role)) for role in dict.fromkeys(roles))
    return {role: heading for role, heading in found if heading}


def _named_roles(profile: Profile) -> Iterator[str]:
    yield GENDER_ROLE
    for roles in profile.headings.values():
        yield from sorted(role for role in roles if role.startswith(PERSPECTIVE_HEADING))


def _own(role: str, profile: Profile) -> str | None:
    """The profile's heading for the role; of several that which stands for least beside it, and of those the first."""
    own = [(len(roles), text) for text, roles in profile.headings.items() if role in roles]
    return min(own, key=lambda each: each[0])[1] if own else None

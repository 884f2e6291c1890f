"""Opens real exports with the programs and libraries that people use, and compares what they read with what was said.

    readers.py PROGRAM FOLDER [--all]

PROGRAM is evenkeel; sessions and exports are made in FOLDER. Exits 1 when a reader reads something else. Ends with a
line that counts: `N passed, N failed`.
"""

import hashlib
import html
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import zipfile
from xml.etree import ElementTree

PROGRAM, FOLDER = sys.argv[1], sys.argv[2]
ALL = "--all" in sys.argv
REFI = os.environ.get("EVENKEEL_REFI", "")

GUIDE = """---
minutes: 30
---
# Late deliveries & <dates>
## Welcome (5 min)
1. Where do you work? {must-ask, 5 min}
## Key questions (20 min)
1. What happens when a date slips? {must-ask, 12 min}
2. What would have helped?
"""

# Lines of line mode. Words that begin with a speaker's number are a turn.
HOSTILE = [
    "0: We will fix that by Friday, I promise.",
    "/mark quote",
    '1: =SUM(A1:A9) & <script>alert("x")</script> <b>bold</b>',
    "2: Sam: I said \U0001F600 café, and so on.",
    "0: You are right, of course. \U0001F469‍\U0001F4BB Yes.",
    "/next",
    "3: It ends here --> and ]]> there; =1+1, +2",
    "2: +44 20 7946 0018",
    "/expect",
    "1: -5 degrees, and @home",
    "/note I think he is difficult & <odd>",
    "3: C:\\temp \\u000a *bold* _x_ `code` [a link](b)",
    "1: [00:12] a time, and another (1:02)",
    "3: \u202eturned\u202c round, שלום",
    "/next",
    "2: ＝HYPERLINK(1) full-width",
    "1: {\\an8}<i>hidden</i> <v Bob>voice",
]
PLAIN = [
    "0: What happens when a delivery date slips?",
    "1: First I hear of it is when the truck is not there. Nobody told us anything.",
    "2: We keep a second stock now, to be safe. It costs a lot of money.",
    "/mark quote",
    "0: What would have helped you with that?",
    "3: Tell us before the time is up. That is all that we ask for.",
]
# Written out under pseudonyms: whatever stands there then is what every reader must read.
NAMED = [
    "/add Dana Okoro",
    "/add Omar Haddad",
    "0: Thank you, Dana. We will fix that by Friday.",
    "1: I am Dana Okoro \U0001F600 of Harbour Clinics; write to dana.okoro@example.org.",
    "/mark quote",
    "2: OMAR did not ring; =1+1 --> ]]> and <b>Dana's</b> van came.",
    "/expect",
    "0: And Mr Haddad, what would have helped?",
]
NAMES = re.compile("dana|okoro|omar|haddad|harbour clinics", re.IGNORECASE)


def run(*arguments, stdin=None, codes=(0,)):
    done = subprocess.run([PROGRAM, *arguments], input=stdin, capture_output=True, timeout=300)
    if done.returncode not in codes:
        sys.exit(f"{' '.join(arguments)} ended with {done.returncode}: {done.stderr.decode()}")
    return done.stdout


def words_of(line):
    """A turn of line mode as speaker and words."""
    match = re.match(r"(\d): (.*)$", line)
    if not match:
        return None
    number = int(match[1])
    return ("F" if number == 0 else f"P{number}", match[2].strip())


def read_back(text):
    """What Notation/WrittenOut.swift writes out, put back."""

    def scalar(match):
        character = chr(int(match[1], 16))
        is_written = character in "＝＋－＠" or not character.isalnum() and not (0xD800 <= ord(character) < 0xE000)
        return character if is_written else match[0]

    return re.sub(r"\\u([0-9a-f]{4})", scalar, text)


def read_back_cell(cell):
    words = read_back(cell)
    return words[1:] if re.match(r"'['\s]*[=+\-@＝＋－＠]", words) else words


def shown(words):
    """Words on a page: what could act is written out, the rest is as it was."""
    return "".join(f"\\u{ord(c):04x}" if c in "\u202e\u202c" else c for c in words)


class Session:
    def __init__(self, name, lines, folder=None, identified=True):
        self.name = name
        self.folder = folder or os.path.join(FOLDER, name)
        self.how = "--identified" if identified else "--accept-guesses"
        self.turns = [turn for turn in map(words_of, lines) if turn]
        guide = os.path.join(FOLDER, "guide.md")
        with open(guide, "w", encoding="utf-8") as file:
            file.write(GUIDE)
        shutil.rmtree(self.folder, ignore_errors=True)
        text = "\n".join(lines) + "\n/close\n/close\n"
        run("run", guide, "--session", self.folder, "--plain", "--rehearsal", stdin=text.encode())
        if not identified:
            rows = [json.loads(line) for line in open(self.export("jsonl"), encoding="utf-8")]
            said = [row for row in rows if row["kind"] == "turn"]
            assert [row["speaker"] for row in said] == [who for who, _ in self.turns]
            self.turns = [(row["speaker"], row["text"]) for row in said]

    def export(self, form, *more):
        path = os.path.join(FOLDER, f"{self.name}.{form}")
        run("export", self.folder, "--format", form, self.how, "--force", "--to", path, *more)
        return self.looked_through(path)

    def profile(self, name, ending):
        path = os.path.join(FOLDER, f"{self.name}-{name}.{ending}")
        run("export", self.folder, "--profile", name, self.how, "--force", "--to", path)
        return self.looked_through(path)

    def looked_through(self, path):
        """Under pseudonyms no name stands anywhere in it, packed or not."""
        if self.how != "--identified":
            for words in contents(path):
                found = NAMES.search(words)
                assert not found, f"{os.path.basename(path)}: {found[0]!r} is left"
        return path


def contents(path):
    """Everything a file holds, the names and words of packed files with it."""
    if not zipfile.is_zipfile(path):
        return [open(path, encoding="utf-8").read()]
    with zipfile.ZipFile(path) as archive:
        return [name + "\n" + archive.read(name).decode() for name in archive.namelist()]


class Study:
    """Two sessions, written out together."""

    def __init__(self, name):
        self.name = name
        self.folder = os.path.join(FOLDER, name)
        shutil.rmtree(self.folder, ignore_errors=True)
        os.makedirs(os.path.join(self.folder, "sessions"))
        with open(os.path.join(self.folder, "study.yaml"), "w", encoding="utf-8") as file:
            file.write("title: Late deliveries\n")
        self.sessions = [
            Session(part, NAMED, os.path.join(self.folder, "sessions", part), identified=False)
            for part in ("group-a", "group-b")
        ]

    def export(self, form):
        path = os.path.join(FOLDER, f"{self.name}.{form}")
        run("export", self.folder, "--format", form, "--accept-guesses", "--force", "--to", path)
        return self.sessions[0].looked_through(path)


def same(read, expected, what):
    read, expected = list(read), list(expected)
    for place, (a, b) in enumerate(zip(read, expected)):
        assert a == b, f"{what} {place}: read {a!r}, written {b!r}"
    assert len(read) == len(expected), f"{what}: read {len(read)}, written {len(expected)}"


# The readers, each given a session.


def json_lines(session):
    rows = [json.loads(line) for line in open(session.export("jsonl"), encoding="utf-8")]
    same([(r["speaker"], r["text"]) for r in rows if r["kind"] == "turn"], session.turns, "turn")
    assert all(0 <= f["start"] < f["end"] <= len(r["text"]) for r in rows for f in r["flags"])


def webvtt_py(session):
    import webvtt

    captions = webvtt.read(session.export("vtt")).captions
    same([(c.voice, read_back(html.unescape(c.text))) for c in captions], session.turns, "cue")
    assert all(c.start_in_seconds <= c.end_in_seconds for c in captions)


def label_and_words(content):
    who, words = content.split(": ", 1)
    return who, read_back(words)


def srt_module(session):
    import srt

    captions = list(srt.parse(open(session.export("srt"), encoding="utf-8").read(), ignore_errors=False))
    same([label_and_words(c.content) for c in captions], session.turns, "caption")
    assert all(c.start < c.end for c in captions)


def pysrt_module(session):
    import pysrt

    captions = pysrt.open(session.export("srt"), encoding="utf-8", error_handling=pysrt.ERROR_RAISE)
    same([label_and_words(c.text) for c in captions], session.turns, "caption")


def python_docx(session):
    import docx

    path = session.export("docx")
    document = docx.Document(path)
    turns = [p for p in document.paragraphs if p.style.name == "Turn"]
    read = []
    for paragraph in turns:
        runs = [(r.style.name, r.text) for r in paragraph.runs]
        speaker = "".join(text for style, text in runs if style == "Speaker")
        read.append((speaker, "".join(t for s, t in runs if s in ("Default Paragraph Font", "Flagged")).strip("\t")))
    same(read, [(who, shown(words)) for who, words in session.turns], "paragraph")
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert "Welcome" in headings, headings
    about = document.core_properties
    assert (about.author, about.last_modified_by, about.created) == ("", "", None)
    footer = document.sections[0].footer._element.xml
    assert "PAGE" in footer and "NUMPAGES" in footer
    with zipfile.ZipFile(path) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.testzip() is None


def pandas_csv(session):
    import pandas

    table = pandas.read_csv(session.export("csv"), dtype=str, keep_default_na=False)
    turns = table[table.kind == "turn"]
    same(zip(turns.speaker, map(read_back_cell, turns.text)), session.turns, "row")
    for column in table.columns:
        for cell in table[column]:
            assert not re.match(r"\s*[=+\-@\t＝＋－＠]", cell), f"a spreadsheet would run {cell!r}"


def html_page(session):
    import html5lib
    from lxml import html as lxml_html

    text = open(session.export("html"), encoding="utf-8").read()
    html5lib.HTMLParser(strict=True).parse(text)
    page = lxml_html.document_fromstring(text)
    read = [(t.find("b").text_content(), t.find("p").text_content()) for t in page.find_class("turn")]
    same(read, [(who, shown(words)) for who, words in session.turns], "turn")
    names = {element.tag for element in page.iter() if isinstance(element.tag, str)}
    assert not names & {"script", "link", "img", "iframe", "object", "form"}, names
    assert not page.xpath("//@src | //@onclick | //@style")
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy and policy[0].startswith("default-src 'none'")
    ids = set(page.xpath("//@id"))
    links = [link.removeprefix("#") for link in page.xpath("//nav//a/@href")]
    assert links and set(links) <= ids, (links, ids)


def xmllint(session):
    if not os.path.exists(os.path.join(REFI, "Project.xsd")):
        return "left out: Project.xsd is not here"
    with zipfile.ZipFile(session.export("qdpx")) as archive:
        path = os.path.join(FOLDER, "project.qde")
        with open(path, "wb") as file:
            file.write(archive.read("project.qde"))
    for schema, file in (("Project.xsd", path), ("Codebook.xsd", session.export("qdc"))):
        subprocess.run(
            ["xmllint", "--noout", "--nonet", "--schema", os.path.join(REFI, schema), file],
            check=True, capture_output=True)


def study_project(study):
    from pyrefiqda import RefiProject

    folder = tempfile.mkdtemp(dir=FOLDER)
    project = RefiProject.load(study.export("qdpx"), extract_dir=folder)
    speakers = {case.guid: case.name for case in project.cases.case}
    assert len(project.sources.text_source) == len(study.sessions)
    for source, session in zip(project.sources.text_source, study.sessions):
        text = open(os.path.join(folder, "sources", source.guid + ".txt"), "rb").read().decode()
        read = [
            (speakers[coding.code_ref.target_guid], text[int(part.start_position):int(part.end_position)])
            for part in source.plain_text_selection for coding in part.coding
            if coding.code_ref.target_guid in speakers
        ]
        same(read, session.turns, f"coding of {session.name}")


def pack(study):
    """What is handed over: nothing is left in it, and every digest holds."""
    path = os.path.join(FOLDER, "pack")
    shutil.rmtree(path, ignore_errors=True)
    run("export", study.folder, "--pack", "--accept-guesses", "--to", path)
    subprocess.run(["sha256sum", "--strict", "--quiet", "-c", "digests.txt"], cwd=path, check=True)
    for folder, _, names in os.walk(path):
        for name in names:
            assert not NAMES.search(name), name
            study.sessions[0].looked_through(os.path.join(folder, name))


def pyrefiqda(session):
    from pyrefiqda import RefiProject

    path = session.export("qdpx")
    folder = tempfile.mkdtemp(dir=FOLDER)
    project = RefiProject.load(path, extract_dir=folder)
    codes = {}

    def gather(code):
        codes[code.guid] = code.name
        for child in code.code:
            gather(child)

    for code in project.code_book.codes.code:
        gather(code)
    cases = {case.guid: case.name for case in project.cases.case}
    assert all(codes.get(guid, name) == name for guid, name in cases.items())
    source = project.sources.text_source[0]
    raw = open(os.path.join(folder, "sources", source.guid + ".txt"), "rb").read()
    assert b"\r" not in raw and not raw.startswith(b"\xef\xbb\xbf")
    text = raw.decode()
    read, flagged = [], []
    for selection in source.plain_text_selection:
        words = text[int(selection.start_position):int(selection.end_position)]
        for coding in selection.coding:
            guid = coding.code_ref.target_guid
            if guid in cases:
                read.append((codes[guid], words))
            if codes[guid] == "promise":
                flagged.append(words)
    same(read, [(who, shown(words)) for who, words in session.turns], "coding")
    if session.name == "hostile":
        assert "We will fix that by Friday" in flagged, flagged


def qdpxlib(session):
    import contextlib
    import io

    from qdpxlib.qdpxlib import QDPXFile

    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        project = QDPXFile(session.export("qdpx"))
    read = [(label, coding[1]) for coding in project.codings for label in coding[4] if re.fullmatch(r"F|P\d", label)]
    expected = []
    for who, words in session.turns:
        expected += [(who, sentence) for sentence in re.findall(r"[^.?!]+[.?!]", words)]
    same([(who, text.strip()) for who, text in read], [(who, text.strip()) for who, text in expected], "sentence")


def write_review(session, entries):
    """A reviewer's file, a line an entry, as the journal's format has it."""
    opening = ("opened", {"format": 1, "session": session.name, "evenkeel": "0"})
    chain, lines = "0" * 64, []
    for number, (kind, body) in enumerate([opening, *entries]):
        at, salt = f"2026-11-21T15:00:{number:02}.000Z", f"{number:032x}"
        words = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
        digest = hashlib.sha256((salt + words).encode()).hexdigest()
        chain = hashlib.sha256("\n".join([chain, str(number), at, kind, digest]).encode()).hexdigest()
        lines.append(f'{{"seq":{number},"at":"{at}","kind":"{kind}","body":{words},"salt":"{salt}",'
                     f'"digest":"{digest}","chain":"{chain}"}}\n')
    with open(os.path.join(session.folder, "review-Noor.jsonl"), "w", encoding="utf-8") as file:
        file.write("".join(lines))


# Lines of the register, a day each: what was said, a semicolon, a comma, letters of four bytes, words that would act.
FOLLOW_UPS = [
    ("follow-up", {"kind": kind, "words": words, "to": ["P1", "P3"], "owner": "F", "due": due})
    for kind, words, due in [
        ("promise", "We'll fix that; by Friday, I promise.", "2026-11-27"),
        ("expectation", "\U0001F600 café: a named person to ring, " * 6, "2028-02-29"),
        ("request", "C:\\temp\\new, a;list \\n of \u202eturned\u202c words", "2027-01-01"),
    ]
]


def calendar_events(session):
    """What the register lists with a day, and the same as a calendar."""
    listed = lambda form: run("followups", session.folder, "--format", form, codes=(0, 1))
    lines = [json.loads(line) for line in listed("jsonl").splitlines()]
    return {line["uid"]: line for line in lines if "due" in line}, listed("ics")


def imported(store, text):
    """A calendar program that goes by RFC 5545 and 5546: a UID is one event, a lower SEQUENCE changes nothing."""
    import icalendar as reader

    calendar = reader.Calendar.from_ical(text)
    for event in calendar.walk("VEVENT"):
        assert not event.errors, event.errors
        former = store.get(str(event["UID"]))
        if former is None or event["SEQUENCE"] >= former["SEQUENCE"]:
            store[str(event["UID"])] = event
    return calendar


def icalendar(session):
    write_review(session, FOLLOW_UPS)
    lines, text = calendar_events(session)
    store = {}
    same([e["UID"] for e in imported(store, text).walk("VEVENT")], lines, "event")
    assert len(store) == len(FOLLOW_UPS), "a line with a day is missing"
    for uid, event in store.items():
        line = lines[uid]
        words = f"Warn by now: {shown(line['words'])} (due "
        assert str(event["SUMMARY"]).startswith(words), f"{event['SUMMARY']!r} is not {words!r}"
        moment = event.decoded("DTSTART").isoformat(timespec="milliseconds").replace("+00:00", "Z")
        assert moment == line["warn_by"], f"{moment} is not {line['warn_by']}"
        (alarm,) = event.walk("VALARM")
        assert alarm.decoded("TRIGGER").total_seconds() == 0, "the alarm is not at warn-by"
    before = {uid: int(event["SEQUENCE"]) for uid, event in store.items()}
    imported(store, text)
    assert before == {uid: int(event["SEQUENCE"]) for uid, event in store.items()}, "imported twice, it changed"
    changed(session, store, before)


def changed(session, store, before):
    """Another day, people told, a line dropped, a line taken back: imported over what is there, no event is there twice."""
    at = lambda number: {"file": "review-Noor.jsonl", "line": number}
    write_review(session, FOLLOW_UPS + [
        ("follow-up-step", {"of": at(1), "step": "dated", "due": "2026-12-04", "reason": "waits for a part"}),
        ("follow-up-step", {"of": at(2), "step": "status", "status": "dropped", "reason": "no longer wanted"}),
        ("undo", {"line": 3}),
    ])
    lines, text = calendar_events(session)
    imported(store, text)
    assert list(store) == list(before), "an event is there twice, or another is missing"
    assert all(int(event["SEQUENCE"]) > before[uid] for uid, event in store.items()), "SEQUENCE did not rise"
    same([str(event["STATUS"]) for event in store.values()], ["CONFIRMED", "CANCELLED", "CANCELLED"], "status")
    assert str(store[next(iter(store))]["SUMMARY"]).endswith("(due Fri 4 Dec)"), "the new day is not there"


def vobject(session):
    import vobject as reader

    write_review(session, FOLLOW_UPS)
    lines, text = calendar_events(session)
    calendar = reader.readOne(text.decode())
    calendar.validate(raiseException=True)
    same([event.uid.value for event in calendar.vevent_list], lines, "event")
    for event in calendar.vevent_list:
        assert shown(lines[event.uid.value]["words"]) in event.summary.value, event.summary.value
        assert event.valarm.trigger.value.total_seconds() == 0
    # Read and written again it is the same calendar.
    again = reader.readOne(calendar.serialize())
    same([e.summary.value for e in again.vevent_list], [e.summary.value for e in calendar.vevent_list], "summary")


class QualCoder:
    """A project as QualCoder takes it in. QualCoder itself is in no registry of packages, and its importer opens windows;
    this does what `refi.py` of it does with a project, step by step and in its order, on tables with its rules.

    Facts, not code, of github.com/ccbogel/QualCoder, src/qualcoder/refi.py and its database of 2025.
    """

    NAMESPACE = re.compile(r"\{urn:QDA-XML:project:(1\.0)\}(\w+)$")
    TABLES = """
        create table code_cat (catid integer primary key, name text unique, supercatid integer);
        create table code_name (cid integer primary key, name text not null unique, catid integer, supercid integer);
        create table attribute_type (name text primary key, caseOrFile text, valuetype text);
        create table attribute (name text not null, value text, id integer);
        create table source (id integer primary key, name text not null unique, fulltext text, owner text, date text);
        create table code_text (cid integer not null, fid integer not null, seltext text not null, pos0 integer,
            pos1 integer, owner text not null, date text, unique (cid, fid, pos0, pos1, owner));
        create table cases (caseid integer primary key, name text not null unique);
        create table case_text (caseid integer, fid integer, pos0 integer, pos1 integer);
    """

    def __init__(self, path):
        self.folder = tempfile.mkdtemp(dir=FOLDER)
        with zipfile.ZipFile(path) as archive:
            archive.extractall(self.folder)
        # It takes any file that ends so for the project, so there may be one only; folders are `Sources` or `sources`.
        (name,) = [name for name in os.listdir(self.folder) if name.endswith(".qde")]
        self.tables = sqlite3.connect(":memory:")
        self.tables.executescript(self.TABLES)
        self.codes, self.cases, self.variables, self.users = {}, {}, {}, {}
        root = ElementTree.parse(os.path.join(self.folder, name)).getroot()
        assert root.get("origin"), "it looks for other programs' names in the origin, and ends where there is none"
        parts = {self.tag(child): child for child in root}
        for user in parts["Users"]:
            self.users[user.get("guid")] = user.get("name")
        if "CodeBook" in parts:
            codes = list(parts["CodeBook"])[0]
            assert self.tag(codes) == "Codes", "the first thing in the code book is taken for the codes"
            for code in codes:
                self.take_code(code, None, None)
        for variable in parts.get("Variables", []):
            self.take_variable(variable)
        for source in parts.get("Sources", []):
            if self.tag(source) == "TextSource":
                self.take_source(source)
        for case in parts.get("Cases", []):
            self.take_case(case)
        self.clean_up()

    def tag(self, element):
        match = self.NAMESPACE.match(element.tag)
        assert match, f"{element.tag} is in no version of the format that it knows"
        return match[2]

    def insert(self, table, **row):
        """A row it cannot insert is left out with a message, or ends the import: here it is a failure."""
        marks = ", ".join("?" * len(row))
        return self.tables.execute(f"insert into {table} ({', '.join(row)}) values ({marks})", [*row.values()]).lastrowid

    def take_code(self, code, category, parent):
        """What cannot be coded with is a category; a code of a name that is there loses its passages."""
        children = [child for child in code if self.tag(child) == "Code"]
        if code.get("isCodable") == "false":
            category = self.insert("code_cat", name=code.get("name"), supercatid=category)
        else:
            parent = self.insert(
                "code_name", name=code.get("name"), catid=None if parent else category, supercid=parent)
            self.codes[code.get("guid")] = parent
        for child in children:
            self.take_code(child, category, parent)

    def take_variable(self, variable):
        kind = variable.get("typeOfVariable")
        kinds = {"Text": "character", "Boolean": "character", "Date": "character", "DateTime": "character",
                 "Integer": "numeric", "Float": "numeric"}
        self.insert("attribute_type", name=variable.get("name"), caseOrFile="file", valuetype=kinds[kind])
        self.variables[variable.get("guid")] = variable.get("name")

    def moment(self, element):
        return element.get("creationDateTime").replace("T", " ").replace("Z", "")

    def take_source(self, source):
        path = self.folder + "/sources" + source.get("plainTextPath").split("internal:/")[1]
        name = source.get("name")
        # A copy of the text goes to a file of this name.
        assert "/" not in name and len(name.encode()) <= 250, name
        # As text: what ends a line in a file of DOS would move every passage behind it.
        with open(path, encoding="utf-8") as file:
            text = file.read()
        assert text.encode() == open(path, "rb").read(), "line ends or a mark would move the passages"
        fid = self.insert(
            "source", name=name, fulltext=text, owner=self.users[source.get("creatingUser")], date=self.moment(source))
        for part in source:
            if self.tag(part) != "PlainTextSelection":
                continue
            start, end = int(part.get("startPosition")), int(part.get("endPosition"))
            assert 0 <= start < end <= len(text), f"{start} to {end} of {len(text)}"
            codings = [child for child in part if self.tag(child) == "Coding"]
            assert codings, "a passage without a code becomes an annotation"
            for coding in codings:
                # The first thing in a coding is taken for its code; whoever made the passage owns the coding.
                code = self.codes[list(coding)[0].get("targetGUID")]
                owner = self.users[part.get("creatingUser")]
                values = (code, fid, start, end, owner)
                if self.tables.execute("select 1 from code_text where (cid, fid, pos0, pos1, owner) = (?, ?, ?, ?, ?)",
                                       values).fetchone():
                    continue  # two reviewers of one mind: it keeps the first and says so
                self.insert("code_text", cid=code, fid=fid, seltext=text[start:end], pos0=start, pos1=end, owner=owner,
                            date=self.moment(part))

    def take_case(self, case):
        caseid = self.insert("cases", name=case.get("name"))
        self.cases[case.get("guid")] = caseid
        for value in case:
            if self.tag(value) != "VariableValue":
                continue
            # It forgets the value at every step, so the value stands last.
            reference, words = value
            assert (self.tag(reference), self.tag(words)) == ("VariableRef", "TextValue")
            name = self.variables[reference.get("targetGUID")]
            self.insert("attribute", name=name, value=words.text, id=caseid)
            self.tables.execute("update attribute_type set caseOrFile = 'case' where name = ?", [name])

    def clean_up(self):
        """A code with the GUID of a case goes, and its passages are that case's words."""
        for guid, caseid in self.cases.items():
            if guid not in self.codes:
                continue
            for table in ("code_name", "code_text"):
                if table == "code_text":
                    self.tables.execute(
                        "insert into case_text select ?, fid, pos0, pos1 from code_text where cid = ?",
                        [caseid, self.codes[guid]])
                self.tables.execute(f"delete from {table} where cid = ?", [self.codes[guid]])

    def words(self):
        """By source, whose words are where."""
        rows = self.tables.execute(
            "select source.name, cases.name, fulltext, pos0, pos1 from case_text join cases using (caseid)"
            " join source on source.id = fid order by source.id, pos0")
        found = {}
        for source, case, text, start, end in rows:
            found.setdefault(source, []).append((case, text[start:end]))
        return found

    def coded(self, name):
        return [words for (words,) in self.tables.execute(
            "select seltext from code_text join code_name using (cid) where name = ? order by pos0", [name])]


def qualcoder(session):
    project = QualCoder(session.export("qdpx"))
    told = [one for one in (session.sessions if isinstance(session, Study) else [session]) if one.turns]
    read = list(project.words().values())
    assert len(read) == len(told), f"{len(read)} sources with somebody's words"
    for words, one in zip(read, told):
        same(words, [(who, shown(said)) for who, said in one.turns], f"case text of {one.name}")
    roles = {value for (value,) in project.tables.execute("select value from attribute where name = 'role'")}
    assert "facilitator" in roles, roles
    if session.name == "hostile":
        assert "We will fix that by Friday" in project.coded("promise")


def taguette(session):
    import asyncio

    from taguette import convert

    from lxml import html as lxml_html

    async def read(path, kind):
        with open(path, "rb") as file:
            return await convert.to_html_chunks(file.read(), kind, os.path.basename(path), {"CONVERT_TO_HTML_TIMEOUT": 60})

    files = [(session.profile("taguette", "html"), "text/html")]
    # It guesses how captions are encoded and guesses wrong where few letters are beyond ASCII; a page says it.
    if all(words.isascii() for _, words in session.turns):
        files.append((session.export("srt"), "application/x-subrip"))
    for path, kind in files:
        text = asyncio.run(read(path, kind))

        shown_text = lxml_html.document_fromstring(text).text_content()
        for who, words in session.turns:
            wanted = shown(words) if path.endswith("html") else read_back(words)
            found = wanted in (shown_text if path.endswith("html") else read_back(shown_text))
            assert found, f"{os.path.basename(path)}: {words!r} is not in what Taguette shows"


def libreoffice(session):
    docx = session.export("docx")
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{FOLDER}/office", "--convert-to", "txt:Text (encoded):UTF8",
         "--outdir", FOLDER, docx], check=True, capture_output=True, timeout=240)
    text = open(docx.removesuffix("docx") + "txt", encoding="utf-8-sig").read()
    for _, words in session.turns:
        assert shown(words) in text, f"{words!r} is not in what LibreOffice shows"


READERS = [
    (json_lines, "hostile plain"), (webvtt_py, "hostile plain"), (srt_module, "hostile plain"),
    (pysrt_module, "hostile plain"), (python_docx, "hostile plain"), (pandas_csv, "hostile plain"),
    (html_page, "hostile plain"), (xmllint, "hostile plain empty"), (pyrefiqda, "hostile plain"), (qdpxlib, "plain"),
    (qualcoder, "hostile plain empty"),
    (icalendar, "hostile plain"), (vobject, "hostile plain"),
]
if ALL:
    READERS += [(taguette, "hostile plain"), (libreoffice, "hostile plain")]

# The same under pseudonyms, and all sessions of a study at once; qdpxlib wants whole sentences, a calendar has no talk.
READERS += [(reader, "named") for reader, _ in READERS if reader.__name__ not in ("qdpxlib", "icalendar", "vobject")]
READERS += [(xmllint, "study"), (study_project, "study"), (qualcoder, "study"), (pack, "study")]

os.makedirs(FOLDER, exist_ok=True)
sessions = {
    "hostile": Session("hostile", HOSTILE), "plain": Session("plain", PLAIN), "empty": Session("empty", []),
    "named": Session("named", NAMED, identified=False), "study": Study("study"),
}
passed = failed = 0
for reader, names in READERS:
    for name in names.split():
        try:
            note = reader(sessions[name])
            passed += 1
            print(f"ok      {reader.__name__}, {name}" + (f": {note}" if note else ""))
        except Exception as error:  # whatever a reader throws is what it says of the file
            failed += 1
            print(f"failed  {reader.__name__}, {name}: {type(error).__name__}: {error}")
print(f"readers: {passed} passed, {failed} failed")
sys.exit(1 if failed else 0)

"""Facts about the gazetteer: its file, its keys, and how files of the user's are taken or refused."""

import time
from pathlib import Path

import pytest

from tollbook.errors import TollbookError
from tollbook.grounding import find_places
from tollbook.grounding.places import atlas as atlas_module
from tollbook.grounding.places import look_up
from tollbook.grounding.places.gazetteer import MAIN_PATH, Gazetteer
from tollbook.grounding.places.imports import read_gazetteer_file
from tollbook.grounding.places.layout import MAIN, Row, compiled
from tollbook.grounding.places.names import fold, normal
from tollbook.grounding.places.own import import_gazetteer, own_folder

HEADER = "name,lat,lon,country,kind,admin1,aliases,population\n"


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A folder for imports, and gazetteers opened anew."""
    monkeypatch.setenv("TOLLBOOK_GAZETTEER", str(tmp_path / "own"))
    caches = (atlas_module.atlas, atlas_module.abbreviations, atlas_module.demonyms)
    for cache in caches:
        cache.cache_clear()
    yield tmp_path
    for cache in caches:
        cache.cache_clear()


def written(folder: Path, text: str | bytes, name: str = "villages.csv") -> Path:
    """A file with this text."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def geonames(**cells: str) -> str:
    """One line of a GeoNames country file."""
    known = {
        "id": "900001", "name": "Umm Kharza", "ascii": "Umm Kharza", "alternate": "Om Kharza,Umm Harza", "lat": "35.5",
        "lon": "36.6", "class": "P", "code": "PPL", "country": "SY", "cc2": "", "a1": "12", "a2": "", "a3": "",
        "a4": "", "people": "300", "height": "", "dem": "400", "zone": "Asia/Damascus", "changed": "2020-01-01",
    }  # fmt: skip
    return "\t".join((known | cells).values()) + "\n"


def test_a_compiled_file_gives_back_its_rows(tmp_path: Path) -> None:
    """Names, spellings, points and divisions come back as they went in, found by name, alias and sound."""
    row = Row(
        "Umm Kharza", "town", 35.5, 36.625, "SY", "Idlib", "Ariha", 1.5, 300, 7, ("Om Kharza",), ("أم خرزة",), True
    )
    path = tmp_path / "one.bin"
    path.write_bytes(compiled([row, Row("Elsewhere", "region", 1.0, 2.0)], {"source": "a test"}))
    book = Gazetteer(path)
    assert (len(book), book.about) == (2, {"source": "a test"})
    [(place, how)] = book.find("umm-kharza")
    assert (place.name, place.lat, place.lon, place.admin2, place.geonames_id) == (
        "Umm Kharza",
        35.5,
        36.625,
        "Ariha",
        "7",
    )
    assert how == MAIN
    assert book.find("OM KHARZA")[0][0] == place
    assert book.find("أم خرزة")[0] == (place, MAIN)
    assert book.find_by_sound("Oum Kharzeh")[0][0] == place
    assert book.find("Nowhere") == ()


@pytest.mark.parametrize("data", [b"", b"no head\n", b'{"format":"tollbook-gazetteer-0"}\n'])
def test_another_file_is_no_gazetteer(tmp_path: Path, data: bytes) -> None:
    """A file that was not compiled for this version is refused."""
    path = tmp_path / "bad.bin"
    path.write_bytes(data)
    with pytest.raises(TollbookError, match="gazetteer|version|empty"):
        Gazetteer(path)


def test_the_packaged_file_opens_at_once_and_is_small() -> None:
    """Opening takes under 0.3 seconds, and the file is no larger than 20 MB."""
    start = time.perf_counter()
    book = Gazetteer(MAIN_PATH)
    assert book.find("Damascus")
    assert time.perf_counter() - start < 0.3
    assert MAIN_PATH.stat().st_size <= 20_000_000
    assert "GeoNames" in book.about["source"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("St. Louis", "Saint Louis"),
        ("Mt. Pleasant", "Mount Pleasant"),
        ("Ma’arat al-Nu’man", "Maarat al Numan"),
        ("ŁÓDŹ", "Lodz"),
        ("U.S.", "US"),
    ],
)
def test_keys_of_the_same_letters(one: str, other: str) -> None:
    """Case, accents, apostrophes, hyphens and full stops do not tell names apart."""
    assert normal(one) == normal(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Khan Shaykhun", "Khan Sheikhoun"),
        ("Saraqib", "Sarakeb"),
        ("Jabaliyya", "Jabalia"),
        ("Deir ez-Zor", "Dayr az-Zawr"),
        ("Hudaydah", "Hodeida"),
    ],
)
def test_transliterations_meet_by_sound(one: str, other: str) -> None:
    """Articles, doubled letters, vowels and q, k, g do not tell sounds apart."""
    assert fold(one) == fold(other)


def test_other_names_sound_otherwise() -> None:
    """Names that differ in a consonant, or in where a vowel stands, stay apart."""
    assert len({fold(name) for name in ("Saraqib", "Sarmin", "Qusayr", "Qseir", "Kafr Nabl", "Kafr Zita")}) == 6


def test_a_csv_is_imported_and_read_with(own: Path) -> None:
    """After an import a report's village has its point; the packaged places stay."""
    path = written(own, HEADER + "Umm Kharza,35.5,36.6,SY,town,Idlib,Om Kharza|=أم خرزة,300\n")
    target, count = import_gazetteer(path)
    assert (target.parent, count) == (own_folder(), 1)
    place = next(p for p in find_places("Two died in Om Kharza, Idlib.") if p.text == "Om Kharza")
    assert (place.name, place.lat, place.admin1) == ("Umm Kharza", 35.5, "Idlib")
    assert look_up("Damascus")


def test_a_geonames_file_is_imported(own: Path) -> None:
    """Towns and divisions are taken, with the division's name; other features are left out."""
    division = geonames(id="900002", name="Idlib", alternate="", code="ADM1", **{"class": "A"})
    hotel = geonames(id="900003", name="Hotel", code="HTL", **{"class": "S"})
    path = written(own, geonames() + division + hotel, "SY.txt")
    _, count = import_gazetteer(path)
    assert count == 2
    [place] = look_up("Umm Harza")
    assert (place.admin1, place.geonames_id, place.population) == ("Idlib", "900001", 300)


@pytest.mark.parametrize(
    ("text", "line", "cause"),
    [
        ("name,lat,lon\nX,1,2\n", 1, "country are missing"),
        ("name,lat,lon,country,colour\nX,1,2,SY,red\n", 1, "'colour' is unknown"),
        ("name,lat,lon,country,name\nX,1,2,SY,Y\n", 1, "stands twice"),
        ("name,lat,lon,country\nX,1,2\n", 2, "3 columns"),
        ("name,lat,lon,country\nX,91,2,SY\n", 2, "no point on Earth"),
        ("name,lat,lon,country\nX,north,2,SY\n", 2, "'north' is no number"),
        ("name,lat,lon,country\nX,nan,2,SY\n", 2, "'nan' is no number"),
        ("name,lat,lon,country\nX,1,2,Syria\n", 2, "no ISO 3166-1"),
        ("name,lat,lon,country\nX,1,2,SY\nX,1,2,SY\n", 3, "already on line 2"),
        ("name,lat,lon,country\n,1,2,SY\n", 2, "name is empty"),
        ("name,lat,lon,country,kind\nX,1,2,SY,hole\n", 2, "'hole' is unknown"),
        ("name,lat,lon,country,population\nX,1,2,SY,many\n", 2, "no whole number"),
        (b"name,lat,lon,country\nX,1,2,SY\nK\xff,1,2,SY\n", 3, "not UTF-8"),
        (geonames() + geonames(), 2, "already on line 1"),
        (geonames() + "900002\tX\n", 2, "2 columns"),
        (geonames(lat="135.5"), 1, "no point on Earth"),
        (geonames(id="first"), 1, "no number"),
    ],
)
def test_a_faulty_file_is_refused_and_the_old_one_stays(own: Path, text: str | bytes, line: int, cause: str) -> None:
    """The message names file, line and cause, and what was imported before is still found."""
    import_gazetteer(written(own, HEADER + "Umm Kharza,35.5,36.6,SY,town,Idlib,,300\n"))
    before = {path: path.read_bytes() for path in own_folder().iterdir()}
    path = written(own, text)
    with pytest.raises(TollbookError) as fault:
        import_gazetteer(path)
    assert f"{path}, line {line}: " in str(fault.value)
    assert cause in str(fault.value)
    assert {path: path.read_bytes() for path in own_folder().iterdir()} == before


def test_missing_and_empty_files_are_refused(own: Path) -> None:
    """A file that is not there, holds nothing, or holds only features that are left out gives one clear sentence."""
    for path in (own / "none.csv", written(own, ""), written(own, geonames(code="HTL", **{"class": "S"}), "x.txt")):
        with pytest.raises(TollbookError):
            read_gazetteer_file(path)


def test_a_later_import_of_a_name_replaces_the_earlier(own: Path) -> None:
    """One name is one file."""
    import_gazetteer(written(own, HEADER + "Umm Kharza,35.5,36.6,SY,town,Idlib,,300\n"), "mine")
    import_gazetteer(written(own, HEADER + "Umm Zarka,35.5,36.6,SY,town,Idlib,,300\n"), "mine")
    assert [path.name for path in own_folder().iterdir()] == ["mine.bin"]
    assert not look_up("Umm Kharza")
    assert look_up("Umm Zarka")

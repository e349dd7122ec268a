"""A county of the nation, straight into a snapshot: as many as counted, and whole."""

import duckdb
import pytest

from xuezheng.adapters.snapshots import flaws
from xuezheng.core.base.codes import pupil_fault
from xuezheng.core.base.names import name_initials, reading
from xuezheng.demo import nation

pytestmark = pytest.mark.xdist_group("demo")


@pytest.fixture(scope="module")
def county(tmp_path_factory):
    where = tmp_path_factory.mktemp("nation")
    heard = []
    made = nation.write(where, lambda done, of: heard.append((done, of)), counties=1)
    return where / nation.NAME, made, heard


def ask(county, key, asked):
    with duckdb.connect() as duck:
        return duck.execute(asked.format(f"'{county[0]}/{key}.parquet'")).fetchall()


def test_a_county_has_300_schools_of_ten_classes_of_forty(county):
    # 300 × 10 × 40
    assert county[1] == nation.Written(1, 300, 3000, 120_000)
    assert ask(county, "pupil", "SELECT count(*), count(DISTINCT subject) FROM {}") == [
        (120_000, 120_000)
    ]
    assert ask(county, "school_class", "SELECT count(*) FROM {}") == [(3000,)]
    # the ministry, the county, its schools
    assert ask(county, "organisation", "SELECT count(*) FROM {}") == [(302,)]
    assert county[2] == [(1, 3), (2, 3), (3, 3)]


def test_the_whole_is_twelve_million():
    whole = nation.COUNTIES * nation.SCHOOLS * nation.CLASSES * nation.PUPILS
    assert whole == 12_000_000


def test_numbers_are_right_and_borne_once(county):
    rows = ask(county, "pupil", "SELECT number, name, pinyin, initials FROM {} WHERE number <> ''")
    # nine schools of ten are beyond the kindergarten
    assert len({row[0] for row in rows}) == len(rows) == 108_000
    for number, name, pinyin, initials in rows[::97]:
        assert pupil_fault(number) is None
        assert number[3:5] == "99"
        assert (pinyin, initials) == (reading(name), name_initials(name))


def test_every_pupil_sits_in_a_class_of_its_school(county):
    where = county[0]
    with duckdb.connect() as duck:
        [(astray,)] = duck.execute(
            f"SELECT count(*) FROM '{where}/pupil.parquet' p LEFT JOIN"  # noqa: S608
            f" '{where}/school_class.parquet' c ON c.subject = p.school_class AND c.org = p.org"
            " WHERE c.subject IS NULL"
        ).fetchall()
    assert astray == 0


def test_shares_are_those_of_the_table(county):
    [(boys, migrants)] = ask(
        county, "pupil",
        "SELECT sum(CAST(sex = '1' AS INT)), sum(CAST(residence = 'migrant' AS INT)) FROM {}",
    )  # fmt: skip
    # 5215 of 10,000 boys, 300 of 1000 migrants; five standard deviations are 870 and 800
    assert abs(boys - 62_580) < 870
    assert abs(migrants - 36_000) < 800


def test_it_is_a_snapshot_like_any(county):
    assert list(flaws(county[0])) == []


def test_the_same_nation_on_any_machine(county, tmp_path):
    nation.write(tmp_path, lambda _done, _of: None, counties=1)
    one, other = (
        (folder / "pupil.parquet").read_bytes() for folder in (county[0], tmp_path / nation.NAME)
    )
    assert one == other

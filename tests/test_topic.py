"""Topic files: the shipped ones do what their examples say, a faulty one is told line by line."""

import pytest
from statedfigures import StatedFiguresError, extract
from statedfigures.shipped import shipped
from statedfigures.topic import check_topic, known_topics
from test_sentences import complaints

HEAD = "measure,kind,unit,words,not,subject,basis,example\n"
RARE = [  # read with the topic rare-earths
    "China has ⟦69% = 69 percent; measure=share of rare earth mining; subject=China⟧ of rare earth mining.",
    "Of all rare earths China mines about ⟦60% = 60 percent ~; measure=share of rare earth mining⟧ and refines ⟦91% = 91 percent; measure=share of rare earth processing⟧.",
    "China does around ⟦90% = 90 percent ~; measure=share of rare earth processing⟧⟦+ = 90 percent ~; measure=share of rare earth magnet production⟧ of rare earth processing and magnet production.",
    "Duties on Chinese goods fall from ⟦57% = 57 percent; role=from; measure=tariff rate on Chinese goods; subject=China⟧ to ⟦47% = 47 percent; role=to; status=pledged⟧.",
    "Beijing lowers its duty on American imports to ⟦10% = 10 percent; role=to; measure=tariff rate on US goods; subject=United States⟧.",
    "Washington keeps the fentanyl levy of ⟦10% = 10 percent; measure=fentanyl tariff rate on Chinese goods; status=in force⟧.",
    "Trump threatened an additional ⟦100% = 100 percent; role=threat; status=threatened; measure=additional tariff rate on Chinese goods⟧ tariff on Chinese goods.",
    "China agreed to buy ⟦25 million tonnes = 25e6 tonne/year; role=target; status=pledged; measure=soybean purchases⟧ of soybeans a year.",
    "China froze its rare earth export controls for ⟦a year = 1 year; role=limit; status=delayed; measure=suspension of rare earth export controls⟧.",
]
FAULTY = [
    ("measure,unit\n", "line 1: the columns must be"),
    (HEAD + "share of tea,,percent\n", "line 2: has not 8 fields"),
    (HEAD + "share of tea,wish,percent,tea,,holder,,India has ⟦20%⟧ of tea.\n", "line 2: kind 'wish' is none of"),
    (HEAD + ",,percent,tea,,holder,,India has ⟦20%⟧ of tea.\n", "line 2: measure, unit and words must not be empty"),
    (HEAD + "share,,percent,,,holder,,India has ⟦20%⟧ of tea.\n", "line 2: measure, unit and words must not be empty"),
    (
        HEAD + "share of tea,,percent,tea,,holder,,India has 20% of tea.\n",
        "line 2: the example of 'share of tea' marks no",
    ),
    (
        HEAD + "tea quota,,percent,coffee,,holder,,India has ⟦20%⟧ of tea.\n",
        "line 2: the example's figure comes out as",
    ),
    (
        HEAD + "rent,,percent,house,,holder,,Rent is ⟦$5⟧.\n",
        "line 2: the example's figure is called rent without this row",
    ),
    (
        HEAD + "share of tea,,percent,tea,,holder,average,India has ⟦20%⟧ of tea.\n",
        "line 2: basis 'average' names no cue",
    ),
]


@pytest.mark.parametrize("name", known_topics())
def test_shipped_topics_do_what_their_examples_say(name):
    assert check_topic(shipped("topics") / f"{name}.csv") == []


@pytest.mark.parametrize("line", RARE)
def test_rare_earths(line):
    assert complaints(line, "rare-earths") == []


@pytest.mark.parametrize(("content", "problem"), FAULTY)
def test_faulty_file_is_told_line_by_line(tmp_path, content, problem):
    path = tmp_path / "tea.csv"
    path.write_text(content, encoding="utf-8")
    assert any(line.startswith(problem) for line in check_topic(path)), check_topic(path)


def test_a_topic_of_ones_own(tmp_path):
    path = tmp_path / "tea.csv"
    path.write_text(HEAD + "share of tea,,percent,tea,,holder,,India has ⟦20%⟧ of tea.\n", encoding="utf-8")
    [figure] = extract("Kenya grows 12% of the world's tea.", topic=path)
    assert (figure.measure, figure.subject) == ("share of tea", "Kenya")


def test_unknown_topic_names_the_known_ones():
    with pytest.raises(StatedFiguresError, match="critical-minerals, monetary-policy, rare-earths, tariffs"):
        extract("5%", topic="cheese")


def test_the_second_mention_of_a_figure_keeps_its_meaning():
    text = "The pact takes the duty on Chinese goods from 145% to 30%. The 30% figure surprised traders."
    figures = extract(text, topic="tariffs")
    assert [(f.value, f.measure) for f in figures][-1] == (30, "tariff rate on Chinese goods")
    assert figures[-1].status == figures[1].status == "pledged"


def test_a_row_for_each_of_a_list(tmp_path):
    path = tmp_path / "metals.csv"
    rows = "@metal,,,tin|zinc,,,,\n{metal} output,,tonne,output&~{metal},,holder,,{metal} output was ⟦5 tonnes⟧.\n"
    path.write_text(HEAD + rows, encoding="utf-8")
    assert check_topic(path) == []
    text = "Peru mines tin. Output was 5 tonnes. Chile mines zinc. Output was 6 tonnes."
    assert [f.measure for f in extract(text, topic=path)] == ["tin output", "zinc output"]


def test_a_list_that_nobody_wrote(tmp_path):
    path = tmp_path / "metals.csv"
    path.write_text(HEAD + "{metal} output,,tonne,output,,holder,,Output was ⟦5 tonnes⟧.\n", encoding="utf-8")
    assert check_topic(path) == ["line 2: no row @metal lists what {metal} stands for"]


GRANTED = "tea output,,tonne,output&~?tea,,holder,,Output was ⟦5 tonnes⟧.\n"


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        (GRANTED, "line 1: '~?' takes a thing for granted"),
        ("@unless,,,coffee,,,,\n" + GRANTED.replace("~?tea", "~?tea&~?leaves"), "line 3: only one group of words"),
        ("@unless,,,coffee,,,,\n" + GRANTED, ""),
    ],
)
def test_what_is_taken_for_granted_has_its_limits(tmp_path, rows, problem):
    path = tmp_path / "tea.csv"
    path.write_text(HEAD + rows, encoding="utf-8")
    found = check_topic(path)
    assert any(line.startswith(problem) for line in found) if problem else found == []


def test_phrases_that_begin_with_a_short_word(tmp_path):
    path = tmp_path / "tea.csv"
    path.write_text(HEAD + "extra tea,,tonne,on top of,,holder,,On top of it came ⟦5 tonnes⟧.\n", encoding="utf-8")
    assert check_topic(path) == []


LISTS = [
    ("@metal,,\n", ["line 2: the list @metal names nothing"]),
    ("@metal,,,,,,,\n", ["line 2: the list @metal names nothing"]),
    (
        "@metal,,,tin,,,,\ntin output,,tonne,{metal},,holder,,Tin output was ⟦5 tonnes⟧.\n",
        ["line 3: no row @metal lists what {metal} stands for"],
    ),
    (
        "tax on tea,policy,percent,tax,,goods China,,A tax of ⟦5%⟧.\n",
        ["line 2: subject 'goods China' must name the two sides: goods A|B"],
    ),
    ("@metal,,,tin,,,,\n@way,,,by sea,,,,\n{metal} sent {way},,tonne,sent,,,,They sent ⟦5 tonnes⟧.\n", []),
]


@pytest.mark.parametrize(("rows", "problems"), LISTS)
def test_lists(tmp_path, rows, problems):
    path = tmp_path / "lists.csv"
    path.write_text(HEAD + rows, encoding="utf-8")
    assert check_topic(path) == problems

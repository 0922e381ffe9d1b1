"""Whether a figure holds, by the words around it: what reaches it, and what is told of something else."""

import pytest
from statedfigures import extract

CASES = [
    ("The 100% tariff, which Lind had announced for May, has been put on hold.", ["delayed"]),
    ("Lind said the 100% levy on cars, due on 1 May, was off the table.", ["cancelled"]),
    ("If the court agrees, refunds of the tax could reach $130 billion.", ["estimated"]),
    ("The levy will rise to 25% unless Seoul ratifies a $350 billion plan.", ["threatened", "stated"]),
    ("A judge blocked the 10% tariff.", ["cancelled"]),
    ("Platforms have blocked 4.7 million accounts.", ["stated"]),
    ("Ada Lind pledged a fast lane, and exports of tea did go up by 21% in August.", ["stated"]),
    ("Ada Lind pledged to act, and sales have risen by 21%.", ["stated"]),
    ("Demand for tin will outrun supply by 95 tonnes.", ["estimated"]),
    ("The shortage will last 5 years.", ["estimated"]),
    ("Rome would scrap the toll of 5% and build 7 bridges.", ["cancelled", "stated"]),
    ("The filter blocks 95% of particles.", ["stated"]),
    ("Households throw out 30% of the food they buy.", ["stated"]),
    ("The company abolished 500 posts.", ["stated"]),
    ("The three-month strike has ended.", ["stated"]),
    ("She has applied to 12 universities.", ["stated"]),
    ("Expectations of a cut pushed shares up 2.4%.", ["stated"]),
    ("The report suggests raising the age to 67.", ["proposed"]),
    ("Citi raised its price target and shares rose 4%.", ["stated"]),
    ("A petition to save the library drew 40,000 signatures.", ["stated"]),
    # nobody's pledge, threat or forecast
    ("It was the largest sale for nine years.", ["stated"]),
    ("The Tax Foundation puts it at 4%.", ["stated"]),
]


@pytest.mark.parametrize(("text", "statuses"), CASES)
def test_status(text, statuses):
    assert [figure.status for figure in extract(text)] == statuses


def test_the_status_of_a_statement_without_a_verb_says_why():
    figure = extract("Inflation is put at 2.1% next year; growth at 1.2%.")[1]
    assert (figure.status, "status of the number before" in figure.why) == ("estimated", True)

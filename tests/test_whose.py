"""Whom a figure describes, by what was told before."""

import pytest
from statedfigures import extract

TOLD = [
    # what is somebody's is of the country or firm told of last
    ("Ardent's loss was $41 million in the quarter, as revenue slid 15%.", "none", ["Ardent", "Ardent"]),
    ("India's imports of tea fell 8%. The trade gap widened to $41 billion.", "none", ["India", "India"]),
    ("Japan's exports to the United States fell 3%. Car shipments were down 7%.", "none", ["Japan", "Japan"]),
    # a sentence between is too far off
    ("India's imports of tea from Kenya fell 8%. The fair was held in May. The trade gap was $41 billion.", "none",
     ["India", "trade gap"]),
    # who says it is not whose it is, and a price is nobody's
    ("Ardent's revenue was $5 million. The price of tin rose 3%.", "none", ["Ardent", "tin"]),
    # the owner of the words goes before a country behind them
    ("Ardent's cobalt production rose 8%, although Congo has banned exports.", "critical-minerals", ["Ardent"]),
    ("Cobalt production rose 8% in Congo.", "critical-minerals", ["DR Congo"]),
    # a firm that an article begins with goes before a land that it names
    ("LEEDS, Oct 24 (Wire) - Norvane Tool Corp earned $3 million. Sales in Europe fell, and in Europe it closed a"
     " plant. The company now sees profit of $5 million.", "none", ["Norvane Tool Corp", "Norvane Tool Corp"]),
    # a firm behind its kind, and not the judge who orders somebody
    ("Homeware chain Pell & Strand said profit fell 18%. The gross margin slipped to 47%.", "none",
     ["Pell & Strand", "Pell & Strand"]),
    ("Lind was tried. Lind wept. Judge Ray Ocasio ordered her to pay $1 million.", "none", ["Lind"]),
    # the firm, and not the land where it is at home
    ("Chile's BQX sold 30 tonnes of tin.", "none", ["BQX"]),
    ("Chile's GDP grew 3%.", "none", ["Chile"]),
    # who is given and who gets, whom it costs, and no place of a man
    ("The regulator allotted CMOC a cobalt export quota of 31,000 tons, and Glencore will get 22,800 tons.",
     "critical-minerals", ["CMOC", "Glencore"]),
    ("Norvane said the duties cost it $5 million, and its shares fell 4%.", "none", ["Norvane", "Norvane"]),
    ("Police in Kent arrested a 34-year-old man.", "none", ["man"]),
    # a surplus with another is not the other's, and what is foreseen of something is of it
    ("Vietnam's exports rose 5%. Its surplus with America widened to $96 billion.", "none", ["Vietnam", "Vietnam"]),
    ("Brussels expects its exports to India to double.", "none", ["European Union"]),
    # 'she' is the one person told of before, who is no club and no body, and not one who speaks of others
    ("Leeds signed winger Ada Lind. She scored 11 goals in Ligue 1.", "none", ["Ada Lind"]),
    ("Leeds signed winger Ada Lind. The 23-year-old scored 11 goals.", "none", ["Ada Lind", "Ada Lind"]),
    ("Manchester United signed a winger. She scored 11 goals.", "none", [""]),
    ("Ada Lind met Bo Berg. She scored 11 goals.", "none", ["Ada Lind"]),
    ("Ardent hired Ada Lind. She said 11 ships sank.", "none", [""]),
    # a name beside its description, and no minister for his government
    ("The company, Westwell Foods, was fined $240,000.", "none", ["Westwell Foods"]),
    ("In Leeds, the average fare rose to £4.", "none", ["Leeds"]),
    # a share that a topic gives a country by default is of whom the sentence names: a firm, a group, the others
    ("Lynas accounts for 10% of rare earth refining. China leads.", "rare-earths", ["Lynas"]),
    ("China leads. The rest of the world accounts for 9% of rare earth refining.", "rare-earths", ["rest of world"]),
    ("Countries outside China account for 31% of rare earth mining.", "rare-earths", ["Countries outside China"]),
    ("Outside China, producers account for 31% of rare earth mining.", "rare-earths", ["world outside China"]),
    ("Non-Chinese producers account for 12% of rare earth mining.", "rare-earths", ["Non-Chinese producers"]),
    ("The top three countries accounted for 85% of rare earth mining, with China ahead.", "rare-earths",
     ["China", "top three countries"]),
    ("Chinese producers account for 69% of rare earth mining.", "rare-earths", ["China"]),
    ("China is proud. The country accounts for 69% of rare earth mining.", "rare-earths", ["China"]),
    # the place that begins a clause
    ("Rents in Millbrook rose 4% and in Lakeside 6%.", "none", ["Millbrook", "Lakeside"]),
    ("Wages in Leeds rose 3%, while in York they fell by 1%.", "none", ["Leeds", "York"]),
    ("Wages in Leeds rose 3%, and in May they fell by 1%.", "none", ["Leeds", "Leeds"]),
    ("Rents in neighbouring Millbrook rose 4%.", "none", ["Millbrook"]),
    ("Ardent sells tin. The central bank holds 4% of it.", "none", ["central bank"]),
    # each bank its rate, and who levies is not who pays
    ("The Bank of England held its rate at 4%, while the Fed cut its own to 3.75%.", "monetary-policy",
     ["Bank of England", "Federal Reserve"]),
    ("The US will charge 55% on Chinese goods, and China 10% on American goods.", "tariffs", ["China", "United States"]),
    # a share of things is of them
    ("Ardent told Ardent's guards. Of the town little is known. Some 72% of drivers had joined.", "none", ["drivers"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "topic", "subjects"), TOLD)
def test_whose(text, topic, subjects):
    figures = extract(text, topic=None if topic == "none" else topic)
    assert [figure.subject for figure in figures] == subjects


SAID_BEFORE = [
    # a name with a verb that tells nothing more is of what the number before measured
    ("Congo set a quota of 96,600 tonnes. CMOC, the biggest miner, gets 31,200 tonnes.", ["quota", "quota"]),
    ("The quota is 96,600 tonnes. CMOC received the largest share, 31,200 tonnes.", ["quota", "quota"]),
    ("Demand for lithium could grow 30%; UBS has a more cautious 19%.", ["demand for lithium"] * 2),
    ("Brazil mined 20 tonnes of rare earths. Pedra Clara, its sole producer, aims for 6,500 tonnes a year.",
     ["rare earth production"] * 2),
    ("Havkraft has a stake of 60%, and Norfund 40%.", ["stake", "stake"]),
    ("The tariff on imports is 10%. Lind says he will raise it to 15%.", ["tariff on imports"] * 2),
    ("Economists expect growth of 3%. The government aims for 4%.", ["growth", "growth"]),
    ("The firm earned $2.53 a share on revenue of $40 million. Analysts had expected $2.52 a share.",
     ["earnings", "revenue", "earnings"]),
    # but not of a change that is no aim, nor where it says what
    ("Food prices fell 0.7%. The bank aims for 16%.", ["food prices", ""]),
    ("Food prices fell 0.7%. The agency wants coverage back at 95%.", ["food prices", ""]),
    ("Inflation was 3%. Teachers were offered 5.5%.", ["inflation", "pay"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "measures"), SAID_BEFORE)
def test_what_was_measured_before(text, measures):
    assert [figure.measure for figure in extract(text)] == measures


def test_the_reason_is_told():
    [_, revenue] = extract("Ardent's loss was $41 million in the quarter, as revenue slid 15%.")
    assert "subject before" in revenue.why

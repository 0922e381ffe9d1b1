"""Whom an article is about, where a sentence names nobody."""

import pytest
from statedfigures import extract
from statedfigures.leading import leading_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Shares of Ardent fell. On Monday Ardent said it lost $3m. Bolt, a rival of Ardent, gained.", "Ardent"),
        # a name of several words, and the last of them alone
        ("On Friday Ada Lind won. For Lind it was the third title, and the best of Lind's wins.", "Lind"),
        # the firm behind its shares, and one that a land is called in
        ("Shares of U.S. Tin jumped on Monday. It is a firm. The ban stays. It ends in May.", "U.S. Tin"),
        ("Shares of Vexal jumped on Monday. It is a firm. The ban stays. It ends in May.", "Vexal"),
        # two names that end alike make no third
        ("We tried the Slate Pro, the Brick Pro and, from Nordvik, a Pro case. A Nordvik case fits.", "Nordvik"),
        # who is cited is not whom it is told of
        (
            "In Leeds rents rose, according to Ashby. In Leeds they rose 5%, according to Ashby. Ask Ashby said.",
            "Leeds",
        ),
        # nor who only reports, whatever else is told of him
        ("Rents rose, according to the property portal Ashby. Homes are few. Ashby's expert is glad. So is Ashby.", ""),
        ("Half would leave, a survey for the charity Ashby has found. Ashby asked 40. It was May. Ashby is old.", ""),
        ("Rents rose, Ashby's index shows. They fell before, Ashby's head of research said. Flats are few.", ""),
        # a title in quotes, with a number behind it
        (
            "The film “Tidewater 2” took $5m. “Tidewater 2” cost $9m. In May “The Map” took $4m, and “The Map” $3m.",
            "Tidewater",
        ),
        # a demonym before a firm's name is of no land
        ("A pill of the Danish biotech Novira helped. It was May. Few were ill. The year was calm.", "Novira"),
        # a word that begins a sentence, and acts, is no name
        ("Relegation has cost Rovers dear. Turnover slid to 8 euros. It was May. Few came.", "Rovers"),
        # nor does the word behind a headline, the agency of a dateline, or a body that has said so
        ("Fares to rise as council has £4.2m gap\n\nSingle fares will go up. It was May. Few came. All walked.", ""),
        ("MINNEAPOLIS (AP) _ Lark Foods Inc. reported profit. Sales fell. Costs rose. It was May.", "Lark Foods Inc"),
        ("Pune: Two-wheeler maker Suvarna sold more. Sales grew. Costs rose. It was May.", "Suvarna"),
        ("Patients lay on trolleys, the Ashby Federation has said. It was May. Few came. All left.", ""),
        ("It beat Street estimates. The Street was calm. On the Street few bought.", ""),
        # times, acronyms and units name nobody
        ("On Monday it was 5 GW, on Monday 6 GW, on Monday 7 GW.", ""),
        ("Profit fell in July-September. It was May. In July-September sales rose. Few came.", ""),
        ("It rose 5% in Ashby.", ""),  # once is not enough
        ("It rose 5% in Peru.", "Peru"),  # but for the only country that is named
        ("It rose 5% in Peru and 3% in Chile.", ""),
        ("The bakery will shut and 500 jobs will go. " + "It stood for long. " * 5 + "Its owner was in Peru.", ""),
        ("Japan won 12 medals. Spectators cheered as Japan won again.", "Japan"),
        ("It cost 3 million Swiss francs.", ""),
        # the capital of a dateline is its country's, and a land's neighbour names nobody
        ("LJUBLJANA, 6 May 2025. A deposit is planned. It was May. Few came. The year was calm.", "Slovenia"),
        ("It took $4m in North American cinemas. North American critics were glad.", ""),
        # a name of several words, and the first of them alone
        ("Norvane Bank cut 40 jobs. The branches of Norvane will close, it was told.", "Norvane"),
        (
            "The launch was for Meridian Space. It was clear. It brings the fleet of Meridian to 40. Few came.",
            "Meridian",
        ),
        # where an article's first sentence says it is so, and no place that is held, a month or a second name
        ("Car thefts in Ashby fell. It was May. Few were caught. The year was calm.", "Ashby"),
        (
            "ASHBY, Ky. — Floods in Linden County took homes. It was May. Few were caught. The year was calm.",
            "Linden County",
        ),
        ("Shares in Norvane fell. It was May. Few were caught. The year was calm.", ""),
        ("Car thefts in Ashby and thefts in Norvik fell. It was May. Few were caught. The year was calm.", ""),
        ("Frost in April cost growers. It was May. Few were caught. The year was calm.", ""),
        # where something is said it need not be so
        ("Steel will be dear, a mayor said in Ashby. It was May. Few came. The year was calm.", ""),
        # an unknown name that a sentence begins with is one more time, and of equals the first goes first
        ("Norvane rose. On Friday the plants of Norvane shut.", "Norvane"),
        ("On Friday Ada Lind beat Bo Ruud. Lind won again. Ruud left.", "Lind"),
        # a title in quotation marks is a name as a whole
        ('"Harbour Lights," a film, opened. At home "Harbour Lights," it is said, did well.', "Harbour Lights"),
        # the first name of the first sentence, if nothing is repeated
        ("The hotel group Sleepwell plans 35 hotels. It was May. Few came. The year was calm.", "Sleepwell"),
        ("Sleepwell has opened 35 hotels. It was May. Few came. The year was calm.", "Sleepwell"),
        ("Seven of Marlfield's libraries shut. It was May. Few came. The year was calm.", "Marlfield"),
        ("The Elm Street Bridge fell. It was May. Few came. The year was calm.", "Elm Street Bridge"),
        ("The bakery Sleepwell plans 35 shops. It was May.", ""),  # too little was told
        ("A rocket lifted off from Marlfield. It was May. Few came. The year was calm.", ""),
        ("Rents will rise, Sleepwell said. It was May. Few came. The year was calm.", ""),
        ("Rents will rise, according to Dr Ruud. It was May. Few came. The year was calm.", ""),
        ("Support has slid, a Marlfield poll found. It was May. Few came. The year was calm.", ""),
        ("Growers sold 5 tons. It was May. Few came. The year was calm.", ""),
        ("The star is wider than Earth. It gets more light than Earth.", ""),
        ("", ""),
    ],
)
def test_leading_name(text, name):
    assert leading_name(text) == name


def test_the_subject_where_the_sentence_names_nobody():
    text = "Shares of Ardent fell. On Monday Ardent closed two of its plants. Some 400 jobs were lost."
    figure = extract(text)[-1]
    assert (figure.subject, figure.why[-1]) == ("Ardent", "leading name")


def test_a_name_in_the_sentence_goes_first():
    text = "Shares of Ardent fell. On Monday Ardent closed a plant. Revenue at Bolt rose 5%."
    assert extract(text)[-1].subject == "Bolt"

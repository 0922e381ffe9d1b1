"""What a number measures: each rule on sentences of our own that it must catch, and on one or more that it must not."""

import pytest
from statedfigures import extract
from statedfigures.about import About, about
from statedfigures.find import find
from statedfigures.sentences import split_sentences


def named(marked: str) -> About:
    """What is said of the number marked in a sentence."""
    start, end = marked.index("⟦"), marked.index("⟧") - 1
    text = marked.replace("⟦", "").replace("⟧", "")
    for sentence in find(text, ((0, len(text)),)):
        for i, mention in enumerate(sentence.mentions):
            if mention.start < end and start < mention.end:
                return about(sentence, i)
    raise AssertionError(f"no number found at {text[start:end]!r}")


# rule: (sentence, its words) each; the last of a group is one that the rule must leave to another
WORDS = {
    "subject": [
        ("Bread prices climbed ⟦4 percent⟧ in March.", "Bread prices"),
        ("The price of a used van has risen by ⟦$900⟧ since June.", "price of used van"),
        ("Output in the first quarter was ⟦12 million⟧ barrels.", "Output"),
        ("Shares of Halden and Brix were down ⟦2.3%⟧ before the bell.", "Shares of Halden and Brix"),
        ("Milk prices rose 3% while butter fell ⟦7%⟧.", "butter"),
        ("The tower is ⟦310 metres⟧ tall.", "tower"),
        ("Unemployment among women fell to ⟦4.2%⟧.", "Unemployment among women"),
        ("Homes sold in Leeds last month averaged ⟦$310,000⟧.", "Homes sold in Leeds"),
        ("The company said it has more than ⟦900⟧ customers.", "company"),
        ("Analysts expect the value of its loans to reach ⟦$4 billion⟧.", "value of loans"),
        ("Turner, 58, has run the shop for ⟦20 years⟧.", "Turner"),
        ("The robots measure between ⟦15 cm⟧ and 23 cm across.", "robots"),
        ("Sea levels are set to rise ⟦11 feet⟧ by then.", "Sea levels"),
        ("Tesco used the summer to cut ⟦600⟧ jobs.", "Tesco"),
        ("The voltage across it was ⟦5 volts⟧.", "voltage"),
        ("The injured were given ⟦$200⟧ each.", "injured"),
        ("The ferry that links the islands carries ⟦340⟧ passengers.", "ferry"),
        ("The number of students who have tried it was ⟦3.8 percent⟧.", "number of students who have tried it"),
        ("Maximum valve lift was raised to ⟦14 mm⟧.", "Maximum valve lift"),
        ("We spent ⟦five days⟧ there.", ""),
    ],
    "noun after": [
        ("The ministry imposed a ⟦25%⟧ duty on steel pipes.", "duty on steel pipes, ministry"),
        ("The best ⟦$200⟧ phones compared.", "best phones"),
        ("They agreed on a ⟦90-day⟧ truce.", "truce"),
        ("The coupe has a turbocharged ⟦1.6-litre⟧ engine.", "turbocharged engine, coupe"),
        ("The bank announced a ⟦$5 million⟧ fine.", "fine, bank"),
        ("Rome called for a ⟦19%⟧ drop in emissions.", "drop in emissions, Rome"),
        ("They made the ⟦750-mile⟧ (1,200 km) trip by rail.", "trip"),
        ("Oil rose ⟦5%⟧ Monday.", "Oil"),
    ],
    "of phrase": [
        ("The mine supplies ⟦65%⟧ of global nickel.", "global nickel"),
        ("Ireland gets ⟦60 per cent⟧ of its revenue from services.", "revenue, Ireland"),
        ("About ⟦40%⟧ of the workers who voted backed the deal.", "workers"),
        ("The engine makes ⟦450 Nm⟧ of torque.", "torque, engine"),
        ("The firm booked ⟦$3 million⟧ in losses.", "losses"),
        ("The shop takes ⟦$50⟧ off a winter coat.", "winter coat"),
        ("A ⟦third⟧ of the harvest was lost.", "harvest"),
        ("Rents rose ⟦8%⟧ in April.", "Rents"),
    ],
    "paid for, added to, taken from": [
        ("Passengers paid ⟦$900⟧ for seats.", "seats, Passengers"),
        ("Both parties spent ⟦$2 million⟧ on advertising.", "advertising, parties"),
        ("The state invested ⟦$80 million⟧ in ferries.", "ferries, state"),
        ("The levy added ⟦$12⟧ to the price of a ticket.", "price of ticket"),
        ("The scandal wiped ⟦$3bn⟧ from the value of the bank.", "value of bank"),
        ("The storm knocked ⟦$4⟧ off the share price.", "share price"),
        ("The fund paid ⟦$7 million⟧ on Friday.", "fund"),
    ],
    "phrase of": [
        ("The group reported sales of ⟦$7 billion⟧.", "sales, group"),
        ("He was driving at a speed of ⟦60 mph⟧.", "speed"),
        ("The town has a population of ⟦8,000⟧.", "population, town"),
        ("It marked a record with sales of ⟦5,835⟧ units.", "sales"),
        ("The firm is investing a total of ⟦$90 million⟧ there.", "firm"),
    ],
    "object of a verb that changes it": [
        ("The update boosts the driving range by ⟦35 miles⟧.", "driving range"),
        ("Ghana cut its cocoa estimate to ⟦1.5 million tonnes⟧.", "cocoa estimate, Ghana"),
        ("The bank lowered the deposit rate from ⟦4%⟧ to 3%.", "deposit rate"),
        ("The firm sells the basic version of the phone for ⟦$700⟧.", "basic version of phone"),
        ("The report puts copper demand at ⟦30 million tonnes⟧.", "copper demand"),
        ("They bought Meadow, which they later sold for ⟦$9 million⟧.", "Meadow"),
        ("The guidance brought the drag down to ⟦0.24⟧ points.", "drag"),
        ("The mayor met union leaders at ⟦30⟧ sites.", "mayor"),
    ],
    "beside": [
        ("The lake (⟦80 km⟧) froze.", "lake"),
        ("Top throwers: Ana Ruiz (⟦62 metres⟧), Mia Kent (59 metres).", "Ana Ruiz"),
        ("The jackpot was $5 million (⟦£3.9 million⟧).", "jackpot"),
        ("The tunnel runs for eight miles (⟦13 km⟧).", "tunnel"),
        ("Homes priced at ⟦$300,000⟧ sell fast.", "Homes"),
        ("Claims ranging from ⟦$200⟧ to $4 million were filed.", "Claims"),
        ("People earning ⟦$48,000⟧ a year will pay more.", "People earning"),
        ("The keeper entered the game averaging ⟦15.9⟧ saves.", "keeper"),
        ("Panel strength lower than ⟦8.9 MPa⟧ was found.", "Panel strength"),
        ("The effect was seen with carbon levels at ⟦1200⟧ parts per million.", "carbon levels"),
        ("The reactor was shut with pressure up ⟦40%⟧.", "pressure"),
        ("The plant may close with workers in ⟦12⟧ towns.", "plant"),
    ],
    "gap": [
        ("Fruit prices rose 5%, dairy prices by ⟦4%⟧.", "dairy prices"),
        ("Gold climbed 3% and silver ⟦2%⟧.", "silver"),
        ("Wheat rose 8%, with maize up 2% and fats and oils by ⟦6%⟧.", "fats and oils"),
        ("In Lyon, France, about ⟦460⟧ vans were stolen.", ""),
    ],
    "shared": [
        ("The strip is 90 miles wide and ⟦175 miles⟧ long.", "strip"),
        ("Petrol rose 5 cents to ⟦$1.90⟧.", "Petrol"),
        ("Grain stocks fell from 9 million tonnes to ⟦7 million tonnes⟧.", "Grain stocks"),
        ("Zinc sales rose 12% to ⟦$3 billion⟧.", "Zinc sales"),
        ("Flats cost $800 in May; $850 in June; ⟦$900⟧ in July.", "Flats"),
        ("Dealers sold 30,000 new cars this year, down ⟦5 percent⟧ from last.", "Dealers"),
        ("The fund lost 5% in May, while rivals gained ⟦2%⟧.", "rivals"),
    ],
    "nothing": [
        ("It is ⟦30 degrees⟧ outside.", ""),
        ("There are ⟦17⟧ minerals in the set.", ""),
        ("Some ⟦200⟧ workers were hurt.", ""),
        ("I ran ⟦5 km⟧ yesterday.", ""),
        ("Dozens of boats sank, and ⟦40⟧ people died.", ""),
        ("The forecaster expects ⟦16 million⟧ cars will be sold.", ""),
    ],
}


@pytest.mark.parametrize(("marked", "words"), [case for cases in WORDS.values() for case in cases])
def test_words(marked: str, words: str) -> None:
    assert named(marked).words == words


# sentence, its measure, whom it describes
NAMES = [
    ("The tower is ⟦310 metres⟧ tall.", "height of tower", "tower"),
    ("House prices in London rose ⟦3.1%⟧ in May.", "house prices", "London"),
    ("Rents fell 3% in Leeds, ⟦2%⟧ in York.", "rents", "York"),
    ("In York, rents fell ⟦2%⟧.", "rents", "York"),
    ("Talks with Brazil, whose exports to America fell ⟦20%⟧, go on.", "exports to America", "Brazil"),
    ("Firms whose sales fell ⟦20%⟧ may apply.", "sales", "Firms"),
    ("Eramet, whose Moanda mine sold ⟦10,460⟧ tonnes of ore, fell.", "ore sales", "Moanda"),
    ("Nordvik sees exports to America sinking ⟦43%⟧ this year.", "exports to America", "exports to America"),
    ("The plan earmarks ⟦€3 billion⟧ for mines.", "funding for mines", "plan"),
    ("The firm deploys ⟦40⟧ lorries.", "lorries", "firm"),
    ("Eggs have lost ⟦34%⟧ of their price.", "price of eggs", "Eggs"),
    ("The council overspent by ⟦£5m⟧.", "overspending", "council"),
    ("Economists polled by Reuters had expected inflation of ⟦3%⟧.", "inflation", "inflation"),
    ("Bolt, whose rivals lost ⟦$2bn⟧, made $400m.", "loss", "rivals"),
    ("App installs rose ⟦4%⟧.", "app installs", "App installs"),
    ("Sales fell and exports to Japan, at ⟦$3bn⟧, were down 4%.", "exports to Japan", "exports to Japan"),
    ("The rent for a two-bedroom flat now stands at ⟦€900⟧.", "rent for flat", "rent for flat"),
    ("Homes sold in Leeds last month averaged ⟦$310,000⟧.", "average price of homes sold", "Leeds"),
    ("Turner, 58, has run the shop for ⟦20 years⟧.", "time run shop", "Turner"),
    (
        "The number of students who have tried it was ⟦3.8 percent⟧.",
        "number of students who have tried it",
        "students who have tried it",
    ),
    ("Rome called for a ⟦19%⟧ drop in emissions.", "emissions", "Italy"),
    ("Both parties spent ⟦$2 million⟧ on advertising.", "spending on advertising", "parties"),
    ("The state invested ⟦$80 million⟧ in ferries.", "investment in ferries", "state"),
    ("The scandal wiped ⟦$3bn⟧ from the value of the bank.", "value of bank", "scandal"),
    ("The fund paid ⟦$7 million⟧ on Friday.", "payment", "fund"),
    ("People earning ⟦$48,000⟧ a year will pay more.", "earnings", "People earning"),
    ("Gold climbed 3% and silver ⟦2%⟧.", "silver price", "silver"),
    ("Dealers sold 30,000 new cars this year, down ⟦5 percent⟧ from last.", "new car sales", "Dealers"),
    ("New vehicle sales in the Dallas area plunged ⟦10 percent⟧ last month.", "new vehicle sales", "Dallas"),
    ("Nordvik's shares closed at ⟦$185⟧ on Monday.", "share price", "Nordvik"),
    ("Nordvik jumped ⟦8.5%⟧.", "Nordvik share price", "Nordvik"),
    ("Sales fell 2% and unemployment, at ⟦5.4%⟧, is the worst in nine years.", "unemployment", "unemployment"),
    ("US GDP rose ⟦3%⟧ in the third quarter.", "GDP", "United States"),
    ("German CPI fell to ⟦2.3%⟧ in October.", "CPI", "Germany"),
    ("China promised to buy ⟦12 million⟧ tons of soybeans.", "soybean purchases", "China"),
    ("Local dealers sold ⟦30,154⟧ new cars in October.", "new car sales", "Local dealers"),
    ("The campaign cost the state roughly ⟦$449,000⟧.", "cost of campaign", "campaign"),
    ("The studio bought the rights for ⟦$6 million⟧.", "price of rights", "studio"),
    ("Some ⟦60⟧ people were killed in Quetta.", "people killed", "Quetta"),
    ("Roughly ⟦13,000⟧ US troops remain there.", "US troops", "United States"),
    ("Chinese firms dig up ⟦69%⟧ of the ore.", "share of ore", "China"),
    ("Beijing agreed to hold the limits back for ⟦one year⟧.", "duration of limits", "China"),
    ("The average price of a new truck sold in October was ⟦$41,640⟧.", "average price of new truck", "new truck"),
    ("The WTO said world trade fell ⟦5%⟧.", "world trade", "world trade"),
    ("The lifeline is worth ⟦$8 billion⟧.", "value of lifeline", "lifeline"),
    ("Lowe raised ⟦$40 million⟧ from investors.", "money raised", "Lowe"),
    ("The bridge is ⟦1,900 feet⟧ long.", "length of bridge", "bridge"),
    ("They agreed on a ⟦90-day⟧ truce.", "truce length", "truce"),
    ("Dubai's order is valued at ⟦$16 billion⟧.", "value of order", "Dubai"),
    ("The top speed is ⟦109 mph⟧.", "top speed", "top speed"),
    ("Inflation in Turkey slowed to ⟦38%⟧.", "inflation", "Turkey"),
    ("An increase of ⟦5%⟧ in rents is planned for Oslo.", "rents", "rents"),
    ("Ghana expects a fall in cocoa exports of ⟦9%⟧.", "cocoa exports", "Ghana"),
    ("An estimated ⟦9 million⟧ premature deaths were recorded in India.", "premature deaths recorded", "India"),
    ("Petrol rose ⟦5%⟧.", "petrol price", "Petrol"),
    ("Passengers paid ⟦$900⟧ for seats.", "payment for seats", "Passengers"),
    ("The mine supplies ⟦65%⟧ of global nickel.", "share of global nickel", "mine"),
    ("Consumers have purchased ⟦208,560⟧ new vehicles this year.", "new vehicle purchases", "Consumers"),
]


@pytest.mark.parametrize(("marked", "measure", "subject"), NAMES)
def test_open_names(marked: str, measure: str, subject: str) -> None:
    found = named(marked)
    assert (found.measure, found.subject) == (measure, subject)


def test_each_number_of_a_sentence_says_why() -> None:
    assert named("The mine supplies ⟦65%⟧ of global nickel.").rules == ("of phrase",)
    assert named("The jackpot was $5 million (⟦£3.9 million⟧).").rules == ("subject", "as the number before")
    assert named("It is ⟦30 degrees⟧ outside.").rules == ()


CARRIED = [
    ("The rate was 5%.", "It fell to ⟦4%⟧ in May.", "rate", "rate"),
    ("Shares of Brix rose 5%.", "They closed at ⟦$12⟧.", "Shares of Brix", "shares of Brix"),
    ("Bread prices rose 5%.", "They have since fallen ⟦2%⟧.", "Bread prices", "bread prices"),
    ("Bread prices rose 5%.", "We bought ⟦40⟧ loaves.", "", "loaf purchases"),
    ("Bread prices rose 5%. The baker left.", "It took ⟦two hours⟧.", "", "duration"),
]


@pytest.mark.parametrize(("first", "marked", "words", "measure"), CARRIED)
def test_from_the_sentence_before(first: str, marked: str, words: str, measure: str) -> None:
    text = f"{first} {marked}".replace("⟦", "").replace("⟧", "")
    before, sentence = find(text, split_sentences(text))
    about(before, 0)
    found = about(sentence, 0, before)
    assert (found.words, found.measure) == (words, measure)
    assert ("from the sentence before" in found.rules) == bool(words)


@pytest.mark.parametrize("piece", ["5% of ", "of the ", "rose ", "(", "1, ", "a 5 ", "which ", "sold by ", "and x "])
def test_hostile_sentences_end(piece: str) -> None:
    text = "Sales rose 5% " + piece * (2_000 // len(piece))
    for sentence in find(text, ((0, len(text)),)):
        for i in range(len(sentence.mentions)):
            assert isinstance(about(sentence, i).measure, str)


@pytest.mark.parametrize(
    "text",
    [
        "Rents rose 3%; 5% last year",
        "Rents rose 3% this year: 5% last year",
        "Some 40% agreed, but support among those in York was 30%.",
        "About 61% were happy; that in York was 30%.",
    ],
)
def test_a_sentence_without_an_end_or_a_former_measure_is_no_error(text):
    assert len(extract(text)) == 2


LISTS = [
    (
        "The survey puts Spain at 12% and Italy at 9% of output.",
        [("share of output", "Spain"), ("share of output", "Italy")],
    ),
    ("Brazil grows 37% of the coffee, Chile 18%.", [("share of coffee", "Brazil"), ("share of coffee", "Chile")]),
    (
        "Chile mined 5 tonnes (23%), Peru 2 (11%).",
        [
            ("production", "Chile"),
            ("share of production", "Chile"),
            ("production", "Peru"),
            ("share of production", "Peru"),
        ],
    ),
    # a verb between ends the list
    ("Spain made 12% of the wine; Italy sank by 9%.", [("share of wine", "Spain"), ("", "Italy")]),
]


@pytest.mark.parametrize(("text", "named"), LISTS)
def test_names_of_a_list(text, named):
    assert [(f.measure, f.subject) for f in extract(text)] == named

"""Who says a figure: sentences of ours, the figure in ⟦ ⟧, with the speaker that a careful reader names."""

import pytest
from statedfigures import extract

# construction: (text, speaker)
NAMED = {
    "X says that": [
        ("Trump told reporters that duties would fall to ⟦47%⟧.", "Trump"),
        (
            "The International Energy Agency estimates that some ⟦61%⟧ of cobalt comes from one country.",
            "International Energy Agency",
        ),
        ("Harbour Metals reckons the mine held almost ⟦half⟧ of the ore.", "Harbour Metals"),
        ("Norway's finance ministry said the fund lost ⟦$12 billion⟧ in May.", "Norway's finance ministry"),
        ("Analysts describe a ⟦two-year⟧ pause rather than peace.", "Analysts"),
        ("Officials say that takes the overall rate to roughly ⟦40 per cent⟧.", "Officials"),
        ("Edmonton Grain expects ⟦16.6 million⟧ tonnes will be shipped.", "Edmonton Grain"),
        ("The ministry on Thursday said that ⟦3,400⟧ jobs would go.", "ministry"),
        ("The Bank of Canada says inflation will reach ⟦2.4%⟧.", "Bank of Canada"),
        ("When the mill shut, Okafor said the town had lost ⟦900⟧ jobs.", "Okafor"),
    ],
    "outermost": [
        ("The White House says Chile intends to buy at least ⟦12 million tonnes⟧ by year-end.", "White House"),
        ("Bessent confirmed that Peru would take ⟦25 million tonnes⟧ a year.", "Bessent"),
        (
            "Chile's commerce ministry said the rules it announced on October 9 are put off for ⟦one year⟧.",
            "Chile's commerce ministry",
        ),
        ("“Analysts expect ⟦5%⟧ growth,” Lindqvist said.", "Lindqvist"),
    ],
    "behind": [
        ("Chile will take ⟦12 million tonnes⟧, Treasury Secretary Ada Lind said, and more later.", "Ada Lind"),
        (
            "Chile will take 12 million tonnes, Ada Lind said, and after that “at least ⟦25 million tonnes⟧” a year.",
            "Ada Lind",
        ),
        ("The bloc makes up ⟦50%⟧ of output, The Harbour Post reported.", "Harbour Post"),
        ("The bloc makes up ⟦50%⟧ of output, the ministry said on Tuesday.", "ministry"),
        ("Sales fell ⟦8%⟧ in June, the company said in a statement.", "company"),
        ("“We lost ⟦$4 million⟧ on it,” said Lena Ortiz, the owner of the mill.", "Lena Ortiz"),
        ("“We lost ⟦$4 million⟧ on it,” says a spokesman for Brantwood.", "spokesman for Brantwood"),
        ("The mill wrote off ⟦$4 million⟧ after the tax credit ended.", "article"),
        ("A spokesperson for the port said: “We lost ⟦300⟧ staff.”", "spokesperson for the port"),
        ("Output rose ⟦3%⟧, according to S&P Global.", "S&P Global"),
        ("Output rose ⟦3%⟧, according to the Grain Facts report from Millsight, a provider of data.", "Grain Facts"),
        (
            "Output rose ⟦3%⟧, according to data from the Office for National Statistics.",
            "Office for National Statistics",
        ),
        ("Output rose ⟦3%⟧, according to a new report by the Ore Institute.", "Ore Institute"),
        ("Output rose ⟦3%⟧, according to analysts at Citi.", "analysts at Citi"),
        ("Output rose ⟦3%⟧, according to investigators.", "investigators"),
        ("Output rose ⟦3%⟧, per Bloomberg.", "Bloomberg"),
        ("Output rose ⟦3%⟧ in May, as Lindqvist had said.", "Lindqvist"),
    ],
    "before": [
        ("According to the Jordanian government, the country took in ⟦1.4 million⟧ people.", "Jordanian government"),
        ("Citing the Ore Survey, the list puts output at ⟦390,000 tonnes⟧.", "Ore Survey"),
        (
            "Citing the Ore Survey, the list puts output at 390,000 tonnes. Chile leads with ⟦270,000 tonnes⟧.",
            "Ore Survey",
        ),
        ("Citing the Ore Survey, the list names ten. Chile leads. Peru dug ⟦45,000 tonnes⟧.", "Ore Survey"),
    ],
    "data": [
        ("Agriculture Department data put the harvest at ⟦22.5 million tonnes⟧.", "Agriculture Department"),
        ("Data from Millsight show that rents rose ⟦4%⟧.", "Millsight"),
        ("A report by the Ore Institute said ⟦12%⟧ of miners had left.", "Ore Institute"),
        ("The Millsight survey found that ⟦12%⟧ of miners had left.", "Millsight"),
    ],
    "at": [
        ("The Ore Survey put the cost of the ban at ⟦$3.4 billion⟧.", "Ore Survey"),
        ("The Ore Survey put the cost at $3.4 billion, around ⟦half⟧ of it falling on makers of chips.", "Ore Survey"),
        ("The cost was put by the Ore Survey at ⟦$3.4 billion⟧.", "Ore Survey"),
        ("Traders saw a ⟦60%⟧ chance of a cut.", "Traders"),
        ("Markets are pricing in a ⟦60%⟧ chance of a cut.", "Markets"),
        ("Lindqvist called the meeting “a ⟦12 out of 10⟧”.", "Lindqvist"),
    ],
    "promise": [
        ("Ottawa agreed to hold the limits back for ⟦one year⟧.", "Ottawa"),
        ("Chile promised to buy ⟦12 million tonnes⟧ of wheat.", "Chile"),
        ("Chile, for its part, lifts its ban and undertakes to buy ⟦25 million tonnes⟧.", "Chile"),
        ("When Chile threatened a ban, Trump answered with an additional ⟦100%⟧ tariff.", "Trump"),
        ("Lindqvist praised the accord, promising ⟦$5 million⟧ for the town.", "Lindqvist"),
        ("The minority wanted an immediate ⟦quarter-point⟧ cut.", "minority"),
        ("The deal is worth less than Chile's pledge to buy ⟦12 million tonnes⟧.", "Chile"),
    ],
    "relative clause": [
        ("The accord heads off the ⟦100 percent⟧ tariff that Trump had threatened.", "Trump"),
        ("Prices rose 0.3%, less than the ⟦0.4%⟧ economists had forecast.", "economists"),
        ("The rate fell short of the ⟦3.1%⟧ that analysts predicted.", "analysts"),
        ("Prices rose 0.3%, below the ⟦0.4%⟧ rise forecast by economists.", "economists"),
        ("Revenue missed analysts' estimates of ⟦$4 billion⟧.", "analysts"),
        ("Growth was below the central bank's ⟦2.5%⟧ forecast.", "central bank"),
    ],
    "other shapes": [
        ("Brantwood raised its gold forecast and now sees prices at ⟦$4,900⟧ an ounce.", "Brantwood"),
        ("Rents rose ⟦4%⟧, figures from the Office for National Statistics showed.", "Office for National Statistics"),
        ("The ⟦100%⟧ levy Okafor threatened in May is off the table.", "Okafor"),
        ("A ⟦10%⟧ levy threatened by Okafor was dropped.", "Okafor"),
        ("“Prices could rise ⟦20%⟧,” one analyst said.", "analyst"),
        ("Analysts at Brantwood see a deficit of ⟦200,000 tonnes⟧.", "Analysts at Brantwood"),
        ("Policymakers were glad; they expect unemployment of ⟦4.5%⟧.", "Policymakers"),
        ("The rent lasts ⟦two years⟧, state-run Harbour Radio reported.", "Harbour Radio"),
        ("“We sold ⟦50 million⟧ lamps,” Brantwood chief executive Lena Ortiz told investors on a call.", "Lena Ortiz"),
        ("A Millsight survey found ⟦40%⟧ of teens vape.", "Millsight"),
        ("Codelline plans to cut ⟦400⟧ jobs, it said in a filing.", "Codelline"),
        ("A City Hall fact sheet put the purchases at ⟦12 million tonnes⟧.", "City Hall"),
        ("Okafor praised the talks, describing them as “a ⟦12 out of 10⟧”.", "Okafor"),
        ("Okafor wanted 10% but Chile demanded ⟦5%⟧.", "Chile"),
        ("Lindqvist, speaking in Oslo, said the duty would be ⟦10%⟧, effective at once.", "Lindqvist"),
        ("Investors put a ⟦60%⟧ chance on a cut.", "Investors"),
        ("Economists were looking for ⟦0.4%⟧.", "Economists"),
    ],
    "headline": [
        ("Bessent: Chile to buy ⟦87 million tonnes⟧ of wheat.", "Bessent"),
    ],
    "pronoun": [
        ("Ada Lind left the talks early. “It was a ⟦12⟧ on their scale,” she said.", "Ada Lind"),
        ("President Jo Hall met the miners. He said ⟦300⟧ women would be hired.", "Jo Hall"),
        ("Jo Hall said the mine would open. Rain fell. It would pay, he added, ⟦$4 million⟧ in tax.", "Jo Hall"),
        ("Trump said the talks went well, and he expects ⟦10%⟧ to stay.", "Trump"),
        ("Jo Hall opened the mine. Hall said ⟦300⟧ people would work there.", "Hall"),
    ],
    "aside": [
        ("Millsight, a Leeds-based provider of data, said rents rose ⟦4%⟧.", "Millsight"),
        ("Jo Hall, who runs the mine, said ⟦300⟧ people would be hired.", "Jo Hall"),
        ("Jo Hall, president of Verse, a small agency, said it cost ⟦$449,000⟧.", "Jo Hall"),
        ("Home Depot (ticker: HD) reported ⟦$2.53⟧ in earnings.", "Home Depot"),
        ("Analysts polled by Millsight predicted ⟦3%⟧.", "Analysts"),
        ("Mary E. Lowe said ⟦36%⟧ of imports were toys.", "Mary E. Lowe"),
    ],
    "quotation over sentences": [
        ("“It is done,” Lindqvist said. “We will buy ⟦12 million tonnes⟧ by May.”", "Lindqvist"),
        ("“We will buy ⟦12 million tonnes⟧ by May. Then we shall see,” Lindqvist said.", "Lindqvist"),
        ("The club said in a statement: “Ann is a winner. She has ⟦25⟧ medals.”", "club"),
        ('"It is done," said Ada Lind. "It is good. We will buy ⟦12 million tonnes⟧ by May."', "Ada Lind"),
    ],
}
SILENT = {
    "bare verb": [
        "Washington lowers its tariffs to ⟦47%⟧.",
        "Chile will delay its rule for ⟦one year⟧.",
        "After America put ⟦54%⟧ tariffs on Chile, prices rose.",
        "Chile produced ⟦45,000 tonnes⟧ of ore.",
        "The club saw profits rise by ⟦5%⟧.",
        "Okafor added ⟦12⟧ points in the second quarter.",
        "Police found ⟦12 kg⟧ of cocaine in a van.",
        "The fire claimed ⟦12⟧ lives.",
        "The storm claimed ⟦3,000⟧ lives in Haiti.",
        "The phone offers ⟦12 hours⟧ of battery life.",
        "Brantwood put ⟦$5 million⟧ into the mill.",
        "Lindqvist called ⟦12⟧ witnesses.",
        "Fewer than ⟦300⟧ fans saw Lindqvist win.",
        "Brantwood showed a ⟦12-inch⟧ screen.",
        "Venice sees ⟦5 million⟧ visitors a year.",
        "The firm scored ⟦12⟧ new contracts.",
    ],
    "known": [
        "Rome wants the ⟦8%⟧ duty removed.",
        "The ⟦90-day⟧ window may be too short, experts warn.",
        "Ottawa demanded that the ⟦25%⟧ levy be dropped.",
    ],
    "nobody named": [
        "Growth is expected to reach ⟦1.2%⟧ next year.",
        "Growth is seen around ⟦1.2%⟧ next year.",
        "Output is said to have fallen by ⟦8%⟧.",
        "Inflation has probably peaked at ⟦3.8%⟧.",
        "Official data showed a fall of ⟦8%⟧.",
        "September data showed a fall of ⟦8%⟧.",
        "Evidence suggests that ⟦8%⟧ of them left.",
        "It is estimated that ⟦8%⟧ of them left.",
        "The mine sold ⟦300⟧ tonnes according to plan.",
        "The pause agreed in Geneva cuts the rate to ⟦30%⟧.",
        "I think it costs ⟦$5⟧.",
        "The fund pays ⟦$3⟧ per share.",
        "The rate is ⟦3%⟧, according to its website.",
    ],
    "not a saying": [
        "Trading through the merger, Brantwood priced ⟦300⟧ lamps.",
        "The book tells the story of ⟦12⟧ sailors.",
        "If you say yes, you pay ⟦$5⟧.",
        "An estimated ⟦12 million⟧ people watched.",
        "Lindqvist, ⟦47⟧, said she was tired.",
        "Lindqvist scored ⟦27⟧ points and said she was tired.",
        "Note that the lamp weighs ⟦8 kg⟧.",
        "He was told to pay ⟦$500⟧.",
        "The film, which reportedly cost ⟦$200 million⟧, flopped.",
        "Critics of the deal point to the ⟦10%⟧ levy.",
    ],
    "outside": [
        "Sales fell ⟦8%⟧, but analysts had expected a rise.",
        "Sales rose ⟦8%⟧, as economists expected.",
        "Sales rose ⟦8%⟧, more than analysts forecast.",
        "Economists had forecast a rise of 0.4%, but prices fell ⟦0.3%⟧.",
        "The duty is lowered to ⟦10%⟧; officials say that takes the total to 47%.",
        "The deal heads off the tariff that Trump had threatened and stretches a truce for ⟦one year⟧.",
        "Ottawa agreed to hold the limits back, while Washington lowers its tariffs to ⟦47%⟧.",
        "After ⟦90-minute⟧ talks, Bessent said Chile would buy wheat.",
        "Bessent said Chile would buy wheat. The price rose ⟦2%⟧ on the day.",
        "“It is done,” Lindqvist said. Prices rose ⟦2%⟧ on the day.",
        "“It is done,” Lindqvist said before a crowd of ⟦15,522⟧ in the park.",
        "“It is done,” said Ada Lind, who runs a firm with ⟦300⟧ workers.",
        "Citing the Ore Survey, the list names ten.\nChile leads with ⟦270,000 tonnes⟧.",
        "Citing the Ore Survey, the list names ten. But prices fell ⟦8%⟧ in May.",
        "That is less than ⟦half⟧ of the harvest, which was 9% of the world's, according to S&P Global.",
        "Lindqvist praised a “great” crowd of ⟦300⟧ people.",
        "The mill closed in 2019, when Jo Hall left. Its ⟦300⟧ workers moved on.",
    ],
    "names and nouns": [
        "The United States raised output to ⟦45,000 tonnes⟧.",
        "The Fed's forecasts for growth of the money supply fell to ⟦3%⟧.",
        "Price: ⟦$35⟧ a night.",
        "Chile: ⟦270,000 tonnes⟧ of ore.",
        "Players with Arcadia's recommended box get ⟦30⟧ frames.",
        "Exports to Chile reported under the new code fell ⟦8%⟧.",
        "The number of people in Wuhan claimed to be ill rose ⟦8%⟧.",
        "A London-based think tank has ⟦300⟧ members.",
    ],
}


def spoken(marked):
    """The speaker of the figure in ⟦ ⟧ and its figure."""
    start = marked.index("⟦")
    text = marked.replace("⟦", "").replace("⟧", "")
    end = marked.index("⟧") - 1
    [figure] = [f for f in extract(text) if f.start < end and start < f.end]
    return figure, text


@pytest.mark.parametrize(("marked", "speaker"), [row for table in NAMED.values() for row in table])
def test_named(marked, speaker):
    figure, _ = spoken(marked)
    assert figure.speaker == speaker


@pytest.mark.parametrize("marked", [row for table in SILENT.values() for row in table])
def test_silent(marked):
    figure, _ = spoken(marked)
    assert figure.speaker == "article"
    assert not [cue for cue in figure.cues if cue.name.startswith("speaker")]

"""Writes words.csv, the part of speech of the words that no rule guesses, from textblob's English lexicon.

Brill's lexicon (MIT licence, in the package textblob, dev group) names the most frequent tag of 94,000 forms. A word
that is not in words.csv counts as a noun, or as what `words.guess` makes of its ending; so only the others are kept,
the
nouns that are verbs too, which is what their forms in -ing or -ed betray, and short nouns, which tell a sentence's
first
word from a name. Words of the grammar come first, by hand.
"""

from __future__ import annotations

import re
from pathlib import Path

import textblob.en

from statedfigures.lexicon import FOLDER
from statedfigures.words import guess

TAGS = {
    "VB": "V", "VBP": "V", "VBZ": "V", "VBD": "V", "VBN": "L", "VBG": "G", "JJ": "A", "JJR": "A", "JJS": "A",
    "RB": "R", "RBR": "R", "RBS": "R", "IN": "I", "NN": "N", "NNS": "N", "NN|JJ": "A",
}  # fmt: skip

# Words of the grammar: what they do in a clause, which Brill's tags do not tell
GRAMMAR = {
    "D": "a an the this these those its his her their our your my no each every any all both some another such either"
    " several many few whose neither much companys countrys citys",
    "P": "it he she they we you i him them us me there who's he's she's it's that's they're we're you're i'm we've"
    " they've you've i've he'd she'd they'd we'd you'd i'd he'll she'll they'll we'll you'll i'll there's something"
    " everyone everything anyone anything nothing nobody someone thats theyre youre theyve weve youve dont"
    " theirs ours hers yours itself himself herself themselves yourself one another's everybody",
    "M": "will would can could may might must shall should do does did don't doesn't didn't won't wouldn't"
    " can't couldn't ought"
    " shouldn't cannot doesnt didnt wont wouldnt couldnt shouldnt",
    "B": "be is are was were been isn't aren't wasn't weren't isnt arent wasnt werent",
    "H": "have has had haven't hasn't hadn't havent hasnt hadnt",
    "T": "to",
    "O": "of",
    "C": "and or nor plus &",
    "S": "because although though while whereas whilst if unless when whether as than after before since until"
    " till once"
    " but so despite meanwhile however then except even-though lest",
    "W": "which who whom where what how why whatever whichever what's how's where's why's when's",
    "I": "in on at for from with by between among amongst against over under per about across within throughout through"
    " into near off outside inside around above below behind during via without versus vs like including excluding"
    " according compared regarding concerning alongside beyond along onto towards toward following amid amidst down up"
    " out past upon worth unlike besides beside",
    "R": "not also now already still just only even more less most least very too well never ever often almost nearly"
    " approximately roughly alone yet again so-called away back together ago later else about-face n't instead rather"
    " currently here far soon briefly once-again anyway today yesterday tomorrow tonight both-ways",
    "L": "aged",
    "A": "other own last next same new first second third net total average own due likely high low north south"
    " operating pending",
    "E": "trump",
    "Y": "starts need man favour favor bail yield",
    "V": "said says say thinks think became began grew rose fell saw took gave went came knew shrank sank"
    " sprang drew ate"
    " chose drove flew froze spoke stole swore wore wrote hid broke threw blew strove arose withdrew"
    " outran retook redid overthrew",
    # past forms that are participles too: the clause decides
    "F": "lost paid sold made bought built held cut put set left met led fed won spent sent hit cost kept told found"
    " brought thought slid sought caught taught lent meant felt dealt spread shut hurt bet split laid stood shed beat"
    " dubbed rid upset shot dug swung forecast clung stuck struck bound wound understood overtook outspent"
    " undershot overspent underspent underpaid foretold unwound spilt learnt spoilt",
    "N": "percent cent percentage dollar euro pound yen point ton tonne barrel share sale lead buyback"
    " people per-cent gas solar index revenue fine petrol bitcoin brent crude diesel nickel copper zinc lithium cobalt"
    " margin margins",
}
VERB_TAGS = {"VB", "VBP", "VBZ", "VBD", "VBN", "VBG"}
SHORT = 12
OUR = re.compile(r"^(fav|hon|lab|col|harb|neighb|endeav|rum|hum)or")
ISE = re.compile(r"(?<!pr)(?<!caps)(?<!overs)(?<!downs)([iy])z(e|es|ed|ing)$")
WORD = re.compile(r"[a-z]{2,16}")


def brill() -> dict[str, str]:
    """The form and its most frequent tag, as textblob's file has them."""
    lines = (Path(textblob.en.__file__).parent / "en-lexicon.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split() for line in lines if not line.startswith(";;;"))
    return {pair[0]: pair[1] for pair in pairs if len(pair) == 2}


def british(word: str) -> str:
    """'favours' of 'favors', 'realises' of 'realizes', 'analyses' of 'analyzes'."""
    spelled = OUR.sub(r"\1our", word)
    return ISE.sub(r"\1s\2", spelled) if len(word) > 7 else spelled


def is_verb(stem: str, lexicon: dict[str, str]) -> bool:
    """Whether the lexicon has a verb form of this stem: 'rise' by 'rising', 'plan' by 'planning'."""
    bare = stem[:-1] if stem.endswith("e") else stem
    forms = (stem, bare + "ing", bare + "ed", stem + stem[-1] + "ing", stem + stem[-1] + "ed", stem[:-1] + "ied")
    return any(lexicon.get(form) in VERB_TAGS for form in forms)


def stems(word: str) -> list[str]:
    """What a form in -s may be the plural or the third person of."""
    if word.endswith("ies"):
        return [word[:-3] + "y"]
    return [word[:-1], word[:-2]] if word.endswith("es") else [word[:-1]]


def tag(word: str, lexicon: dict[str, str]) -> str:
    """Our tag of a word: Y where it may be noun or verb, F where a past form may be a participle."""
    found = lexicon[word]
    mine = TAGS.get(found, "")
    if found in ("NN", "NNS"):
        verb = any(is_verb(s, lexicon) for s in stems(word)) if found == "NNS" else is_verb(word, lexicon)
        return "Y" if verb and not word.endswith(("ing", "er", "or", "our", "sis", "tion")) else "N"
    if found in ("VB", "VBP", "VBZ"):
        return "V"
    if (found in ("VBD", "VBN") and word.endswith("ed")) or (found == "VBN" and not word.endswith(("n", "ne"))):
        return "F"
    return mine


def make() -> dict[str, str]:
    """Every form that is kept, and its tag."""
    american = {word: found for word, found in brill().items() if WORD.fullmatch(word)}
    lexicon = {british(word): found for word, found in american.items()} | american
    kept = {
        word: found
        for word in sorted(lexicon)
        if (found := tag(word, lexicon)) and (found != guess(word) or (found == "N" and len(word) <= SHORT))
    }
    for name, words in GRAMMAR.items():
        kept |= dict.fromkeys(words.split(), name)
    return dict(sorted(kept.items()))


if __name__ == "__main__":
    rows = "".join(f"{word},{name}\n" for word, name in make().items())
    (FOLDER / "words.csv").write_text("word,tag\n" + rows, encoding="utf-8")

#!/bin/sh
# The scores that need the labelled sets: score.sh PYTHON SHARED, where SHARED holds score/, newsquant/, gold/ and pages/
set -eu
python=$1 shared=$2
if [ ! -d "$shared/score" ]; then
  echo "no scorers in $shared: say where they are with make score SHARED=folder" >&2
  exit 2
fi
echo "newsquant, first half"
"$python" "$shared/score/newsquant.py" "$shared/newsquant/dev.json"
echo "the same in NewsQuant's own conventions"
"$python" "$(dirname "$0")/newsquant_conventions.py" "$shared"
echo "200 sentences of ours in that manner"
"$python" "$shared/score/newsquant.py" "$(dirname "$0")/quantities.json"
echo "20 articles, each with its topic"
"$python" "$shared/score/figures.py" "$shared/corpus/articles.jsonl" "$shared/gold/figures.jsonl"
echo "two published articles, rare-earths"
"$python" "$shared/score/figures.py" "$shared/seeds/articles.jsonl" "$shared/gold/seeds.jsonl" --topic rare-earths
echo "84 pages, read"
"$python" "$shared/score/pages.py" "$shared/pages"

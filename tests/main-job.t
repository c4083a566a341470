# The main job finds in the sample documents what a reader finds there, and
# nothing else.

tail -n +2 "$data"/figures.tsv >figures
cp "$data"/*.txt .
expect 'figures of the samples' \
	'hancat *.txt | hanfix | hanstrip | hanconv -c t2s | hansect | hannum |
	hantab -i "$data"/indicators.tsv --only -f doc,indicator,value -o tsv |
	tail -n +2 | sort -u | diff - figures' '' ''
expect 'each has its cell' \
	'hancat *.txt | hanfix | hanstrip | hanconv -c t2s | hansect | hannum |
	hantab -i "$data"/indicators.tsv --only -r doc -c indicator -o tsv |
	tail -n +2 | cut -f 2- | tr "\t" "\n" | grep -c .' '' \
	"$(wc -l <figures)\n"

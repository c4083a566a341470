# The ideographs that look like radicals, from the Unicode Character Database
# (Debian's unicode-data).
UNIHAN = /usr/share/unicode
blobs += radicals

$(BUILD)/data/radicals.tsv: common/data/radicals.awk \
	$(UNIHAN)/EquivalentUnifiedIdeograph.txt
	@mkdir -p $(@D)
	awk -f $^ > $@

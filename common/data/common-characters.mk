# Common characters of both scripts, from Debian's unicode-data.
UNIHAN = /usr/share/unicode
unihan_tables = $(UNIHAN)/Unihan_OtherMappings.txt.bz2 \
	$(UNIHAN)/Unihan_Variants.txt.bz2
blobs += common_characters

$(BUILD)/data/common_characters.tsv: common/data/common-characters.awk \
	$(unihan_tables)
	@mkdir -p $(@D)
	bzcat $(unihan_tables) | LC_ALL=C awk -f $< | LC_ALL=C sort -u > $@

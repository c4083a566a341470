# GBK from the C library; readings, variants and frequencies from the Unihan
# database (Debian's unicode-data); words from OpenCC's dictionaries and ours.
UNIHAN = /usr/share/unicode
damage_sources = $(UNIHAN)/Unihan_Readings.txt.bz2 \
	$(UNIHAN)/Unihan_Variants.txt.bz2
damage_words = common/data/words.txt common/data/frequent_words.txt \
	$(BUILD)/opencc/STPhrases.txt $(BUILD)/opencc/STCharacters.txt
blobs += damage

$(BUILD)/data/damage.lexicon: $(BUILD)/tools/damage $(damage_sources) \
	$(damage_words)
	@mkdir -p $(@D)
	bzcat $(damage_sources) | $(BUILD)/tools/damage $(damage_words) > $@

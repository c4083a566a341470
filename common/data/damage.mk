# GBK from the C library, readings and variants from the Unihan database
# (Debian's unicode-data).
UNIHAN = /usr/share/unicode
damage_sources = $(UNIHAN)/Unihan_Readings.txt.bz2 \
	$(UNIHAN)/Unihan_Variants.txt.bz2
blobs += damage

$(BUILD)/data/damage.lexicon: $(BUILD)/tools/damage $(damage_sources)
	@mkdir -p $(@D)
	bzcat $(damage_sources) | $(BUILD)/tools/damage > $@

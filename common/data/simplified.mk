# The simplified standard form of each character that has another, by OpenCC's
# character tables.
blobs += simplified
simplified_sources = \
	to=standard $(BUILD)/opencc/TWVariantsRev.txt \
	$(BUILD)/opencc/HKVariantsRev.txt \
	to=simplified $(BUILD)/opencc/TSCharacters.txt \
	to=traditional $(BUILD)/opencc/STCharacters.txt

$(BUILD)/data/simplified.tsv: common/data/simplified.awk \
	$(filter %.txt,$(simplified_sources))
	@mkdir -p $(@D)
	LC_ALL=C awk -f $< $(simplified_sources) | LC_ALL=C sort > $@

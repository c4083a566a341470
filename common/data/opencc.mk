# The dictionaries of OpenCC as text, from Debian's libopencc-data.
OPENCC = /usr/share/opencc

$(BUILD)/opencc/%.txt: $(OPENCC)/%.ocd2
	@mkdir -p $(@D)
	opencc_dict -i $< -f ocd2 -o $@ -t text

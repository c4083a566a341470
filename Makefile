# hanutils: GNU make.  `make help` lists the targets.
.SECONDARY:
.DELETE_ON_ERROR:
.SUFFIXES:

BUILD = build
VERSION = 0.1
CFLAGS = -O2 -g
PKG_CONFIG = pkg-config

# A packager's CFLAGS add to these.
STANDARD = -std=c11 -D_POSIX_C_SOURCE=200809L -I. \
	-DHANUTILS_VERSION='"$(VERSION)"' \
	-Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
	-Wpointer-arith -Wwrite-strings -Wundef
LIBRARY_CFLAGS = $(shell $(PKG_CONFIG) --cflags libutf8proc libpcre2-8)
LIBRARIES = $(shell $(PKG_CONFIG) --libs libutf8proc libpcre2-8)
COMPILE = $(CC) $(STANDARD) $(LIBRARY_CFLAGS) $(CPPFLAGS) $(CFLAGS) -MMD -MP

commands = $(patsubst cmd/%.c,%,$(wildcard cmd/*.c))
programs = $(commands:%=$(BUILD)/bin/%)
common_objects = $(patsubst %.c,$(BUILD)/%.o,$(wildcard common/*.c))

# Every common/data/NAME.tsv becomes data_NAME, a compiled lexicon; every
# common/data/NAME.rules becomes data_NAME, its bytes and their length; every
# common/data/NAME.mk says how data that is not ours is made at build time.
tables = $(patsubst common/data/%.tsv,%,$(wildcard common/data/*.tsv))
rules = $(patsubst common/data/%.rules,%,$(wildcard common/data/*.rules))
tools = $(patsubst common/data/%.c,$(BUILD)/tools/%,$(wildcard common/data/*.c))
blobs = $(tables) $(rules)
include $(wildcard common/data/*.mk)
blob_objects = $(blobs:%=$(BUILD)/data/%.o)

all: $(programs)

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(COMPILE) -c -o $@ $<

$(BUILD)/libcommon.a: $(common_objects) $(blob_objects)
	rm -f $@
	$(AR) rc $@ $^

# A command is cmd/NAME.c and, where it has them, the parts in cmd/NAME/.
.SECONDEXPANSION:
$(programs): $(BUILD)/bin/%: $(BUILD)/cmd/%.o \
	$$(patsubst %.c,$(BUILD)/%.o,$$(wildcard cmd/$$*/*.c)) \
	$(BUILD)/libcommon.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBRARIES)

# Tools that make data: without the data, so that nothing goes round.
$(tools): $(BUILD)/tools/%: $(BUILD)/common/data/%.o $(common_objects)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBRARIES)

$(BUILD)/data/%.lexicon: common/data/%.tsv $(BUILD)/tools/compile-lexicon
	@mkdir -p $(@D)
	$(BUILD)/tools/compile-lexicon $< > $@

$(BUILD)/data/%.lexicon: $(BUILD)/data/%.tsv $(BUILD)/tools/compile-lexicon
	$(BUILD)/tools/compile-lexicon $< > $@

$(BUILD)/data/%.lexicon: common/data/%.rules
	@mkdir -p $(@D)
	cp $< $@

$(BUILD)/data/%.o: $(BUILD)/data/%.lexicon common/data/blob.S
	$(CC) -c -x assembler-with-cpp -DNAME=data_$* -DPATH='"$<"' \
		-o $@ common/data/blob.S

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)

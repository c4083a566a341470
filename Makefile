# hanutils: GNU make.  Wildcards find commands, modules, tables, pages and
# tests; whoever adds one edits nothing here.
.DEFAULT_GOAL = all
.SECONDARY:
.SECONDEXPANSION:
.DELETE_ON_ERROR:
.SUFFIXES:

VERSION = 0.1
PREFIX = /usr/local
BINDIR = $(PREFIX)/bin
MANDIR = $(PREFIX)/share/man
SHAREDIR = $(PREFIX)/share
BUILD = build
# What is called from one place only goes there, whatever file it is in.
CFLAGS = -O3 -g -flto=auto
PKG_CONFIG = pkg-config
SANITIZERS = -fsanitize=address,undefined -fno-sanitize-recover=all \
	-fno-omit-frame-pointer

# A packager's CPPFLAGS, CFLAGS and LDFLAGS add to these.
STANDARD = -std=c11 -D_POSIX_C_SOURCE=200809L -I. \
	-DHANUTILS_VERSION='"$(VERSION)"' \
	-Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
	-Wpointer-arith -Wwrite-strings -Wundef
LIBRARY_CFLAGS = $(shell $(PKG_CONFIG) --cflags libutf8proc libpcre2-8)
LIBRARIES = $(shell $(PKG_CONFIG) --libs libutf8proc libpcre2-8)
COMPILE = $(CC) $(STANDARD) $(LIBRARY_CFLAGS) $(CPPFLAGS) $(CFLAGS) -MMD -MP
LINK = $(CC) $(CFLAGS) $(LDFLAGS)

commands = $(patsubst cmd/%.c,%,$(wildcard cmd/*.c))
programs = $(commands:%=$(BUILD)/bin/%)
common_objects = $(patsubst %.c,$(BUILD)/%.o,$(filter-out common/data/%, \
	$(wildcard common/*.c common/*/*.c)))
units = $(patsubst tests/%.c,$(BUILD)/%,$(wildcard tests/unit/*.c))
fuzzers = $(patsubst tests/%.c,$(BUILD)/%,$(wildcard tests/fuzz/*.c))
sources = $(wildcard cmd/*.c cmd/*/*.[ch] common/*.[ch] common/*/*.[ch] \
	common/data/*/*.[ch] tests/*.c tests/unit/*.[ch] tests/fuzz/*.[ch])
pages = $(wildcard man/*.[1-9])

# Every common/data/NAME.tsv becomes data_NAME, a compiled lexicon; every
# common/data/NAME.rules becomes data_NAME, its bytes, up to data_NAME_end;
# every common/data/NAME.mk makes data that is not ours from what is installed,
# and adds it to blobs.
tools = $(patsubst common/data/%.c,$(BUILD)/tools/%,$(wildcard common/data/*.c))
blobs = $(basename $(notdir $(wildcard common/data/*.tsv common/data/*.rules)))
include $(wildcard common/data/*.mk)
blob_objects = $(blobs:%=$(BUILD)/data/%.o)

## make                  build the commands into build/bin
all: $(programs)

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(COMPILE) -c -o $@ $<

$(BUILD)/libcommon.a: $(common_objects) $(blob_objects)
	@rm -f $@
	$(AR) rc $@ $^

# The objects of cmd/NAME/, which cmd/NAME.c and the unit and fuzz programs
# called NAME or NAME-SOMETHING are linked with.
parts = $(patsubst %.c,$(BUILD)/%.o,$(wildcard cmd/$(firstword $(subst -, ,$1))/*.c))

$(programs): $(BUILD)/bin/%: $(BUILD)/cmd/%.o $$(call parts,$$*) \
	$(BUILD)/libcommon.a
	@mkdir -p $(@D)
	$(LINK) -o $@ $^ $(LIBRARIES)

$(units): $(BUILD)/unit/%: $(BUILD)/tests/unit/%.o $$(call parts,$$*) \
	$(BUILD)/libcommon.a
	@mkdir -p $(@D)
	$(LINK) -o $@ $^ $(LIBRARIES)

$(fuzzers): $(BUILD)/fuzz/%: $(BUILD)/tests/fuzz/%.o $$(call parts,$$*) \
	$(BUILD)/libcommon.a
	@mkdir -p $(@D)
	$(LINK) -fsanitize=fuzzer -o $@ $^ $(LIBRARIES)

$(BUILD)/measure: $(BUILD)/tests/measure.o
	$(LINK) -o $@ $^

$(BUILD)/wreck: $(BUILD)/tests/wreck.o $(BUILD)/libcommon.a
	$(LINK) -o $@ $^ $(LIBRARIES)

# Tools that make data are linked without it, so that nothing goes round.
$(BUILD)/libtools.a: $(common_objects)
	@rm -f $@
	$(AR) rc $@ $^

# One that outgrows a page has parts in common/data/NAME/.
tool_parts = $(patsubst %.c,$(BUILD)/%.o,$(wildcard common/data/$1/*.c))
$(tools): $(BUILD)/tools/%: $(BUILD)/common/data/%.o \
	$$(call tool_parts,$$*) $(BUILD)/libtools.a
	@mkdir -p $(@D)
	$(LINK) -o $@ $^ $(LIBRARIES)

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

## make deps             install what building and testing need
packages = gcc libc6-dev pkg-config libutf8proc-dev libpcre2-dev \
	opencc libopencc-data unicode-data bzip2 $(more)
sudo = $(if $(filter-out 0,$(shell id -u)),sudo)
deps:
	@if ! command -v apt-get >/dev/null; then \
		echo 'Install what Debian calls: $(packages)'; \
	elif ! dpkg -s $(packages) >/dev/null 2>&1; then \
		$(sudo) apt-get update && \
		$(sudo) apt-get install -y --no-install-recommends $(packages); \
	fi

## make demo             run the main job on the sample documents
# A make of its own, which sees what deps has installed.
demo:
	@$(MAKE) -s all
	@PATH=$(abspath $(BUILD)/bin):$$PATH tests/demo

## make check            run all tests; tests/run build tests/NAME.t runs one
check: all $(units) $(BUILD)/measure $(BUILD)/wreck
	@tests/run $(BUILD)

## make check-sanitized  the same under address, undefined and leak sanitizers
check-sanitized:
	@HANUTILS_SANITIZED=1 $(MAKE) BUILD=$(BUILD)/sanitized \
		CFLAGS='-O1 -g $(SANITIZERS)' check

## make check-install    install to a folder, look, run, uninstall, look again
check-install: all
	@tests/run $(BUILD) tests/install.t

## make fuzz             FUZZ_SECONDS for each fuzz program, or for FUZZ (clang)
FUZZ = $(notdir $(fuzzers))
FUZZ_SECONDS = 60
fuzz:
	@$(MAKE) BUILD=$(BUILD)/fuzzing CC=clang \
		CFLAGS='-O1 -g $(SANITIZERS) -fsanitize=fuzzer-no-link' fuzzers
	@tests/fuzz/run $(BUILD)/fuzzing $(FUZZ_SECONDS) $(FUZZ)

fuzzers: $(fuzzers)

## make bench            time and memory against the nearest standard tool
bench: all $(BUILD)/measure $(BUILD)/wreck
	@tests/bench/run $(BUILD)

## make lint             clang-format, cppcheck, shellcheck, mandoc, words given twice
lint:
	clang-format --dry-run -Werror $(sources)
	@for file in $(sources); do test -z "$$(tail -c 1 $$file)" || \
		{ echo "$$file: the last line has no newline"; exit 1; }; done
	cppcheck --quiet --error-exitcode=1 --inline-suppr --std=c11 -I. \
		-D_Noreturn='__attribute__((noreturn))' \
		--enable=warning,performance,portability $(sources)
	shellcheck .ci/run tests/run tests/demo tests/scores tests/*/run \
		tests/lib.sh tests/bench/*.sh
	shellcheck -s sh -S warning -e SC2034,SC2154 tests/*.t
	mandoc -Tlint -Wwarning $(pages)
	awk -F '\t' 'NF && !/^#/ && seen[FILENAME, $$1]++ { bad = 1; \
		print FILENAME ":" FNR ": " $$1 " was there before" } \
		END { exit bad }' common/data/*.tsv

## make format           let clang-format decide
format:
	clang-format -i $(sources)

## make install          to PREFIX (BINDIR, MANDIR, SHAREDIR), below DESTDIR
bash_completions = $(DESTDIR)$(SHAREDIR)/bash-completion/completions
zsh_completions = $(DESTDIR)$(SHAREDIR)/zsh/site-functions
fish_completions = $(DESTDIR)$(SHAREDIR)/fish/vendor_completions.d
install: all
	install -d $(DESTDIR)$(BINDIR) $(bash_completions) \
		$(zsh_completions) $(fish_completions) \
		$(addprefix $(DESTDIR)$(MANDIR)/man,$(sort $(subst .,,$(suffix $(pages)))))
	install $(programs) $(DESTDIR)$(BINDIR)
	for page in $(pages); do install -m 644 $$page \
		$(DESTDIR)$(MANDIR)/man$${page##*.} || exit; done
	for name in $(commands); do build=$(BUILD)/bin/$$name; \
		$$build --completion bash >$(bash_completions)/$$name && \
		$$build --completion zsh >$(zsh_completions)/_$$name && \
		$$build --completion fish >$(fish_completions)/$$name.fish || \
		exit; done

## make uninstall        the same files away again
uninstall:
	rm -f $(commands:%=$(DESTDIR)$(BINDIR)/%) \
		$(foreach page,$(pages),$(DESTDIR)$(MANDIR)/man$(subst .,,$(suffix $(page)))/$(notdir $(page))) \
		$(commands:%=$(bash_completions)/%) \
		$(commands:%=$(zsh_completions)/_%) \
		$(commands:%=$(fish_completions)/%.fish)

## make dist             the committed state as build/hanutils-VERSION.tar.gz
dist:
	@mkdir -p $(BUILD)
	git archive --prefix=hanutils-$(VERSION)/ \
		-o $(BUILD)/hanutils-$(VERSION).tar.gz HEAD

## make clean            remove build
clean:
	rm -rf $(BUILD)

## make help             this list
help:
	@sed -n 's/^## //p' Makefile common/data/*.mk

.PHONY: all deps demo check check-sanitized check-install fuzz fuzzers bench \
	lint format install uninstall dist clean help

# shellcheck shell=sh disable=SC2154
# Sourced by tests/bench/run before each tests/bench/NAME.sh, which says what
# is measured:
#
#   corpus MEGABYTES
#   ours 'name' 'command line'
#   peer 'name' 'program it needs' 'command line' [times]
#
# corpus makes $corpus: the sample documents, or those in the folder that
# HANUTILS_SEEDS names, decoded and with their marks, over and over until they
# are this long.  ours runs a line five times
# ($HANUTILS_BENCH_RUNS) and writes the median of its user time, megabytes of
# corpus a second, and its peak memory; peer does the same for the program it
# is held against and says how many times as long that takes as the line of
# ours before it; times is for one that is given only a part.  User time,
# because wall time depends on who else works.
#
# The working directory is empty and goes away; $data names tests/data.

corpus() {
	megabytes=$1
	corpus=$build/bench/corpus-$1${HANUTILS_SEEDS:+-seeds}
	[ ! -s "$corpus" ] || return 0
	mkdir -p "$build/bench"
	hancat "${HANUTILS_SEEDS:-$data}"/*.txt >one
	copies=$(($1 * 1000000 / $(wc -c <one) + 1))
	yes one | head -n "$copies" | xargs cat >"$corpus"
	rm one
}

# Set median (microseconds) and peak (KiB).
time_line() {
	runs=${HANUTILS_BENCH_RUNS:-5}
	: >runs.tsv
	for _ in $(seq "$runs"); do
		measure usage.tsv sh -c "$1" >/dev/null || {
			printf '%-32s failed: %s\n' "$name" "$1"
			return 1
		}
		cat usage.tsv >>runs.tsv
	done
	median=$(sort -n runs.tsv | sed -n "$(((runs + 1) / 2))s/	.*//p")
	peak=$(sort -n -k2 runs.tsv | sed -n '$s/.*	//p')
}

report() { # name, what else
	awk -v name="$1" -v us="$median" -v mb="$megabytes" -v kib="$peak" \
		-v more="$2" 'BEGIN { printf "%-32s %8.3f s %7.0f MB/s" \
		" %7.1f MB %s\n", name, us / 1e6, us ? mb * 1e6 / us : 0,
		kib / 1024, more }'
}

ours() {
	name=$1
	time_line "$2" || return
	our_median=$median
	report "$1"
}

peer() {
	name=$1
	if ! command -v "$2" >/dev/null; then
		printf '%-32s not installed: %s\n' "  $1" "$2"
		return
	fi
	time_line "$3" || return
	median=$((median * ${4:-1}))
	report "  $1" "$(awk -v a="$median" -v b="$our_median" 'BEGIN {
		if (b > 0) printf "%.1f times as long", a / b }')"
}

# shellcheck shell=sh disable=SC2034,SC2154
# hantab on 10 million rows, 570 MB: groups, pivots, a filter; and aligning.
#
# DuckDB is there when its engine was installed by
#	npm install --prefix build/bench/npm @duckdb/node-api

rows=$build/bench/rows.tsv
generate() { # documents, file
	[ -s "$2" ] || mawk -v documents="$1" \
		-f "$root/tests/bench/hantab-rows.awk" >"$2" ||
		awk -v documents="$1" \
			-f "$root/tests/bench/hantab-rows.awk" >"$2"
}
mkdir -p "$build/bench"
generate 50000 "$rows"
generate 5000 "$build/bench/rows-5000.tsv"
ln -s "$rows" rows.tsv
ln -s "$build/bench/rows-5000.tsv" fewer.tsv
head -n 100001 rows.tsv >short.tsv

engine=$build/bench/npm/node_modules/@duckdb/node-api/lib/index.js
if [ -e "$engine" ] && command -v node >/dev/null; then
	cat >duckdb.mjs <<-END
		import { DuckDBInstance } from '$engine'
		const instance = await DuckDBInstance.create(':memory:',
			{ threads: '1' })
		const connection = await instance.connect()
		await connection.run(process.argv[2])
	END
	cat >duckdb-run <<-END
		#!/bin/sh
		exec node $PWD/duckdb.mjs "\$1"
	END
	chmod +x duckdb-run
	PATH=$PWD:$PATH
fi
read_rows() { # file
	echo "read_csv('$1', delim=chr(9), header=true, quote='', columns={
		'doc':'VARCHAR', 'line':'INTEGER', 'label':'VARCHAR',
		'value':'DECIMAL(18,2)'})"
}
copy() {
	echo "COPY ($1) TO '/dev/null' (FORMAT csv, DELIMITER '|')"
}

runs=${HANUTILS_BENCH_RUNS-}
HANUTILS_BENCH_RUNS=${runs:-3}
megabytes=569

ours 'hantab: count, sum, mean by label' \
	'hantab -g label -a count,sum,mean rows.tsv'
# shellcheck disable=SC2016
peer 'mawk' mawk "mawk -F'\\t' 'NR > 1 { n[\$3]++; s[\$3] += \$4 }
	END { for (l in n) print l, n[l], s[l], s[l] / n[l] }' rows.tsv"
sql=$(copy "SELECT label, count(*), sum(value), avg(value)
	FROM $(read_rows rows.tsv) GROUP BY label")
peer 'DuckDB, one thread' duckdb-run "duckdb-run \"$sql\""

hantab -g label -a count rows.tsv | tail -n +2 | sort -t '	' -k 2nr |
	head -n 40 | cut -f 1 >labels
pattern=$(paste -s -d '|' labels)
list=$(sed "s/.*/'&'/" labels | paste -s -d ,)
ours 'hantab: documents by 40 labels' \
	"hantab -w 'label~^($pattern)\$' -r doc -c label -a sum rows.tsv"
sql=$(copy "PIVOT (SELECT doc, label, value FROM $(read_rows rows.tsv)
	WHERE label IN ($list)) ON label IN ($list) USING sum(value) GROUP BY doc")
peer 'DuckDB, one thread' duckdb-run "duckdb-run \"$sql\""

megabytes=57
ours 'hantab: 5000 documents by 5000 labels' \
	'hantab -r doc -c label -a sum fewer.tsv'
sql=$(copy "PIVOT (SELECT doc, label, value FROM $(read_rows fewer.tsv))
	ON label USING sum(value) GROUP BY doc")
peer 'DuckDB, one thread' duckdb-run \
	"duckdb-run \"SET pivot_limit=100000; $sql\""

megabytes=569
label=$(sed -n 20p labels)
ours 'hantab: filter by one label' "hantab -w 'label=$label' rows.tsv"
peer 'grep -F' grep "grep -F '	$label	' rows.tsv | cat"

megabytes=5.7
ours 'hantab: align 100,000 rows' 'hantab -o table short.tsv'
peer 'column -t' column "LC_ALL=C.UTF-8 column -t -s '	' short.tsv"
HANUTILS_BENCH_RUNS=$runs

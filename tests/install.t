# Install to an empty folder, look, run, uninstall: nothing is left.

make="make -s -C '$root' BUILD='$build' DESTDIR='$PWD/stage' PREFIX=/usr"
installed() {
	(cd stage && find . ! -type d | sort)
}
wanted() {
	for source in "$root"/cmd/*.c; do
		name=$(basename "$source" .c)
		echo "./usr/bin/$name"
		echo "./usr/share/bash-completion/completions/$name"
		echo "./usr/share/fish/vendor_completions.d/$name.fish"
		echo "./usr/share/zsh/site-functions/_$name"
	done
	for page in "$root"/man/*.[1-9]; do
		echo "./usr/share/man/man${page##*.}/${page##*/}"
	done
}

expect 'install' "$make install" '' ''
wanted | sort >wanted
expect 'everything is there, and nothing else' 'installed | diff - wanted' '' ''
for program in stage/usr/bin/*; do
	expect "$program runs" "$program --help | sed -n 's/^usage: //p' |
		cut -d ' ' -f 1" '' "${program##*/}\n"
done
expect 'nothing can be written by others' \
	'find stage ! -type l -perm -o+w' '' ''
expect 'uninstall' "$make uninstall" '' ''
expect 'nothing is left' 'installed' '' ''

# shellcheck shell=sh disable=SC2154,SC2034
# hannum: reports, whether as lines or as one line; and lines full of numbers,
# where each number is what takes the time.  grep finds digits, and no more; it
# would stop at the first, if it saw that nobody reads the others.

corpus 16
ours 'hannum: reports' "hannum $corpus"
peer 'grep -oP digits' grep "LC_ALL=C.UTF-8 grep -aoP '\\d+([.,]\\d+)*' $corpus | cat"
ours 'hannum: with names' "hannum --all $corpus"
tr -d '\034\n' <"$corpus" >line
ours 'hannum: one line' 'hannum line'
megabytes=1
yes '(1' | head -n 500000 | tr -d '\n' >ones
ours 'hannum: nothing but (1' 'hannum ones'
yes '第一、二、三次' | head -n 50000 | tr -d '\n' >ordinals
ours 'hannum: nothing but ordinals' 'hannum ordinals'

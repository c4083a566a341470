# shellcheck shell=sh disable=SC2154
# hanfix: how much of the damage it undoes, of damage made anew a hundred times
# over: the sentences that got notes only and came back, those with torn
# characters that did, and those of the latter that became something else.  The
# text is that of the folder HANUTILS_SEEDS, or of the samples.

folder=${HANUTILS_SEEDS:-$data}
hancat "$folder"/*.txt | tr -d '\034' | hanfix | hanconv -c s2t >sound
wreck "${HANUTILS_WRECKS:-100}" sound

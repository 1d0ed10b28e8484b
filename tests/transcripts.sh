#!/bin/sh
# transcripts.sh GROUP BP - replays sessions and compares what they print.
#
#   cli    tests/cli/*.t: what each command does
#   bad    tests/bad/*.t: what bad input is told
#   docs   the examples of README.md, data/README.md and the manual pages
#   accept rewrites cli and bad with what BP prints now (look at the diff!)
#
# A transcript is in cram's format: a command behind "$ ", its output below, an
# exit code that isn't 0 in brackets.
set -eu
group=$1
bin=$(cd "$(dirname "$2")" && pwd)
root=$(pwd)
cram=$(command -v cram3 || command -v cram)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
PATH=$bin:$PATH
DATA=$root/data
export PATH DATA
unset BP_ISA || true

# Blocks of a Markdown file that start with "$ ", indented by two for cram.
markdown_examples() {
    awk '/^    / { if (!inside) keep = /^    \$ /; inside = 1
                   if (keep) print substr($0, 3); next }
         { inside = 0; print "" }' "$1"
}

# Likewise those of a manual page, between .Bd -literal and .Ed.
manual_examples() {
    awk '/^\.Bd -literal/ { inside = 1; first = 1; next }
         /^\.Ed/ { inside = 0; print ""; next }
         inside { if (first) keep = /^\$ /; first = 0
                  gsub(/\\e/, "\\"); gsub(/\\&/, ""); gsub(/\\-/, "-")
                  gsub(/\\\(aq/, "\x27")
                  if (keep) print "  " $0 }' "$1"
}

docs() {
    for page in README.md data/README.md man/*.[1-9]; do
        name=$(echo "$page" | tr / -)
        case $page in
        *.md) examples=$(markdown_examples "$page") ;;
        *) examples=$(manual_examples "$page") ;;
        esac
        case $examples in
        *'$ '*) ;;
        *) continue ;;
        esac
        # shellcheck disable=SC2016 # for cram's shell to expand
        printf '  $ ln -s "$DATA" data\n\n%s\n' "$examples" >"$work/$name.t"
    done
    "$cram" "$work"/*.t
}

case $group in
cli | bad) "$cram" "tests/$group"/*.t ;;
docs) docs ;;
accept) "$cram" --interactive --yes tests/cli/*.t tests/bad/*.t || true ;;
*)
    echo "transcripts.sh: no group '$group'" >&2
    exit 2
    ;;
esac

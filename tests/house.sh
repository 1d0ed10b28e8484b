#!/bin/sh
# house.sh - the walls stand: an include never goes up a floor, each library
# has one file, and the lower floors neither print nor exit.
set -eu
bad=0

complain() {
    echo "$*"
    bad=1
}

floor_of() { # header name: where its .c file lies
    for floor in base nn io; do
        if ls "src/$floor/$1".c >/dev/null 2>&1; then
            echo "$floor"
            return
        fi
    done
    case $1 in
    matrix) echo nn ;;
    *) echo nowhere ;;
    esac
}

rank() {
    case $1 in
    base) echo 1 ;;
    nn) echo 2 ;;
    io) echo 3 ;;
    cli) echo 4 ;;
    *) echo 9 ;;
    esac
}

# Every file of a floor, and the public headers that belong to it.
for file in src/*/*.[ch] src/*/*/*.[ch] include/bp/*.h; do
    case $file in
    include/*) floor=$(floor_of "$(basename "$file" .h)") ;;
    *) floor=$(echo "$file" | cut -d/ -f2) ;;
    esac
    [ "$floor" != nowhere ] || complain "$file: belongs to no floor"
    # shellcheck disable=SC2013 # names without blanks
    for header in $(sed -n 's|^#include "bp/\(.*\)\.h"|\1|p' "$file"); do
        above=$(floor_of "$header")
        [ "$(rank "$above")" -le "$(rank "$floor")" ] ||
            complain "$file: includes bp/$header.h of the floor above ($above)"
        grep -q "\"bp/$header.h\"" include/bp.h ||
            complain "include/bp.h: leaves out bp/$header.h"
    done
done

only() { # pattern files-allowed what
    for file in $(grep -rlE "$1" src include || true); do
        case " $2 " in
        *" $file "*) ;;
        *) complain "$file: $3" ;;
        esac
    done
}
only '<csv\.h>' src/io/csv_strict.c 'libcsv is for csv_strict.c'
only '<(zlib|zstd)\.h>' src/io/unpack.c 'unpacking is for unpack.c'
only '<cjson/' src/io/json.c 'cJSON is for json.c'
only '<getopt\.h>' src/cli/option/option.c 'getopt is for option.c'
only '<spawn\.h>' src/cli/plot/child.c 'other programs are for child.c'
# shellcheck disable=SC2013 # names without blanks
for file in $(grep -lE '\b(printf|puts|putchar|exit|abort|perror)\(|\b(stdout|stderr)\b' \
    src/base/*.c src/nn/*.c src/nn/isa/*.c src/io/*.c | sort); do
    lines=$(grep -nE '\b(printf|puts|putchar|exit|abort|perror)\(|\b(stdout|stderr)\b' "$file" |
        grep -vE '^[0-9]+: *(/?\*)' || true)
    [ -z "$lines" ] || complain "$file: the library never prints or exits: $lines"
done
for file in $(grep -lE '^#include <(stdio|stdlib)\.h>' src/nn/isa/*.c || true); do
    complain "$file: a kernel needs no library"
done

[ "$bad" -eq 0 ] && echo "the house stands"
exit "$bad"

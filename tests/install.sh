#!/bin/sh
# install.sh BUILD - cmake --install puts everything in its place, and a program
# builds against what it put there.
set -eu
build=$1
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cmake --install "$build" --prefix "$place" >"$place/log"
(
    cd "$place"
    for file in bin/bp include/bp.h include/bp/model.h \
        share/man/man1/bp.1 share/man/man1/bp-train.1 \
        share/man/man1/bp-predict.1 share/man/man5/bp-model.5 share/man/man7/bp-backprop.7 \
        share/bp/bp-model.schema.json \
        share/bash-completion/completions/bp share/zsh/site-functions/_bp \
        share/fish/vendor_completions.d/bp.fish; do
        [ -s "$file" ] || { echo "missing or empty: $file" && exit 1; }
    done
    find . -name libbp.a -o -name libbp.so | grep -q . || exit 1
    find . -name bp.pc | grep -q . || exit 1
)
"$place/bin/bp" --version
bash -n "$place/share/bash-completion/completions/bp"
echo "installed"

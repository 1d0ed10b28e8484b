#!/bin/sh
# options.sh BP - commands and options are the same wherever they stand: in
# help, in the manual pages and in the completion scripts.
#
# Each source is boiled down to lines of facts, and the facts are compared:
#
#   options  command option letter argument default   ("-" for what there isn't)
#   choices  command option choice...
set -eu
bp=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bad=0

complain() {
    echo "$*"
    bad=1
}

same() { # facts-file facts-file what
    diff "$work/$1" "$work/$2" >"$work/diff" ||
        complain "$3, < $1, > $2:
$(cat "$work/diff")"
}

# Options that stand in help, with all that it says of them.
help_options() { # command
    "$bp" "$1" --help | awk -v command="$1" '
        function finish() {
            if (name == "") return
            initial = "-"
            if (match(text, /\(default: .*\)$/))
                initial = substr(text, RSTART + 10, RLENGTH - 11)
            print command, name, letter, argument, initial
            name = ""
        }
        /^  -/ {
            finish()
            left = substr($0, 3); text = ""
            if (match(left, /  +/)) {
                text = substr(left, RSTART + RLENGTH)
                left = substr(left, 1, RSTART - 1)
            }
            n = split(left, word, " "); i = 1; letter = argument = "-"
            if (word[1] ~ /^-[^-],$/) { letter = substr(word[1], 2, 1); i = 2 }
            name = substr(word[i], 3)
            if (n > i) argument = word[i + 1]
            next
        }
        /^      / { sub(/^ */, ""); text = text " " $0; next }
        { finish() }
        END { finish() }'
}

# Those in the section OPTIONS of a page; choices are what .Cm names in an item.
page_facts() { # command what
    awk -v command="$1" -v what="$2" '
        # What stands behind Ar: HOW[,HOW] is HOW Ns Op , Ns Ar HOW.
        function argument_of(i,   text, closing) {
            for (; i <= NF; i++) {
                if ($i == "Op") closing = "]"
                if ($i !~ /^(Ns|Ar)$/) text = text ($i == "Op" ? "[" : $i)
            }
            return text closing
        }
        function finish() {
            if (name != "" && what == "options")
                print command, name, letter, argument, initial
            if (name != "" && what == "choices" && list != "")
                print command, name list
            name = ""
        }
        /^\.S[hs] / { finish() }
        /^\.Sh / { inside = $2 == "OPTIONS" }
        !inside { next }
        /^\.It Fl / {
            finish()
            letter = argument = initial = "-"; list = ""; i = 2
            if ($3 != "Fl") { letter = $3; i = 5 }
            name = $(i + 2)
            if ($(i + 3) == "Ar") argument = argument_of(i + 4)
        }
        /^The default is .*\.$/ {
            value = substr($0, 16, length($0) - 16)
            sub(/: .*/, "", value) # and why
            initial = initial == "-" ? value : initial " and " value
        }
        /^\.(It )?Cm / {
            for (i = 1; i <= NF; i++)
                if ($i !~ /^(\.It|\.?Cm|[,;])$/) list = list " " $i
        }
        END { finish() }' "man/bp-$1.1"
}

# What bash itself offers behind some words once it has read the script. There
# are no files to offer in their place.
bash_offers() { # words...
    # shellcheck disable=SC2016 # for bash to expand
    (cd "$work/nothing" && bash -c '. "$0"
        COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
        _bp && echo "${COMPREPLY[@]}"' ../bash "$@")
}

bash_facts() { # command what
    for option in $(bash_offers bp "$1" --); do
        name=${option#--}
        [ "$name" != help ] || continue
        offers=$(bash_offers bp "$1" "$option" '')
        case $2:$offers in
        names:*) echo "$1 $name" ;;
        choices:) ;;
        choices:*) echo "$1 $name $offers" ;;
        esac
    done
}

zsh_facts() { # command what
    sed -n "/^    $1)\$/,/;;\$/p" "$work/zsh" | sed -n "s/^  *'--//p" |
        grep -v '^help' |
        case $2 in
        names) sed 's/\[.*//' ;;
        arguments) sed -n 's/^\([^[]*\)\[.*\]:\([^:]*\):.*/\1 \2/p' ;;
        choices) sed -n 's/^\([^[]*\)\[.*\]:[^:]*:(\(.*\)).*/\1 \2/p' ;;
        esac | sed "s/^/$1 /"
}

fish_facts() { # command what
    sed -n "s/.*__fish_seen_subcommand_from $1' -l //p" "$work/fish" |
        sed "s/ -d '.*//" |
        case $2 in
        letters) sed -n 's/^\([^ ]*\) -s \(.\).*/\1 \2/p' ;;
        arguments) sed -n 's/^\([^ ]*\).* -[rx].*/\1/p' ;;
        choices) sed -n "s/^\\([^ ]*\\).* -a '\\(.*\\)'/\\1 \\2/p" ;;
        names) sed 's/ .*//' ;;
        esac | sed "s/^/$1 /"
}

rendered() { # page: as it is read, without any blanks
    backspace=$(printf '\b')
    mandoc -T ascii -O width=200 "$1" | sed "s/.$backspace//g" | tr -d ' \t'
}

fits() { # file
    awk 'length > 80' "$1" >"$work/long"
    [ ! -s "$work/long" ] ||
        complain "more than 80 columns: $(cat "$work/long")"
}

mkdir "$work/nothing"
for shell in bash zsh fish; do
    "$bp" completion "$shell" >"$work/$shell"
done
"$bp" --help >"$work/help"
fits "$work/help"
commands=$(sed -n 's/^  \([a-z]*\) .*/\1/p' "$work/help")
[ -n "$commands" ] || complain "bp --help lists no command"

# Commands: those of help, of bp(1), of the other pages, and of the scripts.
echo "$commands" >"$work/help-commands"
sed -n '/^\.Sh COMMANDS/,/^\.Sh ENV/s/^\.It Cm \([a-z]*\).*/\1/p' man/bp.1 \
    >"$work/page-commands"
bash_offers bp '' | tr ' ' '\n' | grep -v '^--' >"$work/bash-commands"
sed -n "s/^        '\\([a-z]*\\):.*/\\1/p" "$work/zsh" >"$work/zsh-commands"
sed -n 's/.*__fish_use_subcommand -f -a \([a-z]*\) .*/\1/p' "$work/fish" \
    >"$work/fish-commands"
for source in page bash zsh fish; do
    same help-commands "$source-commands" "commands"
done
for page in man/bp-*.1; do
    name=$(basename "$page" .1)
    grep -qxF "${name#bp-}" "$work/help-commands" ||
        complain "$page: there is no command ${name#bp-}"
done

# How each is called, in help, in bp(1) and in its own page; and its options.
rendered man/bp.1 >"$work/overview"
for command in $commands; do
    "$bp" "$command" --help >"$work/usage"
    fits "$work/usage"
    "$bp" help "$command" | cmp -s - "$work/usage" ||
        complain "bp help $command is not bp $command --help"
    usage=$(sed -n 's/^Usage: //p' "$work/usage" | tr -d ' ')
    grep -qxF "${usage#bp}" "$work/overview" ||
        complain "man/bp.1: COMMANDS lacks: $usage"
    help_options "$command" >>"$work/help-options"
    if [ -f "man/bp-$command.1" ]; then
        rendered "man/bp-$command.1" | grep -qxF "$usage" ||
            complain "man/bp-$command.1: SYNOPSIS lacks: $usage"
        page_facts "$command" options >>"$work/page-options"
        page_facts "$command" choices >>"$work/page-choices"
    fi
    for what in names choices; do
        bash_facts "$command" "$what" >>"$work/bash-$what"
    done
    for what in names arguments choices; do
        zsh_facts "$command" "$what" >>"$work/zsh-$what"
    done
    for what in names letters arguments choices; do
        fish_facts "$command" "$what" >>"$work/fish-$what"
    done
done
[ -s "$work/help-options" ] || complain "help lists no options"
[ -s "$work/page-choices" ] || complain "the pages list no choices"
same help-options page-options "options"

# What the scripts don't say isn't compared.
awk '{ print $1, $2 }' "$work/help-options" >"$work/help-names"
awk '$3 != "-" { print $1, $2, $3 }' "$work/help-options" >"$work/help-letters"
awk '$4 != "-" { print $1, $2, $4 }' "$work/help-options" \
    >"$work/help-arguments"
awk '$4 != "-" { print $1, $2 }' "$work/help-options" >"$work/help-takers"
for shell in bash zsh fish; do
    same help-names "$shell-names" "names of options"
    same page-choices "$shell-choices" "choices"
done
same help-arguments zsh-arguments "arguments"
same help-takers fish-arguments "options with an argument"
same help-letters fish-letters "letters"
while read -r command option choices; do
    list=$(echo "$choices" | sed 's/ /, /g')
    "$bp" "$command" --help | tr '\n' ' ' | tr -s ' ' |
        grep -qF "$list" ||
        complain "bp $command --help: --$option lacks the choices $list"
done <"$work/page-choices"

# No two options of a command have one letter or name; -h and --help are taken.
{
    awk '{ print $1, "--" $2 }' "$work/help-options"
    awk '{ print $1, "-" $3 }' "$work/help-letters"
    for command in $commands; do
        printf '%s -h\n%s --help\n' "$command" "$command"
    done
} | sort | uniq -d >"$work/twice"
[ ! -s "$work/twice" ] || complain "twice: $(cat "$work/twice")"

[ "$bad" -eq 0 ] && echo "options and commands agree"
exit "$bad"

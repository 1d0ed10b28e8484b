/* complete.c - bp completion: scripts for shells, from the option tables. */
#include "complete.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "help.h"

const option_spec completion_options[] = {{0}};

static bool is_row(const option_spec *spec) {
    return spec->name || spec->help;
}

/* Prints `text` with `before` put in front of each of the `special` ones. */
static void print_escaped(const char *text, const char *special,
                          const char *before) {
    for (; *text; text++)
        printf("%s%c", strchr(special, *text) ? before : "", *text);
}

static void print_choices(const option_spec *spec, const char *between) {
    for (size_t i = 0; spec->choices[i]; i++)
        printf("%s%s", i ? between : "", spec->choices[i]);
}

static bool takes_file(const option_spec *spec) {
    return spec->argument && strcmp(spec->argument, "FILE") == 0;
}

static void print_commands(void) {
    for (const command *c = commands; c->name; c++)
        printf("%s%s", c == commands ? "" : " ", c->name);
}

static bool is_named(const command *cmd, const char *name) {
    return strcmp(cmd->name, name) == 0;
}

/* Commands whose operands are words and no files. */
static bool takes_words(const command *cmd) {
    return is_named(cmd, "completion") || is_named(cmd, "help");
}

static void print_operands(const command *cmd) {
    if (is_named(cmd, "completion"))
        printf("bash zsh fish");
    else
        print_commands();
}

static void bash(void) {
    puts("# bash completion for bp, written by bp completion bash\n"
         "_bp() {\n"
         "    local cur=${COMP_WORDS[COMP_CWORD]}\n"
         "    local prev=${COMP_WORDS[COMP_CWORD - 1]}\n"
         "    COMPREPLY=()\n"
         "    if [ \"$COMP_CWORD\" -eq 1 ]; then");
    printf("        mapfile -t COMPREPLY < <(compgen -W '");
    print_commands();
    puts(" --help --version' -- \"$cur\")\n"
         "        return\n"
         "    fi\n"
         "    case ${COMP_WORDS[1]} in");
    for (const command *c = commands; c->name; c++) {
        printf("    %s)\n        case $prev in\n", c->name);
        for (const option_spec *o = c->options; is_row(o); o++) {
            if (!o->name || !o->choices)
                continue;
            printf(
                "        --%s)\n            mapfile -t COMPREPLY < <(compgen "
                "-W '",
                o->name);
            print_choices(o, " ");
            puts("' -- \"$cur\")\n            return ;;");
        }
        printf("        esac\n"
               "        if [[ $cur == -* ]]; then\n"
               "            mapfile -t COMPREPLY < <(compgen -W '--help");
        for (const option_spec *o = c->options; is_row(o); o++)
            if (o->name)
                printf(" --%s", o->name);
        puts("' -- \"$cur\")\n            return\n        fi");
        if (takes_words(c)) {
            printf("        mapfile -t COMPREPLY < <(compgen -W '");
            print_operands(c);
            puts("' -- \"$cur\")\n        return");
        }
        puts("        ;;");
    }
    puts("    esac\n"
         "    mapfile -t COMPREPLY < <(compgen -f -- \"$cur\")\n"
         "}\n"
         "complete -o filenames -F _bp bp");
}

static void zsh(void) {
    puts("#compdef bp\n"
         "# zsh completion for bp, written by bp completion zsh\n"
         "_bp() {\n"
         "    local -a names\n"
         "    names=(");
    for (const command *c = commands; c->name; c++) {
        printf("        '%s:", c->name);
        print_escaped(c->summary, "':", "\\");
        puts("'");
    }
    puts("    )\n"
         "    if (( CURRENT == 2 )); then\n"
         "        _describe command names\n"
         "        return\n"
         "    fi\n"
         "    local name=$words[2]\n"
         "    shift words\n"
         "    (( CURRENT-- ))\n"
         "    case $name in");
    for (const command *c = commands; c->name; c++) {
        printf("    %s)\n        _arguments '--help[say what it does]'",
               c->name);
        for (const option_spec *o = c->options; is_row(o); o++) {
            if (!o->name)
                continue;
            printf(" \\\n            '--%s[", o->name);
            print_escaped(o->help, "[]:", "\\");
            printf("]");
            if (o->argument)
                printf(":%s:", o->argument);
            if (o->choices) {
                printf("(");
                print_choices(o, " ");
                printf(")");
            } else if (takes_file(o)) {
                printf("_files");
            }
            printf("'");
        }
        if (takes_words(c)) {
            printf(" \\\n            '*:word:(");
            print_operands(c);
            puts(")' ;;");
        } else {
            puts(" \\\n            '*:file:_files' ;;");
        }
    }
    puts("    esac\n"
         "}\n"
         "_bp \"$@\"");
}

static void fish(void) {
    puts("# fish completion for bp, written by bp completion fish");
    for (const command *c = commands; c->name; c++) {
        printf("complete -c bp -n __fish_use_subcommand -f -a %s -d '",
               c->name);
        print_escaped(c->summary, "'", "\\");
        puts("'");
        if (takes_words(c)) {
            printf("complete -c bp -n '__fish_seen_subcommand_from %s' -f -a '",
                   c->name);
            print_operands(c);
            puts("'");
        }
        for (const option_spec *o = c->options; is_row(o); o++) {
            if (!o->name)
                continue;
            printf("complete -c bp -n '__fish_seen_subcommand_from %s' -l %s",
                   c->name, o->name);
            if (o->letter)
                printf(" -s %c", o->letter);
            if (o->choices) {
                printf(" -x -a '");
                print_choices(o, " ");
                printf("'");
            } else if (o->argument) {
                printf(takes_file(o) ? " -r" : " -x");
            }
            printf(" -d '");
            print_escaped(o->help, "'", "\\");
            puts("'");
        }
    }
}

bp_status cmd_completion(const command *cmd, int argc, char **argv,
                         bp_error *err) {
    option_values values = {0};
    bp_status status = option_parse(cmd, argc, argv, &values, err);
    const char *shell = values.n_operands == 1 ? values.operands[0] : "";
    if (!status && values.help)
        help_command(stdout, cmd);
    else if (!status && strcmp(shell, "bash") == 0)
        bash();
    else if (!status && strcmp(shell, "zsh") == 0)
        zsh();
    else if (!status && strcmp(shell, "fish") == 0)
        fish();
    else if (!status)
        status = bp_fail(err, BP_EUSAGE,
                         "completion: name one shell: bash, zsh or fish");
    free(values.operands);
    return status;
}

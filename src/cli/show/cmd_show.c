/* cmd_show.c - bp show: what a model file holds. Options, and who tells it. */
#include "show/cmd_show.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bp/model.h"
#include "bp/text.h"
#include "help.h"
#include "show/show.h"

#define AT(member) offsetof(show_values, member)

/* clang-format off */
const option_spec show_options[] = {
    {.help = "What to show"},
    {.name = "weights", .type = OPTION_FLAG, .offset = AT(weights),
     .help = "the weights of each layer, too"},
    {.name = "all", .type = OPTION_FLAG, .offset = AT(all),
     .help = "lists and tables in full"},
    {.name = "json", .type = OPTION_FLAG, .offset = AT(json),
     .help = "all of it as one JSON object"},
    {0}};
/* clang-format on */

static bp_status show_file(const show_values *v, const char *path,
                           bp_error *err) {
    bp_model model;
    bp_status status = bp_model_load(&model, path, err);
    if (status)
        return status;
    const char *name = strcmp(path, "-") == 0 ? "standard input" : path;
    if (v->json)
        status = show_tell_json(&model, name, v, err);
    else
        show_tell(&model, name, v);
    bp_model_free(&model);
    return status;
}

bp_status cmd_show(const command *cmd, int argc, char **argv, bp_error *err) {
    show_values v = {0};
    char clip[BP_CLIP];
    bp_status status = option_parse(cmd, argc, argv, &v, err);
    if (!status && v.common.help)
        help_command(stdout, cmd);
    else if (!status && v.common.n_operands == 0)
        status = bp_fail(err, BP_EUSAGE,
                         "show: which model? ('-' is standard input)");
    else if (!status && v.common.n_operands > 1)
        status =
            bp_fail(err, BP_EUSAGE, "show: one model at a time; what is '%s'?",
                    bp_clip(v.common.operands[1], clip));
    else if (!status)
        status = show_file(&v, v.common.operands[0], err);
    free(v.common.operands);
    return status;
}

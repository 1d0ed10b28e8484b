/* cmd_diff.c - bp diff: in what two models differ. Options, and the exit code:
 * 1 when there is anything to tell. */
#include "diff/cmd_diff.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "diff/diff.h"
#include "flow.h"
#include "help.h"

#define AT(member) offsetof(diff_values, member)

/* clang-format off */
const option_spec diff_options[] = {
    {.help = "What to compare"},
    {.name = "predictions", .type = OPTION_FLAG, .offset = AT(predictions),
     .help = "only what predictions depend on: columns, network and weights"},
    {.help = "What to write"},
    {.name = "all", .type = OPTION_FLAG, .offset = AT(all),
     .help = "long lists of differences in full"},
    {.name = "json", .type = OPTION_FLAG, .offset = AT(json),
     .help = "the differences as one JSON object"},
    {0}};
/* clang-format on */

static bp_status compare(diff *d, bp_error *err) {
    bp_status status = diff_match_models(d, err);
    if (status)
        return status;
    diff_columns(d);
    diff_network(d);
    diff_weights(d);
    if (!d->values->predictions)
        diff_facts(d);
    if (!d->has_failed)
        return BP_OK;
    return bp_fail(err, BP_ESYSTEM, "out of memory for the differences");
}

static bp_status tell(const diff *d, bp_error *err) {
    bool same = diff_is_same(d, false);
    bp_status status = BP_OK;
    if (d->values->json)
        status = diff_tell_json(d, err);
    else if (!same)
        diff_tell(d);
    if (status)
        return status;
    err->message[0] = '\0';
    return same ? BP_OK : BP_ECHECK;
}

static bp_status diff_files(const diff_values *v, bp_error *err) {
    bp_model models[2];
    diff d = {.values = v};
    bp_status status = BP_OK;
    size_t n = 0;
    for (; !status && n < 2; n++) {
        const char *path = v->common.operands[n];
        d.names[n] = strcmp(path, "-") == 0 ? "standard input" : path;
        status = bp_model_load(&models[n], path, err);
    }
    if (!status) {
        d.a = &models[0];
        d.b = &models[1];
        status = compare(&d, err);
    }
    if (!status)
        status = tell(&d, err);
    diff_free(&d);
    for (size_t i = 0; i < n; i++) /* one that failed is zeroed */
        bp_model_free(&models[i]);
    return status;
}

bp_status cmd_diff(const command *cmd, int argc, char **argv, bp_error *err) {
    diff_values v = {0};
    bp_status status = option_parse(cmd, argc, argv, &v, err);
    const char **operands = v.common.operands;
    if (!status && v.common.help)
        help_command(stdout, cmd);
    else if (!status && v.common.n_operands != 2)
        status = bp_fail(err, BP_EUSAGE,
                         "diff: which two models? %zu %s given "
                         "('-' is standard input)",
                         v.common.n_operands,
                         v.common.n_operands == 1 ? "is" : "are");
    else if (!status && strcmp(operands[0], "-") == 0 &&
             strcmp(operands[1], "-") == 0)
        status = bp_fail(err, BP_EUSAGE,
                         "diff: standard input can be one of the models, not "
                         "both");
    else if (!status)
        status = diff_files(&v, err);
    free(v.common.operands);
    return status;
}

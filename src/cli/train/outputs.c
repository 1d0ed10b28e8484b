/* outputs.c - the files that training writes. */
#include "train/outputs.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bp/file.h"
#include "bp/text.h"

static bool is_standard(const char *path) {
    return strcmp(path, "-") == 0;
}

/* One and the same regular file, or one and the same name. */
static bool are_same(const char *a, const char *b) {
    struct stat one, other;
    if (strcmp(a, b) == 0)
        return true;
    if (is_standard(a) || is_standard(b))
        return false;
    return stat(a, &one) == 0 && stat(b, &other) == 0 && S_ISREG(one.st_mode) &&
           one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

/* Standard input can be a file, too. */
static bool is_read_from(const char *input, const char *output) {
    struct stat in, out;
    if (!is_standard(input))
        return !is_standard(output) && are_same(input, output);
    return fstat(STDIN_FILENO, &in) == 0 && !is_standard(output) &&
           stat(output, &out) == 0 && S_ISREG(in.st_mode) &&
           in.st_dev == out.st_dev && in.st_ino == out.st_ino;
}

typedef struct output {
    const char *option, *path; /* NULL: not asked for */
} output;

enum { N_OUTPUTS = 3 };

/* A slip of the keyboard must not put the model in the place of the data. A
 * checkpoint may take the place of the one before. */
static bp_status check_inputs(const train_values *v, const output *out,
                              bp_error *err) {
    char clip[BP_CLIP];
    for (size_t i = 0; i < v->common.n_operands; i++)
        if (is_read_from(v->common.operands[i], out->path))
            return bp_fail(err, BP_EUSAGE,
                           "train: --%s '%s' is the file to learn from; give "
                           "it another name",
                           out->option, bp_clip(out->path, clip));
    if (v->resume && are_same(v->resume, out->path) &&
        strcmp(out->option, "checkpoint") != 0)
        return bp_fail(err, BP_EUSAGE,
                       "train: --%s '%s' is the checkpoint to go on from; give "
                       "it another name",
                       out->option, bp_clip(out->path, clip));
    const char *model = v->options_from ? v->options_from : v->warm_start;
    if (model && are_same(model, out->path) && strcmp(out->option, "log") == 0)
        return bp_fail(err, BP_EUSAGE,
                       "train: --log '%s' is the model of --%s; give it "
                       "another name",
                       bp_clip(out->path, clip),
                       v->options_from ? "options-from" : "warm-start");
    if (are_same(v->validation, out->path))
        return bp_fail(err, BP_EUSAGE,
                       "train: --%s '%s' is the file of --validation; give it "
                       "another name",
                       out->option, bp_clip(out->path, clip));
    return BP_OK;
}

bp_status outputs_check(const train_values *v, bp_error *err) {
    const output outputs[N_OUTPUTS] = {
        {"output", v->output}, {"checkpoint", v->checkpoint}, {"log", v->log}};
    char clip[BP_CLIP];
    for (size_t i = 0; i < N_OUTPUTS; i++) {
        const output *out = &outputs[i];
        if (!out->path)
            continue;
        bp_status status = check_inputs(v, out, err);
        for (size_t j = 0; !status && j < i; j++)
            if (outputs[j].path && are_same(outputs[j].path, out->path))
                status = bp_fail(err, BP_EUSAGE,
                                 "train: --%s and --%s are both '%s'; give one "
                                 "another name",
                                 outputs[j].option, out->option,
                                 bp_clip(out->path, clip));
        if (!status)
            status = bp_file_check_writable(out->path, err);
        if (status)
            return status;
    }
    return BP_OK;
}

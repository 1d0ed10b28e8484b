/* importances.c - permutation importances for attribution.py:
 *
 *     importances MODEL.json DATA.csv REPEATS
 *
 * writes the score, and a line for each column: how far it falls, mean and
 * standard deviation. */
#include <stdio.h>
#include <stdlib.h>

#include "bp.h"

static bp_status tell(const bp_model *model, const bp_labelled *rows,
                      size_t repeats, bp_error *err) {
    const bp_encoder *encoder = &model->encoder;
    const bp_kernel *kernel = bp_kernel_find(NULL);
    const bp_selection all = bp_select_all(&rows->data);
    size_t n = encoder->n_inputs,
           *starts = bp_alloc(n + 1, sizeof(size_t), err);
    bp_importance *found = bp_alloc(n, sizeof *found, err);
    bp_scores scores = {0};
    bp_status status = found && starts ? BP_OK : BP_ESYSTEM;
    for (size_t i = 0; !status && i < n; i++)
        starts[i + 1] = starts[i] + bp_column_width(&encoder->inputs[i]);
    bp_shuffling how = {n, starts, repeats, 1, 1};
    if (!status)
        status = bp_evaluate(&scores, kernel, &model->network, &all,
                             model->loss, 1, err);
    if (!status)
        status = bp_importances(found, kernel, &model->network, &all,
                                model->loss, &scores, &how, err);
    if (!status)
        printf("%.17g\n", bp_scores_summary(&scores));
    for (size_t i = 0; !status && i < n; i++)
        printf("%.17g %.17g\n", found[i].fall, found[i].fall_sd);
    bp_scores_free(&scores);
    free(starts);
    free(found);
    return status;
}

int main(int argc, char **argv) {
    bp_error err;
    bp_model model = {0};
    bp_labelled rows = {0};
    const bp_reading how = {.header = BP_HEADER_YES};
    if (argc != 4)
        return BP_EUSAGE;
    const char *path = argv[2];
    bp_status status = bp_model_load(&model, argv[1], &err);
    if (!status)
        status = bp_labelled_read(&model.encoder, &path, 1, &how, 1, SIZE_MAX,
                                  &rows, &err);
    if (!status)
        status = tell(&model, &rows, strtoul(argv[3], NULL, 10), &err);
    if (status)
        fprintf(stderr, "importances: %s\n", err.message);
    bp_labelled_free(&rows);
    bp_model_free(&model);
    return (int)status;
}

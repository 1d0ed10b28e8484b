/* importance.c - which columns a model's score on these rows hangs on. */
#include <stdio.h>
#include <stdlib.h>

#include "bp/mem.h"
#include "eval/eval.h"
#include "flow.h"
#include "width.h"

static int by_fall(const void *left, const void *right) {
    const ranked_column *a = left, *b = right;
    if (a->importance.fall != b->importance.fall)
        return a->importance.fall < b->importance.fall ? 1 : -1;
    return (a->column > b->column) - (a->column < b->column);
}

static bp_status shuffle(const judged *done, const bp_kernel *kernel,
                         bp_shuffling *how, bp_importance *found, double *score,
                         bp_error *err) {
    const bp_model *model = done->model;
    const bp_selection rows = bp_select_all(&done->rows.data);
    bp_scores scores = {0};
    bp_status status = bp_evaluate(&scores, kernel, &model->network, &rows,
                                   model->loss, how->threads, err);
    if (!status)
        status = bp_importances(found, kernel, &model->network, &rows,
                                model->loss, &scores, how, err);
    if (!status)
        *score = bp_scores_summary(&scores);
    bp_scores_free(&scores);
    return status;
}

bp_status judged_rank_columns(const judged *done, const bp_kernel *kernel,
                              size_t repeats, uint64_t seed,
                              ranked_column *ranked, double *score,
                              bp_error *err) {
    const bp_encoder *encoder = &done->model->encoder;
    size_t n = encoder->n_inputs;
    bp_importance *found = bp_alloc(n, sizeof *found, err);
    size_t *starts = bp_alloc(n + 1, sizeof *starts, err);
    bp_status status = found && starts ? BP_OK : BP_ESYSTEM;
    for (size_t i = 0; i < n && !status; i++)
        starts[i + 1] = starts[i] + bp_column_width(&encoder->inputs[i]);
    bp_shuffling how = {n, starts, repeats, seed, done->n_threads};
    if (!status)
        status = shuffle(done, kernel, &how, found, score, err);
    for (size_t i = 0; i < n && !status; i++)
        ranked[i] = (ranked_column){i, found[i]};
    if (!status)
        qsort(ranked, n, sizeof *ranked, by_fall);
    free(starts);
    free(found);
    return status;
}

void eval_tell_importance(const eval_report *report) {
    enum { NAME = 29 };
    const bp_encoder *encoder = &report->judged->model->encoder;
    const eval_values *v = report->values;
    size_t n = report->ranked ? encoder->n_inputs : 0;
    size_t shown = v->all || n < EVAL_COLUMNS ? n : EVAL_COLUMNS;
    if (n == 0)
        return;
    puts("\nImportance of columns             fall        sd     rise of loss  "
         "      sd");
    for (size_t i = 0; i < shown; i++) {
        const bp_importance *its = &report->ranked[i].importance;
        text_put_cell(stdout, encoder->inputs[report->ranked[i].column].name,
                      NAME);
        printf(" %9.4f %9.4f     %12.6g %9.3g\n", its->fall, its->fall_sd,
               its->rise, its->rise_sd);
    }
    if (shown < n)
        printf("and %zu more; --all shows them\n", n - shown);
    putchar('\n');
    flow line = flow_label(stdout, "fall", FLOW_ANSWER);
    flow_words(&line,
               "of the %s (%.4f) when the column is shuffled among the rows: "
               "mean and standard deviation of %zu shuffle%s",
               encoder->task == BP_CLASSIFY ? "accuracy" : "R2", report->score,
               v->repeats, eval_plural(v->repeats));
    flow_end(&line);
}

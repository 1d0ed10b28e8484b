/* numbers.c - how good numbers are predicted, for people. */
#include <stdio.h>

#include "bp/text.h"
#include "eval/eval.h"
#include "flow.h"
#include "width.h"

enum { TEXT = 64, PLACE = 34 };

static void tell_worst(const eval_report *report, size_t j) {
    const bp_number_score *target = &report->judged->numbers.targets[j];
    size_t first = j * report->n_worst;
    putchar('\n');
    text_put_cell(stdout, "Worst rows", PLACE);
    printf(" %13s %13s %13s\n", "actual", "predicted", "residual");
    for (size_t i = 0; i < report->n_worst; i++) {
        size_t row = report->worst[first + i];
        eval_put_place(&report->places[first + i], PLACE);
        printf(" %13.6g %13.6g %13.6g\n", target->actual[row],
               target->predicted[row], bp_residual(target, row));
    }
}

static void tell_target(const eval_report *report, size_t j) {
    const judged *done = report->judged;
    const bp_number_score *target = &done->numbers.targets[j];
    char text[TEXT];
    putchar('\n');
    eval_put_row(done->model->encoder.targets[j].name, "model", "baseline");
    eval_put_number("RMSE", target->rmse.value, target->rmse.baseline);
    snprintf(text, TEXT, "%.6g to %.6g", target->rmse.low, target->rmse.high);
    eval_put_row("  95 % interval", text, "");
    eval_put_number("MAE", target->mae, target->baseline_mae);
    eval_put_number("median absolute error", target->median,
                    target->baseline_median);
    if (target->has_r2)
        eval_put_share("R2", target->r2, target->baseline_r2);
    snprintf(text, TEXT, "%.6g", target->bias);
    eval_put_row("mean of predicted - actual", text, "");
    putchar('\n');
    flow line = flow_label(stdout, "baseline", FLOW_ANSWER);
    flow_words(&line,
               done->has_centre
                   ? "%.6g, the mean of the rows it was trained on"
                   : "%.6g, the mean of these rows (the model doesn't keep "
                     "that of its training rows)",
               target->centre);
    flow_end(&line);
    if (report->n_worst > 0)
        tell_worst(report, j);
}

void eval_tell_numbers(const eval_report *report) {
    size_t n = report->judged->numbers.n_targets;
    bool cut = n > EVAL_TARGETS && !report->values->all;
    size_t n_shown = cut ? EVAL_TARGETS : n;
    for (size_t j = 0; j < n_shown; j++)
        tell_target(report, j);
    if (cut)
        printf("\nand %zu more target%s, which --all shows\n", n - n_shown,
               eval_plural(n - n_shown));
}

/* bars.c - is the model as good as is asked? */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "bp/num.h"
#include "bp/text.h"
#include "eval/eval.h"

typedef struct bar_kind {
    const char *option, *name;
    bp_task task;
    bool is_least; /* else it is the most */
    bool of_probabilities;
} bar_kind;

static const bar_kind bars[EVAL_N_MEASURES] = {
    [EVAL_ACCURACY] = {"min-accuracy", "accuracy", BP_CLASSIFY, true, false},
    [EVAL_PRECISION] = {"min-precision", "macro precision", BP_CLASSIFY, true,
                        false},
    [EVAL_RECALL] = {"min-recall", "macro recall", BP_CLASSIFY, true, false},
    [EVAL_F1] = {"min-f1", "macro F1", BP_CLASSIFY, true, false},
    [EVAL_AUC] = {"min-auc", "AUC", BP_CLASSIFY, true, false},
    [EVAL_LOG_LOSS] = {"max-log-loss", "log loss", BP_CLASSIFY, false, true},
    [EVAL_CALIBRATION] = {"max-calibration-error", "calibration error",
                          BP_CLASSIFY, false, true},
    [EVAL_RMSE] = {"max-rmse", "RMSE", BP_REGRESS, false, false},
    [EVAL_MAE] = {"max-mae", "MAE", BP_REGRESS, false, false},
    [EVAL_MEDIAN] = {"max-median-error", "median absolute error", BP_REGRESS,
                     false, false},
    [EVAL_R2] = {"min-r2", "R2", BP_REGRESS, true, false},
};

bp_status eval_check_bars(const command *cmd, const eval_values *v,
                          const bp_model *model, bp_error *err) {
    bp_activation f = bp_network_last(&model->network)->f;
    for (size_t m = 0; m < EVAL_N_MEASURES; m++) {
        const bar_kind *bar = &bars[m];
        if (!option_given(cmd, v, bar->option))
            continue;
        if (bar->task != model->encoder.task)
            return bp_fail(err, BP_EUSAGE,
                           "eval: --%s is for models that predict %s, and this "
                           "one predicts %s",
                           bar->option,
                           bar->task == BP_CLASSIFY ? "classes" : "numbers",
                           bar->task == BP_CLASSIFY ? "numbers" : "classes");
        if (bar->of_probabilities && !bp_has_probabilities(f))
            return bp_fail(err, BP_EUSAGE,
                           "eval: --%s needs outputs of softmax or sigmoid, "
                           "and this model has %s",
                           bar->option, bp_activation_names[f]);
    }
    return BP_OK;
}

/* False when there is no such figure of these rows. `j` is the target. */
static bool figure_of(const judged *done, eval_measure measure, size_t j,
                      double *figure) {
    const bp_class_evaluation *classes = &done->classes;
    const bp_number_score *target =
        bars[measure].task == BP_REGRESS ? &done->numbers.targets[j] : NULL;
    switch (measure) {
    case EVAL_ACCURACY: *figure = classes->accuracy.value; return true;
    case EVAL_PRECISION: *figure = classes->macro.precision; return true;
    case EVAL_RECALL: *figure = classes->macro.recall; return true;
    case EVAL_F1: *figure = classes->macro.f1; return true;
    case EVAL_AUC: *figure = classes->auc; return classes->has_auc;
    case EVAL_LOG_LOSS: *figure = classes->log_loss; return true;
    case EVAL_CALIBRATION: *figure = classes->calibration_error; return true;
    case EVAL_RMSE: *figure = target->rmse.value; return true;
    case EVAL_MAE: *figure = target->mae; return true;
    case EVAL_MEDIAN: *figure = target->median; return true;
    case EVAL_R2: *figure = target->r2; return target->has_r2;
    case EVAL_N_MEASURES: break;
    }
    return false;
}

/* What is wrong, one thing behind another. */
typedef struct complaint {
    char text[800];
    size_t length;
} complaint;

__attribute__((format(printf, 2, 3))) static void
complain(complaint *all, const char *format, ...) {
    va_list args;
    size_t room = sizeof all->text - all->length;
    va_start(args, format);
    int n = vsnprintf(all->text + all->length, room, format, args);
    va_end(args);
    if (n > 0)
        all->length += (size_t)n < room ? (size_t)n : room - 1;
}

/* The target that is farthest from what is asked; of one that has no figure
 * nothing can be said. */
static void judge_one(const eval_report *report, eval_measure measure,
                      complaint *all) {
    const bar_kind *bar = &bars[measure];
    const bp_encoder *encoder = &report->judged->model->encoder;
    double asked = report->values->bars[measure], worst = 0;
    char figure[BP_NUM_TEXT], limit[BP_NUM_TEXT], clip[BP_CLIP];
    size_t at = 0;
    bool is_there = true;
    for (size_t j = 0; j < encoder->n_targets && is_there; j++) {
        double value = 0;
        is_there = figure_of(report->judged, measure, j, &value);
        if (j == 0 || (bar->is_least ? value < worst : value > worst)) {
            worst = value;
            at = j;
        }
    }
    bp_num_from_double(asked, limit);
    if (is_there && (bar->is_least ? worst >= asked : worst <= asked))
        return;
    complain(all, "%s%s", all->length ? "; " : "", bar->name);
    if (encoder->n_targets > 1)
        complain(all, " of '%s'", bp_clip(encoder->targets[at].name, clip));
    if (is_there)
        complain(all, " is %s, %s than --%s %s",
                 bp_num_from_double(worst, figure),
                 bar->is_least ? "less" : "more", bar->option, limit);
    else
        complain(all, " can't be told from %s, so --%s %s isn't met",
                 measure == EVAL_AUC ? "rows of one class" : "one row",
                 bar->option, limit);
}

bp_status eval_judge(const eval_report *report, bp_error *err) {
    complaint all = {.length = 0};
    for (size_t m = 0; m < EVAL_N_MEASURES; m++)
        if (option_given(report->cmd, report->values, bars[m].option))
            judge_one(report, (eval_measure)m, &all);
    if (all.length == 0)
        return BP_OK;
    char clip[BP_CLIP];
    return bp_fail(err, BP_ECHECK, "%s: %s",
                   bp_clip(report->judged->rows.table.file, clip), all.text);
}

/* text.c - how cross-validation went, for a person: in 80 columns. */
#include <stdio.h>

#include "cv/cv.h"
#include "train/report.h"
#include "width.h"

/* Columns for a target's name. */
enum { NAME = 20 };

void cv_tell_fold(const cv *c, size_t number) {
    const cv_fold *fold = &c->folds[number];
    const bp_scores *scores = &fold->scores;
    char score[80];
    if (scores->n_targets == 0)
        snprintf(score, sizeof score, "accuracy %.1f %%",
                 100 * scores->accuracy.value);
    else if (scores->n_targets == 1)
        snprintf(score, sizeof score, "rmse %.4g, R2 %.3f",
                 scores->rmse[0].value, scores->r2[0]);
    else
        snprintf(score, sizeof score, "mean R2 %.3f",
                 bp_scores_summary(scores));
    report_line("fold %zu of %zu: %zu row%s, loss %.4g, %s", number + 1,
                c->n_folds, scores->n_rows, scores->n_rows == 1 ? "" : "s",
                scores->loss, score);
}

static const char *target_name(const cv *c, size_t target) {
    return c->whole.encoder.targets[target].name;
}

static void tell_head(const cv *c) {
    const bp_encoder *encoder = &c->whole.encoder;
    char text[1200];
    int n = snprintf(text, sizeof text, "%s: %zu rows", c->plan.table.file,
                     c->n_rows);
    if (c->groups)
        n += snprintf(text + n, sizeof text - (size_t)n, " in %zu groups",
                      c->n_groups);
    n += snprintf(text + n, sizeof text - (size_t)n, ", %zu folds; ",
                  c->n_folds);
    if (encoder->task == BP_CLASSIFY)
        snprintf(text + n, sizeof text - (size_t)n, "'%.100s' has %zu classes",
                 encoder->targets[0].name, encoder->targets[0].levels.count);
    else if (encoder->n_targets == 1)
        snprintf(text + n, sizeof text - (size_t)n, "'%.100s' is a number",
                 encoder->targets[0].name);
    else
        snprintf(text + n, sizeof text - (size_t)n, "%zu numeric targets",
                 encoder->n_targets);
    text_put_words(stdout, text, 0, 2);
    fputc('\n', stdout);
}

/* ---- classes ---- */

static void tell_class_fold(const cv *c, size_t number) {
    const cv_fold *fold = &c->folds[number];
    const bp_scores *scores = &fold->scores;
    printf("%-6zu %8zu %10.4g %9.1f %% %9.1f %%\n", number + 1, scores->n_rows,
           scores->loss, 100 * scores->accuracy.value,
           100 * scores->accuracy.baseline);
}

static void tell_classes(const cv *c) {
    cv_mean loss = cv_mean_of(c, CV_LOSS, 0);
    cv_mean accuracy = cv_mean_of(c, CV_ACCURACY, 0);
    cv_mean baseline = cv_mean_of(c, CV_BASELINE, 0);
    bp_score all = cv_pooled(c);
    printf("%-6s %8s %10s %11s %11s\n", "fold", "rows", "loss", "accuracy",
           "baseline");
    for (size_t i = 0; i < c->n_folds; i++)
        tell_class_fold(c, i);
    printf("\n%-6s %8s %10.4g %9.1f %% %9.1f %%\n", "mean", "", loss.mean,
           100 * accuracy.mean, 100 * baseline.mean);
    printf("%-6s %8s %10.4g %9.1f %% %9.1f %%\n", "sd", "", loss.sd,
           100 * accuracy.sd, 100 * baseline.sd);
    printf(
        "\naccuracy over all %zu rows, each judged once: %.1f %%\n"
        "  (95 %% interval: %.1f to %.1f %%; the commonest class: %.1f %%)\n",
        c->n_rows, 100 * all.value, 100 * all.low, 100 * all.high,
        100 * all.baseline);
}

/* ---- numbers ---- */

static void put_target(const cv *c, size_t target) {
    fputs("  ", stdout);
    text_put_cell(stdout, target_name(c, target), NAME);
}

static void tell_number_fold(const cv *c, size_t number) {
    const cv_fold *fold = &c->folds[number];
    const bp_scores *scores = &fold->scores;
    for (size_t j = 0; j < scores->n_targets; j++) {
        if (j == 0)
            printf("%-6zu %8zu %10.4g", number + 1, scores->n_rows,
                   scores->loss);
        else
            printf("%26s", "");
        put_target(c, j);
        printf(" %10.4g %7.3f %10.4g\n", scores->rmse[j].value, scores->r2[j],
               scores->rmse[j].baseline);
    }
}

/* A line a target of means, or of standard deviations. */
static void tell_number_means(const cv *c, bool is_sd) {
    cv_mean loss = cv_mean_of(c, CV_LOSS, 0);
    for (size_t j = 0; j < c->whole.encoder.n_targets; j++) {
        cv_mean rmse = cv_mean_of(c, CV_RMSE, j);
        cv_mean r2 = cv_mean_of(c, CV_R2, j);
        cv_mean baseline = cv_mean_of(c, CV_BASELINE, j);
        if (j == 0)
            printf("%-6s %8s %10.4g", is_sd ? "sd" : "mean", "",
                   is_sd ? loss.sd : loss.mean);
        else
            printf("%26s", "");
        put_target(c, j);
        printf(" %10.4g %7.3f %10.4g\n", is_sd ? rmse.sd : rmse.mean,
               is_sd ? r2.sd : r2.mean, is_sd ? baseline.sd : baseline.mean);
    }
}

/* All rows, each judged once. */
static void tell_number_all(const cv *c) {
    for (size_t j = 0; j < c->whole.encoder.n_targets; j++) {
        bp_score rmse;
        double r2 = cv_pooled_r2(c, j, &rmse);
        if (j == 0)
            printf("%-6s %8zu %10s", "all", c->n_rows, "");
        else
            printf("%26s", "");
        put_target(c, j);
        printf(" %10.4g %7.3f %10.4g\n", rmse.value, r2, rmse.baseline);
    }
}

static void tell_numbers(const cv *c) {
    printf("%-6s %8s %10s  %-*s %10s %7s %10s\n", "fold", "rows", "loss", NAME,
           "target", "rmse", "R2", "baseline");
    for (size_t i = 0; i < c->n_folds; i++)
        tell_number_fold(c, i);
    fputc('\n', stdout);
    tell_number_means(c, false);
    tell_number_means(c, true);
    tell_number_all(c);
}

void cv_tell(const cv *c) {
    tell_head(c);
    if (c->whole.encoder.task == BP_CLASSIFY)
        tell_classes(c);
    else
        tell_numbers(c);
}

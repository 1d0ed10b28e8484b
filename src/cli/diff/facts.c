/* facts.c - what predictions don't depend on: the settings, the data, the
 * training, the scores, the notes. */
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "bp/num.h"
#include "diff/diff.h"

static diff_value value_of(const bp_setting *setting) {
    double number;
    if (!setting)
        return diff_nothing();
    if (setting->is_number &&
        bp_num_parse(setting->value, '.', &number) == BP_NUM_OK)
        return diff_number(number);
    return diff_text(setting->value);
}

static void compare_settings(diff *d) {
    const bp_model *a = d->a, *b = d->b;
    for (size_t i = 0; i < a->n_settings; i++) {
        const bp_setting *its = &a->settings[i];
        const bp_setting *other = bp_model_setting(b, its->name);
        if (!other || strcmp(its->value, other->value) != 0)
            diff_add(d, DIFF_SETTINGS, its->name, NULL, value_of(its),
                     value_of(other));
    }
    for (size_t i = 0; i < b->n_settings; i++)
        if (!bp_model_setting(a, b->settings[i].name))
            diff_add(d, DIFF_SETTINGS, b->settings[i].name, NULL,
                     diff_nothing(), value_of(&b->settings[i]));
}

static void compare_data(diff *d) {
    char in_a[32], in_b[32];
    snprintf(in_a, sizeof in_a, "xxh64:%016" PRIx64, d->a->checksum);
    snprintf(in_b, sizeof in_b, "xxh64:%016" PRIx64, d->b->checksum);
    diff_numbers(d, DIFF_DATA, NULL, "rows", (double)d->a->n_rows,
                 (double)d->b->n_rows);
    diff_texts(d, DIFF_DATA, NULL, "checksum", in_a, in_b);
}

/* The first epoch that both have and whose losses differ. */
static void compare_losses(diff *d, const bp_history *a, const bp_history *b) {
    char what[64];
    for (size_t i = 0; i < a->n_epochs && i < b->n_epochs; i++) {
        const bp_epoch *p = &a->epochs[i], *q = &b->epochs[i];
        bool held_out = a->has_held_out && b->has_held_out;
        if (p->loss == q->loss &&
            (!held_out || p->held_out_loss == q->held_out_loss))
            continue;
        snprintf(what, sizeof what, "loss of epoch %zu", i + 1);
        diff_numbers(d, DIFF_TRAINING, NULL, what, p->loss, q->loss);
        if (!held_out)
            return;
        snprintf(what, sizeof what, "held-out loss of epoch %zu", i + 1);
        diff_numbers(d, DIFF_TRAINING, NULL, what, p->held_out_loss,
                     q->held_out_loss);
        return;
    }
}

static bool is_same_state(const bp_state *a, const bp_state *b) {
    bool same = a->row == b->row && a->n_steps == b->n_steps &&
                a->rate_factor == b->rate_factor && a->n_blocks == b->n_blocks;
    for (size_t i = 0; same && i < a->n_blocks; i++)
        same = a->block_floats[i] == b->block_floats[i] &&
               memcmp(a->blocks[i], b->blocks[i],
                      a->block_floats[i] * sizeof **a->blocks) == 0;
    return same;
}

static void compare_training(diff *d) {
    const bp_history *a = &d->a->history, *b = &d->b->history;
    diff_group training = DIFF_TRAINING;
    diff_texts(d, training, NULL, "bp", d->a->version, d->b->version);
    diff_texts(d, training, NULL, "loss", bp_loss_names[d->a->loss],
               bp_loss_names[d->b->loss]);
    diff_numbers(d, training, NULL, "epochs", (double)a->n_epochs,
                 (double)b->n_epochs);
    if (!d->a->has_state && !d->b->has_state) /* else it hasn't ended */
        diff_texts(d, training, NULL, "ending", bp_ending_names[a->ending],
                   bp_ending_names[b->ending]);
    diff_bools(d, training, NULL, "held_out", a->has_held_out, b->has_held_out);
    diff_numbers(d, training, NULL, "best", (double)a->best, (double)b->best);
    diff_numbers(d, training, NULL, "refit", (double)a->refit,
                 (double)b->refit);
    diff_numbers(d, training, NULL, "recoveries", (double)a->n_recoveries,
                 (double)b->n_recoveries);
    compare_losses(d, a, b);
    diff_bools(d, training, NULL, "checkpoint", d->a->has_state,
               d->b->has_state);
    if (d->a->has_state && d->b->has_state &&
        !is_same_state(&d->a->state, &d->b->state))
        diff_add(d, training, NULL, "state", diff_nothing(), diff_nothing());
}

/* Intervals follow from the rest. */
static void compare_score(diff *d, diff_group group, const char *name,
                          const char *what, const bp_score *a,
                          const bp_score *b) {
    char text[32];
    snprintf(text, sizeof text, "%s baseline", what);
    diff_numbers(d, group, name, what, a->value, b->value);
    diff_numbers(d, group, name, text, a->baseline, b->baseline);
}

static void compare_scores(diff *d, diff_group group, const bp_scores *a,
                           const bp_scores *b) {
    const bp_encoder *encoder = &d->a->encoder;
    if (!a->n_rows || !b->n_rows) {
        if (a->n_rows || b->n_rows)
            diff_add(
                d, group, NULL, "rows",
                a->n_rows ? diff_number((double)a->n_rows) : diff_nothing(),
                b->n_rows ? diff_number((double)b->n_rows) : diff_nothing());
        return;
    }
    diff_numbers(d, group, NULL, "rows", (double)a->n_rows, (double)b->n_rows);
    diff_numbers(d, group, NULL, "loss", a->loss, b->loss);
    if (encoder->task != d->b->encoder.task)
        return;
    if (encoder->task == BP_CLASSIFY)
        compare_score(d, group, NULL, "accuracy", &a->accuracy, &b->accuracy);
    for (size_t i = 0; i < a->n_targets; i++) {
        size_t j = d->targets[i];
        if (j == SIZE_MAX)
            continue;
        const char *name = encoder->targets[i].name;
        compare_score(d, group, name, "rmse", &a->rmse[i], &b->rmse[j]);
        diff_numbers(d, group, name, "r2", a->r2[i], b->r2[j]);
    }
}

void diff_facts(diff *d) {
    compare_settings(d);
    compare_data(d);
    compare_training(d);
    compare_scores(d, DIFF_SCORES, &d->a->scores, &d->b->scores);
    compare_scores(d, DIFF_HELD_OUT, &d->a->held_out, &d->b->held_out);
    diff_lists(d, DIFF_NOTES, NULL, NULL, &d->a->notes, &d->b->notes, true);
}

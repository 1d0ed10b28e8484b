/* head.c - what a report is of, and what comes out of it, in a few sentences:
 * how good the model is, whether that is better than nothing, and what these
 * rows are to it. */
#include <string.h>

#include "bp/text.h"
#include "report/html.h"
#include "report/page.h"

/* Files by their names, or the first and how many more. */
static void put_files(const page *p) {
    enum { SHOWN = 5 };
    for (size_t i = 0; i < p->n_files && i < SHOWN; i++) {
        bool is_standard = strcmp(p->files[i], "-") == 0;
        fputs(i ? ", <bdi>" : "<bdi>", p->out);
        html_put(p->out, is_standard ? "standard input" : p->files[i]);
        fputs("</bdi>", p->out);
    }
    if (p->n_files > SHOWN)
        html_say(p->out, " and %zu more file%s", p->n_files - SHOWN,
                 page_plural(p->n_files - SHOWN));
}

static void put_targets(const page *p) {
    const bp_encoder *encoder = &p->model->encoder;
    char name[PAGE_NAME];
    size_t n =
        encoder->n_targets < PAGE_TARGETS ? encoder->n_targets : PAGE_TARGETS;
    for (size_t j = 0; j < n; j++) {
        fputs(j ? ", <bdi>" : "<bdi>", p->out);
        html_put(p->out, page_name(encoder->targets[j].name, name));
        fputs("</bdi>", p->out);
    }
    if (n < encoder->n_targets)
        html_say(p->out, " and %zu more", encoder->n_targets - n);
}

void page_head(const page *p) {
    const bp_encoder *encoder = &p->model->encoder;
    const bp_labelled *rows = &p->judged->rows;
    bool is_class = encoder->task == BP_CLASSIFY;
    fputs("<header>\n<h1>", p->out);
    if (p->values->title)
        html_put(p->out, p->values->title);
    else
        html_say(p->out, "Report on %s", p->model_name);
    fputs("</h1>\n", p->out);
    html_element(p->out, "p class=\"kind\"",
                 "A neural network, and what it is worth on labelled rows");
    fputs("<dl>\n<dt>Model</dt><dd><bdi>", p->out);
    html_put(p->out, p->model_name);
    fputs("</bdi></dd>\n<dt>Task</dt><dd>", p->out);
    if (is_class)
        html_say(p->out, "classification into %zu classes",
                 bp_encoder_classes(encoder));
    else
        html_say(p->out, "regression of %zu number%s", encoder->n_targets,
                 page_plural(encoder->n_targets));
    html_say(p->out, ", from %zu column%s", encoder->n_inputs,
             page_plural(encoder->n_inputs));
    fputs("</dd>\n<dt>Target</dt><dd>", p->out);
    put_targets(p);
    fputs("</dd>\n<dt>Judged by</dt><dd>", p->out);
    html_say(p->out, "%zu row%s of ", rows->data.n_rows,
             page_plural(rows->data.n_rows));
    put_files(p);
    if (rows->n_dropped)
        html_say(p->out, " (%zu more without a target left out)",
                 rows->n_dropped);
    fputs("</dd>\n</dl>\n</header>\n", p->out);
}

/* ---- figures at a glance ---- */

static void put_tile(FILE *out, const char *value, const char *what) {
    fputs("<div class=\"tile\"><b>", out);
    html_put(out, value);
    fputs("</b> <span>", out);
    html_put(out, what);
    fputs("</span></div>\n", out);
}

static void put_class_tiles(const page *p) {
    const bp_class_evaluation *e = &p->judged->classes;
    char text[32];
    snprintf(text, sizeof text, "%.1f %%", 100 * e->accuracy.value);
    put_tile(p->out, text, "accuracy: rows that are right");
    snprintf(text, sizeof text, "%.1f %%", 100 * e->accuracy.baseline);
    put_tile(p->out, text, "baseline: the commonest class for all");
    snprintf(text, sizeof text, "%.3f", e->macro.f1);
    put_tile(p->out, text, "F1, mean of the classes (best: 1)");
    snprintf(text, sizeof text, "%.3f", e->auc);
    if (e->has_auc)
        put_tile(p->out, text, "AUC (best: 1, chance: 0.5)");
}

static void put_number_tiles(const page *p) {
    const bp_number_score *target = &p->judged->numbers.targets[0];
    char text[32];
    snprintf(text, sizeof text, "%.4g", target->rmse.value);
    put_tile(p->out, text, "RMSE: root mean square error");
    snprintf(text, sizeof text, "%.4g", target->rmse.baseline);
    put_tile(p->out, text, "baseline: RMSE of the mean for all");
    snprintf(text, sizeof text, "%.4g", target->mae);
    put_tile(p->out, text, "MAE: mean absolute error");
    snprintf(text, sizeof text, "%.3f", target->r2);
    if (target->has_r2)
        put_tile(p->out, text, "R2 (best: 1; the rows' mean: 0)");
}

/* ---- classes ---- */

/* What an interval says about the baseline beside it. */
static const char *verdict(bool is_better, bool is_worse) {
    return is_better ? "All of the interval is better than that, so the model "
                       "has learnt something that holds for these rows."
           : is_worse
               ? "All of the interval is worse than that: the model does "
                 "harm here."
               : "That is within the interval: by these rows, the model can't "
                 "be told from it.";
}

static void say_accuracy(const page *p) {
    const bp_class_evaluation *e = &p->judged->classes;
    const bp_encoder *encoder = &p->model->encoder;
    const bp_score *accuracy = &e->accuracy;
    char clip[BP_CLIP];
    size_t n_right = 0;
    for (size_t c = 0; c < e->n_classes; c++)
        n_right += e->classes[c].n_right;
    html_element(p->out, "p",
                 "The model gives %zu of %zu row%s the right class: an "
                 "accuracy of %.1f %% (95 %% interval: %.1f to %.1f %%).",
                 n_right, e->n_rows, page_plural(e->n_rows),
                 100 * accuracy->value, 100 * accuracy->low,
                 100 * accuracy->high);
    html_element(p->out, "p",
                 "Always saying '%s', the commonest class of these rows, would "
                 "be right for %.1f %%. %s",
                 bp_clip(encoder->targets[0].levels.items[e->commonest], clip),
                 100 * accuracy->baseline,
                 verdict(accuracy->low > accuracy->baseline,
                         accuracy->high < accuracy->baseline));
}

/* Which class is taken for which most often. */
static void say_confusion(const page *p) {
    const bp_class_evaluation *e = &p->judged->classes;
    char *const *names = p->model->encoder.targets[0].levels.items;
    const bp_confusion *most = NULL;
    char actual[BP_CLIP], predicted[BP_CLIP];
    for (size_t k = 0; k < e->n_confusions; k++) {
        const bp_confusion *cell = &e->confusions[k];
        if (cell->actual != cell->predicted &&
            (!most || cell->n_rows > most->n_rows))
            most = cell;
    }
    if (!most) {
        html_element(p->out, "p", "No row is wrong.");
        return;
    }
    bp_clip(names[most->actual], actual);
    bp_clip(names[most->predicted], predicted);
    html_element(p->out, "p",
                 "Its commonest mistake is to take '%s' for '%s': %zu of the "
                 "%zu row%s of '%s'.",
                 actual, predicted, most->n_rows,
                 e->classes[most->actual].n_rows,
                 page_plural(e->classes[most->actual].n_rows), actual);
}

/* ---- numbers ---- */

static void say_error(const page *p) {
    const bp_number_evaluation *e = &p->judged->numbers;
    const bp_number_score *target = &e->targets[0];
    const bp_score *rmse = &target->rmse;
    char clip[BP_CLIP];
    bp_clip(p->model->encoder.targets[0].name, clip);
    html_element(p->out, "p",
                 "For %zu row%s, the model's predictions of '%s' have a root "
                 "mean square error (RMSE) of %.4g (95 %% interval: %.4g to "
                 "%.4g); half of them are off by %.4g or less.",
                 e->n_rows, page_plural(e->n_rows), clip, rmse->value,
                 rmse->low, rmse->high, target->median);
    html_element(
        p->out, "p", "Always saying %.4g, the mean of %s, would have %.4g. %s",
        target->centre,
        p->judged->has_centre ? "the rows it was trained on" : "these rows",
        rmse->baseline,
        verdict(rmse->high<rmse->baseline, rmse->low> rmse->baseline));
}

static void say_others(const page *p) {
    const bp_number_evaluation *e = &p->judged->numbers;
    size_t n_better = 0;
    for (size_t j = 0; j < e->n_targets; j++)
        n_better += e->targets[j].rmse.high < e->targets[j].rmse.baseline;
    if (e->n_targets > 1)
        html_element(p->out, "p",
                     "Of its %zu targets, %zu %s predicted better than by the "
                     "mean, by all of the interval.",
                     e->n_targets, n_better, n_better == 1 ? "is" : "are");
}

/* ---- what these rows are to it ---- */

/* The rest of a paragraph: what the rows held out in training said. */
static void say_held_out(const page *p) {
    const bp_scores *held = &p->model->held_out;
    const char *when = p->model->history.refit
                           ? ", before the network learnt from them, too,"
                           : "";
    if (!held->n_rows && !p->model->history.has_held_out)
        html_say(p->out, " Training held out no rows.");
    if (!held->n_rows)
        return;
    html_say(p->out, " In training, %zu row%s held out to choose the epoch; ",
             held->n_rows, held->n_rows == 1 ? " was" : "s were");
    if (p->model->encoder.task == BP_CLASSIFY)
        html_say(p->out,
                 "of these%s %.1f %% were right (95 %% interval: %.1f to %.1f "
                 "%%).",
                 when, 100 * held->accuracy.value, 100 * held->accuracy.low,
                 100 * held->accuracy.high);
    else
        html_say(p->out,
                 "for these%s the RMSE was %.4g (95 %% interval: %.4g to "
                 "%.4g).",
                 when, held->rmse[0].value, held->rmse[0].low,
                 held->rmse[0].high);
}

static void say_origin(const page *p) {
    if (p->is_training_data) {
        fputs("<p class=\"warn\"><strong>", p->out);
        html_say(p->out, "These are the rows it was trained on");
        fputs("</strong>", p->out);
        html_say(p->out,
                 " (the data has the checksum that the model keeps of its "
                 "training data). What it learnt by heart looks right here: "
                 "for new rows, expect worse, and judge it by rows that it "
                 "never saw.");
    } else {
        fputs("<p>", p->out);
        html_say(p->out,
                 "The rows are not the data it was trained on: the checksums "
                 "differ. Whether single rows are in both wasn't looked at.");
    }
    say_held_out(p);
    fputs("</p>\n", p->out);
}

/* Up to what an axis for errors goes. */
static double end_of(const bp_score *score) {
    double end = score->high > score->baseline ? score->high : score->baseline;
    return end > 0 ? 1.1 * end : 1;
}

static void put_tiles(const page *p) {
    const bp_encoder *encoder = &p->model->encoder;
    char clip[BP_CLIP];
    fputs("<div class=\"tiles\">\n", p->out);
    if (encoder->task == BP_CLASSIFY)
        put_class_tiles(p);
    else
        put_number_tiles(p);
    fputs("</div>\n", p->out);
    if (encoder->n_targets > 1)
        html_element(
            p->out, "p class=\"note\"", "Of '%s', the first of %zu targets.",
            bp_clip(encoder->targets[0].name, clip), encoder->n_targets);
}

/* What makes all figures doubtful stands before them. */
void page_summary(const page *p) {
    bool is_class = p->model->encoder.task == BP_CLASSIFY;
    fputs("\n<section class=\"summary\" aria-labelledby=\"summary\">\n"
          "<h2 id=\"summary\">Summary</h2>\n",
          p->out);
    if (p->is_training_data)
        say_origin(p);
    put_tiles(p);
    if (is_class) {
        page_interval(p->out, &p->judged->classes.accuracy, 1, true);
        say_accuracy(p);
        say_confusion(p);
    } else {
        const bp_score *rmse = &p->judged->numbers.targets[0].rmse;
        page_interval(p->out, rmse, end_of(rmse), false);
        say_error(p);
        say_others(p);
    }
    if (!p->is_training_data)
        say_origin(p);
    html_section_end(p->out);
}

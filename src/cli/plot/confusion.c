/* confusion.c - which classes are taken for which. */
#include <stdio.h>

#include "bp/text.h"
#include "plot/kinds.h"
#include "show/names.h"

/* In a larger matrix, cells that are 0 stay empty. */
enum { ZEROS_UP_TO = 10 };

static bp_status add_names(chart *c, const bp_class_evaluation *e,
                           const bp_strings *classes, bp_error *err) {
    bp_status status = BP_OK;
    for (size_t k = 0; k < e->n_classes && !status; k++) {
        char clip[BP_CLIP];
        const char *name = bp_clip(show_level(classes->items[k]), clip);
        status = bp_strings_add(&c->x.names, name, err);
        if (!status)
            status = bp_strings_addf(&c->y.names, err, "%s (%zu)", name,
                                     e->classes[k].n_rows);
    }
    return status;
}

bp_status plot_confusion(chart *c, const bp_class_evaluation *e,
                         const bp_encoder *encoder, const char *name,
                         bp_error *err) {
    size_t n = e->n_classes;
    char clip[BP_CLIP];
    bp_clip(name, clip);
    if (n > PLOT_CLASSES)
        return bp_fail(err, BP_EUSAGE,
                       "%s: %zu classes are too many for a picture (at most "
                       "%d); 'bp eval --all' lists what is confused",
                       clip, n, PLOT_CLASSES);
    bp_status status = chart_add_grids(c, 1, n, n, err);
    if (!status)
        status = add_names(c, e, &encoder->targets[0].levels, err);
    for (size_t i = 0; i < n * n && !status; i++) {
        size_t count = bp_confusion_at(e, i / n, i % n);
        size_t n_rows = e->classes[i / n].n_rows;
        c->grids[0].values[i] = n_rows ? (double)count / (double)n_rows : 0;
        status = count || n <= ZEROS_UP_TO
                     ? bp_strings_addf(&c->texts, err, "%zu", count)
                     : bp_strings_add(&c->texts, "", err);
    }
    c->form = CHART_CELLS;
    c->scale = 1;
    snprintf(c->title, CHART_TEXT, "Confusion matrix: %s", clip);
    snprintf(c->subtitle, CHART_TEXT,
             "%zu rows, %.2f %% right (95 %% interval %.2f to %.2f %%)",
             e->n_rows, 100 * e->accuracy.value, 100 * e->accuracy.low,
             100 * e->accuracy.high);
    snprintf(c->x.label, CHART_TEXT, "predicted class");
    snprintf(c->y.label, CHART_TEXT, "actual class (rows)");
    snprintf(c->unit, CHART_TEXT, "share of row");
    return status;
}

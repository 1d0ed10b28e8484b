/* text.c - how good a model is, for people: 80 columns on standard output. */
#include <stdio.h>
#include <string.h>

#include "bp/text.h"
#include "eval/eval.h"
#include "flow.h"
#include "width.h"

enum { LABEL = 28, VALUE = 20, TEXT = 64 };

void eval_put_row(const char *label, const char *model, const char *baseline) {
    text_put_cell(stdout, label, LABEL);
    if (*baseline)
        printf(" %-*s %s\n", VALUE, model, baseline);
    else
        printf(" %s\n", model);
}

void eval_put_number(const char *label, double model, double baseline) {
    char left[TEXT], right[TEXT];
    snprintf(left, sizeof left, "%.6g", model);
    snprintf(right, sizeof right, "%.6g", baseline);
    eval_put_row(label, left, right);
}

void eval_put_share(const char *label, double model, double baseline) {
    char left[TEXT], right[TEXT];
    snprintf(left, sizeof left, "%.4f", model);
    snprintf(right, sizeof right, "%.4f", baseline);
    eval_put_row(label, left, right);
}

/* The end of `text` that takes at most `width` columns. */
static const char *tail(const char *text, size_t width) {
    while (text_width(text, strlen(text)) > width) {
        text++;
        while (((unsigned char)*text & 0xc0) == 0x80)
            text++;
    }
    return text;
}

void eval_put_place(const bp_row_place *place, size_t width) {
    char line[32], text[BP_CLIP + 64];
    int n = snprintf(line, sizeof line, ":%zu", place->line);
    size_t room = width - (size_t)n, length = strlen(place->file);
    bool fits = text_width(place->file, length) <= room;
    snprintf(text, sizeof text, "%s%s%s", fits ? "" : "...",
             fits ? place->file : tail(place->file, room - 3), line);
    text_put_cell(stdout, text, width);
}

static void tell_head(const eval_report *report) {
    const judged *done = report->judged;
    size_t n = done->rows.data.n_rows, n_dropped = done->rows.n_dropped;
    char model[BP_CLIP], data[BP_CLIP];
    flow line = {.out = stdout, .indent = 2};
    flow_item(&line, "%s on", bp_clip(report->model_name, model));
    flow_item(&line, "%s%s", bp_clip(done->rows.table.file, data),
              report->n_files > 1 ? "" : ":");
    if (report->n_files > 1)
        flow_item(&line, "and %zu more file%s:", report->n_files - 1,
                  eval_plural(report->n_files - 1));
    flow_item(&line, "%s,",
              done->model->encoder.task == BP_CLASSIFY ? "classification"
                                                       : "regression");
    flow_item(&line, "%zu row%s", n, eval_plural(n));
    if (n_dropped)
        flow_item(&line, "(and %zu without a target)", n_dropped);
    flow_end(&line);
}

bp_status eval_tell(const eval_report *report, bp_error *err) {
    tell_head(report);
    if (report->judged->model->encoder.task == BP_REGRESS) {
        eval_tell_numbers(report);
        eval_tell_importance(report);
        return BP_OK;
    }
    bp_status status = eval_tell_classes(report, err);
    if (!status)
        eval_tell_importance(report);
    return status;
}

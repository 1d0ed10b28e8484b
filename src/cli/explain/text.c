/* text.c - an explanation for people: 80 columns on standard output. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "bp/text.h"
#include "explain/explain.h"
#include "flow.h"
#include "show/spark.h"
#include "width.h"

enum { NAME = 17, CELL = 13, BASELINE = 11, NUMBER = 12, SIDE = 10 };

/* Numbers with one unit have as many digits after the point as give the
 * greatest of them five digits in all; -1: they are too large or too small for
 * that. */
static int digits_for(double greatest) {
    if (!(greatest >= 1e-5 && greatest < 1e7))
        return -1;
    int digits = 4 - (int)floor(log10(greatest));
    return digits > 0 ? digits : 0;
}

enum { TEXT = 40 };

static const char *signed_number(double value, int digits, char text[TEXT]) {
    if (value == 0)
        return "0";
    if (digits < 0)
        snprintf(text, TEXT, "%+.4e", value);
    else
        snprintf(text, TEXT, "%+.*f", digits, value);
    return text;
}

static const char *plain_number(double value, int digits, char text[TEXT]) {
    if (digits < 0 || fabs(value) >= 1e12)
        snprintf(text, TEXT, "%.6g", value);
    else
        snprintf(text, TEXT, "%.*f", digits, value);
    return text;
}

/* ---- the head ---- */

static const char *what_is_told(const explanation *e) {
    switch (e->of) {
    case BP_OF_PROBABILITY: return "the probability of ";
    case BP_OF_LOGIT: return "the log of the odds of ";
    case BP_OF_CLASS: return "the output for ";
    default: return "";
    }
}

static void put_row(flow *line, const explain_row *row) {
    char clip[BP_CLIP];
    flow_item(line, "row %zu", row->number);
    flow_item(line, "(%s:%zu)", bp_clip(row->file, clip), row->line);
}

static void tell_output(const char *label, const char *number,
                        const explain_row *row) {
    flow line = flow_label(stdout, label, FLOW_ANSWER);
    flow_item(&line, "%11s", number);
    if (row && row->number)
        put_row(&line, row);
    flow_end(&line);
}

static void tell_head(const explanation *e, int digits) {
    const bp_encoder *encoder = &e->model.encoder;
    bool is_class = e->of != BP_OF_TARGET;
    char name[BP_CLIP], clip[BP_CLIP], text[TEXT];
    const bp_column *target = &encoder->targets[is_class ? 0 : e->k];
    flow line = flow_label(stdout, "prediction", FLOW_ANSWER);
    snprintf(text, sizeof text, "%.6g", e->output);
    flow_item(&line, "%s:", bp_clip(target->name, name));
    flow_item(&line, "%s",
              is_class ? bp_clip(target->levels.items[e->predicted], clip)
                       : text);
    flow_end(&line);
    line = flow_label(stdout, "explained", FLOW_ANSWER);
    flow_words(&line, "%s", what_is_told(e));
    flow_item(&line, "%s", bp_clip(explain_name(e), clip));
    flow_end(&line);
    tell_output("the row", plain_number(e->output, digits, text), &e->row);
    tell_output("the baseline", plain_number(e->baseline, digits, text),
                &e->against);
    tell_output("difference",
                signed_number(e->output - e->baseline, digits, text), NULL);
}

/* ---- the table ---- */

/* From the middle to the left or to the right; blocks come in halves, too. */
static void put_bar(double share, bool utf8) {
    int halves = (int)lround(fabs(share) * 2 * SIDE);
    int whole = utf8 ? halves / 2 : (int)lround(fabs(share) * SIDE);
    bool half = utf8 && halves % 2;
    const char *block = utf8 ? "\xe2\x96\x88" : "#";
    if (share < 0) {
        printf("%*s%s", SIDE - whole - half, "", half ? "\xe2\x96\x90" : "");
        for (int i = 0; i < whole; i++)
            fputs(block, stdout);
    } else {
        printf("%*s", SIDE, "");
    }
    fputs(utf8 ? "\xe2\x94\x82" : "|", stdout);
    for (int i = 0; share > 0 && i < whole; i++)
        fputs(block, stdout);
    puts(share > 0 && half ? "\xe2\x96\x8c" : "");
}

static void put_baseline(const explanation *e, const explain_part *part) {
    char number[TEXT];
    const char *text = number;
    bool is_number = e->model.encoder.inputs[part->input].type == BP_NUMBER;
    if (part->kind == EXPLAIN_ALIKE)
        text = "(all alike)";
    else if (!is_number && part->kind != EXPLAIN_ROW)
        text = "(shares)";
    else if (part->kind == EXPLAIN_ROW)
        text = explain_cell(&e->against, part->input);
    else
        snprintf(number, sizeof number, "%.5g", part->baseline);
    text_put_cell(stdout, text, BASELINE);
}

static void put_line(const char *label, double value, int digits) {
    char text[TEXT];
    text_put_cell(stdout, label, NAME + CELL + BASELINE + 2);
    printf(" %*s\n", NUMBER, signed_number(value, digits, text));
}

static void tell_parts(const explanation *e, double greatest, int digits) {
    const bp_encoder *encoder = &e->model.encoder;
    size_t n = encoder->n_inputs, top = e->values->top;
    size_t n_shown = top && top < n ? top : n;
    bool utf8 = show_has_utf8();
    char text[TEXT];
    double sum = 0, rest = 0;
    printf("\n%-*s %-*s %-*s %*s\n", NAME, "Column", CELL, "Cell", BASELINE,
           "Baseline", NUMBER, "Contribution");
    for (size_t i = 0; i < n; i++) {
        const explain_part *part = &e->parts[i];
        sum += part->contribution;
        rest += i < n_shown ? 0 : part->contribution;
        if (i >= n_shown)
            continue;
        text_put_cell(stdout, encoder->inputs[part->input].name, NAME);
        putchar(' ');
        text_put_cell(stdout, explain_cell(&e->row, part->input), CELL);
        putchar(' ');
        put_baseline(e, part);
        printf(" %*s  ", NUMBER,
               signed_number(part->contribution, digits, text));
        put_bar(greatest > 0 ? part->contribution / greatest : 0, utf8);
    }
    if (n_shown < n) {
        snprintf(text, sizeof text, "and %zu other%s", n - n_shown,
                 n - n_shown == 1 ? "" : "s");
        put_line(text, rest, digits);
    }
    put_line("sum", sum, digits);
}

/* ---- the foot ---- */

static void tell_baseline(const explanation *e) {
    static const char *const sentences[] = {
        "numbers at their training mean",
        "categories with the share of each level in training",
        "categories with all levels alike", "the other row",
        "the mean (of categories, the share of each level) of the rows of"};
    bool is_there[EXPLAIN_N_KINDS] = {false};
    char clip[BP_CLIP];
    for (size_t i = 0; i < e->model.encoder.n_inputs; i++)
        is_there[e->parts[i].kind] = true;
    flow line = {.out = stdout};
    putchar('\n');
    flow_words(&line, "Baseline:");
    const char *comma = "";
    for (size_t kind = 0; kind < EXPLAIN_N_KINDS; kind++) {
        if (!is_there[kind])
            continue;
        flow_words(&line, "%s%s", comma, sentences[kind]);
        comma = "and ";
    }
    if (e->mean)
        flow_item(&line, "%s", bp_clip(e->values->mean_of, clip));
    flow_end(&line);
}

void explain_tell(const explanation *e) {
    double greatest = fabs(e->parts[0].contribution);
    int digits = digits_for(fmax(greatest, fabs(e->output - e->baseline)));
    tell_head(e, digits);
    tell_parts(e, greatest, digits);
    tell_baseline(e);
    if (e->has_converged)
        return;
    flow line = {.out = stdout};
    flow_words(&line,
               "The contributions are not exact: their sum is off by %.2g.",
               e->gap);
    flow_end(&line);
}

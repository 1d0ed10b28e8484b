/* json.c - the report as one JSON object; bp-check(1) has its members. */
#include <math.h>
#include <stdint.h>

#include "answer.h"
#include "bp/json.h"
#include "check/check.h"

typedef struct cJSON json;

/* Nothing where there is none: a sum can be beyond all bounds. */
static void add_number(bp_json_out *out, json *to, const char *key,
                       double number) {
    if (isfinite(number))
        bp_json_add_number(out, to, key, number);
}

static void add_place(bp_json_out *out, json *to, const char *key,
                      const check_place *place) {
    json *object = bp_json_new_object(out);
    answer_add_clean(out, object, "file", place->file);
    bp_json_add_size(out, object, "line", place->line);
    bp_json_add(out, to, key, object);
}

static void add_file(bp_json_out *out, const check *c) {
    const option_values *common = &c->values->train.common;
    const bp_dialect *dialect = &c->plan.table.dialect;
    const char delimiter[] = {dialect->delimiter, '\0'};
    json *files = bp_json_new_array(out);
    for (size_t i = 0; i < common->n_operands; i++)
        answer_add_clean(out, files, NULL, common->operands[i]);
    bp_json_add(out, out->tree, "files", files);
    bp_json_add_size(out, out->tree, "rows", c->scan.n_rows);
    bp_json_add_text(out, out->tree, "delimiter",
                     dialect->blanks ? "blanks" : delimiter);
    bp_json_add_bool(out, out->tree, "header", c->plan.table.has_header);
    bp_json_add_size(out, out->tree, "blank_lines", c->scan.n_blank);
    bp_json_add_size(out, out->tree, "comments", c->scan.n_comments);
}

static void add_rows(bp_json_out *out, const check *c) {
    const check_scan *scan = &c->scan;
    json *ragged = bp_json_new_object(out), *lines = bp_json_new_array(out);
    bp_json_add_size(out, ragged, "count", scan->n_ragged);
    for (size_t i = 0; i < scan->n_ragged && i < CHECK_RAGGED; i++) {
        json *line = bp_json_new_object(out);
        answer_add_clean(out, line, "file", scan->ragged[i].at.file);
        bp_json_add_size(out, line, "line", scan->ragged[i].at.line);
        bp_json_add_size(out, line, "cells", scan->ragged[i].n_cells);
        bp_json_add(out, lines, NULL, line);
    }
    bp_json_add(out, ragged, "lines", lines);
    bp_json_add(out, out->tree, "ragged", ragged);
    json *repeated = bp_json_new_object(out);
    bp_json_add_size(out, repeated, "count", scan->n_repeats);
    if (scan->n_repeats) {
        add_place(out, repeated, "first", &scan->first);
        add_place(out, repeated, "again", &scan->again);
    }
    bp_json_add(out, out->tree, "repeated_rows", repeated);
}

static void add_levels(bp_json_out *out, json *to, const check *c, size_t col) {
    enum { COMMONEST = 3 };
    bp_level levels[COMMONEST];
    size_t n = check_commonest(c, col, levels, COMMONEST);
    json *array = bp_json_new_array(out);
    for (size_t i = 0; i < n; i++) {
        json *level = bp_json_new_object(out);
        bp_json_add_text(out, level, "level", levels[i].text);
        bp_json_add_size(out, level, "count", levels[i].count);
        bp_json_add(out, array, NULL, level);
    }
    bp_json_add(out, to, "commonest", array);
}

static json *new_column(bp_json_out *out, const check *c, size_t col) {
    const check_column *column = &c->columns[col];
    json *to = bp_json_new_object(out);
    bp_json_add_text(out, to, "name", check_name(c, col));
    bp_json_add_size(out, to, "number", col + 1);
    bp_json_add_text(out, to, "use", check_use_names[column->use]);
    if (!c->profiles)
        return to;
    const bp_profile *its = &c->profiles[col];
    bp_json_add_text(out, to, "type", column->type);
    bp_json_add_size(out, to, "missing", column->n_missing);
    bp_json_add_size(out, to, "distinct", column->n_distinct);
    bp_json_add_bool(out, to, "more", column->is_over);
    if (bp_profile_is_numeric(its)) {
        bp_json_add_number(out, to, "min", its->min);
        bp_json_add_number(out, to, "max", its->max);
        add_number(out, to, "mean", its->mean);
        add_number(out, to, "deviation", bp_profile_deviation(its));
    } else {
        add_levels(out, to, c, col);
    }
    if (column->use == CHECK_INPUT && column->is_known)
        bp_json_add_size(out, to, "inputs", column->width);
    if (column->n_missing && column->missing_as)
        bp_json_add_text(out, to, "missing_as", column->missing_as);
    if (column->refusal)
        bp_json_add_text(out, to, "refusal", column->refusal);
    return to;
}

static void add_task(bp_json_out *out, const check *c) {
    const bp_level_list *list = &c->classes.list;
    json *targets = bp_json_new_array(out), *classes = bp_json_new_array(out);
    for (size_t i = 0; i < c->n_targets; i++)
        bp_json_add_text(out, targets, NULL, check_name(c, c->targets[i]));
    bp_json_add(out, out->tree, "targets", targets);
    if (c->is_chosen)
        bp_json_add_text(out, out->tree, "task", bp_task_names[c->plan.task]);
    for (size_t i = 0; i < list->texts.count; i++) {
        json *class = bp_json_new_object(out);
        bp_json_add_text(out, class, "class", list->texts.items[i]);
        bp_json_add_size(out, class, "rows", list->counts[i]);
        bp_json_add(out, classes, NULL, class);
    }
    bp_json_add(out, out->tree, "classes", classes);
}

static void add_findings(bp_json_out *out, const check *c) {
    json *findings = bp_json_new_array(out), *notes = bp_json_new_array(out);
    for (size_t i = 0; i < c->notes.count; i++)
        bp_json_add_text(out, notes, NULL, c->notes.items[i]);
    for (size_t i = 0; i < c->texts.count; i++) {
        const check_finding *its = &c->findings[i];
        json *finding = bp_json_new_object(out);
        bp_json_add_text(out, finding, "kind", its->kind);
        if (its->col != SIZE_MAX)
            bp_json_add_text(out, finding, "column", check_name(c, its->col));
        if (its->other != SIZE_MAX)
            bp_json_add_text(out, finding, "other", check_name(c, its->other));
        answer_add_clean(out, finding, "text", c->texts.items[i]);
        bp_json_add(out, findings, NULL, finding);
    }
    bp_json_add(out, out->tree, "notes", notes);
    bp_json_add_lines(out, out->tree, "findings", findings, 1);
}

bp_status check_tell_json(const check *c, bp_error *err) {
    bp_json_out out;
    bp_json_out_init(&out);
    add_file(&out, c);
    add_rows(&out, c);
    json *columns = bp_json_new_array(&out);
    for (size_t col = 0; col < check_n_cols(c); col++)
        bp_json_add(&out, columns, NULL, new_column(&out, c, col));
    bp_json_add_lines(&out, out.tree, "columns", columns, 1);
    add_task(&out, c);
    add_findings(&out, c);
    bp_json_add_bool(&out, out.tree, "trainable", !*c->refusal.message);
    if (*c->refusal.message)
        bp_json_add_text(&out, out.tree, "refusal", c->refusal.message);
    if (c->line)
        answer_add_clean(&out, out.tree, "command", c->line);
    return answer_print(&out, err);
}

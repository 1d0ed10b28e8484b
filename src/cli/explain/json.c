/* json.c - an explanation as one JSON object; bp-explain(1) has its members. */
#include <stdio.h>

#include "answer.h"
#include "bp/json.h"
#include "explain/explain.h"

typedef struct cJSON json;

/* With the digits that don't depend on whose exp() it was. */
static void add_rounded(bp_json_out *out, json *to, const char *key,
                        double number) {
    char text[32];
    snprintf(text, sizeof text, "%.10g", number);
    bp_json_add_raw(out, to, key, text);
}

static void add_row(bp_json_out *out, const char *key, const explain_row *row) {
    json *to = bp_json_new_object(out);
    bp_json_add_size(out, to, "number", row->number);
    answer_add_clean(out, to, "file", row->file);
    bp_json_add_size(out, to, "line", row->line);
    bp_json_add(out, out->tree, key, to);
}

static void add_prediction(bp_json_out *out, const explanation *e) {
    static const char *const of[] = {"target", "class", "probability", "logit"};
    const bp_encoder *encoder = &e->model.encoder;
    bool is_class = e->of != BP_OF_TARGET;
    const bp_column *target = &encoder->targets[is_class ? 0 : e->k];
    bp_json_add_text(out, out->tree, "target", target->name);
    if (is_class)
        bp_json_add_text(out, out->tree, "predicted",
                         target->levels.items[e->predicted]);
    else
        add_rounded(out, out->tree, "predicted", e->output);
    bp_json_add_text(out, out->tree, "of", of[e->of]);
    if (is_class)
        bp_json_add_text(out, out->tree, "class", explain_name(e));
    add_rounded(out, out->tree, "output", e->output);
    add_rounded(out, out->tree, "baseline", e->baseline);
    add_rounded(out, out->tree, "difference", e->output - e->baseline);
    bp_json_add_bool(out, out->tree, "converged", e->has_converged);
    bp_json_add_size(out, out->tree, "points", e->n_points);
}

static json *new_part(bp_json_out *out, const explanation *e,
                      const explain_part *part) {
    const bp_column *column = &e->model.encoder.inputs[part->input];
    json *to = bp_json_new_object(out);
    bp_json_add_text(out, to, "name", column->name);
    bp_json_add_text(out, to, "type", bp_column_type_names[column->type]);
    bp_json_add_text(out, to, "cell", e->row.cells.items[part->input]);
    bp_json_add_bool(out, to, "filled", e->row.counts.n_filled[part->input]);
    bp_json_add_bool(out, to, "unseen", e->row.counts.n_unseen[part->input]);
    bp_json_add_text(out, to, "baseline_kind", explain_kind_names[part->kind]);
    if (part->kind == EXPLAIN_ROW)
        bp_json_add_text(out, to, "baseline",
                         e->against.cells.items[part->input]);
    else if (column->type == BP_NUMBER)
        bp_json_add_number(out, to, "baseline", part->baseline);
    add_rounded(out, to, "contribution", part->contribution);
    return to;
}

bp_status explain_tell_json(const explanation *e, bp_error *err) {
    bp_json_out out;
    bp_json_out_init(&out);
    add_row(&out, "row", &e->row);
    if (e->against.number)
        add_row(&out, "against", &e->against);
    if (e->mean)
        answer_add_clean(&out, out.tree, "mean_of", e->values->mean_of);
    add_prediction(&out, e);
    json *columns = bp_json_new_array(&out);
    for (size_t i = 0; i < e->model.encoder.n_inputs; i++)
        bp_json_add(&out, columns, NULL, new_part(&out, e, &e->parts[i]));
    bp_json_add_lines(&out, out.tree, "columns", columns, 1);
    return answer_print(&out, err);
}

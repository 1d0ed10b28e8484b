/* json.c - a gradient check as one JSON object; bp-gradcheck(1) has its
 * members. */
#include <math.h>

#include "answer.h"
#include "bp/json.h"
#include "gradcheck/report.h"

typedef struct cJSON json;

/* What is not a number, or too large for one, is null. */
static void add_number(bp_json_out *out, json *to, const char *key,
                       double number) {
    if (isfinite(number))
        bp_json_add_number(out, to, key, number);
    else
        bp_json_add_raw(out, to, key, "null");
}

static json *new_item(bp_json_out *out, const gradcheck_report *r,
                      const bp_gradcheck_item *item) {
    char name[GRADCHECK_NAME];
    json *to = bp_json_new_object(out);
    bp_json_add_size(out, to, "layer", item->layer + 1);
    bp_json_add_text(out, to, "unit", gradcheck_unit(r->model, item, name));
    bp_json_add_text(out, to, "input", gradcheck_input(r->model, item, name));
    bp_json_add_bool(out, to, "kink", item->is_on_kink);
    add_number(out, to, "engine", item->engine);
    add_number(out, to, "textbook", item->textbook);
    if (item->is_on_kink)
        return to;
    add_number(out, to, "difference", item->difference);
    add_number(out, to, "floor", item->floor);
    add_number(out, to, "engine_error", item->engine_error);
    add_number(out, to, "textbook_error", item->textbook_error);
    return to;
}

static void add_verdict(bp_json_out *out, const char *key,
                        const gradcheck_report *r,
                        const gradcheck_verdict *verdict) {
    json *to = bp_json_new_object(out), *layers = bp_json_new_array(out);
    for (size_t l = 0; l < r->model->network.n_layers; l++) {
        const bp_gradcheck_errors *errors = &verdict->layers[l];
        json *layer = bp_json_new_object(out);
        bp_json_add_size(out, layer, "layer", l + 1);
        bp_json_add_size(out, layer, "checked", errors->n_checked);
        if (errors->n_checked) {
            add_number(out, layer, "largest", errors->largest);
            add_number(out, layer, "median", errors->median);
        }
        bp_json_add(out, layers, NULL, layer);
    }
    bp_json_add_number(out, to, "tolerance", verdict->tolerance);
    bp_json_add_size(out, to, "wrong", verdict->n_wrong);
    bp_json_add(out, to, "worst", new_item(out, r, verdict->worst));
    bp_json_add(out, to, "layers", layers);
    bp_json_add(out, out->tree, key, to);
}

static void add_facts(bp_json_out *out, const gradcheck_report *r) {
    const bp_gradcheck *check = r->check;
    json *rows = bp_json_new_object(out), *params = bp_json_new_object(out);
    bp_json_add_text(out, out->tree, "loss", bp_loss_names[r->model->loss]);
    bp_json_add_number(out, out->tree, "mean_loss", check->loss);
    bp_json_add_size(out, out->tree, "seed", r->seed);
    bp_json_add_size(out, rows, "all", r->n_data_rows);
    bp_json_add_size(out, rows, "drawn", r->n_drawn);
    bp_json_add_size(out, rows, "on_kink", check->n_kink_rows);
    bp_json_add_size(out, rows, "without_loss", check->n_endless_rows);
    bp_json_add(out, out->tree, "rows", rows);
    bp_json_add_size(out, params, "all", bp_network_count(&r->model->network));
    bp_json_add_size(out, params, "drawn", check->n_items);
    bp_json_add_size(out, params, "on_kink", check->n_on_kink);
    bp_json_add(out, out->tree, "parameters", params);
}

bp_status gradcheck_tell_json(const gradcheck_report *report, bp_error *err) {
    const bp_gradcheck *check = report->check;
    bp_json_out out;
    bp_json_out_init(&out);
    answer_add_clean(&out, out.tree, "model", report->model_name);
    answer_add_clean(&out, out.tree, "data", report->data_name);
    bp_json_add_bool(&out, out.tree, "right", gradcheck_is_right(report));
    add_facts(&out, report);
    add_verdict(&out, "engine", report, &report->engine);
    add_verdict(&out, "textbook", report, &report->textbook);
    json *items = bp_json_new_array(&out);
    for (size_t i = 0; i < check->n_items; i++)
        bp_json_add(&out, items, NULL,
                    new_item(&out, report, &check->items[i]));
    bp_json_add_lines(&out, out.tree, "gradients", items, 1);
    return answer_print(&out, err);
}

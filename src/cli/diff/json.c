/* json.c - the differences as one JSON object; bp-diff(1) has its members.
 */

#include "bp/json.h"
#include "answer.h"
#include "diff/diff.h"
#include "show/names.h"

typedef struct cJSON json;

static void add_value(bp_json_out *out, json *to, const char *key,
                      const diff_value *value) {
    if (value->kind == DIFF_TEXT)
        bp_json_add_text(out, to, key, value->text);
    else if (value->kind == DIFF_NUMBER)
        bp_json_add_number(out, to, key, value->number);
}

static void add_items(bp_json_out *out, const diff *d) {
    json *array = bp_json_new_array(out);
    for (size_t i = 0; i < d->n_items; i++) {
        const diff_item *item = &d->items[i];
        json *to = bp_json_new_object(out);
        bp_json_add_text(out, to, "group", diff_group_names[item->group]);
        if (item->name)
            bp_json_add_text(out, to, "name", item->name);
        if (item->what)
            bp_json_add_text(out, to, "what", item->what);
        add_value(out, to, "a", &item->a);
        add_value(out, to, "b", &item->b);
        bp_json_add(out, array, NULL, to);
    }
    bp_json_add_lines(out, out->tree, "differences", array, 1);
}

static void add_layers(bp_json_out *out, const diff *d) {
    json *array = bp_json_new_array(out);
    for (size_t i = 0; d->is_comparable && i < d->a->network.n_layers; i++) {
        const diff_layer *its = &d->layers[i];
        char place[SHOW_NAME];
        json *to = bp_json_new_object(out);
        bp_json_add_size(out, to, "layer", i + 1);
        bp_json_add_size(out, to, "compared", its->n_compared);
        bp_json_add_size(out, to, "differ", its->n_differ);
        bp_json_add_size(out, to, "only_a", its->n_only_a);
        bp_json_add_size(out, to, "only_b", its->n_only_b);
        if (its->n_differ) {
            bp_json_add_number(out, to, "largest", its->largest);
            bp_json_add_size(out, to, "unit", its->unit + 1);
            bp_json_add_text(out, to, "input",
                             diff_place(d, i, place, sizeof place));
            if (its->size_sum > 0)
                bp_json_add_number(out, to, "relative_rms", diff_relative(its));
        }
        bp_json_add(out, array, NULL, to);
    }
    bp_json_add_lines(out, out->tree, "weights", array, 1);
}

bp_status diff_tell_json(const diff *d, bp_error *err) {
    bp_json_out out;
    bp_json_out_init(&out);
    answer_add_clean(&out, out.tree, "a", d->names[0]);
    answer_add_clean(&out, out.tree, "b", d->names[1]);
    bp_json_add_bool(&out, out.tree, "same", diff_is_same(d, false));
    bp_json_add_bool(&out, out.tree, "same_predictions", diff_is_same(d, true));
    add_items(&out, d);
    add_layers(&out, d);
    return answer_print(&out, err);
}

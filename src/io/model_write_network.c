/* model_write_network.c - the layers of a model as JSON. */
#include "model_write.h"

#include <endian.h>
#include <resolv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"
#include "bp/num.h"

/* One unit's weights a line; cJSON would take 80 bytes for each of them, so
 * they are written as text at once. NULL when memory runs out. */
static char *weights_text(const bp_layer *layer, float *params) {
    char *text = NULL, number[BP_NUM_TEXT];
    size_t length;
    FILE *out = open_memstream(&text, &length);
    if (!out)
        return NULL;
    for (size_t n = 0; n < layer->n_units; n++) {
        fputs(n ? "],\n\t\t\t\t[" : "[\n\t\t\t\t[", out);
        for (size_t k = 0; k < layer->n_inputs; k++) {
            float w = *bp_layer_weight(layer, params, k, n);
            fprintf(out, k ? ", %s" : "%s", bp_num_from_float(w, number));
        }
    }
    fputs("]\n\t\t\t]", out);
    if (fclose(out) == 0)
        return text;
    free(text);
    return NULL;
}

static char *biases_text(const bp_layer *layer, float *params) {
    char *text = NULL, number[BP_NUM_TEXT];
    size_t length;
    FILE *out = open_memstream(&text, &length);
    if (!out)
        return NULL;
    for (size_t n = 0; n < layer->n_units; n++)
        fprintf(out, n ? ", %s" : "[%s",
                bp_num_from_float(bp_layer_b(layer, params)[n], number));
    fputs("]", out);
    if (fclose(out) == 0)
        return text;
    free(text);
    return NULL;
}

char *model_base64(const float *floats, size_t count, bp_error *err) {
    size_t bytes = count * sizeof(float), room = (bytes + 2) / 3 * 4 + 3;
    uint32_t *little = bp_alloc(count, sizeof *little, err);
    char *text = bp_alloc(room, 1, err);
    if (little && text) {
        memcpy(little, floats, bytes);
        for (size_t i = 0; i < count; i++)
            little[i] = htole32(little[i]);
        text[0] = '"';
        b64_ntop((const unsigned char *)little, bytes, text + 1, room - 1);
        strcat(text + (bytes + 2) / 3 * 4, "\"");
    }
    free(little);
    return text;
}

/* Weights unit by unit, as in the other form. */
static char *weights_base64(const bp_layer *layer, float *params,
                            bp_error *err) {
    size_t n_in = layer->n_inputs;
    float *weights = bp_alloc(layer->n_units * n_in, sizeof(float), err);
    if (!weights)
        return NULL;
    for (size_t n = 0; n < layer->n_units; n++)
        for (size_t k = 0; k < n_in; k++)
            weights[n * n_in + k] = *bp_layer_weight(layer, params, k, n);
    char *text = model_base64(weights, layer->n_units * n_in, err);
    free(weights);
    return text;
}

void model_add_text(bp_json_out *out, struct cJSON *to, const char *key,
                    char *text) {
    if (text)
        bp_json_add_raw(out, to, key, text);
    else
        out->failed = true;
    free(text);
}

void model_write_network(bp_json_out *out, const bp_model *model,
                         bp_error *err) {
    const bp_network *net = &model->network;
    bp_json_add_text(out, out->tree, "encoding",
                     model->base64 ? "base64" : "text");
    struct cJSON *layers = bp_json_new_array(out);
    for (size_t i = 0; i < net->n_layers; i++) {
        const bp_layer *layer = &net->layers[i];
        struct cJSON *json = bp_json_new_object(out);
        bp_json_add_size(out, json, "inputs", layer->n_inputs);
        bp_json_add_size(out, json, "units", layer->n_units);
        bp_json_add_text(out, json, "activation",
                         bp_activation_names[layer->f]);
        if (model->base64) {
            model_add_text(out, json, "biases",
                           model_base64(bp_layer_b(layer, net->params),
                                        layer->n_units, err));
            model_add_text(out, json, "weights",
                           weights_base64(layer, net->params, err));
        } else {
            model_add_text(out, json, "biases",
                           biases_text(layer, net->params));
            model_add_text(out, json, "weights",
                           weights_text(layer, net->params));
        }
        bp_json_add(out, layers, NULL, json);
    }
    bp_json_add(out, out->tree, "layers", layers);
}

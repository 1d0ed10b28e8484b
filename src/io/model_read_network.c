/* model_read_network.c - the layers of a model, from JSON. Sizes are held
 * against each other and against the file before memory is taken for them. */
#include "model_read.h"

#include <endian.h>
#include <math.h>
#include <resolv.h>
#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"

/* What a layer says of itself, before memory is taken for it. */
static bp_status read_layer_head(const bp_json *at, size_t *n_inputs,
                                 size_t *n_units, bp_activation *f,
                                 bp_error *err) {
    static const char *const keys[] = {"inputs", "units",   "activation",
                                       "biases", "weights", NULL};
    size_t choice = 0;
    bp_status status = bp_json_only(at, keys, err);
    if (!status)
        status = bp_json_size(at, "inputs", 1, BP_MAX_UNITS, n_inputs, err);
    if (!status)
        status = bp_json_size(at, "units", 1, BP_MAX_UNITS, n_units, err);
    if (!status)
        status =
            bp_json_choice(at, "activation", bp_activation_names, &choice, err);
    *f = (bp_activation)choice;
    return status;
}

/* A parameter takes at least two bytes of the file ("0,"), five in base64: a
 * network that claims more can't be in it. */
static bp_status check_claim(const bp_json *layers, double n_params,
                             size_t length, bp_error *err) {
    if (n_params * 2 <= (double)length)
        return BP_OK;
    return bp_json_fail(layers, err,
                        "%.0f parameters are claimed, more than "
                        "the file has room for",
                        n_params);
}

static bp_status read_network_head(const bp_json *layers, size_t n_layers,
                                   size_t length, bp_network *net,
                                   bp_error *err) {
    size_t sizes[BP_MAX_LAYERS + 1];
    bp_activation f[BP_MAX_LAYERS];
    double n_params = 0;
    bp_json element = {0};
    if (n_layers == 0 || n_layers > BP_MAX_LAYERS)
        return bp_json_fail(layers, err, "%zu layers, where 1 to %d must be",
                            n_layers, BP_MAX_LAYERS);
    while (bp_json_next(layers, &element)) {
        size_t i = element.index, n_inputs = 0;
        bp_status status =
            read_layer_head(&element, &n_inputs, &sizes[i + 1], &f[i], err);
        if (status)
            return status;
        if (i > 0 && n_inputs != sizes[i])
            return bp_json_fail(&element, err,
                                "%zu inputs where the layer "
                                "before has %zu units",
                                n_inputs, sizes[i]);
        if (bp_activation_is_for_outputs(f[i]) && i + 1 < n_layers)
            return bp_json_fail(&element, err, "%s is for the last layer",
                                bp_activation_names[f[i]]);
        sizes[i] = n_inputs;
        n_params += ((double)n_inputs + 1) * (double)sizes[i + 1];
    }
    bp_status status = check_claim(layers, n_params, length, err);
    return status ? status : bp_network_init(net, sizes, f, n_layers, err);
}

static bp_status read_float(const bp_json *at, float *number, bp_error *err) {
    double value;
    bp_status status = bp_json_as_number(at, &value, err);
    if (status)
        return status;
    *number = (float)value;
    return isfinite(*number)
               ? BP_OK
               : bp_json_fail(at, err, "%g does not fit into 32 bits", value);
}

bp_status model_read_base64(const bp_json *at, size_t count, float **floats,
                            bp_error *err) {
    const char *text;
    bp_status status = bp_json_as_text(at, &text, err);
    if (status)
        return status;
    size_t bytes = count * sizeof(float);
    if (strlen(text) != (bytes + 2) / 3 * 4)
        return bp_json_fail(at, err,
                            "%zu characters of base64 where %zu "
                            "numbers take %zu",
                            strlen(text), count, (bytes + 2) / 3 * 4);
    *floats = bp_alloc(count + 1, sizeof **floats, err);
    if (!*floats)
        return BP_ESYSTEM;
    if (b64_pton(text, (unsigned char *)*floats, bytes + 3) != (int)bytes)
        return bp_json_fail(at, err, "not base64");
    for (size_t i = 0; i < count; i++) {
        uint32_t bits;
        memcpy(&bits, *floats + i, sizeof bits);
        bits = le32toh(bits);
        memcpy(*floats + i, &bits, sizeof bits);
        if (!isfinite((*floats)[i]))
            return bp_json_fail(at, err, "number %zu is not finite", i);
    }
    return BP_OK;
}

static bp_status read_layer_base64(const bp_json *biases,
                                   const bp_json *weights,
                                   const bp_layer *layer, float *params,
                                   bp_error *err) {
    size_t n_in = layer->n_inputs, n_units = layer->n_units;
    float *b = NULL, *w = NULL;
    bp_status status = model_read_base64(biases, n_units, &b, err);
    if (!status)
        status = model_read_base64(weights, n_units * n_in, &w, err);
    for (size_t n = 0; !status && n < n_units; n++) {
        bp_layer_b(layer, params)[n] = b[n];
        for (size_t k = 0; k < n_in; k++)
            *bp_layer_weight(layer, params, k, n) = w[n * n_in + k];
    }
    free(b);
    free(w);
    return status;
}

static bp_status read_unit(const bp_json *at, const bp_layer *layer, size_t n,
                           float *params, bp_error *err) {
    bp_json number = {0};
    if (!bp_json_is_array(at))
        return bp_json_fail(at, err, "not an array of a unit's weights");
    if (bp_json_count(at) != layer->n_inputs)
        return bp_json_fail(at, err,
                            "%zu numbers where the layer has %zu "
                            "inputs",
                            bp_json_count(at), layer->n_inputs);
    bp_status status = BP_OK;
    while (!status && bp_json_next(at, &number))
        status = read_float(
            &number, bp_layer_weight(layer, params, number.index, n), err);
    return status;
}

static bp_status read_layer_text(const bp_json *biases, const bp_json *weights,
                                 const bp_layer *layer, float *params,
                                 bp_error *err) {
    bp_json element = {0};
    bp_status status = BP_OK;
    if (!bp_json_is_array(biases) || !bp_json_is_array(weights))
        return bp_json_fail(bp_json_is_array(biases) ? weights : biases, err,
                            "not an array");
    if (bp_json_count(biases) != layer->n_units)
        return bp_json_fail(biases, err,
                            "%zu numbers where the layer has %zu "
                            "units",
                            bp_json_count(biases), layer->n_units);
    if (bp_json_count(weights) != layer->n_units)
        return bp_json_fail(weights, err,
                            "%zu rows where the layer has %zu "
                            "units",
                            bp_json_count(weights), layer->n_units);
    while (!status && bp_json_next(biases, &element))
        status = read_float(&element, bp_layer_b(layer, params) + element.index,
                            err);
    element = (bp_json){0};
    while (!status && bp_json_next(weights, &element))
        status = read_unit(&element, layer, element.index, params, err);
    return status;
}

bp_status model_read_network(const bp_json *root, size_t length,
                             bp_model *model, bp_error *err) {
    static const char *const encodings[] = {"text", "base64", NULL};
    bp_json layers, element = {0};
    size_t n_layers, encoding;
    bp_status status =
        bp_json_choice(root, "encoding", encodings, &encoding, err);
    if (!status)
        status = bp_json_array(root, "layers", &layers, &n_layers, err);
    if (!status)
        status =
            read_network_head(&layers, n_layers, length, &model->network, err);
    model->base64 = !status && encoding == 1;
    while (!status && bp_json_next(&layers, &element)) {
        bp_json biases, weights;
        const bp_layer *layer = &model->network.layers[element.index];
        status = bp_json_member(&element, "biases", &biases, err);
        if (!status)
            status = bp_json_member(&element, "weights", &weights, err);
        if (!status)
            status = (model->base64 ? read_layer_base64 : read_layer_text)(
                &biases, &weights, layer, model->network.params, err);
    }
    return status;
}

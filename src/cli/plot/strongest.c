/* strongest.c - which of many to show. */
#include "plot/strongest.h"

#include <stdlib.h>

#include "bp/mem.h"

typedef struct ranked {
    double strength;
    size_t number;
} ranked;

static int by_strength(const void *left, const void *right) {
    const ranked *a = left, *b = right;
    if (a->strength != b->strength)
        return a->strength < b->strength ? 1 : -1;
    return (a->number > b->number) - (a->number < b->number);
}

static int by_number(const void *left, const void *right) {
    const size_t *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

bp_status strongest(const double *strengths, size_t n, size_t most,
                    size_t **chosen, size_t *n_chosen, bp_error *err) {
    *n_chosen = n < most ? n : most;
    *chosen = bp_alloc(*n_chosen, sizeof **chosen, err);
    ranked *all = bp_alloc(n, sizeof *all, err);
    if (!*chosen || !all) {
        free(*chosen);
        free(all);
        *chosen = NULL;
        return err->status;
    }
    for (size_t i = 0; i < n; i++)
        all[i] = (ranked){strengths[i], i};
    qsort(all, n, sizeof *all, by_strength);
    for (size_t i = 0; i < *n_chosen; i++)
        (*chosen)[i] = all[i].number;
    qsort(*chosen, *n_chosen, sizeof **chosen, by_number);
    free(all);
    return BP_OK;
}

void strengths_of(const bp_layer *layer, float *params, double *out,
                  double *in) {
    for (size_t k = 0; k < layer->n_inputs; k++) {
        for (size_t n = 0; n < layer->n_units; n++) {
            double w = *bp_layer_weight(layer, params, k, n);
            if (out)
                out[k] += w * w;
            if (in)
                in[n] += w * w;
        }
    }
}

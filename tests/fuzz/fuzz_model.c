/* fuzz_model.c - any bytes as a model file: refused, or a model that can be
 * used, and that is saved and loaded again to the same bytes and does the
 * same. */
#include <math.h>
#include <string.h>

#include "bp/lbfgs.h"
#include "bp/model.h"
#include "fuzz_helper.h"

/* The model as bytes; the caller frees them. Standard output is written
 * directly, so that nothing has to be renamed or reach a disk. */
static char *saved(const bp_model *model, size_t *length) {
    bp_error err;
    memory_file out = memory_file_new("", 0);
    int kept = dup(STDOUT_FILENO);
    if (kept < 0 || dup2(out.fd, STDOUT_FILENO) < 0)
        abort();
    if (bp_model_save(model, "-", &err))
        stop("loaded, but not saved: %s", err.message);
    if (dup2(kept, STDOUT_FILENO) < 0)
        abort();
    close(kept);
    off_t end = lseek(out.fd, 0, SEEK_END);
    char *text = malloc((size_t)end + 1);
    if (!text || pread(out.fd, text, (size_t)end, 0) != end)
        abort();
    memory_file_close(&out);
    *length = (size_t)end;
    return text;
}

static bp_status load(bp_model *model, const void *bytes, size_t length,
                      bp_error *err) {
    memory_file file = memory_file_new(bytes, length);
    bp_status status = bp_model_load(model, file.path, err);
    memory_file_close(&file);
    return status;
}

/* What comes of a row. */
typedef struct encoded {
    size_t width;
    float *x;
    bp_status status;
    bp_error error;
} encoded;

/* What input `i` alone makes of a cell: it is refused, or is finite. */
static encoded encode(const bp_encoder *encoder, size_t i, const char *text) {
    bp_encoder one = *encoder;
    one.inputs = &encoder->inputs[i];
    one.n_inputs = 1;
    encoded e = {.width = bp_encoder_width(&one)};
    char *cell = strdup(text);
    e.x = malloc(e.width * sizeof *e.x);
    if (!cell || !e.x)
        abort();
    size_t column = 0;
    bp_record row = {.file = "cells", .line = 1, .n_cells = 1, .cells = &cell};
    e.status = bp_encoder_inputs(&one, &row, &column, e.x, NULL, &e.error);
    for (size_t j = 0; !e.status && j < e.width; j++)
        if (!isfinite(e.x[j]))
            stop("input %zu: '%s' makes %g", i, text, (double)e.x[j]);
    free(cell);
    return e;
}

/* Both models make the same of it. */
static void try_cell(const bp_model *model, const bp_model *again, size_t i,
                     const char *text) {
    encoded a = encode(&model->encoder, i, text);
    encoded b = encode(&again->encoder, i, text);
    if (a.status != b.status || a.width != b.width ||
        (a.status && strcmp(a.error.message, b.error.message) != 0))
        stop("'%s': %s\nafterwards: %s", text,
             a.status ? a.error.message : "encoded",
             b.status ? b.error.message : "encoded");
    if (!a.status && memcmp(a.x, b.x, a.width * sizeof *a.x) != 0)
        stop("'%s' makes other inputs afterwards", text);
    free(a.x);
    free(b.x);
}

/* Training would go on from the same, and from nothing that can't be. */
static void try_states(const bp_model *model, const bp_model *again) {
    const bp_state *a = &model->state, *b = &again->state;
    size_t n_epochs = a->history.n_epochs;
    if (model->has_state != again->has_state || a->n_blocks != b->n_blocks ||
        model->in_refit != again->in_refit || b->history.n_epochs != n_epochs)
        stop("a state is another one afterwards");
    if (!model->has_state)
        return;
    if ((!model->in_refit && model->history.n_epochs != n_epochs) ||
        a->n_waited > n_epochs || a->history.best > n_epochs ||
        a->row > model->n_rows || a->good_steps > a->n_steps ||
        a->n_pairs > BP_LBFGS_PAIRS || a->newest >= BP_LBFGS_PAIRS)
        stop("a state that can't be");
    const bp_history *like = model->in_refit ? &b->history : &model->history;
    if (n_epochs && memcmp(a->history.epochs, like->epochs,
                           n_epochs * sizeof *a->history.epochs) != 0)
        stop("a state with another history");
    for (size_t i = 0; i < a->n_blocks; i++) {
        size_t n = a->block_floats[i];
        if (n != b->block_floats[i] ||
            memcmp(a->blocks[i], b->blocks[i], n * sizeof(float)) != 0)
            stop("block %zu is another one afterwards", i);
        for (size_t j = 0; j < n; j++)
            if (!isfinite(a->blocks[i][j]))
                stop("block %zu has a number that isn't finite", i);
    }
}

static void try_models(const bp_model *model, const bp_model *again) {
    const bp_encoder *encoder = &model->encoder;
    static const char *const cells[] = {"", "NA", "1", "-1e300", "red", "1,5"};
    if (bp_network_inputs(&model->network) != bp_encoder_width(encoder))
        stop("the network has other inputs than the encoder");
    if (!bp_network_is_finite(&model->network))
        stop("a weight is not finite");
    for (size_t i = 0; i < encoder->n_inputs; i++) {
        for (size_t j = 0; j < sizeof cells / sizeof *cells; j++)
            try_cell(model, again, i, cells[j]);
        for (size_t j = 0; j < encoder->inputs[i].levels.count; j++)
            try_cell(model, again, i, encoder->inputs[i].levels.items[j]);
    }
    if (model->network.n_params != again->network.n_params ||
        memcmp(model->network.params, again->network.params,
               model->network.n_params * sizeof(float)) != 0)
        stop("the weights are others afterwards");
    for (size_t i = 0; i < encoder->n_targets; i++)
        if (bp_encoder_value(encoder, i, 0.5F) !=
            bp_encoder_value(&again->encoder, i, 0.5F))
            stop("predictions are scaled otherwise afterwards");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    bp_model model, again;
    bp_error err;
    if (load(&model, data, size, &err))
        return 0;
    size_t length, length_again;
    char *text = saved(&model, &length);
    if (load(&again, text, length, &err))
        stop("saved, but not loaded again: %s", err.message);
    char *text_again = saved(&again, &length_again);
    if (length != length_again || memcmp(text, text_again, length) != 0)
        stop("saved again to other bytes:\n%.*s\n%.*s", (int)length, text,
             (int)length_again, text_again);
    try_models(&model, &again);
    try_states(&model, &again);
    bp_model_free(&model);
    bp_model_free(&again);
    free(text);
    free(text_again);
    return 0;
}

/* model_helper.h - what the tests of the model file share: models of every
 * kind, and ways to see that a spoilt file is refused. */
#ifndef BP_TEST_MODEL_HELPER_H
#define BP_TEST_MODEL_HELPER_H

#include <math.h>

#include "bp/model.h"

#include "encoder_helper.h"

/* Fits an encoder to t.csv; the last `n_targets` columns are the targets. */
static inline void fit_model(bp_model *model, fitted *f, size_t n_targets) {
    bp_error err;
    look(f);
    size_t n_inputs = f->table.n_cols - n_targets;
    f->how.inputs = encoder_columns;
    f->how.targets = encoder_columns + n_inputs;
    f->how.n_inputs = n_inputs;
    f->how.n_targets = n_targets;
    f->how.categorical = f->categorical;
    assert_ok(bp_encoder_fit(&model->encoder, &f->table, f->profiles,
                             &f->missing, &f->how, &model->notes, &err));
    model->n_rows = f->table.n_rows;
    model->checksum = bp_pieces_checksum(f->table.pieces);
    forget(f);
}

static inline void fit_text(bp_model *model, const char *text, bp_header header,
                            bp_task task, size_t n_targets) {
    fitted f;
    start(&f);
    f.reading.header = header;
    f.how.task = task;
    f.how.scaling = f.how.target_scaling = BP_SCALE_STANDARD;
    write_text("t.csv", text);
    fit_model(model, &f, n_targets);
}

/* Three epochs with one rate and nothing held out. */
static inline void tell_history(bp_history *history) {
    static const bp_epoch epochs[] = {{.loss = 1.0 / 3, .rate = 0.01},
                                      {.loss = 0.25, .rate = 0.01},
                                      {.loss = 1e-9, .rate = 0.01}};
    *history = (bp_history){.n_epochs = 3, .capacity = 3};
    history->epochs = malloc(sizeof epochs);
    assert_non_null(history->epochs);
    memcpy(history->epochs, epochs, sizeof epochs);
}

/* Some that can be: of rates within 0 and 1, and of errors. */
static inline bp_score score_of(double value) {
    return (bp_score){value, value / 2, value * 2, value * 3};
}

/* For no targets, those of classes. */
static inline bp_scores scores_of(size_t n_rows, size_t n_targets) {
    bp_scores scores = {.n_rows = n_rows, .loss = 0.1, .n_targets = n_targets};
    if (n_targets == 0) {
        scores.accuracy = score_of(0.25);
        return scores;
    }
    scores.rmse = calloc(n_targets, sizeof *scores.rmse);
    scores.r2 = calloc(n_targets, sizeof *scores.r2);
    assert_true(scores.rmse && scores.r2);
    for (size_t i = 1; i < n_targets; i++)
        scores.rmse[i] = score_of(1.0 / 3);
    scores.r2[0] = -1.5;
    return scores;
}

static inline void describe(bp_model *model) {
    bp_error err;
    assert_ok(bp_model_set(model, "act", "tanh", false, &err));
    assert_ok(bp_model_set(model, "learning-rate", "0.01", true, &err));
    assert_ok(bp_model_set(model, "ignore", "", false, &err));
    assert_ok(bp_model_set(model, "seed", "7", true, &err));
    model->version = strdup("0.0.1");
    assert_non_null(model->version);
    tell_history(&model->history);
    bool classify = model->encoder.task == BP_CLASSIFY;
    model->scores =
        scores_of(model->n_rows, classify ? 0 : model->encoder.n_targets);
}

static inline void draw_weights(bp_model *model, const size_t *sizes,
                                bp_activation last) {
    const bp_activation f[] = {BP_TANH, last};
    bp_error err;
    bp_rng rng;
    assert_ok(bp_network_init(&model->network, sizes, f, 2, &err));
    bp_rng_seed(&rng, 50, BP_RNG_WEIGHTS);
    bp_network_randomize(&model->network, BP_INIT_AUTO, &rng);
}

/* Three classes from two numbers and a category; the file has names, empty
 * cells and words for missing ones. */
static inline bp_model classifier(bool base64) {
    static const size_t sizes[] = {5, 4, 3};
    bp_model model = {.base64 = base64};
    fit_text(
        &model,
        "size,colour,weight,kind\n1.5,red,,cat\n2.5,,10,dog\n4,blue,20,cat\n"
        "8,red,NA,bird\n",
        BP_HEADER_YES, BP_CLASSIFY, 1);
    describe(&model);
    draw_weights(&model, sizes, BP_SOFTMAX);
    return model;
}

/* Two numbers from two; the file has no names. */
static inline bp_model regression(bool base64) {
    static const size_t sizes[] = {2, 3, 2};
    bp_model model = {.base64 = base64, .loss = BP_MSE};
    fit_text(&model, "1,2,3,4\n5,6,7,9\n1,3,6,2\n", BP_HEADER_NO, BP_REGRESS,
             2);
    describe(&model);
    draw_weights(&model, sizes, BP_IDENTITY);
    model.history.ending = BP_END_INTERRUPTED;
    return model;
}

/* With all that is left out of other files: blanks between cells, decimal
 * commas, words missing in text, indicators, rare levels, levels for missing
 * cells, and nothing for them. */
static inline bp_model strange(bool base64) {
    static const size_t sizes[] = {9, 3, 1};
    bp_model model = {.base64 = base64, .loss = BP_MSE};
    fitted f;
    start(&f);
    f.reading.dialect =
        (bp_dialect){.delimiter = ' ', .blanks = true, .decimal = ','};
    f.missing.in_text = true;
    f.categorical[2] = true;
    f.how.number_filling = BP_FILL_MEAN;
    f.how.category_filling = BP_FILL_MOST_FREQUENT;
    f.how.indicators = true;
    f.how.min_count = 2;
    f.how.unseen = BP_UNSEEN_OTHER;
    write_text("t.csv", "size colour grade length y\n1,5 red 2,5 1 1\n"
                        "NA red 2,5 2 2\n3 blue NA 3 3\n4 pink 1 4 4\n"
                        "5 blue 1 5 5\n6 NA 7 6 6\n");
    fit_model(&model, &f, 1);
    model.encoder.inputs[3].has_fill = false;
    describe(&model);
    draw_weights(&model, sizes, BP_IDENTITY);
    return model;
}

/* Rows were held out, the rate changed, and training went back once. */
static inline void hold_out(bp_model *model) {
    bp_history *history = &model->history;
    history->has_held_out = true;
    history->best = 2;
    history->n_recoveries = 1;
    history->ending = BP_END_PATIENCE;
    for (size_t i = 0; i < history->n_epochs; i++) {
        history->epochs[i].held_out_loss = 0.7 / (double)(i + 1);
        history->epochs[i].held_out_score = 0.1 * (double)(i + 1);
        history->epochs[i].rate = 0.1 / (double)(i + 1);
    }
    model->held_out = scores_of(2, model->scores.n_targets);
}

/* Blocks of 1, 2, 3 ... floats. */
static inline void add_blocks(bp_state *state, size_t n) {
    bp_rng rng;
    bp_rng_seed(&rng, 53, BP_RNG_WEIGHTS);
    state->n_blocks = n;
    state->blocks = calloc(n, sizeof *state->blocks);
    state->block_floats = calloc(n, sizeof *state->block_floats);
    assert_true(state->blocks && state->block_floats);
    for (size_t i = 0; i < n; i++) {
        state->block_floats[i] = i + 1;
        state->blocks[i] = calloc(i + 1, sizeof(float));
        assert_non_null(state->blocks[i]);
        for (size_t j = 0; j <= i; j++)
            state->blocks[i][j] = (float)bp_rng_uniform(&rng) - 0.5F;
    }
}

/* Training can go on from there. */
static inline void add_state(bp_model *model) {
    bp_state *state = &model->state;
    model->has_state = true;
    *state = (bp_state){.row = 1,
                        .loss_sum = 0.1 + 0.2,
                        .rate_factor = 0.125,
                        .n_steps = 9007199254740991,
                        .good_steps = 3,
                        .best_loss = 1.0 / 7,
                        .n_waited = 1,
                        .plateau_loss = INFINITY,
                        .n_plateau = 2,
                        .n_drops = 1,
                        .n_pairs = 10,
                        .newest = 4};
    tell_history(&state->history);
    memcpy(state->history.epochs, model->history.epochs,
           model->history.n_epochs * sizeof *model->history.epochs);
    bp_epoch *epochs = state->history.epochs;
    state->history = model->history;
    state->history.epochs = epochs;
    add_blocks(state, 4);
}

/* A classifier that was judged on rows held out. */
static inline bp_model judged(bool base64) {
    bp_model model = classifier(base64);
    hold_out(&model);
    return model;
}

/* The same of a regression, kept on the way. */
static inline bp_model checkpoint(bool base64) {
    bp_model model = regression(base64);
    hold_out(&model);
    add_state(&model);
    return model;
}

/* A classifier kept on the way before anything was scored or rows held out. */
static inline bp_model unscored(bool base64) {
    bp_model model = classifier(base64);
    bp_scores_free(&model.scores);
    add_state(&model);
    model.state.best_loss = INFINITY;
    return model;
}

typedef bp_model (*maker)(bool base64);
static const maker makers[] = {classifier, regression, strange,
                               judged,     checkpoint, unscored};
enum { N_FILES = 2 * sizeof makers / sizeof *makers }; /* text or base64 */

/* The file of a model; the caller frees it. */
static inline char *text_of(maker make, bool base64, size_t *length) {
    bp_model model = make(base64);
    bp_error err;
    assert_ok(bp_model_save(&model, "m.json", &err));
    bp_model_free(&model);
    return read_bytes("m.json", length);
}

static inline void check_loads(void) {
    bp_model model;
    bp_error err;
    assert_ok(bp_model_load(&model, "m.json", &err));
    bp_model_free(&model);
}

static inline void check_refused(const char *sentence) {
    bp_model model;
    bp_error err;
    assert_fails(bp_model_load(&model, "m.json", &err), BP_EMODEL, sentence);
    assert_null(model.network.params);
    assert_null(model.version);
}

/* A model with the text `from` made `to`. */
static inline void write_changed(maker make, bool base64, const char *from,
                                 const char *to) {
    size_t length;
    char *text = text_of(make, base64, &length);
    char *at = strstr(text, from);
    if (!at)
        fail_msg("no %s in the model", from);
    FILE *out = fopen("m.json", "w");
    assert_non_null(out);
    fwrite(text, 1, (size_t)(at - text), out);
    fputs(to, out);
    fputs(at + strlen(from), out);
    fclose(out);
    free(text);
}

static inline void changed(maker make, const char *from, const char *to,
                           const char *sentence) {
    write_changed(make, false, from, to);
    check_refused(sentence);
}

#endif

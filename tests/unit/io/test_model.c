/* test_model.c - models written and read back, and what no model file may do:
 * each member is taken out or spoilt in turn. */
#include "bp/model.h"

#include <cjson/cJSON.h>
#include <fcntl.h>
#include <float.h>
#include <math.h>
#include <signal.h>
#include <sys/resource.h>

#include "encoder_helper.h"

/* Fits an encoder to t.csv; the last `n_targets` columns are the targets. */
static void fit_model(bp_model *model, fitted *f, size_t n_targets) {
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

static void fit_text(bp_model *model, const char *text, bp_header header,
                     bp_task task, size_t n_targets) {
    fitted f;
    start(&f);
    f.reading.header = header;
    f.how.task = task;
    f.how.scaling = f.how.target_scaling = BP_SCALE_STANDARD;
    write_text("t.csv", text);
    fit_model(model, &f, n_targets);
}

static void describe(bp_model *model) {
    static const double losses[] = {1.0 / 3, 0.25, 1e-9};
    bp_error err;
    assert_ok(bp_model_set(model, "act", "tanh", false, &err));
    assert_ok(bp_model_set(model, "learning-rate", "0.01", true, &err));
    assert_ok(bp_model_set(model, "ignore", "", false, &err));
    assert_ok(bp_model_set(model, "seed", "7", true, &err));
    model->version = strdup("0.0.1");
    model->history.n_epochs = 3;
    model->history.loss = malloc(sizeof losses);
    assert_true(model->version && model->history.loss);
    memcpy(model->history.loss, losses, sizeof losses);
    model->scores.loss = 0.1;
}

static void draw_weights(bp_model *model, const size_t *sizes,
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
static bp_model classifier(bool base64) {
    static const size_t sizes[] = {5, 4, 3};
    bp_model model = {.base64 = base64};
    fit_text(
        &model,
        "size,colour,weight,kind\n1.5,red,,cat\n2.5,,10,dog\n4,blue,20,cat\n"
        "8,red,NA,bird\n",
        BP_HEADER_YES, BP_CLASSIFY, 1);
    describe(&model);
    draw_weights(&model, sizes, BP_SOFTMAX);
    model.scores.accuracy = 0.25;
    return model;
}

/* Two numbers from two; the file has no names. */
static bp_model regression(bool base64) {
    static const size_t sizes[] = {2, 3, 2};
    bp_model model = {.base64 = base64, .loss = BP_MSE};
    fit_text(&model, "1,2,3,4\n5,6,7,9\n1,3,6,2\n", BP_HEADER_NO, BP_REGRESS,
             2);
    describe(&model);
    draw_weights(&model, sizes, BP_IDENTITY);
    model.history.stopped = true;
    model.scores.n_targets = 2;
    model.scores.rmse = calloc(2, sizeof(double));
    model.scores.r2 = calloc(2, sizeof(double));
    assert_true(model.scores.rmse && model.scores.r2);
    model.scores.rmse[1] = 0.5;
    model.scores.r2[0] = -1.5;
    return model;
}

/* With all that is left out of other files: blanks between cells, decimal
 * commas, words missing in text, indicators, rare levels, levels for missing
 * cells, and nothing for them. */
static bp_model strange(bool base64) {
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
    model.scores.n_targets = 1;
    model.scores.rmse = calloc(1, sizeof(double));
    model.scores.r2 = calloc(1, sizeof(double));
    assert_true(model.scores.rmse && model.scores.r2);
    return model;
}

typedef bp_model (*maker)(bool base64);
static const maker makers[] = {classifier, regression, strange};
enum { N_FILES = 2 * sizeof makers / sizeof *makers }; /* text or base64 */

/* The file of a model; the caller frees it. */
static char *text_of(maker make, bool base64, size_t *length) {
    bp_model model = make(base64);
    bp_error err;
    assert_ok(bp_model_save(&model, "m.json", &err));
    bp_model_free(&model);
    return read_bytes("m.json", length);
}

static void check_loads(void) {
    bp_model model;
    bp_error err;
    assert_ok(bp_model_load(&model, "m.json", &err));
    bp_model_free(&model);
}

static void check_refused(const char *sentence) {
    bp_model model;
    bp_error err;
    assert_fails(bp_model_load(&model, "m.json", &err), BP_EMODEL, sentence);
    assert_null(model.network.params);
    assert_null(model.version);
}

/* --- what is written is read back --- */

static void test_saved_loaded_and_saved_is_the_same_file(void **state) {
    (void)state;
    for (size_t i = 0; i < N_FILES; i++) {
        size_t length, again_length;
        char *text = text_of(makers[i / 2], i % 2, &length);
        bp_model model;
        bp_error err;
        assert_ok(bp_model_load(&model, "m.json", &err));
        assert_int_equal(model.base64, i % 2);
        assert_ok(bp_model_save(&model, "again.json", &err));
        char *again = read_bytes("again.json", &again_length);
        assert_string_equal(again, text);
        assert_int_equal(again_length, length);
        bp_model_free(&model);
        free(again);
        free(text);
    }
}

static void check_column(const bp_column *got, const bp_column *wanted) {
    assert_string_equal(got->name, wanted->name);
    assert_int_equal(got->position, wanted->position);
    assert_int_equal(got->type, wanted->type);
    assert_int_equal(got->has_fill, wanted->has_fill);
    assert_int_equal(got->has_indicator, wanted->has_indicator);
    assert_int_equal(got->has_other, wanted->has_other);
    if (wanted->type == BP_CATEGORY) {
        char *levels = joined(&wanted->levels);
        check_strings(&got->levels, levels);
        free(levels);
        assert_int_equal(got->numeric, wanted->numeric);
        assert_int_equal(got->fill_level, wanted->fill_level);
        assert_memory_equal(got->sorted, wanted->sorted,
                            wanted->levels.count * sizeof *wanted->sorted);
        return;
    }
    if (wanted->has_fill)
        assert_memory_equal(&got->fill, &wanted->fill, sizeof got->fill);
    assert_memory_equal(&got->centre, &wanted->centre, sizeof got->centre);
    assert_memory_equal(&got->scale, &wanted->scale, sizeof got->scale);
}

static void check_encoder(const bp_encoder *got, const bp_encoder *wanted) {
    char *missing = joined(&wanted->missing.words);
    check_strings(&got->missing.words, missing);
    free(missing);
    assert_int_equal(got->task, wanted->task);
    assert_int_equal(got->has_names, wanted->has_names);
    assert_int_equal(got->n_file_columns, wanted->n_file_columns);
    assert_int_equal(got->dialect.delimiter, wanted->dialect.delimiter);
    assert_int_equal(got->dialect.blanks, wanted->dialect.blanks);
    assert_int_equal(got->dialect.decimal, wanted->dialect.decimal);
    assert_int_equal(got->missing.in_text, wanted->missing.in_text);
    assert_int_equal(got->unseen, wanted->unseen);
    assert_int_equal(got->n_inputs, wanted->n_inputs);
    assert_int_equal(got->n_targets, wanted->n_targets);
    for (size_t i = 0; i < wanted->n_inputs; i++)
        check_column(&got->inputs[i], &wanted->inputs[i]);
    for (size_t i = 0; i < wanted->n_targets; i++)
        check_column(&got->targets[i], &wanted->targets[i]);
}

static void check_network(const bp_network *got, const bp_network *wanted) {
    assert_int_equal(got->n_layers, wanted->n_layers);
    assert_int_equal(got->n_params, wanted->n_params);
    for (size_t i = 0; i < wanted->n_layers; i++) {
        assert_int_equal(got->layers[i].n_inputs, wanted->layers[i].n_inputs);
        assert_int_equal(got->layers[i].n_units, wanted->layers[i].n_units);
        assert_int_equal(got->layers[i].f, wanted->layers[i].f);
    }
    assert_memory_equal(got->params, wanted->params,
                        wanted->n_params * sizeof(float));
}

static void check_story(const bp_model *got, const bp_model *wanted) {
    char *notes = joined(&wanted->notes);
    check_strings(&got->notes, notes);
    free(notes);
    assert_string_equal(got->version, wanted->version);
    assert_int_equal(got->n_rows, wanted->n_rows);
    assert_int_equal(got->checksum, wanted->checksum);
    assert_int_equal(got->n_settings, wanted->n_settings);
    for (size_t i = 0; i < wanted->n_settings; i++) {
        assert_string_equal(got->settings[i].name, wanted->settings[i].name);
        assert_string_equal(got->settings[i].value, wanted->settings[i].value);
        assert_int_equal(got->settings[i].is_number,
                         wanted->settings[i].is_number);
    }
    assert_int_equal(got->history.n_epochs, wanted->history.n_epochs);
    assert_int_equal(got->history.stopped, wanted->history.stopped);
    assert_memory_equal(got->history.loss, wanted->history.loss,
                        wanted->history.n_epochs * sizeof(double));
}

static void check_scores(const bp_scores *got, const bp_scores *wanted) {
    size_t size = wanted->n_targets * sizeof(double);
    assert_true(got->loss == wanted->loss);
    assert_true(got->accuracy == wanted->accuracy);
    assert_int_equal(got->n_targets, wanted->n_targets);
    if (size == 0)
        return;
    assert_memory_equal(got->rmse, wanted->rmse, size);
    assert_memory_equal(got->r2, wanted->r2, size);
}

static void test_all_that_a_model_holds_comes_back(void **state) {
    (void)state;
    for (size_t i = 0; i < N_FILES; i++) {
        bp_model wanted = makers[i / 2](i % 2), got;
        bp_error err;
        assert_ok(bp_model_save(&wanted, "m.json", &err));
        assert_ok(bp_model_load(&got, "m.json", &err));
        check_encoder(&got.encoder, &wanted.encoder);
        check_network(&got.network, &wanted.network);
        check_story(&got, &wanted);
        check_scores(&got.scores, &wanted.scores);
        assert_int_equal(got.loss, wanted.loss);
        assert_int_equal(got.base64, wanted.base64);
        bp_model_free(&got);
        bp_model_free(&wanted);
    }
}

static void test_every_weight_comes_back_to_the_bit(void **state) {
    (void)state;
    bp_rng rng;
    bp_rng_seed(&rng, 51, BP_RNG_WEIGHTS);
    for (size_t round = 0; round < 100; round++) {
        bp_model wanted = classifier(round % 2), got;
        const bp_layer *layer = &wanted.network.layers[0];
        bp_error err;
        static const float special[] = {-0.0f, FLT_MAX, -FLT_MAX, FLT_MIN,
                                        0x1p-149f};
        for (size_t k = 0; k < layer->n_inputs; k++)
            for (size_t n = 0; n < layer->n_units; n++) {
                uint32_t bits = (uint32_t)bp_rng_next(&rng);
                float value;
                memcpy(&value, &bits, sizeof value);
                *bp_layer_weight(layer, wanted.network.params, k, n) =
                    n == 0            ? special[k]
                    : isfinite(value) ? value
                                      : 0.1f;
            }
        assert_ok(bp_model_save(&wanted, "m.json", &err));
        assert_ok(bp_model_load(&got, "m.json", &err));
        check_network(&got.network, &wanted.network);
        bp_model_free(&got);
        bp_model_free(&wanted);
    }
}

static void test_a_loaded_model_encodes_as_before(void **state) {
    (void)state;
    static const size_t columns[] = {0, 1, 2};
    char size[] = "3.25", colour[] = "red", weight[] = "?";
    char *cells[] = {size, colour, weight};
    bp_record record = {.file = "x", .line = 2, .n_cells = 3, .cells = cells};
    bp_model wanted = classifier(false), got;
    bp_error err;
    float before[5], after[5];
    assert_ok(bp_model_save(&wanted, "m.json", &err));
    assert_ok(bp_model_load(&got, "m.json", &err));
    assert_ok(bp_encoder_inputs(&wanted.encoder, &record, columns, before, NULL,
                                &err));
    assert_ok(
        bp_encoder_inputs(&got.encoder, &record, columns, after, NULL, &err));
    assert_memory_equal(after, before, sizeof before);
    assert_true(after[3] == 1);
    bp_model_free(&got);
    bp_model_free(&wanted);
}

static void test_nasty_names_and_levels_come_back(void **state) {
    (void)state;
    bp_model wanted = {.base64 = false}, got;
    static const size_t sizes[] = {4, 4, 2};
    bp_error err;
    fit_text(&wanted,
             "\"a \"\"b\"\"\n\\u0000\",t\xc3\xa9\n\"x,\ty\",1\n\"\\\",2\n"
             "\"\"\"\",1\n\x7f\x01,2\n",
             BP_HEADER_YES, BP_REGRESS, 1);
    wanted.encoder.task = BP_REGRESS;
    describe(&wanted);
    draw_weights(&wanted, sizes, BP_IDENTITY);
    bp_network_free(&wanted.network);
    static const size_t one_output[] = {4, 4, 1};
    draw_weights(&wanted, one_output, BP_IDENTITY);
    wanted.loss = BP_MSE;
    wanted.scores.n_targets = 1;
    wanted.scores.rmse = calloc(1, sizeof(double));
    wanted.scores.r2 = calloc(1, sizeof(double));
    assert_ok(bp_model_save(&wanted, "m.json", &err));
    assert_ok(bp_model_load(&got, "m.json", &err));
    check_encoder(&got.encoder, &wanted.encoder);
    assert_string_equal(got.encoder.inputs[0].name, "a \"b\"\n\\u0000");
    bp_model_free(&got);
    bp_model_free(&wanted);
}

static void test_a_long_seed_keeps_its_spelling(void **state) {
    (void)state;
    static const char *const seeds[] = {"123456", "100000000000000",
                                        "1000000000000000", "9007199254740991"};
    for (size_t i = 0; i < 4; i++) {
        bp_model model = classifier(false), again;
        bp_error err;
        assert_ok(bp_model_set(&model, "long", seeds[i], true, &err));
        assert_ok(bp_model_save(&model, "m.json", &err));
        assert_ok(bp_model_load(&again, "m.json", &err));
        assert_string_equal(again.settings[4].value, seeds[i]);
        bp_model_free(&again);
        bp_model_free(&model);
    }
}

static void test_the_header_comes_first_and_the_weights_last(void **state) {
    (void)state;
    static const char *const order[] = {
        "{\n\t\"format\":\t\"bp-model\",\n\t\"version\":\t1,\n",
        "\n\t\"bp\":",
        "\n\t\"task\":",
        "\n\t\"inputs\":",
        "\n\t\"targets\":",
        "\n\t\"data\":",
        "\n\t\"notes\":",
        "\n\t\"recipe\":",
        "\n\t\"history\":",
        "\n\t\"scores\":",
        "\n\t\"loss\":",
        "\n\t\"encoding\":",
        "\n\t\"layers\":"};
    size_t length;
    char *text = text_of(classifier, false, &length);
    const char *at = text;
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        const char *found = strstr(at, order[i]);
        if (!found || (i == 0 && found != text))
            fail_msg("not in its place: %s", order[i]);
        at = found;
    }
    assert_string_equal(text + length - 2, "}\n");
    free(text);
}

/* --- what is no model file --- */

static void test_a_file_that_cant_be_read_says_why(void **state) {
    (void)state;
    bp_model model;
    bp_error err;
    assert_fails(bp_model_load(&model, "no.json", &err), BP_EMODEL,
                 "no.json: can't be read: No such file or directory");
    assert_fails(bp_model_load(&model, ".", &err), BP_EMODEL,
                 ".: can't be read: Is a directory");
}

static void test_a_foreign_file_is_called_no_model(void **state) {
    (void)state;
    static const char *const foreign[] = {"{}",
                                          "[]",
                                          "null",
                                          "3",
                                          "\"bp-model\"",
                                          "{\"format\": 1}",
                                          "{\"format\": \"onnx\"}",
                                          "{\"format\": null, \"version\": 1}"};
    for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++) {
        write_text("m.json", foreign[i]);
        check_refused("m.json: not a bp model");
    }
    write_text("m.json", "");
    check_refused("m.json: empty: not a bp model");
    write_text("m.json", "a,b\n1,2\n");
    check_refused("m.json:1: not valid JSON; is the file cut short, or not a "
                  "bp model?");
}

static void test_a_newer_version_is_not_guessed_at(void **state) {
    (void)state;
    write_text("m.json", "{\"format\": \"bp-model\", \"version\": 2, "
                         "\"new\": true}");
    check_refused("m.json: a model of version 2; this bp reads version 1");
    write_text("m.json", "{\"format\": \"bp-model\", \"version\": 0}");
    check_refused("m.json: a model of version 0; this bp reads version 1");
    write_text("m.json", "{\"format\": \"bp-model\"}");
    check_refused("m.json: \"version\" is missing");
}

static void test_a_file_cut_short_anywhere_is_refused(void **state) {
    (void)state;
    for (size_t i = 0; i < N_FILES; i++) {
        size_t length;
        char *text = text_of(makers[i / 2], i % 2, &length);
        for (size_t cut = 0; cut + 1 < length; cut++) {
            bp_model model;
            bp_error err;
            assert_int_equal(truncate("m.json", (off_t)(length - 2 - cut)), 0);
            assert_int_equal(bp_model_load(&model, "m.json", &err), BP_EMODEL);
        }
        write_bytes("m.json", text, length - 1);
        check_loads();
        write_bytes("m.json", text, length);
        check_loads();
        free(text);
    }
}

static void test_any_byte_may_be_wrong_without_harm(void **state) {
    (void)state;
    static const char strange[] = "\"\\{}[]:,-0e9t \x80";
    bp_rng rng;
    bp_rng_seed(&rng, 52, BP_RNG_SHUFFLE);
    for (size_t i = 0; i < N_FILES; i++) {
        size_t length;
        char *text = text_of(makers[i / 2], i % 2, &length);
        for (size_t at = 0; at < length; at++) {
            bp_model model;
            bp_error err;
            char before = text[at];
            text[at] = pick(&rng, strange);
            write_bytes("m.json", text, length);
            bp_status status = bp_model_load(&model, "m.json", &err);
            assert_true(status == BP_OK || status == BP_EMODEL);
            bp_model_free(&model);
            text[at] = before;
        }
        free(text);
    }
}

/* --- each member in turn --- */

typedef enum spoiling {
    REMOVED,
    NULLED,
    TO_BOOL,
    TO_TEXT,
    TO_NUMBER,
    TO_ARRAY,
    TO_OBJECT,
    TWICE, /* the member stands twice */
    EXTRA, /* an object has a member nobody knows */
    NEGATIVE,
    VAST,
    ENDLESS, /* 1e999 */
    BROKEN,  /* a half more */
    MORE,    /* twice as much */
    WORD,    /* another text */
    NO_WORD, /* an empty text */
    EMPTIED,
    LONGER, /* the last element stands twice */
    FLIPPED,
    N_SPOILINGS,
} spoiling;

/* What is left to the maker of the file: these changes make another model, not
 * a bad one. */
static const struct {
    const char *path;
    unsigned allowed;
} freedoms[] = {
#define F(spoiling) (1u << (spoiling))
    {"bp", F(WORD) | F(NO_WORD)},
    {"inputs[].name", F(WORD) | F(NO_WORD)},
    {"inputs[].fill", F(NEGATIVE) | F(VAST) | F(BROKEN) | F(MORE)},
    {"inputs[].centre", F(NEGATIVE) | F(VAST) | F(BROKEN) | F(MORE)},
    {"inputs[].scale", F(VAST) | F(BROKEN) | F(MORE)},
    {"inputs[].levels[]", F(WORD)},
    {"targets[].name", F(WORD) | F(NO_WORD)},
    {"targets[].centre", F(NEGATIVE) | F(VAST) | F(BROKEN) | F(MORE)},
    {"targets[].scale", F(VAST) | F(BROKEN) | F(MORE)},
    {"targets[].levels[]", F(WORD)},
    {"data.rows", F(MORE)},
    {"data.columns", F(MORE)},
    {"data.header", F(FLIPPED)},
    {"data.blanks", F(REMOVED) | F(FLIPPED)},
    {"data.decimal", F(REMOVED)},
    {"data.missing_in_text", F(REMOVED) | F(FLIPPED)},
    {"unseen", F(REMOVED)},
    {"data.missing", F(EMPTIED) | F(LONGER)},
    {"data.missing[]", F(REMOVED) | F(WORD) | F(NO_WORD)},
    {"notes", F(EMPTIED) | F(LONGER)},
    {"notes[]", F(REMOVED) | F(WORD) | F(NO_WORD)},
    {"recipe", F(TO_OBJECT) | F(EXTRA)},
    {"recipe.act", F(REMOVED) | F(TO_NUMBER) | F(WORD) | F(NO_WORD)},
    {"recipe.ignore", F(REMOVED) | F(TO_NUMBER) | F(WORD) | F(NO_WORD)},
    {"recipe.learning-rate",
     F(REMOVED) | F(TO_TEXT) | F(NEGATIVE) | F(VAST) | F(BROKEN) | F(MORE)},
    {"recipe.seed",
     F(REMOVED) | F(TO_TEXT) | F(NEGATIVE) | F(VAST) | F(BROKEN) | F(MORE)},
    {"history.interrupted", F(FLIPPED)},
    {"history.loss[]", F(VAST) | F(BROKEN) | F(MORE)},
    {"scores.loss", F(VAST) | F(BROKEN) | F(MORE)},
    {"scores.accuracy", F(BROKEN) | F(MORE)},
    {"scores.rmse[]", F(VAST) | F(BROKEN) | F(MORE)},
    {"scores.r2[]", F(NEGATIVE) | F(VAST) | F(BROKEN) | F(MORE)},
    {"layers[].biases[]", F(NEGATIVE) | F(BROKEN) | F(MORE)},
    {"layers[].weights[][]", F(NEGATIVE) | F(BROKEN) | F(MORE)},
};

/* What may be held for bad or not. */
static const struct {
    const char *path;
    unsigned either;
} doubts[] = {
    {"inputs[].fill", F(REMOVED)},      {"inputs[].position", F(MORE)},
    {"targets[].position", F(MORE)},    {"inputs[].levels[]", F(NO_WORD)},
    {"targets[].levels[]", F(NO_WORD)}, {"history.loss[]", F(NEGATIVE)},
    {"scores.rmse[]", F(NEGATIVE)},
#undef F
};

/* One place in the document. */
typedef struct node {
    cJSON *item, *parent;
    char key[32];      /* empty in an array */
    char path[128];    /* "layers[0].biases[2]" */
    char pattern[128]; /* "layers[].biases[]" */
    char above[128];   /* the path of the parent */
} node;

/* Finds the place number `wanted` in the order of the text; `*count` counts the
 * places passed. */
static bool find_node(cJSON *item, const node *at, size_t wanted, size_t *count,
                      node *found) {
    size_t index = 0;
    for (cJSON *child = item->child; child; child = child->next, index++) {
        node next = {.item = child, .parent = item};
        strcpy(next.above, at->path);
        if (child->string)
            snprintf(next.key, sizeof next.key, "%s", child->string);
        const char *dot = *at->path && child->string ? "." : "";
        char step[64];
        if (child->string)
            snprintf(step, sizeof step, "%s%s", dot, child->string);
        else
            snprintf(step, sizeof step, "[%zu]", index);
        assert_true(snprintf(next.path, sizeof next.path, "%s%s", at->path,
                             step) < (int)sizeof next.path);
        assert_true(snprintf(next.pattern, sizeof next.pattern, "%s%s",
                             at->pattern, child->string ? step : "[]") <
                    (int)sizeof next.pattern);
        if ((*count)++ == wanted) {
            *found = next;
            return true;
        }
        if (find_node(child, &next, wanted, count, found))
            return true;
    }
    return false;
}

static void replace(const node *at, cJSON *item) {
    if (at->item->string)
        item->string = strdup(at->item->string);
    assert_true(cJSON_ReplaceItemViaPointer(at->parent, at->item, item));
}

/* Spoils the place in a way that fits its kind; false when this one doesn't. */
static bool spoil(const node *at, spoiling how) {
    cJSON *item = at->item;
    bool number = cJSON_IsNumber(item), text = cJSON_IsString(item);
    bool array = cJSON_IsArray(item), object = cJSON_IsObject(item);
    double value = item->valuedouble;
    switch (how) {
    case REMOVED:
        cJSON_Delete(cJSON_DetachItemViaPointer(at->parent, item));
        return true;
    case NULLED: return replace(at, cJSON_CreateNull()), true;
    case TO_BOOL:
        return !cJSON_IsBool(item) && (replace(at, cJSON_CreateTrue()), true);
    case TO_TEXT:
        return !text && (replace(at, cJSON_CreateString("NaN")), true);
    case TO_NUMBER:
        return !number && (replace(at, cJSON_CreateNumber(7)), true);
    case TO_ARRAY: return !array && (replace(at, cJSON_CreateArray()), true);
    case TO_OBJECT: return replace(at, cJSON_CreateObject()), true;
    case TWICE:
        return item->string &&
               cJSON_AddItemToObject(at->parent, item->string,
                                     cJSON_Duplicate(item, true));
    case EXTRA:
        return object && cJSON_AddNumberToObject(item, "extra", 1) != NULL;
    case NEGATIVE:
        return number &&
               (replace(at, cJSON_CreateNumber(-1 - fabs(value))), true);
    case VAST: return number && (replace(at, cJSON_CreateNumber(1e300)), true);
    case ENDLESS:
        return number && (replace(at, cJSON_CreateRaw("1e999")), true);
    case BROKEN:
        return number && (replace(at, cJSON_CreateNumber(value + 0.5)), true);
    case MORE:
        return number && (replace(at, cJSON_CreateNumber(value * 2)), true);
    case WORD: return text && (replace(at, cJSON_CreateString("bogus")), true);
    case NO_WORD:
        return text && *item->valuestring &&
               (replace(at, cJSON_CreateString("")), true);
    case EMPTIED:
        return array && item->child && (replace(at, cJSON_CreateArray()), true);
    case LONGER:
        return array && item->child &&
               cJSON_AddItemToArray(
                   item,
                   cJSON_Duplicate(
                       cJSON_GetArrayItem(item, cJSON_GetArraySize(item) - 1),
                       true));
    case FLIPPED:
        return cJSON_IsBool(item) &&
               (replace(at, cJSON_CreateBool(!cJSON_IsTrue(item))), true);
    default: return false;
    }
}

static bool is_free(const node *at, spoiling how) {
    for (size_t i = 0; i < sizeof freedoms / sizeof *freedoms; i++)
        if (strcmp(freedoms[i].path, at->pattern) == 0)
            return freedoms[i].allowed >> how & 1;
    return false;
}

static bool is_doubtful(const node *at, spoiling how) {
    for (size_t i = 0; i < sizeof doubts / sizeof *doubts; i++)
        if (strcmp(doubts[i].path, at->pattern) == 0)
            return doubts[i].either >> how & 1;
    return false;
}

/* Members that may not be there; the widths don't fit without these. */
static bool is_optional(const node *at) {
    return strcmp(at->key, "indicator") == 0 || strcmp(at->key, "other") == 0;
}

static bool starts_with(const char *text, const char *start) {
    return strncmp(text, start, strlen(start)) == 0;
}

/* The message must name the place; where the fault is that the place doesn't
 * fit its neighbours, it may name one of them. */
static void check_message(const node *at, spoiling how, const char *message) {
    char place[256], above[256], wanted[512];
    bool fits_neighbours = how == REMOVED || how >= MORE;
    snprintf(place, sizeof place, "m.json: %s", at->path);
    snprintf(above, sizeof above, *at->above ? "m.json: %s" : "m.json",
             at->above);
    if (how == REMOVED && *at->key && !is_optional(at))
        snprintf(wanted, sizeof wanted, "%s: \"%s\" is missing", above,
                 at->key);
    else if (how == TWICE)
        snprintf(wanted, sizeof wanted, "%s: stands twice", place);
    else if (how == EXTRA)
        snprintf(wanted, sizeof wanted,
                 "%s.extra: not a member this version "
                 "of bp knows",
                 place);
    else if (how == ENDLESS)
        snprintf(wanted, sizeof wanted, "%s: a number beyond all bounds",
                 place);
    else if (how == WORD)
        strcpy(wanted, starts_with(message, place) ? place : above);
    else
        strcpy(wanted, fits_neighbours ? "m.json: " : place);
    if (strcmp(at->path, "format") == 0 && how != TWICE)
        strcpy(wanted, "m.json: not a bp model");
    if (!starts_with(message, wanted))
        fail_msg("spoiling %d of %s: '%s' doesn't start with '%s'", (int)how,
                 at->path, message, wanted);
}

/* Spoils place number `wanted` of the model in `text`, if it is among `only`
 * (NULL: whatever it is); false when there is no such place. */
static bool try_spoiling(const char *text, size_t wanted, spoiling how,
                         const char *const *only) {
    cJSON *root = cJSON_Parse(text);
    node at, start = {.item = root};
    size_t count = 0;
    assert_non_null(root);
    if (!find_node(root, &start, wanted, &count, &at)) {
        cJSON_Delete(root);
        return false;
    }
    while (only && *only && strcmp(*only, at.pattern) != 0)
        only++;
    if ((!only || *only) && spoil(&at, how)) {
        char *spoilt = cJSON_PrintUnformatted(root);
        bp_model model;
        bp_error err;
        assert_non_null(spoilt);
        write_text("m.json", spoilt);
        free(spoilt);
        bp_status status = bp_model_load(&model, "m.json", &err);
        bool free_to = is_free(&at, how), doubtful = is_doubtful(&at, how);
        if (status == BP_OK && !free_to && !doubtful)
            fail_msg("spoiling %d of %s is taken", (int)how, at.path);
        if (status != BP_OK && free_to)
            fail_msg("spoiling %d of %s: %s", (int)how, at.path, err.message);
        if (status != BP_OK) {
            assert_int_equal(status, BP_EMODEL);
            check_message(&at, how, err.message);
        } else {
            assert_ok(bp_model_save(&model, "again.json", &err));
        }
        bp_model_free(&model);
    }
    cJSON_Delete(root);
    return true;
}

static void spoil_some(maker make, bool base64, const char *const *only) {
    size_t length, place = 0;
    char *text = text_of(make, base64, &length);
    for (bool more = true; more; place++)
        for (int how = 0; more && how < N_SPOILINGS; how++)
            more = try_spoiling(text, place, (spoiling)how, only);
    assert_true(place > 50);
    free(text);
}

static void test_each_member_of_a_classifier_matters(void **state) {
    (void)state;
    spoil_some(classifier, false, NULL);
    spoil_some(classifier, true, NULL);
}

static void test_each_member_of_a_regression_matters(void **state) {
    (void)state;
    spoil_some(regression, false, NULL);
    spoil_some(regression, true, NULL);
}

/* Those that most files don't have. */
static void test_each_member_that_may_be_there_matters(void **state) {
    (void)state;
    static const char *const only[] = {"inputs[].fill",  "inputs[].indicator",
                                       "inputs[].other", "data.blanks",
                                       "data.decimal",   "data.missing_in_text",
                                       "unseen",         NULL};
    spoil_some(strange, false, only);
}

/* --- exact messages --- */

/* A model with the text `from` made `to`. */
static void write_changed(maker make, bool base64, const char *from,
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

static void changed(maker make, const char *from, const char *to,
                    const char *sentence) {
    write_changed(make, false, from, to);
    check_refused(sentence);
}

static void changed_base64(const char *from, const char *to,
                           const char *sentence) {
    write_changed(regression, true, from, to);
    check_refused(sentence);
}

static void test_a_missing_member_is_named_with_the_way_to_it(void **state) {
    (void)state;
    changed(classifier, "\"scale\":", "\"Scale\":",
            "m.json: inputs[0].Scale: not a member this version of bp knows");
    changed(classifier, "\"position\":1,", "",
            "m.json: inputs[0]: \"position\" is missing");
    changed(classifier, "\"delimiter\":\t\",\",", "",
            "m.json: data: \"delimiter\" is missing");
    changed(classifier, "\"activation\":\t\"softmax\",", "",
            "m.json: layers[1]: \"activation\" is missing");
    changed(classifier, "\"task\":\t\"classify\",", "",
            "m.json: \"task\" is missing");
}

static void test_what_most_files_lack_must_be_right(void **state) {
    (void)state;
    changed(strange, "\"decimal\":\t\",\"", "\"decimal\":\t\";\"",
            "m.json: data.decimal: ';' is unknown to this version of bp");
    changed(strange, "\"delimiter\":\t\" \"", "\"delimiter\":\t\",\"",
            "m.json: data: blanks part the cells, and the delimiter is ','");
    changed(strange, "\"unseen\":\t\"other\"", "\"unseen\":\t\"drop\"",
            "m.json: unseen: 'drop' is unknown to this version of bp");
    changed(strange, "\"fill\":\"blue\"", "\"fill\":\"pink\"",
            "m.json: inputs[1].fill: 'pink' is none of the levels");
    changed(strange, "\"fill\":\"blue\"", "\"fill\":0",
            "m.json: inputs[1].fill: a number where a text must be");
    changed(strange, "\"other\":true", "\"other\":false",
            "m.json: the columns make 8 inputs, the first layer has 9");
    changed(strange, "\"other\":true", "\"other\":1",
            "m.json: inputs[1].other: a number where true or false must be");
    changed(strange, "\"indicator\":true", "\"indicator\":false",
            "m.json: the columns make 8 inputs, the first layer has 9");
    changed(strange, "\"fill\":3.9,", "",
            "m.json: inputs[0]: \"fill\" is missing where an indicator is");
    changed(strange, "\"other\":true", "\"other\":true,\"indicator\":false",
            "m.json: inputs[1].indicator: not a member this version of bp "
            "knows");
    changed(strange, "\"missing_in_text\":\ttrue",
            "\"missing_in_text\":\t\"yes\"",
            "m.json: data.missing_in_text: a text where true or false must be");
    changed(regression, "\"type\":\"number\",\"centre\"",
            "\"type\":\"number\",\"fill\":1,\"centre\"",
            "m.json: targets[0].fill: not a member this version of bp knows");
    changed(classifier, "\"levels\":[\"bird\",\"cat\",\"dog\"]",
            "\"levels\":[\"bird\",\"cat\",\"dog\"],\"other\":false",
            "m.json: targets[0].other: not a member this version of bp knows");
}

/* As most files are: what is as a rule is not said. */
static void test_what_is_as_a_rule_is_left_out(void **state) {
    (void)state;
    static const char *const left_out[] = {"indicator", "other",  "blanks",
                                           "decimal",   "unseen", "in_text"};
    for (size_t i = 0; i < 2; i++) {
        size_t length;
        char *text = text_of(makers[i], false, &length);
        for (size_t j = 0; j < sizeof left_out / sizeof *left_out; j++)
            assert_null(strstr(text, left_out[j]));
        free(text);
    }
}

static void test_sizes_must_agree_with_each_other(void **state) {
    (void)state;
    changed(classifier, "\"inputs\":\t5", "\"inputs\":\t6",
            "m.json: layers[0].weights[0]: 5 numbers where the layer has 6 "
            "inputs");
    changed(classifier, "\"units\":\t4", "\"units\":\t5",
            "m.json: layers[1]: 4 inputs where the layer before has 5 units");
    changed(classifier, "\"units\":\t3", "\"units\":\t2",
            "m.json: layers[1].biases: 3 numbers where the layer has 2 units");
    changed(classifier, "\"biases\":\t[0, 0, 0]", "\"biases\":\t[0, 0]",
            "m.json: layers[1].biases: 2 numbers where the layer has 3 units");
    changed(classifier, "\"levels\":[\"\",\"blue\",\"red\"]",
            "\"levels\":[\"\",\"blue\"]",
            "m.json: the columns make 4 inputs, the first layer has 5");
    changed(classifier, "\"levels\":[\"bird\",\"cat\",\"dog\"]",
            "\"levels\":[\"bird\",\"cat\"]", "m.json: 2 classes and 3 outputs");
    changed(classifier, "\"levels\":[\"bird\",\"cat\",\"dog\"]",
            "\"levels\":[\"bird\"]", "m.json: a classifier with one class");
    changed(regression, "\"loss\":\t\"mse\"", "\"loss\":\t\"cross-entropy\"",
            "m.json: cross-entropy needs outputs between 0 and 1: softmax or "
            "sigmoid");
    changed(classifier, "\"position\":2", "\"position\":1",
            "m.json: two columns have position 1");
    changed(classifier, "\"epochs\":\t3", "\"epochs\":\t4",
            "m.json: history.loss: 3 numbers where 4 must be");
    changed(regression, "\"rmse\":\t[0, 0.5]", "\"rmse\":\t[0]",
            "m.json: scores.rmse: 1 numbers where 2 must be");
}

static void test_kinds_must_agree_with_each_other(void **state) {
    (void)state;
    changed(classifier, "\"classify\"", "\"regress\"",
            "m.json: targets[0]: a target of type category, where the task is "
            "to regress");
    changed(regression, "\"regress\"", "\"classify\"",
            "m.json: targets[0]: a target of type number, where the task is to "
            "classify");
    changed(classifier, "\"activation\":\t\"tanh\"",
            "\"activation\":\t\"softmax\"",
            "m.json: layers[0]: softmax is for the last layer");
    changed(classifier, "\"activation\":\t\"softmax\"",
            "\"activation\":\t\"tanh\"",
            "m.json: cross-entropy needs outputs between 0 and 1: softmax or "
            "sigmoid");
    changed(regression, "\"activation\":\t\"identity\"",
            "\"activation\":\t\"softmax\"",
            "m.json: softmax outputs go with the loss cross-entropy");
}

static void test_a_number_no_float_holds_is_refused(void **state) {
    (void)state;
    changed(classifier, "\"biases\":\t[0, 0, 0]", "\"biases\":\t[0, 1e39, 0]",
            "m.json: layers[1].biases[1]: 1e+39 does not fit into 32 bits");
}

static void test_claims_beyond_the_file_take_no_memory(void **state) {
    (void)state;
    struct rusage before, after;
    write_changed(classifier, false, "\"units\":\t4", "\"units\":\t4");
    check_loads();
    getrusage(RUSAGE_SELF, &before);
    changed(regression, "\"inputs\":\t2", "\"inputs\":\t1000000",
            "m.json: layers: 3000011 parameters are claimed, more than the "
            "file has room for");
    changed(regression, "\"inputs\":\t2", "\"inputs\":\t1000001",
            "m.json: layers[0].inputs: 1000001, which is not within 1 and "
            "1000000");
    write_changed(regression, false, "\"layers\":\t[{",
                  "\"layers\":\t[{\"inputs\": 1000000, \"units\": 1000000, "
                  "\"activation\": \"tanh\"}, {\"inputs\": 1000000, \"units\": "
                  "1000000, \"activation\": \"tanh\"}, {");
    check_refused("m.json: layers[2]: 2 inputs where the layer before has "
                  "1000000 units");
    changed(regression, "\"inputs\":\t2",
            "\"inputs\":\t2,\"units\":3,\"activation\":\"tanh\"},{\"inputs\":3,"
            "\"units\":1000000,\"activation\":\"tanh\"},{\"inputs\":1000000,"
            "\"units\":1000000,\"activation\":\"tanh\"},{\"inputs\":1000000",
            "m.json: layers: 1000008000020 parameters are claimed, more than "
            "the file has room for");
    getrusage(RUSAGE_SELF, &after);
    assert_true(after.ru_maxrss - before.ru_maxrss < 8192); /* KiB */
}

static void test_layers_are_counted(void **state) {
    (void)state;
    char to[8192] = "\"layers\":\t[";
    for (int i = 0; i < 100; i++)
        strcat(to, "{\"inputs\":2,\"units\":2,\"activation\":\"tanh\"},");
    strcat(to, "{");
    changed(regression, "\"layers\":\t[{", to,
            "m.json: layers: 102 layers, where 1 to 100 must be");
}

static void test_the_checksum_is_xxh64_and_its_digits(void **state) {
    (void)state;
    static const char *const bad[] = {
        "",
        "xxh64:",
        "xxh64:0123456789abcde",
        "xxh64:0123456789abcdef0",
        "xxh64:0123456789abcdeg",
        "xxh64: 123456789abcdef",
        "xxh64:0x23456789abcdef",
        "xxh64:-123456789abcdef",
        "xxh64:+123456789abcdef",
        "md5:0123456789abcdef00",
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        size_t length;
        char *text = text_of(classifier, false, &length);
        cJSON *root = cJSON_Parse(text);
        cJSON *data = cJSON_GetObjectItemCaseSensitive(root, "data");
        assert_true(cJSON_ReplaceItemInObjectCaseSensitive(
            data, "checksum", cJSON_CreateString(bad[i])));
        free(text);
        text = cJSON_Print(root);
        write_text("m.json", text);
        check_refused("m.json: data: the checksum is not xxh64: and 16 "
                      "hexadecimal digits");
        free(text);
        cJSON_Delete(root);
    }
}

static void test_the_delimiter_is_one_character(void **state) {
    (void)state;
    static const char *const bad[] = {"\"\"",    "\"ab\"",  "\"\\\"\"",
                                      "\"\\n\"", "\"\\r\"", "\"\xc3\xa9\""};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        char to[64];
        snprintf(to, sizeof to, "\"delimiter\":\t%s", bad[i]);
        changed(classifier, "\"delimiter\":\t\",\"", to,
                "m.json: data: the delimiter is no single character");
    }
    write_changed(classifier, false, "\"delimiter\":\t\",\"",
                  "\"delimiter\":\t\"\\t\"");
    check_loads();
}

static void test_base64_is_little_endian_floats(void **state) {
    (void)state;
    bp_model model = regression(true);
    const bp_layer *last = bp_network_last(&model.network);
    bp_error err;
    bp_layer_b(last, model.network.params)[0] = 1;
    bp_layer_b(last, model.network.params)[1] = -2;
    assert_ok(bp_model_save(&model, "m.json", &err));
    size_t length;
    char *text = read_bytes("m.json", &length);
    assert_non_null(strstr(text, "\"biases\":\t\"AACAPwAAAMA=\","));
    bp_model_free(&model);
    free(text);
}

static void test_base64_is_as_long_as_its_numbers(void **state) {
    (void)state;
    changed_base64("\"AAAAAAAAAAA=\"", "\"AAAAAAA=\"",
                   "m.json: layers[1].biases: 8 characters of base64 where 2 "
                   "numbers take 12");
    changed_base64("\"AAAAAAAAAAA=\"", "\"AAAAAAAAAAAAAAA=\"",
                   "m.json: layers[1].biases: 16 characters of base64 where 2 "
                   "numbers take 12");
    changed_base64("\"AAAAAAAAAAA=\"", "\"AAAAAAAAAAAA\"",
                   "m.json: layers[1].biases: not base64");
}

static void test_what_is_not_base64_is_refused(void **state) {
    (void)state;
    static const char *const bad[] = {
        "AAAAAAAAAA==",   /* too few bytes */
        "AAAA AAAAAA=",   /* a blank */
        "AAAA\\nAAAAAA=", /* a line's end */
        "AAAAAAA=AAAA",   /* the end in the middle */
        "AAAAAAAAAAB=",   /* bits behind the last byte */
        "AAAAAAAAAA_=",   /* the other alphabet */
        "============",
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        char to[64];
        snprintf(to, sizeof to, "\"%s\"", bad[i]);
        changed_base64("\"AAAAAAAAAAA=\"", to,
                       "m.json: layers[1].biases: not base64");
    }
}

static void test_base64_of_what_is_not_finite_is_refused(void **state) {
    (void)state;
    changed_base64("\"AAAAAAAAAAA=\"", "\"AADAfwAAAAA=\"",
                   "m.json: layers[1].biases: number 0 is not finite");
    changed_base64("\"AAAAAAAAAAA=\"", "\"AAAAAAAAgP8=\"",
                   "m.json: layers[1].biases: number 1 is not finite");
}

/* --- saving where it can't be --- */

static void test_a_failed_save_leaves_the_old_file(void **state) {
    (void)state;
    bp_model model = classifier(false);
    bp_error err;
    struct rlimit old, small;
    size_t length;
    write_text("m.json", "old");
    size_t n_files = count_files();
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
    small = old;
    small.rlim_cur = 100;
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    bp_status status = bp_model_save(&model, "m.json", &err);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
    signal(SIGXFSZ, SIG_DFL);
    assert_int_equal(status, BP_ESYSTEM);
    assert_non_null(strstr(err.message, "m.json: can't be written: "));
    char *text = read_bytes("m.json", &length);
    assert_string_equal(text, "old");
    assert_int_equal(count_files(), n_files);
    free(text);
    bp_model_free(&model);
}

static void test_a_save_into_nowhere_says_why(void **state) {
    (void)state;
    bp_model model = classifier(false);
    bp_error err;
    assert_fails(bp_model_save(&model, "no/m.json", &err), BP_ESYSTEM,
                 "no/m.json: can't be written: No such file or directory");
    assert_fails(bp_model_save(&model, ".", &err), BP_ESYSTEM,
                 ".: can't be written: Is a directory");
    if (access("/dev/full", W_OK) == 0)
        assert_fails(bp_model_save(&model, "/dev/full", &err), BP_ESYSTEM,
                     "/dev/full: can't be written: No space left on device");
    bp_model_free(&model);
}

static void test_a_save_replaces_the_old_file_whole(void **state) {
    (void)state;
    bp_model model = classifier(false);
    bp_error err;
    char *junk = calloc(100001, 1);
    assert_non_null(junk);
    memset(junk, 'x', 100000);
    write_text("m.json", junk);
    size_t n_files = count_files();
    assert_ok(bp_model_save(&model, "m.json", &err));
    check_loads();
    assert_int_equal(count_files(), n_files);
    free(junk);
    bp_model_free(&model);
}

static void test_freeing_nothing_does_nothing(void **state) {
    (void)state;
    bp_model model = {0};
    bp_model_free(&model);
    bp_model_free(&model);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_saved_loaded_and_saved_is_the_same_file),
        cmocka_unit_test(test_all_that_a_model_holds_comes_back),
        cmocka_unit_test(test_every_weight_comes_back_to_the_bit),
        cmocka_unit_test(test_a_loaded_model_encodes_as_before),
        cmocka_unit_test(test_nasty_names_and_levels_come_back),
        cmocka_unit_test(test_a_long_seed_keeps_its_spelling),
        cmocka_unit_test(test_the_header_comes_first_and_the_weights_last),
        cmocka_unit_test(test_a_file_that_cant_be_read_says_why),
        cmocka_unit_test(test_a_foreign_file_is_called_no_model),
        cmocka_unit_test(test_a_newer_version_is_not_guessed_at),
        cmocka_unit_test(test_a_file_cut_short_anywhere_is_refused),
        cmocka_unit_test(test_any_byte_may_be_wrong_without_harm),
        cmocka_unit_test(test_each_member_of_a_classifier_matters),
        cmocka_unit_test(test_each_member_of_a_regression_matters),
        cmocka_unit_test(test_each_member_that_may_be_there_matters),
        cmocka_unit_test(test_a_missing_member_is_named_with_the_way_to_it),
        cmocka_unit_test(test_what_most_files_lack_must_be_right),
        cmocka_unit_test(test_what_is_as_a_rule_is_left_out),
        cmocka_unit_test(test_sizes_must_agree_with_each_other),
        cmocka_unit_test(test_kinds_must_agree_with_each_other),
        cmocka_unit_test(test_a_number_no_float_holds_is_refused),
        cmocka_unit_test(test_claims_beyond_the_file_take_no_memory),
        cmocka_unit_test(test_layers_are_counted),
        cmocka_unit_test(test_the_checksum_is_xxh64_and_its_digits),
        cmocka_unit_test(test_the_delimiter_is_one_character),
        cmocka_unit_test(test_base64_is_little_endian_floats),
        cmocka_unit_test(test_base64_is_as_long_as_its_numbers),
        cmocka_unit_test(test_what_is_not_base64_is_refused),
        cmocka_unit_test(test_base64_of_what_is_not_finite_is_refused),
        cmocka_unit_test(test_a_failed_save_leaves_the_old_file),
        cmocka_unit_test(test_a_save_into_nowhere_says_why),
        cmocka_unit_test(test_a_save_replaces_the_old_file_whole),
        cmocka_unit_test(test_freeing_nothing_does_nothing),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}

/* test_model_members.c - what no model file may do: each member is taken out or
 * spoilt in turn. */
#include <cjson/cJSON.h>
#include <math.h>

#include "model_helper.h"

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
    {"history.best", F(REMOVED)},
    {"history.recoveries", F(REMOVED) | F(MORE)},
    {"history.loss[]", F(VAST) | F(BROKEN) | F(MORE)},
    {"history.held_out_loss[]", F(VAST) | F(BROKEN) | F(MORE)},
    {"history.learning_rate[]", F(VAST) | F(BROKEN) | F(MORE)},
    {"scores.held_out", F(REMOVED)},
    {"scores.training.rows", F(MORE)},
    {"scores.held_out.rows", F(MORE)},
    {"scores.training.loss", F(VAST) | F(BROKEN) | F(MORE)},
    {"scores.held_out.loss", F(VAST) | F(BROKEN) | F(MORE)},
    {"scores.training.rmse[].baseline", F(VAST) | F(BROKEN) | F(MORE)},
    {"scores.held_out.rmse[].baseline", F(VAST) | F(BROKEN) | F(MORE)},
    {"scores.training.rmse[].high", F(VAST) | F(BROKEN) | F(MORE)},
    {"scores.held_out.rmse[].high", F(VAST) | F(BROKEN) | F(MORE)},
    {"scores.training.accuracy.high", F(BROKEN) | F(MORE)},
    {"scores.held_out.accuracy.high", F(BROKEN) | F(MORE)},
    {"scores.training.accuracy.value", F(MORE)},
    {"scores.held_out.accuracy.value", F(MORE)},
    {"scores.training.accuracy.low", F(MORE)},
    {"scores.held_out.accuracy.low", F(MORE)},
    {"inputs[].counts", F(REMOVED)}, /* nobody knows then */
    {"targets[].counts", F(REMOVED)},
    {"inputs[].counts[]", F(MORE)},
    {"targets[].counts[]", F(MORE)},
    {"state.row", F(MORE)},
    {"state.loss_sum", F(VAST) | F(BROKEN) | F(MORE)},
    {"state.rate_factor", F(BROKEN) | F(MORE)},
    {"state.best_loss", F(VAST) | F(BROKEN) | F(MORE) | F(TO_NUMBER)},
    {"state.plateau_loss", F(TO_NUMBER)},
    {"state.good_steps", F(MORE)},
    {"state.waited", F(MORE)},
    {"state.drops", F(MORE)},
    {"state.newest", F(MORE)},
    {"state.blocks", F(EMPTIED) | F(LONGER) | F(TO_ARRAY)},
    {"state.blocks[]", F(REMOVED)},
    {"layers[].biases[]", F(NEGATIVE) | F(BROKEN) | F(MORE)},
    {"layers[].weights[][]", F(NEGATIVE) | F(BROKEN) | F(MORE)},
};

/* What may be held for bad or not. */
static const struct {
    const char *path;
    unsigned either;
} doubts[] = {
    {"inputs[].fill", F(REMOVED)},
    {"inputs[].position", F(MORE)},
    {"targets[].position", F(MORE)},
    {"inputs[].levels[]", F(NO_WORD)},
    {"targets[].levels[]", F(NO_WORD)},
    {"history.learning_rate", F(REMOVED)}, /* a state needs it */
    {"history.held_out_score[]", F(NEGATIVE) | F(BROKEN) | F(MORE)},
    {"state", F(REMOVED)},      /* others need scores */
    {"state.steps", F(BROKEN)}, /* so many that there are no halves */
    {"scores", F(TO_OBJECT)},   /* a state doesn't need them */
    {"scores.training", F(REMOVED)},
    {"scores.training.rmse[].value", F(MORE)}, /* of 0, or within */
    {"scores.held_out.rmse[].value", F(MORE)},
    {"scores.training.rmse[].low", F(MORE)},
    {"scores.held_out.rmse[].low", F(MORE)},
    {"scores.training.r2[]", F(NEGATIVE) | F(BROKEN) | F(MORE)},
    {"scores.held_out.r2[]", F(NEGATIVE) | F(BROKEN) | F(MORE)},
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
    else if (how == WORD || how == BROKEN || how == VAST)
        strcpy(wanted, starts_with(message, place) ? place : above);
    else
        strcpy(wanted, fits_neighbours ? "m.json: " : place);
    if (strcmp(at->path, "format") == 0 && how != TWICE)
        strcpy(wanted, "m.json: not a bp model");
    if (strcmp(at->path, "state") == 0 && how == REMOVED)
        strcpy(wanted, "m.json: scores: \"training\" is missing");
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

static void test_each_member_of_a_checkpoint_matters(void **state) {
    (void)state;
    spoil_some(judged, true, NULL);
    spoil_some(checkpoint, true, NULL);
    spoil_some(unscored, true, NULL);
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

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_member_of_a_classifier_matters),
        cmocka_unit_test(test_each_member_of_a_regression_matters),
        cmocka_unit_test(test_each_member_of_a_checkpoint_matters),
        cmocka_unit_test(test_each_member_that_may_be_there_matters),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}

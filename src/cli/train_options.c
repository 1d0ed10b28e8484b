/* train_options.c - what can be asked of training. */
#include <stddef.h>

#include "bp/activation.h"
#include "bp/encoder.h"
#include "bp/loss.h"
#include "bp/network.h"
#include "cmd_train.h"

static const char *const encoding_names[] = {"auto", "text", "base64", NULL};
static const char *const task_choice_names[] = {"auto", "classify", "regress",
                                                NULL};
static const char *const target_scale_names[] = {"auto", "standard", "minmax",
                                                 "none", NULL};
static const char *const hidden_act_names[] = {
    "identity", "sigmoid", "tanh", "relu",     "leaky-relu",
    "elu",      "gelu",    "silu", "softplus", NULL};
static const char *const output_act_names[] = {
    "auto", "identity", "sigmoid", "tanh",     "relu",    "leaky-relu",
    "elu",  "gelu",     "silu",    "softplus", "softmax", NULL};
static const char *const loss_choice_names[] = {"auto", "cross-entropy", "mse",
                                                NULL};

/* The greatest whole number below which a double (and so JSON) has them all. */
#define MAX_SEED 9007199254740991

/* NOLINTBEGIN(bugprone-macro-parentheses): initialisers are no expressions */
#define AT(member) offsetof(train_values, member)
#define HEADING(text)                                                          \
    { .help = text }
#define FLAG(l, n, m, h)                                                       \
    { .letter = l, .name = n, .type = OPTION_FLAG, .offset = AT(m), .help = h }
#define TEXT(n, a, m, h)                                                       \
    {                                                                          \
        .name = n, .argument = a, .type = OPTION_TEXT, .offset = AT(m),        \
        .is_recipe = true, .help = h                                           \
    }
#define CHOICE(n, a, m, c, i, h)                                               \
    {                                                                          \
        .name = n, .argument = a, .type = OPTION_CHOICE, .offset = AT(m),      \
        .choices = c, .initial = i, .is_recipe = true, .help = h               \
    }
#define SIZE(n, a, m, lo, hi, i, h)                                            \
    {                                                                          \
        .name = n, .argument = a, .type = OPTION_SIZE, .offset = AT(m),        \
        .min = lo, .max = hi, .initial = i, .is_recipe = true, .help = h       \
    }
#define REAL(n, a, m, lo, hi, i, h)                                            \
    {                                                                          \
        .name = n, .argument = a, .type = OPTION_REAL, .offset = AT(m),        \
        .min = lo, .max = hi, .initial = i, .is_recipe = true, .help = h       \
    }
#define SIZES(n, a, m, lo, h)                                                  \
    {                                                                          \
        .name = n, .argument = a, .type = OPTION_SIZES, .offset = AT(m),       \
        .min = lo, .max = BP_MAX_UNITS, .is_recipe = true, .help = h           \
    }

/* NOLINTEND(bugprone-macro-parentheses) */

/* clang-format off */
const option_spec train_options[] = {
    HEADING("What to learn"),
    TEXT("target", "COLUMN,...", target,
         "columns to predict, by name or number (without: the last, or as many "
         "as --layers has outputs where that fits)"),
    CHOICE("task", "TASK", task, task_choice_names, "auto",
           "classes or numbers; auto takes text for classes, numbers for "
           "numbers unless --layers ends with as many units as there are "
           "different whole numbers"),
    TEXT("ignore", "COLUMN,...", ignore, "columns to leave out"),
    TEXT("categorical", "COLUMN,...", categorical,
         "columns to take as categories although they hold numbers, or text "
         "that is nearly all different"),

    HEADING("The network"),
    SIZES("layers", "N,N,...", layers, 1,
          "inputs, hidden layers and outputs; checked against the data"),
    SIZES("hidden", "N,...", hidden, 0,
          "hidden layers only; 0 for none (without this and --layers: one, "
          "of a size that suits the data)"),
    {.name = "act", .argument = "NAME,...", .type = OPTION_CHOICES,
     .offset = AT(act), .choices = hidden_act_names, .initial = "tanh",
     .is_recipe = true,
     .help = "activation of the hidden layers, one for all or one each"},
    CHOICE("output-act", "NAME", output_act, output_act_names, "auto",
           "activation of the outputs; auto takes softmax for classes, sigmoid "
           "for one output of two classes and for --loss mse, identity for "
           "numbers"),
    CHOICE("loss", "NAME", loss, loss_choice_names, "auto",
           "what training makes small; auto takes cross-entropy for classes, "
           "mse for numbers"),
    CHOICE("init", "NAME", init, bp_init_names, "auto",
           "how first weights are drawn"),

    HEADING("Training"),
    SIZE("epochs", "N", epochs, 1, 1000000000, "100",
         "times that each row is seen"),
    SIZE("batch-size", "N", batch_size, 1, 1000000, "16", "rows a step"),
    REAL("learning-rate", "X", rate, 0, 1000, "0.01", "length of a step"),
    REAL("momentum", "X", momentum, 0, 1, "0.9",
         "share of a step that goes into the next one"),
    REAL("l2", "X", l2, 0, 1000, "0.0001", "penalty on large weights"),
    SIZE("seed", "N", seed, 0, MAX_SEED, "1",
         "of all that is drawn at random; one seed, one model"),

    HEADING("Reading the data"),
    FLAG(0, "header", header, "the first row is names (else found by looking)"),
    FLAG(0, "no-header", no_header, "the first row is data"),
    {.name = "delimiter", .argument = "CHAR", .type = OPTION_CHAR,
     .offset = AT(delimiter), .initial = ",",
     .help = "what stands between cells; the word tab for a tab"},
    CHOICE("scale", "HOW", scale, bp_scaling_names, "standard",
           "numeric inputs"),
    CHOICE("target-scale", "HOW", target_scale, target_scale_names, "auto",
           "numeric targets; auto takes standard for outputs of activation "
           "identity, minmax for others"),

    HEADING("The model file"),
    {.letter = 'o', .name = "output", .argument = "FILE", .type = OPTION_TEXT,
     .offset = AT(output), .initial = "model.json",
     .help = "where to; - is standard output"},
    {.name = "weights", .argument = "FORM", .type = OPTION_CHOICE,
     .offset = AT(encoding), .choices = encoding_names, .initial = "auto",
     .help = "weights as text to read, or as base64, half as long; auto takes "
             "base64 from a million on"},

    HEADING("Other"),
    {.name = "threads", .argument = "N", .type = OPTION_SIZE,
     .offset = AT(threads), .min = 1, .max = 1024,
     .help = "how many to use (without: one a processor); the model doesn't "
             "depend on it"},
    FLAG('q', "quiet", quiet, "say nothing unless something is wrong"),
    {0}};
/* clang-format on */

/* train_options.c - what can be asked of training. */
#include <stddef.h>

#include "bp/activation.h"
#include "bp/encoder.h"
#include "bp/loss.h"
#include "bp/network.h"
#include "cmd_train.h"
#include "option_rows.h"

static const char *const encoding_names[] = {"auto", "text", "base64", NULL};
const char *const task_choice_names[] = {"auto", "classify", "regress", NULL};
const char *const target_scale_names[] = {"auto", "standard", "minmax", "none",
                                          NULL};
const char *const hidden_act_names[] = {"identity",   "sigmoid", "tanh", "relu",
                                        "leaky-relu", "elu",     "gelu", "silu",
                                        "softplus",   NULL};
const char *const output_act_names[] = {"auto", "identity",   "sigmoid", "tanh",
                                        "relu", "leaky-relu", "elu",     "gelu",
                                        "silu", "softplus",   "softmax", NULL};
const char *const loss_choice_names[] = {"auto", "cross-entropy", "mse", NULL};

/* The greatest whole number below which a double (and so JSON) has them all. */
#define MAX_SEED 9007199254740991

#define AT(member) offsetof(train_values, member)

/* clang-format off */
const option_spec train_options[] = {
#include "options_columns.inc"
#include "options_network.inc"
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

#include "options_reading.inc"
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

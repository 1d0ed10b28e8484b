/* cmd_train.h - bp train: from a CSV file to a model file. */
#ifndef BP_CMD_TRAIN_H
#define BP_CMD_TRAIN_H

#include "option.h"

/* What the options of training are set to. */
typedef struct train_values {
    option_values common;
    const char *output;
    bool quiet;
    size_t encoding; /* in encoding_names */

    const char *target, *ignore, *categorical;
    size_t task; /* in task_choice_names */
    bool header, no_header;
    char delimiter;
    size_t scale;        /* bp_scaling */
    size_t target_scale; /* in target_scale_names */

    option_list layers, hidden, act;
    size_t output_act; /* in output_act_names */
    size_t loss;       /* in loss_choice_names */
    size_t init;       /* bp_init */

    size_t threads; /* 0: one a processor */
    size_t epochs, batch_size, seed;
    double rate, momentum, l2;
} train_values;

/* Choices with an `auto` that is decided by the data stand one place behind
 * those of the library. */
enum { AUTO = 0 };

extern const option_spec train_options[];

bp_status cmd_train(const command *cmd, int argc, char **argv, bp_error *err);

#endif

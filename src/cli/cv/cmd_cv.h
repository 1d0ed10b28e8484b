/* cmd_cv.h - bp cv: how well can it be predicted? By cross-validation. */
#ifndef BP_CMD_CV_H
#define BP_CMD_CV_H

#include "train/cmd_train.h"

/* What the options are set to. */
typedef struct cv_values {
    train_values train; /* those that training takes, too */
    size_t folds;
    const char *group;
    bool json;
} cv_values;

extern const option_spec cv_options[];

bp_status cmd_cv(const command *cmd, int argc, char **argv, bp_error *err);

#endif

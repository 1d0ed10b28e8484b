/* report_training.h - how it will be learnt, on standard error. */
#ifndef BP_REPORT_TRAINING_H
#define BP_REPORT_TRAINING_H

#include "train/training.h"

/* The lines `training` and `held out`. */
void report_training(const train_values *v, const training *what);

#endif

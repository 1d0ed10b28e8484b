/* evaluation_scores.h - what scores and probabilities of classes are worth. */
#ifndef BP_EVALUATION_SCORES_H
#define BP_EVALUATION_SCORES_H

#include "bp/evaluation.h"

/* Adds what needs more than the predicted classes to an evaluation whose counts
 * are there: AUC, log loss, calibration. As bp_evaluate_classes. */
bp_status evaluation_add_scores(bp_class_evaluation *e, const float *a,
                                size_t n, bp_activation f, const float *actual,
                                bp_error *err);

#endif

/* evaluation.h - what a model's outputs are worth, held against what is right.
 *
 * Everything here is worked out from outputs and targets alone, in double, with
 * sums in the order of the rows. The definitions are those of scikit-learn's
 * metrics, so that figures can be compared:
 *
 *   precision  of a class: rows of it that were given it / rows given it
 *   recall     of a class: rows of it that were given it / rows of it
 *   F1         2 right / (rows of it + rows given it)
 *              all three are 0 where they would divide by 0
 *   macro      mean over the classes that have rows or were given some
 *   weighted   mean over the classes, each as often as it has rows
 *   AUC        the chance that a row of the class gets a greater score than
 *              one of another class, equal scores counting half: the statistic
 *              of Mann & Whitney 1947, the area under the ROC curve (Hanley &
 *              McNeil 1982)
 *   log loss   mean of -log p of the right class, in natural logarithms, the
 *              p of a row clipped to 2^-52 .. 1 - 2^-52 and then divided by
 *              their sum
 *   calibration error   sum over bins of (rows in it / rows) *
 *              |mean probability - share that came true|: the expected
 *              calibration error (Naeini et al. 2015, Guo et al. 2017)
 *   RMSE       sqrt(mean of e^2), e = actual - predicted
 *   MAE        mean of |e|; and the median of |e|
 *   R2         1 - sum of e^2 / sum of (actual - mean actual)^2; where all
 *              actual values are alike, 1 if all e are 0, else 0
 *
 * Intervals are as in metrics.h.
 */
#ifndef BP_EVALUATION_H
#define BP_EVALUATION_H

#include <stdbool.h>
#include <stddef.h>

#include "bp/dataset.h"
#include "bp/error.h"
#include "bp/kernel.h"
#include "bp/loss.h"
#include "bp/metrics.h"
#include "bp/network.h"
#include "bp/scratch.h"

/* ---- the outputs ---- */

/* Runs all selected rows through `net`, on `threads` threads: row i's outputs
 * go to a[i * bp_network_outputs(net)] and on. `*loss` (NULL: not wanted) is
 * the mean of their loss (loss.h), not finite when some output isn't. What
 * comes out depends on neither threads nor batches. */
bp_status bp_outputs(float *a, double *loss, const bp_kernel *kernel,
                     const bp_network *net, const bp_selection *rows,
                     bp_loss which, size_t threads, bp_error *err);

/* True when outputs of activation f are probabilities, or can be made such:
 * softmax and sigmoid. */
bool bp_has_probabilities(bp_activation f);

/* The probabilities p[n_classes] of a row from its n outputs, as bp predict
 * --proba writes them: 1 - a and a of one output; several sigmoid outputs
 * divided by their sum (if it isn't 0); softmax outputs as they are. */
void bp_probabilities(float *p, const float *a, size_t n, bp_activation f);

/* ---- classes ---- */

/* Rows of class `actual` that were given class `predicted`; n_rows > 0. */
typedef struct bp_confusion {
    size_t actual, predicted;
    size_t n_rows;
} bp_confusion;

/* What a class came to. */
typedef struct bp_class_score {
    size_t n_rows;      /* of it: its support */
    size_t n_predicted; /* rows that were given it */
    size_t n_right;     /* rows of it that were given it */
    double precision, recall, f1;
    bool has_auc; /* it has rows, and so have others */
    double auc;   /* this class against all others */
} bp_class_score;

typedef struct bp_class_mean {
    double precision, recall, f1;
} bp_class_mean;

/* Rows whose probability is above `low` and at most `high` (the first bin has
 * 0, too). Both means are 0 of an empty bin. */
typedef struct bp_bin {
    double low, high;
    size_t n_rows;
    double predicted; /* mean of their probabilities */
    double observed;  /* share of these rows for which it came true */
} bp_bin;

/* So many bins, of equal width. */
enum { BP_BINS = 10 };

/* How good classes are predicted. Owns `confusions`, `classes`, `predicted` and
 * `likely`. */
typedef struct bp_class_evaluation {
    size_t n_rows, n_classes;

    /* The confusion matrix: all of its cells that aren't 0, in the order of
     * `actual` and then `predicted` (there can be a million classes). */
    bp_confusion *confusions;
    size_t n_confusions;

    bp_score accuracy;       /* baseline: see below */
    bp_class_score *classes; /* n_classes */
    bp_class_mean macro, weighted;
    size_t n_in_macro; /* classes of which macro is the mean */

    /* Where two classes are, that of the second one; else the mean over the
     * n_auc classes that have one. */
    bool has_auc; /* n_auc > 0 */
    size_t n_auc;
    double auc;

    bool has_probabilities; /* or else nothing of the following: */
    double log_loss;
    /* Of two classes: the probability of the second, which comes true in rows
     * of that class. Of more: the greatest probability of a row, that of the
     * class it is given, which comes true where that is right. */
    bp_bin bins[BP_BINS];
    double calibration_error;
    float *likely; /* n_rows: each row's probability of its own class */

    /* Predicting the commonest class of these very rows (of equals the first)
     * for all of them; for the log loss, their shares of the classes. */
    size_t commonest;
    bp_class_mean baseline_macro, baseline_weighted;
    double baseline_log_loss;

    size_t *predicted; /* n_rows: the class each row is given */
} bp_class_evaluation;

/* Judges the outputs a (n_rows x n, all finite, at least one row) of a network
 * whose last layer has activation f. actual (n_rows) are the rows' classes, as
 * the dataset has them; n is n_classes, or 1 for two classes. */
bp_status bp_evaluate_classes(bp_class_evaluation *e, const float *a, size_t n,
                              bp_activation f, const float *actual,
                              size_t n_rows, size_t n_classes, bp_error *err);
void bp_class_evaluation_free(bp_class_evaluation *e);

/* A cell of the confusion matrix. */
size_t bp_confusion_at(const bp_class_evaluation *e, size_t actual,
                       size_t predicted);

/* ---- numbers ---- */

/* How good a target is predicted, in the units of what it was made from. Each
 * baseline is what predicting `centre` for every row would get. */
typedef struct bp_number_score {
    double *actual, *predicted; /* n_rows each: views */
    bp_score rmse;
    double mae, baseline_mae;
    double median, baseline_median; /* median absolute error */
    double bias;                    /* mean of predicted - actual */
    bool has_r2;                    /* there are two rows at least */
    double r2, baseline_r2;
    double centre;
} bp_number_score;

/* Owns everything it points to. */
typedef struct bp_number_evaluation {
    size_t n_rows, n_targets;
    bp_number_score *targets; /* n_targets */
    double *values;           /* where actual and predicted lie */
} bp_number_evaluation;

/* actual - predicted, for row i of a target. */
static inline double bp_residual(const bp_number_score *target, size_t i) {
    return target->actual[i] - target->predicted[i];
}

/* Room for at least one row: actual and predicted are to be filled in, all of
 * them finite. */
bp_status bp_number_evaluation_init(bp_number_evaluation *e, size_t n_rows,
                                    size_t n_targets, bp_error *err);

/* Judges target j by them. The baseline is `*centre`, such as the mean of the
 * training rows; with NULL the mean of `actual`. */
bp_status bp_evaluate_numbers(bp_number_evaluation *e, size_t j,
                              const double *centre, bp_error *err);
void bp_number_evaluation_free(bp_number_evaluation *e);

/* ---- the worst rows ---- */

/* Finds the `n` rows that came out worst, the worst one first and of equals the
 * one that comes first: those with the greatest |residual| of a target, or with
 * the least probability of their own class. `rows` has room for n <= n_rows.
 * The latter takes an evaluation that has probabilities. */
bp_status bp_worst_numbers(size_t *rows, size_t n,
                           const bp_number_evaluation *e, size_t j,
                           bp_error *err);
bp_status bp_worst_classes(size_t *rows, size_t n, const bp_class_evaluation *e,
                           bp_error *err);

#endif

/* kinds.h - charts of models: one function a kind, of use to any command.
 *
 * Each fills in a zeroed chart, which the caller frees whatever comes back.
 * `name` is the model's, as the title tells it.
 */
#ifndef BP_PLOT_KINDS_H
#define BP_PLOT_KINDS_H

#include "bp/evaluation.h"
#include "bp/model.h"
#include "eval/judged.h"
#include "plot/chart.h"

/* loss.c: the loss after each epoch, of up to CHART_STYLES models. BP_EMODEL
 * when there was no epoch. */
bp_status plot_loss(chart *c, const bp_model *models, const char *const *names,
                    size_t n, bp_error *err);

/* network.c: units and weights. Of a layer's units the PLOT_UNITS with the
 * greatest weights are shown, and of these the PLOT_EDGES greatest. BP_EUSAGE
 * with more than PLOT_COLUMNS layers, inputs counted. */
enum { PLOT_UNITS = 20, PLOT_COLUMNS = 10, PLOT_EDGES = 200 };
bp_status plot_network(chart *c, const bp_model *model, const char *name,
                       bp_error *err);

/* weights.c: those of the first layer; `width` pixels in a row of an image, 0:
 * a table; PLOT_NO_WIDTH: whatever the inputs look like. Of units and inputs
 * those with the greatest weights are shown when there are too many. BP_EUSAGE
 * when the width doesn't divide the inputs. */
enum { PLOT_ROWS = 60, PLOT_COLS = 40, PLOT_TILES = 36, PLOT_PIXELS = 20000 };
#define PLOT_NO_WIDTH ((size_t)-1)
bp_status plot_weights(chart *c, const bp_model *model, const char *name,
                       size_t width, bp_error *err);

/* confusion.c: which classes are taken for which. BP_EUSAGE when the model
 * predicts numbers, or more than PLOT_CLASSES classes. */
enum { PLOT_CLASSES = 40 };
bp_status plot_confusion(chart *c, const bp_class_evaluation *e,
                         const bp_encoder *encoder, const char *name,
                         bp_error *err);

/* calibration.c: how often it comes true what is said to be so probable.
 * BP_EUSAGE when nothing is. */
bp_status plot_calibration(chart *c, const bp_class_evaluation *e,
                           const bp_encoder *encoder, const char *name,
                           bp_error *err);

/* residuals.c: actual - predicted of target j, over what was predicted. Of more
 * than PLOT_POINTS rows every so manyth is shown. BP_EUSAGE when the model
 * predicts classes. */
enum { PLOT_POINTS = 5000 };
bp_status plot_residuals(chart *c, const bp_number_evaluation *e, size_t j,
                         const bp_encoder *encoder, const char *name,
                         bp_error *err);

/* importance.c: how far the score falls when a column is shuffled, `repeats`
 * times, of n_rows rows whose score that is. The PLOT_BARS columns with the
 * greatest fall are shown. */
enum { PLOT_BARS = 30 };
bp_status plot_importance(chart *c, const ranked_column *ranked,
                          const bp_encoder *encoder, size_t repeats,
                          size_t n_rows, double score, const char *name,
                          bp_error *err);

#endif

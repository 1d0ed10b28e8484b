/* write.h - what bp predict writes for a row, and above the first. */
#ifndef BP_PREDICT_WRITE_H
#define BP_PREDICT_WRITE_H

#include <stdbool.h>
#include <stddef.h>

#include "bp/error.h"
#include "bp/model.h"
#include "bp/table.h"
#include "predict/output.h"

/* What is asked for of each row. */
typedef struct predict_form {
    bool proba;         /* the probability of each class */
    size_t top;         /* this many classes with theirs; 0: none */
    bool has_threshold; /* the second of two classes from here on */
    double threshold;
} predict_form;

/* The writer of a model's predictions, for all threads. Owns what is in
 * `labels` and `starts`; the rest must outlive it. */
typedef struct writer {
    const bp_model *model;
    const bp_dialect *dialect;
    predict_form form;
    bool has_shares; /* probabilities are needed */
    output labels;   /* the classes as they are written, one behind another */
    size_t *starts;  /* where each starts, and the end of the last */
} writer;

/* BP_EUSAGE when the model can't give what is asked. */
bp_status writer_init(writer *w, const bp_model *model,
                      const bp_dialect *dialect, const predict_form *form,
                      bp_error *err);
void writer_free(writer *w);

/* Makes it ready to write, once it is known what the dialect is. */
bp_status writer_settle(writer *w, bp_error *err);

/* The cells that are written for a row. */
size_t writer_cells(const writer *w);

/* What a thread needs to write a row. */
typedef struct writer_room {
    float *a;      /* the outputs of the network */
    float *shares; /* the probability of each class */
    size_t *best;  /* the most probable classes */
} writer_room;

bp_status writer_room_init(writer_room *room, const writer *w, bp_error *err);
void writer_room_free(writer_room *room);

/* True when the outputs in room->a, and the values that they stand for, are
 * finite: huge inputs, or weights, can drive them beyond all bounds. */
bool writer_can(const writer *w, const writer_room *room);

/* The cells of the row whose outputs are in room->a, and the end of its line.
 */
void writer_row(const writer *w, writer_room *room, output *out);

/* As many empty cells. `is_alone` says that nothing stands before them: a line
 * with nothing on it would be no row. */
void writer_no_row(const writer *w, bool is_alone, output *out);

/* The names above the cells: the target's, or the classes' with `proba`, or
 * "class 1" and "probability 1" with `top`. One that is also the name of one
 * of the `n_kept` columns before it has "predicted " put in front. */
bp_status writer_header(const writer *w, const bp_table *table,
                        const size_t *kept, size_t n_kept, output *out,
                        bp_error *err);

#endif

/* report.h - what training understood, on standard error. */
#ifndef BP_REPORT_H
#define BP_REPORT_H

#include "bp/dataset.h"
#include "bp/model.h"
#include "plan/plan.h"
#include "train/training.h"

/* A line, as printf writes it. What an error can't hold it doesn't either: a
 * name that came in from a file can't drive a terminal. */
void report_line(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Before training: rows, columns, target, network, settings, notes. */
void report_plan(const plan *p, const bp_model *model, const bp_dataset *data,
                 const training *what);

#endif

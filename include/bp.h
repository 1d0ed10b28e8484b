/* bp.h - the whole library, floor by floor. An include never goes up.
 *
 *   CSV --> pieces --> profile --> encoder --> dataset --> train --> model.json
 *
 * libbp never prints, never exits and keeps no global state.
 */
#ifndef BP_H
#define BP_H

/* base: knows neither networks nor formats */
#include "bp/error.h"    /* how failures travel */
#include "bp/file.h"     /* whole files, never half */
#include "bp/mem.h"      /* memory that can run out politely */
#include "bp/num.h"      /* numbers to text and back, exactly */
#include "bp/parallel.h" /* work shared out among threads */
#include "bp/rng.h"      /* random numbers that are the same everywhere */
#include "bp/scratch.h"  /* room on the disk for what memory can't hold */
#include "bp/strings.h"  /* lists of texts */
#include "bp/text.h"     /* clipping, UTF-8, the nearest right word */

/* nn: numbers only; no file, no text, no printing */
#include "bp/activation.h"  /* transfer functions and their slopes */
#include "bp/attribution.h" /* why a row's output is what it is */
#include "bp/backprop.h"    /* forward, and the errors back */
#include "bp/dataset.h"     /* encoded rows */
#include "bp/diagnosis.h"   /* units that have stopped to learn */
#include "bp/evaluation.h"  /* what its outputs are worth */
#include "bp/gradcheck.h"   /* is backpropagation right? */
#include "bp/importance.h"  /* which inputs a score hangs on */
#include "bp/kernel.h"      /* the arithmetic, one set per instruction set */
#include "bp/lbfgs.h"       /* steps that know how the slope changes */
#include "bp/loss.h"        /* what training makes small */
#include "bp/matrix.h"      /* a view of floats in rows */
#include "bp/metrics.h"     /* how good it is */
#include "bp/network.h"     /* layers and their parameters */
#include "bp/online.h"      /* learning from one row at a time */
#include "bp/optimizer.h"   /* gradient descent */
#include "bp/schedule.h"    /* how the learning rate changes */
#include "bp/split.h"       /* which rows are held out */
#include "bp/textbook.h"    /* the same, slowly, to be read */
#include "bp/train.h"       /* the training loop */

/* io: the outside world <-> nn */
#include "bp/csv.h"          /* records of a CSV file */
#include "bp/encoder.h"      /* text <-> inputs of a network */
#include "bp/hand_weights.h" /* a network typed in by hand */
#include "bp/json.h"         /* JSON, with suspicion */
#include "bp/labelled.h"     /* more data for an encoder */
#include "bp/levels.h"       /* the different texts of a column */
#include "bp/matching.h"     /* which column is which input */
#include "bp/model.h"        /* model.json */
#include "bp/pieces.h"       /* text in pieces of whole rows, on threads */
#include "bp/profile.h"      /* what a column holds */
#include "bp/side_column.h"  /* weights and groups of rows */
#include "bp/source.h"       /* bytes, from files and pipes, unpacked */
#include "bp/table.h"        /* the layout of CSV files, and their rows */

#endif

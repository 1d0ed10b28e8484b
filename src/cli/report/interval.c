/* interval.c - an estimate, its interval and its baseline on one scale: a small
 * drawing of our own, which follows the colours of the page. */
#include <math.h>

#include "report/html.h"
#include "report/page.h"

enum { WIDTH = 640, LINE = 46, LEFT = 10, RIGHT = 630, TEXT = 96 };

static double place(double value, double end) {
    return LEFT + (RIGHT - LEFT) * fmin(fmax(value / end, 0), 1);
}

/* Where a label starts, so that it stays inside. */
static const char *anchor(double x) {
    return x < WIDTH / 4.0 ? "start" : x > WIDTH * 0.75 ? "end" : "middle";
}

static void put_label(FILE *out, double x, int y, const char *what,
                      const char *text) {
    fprintf(out, "<text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\">%s %s</text>\n",
            x, y, anchor(x), what, text);
}

void page_interval(FILE *out, const bp_score *score, double end,
                   bool is_share) {
    double at = place(score->value, end), base = place(score->baseline, end);
    double low = place(score->low, end), high = place(score->high, end);
    char model[TEXT], baseline[TEXT];
    if (is_share) {
        snprintf(model, TEXT, "%.1f %% (%.1f to %.1f)", 100 * score->value,
                 100 * score->low, 100 * score->high);
        snprintf(baseline, TEXT, "%.1f %%", 100 * score->baseline);
    } else {
        snprintf(model, TEXT, "%.4g (%.4g to %.4g)", score->value, score->low,
                 score->high);
        snprintf(baseline, TEXT, "%.4g", score->baseline);
    }
    fprintf(out,
            "<svg class=\"scale\" viewBox=\"0 0 %d 96\" role=\"img\" "
            "aria-label=\"The model, its 95 %% interval and the baseline on "
            "one scale\">\n",
            WIDTH);
    fprintf(out,
            "<line class=\"axis\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>\n",
            LEFT, LINE, RIGHT, LINE);
    fprintf(out,
            "<rect class=\"span\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" "
            "height=\"12\" rx=\"3\"/>\n",
            low, LINE - 6, fmax(high - low, 1));
    fprintf(out,
            "<path class=\"base\" d=\"M%.1f %d v20 M%.1f %d l-5 8 h10 z\"/>\n",
            base, LINE - 10, base, LINE + 10);
    fprintf(out, "<circle class=\"dot\" cx=\"%.1f\" cy=\"%d\" r=\"7\"/>\n", at,
            LINE);
    put_label(out, at, LINE - 20, "model", model);
    put_label(out, base, LINE + 42, "baseline", baseline);
    fputs("</svg>\n", out);
}

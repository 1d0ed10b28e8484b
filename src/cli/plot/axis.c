/* axis.c - round numbers along an axis.
 *
 * Steps are 1, 2 or 5 times a power of ten, the smallest that gives no more
 * ticks than there is room for; a logarithmic axis has ticks at 1, 2 and 5, or
 * at the powers alone, or at some of these.
 */
#include <math.h>
#include <stdio.h>

#include "plot/chart.h"

static double step_of(double range, size_t most) {
    static const double factors[] = {1, 2, 5, 10};
    double rough = range / (double)most;
    double power = pow(10, floor(log10(rough)));
    for (size_t i = 0; i < 4; i++)
        if (factors[i] * power >= rough * (1 - 1e-9))
            return factors[i] * power;
    return 10 * power;
}

/* The nearest of 1, 2 and 5 times a power of ten, not above (not below). */
static double round_log(double value, bool up) {
    static const double factors[] = {1, 2, 5, 10};
    double power = pow(10, floor(log10(value) + 1e-9)), best = power;
    for (size_t i = 0; i < 4; i++) {
        double at = factors[i] * power;
        if (up && at >= value * (1 - 1e-9))
            return at;
        if (!up && at <= value * (1 + 1e-9))
            best = at;
    }
    return best;
}

void chart_axis_fit(chart_axis *axis, double low, double high) {
    if (axis->is_log) {
        axis->low = round_log(low, false);
        axis->high = round_log(high, true);
        if (axis->low >= axis->high)
            axis->high = round_log(2 * axis->low, true);
        return;
    }
    if (!(high - low > 1e-9 * fmax(fabs(low), fabs(high)))) {
        double around = fabs(low) > 0 ? 0.1 * fabs(low) : 1;
        low -= around;
        high += around;
    }
    double step = step_of(high - low, 6);
    if (axis->is_whole && step < 1)
        step = 1;
    axis->low = floor(low / step + 1e-9) * step;
    axis->high = ceil(high / step - 1e-9) * step;
}

void chart_axis_name(chart_axis *axis, bool downwards) {
    double end = (double)axis->names.count - 0.5;
    axis->low = downwards ? end : -0.5;
    axis->high = downwards ? -0.5 : end;
}

double chart_place(const chart_axis *axis, double value) {
    if (axis->is_log)
        return (log10(value) - log10(axis->low)) /
               (log10(axis->high) - log10(axis->low));
    return (value - axis->low) / (axis->high - axis->low);
}

static void name_tick(chart_tick *tick, double at, double step) {
    int decimals = step < 1 ? (int)ceil(-log10(step) - 1e-9) : 0;
    double size = fmax(fabs(at), step);
    tick->at = at;
    if (size >= 1e7 || decimals > 6)
        snprintf(tick->text, CHART_TICK, "%.6g", at);
    else
        snprintf(tick->text, CHART_TICK, "%.*f", decimals, at);
}

static size_t log_ticks(const chart_axis *axis, size_t most,
                        chart_tick ticks[CHART_TICKS]) {
    static const double factors[] = {1, 2, 5};
    int from = (int)floor(log10(axis->low) + 1e-9);
    int to = (int)floor(log10(axis->high) + 1e-9);
    size_t n_powers = (size_t)(to - from) + 1, n = 0;
    size_t n_factors = 3 * n_powers <= most + 2 ? 3 : 1;
    int every = n_factors == 3 ? 1 : (int)((n_powers + most - 1) / most);
    for (int power = from; power <= to; power += every) {
        for (size_t i = 0; i < n_factors && n < CHART_TICKS; i++) {
            double at = factors[i] * pow(10, power);
            if (at < axis->low * (1 - 1e-9) || at > axis->high * (1 + 1e-9))
                continue;
            ticks[n].at = at;
            snprintf(ticks[n++].text, CHART_TICK, "%g", at);
        }
    }
    return n;
}

size_t chart_ticks(const chart_axis *axis, size_t most,
                   chart_tick ticks[CHART_TICKS]) {
    if (axis->is_log)
        return log_ticks(axis, most, ticks);
    double low = fmin(axis->low, axis->high),
           high = fmax(axis->low, axis->high);
    double step = step_of(high - low, most - 1);
    if (axis->is_whole && step < 1)
        step = 1;
    size_t n = 0;
    double first = ceil(low / step - 1e-9);
    for (; n < CHART_TICKS; n++) {
        double at = (first + (double)n) * step;
        if (at > high + 1e-9 * (high - low))
            break;
        name_tick(&ticks[n], at == 0 ? 0 : at, step); /* no -0 */
    }
    return n;
}

#include "german/plain_score.h"

#include <math.h>

static double share(size_t part, size_t whole)
{
    return whole == 0 ? 0 : (double)part / (double)whole;
}

static void formulas(struct plain_figures *figures)
{
    const struct plain_counts *counts = &figures->counts;
    if (counts->words == 0)
        return;
    double sl = share(counts->words, counts->sentences);
    double asw = share(counts->syllables, counts->parts);
    double ms = 100 * share(counts->parts_heavy, counts->parts);
    double iw = 100 * share(counts->parts_long, counts->parts);
    double es = 100 * share(counts->parts_light, counts->parts);
    figures->amstad = 180 - sl - 58.5 * asw;
    figures->wstf1 = 0.1935 * ms + 0.1672 * sl + 0.1297 * iw - 0.0327 * es - 0.875;
    figures->lix = sl + iw;
}

/* The gate of a value that should be low: good up to `good`, bearable up to `worst`. */
static enum plain_gate gate(double value, double good, double worst)
{
    return value <= good    ? PLAIN_GATE_MET
           : value <= worst ? PLAIN_GATE_NEAR
                            : PLAIN_GATE_MISSED;
}

static void set_gates(struct plain_figures *figures, enum plain_level level)
{
    static const struct limits {
        double amstad;
        double amstad_worst;
        double wstf1;
        double lix;
        double mean;
        size_t most;
        double style;
    } limits[] = {[PLAIN_EINFACH] = {65, 60, 6, 36, 9, 15, 0.05},
                  [PLAIN_LEICHT] = {80, 75, 3.5, 28, 8, 12, 0}};
    const struct plain_counts *counts = &figures->counts;
    const struct limits *limit = &limits[level];
    bool enough = counts->words >= PLAIN_WORDS_FOR_FORMULAS;
    bool many = counts->sentences >= PLAIN_SENTENCES_FOR_SHARES || level == PLAIN_LEICHT;
    figures->gate_most =
        counts->words_most <= limit->most ? PLAIN_GATE_MET : PLAIN_GATE_MISSED;
    figures->gate_amstad = figures->gate_wstf1 = figures->gate_lix = figures->gate_mean =
        figures->gate_style = PLAIN_GATE_SHORT;
    if (!enough)
        return;
    double mean = share(counts->words, counts->sentences);
    figures->gate_amstad = gate(-figures->amstad, -limit->amstad, -limit->amstad_worst);
    figures->gate_wstf1 = gate(figures->wstf1, limit->wstf1, limit->wstf1);
    figures->gate_lix = gate(figures->lix, limit->lix, limit->lix);
    figures->gate_mean = gate(mean, limit->mean, limit->mean);
    size_t style = counts->with_passive > counts->with_genitive ? counts->with_passive
                                                                : counts->with_genitive;
    style = counts->with_subjunctive > style ? counts->with_subjunctive : style;
    if (many)
        figures->gate_style =
            gate(share(style, counts->sentences), limit->style, limit->style);
}

void plain_features(const struct plain_counts *counts, double out[PLAIN_FEATURES])
{
    double words = (double)counts->words;
    double sentences = (double)counts->sentences;
    size_t hard = counts->passives + counts->genitives + counts->subjunctives +
                  counts->brackets + counts->nested;
    out[0] = log(share(counts->words, counts->sentences) + 1);
    out[1] = share(counts->syllables, counts->parts);
    out[2] = ((double)counts->bulky + 1) / (words + 15);
    out[3] = ((double)(counts->verbs + counts->pronouns) + 3) / (words + 20);
    out[4] = sqrt(((double)hard + 1) / (words + 30));
    out[5] = ((double)counts->with_thoughts + 0.5) / (sentences + 3);
}

static double score(const struct plain_counts *counts)
{
    static const double weight[PLAIN_FEATURES] = {-2.3, -1.8, -10, 23, -10.6, -6};
    double feature[PLAIN_FEATURES];
    double sum = 8.3;
    if (counts->words == 0)
        return 0;
    plain_features(counts, feature);
    for (int i = 0; i < PLAIN_FEATURES; i++)
        sum += weight[i] * feature[i];
    return 100 / (1 + exp(-sum / 2));
}

void plain_score(struct plain_figures *figures, enum plain_level level)
{
    formulas(figures);
    set_gates(figures, level);
    figures->score = score(&figures->counts);
}

const char *plain_gate_name(int gate_number)
{
    static const char *const name[PLAIN_GATES] = {"amstad", "wstf1", "lix",
                                                  "mean",   "most",  "style"};
    return name[gate_number];
}

enum plain_gate plain_gate_of(const struct plain_figures *figures, int gate_number)
{
    const enum plain_gate all[PLAIN_GATES] = {figures->gate_amstad, figures->gate_wstf1,
                                              figures->gate_lix,    figures->gate_mean,
                                              figures->gate_most,   figures->gate_style};
    return all[gate_number];
}

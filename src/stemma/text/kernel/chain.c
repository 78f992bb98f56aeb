/* Which seeds that two texts share belong together? The twin of stemma.text.chain. */
#include "match.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define GAP_WORDS 100
#define LOOK_BACK 50
#define PAIRS 50000
#define PER_WORD 0.05
#define PER_ROOT_OF_UNEVEN_WORDS 0.5

typedef struct {
    int32_t diagonal;
    uint32_t i;
} pair;

typedef struct {
    uint64_t product;
    uint32_t page, page_count, report, report_count, first; /* first: the page's earliest place of the hash */
} shared;

static int by_diagonal(const void *one, const void *other) {
    const pair *a = one, *b = other;
    if (a->diagonal != b->diagonal) return a->diagonal < b->diagonal ? -1 : 1;
    return (a->i > b->i) - (a->i < b->i);
}

static int by_product(const void *one, const void *other) {
    const shared *a = one, *b = other;
    if (a->product != b->product) return a->product < b->product ? -1 : 1;
    return (a->first > b->first) - (a->first < b->first);
}

static int by_place(const void *one, const void *other) {
    const st_block *a = one, *b = other;
    if (a->a != b->a) return a->a < b->a ? -1 : 1;
    if (a->b != b->b) return a->b < b->b ? -1 : 1;
    return (a->length > b->length) - (a->length < b->length);
}

/* Places of shared hashes as (diagonal, place in the page), sorted; the rarest hashes first up to a limit. */
static int find_pairs(const st_text *page, const st_text *report, st_scratch *x) {
    const st_seed *p = page->by_hash, *r = report->by_hash;
    uint32_t i = 0, j = 0;
    uint64_t total = 0, limit = PAIRS + 2ull * ((uint64_t)page->seeds + report->seeds);
    x->seen.length = x->pairs.length = 0;
    x->shared_hashes = 0;
    while (i < page->seeds && j < report->seeds) {
        if (p[i].hash < r[j].hash) {
            i++;
        } else if (p[i].hash > r[j].hash) {
            j++;
        } else {
            shared one = {0, i, 0, j, 0, p[i].position};
            uint64_t hash = p[i].hash;
            for (; i < page->seeds && p[i].hash == hash; i++) one.page_count++;
            for (; j < report->seeds && r[j].hash == hash; j++) one.report_count++;
            one.product = (uint64_t)one.page_count * one.report_count;
            total += one.product;
            if (st_push(&x->seen, &one, sizeof one)) return ST_NO_MEMORY;
        }
    }
    shared *found = x->seen.at;
    x->shared_hashes = (uint32_t)x->seen.length;
    if (total > limit) qsort(found, x->seen.length, sizeof *found, by_product);
    for (size_t n = 0; n < x->seen.length; n++) {
        if (x->pairs.length + found[n].product > limit) break;
        for (uint32_t u = 0; u < found[n].page_count; u++)
            for (uint32_t v = 0; v < found[n].report_count; v++) {
                pair one;
                one.i = p[found[n].page + u].position;
                one.diagonal = (int32_t)(one.i - r[found[n].report + v].position);
                if (st_push(&x->pairs, &one, sizeof one)) return ST_NO_MEMORY;
            }
    }
    pair *pairs = x->pairs.at;
    size_t n = x->pairs.length;
    if (n < 32)
        for (size_t k = 1; k < n; k++) {
            pair item = pairs[k];
            size_t m = k;
            for (; m && by_diagonal(&pairs[m - 1], &item) > 0; m--) pairs[m] = pairs[m - 1];
            pairs[m] = item;
        }
    else
        qsort(pairs, n, sizeof *pairs, by_diagonal);
    return ST_OK;
}

/* Each pair grown to the longest run of equal words around it, each run once, sorted by place in the page. */
static int grow(const st_text *page, const st_text *report, st_scratch *x) {
    const pair *pairs = x->pairs.at;
    const uint64_t *a = page->keys, *b = report->keys;
    x->runs.length = 0;
    int64_t diagonal = INT64_MIN, reach = -1;
    for (size_t n = 0; n < x->pairs.length; n++) {
        int64_t i = pairs[n].i, j = i - pairs[n].diagonal;
        if (pairs[n].diagonal == diagonal && i < reach) continue;
        if (memcmp(a + i, b + j, K_WORDS * sizeof *a)) continue; /* two k-grams of one hash */
        int64_t begin = i, other = j, end = i + K_WORDS, other_end = j + K_WORDS;
        while (begin && other && a[begin - 1] == b[other - 1]) begin--, other--;
        while (end < page->words && other_end < report->words && a[end] == b[other_end]) end++, other_end++;
        st_block run = {(int32_t)begin, (int32_t)other, (int32_t)(end - begin)};
        if (st_push(&x->runs, &run, sizeof run)) return ST_NO_MEMORY;
        diagonal = pairs[n].diagonal;
        reach = end;
    }
    if (x->runs.length > 1) qsort(x->runs.at, x->runs.length, sizeof(st_block), by_place);
    return ST_OK;
}

/* What the second run adds behind the first; less than -1e300 where it cannot follow. */
static double gain(const st_block *first, const st_block *second) {
    if (second->a <= first->a || second->b <= first->b) return -INFINITY;
    int32_t a_gap = second->a - first->a - first->length, b_gap = second->b - first->b - first->length;
    int32_t overlap = 0;
    if (-a_gap > overlap) overlap = -a_gap;
    if (-b_gap > overlap) overlap = -b_gap;
    int32_t wide = a_gap > b_gap ? a_gap : b_gap;
    if (overlap >= second->length || wide + overlap > GAP_WORDS) return -INFINITY;
    wide += overlap;
    int32_t uneven = abs(a_gap - b_gap);
    return (double)(second->length - overlap) - PER_WORD * wide - PER_ROOT_OF_UNEVEN_WORDS * sqrt((double)uneven);
}

typedef struct {
    double best;
    uint32_t n;
} ranked;

static int by_best(const void *one, const void *other) {
    const ranked *a = one, *b = other;
    if (a->best != b->best) return a->best > b->best ? -1 : 1;
    return (a->n > b->n) - (a->n < b->n);
}

static int push_without_overlap(const st_block *runs, const int32_t *order, uint32_t count, st_list *out) {
    if (st_push(out, &runs[order[count - 1]], sizeof(st_block))) return ST_NO_MEMORY;
    for (uint32_t n = count - 1; n-- > 0;) {
        const st_block *last = (st_block *)out->at + out->length - 1;
        st_block run = runs[order[n]];
        int32_t overlap = 0, a = last->a + last->length - run.a, b = last->b + last->length - run.b;
        if (a > overlap) overlap = a;
        if (b > overlap) overlap = b;
        if (overlap >= run.length) continue;
        st_block rest = {run.a + overlap, run.b + overlap, run.length - overlap};
        if (st_push(out, &rest, sizeof rest)) return ST_NO_MEMORY;
    }
    return ST_OK;
}

/* Chains by falling score, then by their first run. Few, so insertion. */
static void sort_chains(st_chain *chains, size_t n, const st_block *members) {
    for (size_t k = 1; k < n; k++) {
        st_chain item = chains[k];
        size_t m = k;
        while (m && (chains[m - 1].score < item.score ||
                     (chains[m - 1].score == item.score &&
                      by_place(&members[chains[m - 1].first], &members[item.first]) > 0))) {
            chains[m] = chains[m - 1];
            m--;
        }
        chains[m] = item;
    }
}

/* All chains of what the two share, best first: scratch->chains, their runs in scratch->members. */
int st_find_chains(const st_text *page, const st_text *report, st_scratch *x) {
    x->chains.length = x->members.length = 0;
    if (find_pairs(page, report, x) || grow(page, report, x)) return ST_NO_MEMORY;
    const st_block *runs = x->runs.at;
    size_t n = x->runs.length;
    if (!n) return ST_OK;
    if (st_reserve(&x->best, n, sizeof(double)) || st_reserve(&x->before, n, sizeof(int32_t)) ||
        st_reserve(&x->order, n, sizeof(ranked)) || st_reserve(&x->used, n, 1) ||
        st_reserve(&x->masks, n, sizeof(int32_t)))
        return ST_NO_MEMORY;
    double *best = x->best.at;
    int32_t *before = x->before.at, *walked = x->masks.at;
    ranked *order = x->order.at;
    uint8_t *used = x->used.at;
    for (size_t k = 0; k < n; k++) {
        best[k] = runs[k].length;
        before[k] = -1;
        for (size_t m = k; m-- > (k > LOOK_BACK ? k - LOOK_BACK : 0);) {
            double more = gain(&runs[m], &runs[k]);
            if (best[m] + more > best[k]) {
                best[k] = best[m] + more;
                before[k] = (int32_t)m;
            }
        }
        order[k].n = (uint32_t)k;
        order[k].best = best[k];
        used[k] = 0;
    }
    for (size_t k = 0; k < n; k++) order[k].best = best[k];
    if (n > 1) qsort(order, n, sizeof *order, by_best);
    for (size_t k = 0; k < n; k++) {
        if (used[order[k].n]) continue;
        int32_t at = (int32_t)order[k].n;
        uint32_t count = 0;
        for (; at >= 0 && !used[at]; at = before[at]) {
            used[at] = 1;
            walked[count++] = at;
        }
        st_chain chain = {best[order[k].n] - (at >= 0 ? best[at] : 0.0), (uint32_t)x->members.length, 0};
        if (push_without_overlap(runs, walked, count, &x->members)) return ST_NO_MEMORY;
        chain.count = (uint32_t)x->members.length - chain.first;
        if (st_push(&x->chains, &chain, sizeof chain)) return ST_NO_MEMORY;
    }
    sort_chains(x->chains.at, x->chains.length, x->members.at);
    return ST_OK;
}

/* Which runs of words do two texts share, altered words inside them included? The twin of stemma.text.passage. */
#include "match.h"

#include <stdlib.h>
#include <string.h>

#define HOLE_COST 0.6
#define LOOSE_OPENING 0.3
#define STRICT_OPENING 2.0
#define DROP 10.0
#define REACH_WORDS 48
#define MIN_WORDS 8

typedef struct {
    int32_t begin, end;
} interval;

static double hole(int32_t a_words, int32_t b_words, double opening) {
    int32_t wide = a_words > b_words ? a_words : b_words;
    return wide ? opening + HOLE_COST * wide : 0.0;
}

/* How many intervals begin before a word. */
static size_t taken_before(const st_list *taken, int32_t word) {
    const interval *t = taken->at;
    size_t low = 0, high = taken->length;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (t[middle].begin < word)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static int take(st_list *taken, int32_t begin, int32_t end) {
    interval one = {begin, end};
    size_t at = taken_before(taken, begin);
    if (st_push(taken, &one, sizeof one)) return ST_NO_MEMORY;
    interval *t = taken->at;
    memmove(t + at + 1, t + at, (taken->length - 1 - at) * sizeof *t);
    t[at] = one;
    return ST_OK;
}

/* The run's pieces that no better passage has, added to `out`. */
static int free_pieces(const st_block *run, const st_list *taken, st_list *out) {
    const interval *t = taken->at;
    int32_t begin = run->a, end = run->a + run->length;
    size_t at = taken_before(taken, begin);
    for (at = at ? at - 1 : 0; at < taken->length && t[at].begin < end; at++) {
        if (t[at].end <= begin) continue;
        if (t[at].begin > begin) {
            st_block piece = {begin, run->b + begin - run->a, t[at].begin - begin};
            if (st_push(out, &piece, sizeof piece)) return ST_NO_MEMORY;
        }
        begin = t[at].end;
    }
    if (begin < end) {
        st_block piece = {begin, run->b + begin - run->a, end - begin};
        if (st_push(out, &piece, sizeof piece)) return ST_NO_MEMORY;
    }
    return ST_OK;
}

/* How many of the blocks behind (i, j) belong on: up to where their score is best. `sign` -1 looks towards the beginning. */
static size_t best_head(const st_block *blocks, size_t n, int32_t i, int32_t j, double opening, int sign) {
    double score = 0.0, best = 0.0;
    size_t until = 0;
    for (size_t k = 0; k < n; k++) {
        const st_block *block = sign > 0 ? &blocks[k] : &blocks[n - 1 - k];
        int32_t a_gap = sign > 0 ? block->a - i : i - block->a - block->length;
        int32_t b_gap = sign > 0 ? block->b - j : j - block->b - block->length;
        score -= hole(a_gap, b_gap, opening);
        if (score < best - DROP) break;
        score += block->length;
        if (score > best) {
            best = score;
            until = k + 1;
        }
        i = sign > 0 ? block->a + block->length : block->a;
        j = sign > 0 ? block->b + block->length : block->b;
    }
    return until;
}

static int32_t least(int32_t a, int32_t b) { return a < b ? a : b; }
static int32_t most(int32_t a, int32_t b) { return a > b ? a : b; }

static int align(const st_text *page, const st_text *report, int32_t i, int32_t i_end, int32_t j, int32_t j_end,
                 st_list *out, st_scratch *x) {
    return st_same_blocks(page->keys + i, (uint32_t)(i_end - i), report->keys + j, (uint32_t)(j_end - j), i, j, out, x);
}

static int go_behind(const st_text *page, const st_text *report, const st_block *run, int32_t high, double opening,
                     st_scratch *x) {
    int32_t i = run->a + run->length, j = run->b + run->length, report_high = (int32_t)report->words;
    while (i < high && j < report_high) {
        x->window.length = 0;
        if (align(page, report, i, least(high, i + REACH_WORDS), j, least(report_high, j + REACH_WORDS), &x->window, x))
            return ST_NO_MEMORY;
        const st_block *window = x->window.at;
        size_t until = best_head(window, x->window.length, i, j, opening, 1);
        if (!until) break;
        for (size_t k = 0; k < until; k++)
            if (st_push(&x->filled, &window[k], sizeof *window)) return ST_NO_MEMORY;
        i = window[until - 1].a + window[until - 1].length;
        j = window[until - 1].b + window[until - 1].length;
    }
    return ST_OK;
}

static void turn_round(st_block *blocks, size_t n) {
    for (size_t k = 0; k < n / 2; k++) {
        st_block swap = blocks[k];
        blocks[k] = blocks[n - 1 - k];
        blocks[n - 1 - k] = swap;
    }
}

static int go_before(const st_text *page, const st_text *report, const st_block *run, int32_t low, double opening,
                     st_scratch *x) {
    int32_t i = run->a, j = run->b;
    while (i > low && j > 0) {
        x->window.length = 0;
        if (align(page, report, most(low, i - REACH_WORDS), i, most(0, j - REACH_WORDS), j, &x->window, x))
            return ST_NO_MEMORY;
        const st_block *window = x->window.at;
        size_t n = x->window.length, until = best_head(window, n, i, j, opening, -1);
        if (!until) break;
        for (size_t k = 0; k < until; k++) /* from the run outward: turned round at the end */
            if (st_push(&x->filled, &window[n - 1 - k], sizeof *window)) return ST_NO_MEMORY;
        i = window[n - until].a;
        j = window[n - until].b;
    }
    turn_round(x->filled.at, x->filled.length);
    return ST_OK;
}

/* All the words that stay: before, in, between and behind the runs of a stretch; in scratch->filled. */
static int fill(const st_text *page, const st_text *report, const st_block *runs, size_t count, st_scratch *x) {
    const interval *t = x->taken.at;
    size_t at = taken_before(&x->taken, runs[0].a);
    int32_t low = at ? t[at - 1].end : 0;
    int32_t high = at < x->taken.length ? t[at].begin : (int32_t)page->words;
    double opening = count == 1 ? STRICT_OPENING : LOOSE_OPENING;
    x->filled.length = 0;
    if (go_before(page, report, &runs[0], low, opening, x)) return ST_NO_MEMORY;
    for (size_t n = 0; n < count; n++) {
        if (n) {
            const st_block *last = &runs[n - 1];
            if (align(page, report, last->a + last->length, runs[n].a, last->b + last->length, runs[n].b, &x->filled, x))
                return ST_NO_MEMORY;
        }
        if (st_push(&x->filled, &runs[n], sizeof *runs)) return ST_NO_MEMORY;
    }
    return go_behind(page, report, &runs[count - 1], high, opening, x);
}

static int add_passage(const st_block *blocks, size_t count, st_scratch *x) {
    int64_t words = 0;
    for (size_t n = 0; n < count; n++) words += blocks[n].length;
    if (words < MIN_WORDS) return ST_OK;
    const st_block *tail = &blocks[count - 1];
    st_passage one = {(uint32_t)blocks->a, (uint32_t)(tail->a + tail->length), (uint32_t)blocks->b,
                      (uint32_t)(tail->b + tail->length), (uint32_t)x->blocks.length, (uint32_t)count, 0, 0.0};
    for (size_t n = 0; n < count; n++)
        if (st_push(&x->blocks, &blocks[n], sizeof *blocks)) return ST_NO_MEMORY;
    if (st_push(&x->passages, &one, sizeof one)) return ST_NO_MEMORY;
    return take(&x->taken, blocks->a, tail->a + tail->length);
}

/* The stretches of the filled chain whose score is best. */
static int cut_passages(st_scratch *x) {
    const st_block *blocks = x->filled.at;
    size_t count = x->filled.length, first = 0, until = 0, n = 0;
    double score = 0.0, best = 0.0;
    for (;;) {
        if (n == count) {
            if (first < until && add_passage(blocks + first, until - first, x)) return ST_NO_MEMORY;
            if (until >= count) return ST_OK;
            first = n = until;
            score = best = 0.0;
            continue;
        }
        if (n > first) {
            const st_block *last = &blocks[n - 1];
            score -= hole(blocks[n].a - last->a - last->length, blocks[n].b - last->b - last->length, LOOSE_OPENING);
            if (score <= 0 || score < best - DROP) {
                if (add_passage(blocks + first, until - first, x)) return ST_NO_MEMORY;
                first = n = until;
                score = best = 0.0;
            }
        }
        score += blocks[n].length;
        n++;
        if (score > best) {
            best = score;
            until = n;
        }
    }
}

static int by_page(const void *one, const void *other) {
    const st_passage *a = one, *b = other;
    return (a->page_begin > b->page_begin) - (a->page_begin < b->page_begin);
}

/* The passages in the order of the page: scratch->passages, their blocks in scratch->blocks. */
int st_find_passages(const st_text *page, const st_text *report, st_scratch *x) {
    x->passages.length = x->blocks.length = x->taken.length = 0;
    if (st_find_chains(page, report, x)) return ST_NO_MEMORY;
    const st_chain *chains = x->chains.at;
    for (size_t c = 0; c < x->chains.length; c++) {
        /* the chain without what better ones have, cut where such words lie between */
        x->pieces.length = 0;
        for (uint32_t n = 0; n < chains[c].count; n++)
            if (free_pieces(BLOCKS(x->members) + chains[c].first + n, &x->taken, &x->pieces)) return ST_NO_MEMORY;
        size_t begin = 0, pieces = x->pieces.length;
        x->seen.length = 0; /* the gap between passages in which each piece lies, told before any is added */
        for (size_t n = 0; n < pieces; n++) {
            size_t gap = taken_before(&x->taken, BLOCKS(x->pieces)[n].a);
            if (st_push(&x->seen, &gap, sizeof gap)) return ST_NO_MEMORY;
        }
        for (size_t n = 1; n <= pieces; n++) {
            const size_t *gaps = x->seen.at;
            if (n < pieces && gaps[n] == gaps[begin]) continue;
            if (fill(page, report, BLOCKS(x->pieces) + begin, n - begin, x) || cut_passages(x)) return ST_NO_MEMORY;
            begin = n;
        }
    }
    if (x->passages.length > 1) qsort(x->passages.at, x->passages.length, sizeof(st_passage), by_page);
    return ST_OK;
}

/* What do the passages of two texts weigh? The twin of stemma.text.weight.weigh and of what stemma.finding asks of a pair. */
#include "match.h"

#include <math.h>
#include <stdlib.h>

#define HOLE_BITS 4.0
#define QUOTED_BITS 20.0
#define QUOTED_WORDS 60
#define FAMILY_SAMPLE 32
#define REACHES_EDGE_BITS 8.0
#define MISSING_WORD_BITS 1.0

static uint32_t char_at(const st_text *t, uint64_t at) {
    return t->width == 1 ? ((const uint8_t *)t->text)[at] : ((const uint32_t *)t->text)[at];
}

static int is_quote(uint32_t c) {
    switch (c) {
        case '"': case 0x201c: case 0x201d: case 0x201e: case 0x201f: case 0xab: case 0xbb:
        case 0x300c: case 0x300d: case 0x300e: case 0x300f:
            return 1;
        default:
            return 0;
    }
}

/* Whether a mark stands in the two characters before the words and in the three behind them. */
static int stands_quoted(const st_text *t, uint32_t first, uint32_t last) {
    uint64_t begin = t->begins[first], end = t->ends[last - 1];
    int before = 0, behind = 0;
    for (uint64_t at = begin < 2 ? 0 : begin - 2; at < begin; at++) before |= is_quote(char_at(t, at));
    for (uint64_t at = end; at < end + 3 && at < t->chars; at++) behind |= is_quote(char_at(t, at));
    return before && behind;
}

/* What is left of the bits of words under each shared seed of the page, by position. */
typedef struct {
    uint32_t position;
    double left;
} discounted;

static int by_position(const void *one, const void *other) {
    const discounted *a = one, *b = other;
    return (a->position > b->position) - (a->position < b->position);
}

static int by_value(const void *one, const void *other) {
    uint32_t a = *(const uint32_t *)one, b = *(const uint32_t *)other;
    return (a > b) - (a < b);
}

/* How many reports hold this report's typical text: the lower quartile over a sample of its seeds. */
static int family_of(const st_segment *const *segments, uint32_t count, const st_text *report, st_scratch *x,
                     double *family) {
    *family = 1;
    if (!report->seeds) return ST_OK;
    uint32_t step = report->seeds / FAMILY_SAMPLE;
    if (!step) step = 1;
    x->seen.length = 0;
    for (uint32_t i = 0; i < report->seeds; i += step) {
        uint32_t holders = st_holders_of(segments, count, report->seed[i].hash, x);
        if (st_push(&x->seen, &holders, sizeof holders)) return ST_NO_MEMORY;
    }
    uint32_t *values = x->seen.at;
    qsort(values, x->seen.length, sizeof *values, by_value);
    *family = values[x->seen.length / 4];
    return ST_OK;
}

/* The page's seeds that the report has too, with what their commonness leaves of a word's bits; in scratch->order. */
static int discount_seeds(const st_segment *const *segments, uint32_t count, const st_text *page,
                          const st_text *report, double reports, st_scratch *x) {
    const st_seed *p = page->by_hash, *r = report->by_hash;
    const uint32_t *holders = x->holders.at;
    uint32_t most = 1;
    x->order.length = 0;
    for (int round = 0; round < 2; round++) {
        double family = 1;
        if (round && most > 2 && family_of(segments, count, report, x, &family)) return ST_NO_MEMORY;
        for (uint32_t i = 0, j = 0; i < page->seeds && j < report->seeds;) {
            if (p[i].hash < r[j].hash) {
                i++;
            } else if (p[i].hash > r[j].hash) {
                j++;
            } else {
                if (!round && holders[i] > most) most = holders[i];
                discounted one = {p[i].position, st_discount(holders[i], family, reports)};
                if (round && st_push(&x->order, &one, sizeof one)) return ST_NO_MEMORY;
                i++;
            }
        }
    }
    qsort(x->order.at, x->order.length, sizeof(discounted), by_position);
    return ST_OK;
}

static double log2_of(uint32_t words) { return log2((double)(words < 2 ? 2 : words)); }

static double bits_of(const st_text *page, const st_passage *passage, double chance, const st_scratch *x) {
    const discounted *seeds = x->order.at;
    size_t count = x->order.length, behind = 0; /* behind: how many seeds stand at or before the word */
    double bits = (passage->is_quoted ? QUOTED_BITS : 0.0) - chance - HOLE_BITS * (passage->blocks - 1);
    const st_block *blocks = BLOCKS(x->blocks) + passage->first_block;
    for (uint32_t n = 0; n < passage->blocks; n++)
        for (int32_t i = blocks[n].a; i < blocks[n].a + blocks[n].length; i++) {
            while (behind < count && seeds[behind].position <= (uint32_t)i) behind++;
            size_t at = behind && seeds[behind - 1].position >= passage->page_begin ? behind - 1 : behind;
            double left = at < count && seeds[at].position < passage->page_end ? seeds[at].left : 1.0;
            bits += left * (page->bits[i] / 4.0);
        }
    return bits;
}

/* What speaks for one version beside another: no words missing inside, its beginning and end reached. */
static int tell_fidelity(const st_text *report, st_scratch *x) {
    const st_passage *passages = x->passages.at;
    uint32_t first = UINT32_MAX, last = 0, kept = 0;
    for (size_t n = 0; n < x->passages.length; n++) {
        if (passages[n].report_begin < first) first = passages[n].report_begin;
        if (passages[n].report_end > last) last = passages[n].report_end;
    }
    if (st_reserve(&x->used, last - first + 1, 1)) return ST_NO_MEMORY;
    uint8_t *seen = x->used.at;
    for (uint32_t i = 0; i < last - first; i++) seen[i] = 0;
    for (size_t n = 0; n < x->blocks.length; n++) {
        const st_block *block = BLOCKS(x->blocks) + n;
        for (int32_t i = block->b; i < block->b + block->length; i++) {
            kept += !seen[i - first];
            seen[i - first] = 1;
        }
    }
    double edges = (first == 0) + (last == report->words);
    x->fidelity = x->weight + REACHES_EDGE_BITS * edges - MISSING_WORD_BITS * ((double)(last - first) - kept);
    return ST_OK;
}

/* Compares a page with a report. Behind a search scratch->holders tells how common each seed of the page is; with no
 * segments nothing is known of that. Leaves passages, blocks, weight and fidelity in the scratch. */
ST_API int st_match(const st_segment *const *segments, uint32_t count, const st_text *page, const st_text *report,
                    double reports, st_scratch *x) {
    x->weight = x->fidelity = 0.0;
    if (st_find_passages(page, report, x)) return ST_NO_MEMORY;
    if (!x->passages.length) return ST_OK;
    x->order.length = 0;
    if (count && discount_seeds(segments, count, page, report, reports, x)) return ST_NO_MEMORY;
    double chance = log2_of(page->words) + log2_of(report->words);
    st_passage *passages = x->passages.at;
    for (size_t n = 0; n < x->passages.length; n++) {
        st_passage *one = &passages[n];
        one->is_quoted = one->page_end - one->page_begin <= QUOTED_WORDS &&
                         stands_quoted(page, one->page_begin, one->page_end) &&
                         stands_quoted(report, one->report_begin, one->report_end);
        one->bits = bits_of(page, one, chance, x);
        if (one->bits > 0) x->weight += one->bits;
    }
    return tell_fidelity(report, x);
}

/* The distinct upper 40 bits of a text's hashes with a document's number below them, as st_write_segment takes them. */
ST_API uint32_t st_postings_of(const st_text *text, uint32_t number, uint64_t *out) {
    uint32_t count = 0;
    uint64_t last = 0;
    for (uint32_t i = 0; i < text->seeds; i++) {
        uint64_t upper = text->by_hash[i].hash >> 24;
        if (i && upper == last) continue;
        last = upper;
        out[count++] = upper << 24 | number;
    }
    return count;
}

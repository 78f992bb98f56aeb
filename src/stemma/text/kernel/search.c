/* Which documents share seeds with a page, and how common is each seed? */
#include "segment.h"

#include <stdlib.h>
#include <string.h>

/* A hash that stands in more documents than this is common: reading all of them would cost more the larger the archive is,
 * and each says next to nothing (st_discount leaves a twentieth of it at most). */
#define COMMON 64
#define STRETCH 8 /* seeds: some 24 words */
#define RARE 0
#define SKIPPED 1
#define GATHERED 2

/* The first of the postings [low, high) whose key is not under `key`. */
static uint32_t first_from(const st_segment *s, uint32_t low, uint32_t high, uint64_t key) {
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (key_at(s, middle) < key)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The postings [*from, *to) of a hash. */
static void find_range(const st_segment *s, uint64_t hash, uint32_t *from, uint32_t *to) {
    uint32_t below = HASH_BITS - s->bucket_bits;
    uint64_t upper = hash >> (64 - HASH_BITS), bucket = upper >> below, key = upper & ((1ull << below) - 1);
    uint32_t end = directory_at(s, bucket + 1);
    *from = first_from(s, directory_at(s, bucket), end, key);
    uint32_t to_here = *from; /* few postings have one hash, or very many */
    for (int n = 0; n < 8 && to_here < end && key_at(s, to_here) == key; n++) to_here++;
    *to = to_here < end && key_at(s, to_here) == key ? first_from(s, to_here, end, key + 1) : to_here;
}

#if defined(__GNUC__)
#define FETCH(at) __builtin_prefetch(at)
#else
#define FETCH(at) ((void)(at))
#endif

/* Asks for what looking up every so manieth seed will read, so that the waits for memory go on side by side, not in turn. */
void st_fetch_ahead(const st_segment *const *segments, uint32_t count, const st_seed *seeds, uint32_t n, uint32_t step) {
    for (uint32_t k = 0; k < count; k++) {
        const st_segment *s = segments[k];
        uint32_t above = 64 - s->bucket_bits;
        for (uint32_t i = 0; i < n; i += step) FETCH(s->directory + 4 * (seeds[i].hash >> above));
        for (uint32_t i = 0; i < n; i += step) {
            uint64_t from = directory_at(s, seeds[i].hash >> above), to = directory_at(s, (seeds[i].hash >> above) + 1);
            FETCH(s->keys + from * s->key_bytes);
            if (to > from) FETCH(s->keys + (to - 1) * s->key_bytes);
            FETCH(s->numbers + (from + to) / 2 * s->number_bytes);
        }
    }
}

/* Where a hash stands in a segment. */
static st_range range_in(const st_segment *segment, uint64_t hash) {
    st_range one;
    find_range(segment, hash, &one.from, &one.to);
    if (one.to < one.from) one.to = one.from;
    return one;
}

/* Where a hash stands in each of the segments; how many postings that is. */
static uint64_t find_ranges(const st_segment *const *segments, uint32_t count, uint64_t hash, st_range *out) {
    uint64_t total = 0;
    for (uint32_t n = 0; n < count; n++) {
        out[n] = range_in(segments[n], hash);
        total += out[n].to - out[n].from;
    }
    return total;
}

static inline uint32_t number_at(const st_segment *s, uint32_t at) {
    return (uint32_t)read_bytes(s->numbers + (uint64_t)at * s->number_bytes, s->number_bytes);
}

/* The same for all of a text's seeds by hash, segment by segment, what comes next asked for ahead. */
static void find_all_ranges(const st_segment *const *segments, uint32_t count, const st_text *page, st_range *out) {
    for (uint32_t n = 0; n < count; n++) {
        const st_segment *s = segments[n];
        st_fetch_ahead(&s, 1, page->by_hash, page->seeds, 1);
        for (uint32_t i = 0; i < page->seeds; i++) {
            st_range one = range_in(s, page->by_hash[i].hash);
            out[(size_t)i * count + n] = one;
            if (one.to > one.from) FETCH(s->numbers + (uint64_t)one.from * s->number_bytes);
        }
        for (uint32_t i = 0; i < page->seeds; i++) {
            st_range one = out[(size_t)i * count + n];
            for (uint32_t at = one.from; at < one.to && one.to - one.from <= COMMON; at++) {
                uint32_t number = number_at(s, at);
                if (number < s->documents) FETCH(s->names + 8ull * number);
            }
        }
    }
}

typedef struct {
    uint32_t document, report, hash; /* hash: which of the page's */
} hit;

static int by_number(const void *one, const void *other) {
    uint32_t a = *(const uint32_t *)one, b = *(const uint32_t *)other;
    return (a > b) - (a < b);
}

static uint32_t count_distinct(uint32_t *values, size_t n) {
    if (n < 2) return (uint32_t)n;
    int is_sorted = 1;
    for (size_t i = 1; i < n && is_sorted; i++) is_sorted = values[i - 1] <= values[i];
    if (!is_sorted) qsort(values, n, sizeof *values, by_number);
    uint32_t distinct = 1;
    for (size_t i = 1; i < n; i++) distinct += values[i] != values[i - 1];
    return distinct;
}

/* Adds the hits of one hash, which stands at `ranges`, to scratch->hits; how many reports hold it. */
static int gather(const st_segment *const *segments, uint32_t count, const st_range *ranges, uint32_t which,
                  st_scratch *x, int keeps, uint32_t *holders) {
    x->sample.length = 0;
    for (uint32_t n = 0; n < count; n++)
        for (uint32_t at = ranges[n].from; at < ranges[n].to; at++) {
            uint32_t number = number_at(segments[n], at);
            hit one = {name_of(segments[n], number, 0), name_of(segments[n], number, 1), which};
            if (!one.report) continue;
            if (st_push(&x->sample, &one.report, sizeof one.report)) return ST_NO_MEMORY;
            if (keeps && st_push(&x->hits, &one, sizeof one)) return ST_NO_MEMORY;
        }
    *holders = count_distinct(x->sample.at, x->sample.length);
    return ST_OK;
}

static uint32_t at_most(uint64_t value) { return value > UINT32_MAX ? UINT32_MAX : (uint32_t)value; }

/* How many reports hold a hash, in whatever version; of a common one, how many documents do. */
uint32_t st_holders_of(const st_segment *const *segments, uint32_t count, uint64_t hash, st_scratch *x) {
    if (st_reserve(&x->window, count, sizeof(st_range))) return 0;
    uint64_t postings = find_ranges(segments, count, hash, x->window.at);
    if (postings > COMMON) return at_most(postings);
    uint32_t holders = 0;
    gather(segments, count, x->window.at, 0, x, 0, &holders);
    return holders;
}

/* What is left of a word's bits where `holders` of `reports` reports hold its k-gram: stemma.text.weight.stock_discount. */
double st_discount(double holders, double family, double reports) {
    double others = holders / (family > 1 ? family : 1) - 2.0;
    if (others <= 0) return 1.0;
    double shelf = reports / (family > 1 ? family : 1);
    double share = others / (shelf > 1.0 ? shelf : 1.0);
    return 1.0 / (1.0 + others / 3.0 + 20.0 * share);
}

typedef struct {
    uint32_t document, report, hashes;
    double evidence; /* the sum of what the shared hashes' commonness leaves of each */
} candidate;

static int by_document(const void *one, const void *other) {
    const hit *a = one, *b = other;
    if (a->document != b->document) return a->document < b->document ? -1 : 1;
    return (a->hash > b->hash) - (a->hash < b->hash);
}

static int by_evidence(const void *one, const void *other) {
    const candidate *a = one, *b = other;
    if (a->evidence != b->evidence) return a->evidence > b->evidence ? -1 : 1;
    return (a->document > b->document) - (a->document < b->document);
}

/* Gathers a hash of the page's by its place among the seeds by hash. */
static int gather_common(const st_segment *const *segments, uint32_t count, uint32_t which, st_scratch *x) {
    uint32_t holders;
    uint8_t *state = x->used.at;
    if (state[which] == GATHERED) return ST_OK;
    state[which] = GATHERED;
    return gather(segments, count, (st_range *)x->ranges.at + (size_t)which * count, which, x, 1, &holders);
}

/* The first of the page's seeds by hash that has the hash of a seed. */
static uint32_t which_of(const st_text *page, uint64_t hash) {
    uint32_t low = 0, high = page->seeds;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (page->by_hash[middle].hash < hash)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* A stretch of common seeds is boilerplate, or a text that stands in very many documents. Of every STRETCH seeds in a row
 * the two with the fewest documents are gathered: the copies of such a text hold both. */
static int gather_stretches(const st_segment *const *segments, uint32_t count, const st_text *page, st_scratch *x) {
    const uint32_t *holders = x->holders.at;
    uint32_t block[STRETCH], length = 0;
    for (uint32_t i = 0; i < page->seeds; i++) {
        uint32_t which = which_of(page, page->seed[i].hash);
        if (((const uint8_t *)x->used.at)[which] == RARE) {
            length = 0;
            continue;
        }
        block[length++] = which;
        if (length < STRETCH) continue;
        uint32_t first = 0, second = 1;
        if (holders[block[1]] < holders[block[0]]) first = 1, second = 0;
        for (uint32_t n = 2; n < STRETCH; n++) {
            if (holders[block[n]] < holders[block[first]]) {
                second = first;
                first = n;
            } else if (holders[block[n]] < holders[block[second]]) {
                second = n;
            }
        }
        if (gather_common(segments, count, block[first], x) || gather_common(segments, count, block[second], x))
            return ST_NO_MEMORY;
        length = 0;
    }
    return ST_OK;
}

/* The documents that share `many` hashes with the page, or several of `least` evidence (one is enough where it lies in a short
 * quotation of the page, which has no more), or two that stand for a stretch of common ones; those of most evidence first:
 * left in scratch->candidates. scratch->holders keeps, for each of the page's seeds by hash, how many reports hold it.
 * Where one hash is `many`, every posting of every hash is read; else those of common ones are only counted. */
ST_API int st_search(const st_segment *const *segments, uint32_t count, const st_text *page, double reports,
                     uint32_t many, double least, st_scratch *x) {
    x->hits.length = x->candidates.length = 0;
    if (st_reserve(&x->ranges, ((size_t)page->seeds + 1) * (count + 1), sizeof(st_range)) ||
        st_reserve(&x->holders, page->seeds + 1, sizeof(uint32_t)) || st_reserve(&x->used, page->seeds + 1, 1) ||
        st_reserve(&x->masks, page->seeds + 1, 1) || st_mark_short_quotations(page, x->masks.at, x))
        return ST_NO_MEMORY;
    const uint8_t *is_quoted = x->masks.at;
    uint32_t *holders = x->holders.at, common = 0;
    uint8_t *state = x->used.at;
    find_all_ranges(segments, count, page, x->ranges.at);
    for (uint32_t i = 0; i < page->seeds; i++) {
        state[i] = RARE;
        if (i && page->by_hash[i].hash == page->by_hash[i - 1].hash) {
            holders[i] = holders[i - 1];
            state[i] = state[i - 1];
            continue;
        }
        st_range *ranges = (st_range *)x->ranges.at + (size_t)i * count;
        uint64_t postings = 0;
        for (uint32_t n = 0; n < count; n++) postings += ranges[n].to - ranges[n].from;
        if (many > 1 && postings > COMMON) {
            holders[i] = at_most(postings);
            state[i] = SKIPPED;
            common++;
        } else if (gather(segments, count, ranges, i, x, 1, &holders[i])) {
            return ST_NO_MEMORY;
        }
    }
    if (common && gather_stretches(segments, count, page, x)) return ST_NO_MEMORY;
    hit *hits = x->hits.at;
    if (x->hits.length > 1) qsort(hits, x->hits.length, sizeof *hits, by_document);
    for (size_t i = 0; i < x->hits.length;) {
        candidate one = {hits[i].document, hits[i].report, 0, 0.0};
        uint32_t gathered = 0, quoted = 0;
        for (; i < x->hits.length && hits[i].document == one.document; i++) {
            if (one.hashes && hits[i].hash == hits[i - 1].hash) continue;
            one.hashes++;
            quoted += is_quoted[hits[i].hash];
            gathered += state[hits[i].hash] == GATHERED;
            one.evidence += st_discount(holders[hits[i].hash], 1, reports);
        }
        int is_enough = one.evidence >= least && (one.hashes > 1 || quoted);
        if ((one.hashes >= many || is_enough || gathered > 1) && st_push(&x->candidates, &one, sizeof one))
            return ST_NO_MEMORY;
    }
    if (x->candidates.length > 1) qsort(x->candidates.at, x->candidates.length, sizeof(candidate), by_evidence);
    return ST_OK;
}

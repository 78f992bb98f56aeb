/* Which documents hold a hash? Segments: sorted runs of (hash, document). The twin of stemma.text.index.segment.
 *
 * A segment keeps the upper 40 bits of each hash. All numbers are little-endian.
 *
 *   header     64 bytes: "STEMSEG2", u32 documents, u32 postings, u32 bucket bits B, u32 key bytes, u32 number bytes, zeros
 *   names      documents * (u32 document, rising, u32 report); report 0 was taken out
 *   directory  (2**B + 1) * u32: the first posting of each bucket, by the upper B bits of the hash
 *   keys       postings * key bytes: the 40 - B bits below them, rising in a bucket
 *   numbers    postings * number bytes: which of the documents, rising under one key
 */
#include "kernel.h"

#include <stdlib.h>
#include <string.h>

#define HEADER 64
#define HASH_BITS 40
/* A hash that stands in more documents than this is common: reading all of them would cost more the larger the archive is,
 * and each says next to nothing (st_discount leaves a twentieth of it at most). */
#define COMMON 64
#define STRETCH 8 /* seeds: some 24 words */
#define RARE 0
#define SKIPPED 1
#define GATHERED 2
#define SLACK 8 /* bytes behind the last section, so that eight may be read at once */

static inline uint64_t read_bytes(const uint8_t *at, uint32_t bytes) {
    uint64_t value = 0;
    for (uint32_t i = 0; i < bytes; i++) value |= (uint64_t)at[i] << (8 * i);
    return value;
}

static inline void write_bytes(uint8_t *at, uint64_t value, uint32_t bytes) {
    for (uint32_t i = 0; i < bytes; i++) at[i] = (uint8_t)(value >> (8 * i));
}

static uint32_t bytes_for(uint64_t most) {
    uint32_t bytes = 1;
    while (bytes < 4 && most >> (8 * bytes)) bytes++;
    return bytes;
}

/* Buckets of about sixteen postings. */
static uint32_t bucket_bits_for(uint64_t postings) {
    uint32_t bits = 4;
    while (bits < 24 && (16ull << bits) < postings) bits++;
    return bits;
}

static void lay_out(st_segment *s) {
    s->names = s->bytes + HEADER;
    s->directory = s->names + 8ull * s->documents;
    s->keys = s->directory + 4 * ((1ull << s->bucket_bits) + 1);
    s->numbers = s->keys + (uint64_t)s->key_bytes * s->postings;
}

static void plan(st_segment *s, uint32_t documents, uint64_t postings) {
    s->documents = documents;
    s->postings = (uint32_t)postings;
    s->bucket_bits = bucket_bits_for(postings);
    s->key_bytes = (HASH_BITS - s->bucket_bits + 7) / 8;
    s->number_bytes = bytes_for(documents ? documents - 1 : 0);
}

static uint64_t size_of(const st_segment *s) {
    return HEADER + 8ull * s->documents + 4 * ((1ull << s->bucket_bits) + 1) +
           (uint64_t)(s->key_bytes + s->number_bytes) * s->postings + SLACK;
}

static void write_header(st_segment *s) {
    memset(s->bytes, 0, HEADER);
    memcpy(s->bytes, "STEMSEG2", 8);
    write_bytes(s->bytes + 8, s->documents, 4);
    write_bytes(s->bytes + 12, s->postings, 4);
    write_bytes(s->bytes + 16, s->bucket_bits, 4);
    write_bytes(s->bytes + 20, s->key_bytes, 4);
    write_bytes(s->bytes + 24, s->number_bytes, 4);
}

/* How large a segment of so many documents and postings is, in bytes. */
ST_API uint64_t st_segment_size(uint32_t documents, uint64_t postings) {
    st_segment s = {0};
    plan(&s, documents, postings);
    return size_of(&s);
}

/* Lays a segment over `bytes`. ST_BROKEN where they are none. */
ST_API int st_open_segment(uint8_t *bytes, uint64_t size, st_segment **made) {
    if (size < HEADER || memcmp(bytes, "STEMSEG2", 8)) return ST_BROKEN;
    st_segment *s = calloc(1, sizeof *s);
    if (!s) return ST_NO_MEMORY;
    s->bytes = bytes;
    s->size = size;
    s->documents = (uint32_t)read_bytes(bytes + 8, 4);
    s->postings = (uint32_t)read_bytes(bytes + 12, 4);
    s->bucket_bits = (uint32_t)read_bytes(bytes + 16, 4);
    s->key_bytes = (uint32_t)read_bytes(bytes + 20, 4);
    s->number_bytes = (uint32_t)read_bytes(bytes + 24, 4);
    int is_sane = s->bucket_bits <= 24 && s->key_bytes == (HASH_BITS - s->bucket_bits + 7) / 8 &&
                  s->number_bytes >= 1 && s->number_bytes <= 4 && size_of(s) == size;
    if (!is_sane) {
        free(s);
        return ST_BROKEN;
    }
    lay_out(s);
    *made = s;
    return ST_OK;
}

ST_API void st_close_segment(st_segment *s) { free(s); }

/* Writes a posting; the caller brings them by hash and number. `last` is the bucket reached. */
static inline void put_posting(st_segment *s, uint32_t at, uint64_t hash, uint32_t number, uint64_t *last) {
    uint32_t below = HASH_BITS - s->bucket_bits;
    uint64_t bucket = hash >> below;
    uint8_t *directory = (uint8_t *)s->directory;
    while (*last < bucket) write_bytes(directory + 4 * ++*last, at, 4);
    write_bytes((uint8_t *)s->keys + (uint64_t)at * s->key_bytes, hash & ((1ull << below) - 1), s->key_bytes);
    write_bytes((uint8_t *)s->numbers + (uint64_t)at * s->number_bytes, number, s->number_bytes);
}

static void end_postings(st_segment *s, uint64_t *last) {
    uint8_t *directory = (uint8_t *)s->directory;
    uint64_t buckets = 1ull << s->bucket_bits;
    while (*last < buckets) write_bytes(directory + 4 * ++*last, s->postings, 4);
}

#define DIGIT 10
#define ROUNDS 4 /* of DIGIT bits each over the 40 of the hash */

/* Least significant digit first; what had one hash keeps its order. An even number of rounds ends where it began. */
static void sort_postings(uint64_t *from, uint64_t *other, uint64_t n) {
    static const uint32_t mask = (1u << DIGIT) - 1;
    for (uint32_t round = 0; round < ROUNDS; round++) {
        uint32_t shift = 24 + DIGIT * round;
        uint64_t ends[(1u << DIGIT) + 1] = {0};
        for (uint64_t i = 0; i < n; i++) ends[((from[i] >> shift) & mask) + 1]++;
        for (uint32_t b = 1; b <= mask; b++) ends[b] += ends[b - 1];
        for (uint64_t i = 0; i < n; i++) other[ends[(from[i] >> shift) & mask]++] = from[i];
        uint64_t *swap = from;
        from = other;
        other = swap;
    }
}

/* Sorts postings (upper 40 bits the hash's, lower 24 the number) that come by document, each kept once; how many are left
 * in `made`. */
ST_API int st_sort_postings(uint64_t *postings, uint64_t n, uint64_t *made) {
    uint64_t *other = malloc((n ? n : 1) * sizeof *other), kept = 0;
    if (!other) return ST_NO_MEMORY;
    sort_postings(postings, other, n);
    free(other);
    for (uint64_t i = 0; i < n; i++)
        if (!i || postings[i] != postings[kept - 1]) postings[kept++] = postings[i];
    *made = kept;
    return ST_OK;
}

/* Makes a segment in `bytes` (st_segment_size of them) out of postings as st_sort_postings left them. `names` are u32 pairs. */
ST_API int st_write_segment(const uint64_t *postings, uint64_t n, const uint32_t *names, uint32_t documents,
                            uint8_t *bytes) {
    if (n > 0xffffffffull || documents > (1u << 24)) return ST_TOO_LARGE;
    st_segment s = {0};
    s.bytes = bytes;
    plan(&s, documents, n);
    write_header(&s);
    lay_out(&s);
    for (uint32_t i = 0; i < 2 * documents; i++) write_bytes((uint8_t *)s.names + 4ull * i, names[i], 4);
    write_bytes((uint8_t *)s.directory, 0, 4);
    uint64_t last = 0;
    for (uint64_t i = 0; i < n; i++)
        put_posting(&s, (uint32_t)i, postings[i] >> 24, (uint32_t)(postings[i] & 0xffffff), &last);
    end_postings(&s, &last);
    memset((uint8_t *)s.numbers + (uint64_t)s.number_bytes * n, 0, SLACK);
    return ST_OK;
}

static inline uint32_t name_of(const st_segment *s, uint32_t number, int which) {
    return number < s->documents ? (uint32_t)read_bytes(s->names + 8ull * number + 4 * which, 4) : 0;
}

static inline uint32_t directory_at(const st_segment *s, uint64_t bucket) {
    uint32_t at = (uint32_t)read_bytes(s->directory + 4 * bucket, 4);
    return at < s->postings ? at : s->postings; /* a damaged file may say anything */
}

static inline uint64_t key_at(const st_segment *s, uint32_t at) {
    return read_bytes(s->keys + (uint64_t)at * s->key_bytes, s->key_bytes);
}

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

/* Where a hash stands in each of the segments; how many postings that is. */
static uint64_t find_ranges(const st_segment *const *segments, uint32_t count, uint64_t hash, st_range *out) {
    uint64_t total = 0;
    for (uint32_t n = 0; n < count; n++) {
        find_range(segments[n], hash, &out[n].from, &out[n].to);
        if (out[n].to < out[n].from) out[n].to = out[n].from;
        total += out[n].to - out[n].from;
    }
    return total;
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
            uint32_t number = (uint32_t)read_bytes(segments[n]->numbers + (uint64_t)at * segments[n]->number_bytes,
                                                   segments[n]->number_bytes);
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
    st_fetch_ahead(segments, count, page->by_hash, page->seeds, 1);
    for (uint32_t i = 0; i < page->seeds; i++) {
        state[i] = RARE;
        if (i && page->by_hash[i].hash == page->by_hash[i - 1].hash) {
            holders[i] = holders[i - 1];
            state[i] = state[i - 1];
            continue;
        }
        st_range *ranges = (st_range *)x->ranges.at + (size_t)i * count;
        uint64_t postings = find_ranges(segments, count, page->by_hash[i].hash, ranges);
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

typedef struct {
    const st_segment *segment;
    uint64_t at, bucket, hash; /* the posting that comes next, and its 40 bits */
    uint32_t *numbers;         /* of its documents in the new segment; 0xffffffff for what was taken out */
} source;

/* Steps to the next living posting; hash is all ones at the end. */
static void step(source *one, int is_first) {
    const st_segment *s = one->segment;
    if (!is_first) one->at++;
    while (one->at < s->postings) {
        uint32_t number = (uint32_t)read_bytes(s->numbers + one->at * s->number_bytes, s->number_bytes);
        if (number < s->documents && one->numbers[number] != 0xffffffffu) break;
        one->at++;
    }
    if (one->at >= s->postings) {
        one->hash = ~0ull;
        return;
    }
    while (one->bucket + 1 < (1ull << s->bucket_bits) && directory_at(s, one->bucket + 1) <= one->at) one->bucket++;
    one->hash = one->bucket << (HASH_BITS - s->bucket_bits) | key_at(s, (uint32_t)one->at);
}

static inline uint32_t new_number(const source *one) {
    const st_segment *s = one->segment;
    return one->numbers[read_bytes(s->numbers + one->at * s->number_bytes, s->number_bytes)];
}

/* How many living documents and postings the segments hold together. */
ST_API void st_count_living(const st_segment *const *segments, uint32_t count, uint64_t *documents, uint64_t *postings) {
    *documents = *postings = 0;
    for (uint32_t n = 0; n < count; n++) {
        const st_segment *s = segments[n];
        for (uint32_t i = 0; i < s->documents; i++) *documents += name_of(s, i, 1) != 0;
        for (uint64_t i = 0; i < s->postings; i++) {
            uint32_t number = (uint32_t)read_bytes(s->numbers + i * s->number_bytes, s->number_bytes);
            *postings += name_of(s, number, 1) != 0;
        }
    }
}

/* Numbers the living documents of all sources anew, in the order of their names, and writes the names. */
static int number_documents(st_segment *s, source *sources, const st_segment *const *segments, uint32_t count,
                            uint64_t documents) {
    for (uint32_t n = 0; n < count; n++) {
        sources[n].segment = segments[n];
        sources[n].numbers = malloc((segments[n]->documents ? segments[n]->documents : 1) * sizeof(uint32_t));
        if (!sources[n].numbers) return ST_NO_MEMORY;
        sources[n].at = 0; /* the document that comes next, until postings are walked */
    }
    for (uint32_t number = 0;;) {
        source *least = NULL;
        uint32_t name = 0;
        for (uint32_t n = 0; n < count; n++) {
            source *one = &sources[n];
            while (one->at < one->segment->documents && !name_of(one->segment, (uint32_t)one->at, 1))
                one->numbers[one->at++] = 0xffffffffu;
            if (one->at == one->segment->documents) continue;
            uint32_t mine = name_of(one->segment, (uint32_t)one->at, 0);
            if (!least || mine < name) least = one, name = mine;
        }
        if (!least) return number == documents ? ST_OK : ST_BROKEN;
        if (number >= documents) return ST_BROKEN;
        memcpy((uint8_t *)s->names + 8ull * number, least->segment->names + 8ull * least->at, 8);
        least->numbers[least->at++] = number++;
    }
}

/* Merges segments into `bytes`, of st_segment_size(documents, postings) as st_count_living told. What was taken out is gone. */
ST_API int st_merge_segments(const st_segment *const *segments, uint32_t count, uint64_t documents, uint64_t postings,
                             uint8_t *bytes) {
    if (postings > 0xffffffffull || documents > 0xffffffull) return ST_TOO_LARGE;
    st_segment s = {0};
    s.bytes = bytes;
    plan(&s, (uint32_t)documents, postings);
    write_header(&s);
    lay_out(&s);
    int status = ST_OK;
    source *sources = calloc(count ? count : 1, sizeof *sources);
    if (!sources) return ST_NO_MEMORY;
    status = number_documents(&s, sources, segments, count, documents);
    write_bytes((uint8_t *)s.directory, 0, 4);
    uint64_t last = 0, at = 0;
    for (uint32_t n = 0; n < count && !status; n++) {
        sources[n].at = 0;
        step(&sources[n], 1);
    }
    while (!status) {
        uint32_t least = 0; /* few segments: a look at each is quicker than a heap */
        for (uint32_t n = 1; n < count; n++)
            if (sources[n].hash < sources[least].hash ||
                (sources[n].hash == sources[least].hash && sources[n].hash != ~0ull &&
                 new_number(&sources[n]) < new_number(&sources[least])))
                least = n;
        if (!count || sources[least].hash == ~0ull) break;
        if (at >= postings) {
            status = ST_BROKEN;
            break;
        }
        put_posting(&s, (uint32_t)at++, sources[least].hash, new_number(&sources[least]), &last);
        step(&sources[least], 0);
    }
    end_postings(&s, &last);
    memset((uint8_t *)s.numbers + (uint64_t)s.number_bytes * postings, 0, SLACK);
    for (uint32_t n = 0; n < count; n++) free(sources[n].numbers);
    free(sources);
    if (!status && at != postings) status = ST_BROKEN;
    return status;
}

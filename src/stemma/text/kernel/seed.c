/* Which few numbers stand for a text? The twin of stemma.text.fingerprint. */
#include "kernel.h"

#include <stdlib.h>
#include <string.h>

#define BASE 0x9e3779b97f4a7c15ull

static int by_hash(const void *one, const void *other) {
    const st_seed *a = one, *b = other;
    if (a->hash != b->hash) return a->hash < b->hash ? -1 : 1;
    return (a->position > b->position) - (a->position < b->position);
}

/* Seeds by hash: dealt into as many buckets as there are seeds, then put right by insertion. */
static void insert_sort(st_seed *s, uint32_t n) {
    for (uint32_t i = 1; i < n; i++) {
        st_seed item = s[i];
        uint32_t j = i;
        while (j && (s[j - 1].hash > item.hash || (s[j - 1].hash == item.hash && s[j - 1].position > item.position))) {
            s[j] = s[j - 1];
            j--;
        }
        s[j] = item;
    }
}

static int sort_seeds(const st_seed *from, st_seed *to, uint32_t n, st_scratch *x) {
    uint32_t bits = 4;
    while (bits < 16 && (1u << bits) < n) bits++;
    uint32_t buckets = 1u << bits, shift = 64 - bits, most = 0;
    if (st_reserve(&x->masks, buckets + 1, sizeof(uint32_t))) return ST_NO_MEMORY;
    uint32_t *ends = x->masks.at;
    memset(ends, 0, (buckets + 1) * sizeof *ends);
    for (uint32_t i = 0; i < n; i++) ends[(from[i].hash >> shift) + 1]++;
    for (uint32_t b = 1; b <= buckets; b++) {
        if (ends[b] > most) most = ends[b];
        ends[b] += ends[b - 1];
    }
    for (uint32_t i = 0; i < n; i++) to[ends[from[i].hash >> shift]++] = from[i];
    if (most > 64) /* somebody repeats one phrase; the hashes of real text are even */
        qsort(to, n, sizeof *to, by_hash);
    else
        insert_sort(to, n);
    return ST_OK;
}

/* At most REPEATS seeds of one hash, the first ones. `order` are the seeds by hash and position. */
static void drop_repeats(st_text *t) {
    st_seed *order = t->by_hash;
    uint32_t kept = 0, run = 0, dropped = 0;
    for (uint32_t i = 0; i < t->seeds; i++) {
        run = i && order[i].hash == order[i - 1].hash ? run + 1 : 0;
        dropped += run >= REPEATS;
    }
    if (!dropped) return;
    run = 0;
    uint64_t last = 0;
    for (uint32_t i = 0; i < t->seeds; i++) {
        run = i && order[i].hash == last ? run + 1 : 0;
        last = order[i].hash;
        if (run < REPEATS) order[kept++] = order[i];
    }
    t->seeds = kept;
    memcpy(t->seed, order, kept * sizeof *order);
}

static int by_position(const void *one, const void *other) {
    const st_seed *a = one, *b = other;
    return (a->position > b->position) - (a->position < b->position);
}

/* The place of the least of hashes[begin..end), the last of them where several are least. */
static uint32_t last_least(const uint64_t *h, uint32_t begin, uint32_t end) {
    uint32_t least = begin;
    for (uint32_t i = begin + 1; i < end; i++)
        if (h[i] <= h[least]) least = i;
    return least;
}

/* The hash of the k-gram that begins with a word: a polynomial of the words' hashes modulo 2**64. */
static inline uint64_t hash_run(const uint64_t *k) {
    const uint64_t b1 = BASE, b2 = b1 * BASE, b3 = b2 * BASE;
    return k[0] * b3 + k[1] * b2 + k[2] * b1 + k[3];
}

/* Of every WINDOW hashes in a row the least, the last of them where several are least; how many were kept. */
uint32_t st_winnow(const uint64_t *keys, uint32_t n, uint64_t *h, st_seed *out) {
    for (uint32_t i = 0; i < n; i++) h[i] = hash_run(keys + i);
    uint32_t least = last_least(h, 0, n < WINDOW ? n : WINDOW), kept = 1;
    out->hash = h[least];
    out->position = least;
    for (uint32_t end = WINDOW + 1; end <= n; end++) {
        if (least < end - WINDOW)
            least = last_least(h, end - WINDOW, end);
        else if (h[end - 1] <= h[least])
            least = end - 1;
        else
            continue;
        out[kept].hash = h[least];
        out[kept++].position = least;
    }
    return kept;
}

/* Takes out the words that Python left nothing of. */
static void drop_empty(st_text *t) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < t->words; i++) {
        if (!t->bits[i]) continue;
        t->keys[kept] = t->keys[i];
        t->begins[kept] = t->begins[i];
        t->ends[kept] = t->ends[i];
        t->bits[kept++] = t->bits[i];
    }
    t->words = kept;
    t->odd = 0;
}

/* Finds the seeds of a text whose words are settled. */
ST_API int st_seed_text(st_text *t, st_scratch *x) {
    if (t->odd) drop_empty(t);
    free(t->seed);
    t->seed = t->by_hash = NULL;
    t->seeds = 0;
    if (t->words < K_WORDS) return ST_OK;
    uint32_t n = t->words - K_WORDS + 1;
    if (st_reserve(&x->rows, n, sizeof(uint64_t)) || st_reserve(&x->pairs, n, sizeof(st_seed))) return ST_NO_MEMORY;
    uint32_t kept = st_winnow(t->keys, n, x->rows.at, x->pairs.at);
    t->seed = malloc(2ull * kept * sizeof *t->seed);
    if (!t->seed) return ST_NO_MEMORY;
    memcpy(t->seed, x->pairs.at, kept * sizeof *t->seed);
    t->by_hash = t->seed + kept;
    t->seeds = kept;
    if (sort_seeds(t->seed, t->by_hash, kept, x)) return ST_NO_MEMORY;
    drop_repeats(t);
    if (t->seeds != kept) qsort(t->seed, t->seeds, sizeof *t->seed, by_position);
    return ST_OK;
}

ST_API st_scratch *st_new_scratch(void) { return calloc(1, sizeof(st_scratch)); }

ST_API void st_free_scratch(st_scratch *s) {
    if (!s) return;
    st_list *lists = (st_list *)s;
    for (size_t i = 0; i < offsetof(st_scratch, weight) / sizeof(st_list); i++) free(lists[i].at);
    free(s);
}

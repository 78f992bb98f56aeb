/* How are segments written and merged? The twin of stemma.text.index.segment. */
#include "segment.h"

#include <stdlib.h>
#include <string.h>

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

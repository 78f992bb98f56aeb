/* Which postings do many texts give? The twin of stemma.text.plain.PlainEngine.post_texts. */
#include "kernel.h"

#include <string.h>

static int is_ascii(const uint8_t *s, uint64_t n) {
    uint64_t i = 0, word;
    for (; i + 8 <= n; i += 8) {
        memcpy(&word, s + i, 8);
        if (word & 0x8080808080808080ull) return 0;
    }
    for (; i < n; i++)
        if (s[i] & 0x80) return 0;
    return 1;
}

/* UTF-8, halves of pairs among it, as one number a character; ST_BROKEN where it is none. */
static int decode(const uint8_t *s, uint64_t n, uint32_t *out, uint64_t *chars) {
    uint64_t made = 0;
    for (uint64_t i = 0; i < n;) {
        uint32_t c = s[i], more = c < 0x80 ? 0 : c < 0xc0 ? 4 : c < 0xe0 ? 1 : c < 0xf0 ? 2 : c < 0xf8 ? 3 : 4;
        if (more == 4 || n - i <= more) return ST_BROKEN;
        if (more) c &= 0x3fu >> more;
        for (uint32_t k = 1; k <= more; k++) c = c << 6 | (s[i + k] & 0x3fu);
        out[made++] = c;
        i += more + 1;
    }
    *chars = made;
    return ST_OK;
}

/* The seeds of one text as postings, in the order of their places; what it repeats comes repeatedly. */
static int post(st_letters *letters, const uint8_t *text, uint64_t bytes, uint64_t number, st_scratch *x) {
    uint32_t words = 0, odd = 0;
    uint64_t chars = bytes;
    if (bytes > 0x7fffffffull) return ST_TOO_LARGE;
    const void *plain = text;
    uint32_t width = 1;
    if (!is_ascii(text, bytes)) {
        if (st_reserve(&x->window, bytes, sizeof(uint32_t))) return ST_NO_MEMORY;
        if (decode(text, bytes, x->window.at, &chars)) return ST_BROKEN;
        plain = x->window.at;
        width = 4;
    }
    int status = st_cut(letters, plain, chars, width, x, &words, &odd);
    if (status) return status;
    if (odd) return ST_ODD;
    uint32_t hashes = words < K_WORDS ? 0 : words - K_WORDS + 1;
    if (!hashes) return ST_OK;
    if (st_reserve(&x->rows, hashes, sizeof(uint64_t)) || st_reserve(&x->pairs, hashes, sizeof(st_seed)))
        return ST_NO_MEMORY;
    uint32_t kept = st_winnow(x->keys.at, hashes, x->rows.at, x->pairs.at);
    size_t begin = x->hits.length;
    if ((begin + kept) * sizeof(uint64_t) > x->hits.room && st_reserve(&x->hits, begin + kept, sizeof(uint64_t)))
        return ST_NO_MEMORY;
    const st_seed *seeds = x->pairs.at;
    uint64_t *out = (uint64_t *)x->hits.at + begin;
    for (uint32_t i = 0; i < kept; i++) out[i] = seeds[i].hash >> 24 << 24 | number;
    x->hits.length += kept;
    return ST_OK;
}

/* Postings of texts in UTF-8, which stand in `data` from spans[2 i] to spans[2 i + 1], numbered from `first` on: left in
 * scratch->hits, with how many each text has in scratch->sample. Where it stops before the end (ST_NEED_PAGE, or ST_ODD for
 * a text that Python must fold) the length of scratch->sample says at which text. */
ST_API int st_post_texts(st_letters *letters, const uint8_t *data, const uint64_t *spans, uint32_t count,
                         uint32_t first, st_scratch *x) {
    x->hits.length = x->sample.length = 0;
    for (uint32_t i = 0; i < count; i++) {
        size_t before = x->hits.length;
        int status = post(letters, data + spans[2 * i], spans[2 * i + 1] - spans[2 * i], (uint64_t)first + i, x);
        if (status) return status;
        uint32_t made = (uint32_t)(x->hits.length - before);
        if (st_push(&x->sample, &made, sizeof made)) return ST_NO_MEMORY;
    }
    return ST_OK;
}

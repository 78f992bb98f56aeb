/* Which words does a text consist of? The twin of stemma.text.tokens.cut_words and hash_word. */
#include "kernel.h"

#include <stdlib.h>
#include <string.h>

#define FNV_OFFSET 0xcbf29ce484222325ull
#define FNV_PRIME 0x100000001b3ull
#define LONGEST_CLUSTER 32

/* The bits of a word, in quarters: 13 + min(length, 8); 12 for a single character of a script without spaces. */
static uint8_t weigh_word(uint32_t length) { return (uint8_t)(13 + (length < 8 ? length : 8)); }
#define SINGLE_BITS 12

/* 0 for what is no word's, else the folded character. */
static uint8_t ascii_fold[256];

__attribute__((constructor)) static void fill_ascii(void) {
    for (int c = '0'; c <= '9'; c++) ascii_fold[c] = (uint8_t)c;
    for (int c = 'a'; c <= 'z'; c++) ascii_fold[c] = (uint8_t)c, ascii_fold[c - 32] = (uint8_t)c;
}

uint64_t st_mix(uint64_t h) {
    h ^= h >> 33;
    h *= 0xff51afd7ed558ccdull;
    h ^= h >> 33;
    h *= 0xc4ceb9fe1a85ec53ull;
    return h ^ (h >> 33);
}

int st_reserve(st_list *list, size_t length, size_t item) {
    size_t bytes = length * item;
    if (bytes <= list->room) return ST_OK;
    size_t room = list->room * 2 > bytes ? list->room * 2 : bytes + 256;
    void *at = realloc(list->at, room);
    if (!at) return ST_NO_MEMORY;
    list->at = at;
    list->room = room;
    return ST_OK;
}

int st_push(st_list *list, const void *item, size_t size) {
    if ((list->length + 1) * size > list->room && st_reserve(list, list->length + 1, size)) return ST_NO_MEMORY;
    memcpy((char *)list->at + list->length++ * size, item, size);
    return ST_OK;
}

/* The arrays of the scratch that words are cut into; `words` is how many there are. */
typedef struct {
    uint64_t *keys;
    uint32_t *begins, *ends;
    uint8_t *bits;
    uint32_t words, odd;
} cutting;

static int make_room(cutting *c, uint64_t words, st_scratch *x) {
    if (st_reserve(&x->keys, words, sizeof(uint64_t)) || st_reserve(&x->begins, words, sizeof(uint32_t)) ||
        st_reserve(&x->ends, words, sizeof(uint32_t)) || st_reserve(&x->bits, words, 1))
        return ST_NO_MEMORY;
    c->keys = x->keys.at;
    c->begins = x->begins.at;
    c->ends = x->ends.at;
    c->bits = x->bits.at;
    return ST_OK;
}

static inline void add_word(cutting *c, uint64_t hash, uint64_t begin, uint64_t end, uint8_t bits) {
    uint32_t at = c->words++;
    c->keys[at] = st_mix(hash);
    c->begins[at] = (uint32_t)begin;
    c->ends[at] = (uint32_t)end;
    c->bits[at] = bits;
}

static int cut_ascii(cutting *to, const uint8_t *s, uint64_t n, st_scratch *x) {
    if (make_room(to, n / 2 + 1, x)) return ST_NO_MEMORY;
    uint64_t i = 0;
    while (i < n) {
        uint8_t c = ascii_fold[s[i]];
        if (!c) {
            i++;
            continue;
        }
        uint64_t begin = i, hash = FNV_OFFSET;
        do {
            hash = (hash ^ c) * FNV_PRIME;
            c = ++i < n ? ascii_fold[s[i]] : 0;
        } while (c);
        add_word(to, hash, begin, i, weigh_word((uint32_t)(i - begin < 8 ? i - begin : 8)));
    }
    return ST_OK;
}

typedef struct {
    const st_letters *letters;
    const uint32_t *s;
    uint64_t n;
} wide;

static inline const st_page *page_of(const wide *w, uint64_t i) { return w->letters->pages[w->s[i] >> 8]; }
static inline uint8_t flags_of(const wide *w, uint64_t i) { return page_of(w, i)->flags[w->s[i] & 255]; }

/* Adds the word begin..end, or marks it odd: Python folds what joins other than by vanishing. */
static void add_wide(cutting *to, const wide *w, uint64_t begin, uint64_t end) {
    uint64_t hash = FNV_OFFSET;
    uint32_t length = 0, joined = 0, is_light = 0;
    for (uint64_t i = begin; i < end; i++) {
        const st_page *page = page_of(w, i);
        uint32_t c = w->s[i] & 255, fold = page->fold[c];
        uint8_t flags = page->flags[c];
        joined = (flags & CHAR_JOINS) ? joined + 1 : 0;
        if ((flags & CHAR_ODD) || joined >= LONGEST_CLUSTER) {
            to->odd++;
            add_word(to, 0, begin, end, 0);
            return;
        }
        if (fold & ST_MANY) {
            const uint32_t *many = page->many + (fold & ~ST_MANY);
            for (uint32_t k = 1; k <= many[0]; k++) hash = (hash ^ many[k]) * FNV_PRIME;
            length += many[0];
        } else if (fold) {
            hash = (hash ^ fold) * FNV_PRIME;
            length++;
            is_light = flags & CHAR_LIGHT;
        }
    }
    if (length) add_word(to, hash, begin, end, is_light && length == 1 ? SINGLE_BITS : weigh_word(length));
}

/* The run of letters, digits and what stands on them from `begin`: each single in it is a word with what stands on it,
 * and so is what lies between singles. Returns where the run ends. */
static uint64_t cut_run(cutting *to, const wide *w, uint64_t begin) {
    uint64_t end = begin + 1;
    while (end < w->n && (flags_of(w, end) & (CHAR_WORD | CHAR_JOINS))) end++;
    for (uint64_t i = begin; i < end;) {
        uint64_t stop = i + 1;
        if (flags_of(w, i) & CHAR_SINGLE)
            while (stop < end && (flags_of(w, stop) & CHAR_JOINS)) stop++;
        else
            while (stop < end && !(flags_of(w, stop) & CHAR_SINGLE)) stop++;
        add_wide(to, w, i, stop);
        i = stop;
    }
    return end;
}

/* The pages that the text needs are there, and how many of its characters are words by themselves. */
static int check_pages(const uint32_t *text, uint64_t n, st_letters *letters, uint64_t *singles) {
    uint32_t seen = UINT32_MAX;
    for (uint64_t i = 0; i < n; i++) {
        uint32_t page = text[i] >> 8;
        if (page != seen) {
            if (page >= ST_PAGES) return ST_BROKEN;
            if (!letters->pages[page]) {
                letters->needed = page;
                return ST_NEED_PAGE;
            }
            seen = page;
        }
        if (page) *singles += (letters->pages[page]->flags[text[i] & 255] & CHAR_SINGLE) != 0;
    }
    if (!letters->pages[0] && n) {
        letters->needed = 0;
        return ST_NEED_PAGE;
    }
    return ST_OK;
}

static int cut_wide(cutting *to, const uint32_t *text, uint64_t n, st_letters *letters, st_scratch *x) {
    wide w = {letters, text, n};
    uint64_t singles = 0;
    int status = check_pages(text, n, letters, &singles);
    if (status) return status;
    if (make_room(to, 2 * singles + n / 2 + 2, x)) return ST_NO_MEMORY;
    const uint8_t plain = CHAR_WORD | CHAR_JOINS, hard = CHAR_SINGLE | CHAR_ODD | CHAR_LIGHT | CHAR_JOINS;
    uint64_t i = 0;
    while (i < n) {
        uint32_t c = text[i];
        const st_page *page = letters->pages[c >> 8];
        uint8_t flags = page->flags[c & 255];
        if (!(flags & CHAR_WORD)) {
            i++;
            continue;
        }
        uint64_t begin = i, hash = FNV_OFFSET;
        uint32_t length = 0, fold = 0;
        while ((flags & plain) && !(flags & hard)) { /* letters that are each matched as at most one */
            fold = page->fold[c & 255];
            if (fold & ST_MANY) break;
            if (fold) hash = (hash ^ fold) * FNV_PRIME, length++;
            if (++i == n) {
                flags = 0;
                break;
            }
            c = text[i];
            page = letters->pages[c >> 8];
            flags = page->flags[c & 255];
        }
        if (flags & plain)
            i = cut_run(to, &w, begin); /* something else is in it */
        else if (length)
            add_word(to, hash, begin, i, weigh_word(length));
    }
    return ST_OK;
}

ST_API void st_free_text(st_text *t) {
    if (!t) return;
    free(t->keys);
    free(t->seed);
    free(t);
}

/* Leaves out words that nothing is left of, and those that touch a span (`spans` sorted, begin and end in turn). */
static void leave_out(cutting *c, const uint32_t *spans, uint32_t count) {
    uint32_t kept = 0, at = 0;
    int64_t reach = -1;
    for (uint32_t i = 0; i < c->words; i++) {
        for (; at < count && spans[2 * at] < c->ends[i]; at++)
            if ((int64_t)spans[2 * at + 1] > reach) reach = spans[2 * at + 1];
        if (reach > (int64_t)c->begins[i]) continue;
        c->keys[kept] = c->keys[i];
        c->begins[kept] = c->begins[i];
        c->ends[kept] = c->ends[i];
        c->bits[kept++] = c->bits[i];
    }
    c->words = kept;
}

/* One block of memory for the words: their hashes, places and bits. */
static int keep_words(st_text *t, const cutting *c) {
    uint64_t n = c->words ? c->words : 1;
    t->keys = malloc(n * (sizeof(uint64_t) + 2 * sizeof(uint32_t) + 1));
    if (!t->keys) return ST_NO_MEMORY;
    t->begins = (uint32_t *)(t->keys + n);
    t->ends = t->begins + n;
    t->bits = (uint8_t *)(t->ends + n);
    t->words = c->words;
    memcpy(t->keys, c->keys, c->words * sizeof *t->keys);
    memcpy(t->begins, c->begins, c->words * sizeof *t->begins);
    memcpy(t->ends, c->ends, c->words * sizeof *t->ends);
    memcpy(t->bits, c->bits, c->words);
    return ST_OK;
}

int st_is_quote(uint32_t c) {
    switch (c) {
        case '"': case 0x201c: case 0x201d: case 0x201e: case 0x201f: case 0xab: case 0xbb:
        case 0x300c: case 0x300d: case 0x300e: case 0x300f:
            return 1;
        default:
            return 0;
    }
}

static uint32_t has_quotes(const void *text, uint64_t chars, uint32_t width) {
    if (width == 1) return chars && memchr(text, '"', chars) != NULL;
    const uint32_t *s = text;
    for (uint64_t i = 0; i < chars; i++)
        if (st_is_quote(s[i])) return 1;
    return 0;
}

/* Cuts a text into scratch->keys, begins, ends and bits; how many words, and how many of them wait for Python. */
int st_cut(st_letters *letters, const void *text, uint64_t chars, uint32_t width, st_scratch *x, uint32_t *words,
           uint32_t *odd) {
    cutting c = {0};
    int status = width == 1 ? cut_ascii(&c, text, chars, x) : cut_wide(&c, text, chars, letters, x);
    *words = c.words;
    *odd = c.odd;
    return status;
}

/* Cuts a text without the words that touch a span, and finds its seeds. ST_NEED_PAGE says that letters->needed must be
 * made first; ST_ODD that words with no bits wait for Python (st_settle, st_seed_text). `text` must outlive what is made. */
ST_API int st_prepare(st_letters *letters, const void *text, uint64_t chars, uint32_t width, const uint32_t *spans,
                      uint32_t count, st_scratch *x, st_text **made) {
    if (chars > 0x7fffffffull) return ST_TOO_LARGE;
    cutting c = {0};
    int status = width == 1 ? cut_ascii(&c, text, chars, x) : cut_wide(&c, text, chars, letters, x);
    if (status) return status;
    if (count) leave_out(&c, spans, count);
    st_text *t = calloc(1, sizeof *t);
    if (!t) return ST_NO_MEMORY;
    t->text = text;
    t->chars = chars;
    t->width = width;
    t->quotes = has_quotes(text, chars, width);
    t->odd = c.odd;
    status = keep_words(t, &c);
    if (!status && !c.odd) status = st_seed_text(t, x);
    if (status) {
        st_free_text(t);
        return status;
    }
    *made = t;
    return c.odd ? ST_ODD : ST_OK;
}

/* What Python made of an odd word; bits 0 drop it when the text is seeded. */
ST_API void st_settle(st_text *t, uint32_t word, uint64_t key, uint32_t bits) {
    if (word >= t->words) return;
    t->keys[word] = key;
    t->bits[word] = (uint8_t)bits;
}

/* Raised whenever a structure or a signature changes: stemma.text.kernel.library holds the other half. */
ST_API uint32_t st_abi(void) { return 2; }

/* What the kernels share: a prepared text, scratch memory, a segment of an index.
 *
 * Every function here has a twin in Python (named in its comment), and tests hold the two to the same answers.
 * Memory that cannot be had is told by ST_NO_MEMORY, and nothing is left half made.
 */
#ifndef STEMMA_KERNEL_H
#define STEMMA_KERNEL_H

#include <stddef.h>
#include <stdint.h>

#define ST_OK 0
#define ST_NEED_PAGE 1
#define ST_NO_MEMORY 2
#define ST_TOO_LARGE 3
#define ST_BROKEN 4
#define ST_ODD 5 /* some words wait for Python */

#define K_WORDS 4
#define WINDOW 5
#define REPEATS 16

#if defined(_WIN32)
#define ST_API __declspec(dllexport)
#else
#define ST_API __attribute__((visibility("default")))
#endif

/* 256 characters of Unicode. `flags`: what a character is; `fold`: the one character it is matched as, 0 for none, or
 * ST_MANY | offset into `many`, where a length and that many characters stand. */
#define CHAR_WORD 1   /* begins or goes on with a word */
#define CHAR_JOINS 2  /* stands on the character before it */
#define CHAR_SINGLE 4 /* is a word by itself */
#define CHAR_ODD 8    /* joins in a way that only Python tells */
#define CHAR_LIGHT 16 /* is matched as one character of a script without spaces */
#define CHAR_SPACE 32 /* is a space in any script */
#define CHAR_DIGIT 64 /* is a digit in any script */
#define ST_MANY 0x80000000u

typedef struct {
    uint8_t flags[256];
    uint32_t fold[256];
    uint32_t many[2048];
} st_page;

#define ST_PAGES 0x1100

typedef struct {
    const st_page *pages[ST_PAGES];
    uint32_t needed; /* the page that a text has and that is not there yet */
} st_letters;

typedef struct {
    uint64_t hash;
    uint32_t position;
} st_seed;

/* A text cut into words: for each its hash, its place, and what it weighs in quarters of a bit; and its seeds. */
typedef struct {
    const void *text; /* the caller's; `width` bytes a character, 1 or 4 */
    uint64_t chars;
    uint32_t width;
    uint32_t words;
    uint64_t *keys;
    uint32_t *begins;
    uint32_t *ends;
    uint8_t *bits;
    uint32_t quotes; /* whether a quotation mark stands in it */
    uint32_t odd; /* how many words wait for Python to fold them; their bits are 0 until then */
    uint32_t seeds;
    st_seed *seed;    /* by position */
    st_seed *by_hash; /* by hash, then position */
} st_text;

typedef struct {
    int32_t a, b, length;
} st_block;

typedef struct {
    uint32_t page_begin, page_end, report_begin, report_end;
    uint32_t first_block, blocks;
    uint32_t is_quoted;
    double bits;
} st_passage;

/* The postings of a hash in a segment: from, and up to but without. */
typedef struct {
    uint32_t from, to;
} st_range;

/* A growing array; `room` in bytes, so that one may hold items of different sizes one after another. */
typedef struct {
    void *at;
    size_t length, room;
} st_list;

/* All that one comparison needs and leaves behind; one a thread. */
typedef struct {
    st_list keys, begins, ends, bits; /* a text while it is cut */
    st_list pairs, runs, best, before, order, used, chains, members, taken, pieces, filled, window, rows, masks, seen;
    st_list passages, blocks;  /* the result */
    st_list hits, candidates, holders, sample, ranges; /* of a search */
    double weight, fidelity;
    uint32_t shared_hashes;
} st_scratch;

/* A sorted run of (40 bits of a hash, number of a document), in memory or in a file: see segment.h. */
typedef struct {
    uint8_t *bytes;
    uint64_t size;
    uint32_t documents;
    uint32_t postings;
    uint32_t bucket_bits, key_bytes, number_bytes;
    const uint8_t *names, *directory, *keys, *numbers;
} st_segment;

int st_reserve(st_list *list, size_t length, size_t item);
int st_push(st_list *list, const void *item, size_t size);
uint64_t st_mix(uint64_t hash);
int st_is_quote(uint32_t character);
int st_mark_short_quotations(const st_text *text, uint8_t *marks, st_scratch *scratch);
int st_cut(st_letters *letters, const void *text, uint64_t chars, uint32_t width, st_scratch *scratch, uint32_t *words,
           uint32_t *odd);
uint32_t st_winnow(const uint64_t *keys, uint32_t hashes, uint64_t *room, st_seed *out);
int st_seed_text(st_text *text, st_scratch *scratch);
void st_fetch_ahead(const st_segment *const *segments, uint32_t count, const st_seed *seeds, uint32_t n, uint32_t step);
uint32_t st_holders_of(const st_segment *const *segments, uint32_t count, uint64_t hash, st_scratch *scratch);
int st_find_quotations(st_letters *letters, const void *text, uint64_t chars, uint32_t width, st_scratch *scratch);
double st_discount(double holders, double family, double reports);

#endif

/* What do the passages of two texts weigh? The twin of stemma.text.weight.weigh and of what stemma.finding asks of a pair. */
#include "match.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define HOLE_BITS 5.5
#define QUOTED_BITS 50.0
#define SHORT_QUOTED_BITS 20.0
#define QUOTED_WORDS 60
#define SHORT_WORDS 8
#define MOST_SHORT_WORDS 12
#define LEAST_QUOTED_WORDS 5
#define EDGE_WORDS 3
#define MARK_CHARS 5
#define WHOLE_BITS 25.0
#define WHOLE_WORDS 24
#define WHOLE_SHARE 0.6
#define ALL_WORDS 12
#define ALL_SHARE 0.9
#define FAMILY_SAMPLE 32
#define REACHES_EDGE_BITS 8.0
#define MISSING_WORD_BITS 1.0

static uint32_t char_at(const st_text *t, uint64_t at) {
    return t->width == 1 ? ((const uint8_t *)t->text)[at] : ((const uint32_t *)t->text)[at];
}

static int is_letter(uint32_t c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c >= 0xc0;
}

/* Whether a mark stands before a word, or behind it, with at most a few characters between that are no letters. */
static int opens(const st_text *t, uint32_t word) {
    uint64_t begin = t->begins[word];
    for (uint64_t n = 1; n <= MARK_CHARS && n <= begin; n++) {
        uint32_t c = char_at(t, begin - n);
        if (st_is_quote(c)) return 1;
        if (is_letter(c)) return 0;
    }
    return 0;
}

static int closes(const st_text *t, uint32_t word) {
    uint64_t end = t->ends[word];
    for (uint64_t n = 0; n < MARK_CHARS && end + n < t->chars; n++) {
        uint32_t c = char_at(t, end + n);
        if (st_is_quote(c)) return 1;
        if (is_letter(c)) return 0;
    }
    return 0;
}

/* Whether a passage of few words is a quotation in both texts, save for a word or two beyond it that agree by chance. */
static int is_quotation(const st_text *page, const st_text *report, const st_passage *one) {
    uint32_t size = one->page_end - one->page_begin, other = one->report_end - one->report_begin;
    if (size > QUOTED_WORDS) return 0;
    if (other < size) size = other;
    uint32_t edge = size < EDGE_WORDS ? size : EDGE_WORDS;
    int begins = 0, ends = 0;
    for (uint32_t i = 0; i < edge; i++) {
        begins |= opens(page, one->page_begin + i) && opens(report, one->report_begin + i);
        ends |= closes(page, one->page_end - 1 - i) && closes(report, one->report_end - 1 - i);
    }
    return begins && ends;
}

typedef struct {
    uint32_t first, words;
} run;

/* The first quotation mark from a place on; the text's length where there is none. */
static uint64_t next_quote(const st_text *t, uint64_t from) {
    if (from >= t->chars) return t->chars;
    if (t->width == 1) {
        const uint8_t *text = t->text, *found = memchr(text + from, '"', t->chars - from);
        return found ? (uint64_t)(found - text) : t->chars;
    }
    while (from < t->chars && !st_is_quote(char_at(t, from))) from++;
    return from;
}

/* The runs of LEAST_QUOTED_WORDS to QUOTED_WORDS words between quotation marks, in order. */
static int list_quoted(const st_text *t, st_list *out) {
    out->length = 0;
    if (!t->quotes) return ST_OK;
    uint64_t mark = next_quote(t, 0);
    for (uint32_t i = 0; i < t->words && mark < t->chars;) {
        uint64_t begin = t->begins[i], low = begin > MARK_CHARS ? begin - MARK_CHARS : 0;
        if (mark < low) mark = next_quote(t, low);
        if (mark >= begin || !opens(t, i)) {
            i++;
            continue;
        }
        uint32_t last = i;
        while (last < t->words && last - i < QUOTED_WORDS && !closes(t, last)) last++;
        if (last == t->words || last - i == QUOTED_WORDS) {
            i++;
            continue;
        }
        run one = {i, last - i + 1};
        if (one.words >= LEAST_QUOTED_WORDS && st_push(out, &one, sizeof one)) return ST_NO_MEMORY;
        i = last + 1;
    }
    return ST_OK;
}

/* Marks the seeds (by hash) that lie in a quotation of SHORT_WORDS to MOST_SHORT_WORDS words: one of more has more seeds. */
int st_mark_short_quotations(const st_text *t, uint8_t *marks, st_scratch *x) {
    for (uint32_t i = 0; i < t->seeds; i++) marks[i] = 0;
    if (!t->quotes) return ST_OK;
    if (list_quoted(t, &x->runs)) return ST_NO_MEMORY;
    const run *runs = x->runs.at;
    for (uint32_t i = 0; i < t->seeds; i++)
        for (size_t n = 0; n < x->runs.length && !marks[i]; n++)
            marks[i] = runs[n].words >= SHORT_WORDS && runs[n].words <= MOST_SHORT_WORDS &&
                       runs[n].first <= t->by_hash[i].position &&
                       t->by_hash[i].position + K_WORDS <= runs[n].first + runs[n].words;
    return ST_OK;
}

static int is_taken(const st_scratch *x, uint32_t begin, uint32_t end) {
    const st_passage *passages = x->passages.at;
    for (size_t n = 0; n < x->passages.length; n++)
        if (passages[n].page_begin < end && begin < passages[n].page_end) return 1;
    return 0;
}

static int by_page(const void *one, const void *other) {
    const st_passage *a = one, *b = other;
    return (a->page_begin > b->page_begin) - (a->page_begin < b->page_begin);
}

/* Quotations that both texts have word for word, too short or unlucky to be a passage otherwise. */
static int add_short_quotations(const st_text *page, const st_text *report, st_scratch *x) {
    if (list_quoted(report, &x->pairs)) return ST_NO_MEMORY;
    if (!x->pairs.length) return ST_OK;
    if (list_quoted(page, &x->runs)) return ST_NO_MEMORY;
    const run *theirs = x->pairs.at, *ours = x->runs.at;
    size_t before = x->passages.length;
    for (size_t n = 0; n < x->runs.length; n++)
        for (size_t m = 0; m < x->pairs.length; m++) {
            uint32_t words = ours[n].words, i = ours[n].first, j = theirs[m].first;
            if (theirs[m].words != words || page->keys[i] != report->keys[j]) continue;
            uint32_t same = 1;
            while (same < words && page->keys[i + same] == report->keys[j + same]) same++;
            if (same < words || is_taken(x, i, i + words)) continue;
            st_block block = {(int32_t)i, (int32_t)j, (int32_t)words};
            st_passage one = {i, i + words, j, j + words, (uint32_t)x->blocks.length, 1, 0, 0.0};
            if (st_push(&x->blocks, &block, sizeof block) || st_push(&x->passages, &one, sizeof one))
                return ST_NO_MEMORY;
            break;
        }
    if (x->passages.length > before) qsort(x->passages.at, x->passages.length, sizeof(st_passage), by_page);
    return ST_OK;
}

/* What speaks for a copy where most of both texts is the same, or all of one: no choice of places was left to chance. */
static double whole_bits(const st_text *page, const st_text *report, const st_scratch *x) {
    double same = 0;
    for (size_t n = 0; n < x->blocks.length; n++) same += BLOCKS(x->blocks)[n].length;
    double ours = same / (page->words ? page->words : 1), theirs = same / (report->words ? report->words : 1);
    double less = ours < theirs ? ours : theirs, more = ours < theirs ? theirs : ours;
    int is_whole = (same >= WHOLE_WORDS && less >= WHOLE_SHARE) || (same >= ALL_WORDS && more >= ALL_SHARE);
    return is_whole ? WHOLE_BITS : 0.0;
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
    st_fetch_ahead(segments, count, report->seed, report->seeds, step);
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
    double quoted = passage->page_end - passage->page_begin < SHORT_WORDS ? SHORT_QUOTED_BITS : QUOTED_BITS;
    double bits = (passage->is_quoted ? quoted : 0.0) - chance - HOLE_BITS * (passage->blocks - 1);
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
    if (add_short_quotations(page, report, x)) return ST_NO_MEMORY;
    if (!x->passages.length) return ST_OK;
    x->order.length = 0;
    if (count && discount_seeds(segments, count, page, report, reports, x)) return ST_NO_MEMORY;
    double chance = log2_of(page->words) + log2_of(report->words);
    st_passage *passages = x->passages.at;
    for (size_t n = 0; n < x->passages.length; n++) {
        st_passage *one = &passages[n];
        one->is_quoted = (uint32_t)is_quotation(page, report, one);
        one->bits = bits_of(page, one, chance, x);
        if (one->bits > 0) x->weight += one->bits;
    }
    if (x->weight > 0) x->weight += whole_bits(page, report, x);
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

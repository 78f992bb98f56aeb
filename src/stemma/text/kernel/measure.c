/* Where do passages stand in their texts, and what is counted of them? The twin of stemma.text.measure. */
#include "match.h"

#include <string.h>

#define EDGE_CHARS 8

static inline uint32_t char_at(const st_text *t, uint64_t at) {
    return t->width == 1 ? ((const uint8_t *)t->text)[at] : ((const uint32_t *)t->text)[at];
}

/* The pages of a text's characters were made when it was cut, that of the first 256 for this. */
static int has_first_page(st_letters *letters) {
    letters->needed = 0;
    return letters->pages[0] != NULL;
}

static int is_opening(uint32_t c) {
    switch (c) {
        case '"': case '\'': case '(': case '[': case '{': case 0xab: case 0xa1: case 0xbf:
        case 0x201c: case 0x201e: case 0x201a: case 0x2018: case 0x2039: case 0x300c: case 0x300e:
            return 1;
        default:
            return 0;
    }
}

static int is_closing(const st_letters *letters, uint32_t c) {
    return !(letters->pages[c >> 8]->flags[c & 255] & (CHAR_WORD | CHAR_SPACE));
}

static int is_stop(uint32_t c) {
    switch (c) {
        case '\n': case '.': case '!': case '?': case 0x2026: case 0x61f: case 0x3002: case 0xff01: case 0xff1f:
        case 0x6d4: case 0x964:
            return 1;
        default:
            return 0;
    }
}

/* The passages as places in both texts (four u32 each), with the opening marks before them and the stops behind them that
 * both texts have. */
ST_API int st_place(st_letters *letters, const st_text *page, const st_text *report, const st_passage *passages,
                    uint32_t count, uint32_t *out) {
    if (!has_first_page(letters)) return ST_NEED_PAGE;
    uint64_t taken = 0;
    for (uint32_t n = 0; n < count; n++, out += 4) {
        uint64_t begin = page->begins[passages[n].page_begin], end = page->ends[passages[n].page_end - 1];
        uint64_t other = report->begins[passages[n].report_begin], other_end = report->ends[passages[n].report_end - 1];
        uint64_t low = begin > EDGE_CHARS ? begin - EDGE_CHARS : 0;
        uint64_t high = end + EDGE_CHARS < page->chars ? end + EDGE_CHARS : page->chars;
        if (low < taken) low = taken;
        while (begin > low && other && is_opening(char_at(page, begin - 1)) &&
               char_at(page, begin - 1) == char_at(report, other - 1))
            begin--, other--;
        while (end < high && other_end < report->chars && is_closing(letters, char_at(page, end)) &&
               char_at(page, end) == char_at(report, other_end))
            end++, other_end++;
        out[0] = (uint32_t)begin;
        out[1] = (uint32_t)end;
        out[2] = (uint32_t)other;
        out[3] = (uint32_t)other_end;
        taken = end;
    }
    return ST_OK;
}

typedef struct {
    uint32_t shared, carried, changed, inner_added, moved, other, unquoted;
} measures;

/* Whether a sentence may begin with a word. */
static int breaks(const st_text *t, int64_t word) {
    if (word <= 0 || word >= (int64_t)t->words) return 1;
    for (uint64_t i = t->ends[word - 1]; i < t->begins[word]; i++)
        if (is_stop(char_at(t, i))) return 1;
    return 0;
}

/* What stands between two words that stay: changed, cut or added inside sentences, or whole sentences put between. */
static void count_gap(const st_text *page, const st_text *report, const st_block *first, const st_block *second,
                      measures *out) {
    int64_t added = (int64_t)second->a - first->a - first->length;
    int64_t cut = (int64_t)second->b - first->b - first->length;
    if (cut < 0 || (!added && !cut)) return;
    const st_text *text = added ? page : report;
    int64_t begin = added ? first->a + first->length : first->b + first->length;
    if (!(added && cut) && breaks(text, begin) && breaks(text, begin + (added ? added : cut)))
        out->inner_added += (uint32_t)added;
    else
        out->changed += (uint32_t)(added > cut ? added : cut);
}

static void count_gaps(const st_text *page, const st_text *report, const st_passage *passages, uint32_t count,
                       const st_block *blocks, measures *out) {
    const st_block *last = NULL;
    for (uint32_t n = 0; n < count; n++)
        for (uint32_t k = 0; k < passages[n].blocks; k++) {
            const st_block *block = &blocks[passages[n].first_block + k];
            if (last) count_gap(page, report, last, block, out);
            last = block;
        }
}

/* Words of the passages that do not rise in both texts with the heaviest chain of the others. */
static int count_moved(const st_passage *passages, uint32_t n, const st_block *blocks, st_scratch *x, measures *out) {
    if (st_reserve(&x->before, n, sizeof(uint32_t))) return ST_NO_MEMORY;
    uint32_t *best = x->before.at, total = 0, most = 0;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t same = 0, before = 0;
        for (uint32_t k = 0; k < passages[i].blocks; k++) same += (uint32_t)blocks[passages[i].first_block + k].length;
        for (uint32_t k = 0; k < i; k++)
            if (passages[k].report_end <= passages[i].report_begin && best[k] > before) before = best[k];
        best[i] = before + same;
        total += same;
        if (best[i] > most) most = best[i];
    }
    out->moved = total - most;
    return ST_OK;
}

/* The first word that begins at a place or behind it, or (`ends`) that ends behind it. */
static uint32_t word_from(const uint32_t *places, uint32_t n, uint32_t at, int ends) {
    uint32_t low = 0, high = n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (ends ? places[middle] <= at : places[middle] < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static int mark(const st_text *t, const uint32_t *spans, size_t count, st_list *out) {
    if (st_reserve(out, t->words + 1, 1)) return ST_NO_MEMORY;
    memset(out->at, 0, t->words + 1);
    for (size_t n = 0; n < count; n++) {
        uint32_t first = word_from(t->begins, t->words, spans[2 * n], 0);
        uint32_t last = word_from(t->ends, t->words, spans[2 * n + 1], 1);
        if (first < last) memset((uint8_t *)out->at + first, 1, last - first);
    }
    return ST_OK;
}

static int mark_quoted(st_letters *letters, const st_text *t, st_list *out, st_scratch *x) {
    int status = st_find_quotations(letters, t->text, t->chars, t->width, x);
    return status ? status : mark(t, x->runs.at, x->runs.length, out);
}

/* Shared words that stand between quotation marks in neither text. */
static int count_unquoted(st_letters *letters, const st_text *page, const st_text *report, const st_block *blocks,
                          uint32_t n, st_scratch *x, measures *out) {
    int status = mark_quoted(letters, page, &x->masks, x);
    if (!status) status = mark_quoted(letters, report, &x->used, x);
    if (status) return status;
    const uint8_t *ours = x->masks.at, *theirs = x->used.at;
    for (uint32_t i = 0; i < n; i++)
        for (int32_t k = 0; k < blocks[i].length; k++)
            out->unquoted += !(ours[blocks[i].a + k] | theirs[blocks[i].b + k]);
    return ST_OK;
}

/* What is counted of a page and a report by the passages they share; `others` are places of the page (begin and end in turn)
 * that other reports explain. Quotations are looked for only where the share of the report that is kept is no more than
 * `most`; else no word is taken for quoted. */
ST_API int st_measure(st_letters *letters, const st_text *page, const st_text *report, const st_passage *passages,
                      uint32_t count, const st_block *blocks, uint32_t n, const uint32_t *others, uint32_t other_count,
                      double most, st_scratch *x, measures *out) {
    memset(out, 0, sizeof *out);
    if (!has_first_page(letters)) return ST_NEED_PAGE;
    if (st_reserve(&x->masks, page->words + 1, 1) || st_reserve(&x->used, report->words + 1, 1)) return ST_NO_MEMORY;
    uint8_t *taken = x->masks.at, *kept = x->used.at;
    memset(taken, 0, page->words + 1);
    memset(kept, 0, report->words + 1);
    for (uint32_t i = 0; i < n; i++)
        for (int32_t k = 0; k < blocks[i].length; k++) {
            out->carried += !taken[blocks[i].a + k];
            out->shared += !kept[blocks[i].b + k];
            taken[blocks[i].a + k] = kept[blocks[i].b + k] = 1;
        }
    if (other_count) {
        if (mark(page, others, other_count, &x->rows)) return ST_NO_MEMORY;
        const uint8_t *marked = x->rows.at;
        for (uint32_t i = 0; i < page->words; i++) out->other += marked[i] & !taken[i];
    }
    count_gaps(page, report, passages, count, blocks, out);
    if (count_moved(passages, count, blocks, x, out)) return ST_NO_MEMORY;
    out->unquoted = 0;
    if (out->shared > most * (report->words ? report->words : 1)) {
        out->unquoted = out->shared;
        return ST_OK;
    }
    return count_unquoted(letters, page, report, blocks, n, x, out);
}

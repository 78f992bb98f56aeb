/* Which runs of a text stand between quotation marks? The twin of stemma.text.quotation. */
#include "kernel.h"

#define MOST_CHARS 5000
#define RESTARTS 8

typedef struct {
    const st_letters *letters;
    const void *text;
    uint64_t chars;
    uint32_t width;
} reading;

static inline uint32_t char_at(const reading *r, uint64_t at) {
    return r->width == 1 ? ((const uint8_t *)r->text)[at] : ((const uint32_t *)r->text)[at];
}

/* What a character is; nothing before the text and behind it. */
static inline uint8_t flags_at(const reading *r, uint64_t at) {
    if (at >= r->chars) return 0;
    uint32_t c = char_at(r, at);
    return r->letters->pages[c >> 8]->flags[c & 255];
}

/* Marks that may close what a mark has opened, as bits of `mark_of`; 0 for what opens nothing. */
enum { NONE, DOUBLE, SINGLE, HIGH, LOW, RIGHT, LEFT_ANGLE, RIGHT_ANGLE, LEFT_SMALL, RIGHT_SMALL, HIGH_SINGLE, LOW_SINGLE,
       RIGHT_SINGLE, LEFT_CORNER, RIGHT_CORNER, LEFT_WHITE, RIGHT_WHITE };
#define BIT(mark) (1u << (mark))

static inline int mark_of(uint32_t c) {
    if (c < 0xab) return c == '"' ? DOUBLE : c == '\'' ? SINGLE : NONE;
    switch (c) {
        case 0x201c: return HIGH;
        case 0x201e: return LOW;
        case 0x201d: return RIGHT;
        case 0xab: return LEFT_ANGLE;
        case 0xbb: return RIGHT_ANGLE;
        case 0x2039: return LEFT_SMALL;
        case 0x203a: return RIGHT_SMALL;
        case 0x2018: return HIGH_SINGLE;
        case 0x201a: return LOW_SINGLE;
        case 0x2019: return RIGHT_SINGLE;
        case 0x300c: return LEFT_CORNER;
        case 0x300d: return RIGHT_CORNER;
        case 0x300e: return LEFT_WHITE;
        case 0x300f: return RIGHT_WHITE;
        default: return NONE;
    }
}

static const uint32_t closers[] = {
    [HIGH] = BIT(RIGHT),
    [LOW] = BIT(HIGH) | BIT(RIGHT) | BIT(LOW),
    [LEFT_ANGLE] = BIT(RIGHT_ANGLE),
    [RIGHT_ANGLE] = BIT(LEFT_ANGLE) | BIT(RIGHT_ANGLE),
    [LEFT_SMALL] = BIT(RIGHT_SMALL),
    [RIGHT] = BIT(RIGHT),
    [HIGH_SINGLE] = BIT(RIGHT_SINGLE),
    [LOW_SINGLE] = BIT(HIGH_SINGLE) | BIT(RIGHT_SINGLE),
    [DOUBLE] = BIT(DOUBLE),
    [SINGLE] = BIT(SINGLE),
    [LEFT_CORNER] = BIT(RIGHT_CORNER),
    [LEFT_WHITE] = BIT(RIGHT_WHITE),
    [RIGHT_WHITE] = 0,
};

static int may_open(const reading *r, uint64_t at, int mark) {
    const uint32_t ambiguous =
        BIT(DOUBLE) | BIT(SINGLE) | BIT(RIGHT_SINGLE) | BIT(HIGH_SINGLE) | BIT(RIGHT) | BIT(RIGHT_ANGLE);
    if (!(ambiguous & BIT(mark))) return 1;
    if (at + 1 >= r->chars || flags_at(r, at + 1) & CHAR_SPACE) return 0;
    if (at) {
        uint32_t before = char_at(r, at - 1);
        if (flags_at(r, at - 1) & CHAR_WORD || before == '.' || before == ',' || before == '!' || before == '?' ||
            before == 0x2026)
            return 0;
    }
    return !(mark == SINGLE && flags_at(r, at + 1) & CHAR_DIGIT); /* the '90s */
}

static int may_close(const reading *r, uint64_t at, int mark) {
    const uint32_t doubled = BIT(DOUBLE) | BIT(RIGHT_ANGLE) | BIT(RIGHT) | BIT(HIGH) | BIT(LOW);
    int is_behind_space = at && flags_at(r, at - 1) & CHAR_SPACE, is_before_word = flags_at(r, at + 1) & CHAR_WORD;
    if (mark == SINGLE || mark == RIGHT_SINGLE) return !is_before_word && !is_behind_space;
    return !(doubled & BIT(mark)) || !(is_behind_space && is_before_word);
}

static int keep(const reading *r, uint64_t begin, uint64_t end, st_list *out) {
    uint32_t span[2] = {(uint32_t)begin, (uint32_t)end};
    for (uint64_t i = begin; i < end; i++)
        if (!(flags_at(r, i) & CHAR_SPACE)) return st_push(out, span, sizeof span);
    return ST_OK;
}

/* Adds the quotations from a place on; where a mark was opened and never closed, `opened` is its place, else all ones. */
static int scan(const reading *r, uint64_t begin, uint64_t end, st_list *out, uint64_t *opened) {
    uint32_t wanted = 0;
    *opened = UINT64_MAX;
    for (uint64_t at = begin; at < end; at++) {
        int mark = mark_of(char_at(r, at));
        if (mark == NONE) continue;
        if (*opened != UINT64_MAX && at - *opened > MOST_CHARS) *opened = UINT64_MAX;
        if (*opened == UINT64_MAX) {
            if (closers[mark] && may_open(r, at, mark)) {
                *opened = at;
                wanted = closers[mark];
            }
        } else if (wanted & BIT(mark) && may_close(r, at, mark)) {
            if (keep(r, *opened + 1, at, out)) return ST_NO_MEMORY;
            *opened = UINT64_MAX;
        }
    }
    return ST_OK;
}

/* One paragraph, and the place where the next one begins, the text's end behind the last. */
static int read_paragraph(const reading *r, uint64_t begin, uint64_t end, uint64_t next, st_list *out) {
    for (int n = 0; n < RESTARTS; n++) {
        uint64_t opened;
        if (scan(r, begin, end, out, &opened)) return ST_NO_MEMORY;
        if (opened == UINT64_MAX) break;
        if (next < r->chars && char_at(r, next) == char_at(r, opened) && end - opened <= MOST_CHARS)
            return keep(r, opened + 1, end, out);
        begin = opened + 1;
    }
    return ST_OK;
}

static int check_pages(const reading *r, st_letters *letters) {
    letters->needed = 0;
    if (r->width == 1) return letters->pages[0] ? ST_OK : ST_NEED_PAGE;
    for (uint64_t i = 0; i < r->chars; i++) {
        uint32_t page = char_at(r, i) >> 8;
        if (page >= ST_PAGES) return ST_BROKEN;
        if (letters->pages[page]) continue;
        letters->needed = page;
        return ST_NEED_PAGE;
    }
    return ST_OK;
}

/* The outermost quotations without their marks, as begin and end in turn (u32), in scratch->runs. */
ST_API int st_find_quotations(st_letters *letters, const void *text, uint64_t chars, uint32_t width, st_scratch *x) {
    if (chars > 0x7fffffffull) return ST_TOO_LARGE;
    reading r = {letters, text, chars, width};
    int status = check_pages(&r, letters);
    x->runs.length = 0;
    uint64_t begin = 0;
    for (uint64_t i = 0; i < chars && !status; i++) {
        if (char_at(&r, i) != '\n') continue;
        uint64_t second = i + 1;
        while (second < chars && char_at(&r, second) != '\n' && flags_at(&r, second) & CHAR_SPACE) second++;
        if (second == chars || char_at(&r, second) != '\n') continue;
        uint64_t next = second + 1;
        while (next < chars && flags_at(&r, next) & CHAR_SPACE) next++;
        status = read_paragraph(&r, begin, i, next, &x->runs);
        begin = next;
        i = next - 1;
    }
    return status ? status : read_paragraph(&r, begin, chars, chars, &x->runs);
}

/* Which words stay? A longest common subsequence by bit vectors (Hyyrö 2004): the twin of stemma.text.align.same_blocks. */
#include "match.h"

#include <string.h>

static int push_block(st_list *out, size_t floor, int32_t a, int32_t b, int32_t length) {
    st_block *last = out->length > floor ? (st_block *)out->at + out->length - 1 : NULL;
    if (last && last->a + last->length == a && last->b + last->length == b) {
        last->length += length;
        return ST_OK;
    }
    st_block block = {a, b, length};
    return st_push(out, &block, sizeof block);
}

/* One row of the table: `limbs` whole numbers of 64 bits. */
static void next_row(const uint64_t *row, const uint64_t *mask, uint64_t *next, uint32_t limbs, uint64_t top) {
    uint64_t carry = 0, borrow = 0;
    for (uint32_t k = 0; k < limbs; k++) {
        uint64_t hit = row[k] & mask[k];
        uint64_t sum = row[k] + hit, over = sum < row[k];
        uint64_t sum2 = sum + carry;
        carry = over | (sum2 < sum);
        uint64_t less = row[k] - hit, under = row[k] < hit;
        uint64_t less2 = less - borrow;
        borrow = under | (less < borrow);
        next[k] = sum2 | less2;
    }
    next[limbs - 1] &= top;
}

static int subsequence(const uint64_t *a, uint32_t n, const uint64_t *b, uint32_t m, int32_t a_at, int32_t b_at,
                       size_t floor, st_list *out, st_scratch *x) {
    uint32_t limbs = (m + 63) / 64;
    if (st_reserve(&x->rows, (size_t)(n + 1) * limbs, sizeof(uint64_t)) ||
        st_reserve(&x->masks, limbs, sizeof(uint64_t)))
        return ST_NO_MEMORY;
    uint64_t *rows = x->rows.at, *mask = x->masks.at;
    uint64_t top = m % 64 ? (1ull << (m % 64)) - 1 : ~0ull;
    for (uint32_t k = 0; k < limbs; k++) rows[k] = ~0ull;
    rows[limbs - 1] = top;
    for (uint32_t i = 0; i < n; i++) {
        uint64_t *row = rows + (size_t)i * limbs, any = 0;
        for (uint32_t k = 0; k < limbs; k++) {
            uint64_t bits = 0;
            uint32_t width = m - 64 * k < 64 ? m - 64 * k : 64;
            for (uint32_t j = 0; j < width; j++) bits |= (uint64_t)(b[64 * k + j] == a[i]) << j;
            mask[k] = bits;
            any |= bits & row[k];
        }
        if (any)
            next_row(row, mask, row + limbs, limbs, top);
        else
            memcpy(row + limbs, row, limbs * sizeof *row);
    }
    /* walk back, then turn the pairs round */
    x->used.length = 0;
    uint32_t i = n, j = m, count = 0;
    if (st_reserve(&x->used, (size_t)(n < m ? n : m) * 2 + 2, sizeof(uint32_t))) return ST_NO_MEMORY;
    uint32_t *pairs = x->used.at;
    while (i && j) {
        uint32_t k = (j - 1) / 64, bit = (j - 1) % 64;
        if (rows[(size_t)i * limbs + k] >> bit & 1) {
            j--;
        } else if (!(rows[(size_t)(i - 1) * limbs + k] >> bit & 1)) {
            i--;
        } else {
            i--, j--;
            pairs[count++] = i;
            pairs[count++] = j;
        }
    }
    while (count) {
        count -= 2;
        if (push_block(out, floor, a_at + (int32_t)pairs[count], b_at + (int32_t)pairs[count + 1], 1))
            return ST_NO_MEMORY;
    }
    return ST_OK;
}

/* The runs of words that stay, in order, none touching the next on both sides; added to `out`, places from a_at and b_at. */
int st_same_blocks(const uint64_t *a, uint32_t n, const uint64_t *b, uint32_t m, int32_t a_at, int32_t b_at,
                   st_list *out, st_scratch *x) {
    size_t floor = out->length;
    uint32_t head = 0, tail = 0, most = n < m ? n : m;
    while (head < most && a[head] == b[head]) head++;
    if (head && push_block(out, floor, a_at, b_at, (int32_t)head)) return ST_NO_MEMORY;
    while (tail < most - head && a[n - 1 - tail] == b[m - 1 - tail]) tail++;
    uint32_t n_left = n - head - tail, m_left = m - head - tail;
    if (n_left && m_left &&
        subsequence(a + head, n_left, b + head, m_left, a_at + (int32_t)head, b_at + (int32_t)head, floor, out, x))
        return ST_NO_MEMORY;
    if (tail && push_block(out, floor, a_at + (int32_t)(n - tail), b_at + (int32_t)(m - tail), (int32_t)tail))
        return ST_NO_MEMORY;
    return ST_OK;
}

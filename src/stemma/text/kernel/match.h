/* What the parts of a comparison share. */
#ifndef STEMMA_MATCH_H
#define STEMMA_MATCH_H

#include "kernel.h"

typedef struct {
    double score;
    uint32_t first, count; /* of its runs, in scratch->members */
} st_chain;

int st_find_chains(const st_text *page, const st_text *report, st_scratch *x);
int st_same_blocks(const uint64_t *a, uint32_t a_words, const uint64_t *b, uint32_t b_words, int32_t a_at, int32_t b_at,
                   st_list *out, st_scratch *x);
int st_find_passages(const st_text *page, const st_text *report, st_scratch *x);

#define BLOCKS(list) ((st_block *)(list).at)

#endif

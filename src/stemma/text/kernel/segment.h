/* How is a segment laid out, and how are its parts read? The twin of stemma.text.index.segment.
 *
 * A segment is a sorted run of (hash, document) and keeps the upper 40 bits of each hash. All numbers are little-endian.
 *
 *   header     64 bytes: "STEMSEG2", u32 documents, u32 postings, u32 bucket bits B, u32 key bytes, u32 number bytes, zeros
 *   names      documents * (u32 document, rising, u32 report); report 0 was taken out
 *   directory  (2**B + 1) * u32: the first posting of each bucket, by the upper B bits of the hash
 *   keys       postings * key bytes: the 40 - B bits below them, rising in a bucket
 *   numbers    postings * number bytes: which of the documents, rising under one key
 */
#ifndef STEMMA_SEGMENT_H
#define STEMMA_SEGMENT_H

#include "kernel.h"

#define HEADER 64
#define HASH_BITS 40
#define SLACK 8 /* bytes behind the last section, so that eight may be read at once */

static inline uint64_t read_bytes(const uint8_t *at, uint32_t bytes) {
    uint64_t value = 0;
    for (uint32_t i = 0; i < bytes; i++) value |= (uint64_t)at[i] << (8 * i);
    return value;
}

static inline uint32_t name_of(const st_segment *s, uint32_t number, int which) {
    return number < s->documents ? (uint32_t)read_bytes(s->names + 8ull * number + 4 * which, 4) : 0;
}

static inline uint32_t directory_at(const st_segment *s, uint64_t bucket) {
    uint32_t at = (uint32_t)read_bytes(s->directory + 4 * bucket, 4);
    return at < s->postings ? at : s->postings; /* a damaged file may say anything */
}

static inline uint64_t key_at(const st_segment *s, uint32_t at) {
    return read_bytes(s->keys + (uint64_t)at * s->key_bytes, s->key_bytes);
}

#endif

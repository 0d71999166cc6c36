#pragma once
#include <stdint.h>

/* Compares 64 bytes at a time with compiler vectors: no intrinsics, no flags, on every platform.
   Every `bytes` needs 64 readable bytes. */

typedef uint8_t skm_bytes64 __attribute__((vector_size(64)));
typedef _Bool skm_flags64 __attribute__((ext_vector_type(64)));

/* A macro, since a vector of this size has no stable way to be an argument. */
#define SKM_MASK(flags) __builtin_bit_cast(uint64_t, __builtin_convertvector((flags), skm_flags64))

/* Bit i says something of byte i. */
typedef struct {
  uint64_t delimiters; /* it is the delimiter */
  uint64_t stops;      /* it is a quote, a carriage return or a line feed */
} skm_marks;

static inline skm_marks skm_find_marks(const void *bytes, uint8_t delimiter) {
  skm_bytes64 v, zero = {};
  __builtin_memcpy(&v, bytes, 64);
  skm_marks marks;
  marks.delimiters = SKM_MASK(v == zero + delimiter);
  marks.stops = SKM_MASK(
      (v == zero + (uint8_t)'"') | (v == zero + (uint8_t)'\r') | (v == zero + (uint8_t)'\n'));
  return marks;
}

/* Bit i is set where byte i is zero or no ASCII. */
static inline uint64_t skm_find_unusual(const void *bytes) {
  skm_bytes64 v, zero = {};
  __builtin_memcpy(&v, bytes, 64);
  return SKM_MASK((v == zero) | (v >= zero + (uint8_t)0x80));
}

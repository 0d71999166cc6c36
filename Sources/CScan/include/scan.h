#pragma once
#include <stddef.h>
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

/* Finds the fields of the record that begins at `start` of `text`: `fields` of them with delimiters
   between, no quotes, a line feed or both line end characters behind.

   `begins`, with room for `fields` + 1, receives where each field begins and where one behind the last
   would. No window is looked at that begins behind `last_window`. Returns where the next record begins,
   0 where there is no such record. */
static inline size_t skm_find_record(
    const uint8_t *text, size_t start, size_t last_window, uint8_t delimiter, uint32_t fields,
    uint32_t *begins) {
  begins[0] = (uint32_t)start;
  uint32_t field = 1;
  for (size_t base = start; base <= last_window; base += 64) {
    skm_marks marks = skm_find_marks(text + base, delimiter);
    uint64_t delimiters = marks.stops == 0
        ? marks.delimiters : marks.delimiters & ((marks.stops & (0 - marks.stops)) - 1);
    for (; delimiters != 0; delimiters &= delimiters - 1) {
      if (field == fields) return 0;
      begins[field] = (uint32_t)base + (uint32_t)__builtin_ctzll(delimiters) + 1;
      field += 1;
    }
    if (marks.stops != 0) {
      size_t end = base + (size_t)__builtin_ctzll(marks.stops);
      begins[fields] = (uint32_t)end + 1;
      if (field != fields) return 0;
      if (text[end] == '\n') return end + 1;
      return text[end] == '\r' && text[end + 1] == '\n' ? end + 2 : 0;
    }
  }
  return 0;
}

typedef uint8_t skm_bytes32 __attribute__((vector_size(32)));
typedef uint8_t skm_bytes16 __attribute__((vector_size(16)));
typedef _Bool skm_flags16 __attribute__((ext_vector_type(16)));

/* Up to 16 digits with a delimiter between each two. */
typedef struct {
  uint64_t low, high;   /* the digits' values, a byte each; zero behind the last */
  uint32_t wrong;       /* bit i is set where digit i, or what is behind it, is not as it must be */
  uint32_t different;   /* bit i is set where digit i is not the first */
} skm_digits;

/* Reads `count` (1 to 16) digits of `bytes`, which needs 32 readable bytes: each from `bottom` to
   `top`, with `delimiter` behind all but the last. */
static inline skm_digits skm_read_digits(
    const void *bytes, uint32_t count, uint8_t delimiter, uint8_t bottom, uint8_t top) {
  skm_bytes32 v;
  __builtin_memcpy(&v, bytes, 32);
  skm_bytes16 digits = __builtin_shufflevector(
      v, v, 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30);
  skm_bytes16 behind = __builtin_shufflevector(
      v, v, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31);
  skm_bytes16 zero = {};
  uint32_t used = (1u << count) - 1;
  uint32_t off = __builtin_bit_cast(uint16_t, __builtin_convertvector(
      (digits < zero + bottom) | (digits > zero + top), skm_flags16));
  uint32_t other = __builtin_bit_cast(uint16_t, __builtin_convertvector(
      behind != zero + delimiter, skm_flags16));
  uint32_t different = __builtin_bit_cast(uint16_t, __builtin_convertvector(
      digits != zero + digits[0], skm_flags16));
  skm_digits result;
  uint64_t words[2];
  skm_bytes16 values = digits - (zero + (uint8_t)'0');
  __builtin_memcpy(words, &values, 16);
  result.low = count >= 8 ? words[0] : words[0] & ((1ull << (8 * count)) - 1);
  result.high = count >= 16 ? words[1] : count <= 8 ? 0 : words[1] & ((1ull << (8 * count - 64)) - 1);
  result.wrong = (off & used) | (other & (used >> 1));
  result.different = different & used;
  return result;
}

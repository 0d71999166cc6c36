#pragma once
#include <stddef.h>
#include <stdint.h>

/* Fortran ABI (gfortran >= 8, LP64): every argument by pointer, INTEGER is int32_t, and one hidden
   size_t length per CHARACTER argument, by value, after the last visible argument, in order. */

/* Cholesky factor of a symmetric positive definite matrix, in place. */
extern void dpotrf_(const char *uplo, const int32_t *n, double *a, const int32_t *lda,
                    int32_t *info, size_t uplo_length);

#pragma once
#include <stddef.h>
#include <stdint.h>

/* Fortran ABI (gfortran >= 8, LP64): every argument by pointer, INTEGER is int32_t, and one hidden
   size_t length per CHARACTER argument, by value, after the last visible argument, in order. */

/* Cholesky factor of a symmetric positive definite matrix, in place. */
extern void dpotrf_(const char *uplo, const int32_t *n, double *a, const int32_t *lda,
                    int32_t *info, size_t uplo_length);

/* Eigenvalues, ascending, and with jobz = 'V' orthonormal eigenvectors of a symmetric matrix. */
extern void dsyev_(const char *jobz, const char *uplo, const int32_t *n, double *a,
                   const int32_t *lda, double *w, double *work, const int32_t *lwork,
                   int32_t *info, size_t jobz_length, size_t uplo_length);

/* QR factorization with column pivoting, in place. */
extern void dgeqp3_(const int32_t *m, const int32_t *n, double *a, const int32_t *lda,
                    int32_t *jpvt, double *tau, double *work, const int32_t *lwork, int32_t *info);

/* The first n columns of Q, from the reflectors of dgeqp3. */
extern void dorgqr_(const int32_t *m, const int32_t *n, const int32_t *k, double *a,
                    const int32_t *lda, const double *tau, double *work, const int32_t *lwork,
                    int32_t *info);

#pragma once

/* Distribution functions of Boost.Math as plain C.

   Every function returns NaN outside the domain of its distribution, infinity where the answer
   exceeds the range of double, and never throws.

   _cdf             P(X <= x)
   _upper           P(X > x), computed by itself: it keeps its digits where the cdf is near 1
   _quantile        x with P(X <= x) = p
   _upper_quantile  x with P(X > x) = q
   _mass            P(X = k) */

#ifdef __cplusplus
#define SKM_NOEXCEPT noexcept
extern "C" {
#else
#define SKM_NOEXCEPT
#endif

double skm_normal_cdf(double mean, double sd, double x) SKM_NOEXCEPT;
double skm_normal_upper(double mean, double sd, double x) SKM_NOEXCEPT;
double skm_normal_quantile(double mean, double sd, double p) SKM_NOEXCEPT;
double skm_normal_upper_quantile(double mean, double sd, double q) SKM_NOEXCEPT;

/* df may be infinite: the normal distribution. */
double skm_student_t_cdf(double df, double x) SKM_NOEXCEPT;
double skm_student_t_upper(double df, double x) SKM_NOEXCEPT;
double skm_student_t_quantile(double df, double p) SKM_NOEXCEPT;
double skm_student_t_upper_quantile(double df, double q) SKM_NOEXCEPT;

double skm_chi_squared_cdf(double df, double x) SKM_NOEXCEPT;
double skm_chi_squared_upper(double df, double x) SKM_NOEXCEPT;
double skm_chi_squared_quantile(double df, double p) SKM_NOEXCEPT;
double skm_chi_squared_upper_quantile(double df, double q) SKM_NOEXCEPT;

/* lambda, the noncentrality, may be 0; _noncentrality is the lambda with P(X <= x) = p, and NaN
   where P(X <= x) < p for every lambda. */
double skm_non_central_chi_squared_cdf(double df, double lambda, double x) SKM_NOEXCEPT;
double skm_non_central_chi_squared_upper(double df, double lambda, double x) SKM_NOEXCEPT;
double skm_non_central_chi_squared_quantile(double df, double lambda, double p) SKM_NOEXCEPT;
double skm_non_central_chi_squared_upper_quantile(double df, double lambda, double q) SKM_NOEXCEPT;
double skm_non_central_chi_squared_noncentrality(double df, double x, double p) SKM_NOEXCEPT;

double skm_fisher_f_cdf(double df1, double df2, double x) SKM_NOEXCEPT;
double skm_fisher_f_upper(double df1, double df2, double x) SKM_NOEXCEPT;
double skm_fisher_f_quantile(double df1, double df2, double p) SKM_NOEXCEPT;
double skm_fisher_f_upper_quantile(double df1, double df2, double q) SKM_NOEXCEPT;

double skm_beta_cdf(double alpha, double beta, double x) SKM_NOEXCEPT;
double skm_beta_upper(double alpha, double beta, double x) SKM_NOEXCEPT;
double skm_beta_quantile(double alpha, double beta, double p) SKM_NOEXCEPT;
double skm_beta_upper_quantile(double alpha, double beta, double q) SKM_NOEXCEPT;

double skm_gamma_cdf(double shape, double scale, double x) SKM_NOEXCEPT;
double skm_gamma_upper(double shape, double scale, double x) SKM_NOEXCEPT;
double skm_gamma_quantile(double shape, double scale, double p) SKM_NOEXCEPT;
double skm_gamma_upper_quantile(double shape, double scale, double q) SKM_NOEXCEPT;

/* Quantiles are whole numbers, rounded up: the smallest k with cdf(k) >= p, or upper(k) <= q. */
double skm_binomial_mass(double trials, double p, double k) SKM_NOEXCEPT;
double skm_binomial_cdf(double trials, double p, double k) SKM_NOEXCEPT;
double skm_binomial_upper(double trials, double p, double k) SKM_NOEXCEPT;
double skm_binomial_quantile(double trials, double p, double probability) SKM_NOEXCEPT;
double skm_binomial_upper_quantile(double trials, double p, double probability) SKM_NOEXCEPT;

/* Of n trials whose probability is drawn from the beta distribution; n and k are whole numbers. */
double skm_beta_binomial_mass(double n, double alpha, double beta, double k) SKM_NOEXCEPT;
double skm_beta_binomial_cdf(double n, double alpha, double beta, double k) SKM_NOEXCEPT;
double skm_beta_binomial_upper(double n, double alpha, double beta, double k) SKM_NOEXCEPT;

/* Failures before success number r, which need not be whole. Quantiles as of the binomial. */
double skm_negative_binomial_mass(double r, double p, double k) SKM_NOEXCEPT;
double skm_negative_binomial_cdf(double r, double p, double k) SKM_NOEXCEPT;
double skm_negative_binomial_upper(double r, double p, double k) SKM_NOEXCEPT;
double skm_negative_binomial_quantile(double r, double p, double probability) SKM_NOEXCEPT;
double skm_negative_binomial_upper_quantile(double r, double p, double probability) SKM_NOEXCEPT;

#ifdef __cplusplus
}
#endif

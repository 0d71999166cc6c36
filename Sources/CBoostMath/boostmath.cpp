#include "boostmath.h"

#include <boost/math/constants/constants.hpp>
#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/negative_binomial.hpp>
#include <boost/math/distributions/non_central_chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/tools/toms748_solve.hpp>
#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>

namespace {

using namespace boost::math;
namespace policies = boost::math::policies;
namespace tools = boost::math::tools;
using policies::ignore_error;

// Arguments and answers are double, the work between them is long double: differences such as
// x - mean and 1 - x then cost no digit of a far tail.
using wide = long double;

using policy_type = policies::policy<
    policies::domain_error<ignore_error>, policies::pole_error<ignore_error>,
    policies::overflow_error<ignore_error>, policies::evaluation_error<ignore_error>,
    policies::rounding_error<ignore_error>, policies::indeterminate_result_error<ignore_error>,
    policies::discrete_quantile<policies::integer_round_up>>;

using normal_type = normal_distribution<wide, policy_type>;
using student_t_type = students_t_distribution<wide, policy_type>;
using chi_squared_type = chi_squared_distribution<wide, policy_type>;
using non_central_chi_squared_type = non_central_chi_squared_distribution<wide, policy_type>;
using fisher_f_type = fisher_f_distribution<wide, policy_type>;
using beta_type = beta_distribution<wide, policy_type>;
using gamma_type = gamma_distribution<wide, policy_type>;
using binomial_type = binomial_distribution<wide, policy_type>;
using negative_binomial_type = negative_binomial_distribution<wide, policy_type>;

// The policy throws nothing, yet some root finders below it do; nothing may cross into C.
template <class Question>
double answer(Question question) noexcept {
  try {
    return static_cast<double>(question());
  } catch (...) {
    return std::numeric_limits<double>::quiet_NaN();
  }
}

// Asks the normal distribution where df is infinite: Boost has then no quantile of t.
template <class Question>
double student_t(double df, Question question) noexcept {
  return answer([=] {
    return std::isinf(df) ? question(normal_type(0, 1)) : question(student_t_type(df));
  });
}

template <class Distribution>
wide tail(const Distribution &distribution, wide x, bool upper) {
  return upper ? cdf(complement(distribution, x)) : cdf(distribution, x);
}

// Boost takes these three from asin(sqrt(1 - x)), which loses half the digits for small x. The
// arc tangent of a ratio loses none.
wide arc(wide opposite, wide adjacent) {
  return std::atan2(opposite, adjacent) * constants::two_div_pi<wide>();
}

wide tail(const beta_type &distribution, wide x, bool upper) {
  if (distribution.alpha() == 0.5L && distribution.beta() == 0.5L)
    return upper ? arc(std::sqrt(1 - x), std::sqrt(x)) : arc(std::sqrt(x), std::sqrt(1 - x));
  return tail<beta_type>(distribution, x, upper);
}

wide tail(const fisher_f_type &distribution, wide x, bool upper) {
  if (distribution.degrees_of_freedom1() == 1 && distribution.degrees_of_freedom2() == 1)
    return upper ? arc(1, std::sqrt(x)) : arc(std::sqrt(x), 1);
  return tail<fisher_f_type>(distribution, x, upper);
}

wide tail(const student_t_type &distribution, wide x, bool upper) {
  if (distribution.degrees_of_freedom() == 1) return arc(1, upper ? x : -x) / 2;
  return tail<student_t_type>(distribution, x, upper);
}

// Boost sums outwards from the largest Poisson weight, where a term of a far lower tail underflows;
// there the first terms are the largest, and all are positive.
wide tail(const non_central_chi_squared_type &distribution, wide x, bool upper) {
  const wide df = distribution.degrees_of_freedom(), lambda = distribution.non_centrality();
  if (upper || x * lambda > 400) return tail<non_central_chi_squared_type>(distribution, x, upper);
  wide weight = std::exp(-lambda / 2), sum = 0;
  for (int j = 0; j < 1000; ++j) {
    const wide term = weight * gamma_p(df / 2 + j, x / 2, policy_type());
    sum += term;
    weight *= lambda / 2 / (j + 1);
    if (j >= 10 && term <= sum * 0x1p-66L) break;  // the largest is among the first ten
  }
  return std::fmin(sum, wide(1));
}

// The x in (0, end) with the given tail, found in ln x on ln tail, which is nearly straight far out.
template <class Distribution>
wide solved_quantile(const Distribution &distribution, wide p, bool upper, wide end) {
  const wide sign = upper ? -1 : 1;
  const auto excess = [&](wide u) {
    const wide t = tail(distribution, std::exp(u), upper);
    return sign * ((t > 0 ? std::log(t) : wide(-12000)) - std::log(p));
  };
  const wide low = -11000;  // double ends at e^-745, long double later
  const wide high = std::isinf(end) ? -low : std::log(end);
  const wide at_low = excess(low), at_high = excess(high);
  if (at_low >= 0) return 0;
  if (at_high <= 0) return end;
  const auto close = [](wide a, wide b) {
    return std::fabs(b - a) <= 0x1p-62L * std::fmax(wide(1), std::fabs(a));
  };
  std::uintmax_t steps = 500;
  const auto bracket =
      tools::toms748_solve(excess, low, high, at_low, at_high, close, steps, policy_type());
  return std::exp((bracket.first + bracket.second) / 2);
}

template <class Distribution>
wide boost_quantile(const Distribution &distribution, wide p, bool upper) noexcept {
  try {
    return upper ? quantile(complement(distribution, p)) : quantile(distribution, p);
  } catch (...) {
    return std::numeric_limits<wide>::quiet_NaN();
  }
}

// Boost 1.74 misses some quantiles of beta and F far out (p = 1e-50 and less), in silence or by an
// exception that no policy stops. So its answer is taken only where the tails just beside it lie
// on both sides of p.
template <class Distribution>
double checked_quantile(const Distribution &distribution, wide p, bool upper, wide end) noexcept {
  return answer([=] {
    // 1 - p is exact here, and better conditioned; one answer at 1/2 from either side
    const bool other_side = p > 0.5L || (upper && p == 0.5L);
    const wide q = other_side ? 1 - p : p;
    const bool above = upper != other_side;
    const wide x = boost_quantile(distribution, q, above);
    if (x > 0 && x < end) {
      const wide margin = x * 0x1p-55L;
      const wide before = tail(distribution, x - margin, above);
      const wide after = tail(distribution, std::fmin(x + margin, end), above);
      if (above ? after <= q && q <= before : before <= q && q <= after) return x;
    }
    return solved_quantile(distribution, q, above, end);
  });
}

// The noncentrality at which P(X <= x) = p, on the side where p is small. The probability falls in
// it from the central one, so none is found where that is less than p already.
double solved_noncentrality(wide df, wide x, wide p) noexcept {
  return answer([=] {
    const bool upper = p > 0.5L;
    const wide sign = upper ? 1 : -1, aim = std::log(upper ? 1 - p : p);
    const auto excess = [=](wide lambda) {
      const wide t = tail(non_central_chi_squared_type(df, lambda), x, upper);
      return sign * ((t > 0 ? std::log(t) : wide(-12000)) - aim);
    };
    const wide at_zero = excess(0);
    if (at_zero > 0) return std::numeric_limits<wide>::quiet_NaN();
    if (at_zero == 0) return wide(0);
    wide low = 0, at_low = at_zero, high = std::fmax(x, wide(1));
    wide at_high = excess(high);
    while (at_high < 0) {
      low = high, at_low = at_high;
      high *= 2, at_high = excess(high);
    }
    const auto close = [](wide a, wide b) {
      return std::fabs(b - a) <= 0x1p-60L * std::fmax(wide(0x1p-20L), std::fabs(a));
    };
    std::uintmax_t steps = 500;
    const auto bracket =
        tools::toms748_solve(excess, low, high, at_low, at_high, close, steps, policy_type());
    return (bracket.first + bracket.second) / 2;
  });
}

// Besag's identity: P(X = k) is binomial mass times prior over posterior at any probability. At the
// posterior mean none of the three underflows unless the answer does, and no digit cancels.
wide beta_binomial_mass(wide n, wide alpha, wide beta, wide k) {
  const wide p = (alpha + k) / (alpha + beta + n);
  return pdf(binomial_type(n, p), k) * pdf(beta_type(alpha, beta), p) /
         pdf(beta_type(alpha + k, beta + n - k), p);
}

// P(X <= k), a sum of positive terms from k down.
wide beta_binomial_sum(wide n, wide alpha, wide beta, wide k) {
  wide term = beta_binomial_mass(n, alpha, beta, k), sum = term;
  for (wide j = k; j > 0; --j) {
    const wide ratio = j * (n - j + beta) / ((n - j + 1) * (j - 1 + alpha));
    term *= ratio;
    sum += term;
    // for alpha >= 1 the masses fall from here on, so that those left are at most j times this
    if (alpha >= 1 && ratio <= 1 && term * j < sum * 0x1p-66L) break;
  }
  return std::fmin(sum, wide(1));
}

// Sums the side that is farther from the mean, unless the other side is the smaller one.
wide beta_binomial_tail(wide n, wide alpha, wide beta, wide k, bool upper) {
  const auto side = [=](bool above) {
    return above ? beta_binomial_sum(n, beta, alpha, n - k - 1)
                 : beta_binomial_sum(n, alpha, beta, k);
  };
  const bool lies_above = k + 0.5L > n * alpha / (alpha + beta);
  if (upper == lies_above) return side(upper);
  const wide other = side(lies_above);
  return other <= 0.5L ? 1 - other : side(upper);
}

const wide infinity = std::numeric_limits<wide>::infinity();

}  // namespace

// clang-format off
double skm_normal_cdf(double mean, double sd, double x) noexcept { return answer([=] { return tail(normal_type(mean, sd), x, false); }); }
double skm_normal_upper(double mean, double sd, double x) noexcept { return answer([=] { return tail(normal_type(mean, sd), x, true); }); }
double skm_normal_quantile(double mean, double sd, double p) noexcept { return answer([=] { return quantile(normal_type(mean, sd), wide(p)); }); }
double skm_normal_upper_quantile(double mean, double sd, double q) noexcept { return answer([=] { return quantile(complement(normal_type(mean, sd), wide(q))); }); }

double skm_student_t_cdf(double df, double x) noexcept { return student_t(df, [=](auto t) { return tail(t, x, false); }); }
double skm_student_t_upper(double df, double x) noexcept { return student_t(df, [=](auto t) { return tail(t, x, true); }); }
double skm_student_t_quantile(double df, double p) noexcept { return student_t(df, [=](auto t) { return quantile(t, wide(p)); }); }
double skm_student_t_upper_quantile(double df, double q) noexcept { return student_t(df, [=](auto t) { return quantile(complement(t, wide(q))); }); }

double skm_chi_squared_cdf(double df, double x) noexcept { return answer([=] { return tail(chi_squared_type(df), x, false); }); }
double skm_chi_squared_upper(double df, double x) noexcept { return answer([=] { return tail(chi_squared_type(df), x, true); }); }
double skm_chi_squared_quantile(double df, double p) noexcept { return checked_quantile(chi_squared_type(df), p, false, infinity); }
double skm_chi_squared_upper_quantile(double df, double q) noexcept { return checked_quantile(chi_squared_type(df), q, true, infinity); }

double skm_non_central_chi_squared_cdf(double df, double lambda, double x) noexcept { return answer([=] { return tail(non_central_chi_squared_type(df, lambda), x, false); }); }
double skm_non_central_chi_squared_upper(double df, double lambda, double x) noexcept { return answer([=] { return tail(non_central_chi_squared_type(df, lambda), x, true); }); }
double skm_non_central_chi_squared_quantile(double df, double lambda, double p) noexcept { return checked_quantile(non_central_chi_squared_type(df, lambda), p, false, infinity); }
double skm_non_central_chi_squared_upper_quantile(double df, double lambda, double q) noexcept { return checked_quantile(non_central_chi_squared_type(df, lambda), q, true, infinity); }
double skm_non_central_chi_squared_noncentrality(double df, double x, double p) noexcept { return solved_noncentrality(df, x, p); }

double skm_fisher_f_cdf(double df1, double df2, double x) noexcept { return answer([=] { return tail(fisher_f_type(df1, df2), x, false); }); }
double skm_fisher_f_upper(double df1, double df2, double x) noexcept { return answer([=] { return tail(fisher_f_type(df1, df2), x, true); }); }
double skm_fisher_f_quantile(double df1, double df2, double p) noexcept { return checked_quantile(fisher_f_type(df1, df2), p, false, infinity); }
double skm_fisher_f_upper_quantile(double df1, double df2, double q) noexcept { return checked_quantile(fisher_f_type(df1, df2), q, true, infinity); }

double skm_beta_cdf(double alpha, double beta, double x) noexcept { return answer([=] { return tail(beta_type(alpha, beta), x, false); }); }
double skm_beta_upper(double alpha, double beta, double x) noexcept { return answer([=] { return tail(beta_type(alpha, beta), x, true); }); }
double skm_beta_quantile(double alpha, double beta, double p) noexcept { return checked_quantile(beta_type(alpha, beta), p, false, 1); }
double skm_beta_upper_quantile(double alpha, double beta, double q) noexcept { return checked_quantile(beta_type(alpha, beta), q, true, 1); }

double skm_gamma_cdf(double shape, double scale, double x) noexcept { return answer([=] { return tail(gamma_type(shape, scale), x, false); }); }
double skm_gamma_upper(double shape, double scale, double x) noexcept { return answer([=] { return tail(gamma_type(shape, scale), x, true); }); }
double skm_gamma_quantile(double shape, double scale, double p) noexcept { return checked_quantile(gamma_type(shape, scale), p, false, infinity); }
double skm_gamma_upper_quantile(double shape, double scale, double q) noexcept { return checked_quantile(gamma_type(shape, scale), q, true, infinity); }

double skm_binomial_mass(double trials, double p, double k) noexcept { return answer([=] { return pdf(binomial_type(trials, p), wide(k)); }); }
double skm_binomial_cdf(double trials, double p, double k) noexcept { return answer([=] { return tail(binomial_type(trials, p), k, false); }); }
double skm_binomial_upper(double trials, double p, double k) noexcept { return answer([=] { return tail(binomial_type(trials, p), k, true); }); }
double skm_binomial_quantile(double trials, double p, double probability) noexcept { return answer([=] { return quantile(binomial_type(trials, p), wide(probability)); }); }
double skm_binomial_upper_quantile(double trials, double p, double probability) noexcept { return answer([=] { return quantile(complement(binomial_type(trials, p), wide(probability))); }); }

double skm_beta_binomial_mass(double n, double alpha, double beta, double k) noexcept { return answer([=] { return beta_binomial_mass(n, alpha, beta, k); }); }
double skm_beta_binomial_cdf(double n, double alpha, double beta, double k) noexcept { return answer([=] { return beta_binomial_tail(n, alpha, beta, k, false); }); }
double skm_beta_binomial_upper(double n, double alpha, double beta, double k) noexcept { return answer([=] { return beta_binomial_tail(n, alpha, beta, k, true); }); }

double skm_negative_binomial_mass(double r, double p, double k) noexcept { return answer([=] { return pdf(negative_binomial_type(r, p), wide(k)); }); }
double skm_negative_binomial_cdf(double r, double p, double k) noexcept { return answer([=] { return tail(negative_binomial_type(r, p), k, false); }); }
double skm_negative_binomial_upper(double r, double p, double k) noexcept { return answer([=] { return tail(negative_binomial_type(r, p), k, true); }); }
double skm_negative_binomial_quantile(double r, double p, double probability) noexcept { return answer([=] { return quantile(negative_binomial_type(r, p), wide(probability)); }); }
double skm_negative_binomial_upper_quantile(double r, double p, double probability) noexcept { return answer([=] { return quantile(complement(negative_binomial_type(r, p), wide(probability))); }); }
// clang-format on

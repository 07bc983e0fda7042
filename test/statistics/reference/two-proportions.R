# Ratios, exact differences and paired differences of two proportions, McNemar's mid-P, mid-P for none seen.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "fixture.R"))
suppressPackageStartupMessages(library(epiR))
root <- function(f, lower, upper) uniroot(f, c(lower, upper), tol = 1e-15, maxiter = 10000)$root
near <- function(a, b, tolerance) stopifnot(abs(a - b) <= tolerance * abs(b))

# Score interval of a ratio, from the likelihood maximized numerically at each ratio; Koopman's is epiR's (which is
# solved to four digits, and wants the table the other way round).
restricted <- function(x1, n1, x2, n2, ratio) { a <- (n1 + n2) * ratio; b <- -(n1 * ratio + x1 + n2 + x2 * ratio); c <- x1 + x2
  p <- (-b - sqrt(max(0, b^2 - 4 * a * c))) / (2 * a)
  slope <- function(p) x2 / p - (n2 - x2) / (1 - p) + x1 / p - (n1 - x1) * ratio / (1 - ratio * p); h <- p * 1e-6
  if (p > h && p + h < min(1, 1 / ratio) && slope(p - h) * slope(p + h) < 0) root(slope, p - h, p + h) else p }
ratio_score <- function(x1, n1, x2, n2, ratio, factor) { p2 <- restricted(x1, n1, x2, n2, ratio); p1 <- min(1, ratio * p2)
  (x1 / n1 - ratio * x2 / n2) / sqrt((p1 * (1 - p1) / n1 + ratio^2 * p2 * (1 - p2) / n2) * factor) }
for (c4 in list(c(36, 40, 16, 80), c(7, 34, 1, 34), c(3, 20, 9, 25), c(0, 12, 4, 15), c(5, 9, 0, 11), c(150, 900, 120, 1000), c(10, 10, 4, 9))) for (level in c(.9, .95)) for (koopman in 0:1) {
  x1 <- c4[1]; n1 <- c4[2]; x2 <- c4[3]; n2 <- c4[4]; z <- qnorm(1 - (1 - level) / 2); n <- n1 + n2; factor <- if (koopman) 1 else n / (n - 1); value <- x1 / n1 / (x2 / n2)
  f <- function(log, sign) ratio_score(x1, n1, x2, n2, exp(log), factor) - sign * z
  middle <- if (is.finite(value) && value > 0) log(value) else 0
  lower <- if (x1 == 0) 0 else exp(root(function(l) f(l, 1), middle - 12, if (x2 == 0) 12 else middle)); upper <- if (x2 == 0) NA else exp(root(function(l) f(l, -1), if (x1 == 0) -12 else middle, middle + 12))
  if (koopman && x1 > 0 && x2 > 0 && x1 < n1) { e <- epi.2by2(t(matrix(c(x1, n1 - x1, x2, n2 - x2), 2, byrow = TRUE)), method = "cohort.count", conf.level = level)$massoc.detail$RR.strata.score; near(lower, e$lower, 1e-3); near(upper, e$upper, 1e-3) }
  add_case("scoreRatio", paste(c(c4, level, koopman), collapse = " "), list(x1 = x1, n1 = n1, x2 = x2, n2 = n2, level = level, koopman = koopman), list(value = if (x2 == 0) NA else value, lower = lower, upper = upper, p = 2 * pnorm(-abs(ratio_score(x1, n1, x2, n2, 1, factor))))) }

# fisher.test stops at 1e-4: its own functions, solved to the end.
for (c4 in list(c(3, 4, 1, 4), c(2, 17, 10, 13), c(0, 10, 4, 12), c(5, 9, 0, 11), c(9, 9, 4, 9), c(30, 300, 60, 320), c(1, 1000, 9, 1200), c(2, 3, 3, 5))) for (level in c(.9, .95)) {
  x1 <- c4[1]; n1 <- c4[2]; x2 <- c4[3]; n2 <- c4[4]; k <- x1 + x2; support <- max(0, k - n2):min(n1, k); logdc <- dhyper(support, n1, n2, k, log = TRUE); alpha <- (1 - level) / 2
  d <- function(log) { d <- logdc + log * support; d <- exp(d - max(d)); d / sum(d) }
  lower <- if (x1 == min(support)) 0 else exp(root(function(l) sum(d(l)[support >= x1]) - alpha, -30, 30)); upper <- if (x1 == max(support)) NA else exp(root(function(l) sum(d(l)[support <= x1]) - alpha, -30, 30))
  value <- if (x1 == min(support)) 0 else if (x1 == max(support)) NA else exp(root(function(l) sum(d(l) * support) - x1, -30, 30))
  r <- fisher.test(matrix(c(x1, n1 - x1, x2, n2 - x2), 2, byrow = TRUE), conf.level = level); if (!is.na(value) && value > 0) { near(value, r$estimate, 1e-2); near(lower, r$conf.int[1], 1e-2); near(upper, r$conf.int[2], 1e-2) }
  add_case("fisherExact", paste(c(c4, level), collapse = " "), list(x1 = x1, n1 = n1, x2 = x2, n2 = n2, level = level), list(value = value, lower = lower, upper = upper, p = r$p.value)) }

# Exact unconditional intervals from every table, every difference on a grid of a hundredth and bisection, the unknown
# share by optimize in 40 pieces. Restricted shares by uniroot of the slope of the likelihood.
score <- function(x1, n1, x2, n2, d) { distance <- x1 / n1 - x2 / n2 - d; if (abs(distance) < 1e-15) return(0)
  low <- max(0, -d); high <- min(1, 1 - d)
  slope <- function(p) (if (x2 > 0) x2 / p else 0) - (if (x2 < n2) (n2 - x2) / (1 - p) else 0) + (if (x1 > 0) x1 / (p + d) else 0) - (if (x1 < n1) (n1 - x1) / (1 - p - d) else 0)
  eps <- 1e-14; p2 <- if (high - low < 4 * eps) low else if (slope(low + eps) <= 0) low else if (slope(high - eps) >= 0) high else root(slope, low + eps, high - eps)
  p1 <- min(1, max(0, p2 + d)); v <- p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2; distance / sqrt(v) }
tail_p <- function(n1, n2, d, set) { low <- max(0, -d); high <- min(1, 1 - d); f <- function(p2) sum(set * outer(dbinom(0:n1, n1, min(1, max(0, p2 + d))), dbinom(0:n2, n2, p2)))
  edges <- seq(low, high, length.out = 41); max(f(low), f(high), sapply(1:40, function(i) optimize(f, edges[i + 0:1], maximum = TRUE, tol = 1e-10)$objective)) }
exact_lower <- function(x1, n1, x2, n2, alpha, order) { value <- x1 / n1 - x2 / n2; if (value == -1) return(-1)
  set <- function(d) if (order == "difference") outer(0:n1, 0:n2, function(a, b) a * n2 - b * n1 >= x1 * n2 - x2 * n1) else { seen <- score(x1, n1, x2, n2, d) - 1e-9; outer(0:n1, 0:n2, Vectorize(function(a, b) score(a, n1, b, n2, d) >= seen)) }
  ok <- function(d) d >= value || tail_p(n1, n2, d, set(d)) > alpha
  low <- -1; while (!ok(low + .01) && low < .985) low <- round(low + .01, 2); high <- low + .01; for (i in 1:42) { m <- (low + high) / 2; if (ok(m)) high <- m else low <- m }; high }
for (c4 in list(c(2, 5, 1, 4), c(7, 8, 2, 9), c(0, 6, 0, 5), c(6, 6, 0, 7), c(3, 7, 5, 7))) for (order in c("score", "difference")) { level <- .95; alpha <- (1 - level) / 2
  add_case("exactDifference", paste(c(c4, order, level), collapse = " "), list(x1 = c4[1], n1 = c4[2], x2 = c4[3], n2 = c4[4], level = level, score = order == "score"), list(lower = exact_lower(c4[1], c4[2], c4[3], c4[4], alpha, order), upper = -exact_lower(c4[3], c4[4], c4[1], c4[2], alpha, order))) }

# Paired: both, only first, only second, neither.
wilson <- function(x, n, level) { r <- suppressWarnings(prop.test(x, n, conf.level = level, correct = FALSE)); c(r$estimate, r$conf.int) }
for (m in list(c(1, 1, 7, 12), c(59, 6, 16, 80), c(43, 1, 0, 0), c(794, 150, 86, 570), c(0, 0, 5, 5), c(10, 0, 0, 10), c(3, 7, 7, 1), c(0, 0, 4, 0), c(20, 3, 0, 2))) for (level in c(.9, .95)) { n <- sum(m); z <- qnorm(1 - (1 - level) / 2); input <- list(counts = m, level = level)
  s <- wilson(m[1] + m[3], n, level); f <- wilson(m[1] + m[2], n, level); product <- m[1] * m[4] - m[2] * m[3]; margins <- prod(m[1] + m[2], m[3] + m[4], m[1] + m[3], m[2] + m[4])
  phi <- if (margins == 0) 0 else (if (product > n / 2) product - n / 2 else if (product >= 0) 0 else product) / sqrt(margins); d <- (m[3] - m[2]) / n
  part <- function(a, b) sqrt(a^2 - 2 * phi * a * b + b^2)
  add_case("newcombePaired", paste(c(m, level), collapse = " "), input, list(value = d, lower = d - part(s[1] - s[2], f[3] - f[1]), upper = d + part(s[3] - s[1], f[1] - f[2])))
  b <- m[3]; c <- m[2]; t2 <- function(x) { q <- { B <- -b - c + (2 * n - b + c) * x; (sqrt(B^2 + 8 * n * c * x * (1 - x)) - B) / (4 * n) }; (b - c - n * x)^2 - z^2 * n * (2 * q + x * (1 - x)) }
  lower <- if (t2(-1) <= 0) -1 else root(t2, -1, if (d == 0 && b == 0) -1e-9 else min(d, 1 - 1e-9)); upper <- if (t2(1) <= 0) 1 else root(t2, if (d == 0 && b == 0) 1e-9 else d, 1)
  add_case("tango", paste(c(m, level), collapse = " "), input, list(value = d, lower = lower, upper = upper))
  k <- m[2] + m[3]; if (k > 0) add_case("mcNemar", paste(c(m, level), collapse = " "), input, list(midP = if (m[2] == m[3]) 1 - dbinom(m[2], k, .5) / 2 else 2 * pbinom(min(m[2:3]), k, .5) - dbinom(min(m[2:3]), k, .5))) }

for (n in c(1, 2, 30, 300, 26020)) for (level in c(.9, .95)) { mid <- function(tail) root(function(p) dbinom(0, n, p) / 2 - tail, 0, 1)
  add_case("zeroEventBound", paste(n, level), list(n = n, level = level), list(two = mid((1 - level) / 2), one = mid(1 - level))) }
write_fixture("two-proportions", "epiR")

# Exact unconditional interval of a ratio of two shares (Chan and Zhang's, by the score at the ratio in question): no
# package of Debian has it. Every table is scored, the restricted shares by uniroot of the slope of the likelihood, the
# unknown share by optimize in 40 pieces, the ratio from 0 upwards in steps of a hundredth of r / (1 + r), then bisection.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "fixture.R"))

score <- function(x1, n1, x2, n2, r) {
  distance <- x1 / n1 - r * x2 / n2
  if (abs(distance) < 1e-15) return(0)
  high <- min(1, 1 / r); eps <- 1e-14 * high
  slope <- function(p) (if (x1 + x2 > 0) (x1 + x2) / p else 0) - (if (x2 < n2) (n2 - x2) / (1 - p) else 0) - (if (x1 < n1) r * (n1 - x1) / (1 - r * p) else 0)
  p2 <- if (slope(eps) <= 0) 0 else if (slope(high - eps) >= 0) high else uniroot(slope, c(eps, high - eps), tol = 1e-16, maxiter = 1e4)$root
  p1 <- min(1, r * p2)
  distance / sqrt(p1 * (1 - p1) / n1 + r^2 * p2 * (1 - p2) / n2)
}

highest <- function(n1, n2, r, set) {
  f <- function(p2) sum(set * outer(dbinom(0:n1, n1, min(1, r * p2)), dbinom(0:n2, n2, min(1, p2))))
  edges <- seq(0, min(1, 1 / r), length.out = 41)
  max(sapply(edges, f), sapply(1:40, function(i) optimize(f, edges[i + 0:1], maximum = TRUE, tol = 1e-10)$objective))
}

limit <- function(x1, n1, x2, n2, alpha) {
  if (x1 == 0) return(0)
  ok <- function(r) {
    if (x1 * n2 <= r * x2 * n1) return(TRUE)
    seen <- score(x1, n1, x2, n2, r) - 1e-9
    highest(n1, n2, r, outer(0:n1, 0:n2, Vectorize(function(a, b) score(a, n1, b, n2, r) >= seen))) > alpha
  }
  k <- 1; while (k < 99 && !ok(k / (100 - k))) k <- k + 1
  low <- (k - 1) / (101 - k); high <- k / (100 - k)
  while (!ok(high)) { low <- high; high <- 2 * high }
  for (i in 1:44) { m <- (low + high) / 2; if (ok(m)) high <- m else low <- m }
  high
}

cases <- list(c(2, 5, 1, 4), c(7, 8, 2, 9), c(6, 6, 0, 7), c(0, 6, 3, 5), c(3, 7, 5, 7), c(8, 8, 8, 8), c(1, 1, 0, 1), c(1, 12, 1, 3), c(9, 9, 1, 4))
for (x in cases) for (level in c(.9, .95)) {
  alpha <- (1 - level) / 2
  upper <- limit(x[3], x[4], x[1], x[2], alpha)
  add_case("exactRatio", paste(c(x, level), collapse = " "), list(x1 = x[1], n1 = x[2], x2 = x[3], n2 = x[4], level = level),
    list(value = if (x[3] == 0) NA else x[1] / x[2] / (x[3] / x[4]), lower = limit(x[1], x[2], x[3], x[4], alpha), upper = if (x[3] == 0) NA else 1 / upper))
}
write_fixture("exact-ratio")

# Cronbach's alpha, intraclass correlation, kappa; differences of proportions by score.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "fixture.R"))
suppressPackageStartupMessages(library(psych))
for (n in c(4, 12, 80)) for (k in c(2, 4, 10)) for (level in c(.9, .95)) { x <- round(matrix(rnorm(n * k), n) + rnorm(n) + rep(rnorm(k) / 2, each = n), 2); alpha <- k / (k - 1) * (1 - sum(apply(x, 2, var)) / var(rowSums(x)))
  stopifnot(isTRUE(all.equal(alpha, suppressWarnings(suppressMessages(psych::alpha(x, warnings = FALSE)$total$raw_alpha)))))
  f <- alpha.ci(alpha, n.obs = n, n.var = k, p.val = 1 - level, digits = 12)
  add_case("cronbachAlpha", paste(n, k, level), list(x = t(x), k = k, level = level), list(value = alpha, lower = 1 - (1 - alpha) * qf(1 - (1 - level) / 2, n - 1, (n - 1) * (k - 1)), upper = 1 - (1 - alpha) * qf((1 - level) / 2, n - 1, (n - 1) * (k - 1)), psych_lower = f$lower.ci, psych_upper = f$upper.ci))
  i <- ICC(x, lmer = FALSE, alpha = 1 - level)$results
  add_case("icc", paste(n, k, level), list(x = t(x), k = k, level = level), list(value = i$ICC, lower = i$`lower bound`, upper = i$`upper bound`)) }
# psych's variance of weighted kappa sums the weights of one rater by rows where it should by columns (2.2.9), so
# variances come from the delta method, with exact derivatives by complex steps; plain kappa's also from psych.
kappa_of <- function(p, w) { p <- p / sum(p); e <- sum(w * (rowSums(p) %*% t(colSums(p)))); (sum(w * p) - e) / (1 - e) }
kappa_var <- function(tab, w) { n <- sum(tab); p <- tab / n; g <- sapply(seq_along(p), function(i) { q <- matrix(as.complex(p), nrow(p)); q[i] <- q[i] + 1e-30i; Im(kappa_of(q, w)) / 1e-30 }); (sum(p * g^2) - sum(p * g)^2) / n }
for (k in c(2, 3, 5)) for (n in c(30, 400)) { a <- sample(1:k, n, TRUE); b <- ifelse(runif(n) < .6, a, pmin(k, pmax(1, a + sample(-1:1, n, TRUE)))); tab <- table(factor(a, 1:k), factor(b, 1:k)); tab <- matrix(tab, k)
  d <- abs(outer(1:k, 1:k, "-")) / (k - 1); q <- cohen.kappa(tab); l <- cohen.kappa(tab, w = 1 - d); stopifnot(isTRUE(all.equal(q$var.kappa, kappa_var(tab, diag(k)))))
  add_case("kappa", paste(k, n), list(table = t(tab), k = k), list(none = q$kappa, none_var = q$var.kappa, quadratic = q$weighted.kappa, quadratic_var = kappa_var(tab, 1 - d^2), linear = l$weighted.kappa, linear_var = kappa_var(tab, 1 - d))) }
score <- function(x1, n1, x2, n2, d) { n <- n1 + n2; x <- x1 + x2; l3 <- n; l2 <- (n1 + 2 * n2) * d - n - x; l1 <- (n2 * d - n - 2 * x2) * d + x; l0 <- x2 * d * (1 - d)
  c <- l2^3 / (3 * l3)^3 - l1 * l2 / (6 * l3^2) + l0 / (2 * l3); b <- ifelse(c >= 0, 1, -1) * sqrt(pmax(0, l2^2 / (3 * l3)^2 - l1 / (3 * l3)))
  p2 <- if (b == 0) -l2 / (3 * l3) else 2 * b * cos((pi + acos(max(-1, min(1, c / b^3)))) / 3) - l2 / (3 * l3); p2 <- max(0, min(1, p2)); p1 <- max(0, min(1, p2 + d))
  (x1 / n1 - x2 / n2 - d) / sqrt((p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2) * n / (n - 1)) }
for (c4 in list(c(56, 70, 48, 80), c(9, 10, 3, 10), c(5, 56, 1, 29), c(120, 1000, 150, 900), c(2, 40, 7, 35))) for (level in c(.9, .95)) { z <- qnorm(1 - (1 - level) / 2); d <- c4[1] / c4[2] - c4[3] / c4[4]
  f <- function(x, s) score(c4[1], c4[2], c4[3], c4[4], x) - s * z
  add_case("miettinenNurminen", paste(c(c4, level), collapse = " "), list(x1 = c4[1], n1 = c4[2], x2 = c4[3], n2 = c4[4], level = level), list(value = d, lower = uniroot(f, c(-.9999, d - 1e-9), s = 1, tol = 1e-14)$root, upper = uniroot(f, c(d + 1e-9, .9999), s = -1, tol = 1e-14)$root)) }
write_fixture("instruments", "psych")

# McDonald's omega, Krippendorff's alpha, reliable change.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "fixture.R"))
suppressPackageStartupMessages(library(psych))
# One factor by maximum likelihood, by the EM algorithm run until nothing changes: factanal stops at some 1e-6 (checked against it). Variance by the delta method: expected information of n - 1 people, derivatives of omega by complex steps.
one_factor <- function(r) { k <- nrow(r); l <- rep(.6, k); u <- rep(.6, k); for (step in 1:20000) { b <- solve(l %*% t(l) + diag(u), l); rb <- r %*% b; ln <- as.vector(rb) / (1 - sum(b * l) + sum(b * rb)); un <- 1 - ln * as.vector(rb); d <- max(abs(c(ln - l, un - u))); l <- ln; u <- un; if (d < 1e-15) break }; list(l = l, u = u) }
omega_of <- function(p, s) { k <- length(s); (sum(p[1:k] * s))^2 / (sum(p[1:k] * s)^2 + sum(p[-(1:k)] * s^2)) }
cases <- list("attitude" = as.matrix(attitude)); for (k in c(3, 4, 8)) for (n in c(60, 400)) { w <- seq(.5, .9, length.out = k); cases[[paste(n, k)]] <- round(rnorm(n) %o% w + matrix(rnorm(n * k), n) %*% diag(rep(c(.6, .9), length.out = k)) + 3, 2) %*% diag(rep(c(1, 10), length.out = k)) }
for (case in names(cases)) for (level in c(.9, .95)) { x <- unname(cases[[case]]); n <- nrow(x); k <- ncol(x); r <- cor(x); s <- apply(x, 2, sd); f <- one_factor(r); a <- suppressWarnings(factanal(x, 1)); stopifnot(min(f$u) > .01, max(abs(abs(a$loadings[, 1]) - f$l)) < 1e-3)
  p <- c(f$l, f$u); value <- omega_of(p, s); g <- sapply(seq_along(p), function(i) { q <- as.complex(p); q[i] <- q[i] + 1e-30i; Im(omega_of(q, s)) / 1e-30 })
  # psych stops early: see the tolerance.
  if (level == .95) { o <- suppressWarnings(suppressMessages(psych::omega(x, 1, fm = "ml", plot = FALSE)$omega.tot)); stopifnot(abs(o - omega_of(p, rep(1, k))) < 1e-2) }
  sigma <- f$l %*% t(f$l) + diag(f$u); si <- solve(sigma); ds <- c(lapply(1:k, function(i) { e <- diag(k)[, i]; e %*% t(f$l) + f$l %*% t(e) }), lapply(1:k, function(i) diag(diag(k)[, i])))
  info <- outer(1:(2 * k), 1:(2 * k), Vectorize(function(i, j) sum(diag(si %*% ds[[i]] %*% si %*% ds[[j]])) / 2)); se <- sqrt(sum(g * solve(info, g)) / (n - 1)); half <- qnorm(1 - (1 - level) / 2) * se / (value * (1 - value)); df <- k * (k - 3) / 2; chi <- (n - 1 - (2 * k + 5) / 6 - 2 / 3) * (log(det(sigma)) + sum(diag(si %*% r)) - log(det(r)) - k)
  if (df > 0) stopifnot(abs(chi - a$STATISTIC) < 1e-3)
  add_case("mcdonaldOmega", paste(case, level), list(x = t(x), k = k, level = level), c(list(value = value, standardError = se, lower = plogis(qlogis(value) - half), upper = plogis(qlogis(value) + half), loadings = f$l), if (df > 0) list(fit = c(chi, df, pchisq(chi, df, lower.tail = FALSE))))) }

for (n in c(2, 30)) for (better in 0:1) for (level in c(.9, .95)) for (norm in c(FALSE, TRUE)) { before <- round(rnorm(n, 40, 8)); after <- round(before - 6 + rnorm(n, 0, 9)); rel <- .82; s <- if (norm) 7.5 else sd(before); i <- (after - before) / (s * sqrt(2 * (1 - rel))); z <- qnorm(1 - (1 - level) / 2); up <- if (better) i > z else i < -z; down <- if (better) i < -z else i > z
  w <- function(x) { ci <- suppressWarnings(prop.test(x, n, conf.level = level, correct = FALSE)$conf.int); c(x, ci[1:2]) }
  add_case("reliableChange", paste(n, better, level, norm), c(list(before = before, after = after, reliability = rel, better = better, level = level), if (norm) list(sdBefore = s)), list(indices = i, error = c(s * sqrt(2 * (1 - rel)), z * s * sqrt(2 * (1 - rel))), improved = w(sum(up)), worse = w(sum(down)), unchanged = w(n - sum(up) - sum(down)))) }

# Krippendorff's alpha from the matrix of coincidences (Krippendorff 2011), and the same for bootstrapped units.
alpha_of <- function(x, metric) { v <- sort(unique(x[!is.na(x)])); m <- length(v); o <- matrix(0, m, m)
  for (i in seq_len(nrow(x))) { r <- match(x[i, !is.na(x[i, ])], v); if (length(r) > 1) for (a in seq_along(r)) for (b in seq_along(r)) if (a != b) o[r[a], r[b]] <- o[r[a], r[b]] + 1 / (length(r) - 1) }
  nc <- rowSums(o); n <- sum(nc); d <- outer(seq_len(m), seq_len(m), Vectorize(function(c, k) if (c == k) 0 else switch(metric, nominal = 1, ordinal = (sum(nc[min(c, k):max(c, k)]) - (nc[c] + nc[k]) / 2)^2, interval = (v[c] - v[k])^2, ratio = ((v[c] - v[k]) / (v[c] + v[k]))^2)))
  obs <- sum(o * d) / n; exp <- sum(outer(nc, nc) * d) / (n * (n - 1)); c(1 - obs / exp, obs, exp, n) }
k2011 <- t(rbind(c(1, 2, 3, 3, 2, 1, 4, 1, 2, NA, NA, NA), c(1, 2, 3, 3, 2, 2, 4, 1, 2, 5, NA, 3), c(NA, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, NA), c(1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, NA)))
sets <- list("Krippendorff 2011" = k2011); for (n in c(6, 40)) for (m in c(2, 5)) { t <- sample(0:4, n, TRUE); x <- sapply(1:m, function(j) ifelse(runif(n) < .6, t, sample(0:4, n, TRUE))); x[runif(n * m) < .15] <- NA; sets[[paste(n, m)]] <- x }
for (set in names(sets)) for (metric in c("nominal", "ordinal", "interval", "ratio")) { x <- sets[[set]]; a <- alpha_of(x, metric); pairable <- x[rowSums(!is.na(x)) > 1, ]; n <- nrow(pairable); seed <- if (set == "40 5") 2147483647 else 20261122; set.seed(seed); level <- .9
  b <- replicate(200, alpha_of(pairable[floor(n * runif(n)) + 1, ], metric)[1]); b <- b[is.finite(b)]
  add_case("krippendorffAlpha", paste(set, metric), list(x = t(x), k = ncol(x), scale = match(metric, c("nominal", "ordinal", "interval", "ratio")), seed = seed, samples = 200, level = level), list(figures = a, units = n, limits = quantile(b, c(.05, .95)), samples = length(b))) }
write_fixture("reliability", "psych")

# Bootstrap intervals from boot's own resamples, permutation tests, adjusted p-values.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "fixture.R"))
suppressPackageStartupMessages({library(boot); library(coin)})
statistics <- list(mean = function(d) mean(d$x), variance = function(d) var(d$x), correlation = function(d) cor(d$x, d$y), ratio = function(d) mean(d$y) / mean(d$x), difference = function(d) mean(d$x[d$s == 1]) - mean(d$x[d$s == 2]))
# acceleration: jackknife around its mean (as bootstrap::bcanon), by stratum divided by its size; boot takes L as given.
one <- function(name, n, R, level, kind) { d <- data.frame(x = round(rexp(n, .2), 3), y = 0, s = 1, id = 1:n); d$y <- round(d$x + rnorm(n, 3), 3)
  if (kind == "strata") d$s <- rep(1:2, c(ceiling(n / 3), n - ceiling(n / 3))); if (kind == "clusters") d$id <- rep(1:ceiling(n / 2), length.out = n)
  ids <- unique(d$id); rows <- function(i) d[unlist(lapply(ids[i], function(k) which(d$id == k))), ]; f <- statistics[[name]]; strata <- if (kind == "strata") d$s else rep(1, length(ids))
  b <- boot(ids, function(data, i) f(rows(i)), R, strata = strata); u <- sapply(seq_along(ids), function(i) f(rows(-i))); nS <- tabulate(strata)[strata]
  L <- (nS - 1) / nS * (ave(u, strata) - u); ci <- boot.ci(b, conf = level, type = c("perc", "basic", "bca"), L = L); t <- b$t[, 1]
  add_case("bootstrap", paste(name, n, R, level, kind), list(x = d$x, y = d$y, s = d$s, id = d$id, statistic = match(name, names(statistics)), strata = kind == "strata", clusters = kind == "clusters", level = level, units = length(ids), draws = t(boot.array(b, indices = TRUE)) - 1),
    list(value = b$t0, replicates = t, bias = mean(t) - b$t0, standardError = sd(t), percentile = ci$percent[4:5], basic = ci$basic[4:5], bca = ci$bca[4:5], biasCorrection = qnorm(mean(t < b$t0)), acceleration = sum(L^3) / (6 * sum(L^2)^1.5))) }
for (name in c("mean", "variance", "correlation", "ratio")) one(name, 12, 199, .9, "plain")
one("variance", 20, 399, .95, "plain"); one("difference", 12, 199, .9, "strata"); one("difference", 31, 399, .95, "strata"); one("mean", 24, 199, .9, "clusters"); one("correlation", 23, 199, .95, "clusters")
diffs <- function(x, y, f) { v <- c(x, y); apply(combn(length(v), length(x)), 2, function(i) f(v[i]) - f(v[-i])) }
for (size in list(c(3, 4), c(5, 5), c(8, 7))) for (kind in c("continuous", "ties")) { x <- rnorm(size[1], 1); y <- rnorm(size[2]); if (kind == "ties") { x <- round(2 * x); y <- round(2 * y) }
  p <- function(alternative) as.numeric(pvalue(oneway_test(v ~ g, data.frame(v = c(x, y), g = factor(rep(1:2, size))), distribution = "exact", alternative = alternative)))
  m <- diffs(x, y, median); t0 <- median(x) - median(y); add_case("permutationTest", paste(c(size, kind), collapse = " "), list(x = x, y = y), list(statistic = mean(x) - mean(y), two = p("two.sided"), greater = p("greater"), less = p("less"), medians = mean(abs(m) >= abs(t0) - 1e-12))) }
for (n in c(5, 10)) { before <- rnorm(n); after <- before + rnorm(n, .5); d <- after - before; s <- as.matrix(expand.grid(rep(list(c(-1, 1)), n))); m <- as.numeric(s %*% d) / n
  w <- as.numeric(pvalue(oneway_test(v ~ g | id, data.frame(v = c(after, before), g = factor(rep(2:1, each = n), levels = 2:1), id = factor(rep(1:n, 2))), distribution = approximate(nresample = 100)))); stopifnot(w >= 0)
  add_case("permutationPaired", paste(n), list(before = before, after = after), list(two = mean(abs(m) >= abs(mean(d)) - 1e-12), greater = mean(m >= mean(d) - 1e-12))) }
for (p in list(c(.01, .02, .03, .04, .05), c(.5, .001, .03, .03, 0, 1, .2), c(.04), runif(30)^2)) for (extra in c(0, 5)) { n <- length(p) + extra
  add_case("adjustPValues", paste(length(p), round(sum(p), 4), extra), list(p = p, tests = n), list(holm = p.adjust(p, "holm", n), bonferroni = p.adjust(p, "bonferroni", n), bh = p.adjust(p, "BH", n), by = p.adjust(p, "BY", n))) }
# What is drawn from a seed: uniform numbers, people of resamples, and the first steps of a shuffle (exchanges within pairs).
start <- function(seed) set.seed(seed, sample.kind = "Rounding")
suppressWarnings({
  for (seed in c(0, 1, 20261122, 2147483647)) for (n in c(7, 123456)) { start(seed); u <- runif(200); start(seed); add_case("random", paste(format(seed, scientific = FALSE), format(n, scientific = FALSE)), list(seed = seed, n = n), list(uniform = u, below = sample.int(n, 200, TRUE) - 1)) }
  for (seed in c(1, 77)) { x <- round((1:23)^1.5 %% 9, 3); start(seed); add_case("bootstrapSeed", paste(seed), list(x = x, seed = seed), list(replicates = replicate(99, mean(x[sample.int(23, 23, TRUE)])))) }
  for (seed in c(1, 77)) { first <- c(3, 5, 8, 9, 12, 14, 2); second <- c(1, 4, 4, 6, 11, 7, 2); v <- c(first, second); limit <- abs(mean(first) - mean(second)) - 1e-9; start(seed)
    as_extreme <- sum(replicate(499, { for (i in 1:7) { j <- i - 1 + sample.int(15 - i, 1); v[c(i, j)] <<- v[c(j, i)] }; abs(mean(v[1:7]) - mean(v[8:14])) >= limit }))
    d <- first - second; start(seed); paired <- sum(replicate(499, { d <<- ifelse(sample.int(2, 7, TRUE) == 2, -d, d); abs(mean(d)) >= limit }))
    add_case("permutationSeed", paste(seed), list(first = first, second = second, seed = seed), list(asExtreme = as_extreme, pairedAsExtreme = paired)) } })
write_fixture("resampling", c("boot", "coin"))

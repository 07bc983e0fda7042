# Student's t, Hedges' g of two groups, medians, Wilcoxon's tests with their shifts.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "fixture.R"))
suppressPackageStartupMessages(library(metafor))
for (size in list(c(2, 2), c(1, 4), c(3, 10), c(20, 35), c(120, 60))) for (level in c(.9, .95)) { x <- rnorm(size[1], 50, 10); y <- rnorm(size[2], 46, 14); case <- paste(c(size, level), collapse = " ")
  t <- t.test(x, y, var.equal = TRUE, conf.level = level)
  add_case("student", case, list(x = x, y = y, level = level), list(value = mean(x) - mean(y), lower = t$conf.int[1], upper = t$conf.int[2], t = t$statistic, df = t$parameter, p = t$p.value, standardError = t$stderr))
  if (min(size) > 1) for (measure in c("SMD", "SMDH")) { e <- escalc(measure, m1i = mean(x), m2i = mean(y), sd1i = sd(x), sd2i = sd(y), n1i = size[1], n2i = size[2]); s <- summary(e, level = 100 * level)
    add_case("hedgesGIndependent", paste(measure, case), list(x = x, y = y, level = level, average = measure == "SMDH"), list(value = e$yi, standardError = sqrt(e$vi), lower = s$ci.lb, upper = s$ci.ub)) } }
for (n in c(6, 7, 10, 25, 100, 1001)) for (level in c(.9, .95)) { x <- if (n == 25) rpois(n, 3) else rnorm(n); k <- qbinom((1 - level) / 2, n, .5); if (pbinom(k - 1, n, .5) * 2 > 1 - level) k <- k - 1
  add_case("medianInterval", paste(n, level), list(values = x, level = level), list(value = median(x), lower = sort(x)[k], upper = sort(x)[n - k + 1], coverage = 1 - 2 * pbinom(k - 1, n, .5))) }
# wilcox.test: exact where it can; otherwise its roots, solved to the end. Its estimate in the normal case is a root of a
# step function, of which any is as good: the median of the shifts (Hodges and Lehmann) is compared instead.
for (kind in c("continuous", "ties")) for (size in list(c(4, 5), c(8, 12), c(30, 25), c(49, 3), c(60, 55))) for (level in c(.9, .95)) { x <- rnorm(size[1], .5); y <- rnorm(size[2]); if (kind == "ties") { x <- round(2 * x); y <- round(2 * y) }
  w <- suppressWarnings(wilcox.test(x, y, conf.int = TRUE, conf.level = level, tol.root = 1e-14)); exact <- grepl("exact", w$method)
  if (abs(attr(w$conf.int, "conf.level") - level) < .005) add_case("hodgesLehmann", paste(c(kind, size, level), collapse = " "), list(x = x, y = y, level = level, exact = exact), list(value = median(outer(x, y, "-")), lower = w$conf.int[1], upper = w$conf.int[2], p = w$p.value, statistic = w$statistic)) }
for (kind in c("continuous", "ties")) for (n in c(6, 9, 20, 49, 80)) for (level in c(.9, .95)) { before <- rnorm(n); after <- before + rnorm(n, .4); if (kind == "ties") { before <- round(3 * before); after <- round(3 * after) }
  w <- suppressWarnings(wilcox.test(after, before, paired = TRUE, conf.int = TRUE, conf.level = level, tol.root = 1e-14)); d <- after - before; z <- d[d != 0]; walsh <- outer(z, z, "+"); walsh <- walsh[!lower.tri(walsh)] / 2; exact <- grepl("exact", w$method)
  if (abs(attr(w$conf.int, "conf.level") - level) < .005) add_case("hodgesLehmannPaired", paste(kind, n, level), list(before = before, after = after, level = level, exact = exact), list(value = median(walsh), lower = w$conf.int[1], upper = w$conf.int[2], p = w$p.value, statistic = w$statistic, unchanged = sum(d == 0))) }
write_fixture("locations", "metafor")

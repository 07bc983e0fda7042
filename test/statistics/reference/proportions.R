# Intervals of one proportion, differences, power.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "fixture.R"))
wilson <- function(x, n, level) { ci <- suppressWarnings(prop.test(x, n, conf.level = level, correct = FALSE)$conf.int); c(ci[1], ci[2]) }
midp <- function(x, n, level) { a <- (1 - level) / 2
  f <- function(p, tail) if (tail == "lower") pbinom(x, n, p, lower.tail = FALSE) + dbinom(x, n, p) / 2 - a else pbinom(x - 1, n, p) + dbinom(x, n, p) / 2 - a
  c(if (x == 0) 0 else uniroot(f, c(0, 1), tail = "lower", tol = 1e-15)$root, if (x == n) 1 else uniroot(f, c(0, 1), tail = "upper", tol = 1e-15)$root) }
for (xn in list(c(0, 1), c(1, 1), c(0, 20), c(1, 29), c(15, 148), c(81, 263), c(7, 10), c(10, 10), c(500, 1000), c(3, 26020), c(8681, 26020), c(12, 35), c(99, 100)))
  for (level in c(.9, .95, .99)) { x <- xn[1]; n <- xn[2]; a <- (1 - level) / 2; input <- list(events = x, n = n, level = level); case <- paste(x, n, level)
    out <- function(ci) list(lower = ci[1], upper = ci[2])
    add_case("wilson", case, input, out(wilson(x, n, level)))
    add_case("clopperPearson", case, input, out(binom.test(x, n, conf.level = level)$conf.int))
    add_case("jeffreys", case, input, list(lower = if (x == 0) 0 else qbeta(a, x + .5, n - x + .5), upper = if (x == n) 1 else qbeta(1 - a, x + .5, n - x + .5)))
    add_case("midP", case, input, out(midp(x, n, level))) }
for (n in c(1, 2, 30, 300, 26020)) for (level in c(.9, .95)) add_case("zeroEventBound", paste(n, level), list(n = n, level = level),
  list(two = binom.test(0, n, conf.level = level)$conf.int[2], one = binom.test(0, n, conf.level = level, alternative = "less")$conf.int[2]))
newcombe <- function(x1, n1, x2, n2, level) { a <- wilson(x1, n1, level); b <- wilson(x2, n2, level); p1 <- x1 / n1; p2 <- x2 / n2; d <- p1 - p2
  c(d, d - sqrt((p1 - a[1])^2 + (b[2] - p2)^2), d + sqrt((a[2] - p1)^2 + (p2 - b[1])^2)) }
for (c4 in list(c(56, 70, 48, 80), c(9, 10, 3, 10), c(0, 10, 0, 20), c(10, 10, 0, 10), c(5, 56, 0, 29), c(120, 1000, 150, 900))) for (level in c(.9, .95)) {
  r <- newcombe(c4[1], c4[2], c4[3], c4[4], level); add_case("newcombe", paste(c(c4, level), collapse = " "), list(x1 = c4[1], n1 = c4[2], x2 = c4[3], n2 = c4[4], level = level), list(value = r[1], lower = r[2], upper = r[3])) }
for (n in c(20, 50, 150, 1000)) for (p in list(c(.5, .3), c(.1, .2), c(.05, .05001), c(.9, .6), c(0, .2))) for (alpha in c(.05, .01))
  add_case("powerTwoProportions", paste(n, p[1], p[2], alpha), list(n = n, p1 = p[1], p2 = p[2], alpha = alpha), list(power = power.prop.test(n = n, p1 = p[1], p2 = p[2], sig.level = alpha)$power))
for (n in c(50, 150, 1000)) for (p1 in c(.05, .3, .5)) for (power in c(.8, .9))
  add_case("smallestDetectableDifference", paste(n, p1, power), list(n = n, p1 = p1, power = power), list(p2 = power.prop.test(n = n, p1 = p1, power = power, tol = 1e-14)$p2))
write_fixture("proportions")

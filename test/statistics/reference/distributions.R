# Distribution functions and quantiles on grids that reach far into the tails.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "fixture.R"))
p <- c(1e-10, 1e-6, 1e-4, .001, .005, .01, .025, .05, .1, .3, .5, .7, .9, .95, .975, .99, .995, .999, .9999, 1 - 1e-6)
z <- c(-37, -20, -10, -8, -5, -3, -2, -1, -.5, -.1, -1e-3, 0, 1e-3, .1, .5, 1, 2, 3, 5, 8)
add_case("normalCdf", "grid", list(x = z), list(value = pnorm(z)))
add_case("normalQuantile", "grid", list(x = c(1e-300, 1e-100, p)), list(value = qnorm(c(1e-300, 1e-100, p))))
for (df in c(1, 2, 2.5, 3, 5, 10, 30, 100, 431, 1000, 25000)) {
  t <- c(-50, -10, -5, -3, -2, -1, -.5, -.01, 0, .01, .5, 1, 2, 3, 5)
  add_case("studentTCdf", paste0("df=", df), list(x = t, df = df), list(value = pt(t, df)))
  add_case("studentTQuantile", paste0("df=", df), list(x = p, df = df), list(value = qt(p, df)))
}
for (shape in c(.5, 1, 1.5, 3, 10, 50, 300, 1000, 5000, 30000)) {
  x <- shape * c(.01, .1, .5, .8, .95, 1, 1.05, 1.2, 2, 3); lower <- pgamma(x, shape); upper <- pgamma(x, shape, lower.tail = FALSE)
  add_case("gammaCdf", paste0("shape=", shape), list(x = x[lower > 1e-290], shape = shape), list(value = lower[lower > 1e-290]))
  add_case("gammaUpper", paste0("shape=", shape), list(x = x[upper > 1e-290], shape = shape), list(value = upper[upper > 1e-290]))
  add_case("gammaQuantile", paste0("shape=", shape), list(x = p, shape = shape), list(value = qgamma(p, shape)))
}
for (a in c(.5, 1, 2, 5, 20.5, 100, 1000, 30000)) for (b in c(.5, 1, 2, 5, 20.5, 100, 1000, 30000)) {
  x <- c(1e-6, .001, .05, .2, .5, .7, .95, .999); lower <- pbeta(x, a, b); keep <- lower > 1e-290
  if (any(keep)) add_case("betaCdf", paste0("a=", a, " b=", b), list(x = x[keep], a = a, b = b), list(value = lower[keep]))
  q <- qbeta(p, a, b); keep <- q > 1e-290
  add_case("betaQuantile", paste0("a=", a, " b=", b), list(x = p[keep], a = a, b = b), list(value = q[keep]))
}
write_fixture("distributions")

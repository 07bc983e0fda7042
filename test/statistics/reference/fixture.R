# Writes fixtures: one column of numbers a row, <estimator>,<case>,<role>,<name>,<numbers by blanks>; role is input or output.
# Run one script:  Rscript test/statistics/reference/survival.R   (all, and what changed: npm run reference)
here <- dirname(normalizePath(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))))
SEED <- 20261122
RNGversion("4.2.0"); set.seed(SEED)
fixture_rows <- list()

add_case <- function(estimator, case, inputs, outputs) {
  one <- function(role, values) for (name in names(values)) {
    v <- as.numeric(values[[name]])
    if (length(v) == 0) next
    text <- ifelse(is.na(v), "NA", ifelse(is.infinite(v), ifelse(v > 0, "Infinity", "-Infinity"), sprintf("%.17g", v)))
    fixture_rows[[length(fixture_rows) + 1]] <<- data.frame(estimator, case, role, name, values = paste(text, collapse = " "))
  }
  one("input", inputs); one("output", outputs)
}

# Packages that the script attaches or calls by their name, but for those that come with R.
used_packages <- function() {
  code <- sub("^\\s*#.*", "", readLines(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))))
  found <- unlist(regmatches(code, gregexpr("(?<=library\\()[A-Za-z][A-Za-z0-9.]*|[A-Za-z][A-Za-z0-9.]*(?=::)", code, perl = TRUE)))
  Filter(function(p) !identical(packageDescription(p)$Priority, "base"), unique(found))
}

write_fixture <- function(name, packages = character()) {
  packages <- union(packages, used_packages())
  versions <- c(R = paste(R.version$major, R.version$minor, sep = "."), sapply(packages, function(p) as.character(packageVersion(p))))
  lines <- c(paste0("# ", paste(names(versions), versions, sep = " ", collapse = ", "), "; seed ", SEED))
  file <- file.path(here, paste0(name, ".csv"))
  writeLines(lines, file)
  suppressWarnings(write.table(do.call(rbind, fixture_rows), file, append = TRUE, sep = ",", row.names = FALSE, quote = FALSE))
  cat(name, length(unique(sapply(fixture_rows, function(r) paste(r$estimator[1], r$case[1])))), "cases\n")
}

# What the R side of every comparison shares; the counterpart of columns.ts and measure.ts.
folder <- commandArgs(TRUE)[1]
column <- function(name) { file <- file.path(folder, paste0(name, ".f64")); readBin(file, "double", file.size(file) / 8) }
peak_kilobytes <- function() as.numeric(sub("[^0-9]*([0-9]+).*", "\\1", grep("^VmHWM", readLines("/proc/self/status"), value = TRUE)))
report <- function(seconds) cat(sprintf("used %.0f %.0f\n", 1e6 * seconds, tryCatch(peak_kilobytes(), error = function(e) 0, warning = function(w) 0)))
report_results <- function(numbers) cat("results", sprintf("%.17g", numbers), "\n")
# Does the work once and prints what it took, or what it would take so many times.
report_work <- function(work, times = 1) { before <- proc.time(); found <- work(); used <- proc.time() - before; report(times * (used[[1]] + used[[2]])); found }
report_use <- function() { used <- proc.time(); report(used[[1]] + used[[2]]) }

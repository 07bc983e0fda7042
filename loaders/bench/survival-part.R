# From the files to curves, tests and model: data.table, survival, cmprsk.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "bench.R"))
suppressMessages({ library(data.table); library(survival); library(cmprsk) })
people <- fread(file.path(folder, "people.csv")); events <- fread(file.path(folder, "events.csv"))
setorder(events, person, day); first <- unique(events, by = "person")
people <- merge(people, first, by = "person", all.x = TRUE)
people[, cause := fifelse(!is.na(day) & day <= ended, fifelse(kind == "relapse", 1L, 2L), 0L)]
people[, time := as.numeric(fifelse(cause > 0L, day, ended) - started)]
people[, group := factor(group)]; people[, state := factor(cause, 0:2, c("censored", "event", "departure"))]
free <- survfit(Surv(time, cause > 0) ~ group, people); states <- survfit(Surv(time, state) ~ group, people)
test <- survdiff(Surv(time, cause == 1) ~ group, people)
gray <- cuminc(people$time, people$cause, people$group)$Tests[1, 1]
names <- setdiff(names(people), c("person", "group", "started", "ended", "day", "kind", "cause", "time", "state"))
model <- coxph(as.formula(paste("Surv(time, cause == 1) ~", paste(names, collapse = " + "))), people)
report_use()
free <- summary(free, times = 365); states <- summary(states, times = 365)
report_results(c(free$surv, free$std.err, states$pstate[, 2], states$std.err[, 2], test$chisq, gray, coef(model), sqrt(diag(vcov(model)))))

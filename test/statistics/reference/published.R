# Data of R packages on which figures have been published: the tests hold the figures, this script only exports the data.
# lalonde (MatchIt), aSAH (pROC), bmt (KMsurv), and for birthwt (MASS) what a logistic model predicts.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "fixture.R"))
data(lalonde, package = "MatchIt"); data(aSAH, package = "pROC"); data(bmt, package = "KMsurv"); data(birthwt, package = "MASS")
used <- list(MatchIt::matchit, pROC::roc, MASS::glm.nb)
add_case("lalonde", "MatchIt", with(lalonde, list(treated = treat, age = age, educ = educ, black = race == "black", hispan = race == "hispan", married = married, nodegree = nodegree, re74 = re74, re75 = re75, re78 = re78)), list(n = nrow(lalonde)))
add_case("aSAH", "pROC", with(aSAH, list(outcome = outcome == "Poor", wfns = as.numeric(wfns), s100b = s100b, ndka = ndka)), list(n = nrow(aSAH)))
add_case("bmt", "KMsurv", with(bmt, list(group = group, time = t2, cause = ifelse(d2 == 1, 1, ifelse(d1 == 1, 2, 0)))), list(n = nrow(bmt)))
model <- glm(low ~ age + lwt + factor(race) + smoke + ptl + ht + ui, binomial, birthwt, epsilon = 1e-14)
add_case("birthwt", "MASS", list(outcome = birthwt$low, predicted = fitted(model)), list(n = nrow(birthwt)))
write_fixture("published", "KMsurv")

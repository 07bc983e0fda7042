import { spawnSync } from "node:child_process";

/** The name by which R itself stands among what is missing. */
const R = "R";

/** Of R and these packages of it, what this machine has not. */
export function missingInR(packages: readonly string[]): string[] {
  const test = `cat(Filter(function(p) !nzchar(system.file(package = p)), commandArgs(TRUE)), sep = "\\n")`;
  const { status, stdout } = spawnSync("Rscript", ["--vanilla", "-e", test, ...packages], {
    encoding: "utf8",
  });
  if (status !== 0) return [R, ...packages];
  return stdout.split("\n").filter((line) => line !== "");
}

/** What is missing, and how Debian and Ubuntu install it. */
export function describeMissing(missing: readonly string[]): string {
  const packages = missing.map((name) => (name === R ? "r-base-core" : `r-cran-${name.toLowerCase()}`));
  return `${missing.join(", ")}. On Debian and Ubuntu: apt-get install ${packages.join(" ")}`;
}

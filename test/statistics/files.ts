import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

const repository = fileURLToPath(new URL("../../", import.meta.url));

/** Where the public datasets and their R results lie. */
export const datasets = resolve(repository, process.env.THROUGHCARE_DATASETS ?? "../shared/datasets");

export const datasetsPresent = existsSync(datasets);

/**
 * The text of a file, by its path from the repository's root or from the filesystem's. Tests that read through
 * this module run in a browser, too, where browser/files.ts stands in for it.
 */
export const textOf = (path: string, encoding: "utf8" | "latin1" = "utf8"): string =>
  readFileSync(resolve(repository, path), encoding);

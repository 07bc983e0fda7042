import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { argv } from "node:process";
import { fileURLToPath } from "node:url";
import { dataDictionary } from "./contract/data-dictionary.ts";
import { dataPackage } from "./contract/data-package.ts";

/** What is written from the contract, by path within the repository. */
export const contractFiles = (): Readonly<Record<string, string>> => ({
  "data/contract/datapackage.json": `${JSON.stringify(dataPackage(), null, 2)}\n`,
  "docs/data-dictionary.md": dataDictionary(),
});

const repository = fileURLToPath(new URL("../../", import.meta.url));

/** Writes the contract for machines and for people. */
export async function writeContract(folder: string = repository): Promise<void> {
  for (const [path, text] of Object.entries(contractFiles())) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

if (argv[1] === fileURLToPath(import.meta.url)) await writeContract();

import { basename, join } from "node:path";
import { build } from "esbuild";
import { programFolder } from "../publish/framework-build.ts";

const done = new Map<string, Promise<string>>();

/**
 * A script as one file of JavaScript, made once a run: R's packages come compiled, too, and reading two hundred
 * modules of TypeScript at every start would be measured with the work. What is native stays outside.
 */
export function compiled(source: string): Promise<string> {
  const found = done.get(source) ?? compile(source);
  done.set(source, found);
  return found;
}

async function compile(source: string): Promise<string> {
  const outfile = join(programFolder, ".throughcare", "bench", `${basename(source, ".ts")}.mjs`);
  await build({
    entryPoints: [source],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    external: ["@duckdb/node-bindings"],
    // Packages in CommonJS ask for what is outside by require, which modules do not have.
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
    logLevel: "error",
  });
  return outfile;
}

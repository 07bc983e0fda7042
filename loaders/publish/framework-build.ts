import { spawn } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { SiteError } from "./site-error.ts";

/** The program's own folder: Framework's configuration and packages are found from there. */
export const programFolder = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Libraries whose versions Framework asks the registry for at every build, whether a page uses them or not.
 * A folder of that name answers instead; nothing is ever put into it.
 */
const librariesAskedFor = [
  "@observablehq/plot",
  "@observablehq/sample-datasets",
  "apache-arrow",
  "arquero",
  "d3",
  "d3-dsv",
  "echarts",
  "htl",
  "leaflet",
  "lodash",
  "mapbox-gl",
  "parquet-wasm",
  "react",
  "react-dom",
  "topojson-client",
];

interface FrameworkOptions {
  /** Folder with the pages. */
  readonly site: string;
  /** Folder that Framework fills. */
  readonly output: string;
}

/** What Framework says of something that a reader would meet. */
const complaint = /Warning:|[Ee]rror:/;

/** The work folder may lie anywhere; it is new in every run, so there is nothing to clear. */
const expected = /is not within the current working directory and will not be cleared/;

/** Runs Observable Framework's build; its warnings are errors here, since a reader would meet them. */
export async function frameworkBuild({ site, output }: FrameworkOptions): Promise<void> {
  await answerVersions(site);
  const { code, text } = await run(["build"], { site, output });
  const warning = text.split("\n").find((line) => complaint.test(line) && !expected.test(line));
  if (code !== 0 || warning !== undefined)
    throw new SiteError(
      `Observable Framework could not build the pages: ${warning ?? `it ended with ${code}`}`,
      text,
    );
}

/** Makes the folders that keep Framework from asking a network for versions. */
export async function answerVersions(site: string): Promise<void> {
  const cache = join(site, ".observablehq", "cache", "_npm");
  for (const name of librariesAskedFor) await mkdir(join(cache, `${name}@0.0.0`), { recursive: true });
}

const frameworkPackage = () => createRequire(import.meta.url).resolve("@observablehq/framework/package.json");

/** Environment and arguments under which Framework finds the pages, and reports to nobody. */
export function frameworkCommand(args: readonly string[], { site, output }: FrameworkOptions) {
  const binary = join(dirname(frameworkPackage()), "dist", "bin", "observable.js");
  return {
    file: process.execPath,
    args: [binary, ...args],
    options: {
      cwd: programFolder,
      env: {
        ...process.env,
        THROUGHCARE_SITE: site,
        THROUGHCARE_OUTPUT: output,
        OBSERVABLE_TELEMETRY_DISABLE: "1",
        NO_COLOR: "1",
        TZ: "UTC",
      },
    },
  };
}

function run(
  args: readonly string[],
  options: FrameworkOptions,
): Promise<{ code: number | null; text: string }> {
  const command = frameworkCommand(args, options);
  return new Promise((resolve, reject) => {
    const child = spawn(command.file, command.args, {
      ...command.options,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let text = "";
    const collect = (chunk: Buffer) => {
      text += chunk.toString();
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, text }));
  });
}

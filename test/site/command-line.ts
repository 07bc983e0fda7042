import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { resolve } from "node:path";

interface BuildArguments {
  readonly exports: string;
  readonly mapping?: string;
  readonly tier?: string;
  readonly out: string;
  readonly work?: string;
}

interface Outcome {
  readonly status: number | null;
  /** What the process said, on both streams. */
  readonly output: string;
}

const argumentsOf = ({ exports, mapping, tier = "public", out, work }: BuildArguments): readonly string[] => [
  "--import",
  "tsx",
  "loaders/cli.ts",
  "build",
  ...[
    "--exports",
    exports,
    "--tier",
    tier,
    "--out",
    out,
    "--work",
    work ?? resolve(".throughcare", "test-work"),
  ],
  ...(mapping === undefined ? [] : ["--mapping", mapping]),
];

/** Runs `npm run build` without npm, and waits. */
export function build(request: BuildArguments): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, argumentsOf(request), {
    encoding: "utf8",
    maxBuffer: 1e8,
  });
  return { status, output: `${stdout}${stderr}` };
}

/** Starts a build and does not wait. */
export const startBuild = (request: BuildArguments): ChildProcess =>
  spawn(process.execPath, argumentsOf(request), { stdio: ["ignore", "pipe", "pipe"] });

/** Ends when the process has ended. */
export const ended = (child: ChildProcess): Promise<Outcome> => {
  let output = "";
  child.stdout?.on("data", (chunk) => {
    output += chunk;
  });
  child.stderr?.on("data", (chunk) => {
    output += chunk;
  });
  return new Promise((done) => child.on("close", (status) => done({ status, output })));
};

/** Runs `npm run build` under a shell's limit, for example "ulimit -f 2000". */
export function buildUnder(limit: string, request: BuildArguments): Outcome {
  const quoted = [process.execPath, ...argumentsOf(request)].map(
    (word) => `'${word.replaceAll("'", "'\\''")}'`,
  );
  const { status, stdout, stderr } = spawnSync("bash", ["-c", `${limit}; exec ${quoted.join(" ")}`], {
    encoding: "utf8",
    maxBuffer: 1e8,
  });
  return { status, output: `${stdout}${stderr}` };
}

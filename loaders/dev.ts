import { spawn } from "node:child_process";
import { existsSync, watch } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { BuildRequest } from "./build-options.ts";
import type { Progress } from "./progress.ts";
import { frameworkCommand, programFolder } from "./publish/framework-build.ts";

type DevRequest = BuildRequest & { readonly port: number };

/** Milliseconds to wait for an editor to finish saving. */
const settle = 150;

/**
 * Serves the site of one tier and rebuilds what changed: new exports, mappings or counting code go the whole
 * way; pages, words, charts and style are only drawn again. Framework's preview reloads the page.
 */
export async function dev(request: DevRequest, { progress }: { readonly progress: Progress }): Promise<void> {
  const folder = resolve(request.work, "dev", request.tier);
  const released = join(folder, "released");
  const site = join(folder, "site");
  await mkdir(folder, { recursive: true, mode: 0o700 });

  const release = () => {
    progress.step("reading the delivery and passing the gate");
    return runStep("released", ["--to", released, ...requestArguments(request)]);
  };
  const draw = () => {
    progress.step("drawing the pages");
    return runStep("pages", ["--released", released, "--to", site]);
  };
  if (!(await release()) || !(await draw())) {
    process.exitCode = 1;
    return;
  }
  servePreview({ site, output: join(folder, "unused"), port: String(request.port) });

  const queue = new Set<"release" | "draw">();
  let running = false;
  const work = async () => {
    if (running) return;
    running = true;
    while (queue.size > 0) {
      const everything = queue.has("release");
      queue.clear();
      if (!everything || (await release())) await draw();
    }
    running = false;
  };
  let timer: NodeJS.Timeout | undefined;
  const onChange = (step: "release" | "draw") => () => {
    queue.add(step);
    clearTimeout(timer);
    timer = setTimeout(() => void work(), settle);
  };
  for (const path of [
    request.exports,
    request.mapping,
    join(programFolder, "loaders"),
    join(programFolder, "data"),
  ])
    if (path !== undefined && existsSync(path)) watch(path, { recursive: true }, onChange("release"));
  watch(join(programFolder, "src"), { recursive: true }, onChange("draw"));
}

function requestArguments({ exports, mapping, tier, work, ledger, policy }: BuildRequest): readonly string[] {
  return Object.entries({ exports, mapping, tier, work, ledger, policy }).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name}`, value],
  );
}

/** Runs one step in a process of its own, so that changed code is read anew; says whether it worked. */
function runStep(command: string, args: readonly string[]): Promise<boolean> {
  return new Promise((done) => {
    const cli = join(programFolder, "loaders", "cli.ts");
    const child = spawn(process.execPath, ["--import", "tsx", cli, command, ...args], { stdio: "inherit" });
    child.on("close", (code) => done(code === 0));
  });
}

function servePreview({
  site,
  output,
  port,
}: {
  readonly site: string;
  readonly output: string;
  readonly port: string;
}): void {
  const { file, args, options } = frameworkCommand(["preview", "--port", port, "--no-open"], {
    site,
    output,
  });
  const child = spawn(file, args, { ...options, stdio: "inherit" });
  process.once("SIGINT", () => child.kill("SIGINT"));
  child.on("close", (code) => process.exit(code ?? 0));
}

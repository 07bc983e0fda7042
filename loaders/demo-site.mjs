#!/usr/bin/env node
// Plain JavaScript without dependencies: it runs before anything is installed, installs what is missing, and
// hands over to the command line.
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const program = dirname(dirname(fileURLToPath(import.meta.url)));
const installed = join(program, "node_modules", ".package-lock.json");
const lockfile = join(program, "package-lock.json");

if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lockfile).mtimeMs) {
  console.log("Installing packages …");
  run(process.platform === "win32" ? "npm.cmd" : "npm", ["ci"]);
}
run(process.execPath, [
  "--import",
  "tsx",
  join(program, "loaders", "cli.ts"),
  "demo",
  ...process.argv.slice(2),
]);

function run(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: program, stdio: "inherit" });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

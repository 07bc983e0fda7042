// Adds to package-lock.json the optional packages of other platforms that an incomplete registry left out, so
// that `npm ci` accepts the lockfile everywhere. Run it after `npm install`; test/house/order.test.ts asks for it.
import { readFileSync, writeFileSync } from "node:fs";

const file = "package-lock.json";
const lock = JSON.parse(readFileSync(file, "utf8"));
const systems = [
  "aix",
  "android",
  "darwin",
  "freebsd",
  "linux",
  "netbsd",
  "openbsd",
  "openharmony",
  "sunos",
  "win32",
];
const processors = ["arm64", "arm", "ia32", "loong64", "mips64el", "ppc64", "riscv64", "s390x", "x64"];

for (const [path, entry] of Object.entries(lock.packages))
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {}))
    if (!isLocked(path, name)) {
      const words = name.split(/[-/]/);
      const os = systems.find((system) => words.includes(system));
      const cpu = processors.find((processor) => words.includes(processor));
      if (os === undefined || cpu === undefined) throw new Error(`${name}: for which platform is it?`);
      lock.packages[`node_modules/${name}`] = {
        version,
        cpu: [cpu],
        ...(entry.dev ? { dev: true } : {}),
        ...(os === "linux"
          ? { libc: [words.some((word) => word.startsWith("musl")) ? "musl" : "glibc"] }
          : {}),
        optional: true,
        os: [os],
      };
      console.log(`added ${name}`);
    }
const sorted = Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1));
writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`);

/** Whether a package of this name is found from a path, as Node looks for it: here, then in every folder above. */
function isLocked(path, name) {
  const prefix = path === "" ? "" : `${path}/`;
  if (lock.packages[`${prefix}node_modules/${name}`] !== undefined) return true;
  if (path === "") return false;
  const above = path.lastIndexOf("/node_modules/");
  return isLocked(above < 0 ? "" : path.slice(0, above), name);
}

import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright";

const names = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "microsoft-edge",
  "msedge",
];
const places = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/**
 * The browser that the tests use: the system's Chromium, Chrome or Edge, else one that apt or Playwright can
 * fetch, else an error that says how to get one. Tests are never skipped for want of a browser.
 */
export function findBrowser(): string {
  const found = systemBrowser() ?? aptBrowser() ?? playwrightBrowser();
  if (found !== undefined) return found;
  throw new Error(
    "The tests need a browser and found none. Install Chromium, Chrome or Edge (Debian and Ubuntu: " +
      "apt-get install chromium), or name one with THROUGHCARE_BROWSER=/path/to/it.",
  );
}

function systemBrowser(): string | undefined {
  const named = process.env.THROUGHCARE_BROWSER;
  const onPath = (process.env.PATH ?? "")
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  return [...(named === undefined ? [] : [named]), ...onPath, ...places].find((file) => existsSync(file));
}

function aptBrowser(): string | undefined {
  if (process.getuid?.() !== 0 || spawnSync("apt-get", ["--version"]).status !== 0) return undefined;
  console.log("No browser found: installing Chromium with apt …");
  const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  spawnSync("apt-get", ["update", "-qq"], { env: environment });
  spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], { env: environment });
  return systemBrowser();
}

function playwrightBrowser(): string | undefined {
  const file = chromium.executablePath();
  if (existsSync(file)) return file;
  console.log("No browser found: asking Playwright for one …");
  try {
    execFileSync("npx", ["playwright", "install", "chromium"], { stdio: "ignore", timeout: 300_000 });
  } catch {
    return undefined;
  }
  return existsSync(file) ? file : undefined;
}

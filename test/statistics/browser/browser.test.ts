import { expect, it } from "vitest";
import { textOf } from "./files.ts";

it("the tests beside this one run in a browser, without Node", () => {
  expect(navigator.userAgent).toMatch(/Chrom(?:e|ium)\//);
  expect(globalThis.process?.versions?.node).toBeUndefined();
});

it("nothing is asked of another host", async () => {
  const hosts = performance.getEntriesByType("resource").map(({ name }) => new URL(name).host);
  expect(new Set(hosts)).toEqual(new Set([location.host]));
  // And would not be reached.
  await expect(fetch("https://cloud.r-project.org/", { mode: "no-cors" })).rejects.toThrow();
});

it("a file that is not there is an error, not an empty text", () => {
  expect(() => textOf("test/statistics/reference/absent.csv")).toThrow(/absent\.csv/);
});

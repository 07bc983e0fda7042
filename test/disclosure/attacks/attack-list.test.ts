import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { attacks } from "./attack-list.ts";

const page = readFileSync("docs/disclosure/attacks.md", "utf8");

it.each(Object.entries(attacks))("%s is a test, and on the page of attacks", (name, file) => {
  expect(existsSync(file)).toBe(true);
  expect(page.toLowerCase()).toContain(`| ${name} | `);
  expect(page).toContain(file.replace(/^test\//, "").replace(/\.test\.ts$/, ""));
});

it("every test of attacks is listed", () => {
  const files = readdirSync("test/disclosure/attacks").filter((file) => file.endsWith(".test.ts"));
  const listed = new Set(Object.values(attacks));
  expect(files.filter((file) => !listed.has(`test/disclosure/attacks/${file}`))).toEqual([
    "attack-list.test.ts",
  ]);
});

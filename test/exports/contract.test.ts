import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { dataPackage } from "../../loaders/exports/contract/data-package.ts";
import { contract, tableNames } from "../../loaders/exports/contract/index.ts";
import { contractFiles } from "../../loaders/exports/write-contract.ts";

test("what is written from the contract is up to date (npm run contract)", () => {
  for (const [path, text] of Object.entries(contractFiles()))
    expect(readFileSync(new URL(`../../${path}`, import.meta.url), "utf8")).toBe(text);
});

test("every table is a resource, every x_on stands beside its x_day, and keys refer to keys", () => {
  const { resources } = dataPackage();
  expect(resources.map(({ name }) => name)).toEqual(tableNames);
  for (const { name, schema } of resources) {
    const names = schema.fields.map((field) => field.name);
    expect(new Set(names).size).toBe(names.length);
    for (const field of names)
      if (field.endsWith("_on")) expect(names).toContain(field.replace(/_on$/, "_day"));
    for (const key of schema.primaryKey) expect(names).toContain(key);
    for (const { reference } of schema.foreignKeys) {
      const parent = reference.resource === "" ? name : reference.resource;
      expect(resources.find((other) => other.name === parent)?.schema.primaryKey).toEqual([reference.fields]);
    }
  }
});

test("a table comes after those that it refers to", () => {
  for (const [index, name] of tableNames.entries())
    for (const { table } of contract[name].foreignKeys)
      expect(tableNames.slice(0, index + 1)).toContain(table);
});

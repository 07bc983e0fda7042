import { readFileSync } from "node:fs";
import { tableNames } from "../exports/contract/index.ts";
import { models } from "./models/index.ts";

/** One SQL file of the warehouse: it makes one table or view. */
export interface SqlFile {
  /** For example `models.episodes`. */
  readonly relation: string;
  readonly sql: string;
}

/** Every SQL file of the warehouse, in the order in which they run. */
export function statements(): readonly SqlFile[] {
  return [
    ...tableNames.map((name) => read("staging", name)),
    ...models.map((model) => read("models", model.name)),
  ];
}

function read(schema: string, name: string): SqlFile {
  const url = new URL(`${schema}/${name}.sql`, import.meta.url);
  return { relation: `${schema}.${name}`, sql: readFileSync(url, "utf8") };
}

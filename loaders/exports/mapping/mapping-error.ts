import { refuse } from "../refusal.ts";

/** Where in a mapping a DuckDB error points to: "LINE 3:" counts within the statement. */
export function lineOfError(message: string): number | null {
  const line = /\bLINE (\d+):/.exec(message)?.[1];
  return line === undefined ? null : Number(line);
}

const kinds: readonly (readonly [pattern: RegExp, text: string])[] = [
  [/^Parser Error/, "it is not SQL that DuckDB can read"],
  [/^Binder Error/, "it names a column or a function that is not there, or joins types that do not fit"],
  [/^Catalog Error/, "it names a table or a function that is not there"],
  [
    /^Conversion Error/,
    "a value cannot be read as the type asked for; use TRY_CAST, and the row will be told",
  ],
  [/^Permission Error/, "it reaches for a file or a setting; a mapping sees the delivered files only"],
  [/^Out of (?:Range|Memory) Error/i, "a value or a result is too large"],
];

/** Refuses a mapping for an error of DuckDB's, whose own words may quote a value and are not repeated. */
export function refuseMapping(file: string, error: unknown): never {
  const message = error instanceof Error ? error.message : "";
  const line = lineOfError(message);
  const detail = kinds.find(([pattern]) => pattern.test(message))?.[1] ?? "DuckDB cannot run it";
  return refuse("invalid mapping", { file, ...(line === null ? {} : { line }), detail });
}

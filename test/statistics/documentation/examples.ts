import { expect } from "vitest";
import * as statistics from "../../../src/statistics/index.ts";

interface Outcome {
  readonly line: string;
  readonly found: unknown;
  /** What the page says; numbers to the digits that it gives. */
  readonly expected: unknown;
}

/** The blocks of JavaScript on a page. */
export const examplesOf = (page: string): string[] =>
  [...page.matchAll(/^```js\n(.*?)^```/gms)].map(([, code]) => code!);

/**
 * Runs a block in which all estimators are at hand, and gives for each line that ends in `// => what` what the
 * expression before it is and what the page says.
 *
 * @param estimators what the block calls them by; those of the library, unless told otherwise
 */
export function outcomes(
  code: string,
  estimators: Readonly<Record<string, unknown>> = statistics,
): Outcome[] {
  const lines: Outcome[] = [];
  const body = code.replace(
    /^(?<expression>[^\n]*?);? \/\/ => (?<said>.*)$/gm,
    (_, expression: string, said: string) =>
      `$tell(${JSON.stringify(expression)}, (${expression}), (${said}), ${JSON.stringify(said)});`,
  );
  const tell = (line: string, found: unknown, said: unknown, text: string) =>
    lines.push({ line, found, expected: asPrecise(said, text) });
  new Function("$tell", ...Object.keys(estimators), `"use strict";\n${body}`)(
    tell,
    ...Object.values(estimators),
  );
  return lines;
}

/** Numbers with decimals are compared to the decimals that the page gives, whole numbers exactly. */
function asPrecise(said: unknown, text: string): unknown {
  if (typeof said === "number" && !Number.isInteger(said))
    return expect.closeTo(said, decimalsOf(said, text));
  if (Array.isArray(said)) return said.map((item) => asPrecise(item, text));
  if (typeof said === "object" && said !== null)
    return Object.fromEntries(Object.entries(said).map(([name, item]) => [name, asPrecise(item, text)]));
  return said;
}

/** Decimals of a number as it is written in the text. */
function decimalsOf(value: number, text: string): number {
  const written = text.match(/-?\d+\.\d+(?:e[-+]?\d+)?/g)?.find((part) => Number(part) === value);
  const [mantissa, exponent = "0"] = (written ?? String(value)).split("e");
  return (mantissa!.split(".")[1]?.length ?? 0) - Number(exponent);
}

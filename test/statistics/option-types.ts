import * as statistics from "../../src/statistics/index.ts";
import { textOf } from "./files.ts";

export interface Option {
  readonly estimator: string;
  readonly option: string;
  /** As written, with the words of named types in their place. */
  readonly type: string;
}

/** What the sources say: every estimator, its option, and the type of that. */
export const optionsOfAll = (): Option[] =>
  optionsOf([...textOf("src/statistics/index.ts").matchAll(/"\.(\/.+\.ts)"/g)].map((m) => m[1]!));

function optionsOf(files: readonly string[]): Option[] {
  const source = [...new Set(files)].map((file) => textOf(`src/statistics${file}`)).join("\n");
  const named = new Map([...source.matchAll(/^export type (\w+) = ("[^;]*);/gm)].map((m) => [m[1]!, m[2]!]));
  const interfaces = new Map(
    [...source.matchAll(/^export interface (\w+)(?:<\w+>)?(?: extends ([^{]+))? \{([\s\S]*?)^\}/gm)].map(
      ([, name, parents = "", body]) => [name!, { parents, body: body! }],
    ),
  );
  const fieldsOf = (name: string): (readonly [string, string])[] => {
    const { parents = "", body = "" } = interfaces.get(name) ?? {};
    const own = [...body.matchAll(/^ {2}readonly (\w+)\??: (.*);$/gm)].map(
      (m) => [m[1]!, m[2]!.replace(/\w+/g, (word) => named.get(word) ?? word)] as const,
    );
    return [...(parents.match(/\w+/g) ?? []).flatMap(fieldsOf), ...own];
  };
  return [...source.matchAll(/^export function (\w+)[<(][\s\S]*?\): .*\{$/gm)].flatMap(([head, name]) =>
    name! in statistics
      ? [...new Map((head.match(/\b\w+(?:Options|Plan)\b/g) ?? []).flatMap(fieldsOf))].map(
          ([option, type]) => ({
            estimator: name!,
            option,
            type,
          }),
        )
      : [],
  );
}

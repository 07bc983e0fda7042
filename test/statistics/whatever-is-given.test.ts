import { describe, expect, it } from "vitest";
import { StatisticsError } from "../../src/statistics/index.ts";
import { type Arguments, exported, workingCalls } from "./given/calls.ts";
import { type Variant, variants } from "./given/variants.ts";
import { holes } from "./holes.ts";
import { optionsOfAll } from "./option-types.ts";

const calls = workingCalls();

const options = optionsOfAll();
const optionsOf = (name: string) =>
  options.filter(({ estimator }) => estimator === name).map(({ option }) => option);

/** Milliseconds that a call may take, on a busy machine. */
const LONGEST = 5000;

/** Numbers that are put in, as they would be written in a message that quotes them. */
const QUOTED = /5e-324|1\.79769|e\+300|e-300|e\+160|e-160|10000000000000000/;

/** What is right though it holds nothing: before the first step there is none, and a step is the caller's own. */
const GIVES_BACK = new Set(["stepAt"]);

describe("whatever it is given, the answer is a value, a reason for none, or a StatisticsError", () => {
  it("every exported function has a call here", () => {
    expect([...exported.keys()].filter((name) => !calls.has(name))).toEqual([]);
  });

  it.each([...exported.keys()])("%s", (name) => {
    const faults: string[] = [];
    for (const given of calls.get(name) ?? []) {
      const ordinary = exported.get(name)!(...given);
      if (!GIVES_BACK.has(name)) expect(holes(ordinary, false)).toEqual([]);
      for (const variant of variants(given, optionsOf(name))) {
        const fault = faultOf(name, variant, ordinary);
        if (fault !== undefined) faults.push(`${variant.label}: ${fault}`);
      }
    }
    expect(faults).toEqual([]);
  });
});

/** What is wrong with the answer; nothing where it is right. */
function faultOf(name: string, { given, same }: Variant, ordinary: unknown): string | undefined {
  const start = performance.now();
  const answer = answerOf(name, given);
  if (performance.now() - start > LONGEST) return "took too long";
  if ("error" in answer) return errorFault(answer.error);
  const found = GIVES_BACK.has(name) ? [] : holes(answer.result, false);
  if (found.length > 0) return found.slice(0, 3).join(", ");
  return same && !isSame(answer.result, ordinary) ? "differs from what an array gives" : undefined;
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

function answerOf(name: string, given: Arguments): { result: unknown } | { error: unknown } {
  try {
    return { result: exported.get(name)!(...given) };
  } catch (error) {
    return { error };
  }
}

function errorFault(error: unknown): string | undefined {
  if (!(error instanceof StatisticsError)) return String(error);
  if (!/\w/.test(error.problem) || !/\w/.test(error.cure)) return "says no problem or no cure";
  return QUOTED.test(error.message) ? `quotes a value: ${error.message}` : undefined;
}

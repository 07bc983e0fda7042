import { expect } from "vitest";
import { StatisticsError } from "../../src/statistics/index.ts";

/** The call throws a StatisticsError whose problem and cure match. */
export function expectRefusal(call: () => unknown, problem: RegExp, cure: RegExp = /\w/): void {
  try {
    call();
  } catch (error) {
    expect(error).toBeInstanceOf(StatisticsError);
    if (!(error instanceof StatisticsError)) throw error;
    expect(error.problem).toMatch(problem);
    expect(error.cure).toMatch(cure);
    return;
  }
  expect.fail(`no refusal of ${problem}`);
}

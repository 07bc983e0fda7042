import { describe, expect, it } from "vitest";
import { casesArePresent } from "./case-folder.ts";
import { cases } from "./cases.ts";

describe.skipIf(!casesArePresent)("public cases come out as published", () => {
  it.each(cases)("$name", async ({ run }) => {
    const outcomes = await run();
    expect(outcomes.map(({ found }) => found)).toEqual(outcomes.map(({ expected }) => expected));
  });
});

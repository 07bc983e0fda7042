import { describe, expect, it } from "vitest";
import { derive, release } from "../../loaders/disclosure/release.ts";
import type { SentenceStatement } from "../../loaders/disclosure/statement.ts";
import { estimateRates } from "../../loaders/indicators/shared/estimate-rates.ts";
import type { Figure } from "../../src/released/figure.ts";
import type { Released } from "../../src/released/released.ts";
import { gateOf, policies, released } from "./gate.ts";
import { everybody } from "./statements.ts";

/** 40 of 300 people, released: 40 of 300, 13 %. */
const figure = derive(released(everybody(301, 41), "public"), (counts) =>
  estimateRates(counts, policies.public, { numerator: "outcome", denominator: "people" }),
);

const sentence = (text: string, change: Partial<SentenceStatement> = {}): SentenceStatement => ({
  id: "answer",
  indicator: "example",
  definitionVersion: "1",
  unit: "people",
  dimensions: [],
  class: "sentence",
  locale: "en",
  text,
  authored: [],
  from: [figure],
  ...change,
});

const say = (...args: Parameters<typeof sentence>) => release(sentence(...args), gateOf("public")).text;

describe("release(sentence)", () => {
  it("says what its figures released, in every form", () => {
    const text = "About 40 of 300 people, 13%: 13 in 100.";
    expect(say(text)).toBe(text);
    expect(say("Nobody knows.")).toBe("Nobody knows.");
  });

  it.each(["41 of 300 people", "13.6%", "40 of 301", "4\u00301", "\u0664\u0661"])("refuses “%s”", (text) => {
    expect(() => say(text)).toThrow(/number without a source/);
  });

  it("lets an author's number stand in its words, and nowhere else", () => {
    const authored = ["followed for 45 days"];
    expect(say("40 people followed for 45 days", { authored })).toMatch(/45/);
    expect(() => say("45 people followed for 45 days", { authored })).toThrow(/number without a source/);
    expect(() => say("45 people", { authored: ["45"] })).toThrow(/without words/);
  });

  it("refuses a sentence of nothing, and one of what was not released", () => {
    expect(() => say("40 people", { from: [] })).toThrow(/evidence missing/);
    const forged: Released<Figure> = JSON.parse(JSON.stringify(figure));
    expect(() => say("40 people", { from: [forged] })).toThrow(/not released/);
  });

  it("never repeats the number that it refuses", () => {
    expect(() => say("41 of 300 people")).toThrow(/^(?!.*41)/);
  });
});

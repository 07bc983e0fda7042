import { expect, it } from "vitest";
import {
  gaussSuppression,
  type Singletons,
} from "../../../loaders/disclosure/suppression/gauss-suppression.ts";
import { incidenceOf } from "../../../loaders/disclosure/suppression/incidence.ts";

/** One row of 1, 3, 20 and 30, and its total of 54; the one person of the first cell reads it. */
const cells = [[0], [1], [2], [3], [0, 1, 2, 3]];
const hiddenWith = (singletons: Singletons) =>
  gaussSuppression({ incidence: incidenceOf(4, cells), primary: [0, 1], order: [4, 3, 2], singletons })
    .secondary;

it("whoever is a hidden one subtracts themselves (insider)", () => {
  // 54 less 20 and 30 are 4 people: the one knows of three others.
  expect(hiddenWith({ method: "none" })).toEqual([]);
  expect(hiddenWith({ method: "insiders", contributors: [[0]] })).toEqual([2]);
});

/**
 * Twenty people of whom those in a critical state were treated more often: table 2.2 of Hernán MA, Robins JM (2020),
 * Causal inference: what if. Of those in the one state a quarter of both groups died, of those in the other two thirds:
 * treatment has no effect, while crude risks are 7 of 13 and 3 of 7.
 */
export const TWENTY = {
  critical: [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
  treated: [0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1],
  outcome: [0, 1, 0, 0, 0, 0, 0, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 0, 0, 0],
  score: [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1].map((is) => (is ? 0.75 : 0.5)),
};

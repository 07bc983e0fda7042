/** Steps at which an axis of proportions may end. */
const tops = [0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.8, 1];

/** The end of an axis that starts at zero and must reach `value` (a proportion). */
export const niceTop = (value: number): number => tops.find((top) => top >= value - 1e-9) ?? 1;

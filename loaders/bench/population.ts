/** What is known of the people before they are drawn; contenders that are measured whole load no more. */

export const STRATA = 12;

/** Covariates that are numbers, each with its log hazard ratio. */
export const numbers = {
  age: -0.3,
  score: 0.4,
  items: 0.1,
  sentence: 0.05,
  distance: 0,
  contacts: -0.2,
} as const;

/** Categories as 0 and 1: three of yes and no, one of four values. */
export const flags = { employed: -0.4, housed: -0.2, earlier: 0.5 } as const;
export const levels = { level1: 0.1, level2: 0.3, level3: 0.6 } as const;

export const NUMBERS = Object.keys(numbers);
export const CATEGORIES = Object.keys({ ...flags, ...levels });

/** Days of follow-up at most. */
export const DAYS = 1826;

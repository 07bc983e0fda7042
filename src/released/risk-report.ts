/** What the makers of a research extract say of the risk that it leaves; nothing in it is of one person. */
export interface RiskReport {
  readonly policy: {
    readonly version: string;
    readonly k: number;
    /** Largest share of people that may be left out. */
    readonly suppression: number;
    readonly informationLoss: "non-uniform entropy" | "discernibility";
    readonly diversity: { readonly kind: "distinct" | "entropy"; readonly l: number };
    /** Times are given in steps of so many days. */
    readonly gridDays: number;
    /** The largest and smallest value of a number is that of at least so many people. */
    readonly extremes: number;
    /** Categories of fewer people are put together as "other"; outcomes that fewer had are left out. */
    readonly rareCategories: number;
  };
  readonly people: { readonly delivered: number; readonly extracted: number; readonly suppressed: number };
  /** Quasi-identifiers, in the order of the policy. */
  readonly attributes: readonly {
    readonly name: string;
    readonly columns: readonly string[];
    /** Names of its levels, from the finest to the coarsest, and the one that was chosen. */
    readonly levels: readonly string[];
    readonly chosen: string;
    /** Share of what the attribute could lose: 0 as fine as it comes, 1 gone. */
    readonly loss: number;
  }[];
  /** Attributes of the policy that the delivery has no column for. */
  readonly notDelivered: readonly string[];
  readonly classes: {
    readonly count: number;
    readonly smallest: number;
    readonly largest: number;
    readonly mean: number;
    readonly sizes: readonly { readonly size: number; readonly classes: number }[];
  };
  readonly risk: {
    /** Somebody who knows that a person is in the extract: 1 / class. */
    readonly prosecutor: { readonly highest: number; readonly average: number };
    /** Somebody who knows the population: 1 / people of the delivery who look the same. */
    readonly journalist: { readonly highest: number; readonly average: number };
    /** Somebody who matches everybody: expected share of people matched. */
    readonly marketer: number;
  };
  /** People whom nobody resembles in the quasi-identifiers, at the finest levels and as extracted. */
  readonly uniques: { readonly before: number; readonly after: number };
  readonly informationLoss: number;
  readonly search: { readonly points: number; readonly checked: number; readonly weighed: number };
  /** Share of the days of follow-up that is left once nobody is followed longer than everybody of their period. */
  readonly followUpKept: number;
  readonly outcomes: readonly {
    readonly outcome: string;
    readonly events: number;
    /** Least distinct values, and least entropy l, of a class. */
    readonly distinct: number;
    readonly entropy: number;
    /** People in classes in which everybody had the event, and in which nobody had. */
    readonly everybody: number;
    readonly nobody: number;
    /** t-closeness: the distance of a class from everybody, largest and on average. */
    readonly largestDistance: number;
    readonly meanDistance: number;
  }[];
  /** Outcomes that too few people had for any class to leave them open: not in the extract. */
  readonly outcomesLeftOut: readonly string[];
  /** Numbers whose ends are put together, with the people whom that changed. */
  readonly coded: readonly {
    readonly column: string;
    readonly bottom: number;
    readonly top: number;
    readonly people: number;
  }[];
}

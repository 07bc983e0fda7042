/**
 * Who is in the data, as far as the released figures tell people apart: the truth that the audit starts from.
 * Private: it never leaves the process.
 * People, or staff: what is said of one space tells nothing of another.
 */
export interface SpaceSnapshot {
  readonly name: string;
  readonly attributes: readonly AttributeDomain[];
  readonly figures: Readonly<Record<string, FigureMembers>>;
  readonly tokens: readonly Token[];
  /** What somebody counts in: token, weight, token, weight, … Path 0 is empty. */
  readonly paths: readonly (readonly number[])[];
  readonly units: readonly UnitSnapshot[];
}

/** A characteristic by which figures divide, and its categories. */
export interface AttributeDomain {
  readonly name: string;
  readonly categories: readonly string[];
}

/** How a figure divides people. */
export interface FigureMembers {
  /** Dimensions that are characteristics, and which. */
  readonly characteristics: Readonly<Record<string, string>>;
  readonly known: readonly KnownCell[];
}

/** A cell that counts only those of whom a characteristic is known. */
export interface KnownCell {
  readonly key: Readonly<Record<string, string>>;
  readonly measure: string;
  readonly characteristic: string;
}

/** A cell of a figure before it is divided by characteristics: what a count counts. */
export interface Token {
  readonly figure: string;
  readonly key: Readonly<Record<string, string>>;
  readonly day?: number | undefined;
  readonly start?: string | undefined;
  readonly measure: string;
  /** Whether a small count of it is protected: participation, risk, outcome. */
  readonly isProtected: boolean;
  /** The token of the count that this one is a part of. */
  readonly whole?: number | undefined;
}

export interface UnitSnapshot {
  /** Stays the same from release to release. */
  readonly id: string;
  /** Category of each attribute, by its place in the domain. */
  readonly attributes: readonly number[];
  /** For each family of figures the path of the truth, then those that might as well have been. */
  readonly families: Readonly<Record<string, readonly number[]>>;
}

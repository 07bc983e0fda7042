/** One person of a delivery, exactly as the warehouse knows them: what the extract is made from, and never leaves. */
export interface Person {
  /** Columns that may be quasi-identifiers, by the names of the warehouse. */
  readonly columns: Readonly<Record<string, string | number | null>>;
  /** Day of entry (ISO 8601); null in deliveries that count in days. */
  readonly enteredOn: string | null;
  /** Days from entry to the cut-off. */
  readonly potentialDays: number;
  readonly endDay: number | null;
  readonly endReason: string | null;
  readonly initialLevel: string | null;
  /** Half-open spells in custody, in days since entry, in order and apart. */
  readonly custody: readonly (readonly [from: number, to: number])[];
  readonly programmesStarted: number;
  readonly programmesCompleted: number;
  readonly outcomes: readonly PersonOutcome[];
}

export interface PersonOutcome {
  readonly outcome: string;
  readonly evidence: number;
  readonly status: "event" | "competing" | "censored";
  /** Calendar days from entry to the event, the competing end or the cut-off. */
  readonly stopDay: number;
  readonly competingReason: string | null;
}

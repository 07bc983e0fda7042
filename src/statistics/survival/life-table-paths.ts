/** Whole numbers that a rounded count may stand for, ascending. */
export type Possible = readonly number[];

/** Possible cumulative counts of each row of a life table. */
export interface PossibleRow {
  readonly events: Possible;
  readonly censored: Possible;
  /** The most (or the fewest) competing events. */
  readonly competing: number;
}

/** One possible course: cumulative counts row by row. */
export interface CountPath {
  readonly events: readonly number[];
  readonly competing: readonly number[];
  readonly censored: readonly number[];
}

export interface PathSearch {
  readonly n: number;
  readonly rows: readonly PossibleRow[];
  /** Cumulative events of the last row. */
  readonly lastEvents: number;
  /** 1 = the path with the highest incidence at the last row, -1 = with the lowest. */
  readonly sense: 1 | -1;
}

interface State {
  readonly events: number;
  readonly censored: number;
  readonly competing: number;
}

interface Reached {
  readonly state: State;
  /** Incidence from here to the last row, of those still free of events here. */
  readonly ahead: number;
  readonly next: Reached | undefined;
}

/**
 * The course of cumulative counts, among all that are possible, with the highest or lowest incidence at the last
 * row; nothing where no course is possible.
 *
 * Incidence is a sum of d_k A_k with A_1 = 1 / (n - w_1 / 2) and A_{k+1} / A_k = (n_{k+1} + w_k / 2) /
 * (n_{k+1} - w_{k+1} / 2), where n_k enter interval k and w_k leave within it. Every factor falls in n_k, so n
 * and the competing events count at one extreme, whatever the others are; events and those who left are searched
 * exactly, by dynamic programming backwards over rows.
 */
export function extremePath({ n, rows, lastEvents, sense }: PathSearch): CountPath | undefined {
  let later: Reached[] = statesOf(rows.at(-1)!, n)
    .filter((state) => state.events === lastEvents)
    .map((state) => ({ state, ahead: 0, next: undefined }));
  for (let k = rows.length - 2; k >= 0; k--) {
    const reached = statesOf(rows[k]!, n).map((state) => best(state, { later, n, sense }));
    later = reached.filter((item) => item !== undefined);
  }
  const start = best({ events: 0, censored: 0, competing: 0 }, { later, n, sense });
  return start && unroll(start);
}

function statesOf({ events, censored, competing }: PossibleRow, n: number): State[] {
  const states: State[] = [];
  for (const e of events) {
    for (const w of censored) {
      if (e + w <= n) states.push({ events: e, censored: w, competing: Math.min(competing, n - e - w) });
    }
  }
  return states;
}

interface Ahead {
  readonly later: readonly Reached[];
  readonly n: number;
  readonly sense: 1 | -1;
}

function best(state: State, { later, n, sense }: Ahead): Reached | undefined {
  const entering = n - state.events - state.competing - state.censored;
  let furthest = Number.NEGATIVE_INFINITY;
  let through: Reached | undefined;
  for (let i = 0; i < later.length; i++) {
    const next = later[i]!;
    const events = next.state.events - state.events;
    const left = next.state.censored - state.censored;
    if (events < 0 || left < 0 || events + left > entering) continue;
    const exposed = entering - left / 2;
    const competing = next.state.competing - state.competing;
    const ahead = exposed > 0 ? (events + (exposed - events - competing) * next.ahead) / exposed : 0;
    // Of equals the last: most have left, which matters to the bound while there is no event.
    if (sense * ahead < furthest) continue;
    furthest = sense * ahead;
    through = next;
  }
  return through && { state, ahead: sense * furthest, next: through };
}

function unroll(start: Reached): CountPath {
  const states: State[] = [];
  for (let at = start.next; at !== undefined; at = at.next) states.push(at.state);
  // Near the end of a group a later row may leave room for fewer competing events than an earlier one.
  const competing = states.map((_, k) => Math.min(...states.slice(k).map((state) => state.competing)));
  return {
    events: states.map((state) => state.events),
    competing,
    censored: states.map((state) => state.censored),
  };
}

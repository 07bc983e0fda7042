/** How each person with the event stands among those without, and the reverse. */
export interface Placements {
  /** Share of pairs ranked rightly: the area under the ROC curve. */
  readonly area: number;
  /** By row: share of the other kind that this row is ranked rightly against, ties half. */
  readonly placement: Float64Array;
}

/** Scored rows, with the number of people in each. */
export interface PlacedRows {
  readonly score: ArrayLike<number>;
  readonly outcome: ArrayLike<number>;
  readonly count: ArrayLike<number>;
}

/**
 * Placement values, whose means are the area and whose variances DeLong's variance.
 *
 * @param rows with at least one person of either outcome
 */
export function placementsOf({ score, outcome, count }: PlacedRows): Placements {
  const order = Array.from(score, (_, i) => i).sort((a, b) => score[a]! - score[b]!);
  const totals = [0, 0];
  for (let i = 0; i < score.length; i++) totals[outcome[i]!]! += count[i]!;
  const placement = new Float64Array(score.length);
  const below = [0, 0];
  let area = 0;
  for (let from = 0; from < order.length; ) {
    let to = from;
    const tied = [0, 0];
    for (; to < order.length && score[order[to]!] === score[order[from]!]; to++) {
      tied[outcome[order[to]!]!]! += count[order[to]!]!;
    }
    for (let k = from; k < to; k++) {
      const i = order[k]!;
      const other = 1 - outcome[i]!;
      const under = (below[other]! + tied[other]! / 2) / totals[other]!;
      placement[i] = outcome[i] === 1 ? under : 1 - under;
      if (outcome[i] === 1) area += count[i]! * under;
    }
    below[0]! += tied[0]!;
    below[1]! += tied[1]!;
    from = to;
  }
  return { area: area / totals[1]!, placement };
}

import type { DiscriminationFigure } from "../released/figure.ts";

/** With fewer people with or without the outcome, a ranking is of low reliability (docs/indicators.md). */
const reliableFrom = 100;

/** Whether so few people had the outcome, or had it not, that how well a level ranks them is a rough guide. */
export const hasFewEvents = ({
  events,
  nonEvents,
}: Pick<DiscriminationFigure["rows"][number], "events" | "nonEvents">): boolean =>
  [events, nonEvents].some((count) => count.kind !== "count" || count.value < reliableFrom);

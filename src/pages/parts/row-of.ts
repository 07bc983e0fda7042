import type { Key, RateFigure } from "../../released/figure.ts";

/** The row with exactly these keys. */
export const rowOf = (figure: RateFigure, key: Key): RateFigure["rows"][number] | undefined =>
  figure.rows.find((row) =>
    [...new Set([...Object.keys(key), ...Object.keys(row.key)])].every((name) => row.key[name] === key[name]),
  );

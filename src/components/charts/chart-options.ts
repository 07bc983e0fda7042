import type { ComponentOptions } from "../component-options.ts";

/** What every chart is given. */
export interface ChartOptions extends ComponentOptions {
  /** Unique on the page; by default the id of the figure. */
  readonly id?: string;
  /** Text alternative: what is drawn, by default the name of the figure's kind and its title. */
  readonly title: string;
  /** Which direction is good, where one is. */
  readonly direction?: "lower is better" | "higher is better" | "neither";
}

/** Widths that charts are drawn for; the style sheet shows the one that fits (container query). */
export const widths = { narrow: 360, wide: 720 } as const;
export type Width = keyof typeof widths;

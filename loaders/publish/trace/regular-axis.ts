/** Fewer ticks than this follow no rule that could be seen. */
const fewest = 3;

/** Steps between the ticks of a scale, up to powers of ten. */
const steps = [1, 2, 2.5, 3, 5, 6];

/** Whether ticks stand at equal, customary distances: then they are a scale, and no data. */
export function isRegularAxis(ticks: readonly number[]): boolean {
  const [first, second] = ticks;
  if (first === undefined || second === undefined || ticks.length < fewest) return false;
  const step = second - first;
  const mantissa = Math.abs(step) / 10 ** Math.floor(Math.log10(Math.abs(step)));
  const near = (a: number, b: number) => Math.abs(a - b) < 1e-6 * Math.max(1, Math.abs(step));
  return (
    steps.some((customary) => near(mantissa, customary)) &&
    ticks.every((tick, index) => near(tick, first + index * step)) &&
    near(first / step, Math.round(first / step))
  );
}

import { StatisticsError } from "../errors.ts";

const M1 = 4294967087;
const M2 = 4294944443;

/**
 * Random numbers between 0 and 1, the same for the same seed on every machine: L'Ecuyer's combined multiple recursive
 * generator of period 2^191, whose arithmetic is exact in doubles.
 *
 * @param seed a whole number from 0 to 2^31 - 1
 * @returns a function that gives the next number
 * @throws StatisticsError where the seed is none
 *
 * In R: `set.seed(seed, kind = "L'Ecuyer-CMRG")`, then `runif(1)`.
 *
 * Source: L'Ecuyer P (1999). Good parameters and implementations for combined multiple recursive random number
 * generators. Oper Res 47:159-164. doi:10.1287/opre.47.1.159.
 */
export function randomStream(estimator: string, seed: number): () => number {
  if (!(Number.isSafeInteger(seed) && seed >= 0 && seed < 2 ** 31)) {
    throw new StatisticsError(
      estimator,
      "seed is not a whole number from 0 to 2147483647",
      "Give any such number, and state it with the result",
    );
  }
  let [a0, a1, a2, b0, b1, b2] = startOf(seed);
  return () => {
    const a = modulo(1403580 * a1! - 810728 * a0!, M1);
    [a0, a1, a2] = [a1, a2, a];
    const b = modulo(527612 * b2! - 1370589 * b0!, M2);
    [b0, b1, b2] = [b1, b2, b];
    return (a > b ? a - b : a - b + M1) * 2.328306549295728e-10;
  };
}

/** The first six states, spread from the seed as R spreads it. */
function startOf(seed: number): number[] {
  let state = seed;
  const advance = () => {
    state = (Math.imul(69069, state) + 1) >>> 0;
  };
  for (let round = 0; round < 50; round++) advance();
  return Array.from({ length: 6 }, () => {
    do advance();
    while (state >= M2);
    return state;
  });
}

const modulo = (value: number, by: number) => {
  const rest = value % by;
  return rest < 0 ? rest + by : rest;
};

export interface Scale {
  readonly centre: number;
  readonly spread: number;
}

/** Mean and standard deviation: covariates of like size keep Newton's steps well conditioned. */
export function scaleOf(values: ArrayLike<number>): Scale {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  const centre = sum / values.length;
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += (values[i]! - centre) ** 2;
  const spread = Math.sqrt(squares / values.length);
  return { centre, spread: spread > 1e-12 * Math.abs(centre) ? spread : 0 };
}

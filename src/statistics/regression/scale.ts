export interface Scale {
  readonly centre: number;
  readonly spread: number;
}

/** Mean and standard deviation: covariates of like size keep Newton's steps well conditioned. */
export function scaleOf(values: ArrayLike<number>): Scale {
  const list = Array.from(values);
  const centre = list.reduce((sum, value) => sum + value, 0) / list.length;
  const spread = Math.sqrt(list.reduce((sum, value) => sum + (value - centre) ** 2, 0) / list.length);
  return { centre, spread: spread > 1e-12 * Math.abs(centre) ? spread : 0 };
}

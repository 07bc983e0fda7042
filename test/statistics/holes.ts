/** Paths at which a result holds what no result may hold; infinities only where they are stated. */
export function holes(value: unknown, infinite: boolean, path = "result"): string[] {
  if (typeof value === "number") {
    const fine = Number.isFinite(value) || (infinite && !Number.isNaN(value));
    return fine ? [] : [`${path} is ${value}`];
  }
  if (value === null || value === undefined) return [`${path} is ${value}`];
  if (typeof value !== "object") return [];
  if (ArrayBuffer.isView(value) || Array.isArray(value))
    return [...(value as Iterable<unknown>)].flatMap((item, i) => holes(item, infinite, `${path}[${i}]`));
  return Object.entries(value).flatMap(([name, item]) => holes(item, infinite, `${path}.${name}`));
}

/** The estimate, or a failed test that says why there is none. */
export function found<T extends { readonly kind: string }>(result: T): Exclude<T, { kind: "not estimable" }> {
  if (result.kind === "not estimable") throw new Error(JSON.stringify(result));
  return result as Exclude<T, { kind: "not estimable" }>;
}

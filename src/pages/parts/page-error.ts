/** A page asks for a figure that the release does not hold, or that has another shape than it draws. */
export class PageError extends Error {
  override readonly name = "PageError";
}

import type { PageContext } from "../../../src/pages/page.ts";
import type { SiteData } from "../../../src/released/site-data.ts";

/** What of a release one page has looked at: numbers of anything else cannot be its own. */
export interface Reads {
  readonly figures: ReadonlySet<string>;
  readonly parts: ReadonlySet<keyof SiteData | "extract" | "audit">;
}

/** A context that notes what is read from it. */
export function watched(context: PageContext): { readonly context: PageContext; readonly reads: Reads } {
  const figures = new Set<string>();
  const parts = new Set<keyof SiteData | "extract" | "audit">();
  const site = watch(
    { ...context.site, figures: watch({ ...context.site.figures }, (id) => figures.add(id)) },
    (part) => parts.add(part),
  );
  const whole = watch(
    { ...context, site },
    (part) => (part === "extract" || part === "audit") && parts.add(part),
  );
  return { context: whole, reads: { figures, parts } };
}

const watch = <T extends object>(value: T, note: (name: keyof T & string) => void): T =>
  new Proxy(value, {
    get(target, name, receiver) {
      if (typeof name === "string" && name in target) note(name as keyof T & string);
      return Reflect.get(target, name, receiver);
    },
  });

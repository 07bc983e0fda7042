import type { Format } from "../../../src/format/format.ts";
import type { Translate } from "../../../src/messages/translate.ts";
import type { PageContext } from "../../../src/pages/page.ts";
import type { SiteData } from "../../../src/released/site-data.ts";

/** What one page has looked at of a release, and what it has said: numbers of anything else cannot be its own. */
export interface Reads {
  readonly figures: ReadonlySet<string>;
  readonly parts: ReadonlySet<keyof SiteData | "extract" | "audit">;
  /** Every text with a number that messages and formats have made for the page. */
  readonly said: ReadonlySet<string>;
}

/** A context that notes what is read from it, and what is said through it. */
export function watched(context: PageContext): { readonly context: PageContext; readonly reads: Reads } {
  const figures = new Set<string>();
  const parts = new Set<keyof SiteData | "extract" | "audit">();
  const said = new Set<string>();
  const hear = (text: string): string => {
    if (/\p{Nd}/u.test(text)) said.add(text);
    return text;
  };
  const site = watch(
    { ...context.site, figures: watch({ ...context.site.figures }, (id) => figures.add(id)) },
    (part) => parts.add(part),
  );
  const heard = {
    ...context,
    site,
    t: heardTranslate(context.t, hear),
    format: heardFormat(context.format, hear),
  };
  return {
    context: watch(heard, (part) => (part === "extract" || part === "audit") && parts.add(part)),
    reads: { figures, parts, said },
  };
}

type Hear = (text: string) => string;

const heardTranslate = (t: Translate, hear: Hear): Translate =>
  Object.assign((key: string, values?: Parameters<Translate>[1]) => hear(t(key, values)), {
    has: (key: string) => t.has(key),
  });

const heardFormat = (format: Format, hear: Hear): Format => ({
  locale: format.locale,
  count: (value) => hear(format.count(value)),
  number: (value, digits) => hear(format.number(value, digits)),
  signed: (value, digits) => hear(format.signed(value, digits)),
  percent: (proportion, digits) => hear(format.percent(proportion, digits)),
  date: (iso) => hear(format.date(iso)),
  month: (iso) => hear(format.month(iso)),
  shortMonth: (iso) => hear(format.shortMonth(iso)),
});

const watch = <T extends object>(value: T, note: (name: keyof T & string) => void): T =>
  new Proxy(value, {
    get(target, name, receiver) {
      if (typeof name === "string" && name in target) note(name as keyof T & string);
      return Reflect.get(target, name, receiver);
    },
  });

import { type NumberToken, numberTokens } from "../../disclosure/trace/number-tokens.ts";
import { SiteError } from "../site-error.ts";
import type { Allowed } from "./allowed.ts";
import { type PageText, pageTexts } from "./page-texts.ts";
import { isRegularAxis } from "./regular-axis.ts";
import { hearing } from "./was-said.ts";

interface TracePage {
  readonly page: string;
  readonly html: string;
  readonly locale: string;
  /** What was said while the page was drawn. */
  readonly said: ReadonlySet<string>;
  /** What may be printed within a figure of this id, or, without one, anywhere on the page. */
  readonly allowedIn: (figure: string | undefined) => Allowed;
}

/**
 * Holds every number of a built page against what was released.
 * @throws {SiteError} that names page, place and cure; the number itself could be one that is protected
 */
export function tracePage({ page, html, locale, said, allowedIn }: TracePage): void {
  const texts = pageTexts(html);
  const scales = regularAxes(texts, locale);
  const wasSaid = hearing(said);
  for (const text of texts) {
    if (text.axis !== undefined && scales.has(text.axis)) continue;
    const allowed = allowedIn(text.figure);
    if (text.isRaw && allowed.isReleased(Number(text.text))) continue;
    const isKnown = strangersIn(text.text, allowed, locale).length === 0;
    const plain = isKnown ? text.text : allowed.withoutAuthored(text.text);
    const stranger = strangersIn(plain, allowed, locale).find(({ value }) => !allowed.isDerived(value));
    if (stranger !== undefined) throw refusal(page, { ...text, text: plain }, stranger);
    const typed = isYear(text) || text.isRaw ? undefined : typedIn(text, { wasSaid, allowed, locale });
    if (typed !== undefined) throw refusal(page, text, typed);
  }
}

interface Saying {
  readonly wasSaid: ReturnType<typeof hearing>;
  readonly allowed: Allowed;
  readonly locale: string;
}

/** A year on an axis of time: one of the figure's periods. */
const isYear = ({ axis, text }: PageText): boolean => axis !== undefined && /^\p{Nd}{4}$/u.test(text);

/** A number that no message and no format has made. */
function typedIn({ text, place }: PageText, { wasSaid, allowed, locale }: Saying): NumberToken | undefined {
  const { isName } = allowed;
  if (isName(text.trim()) || wasSaid(text, { isLine: place.startsWith("svg "), isName })) return undefined;
  if (wasSaid(allowed.withoutAuthored(text))) return undefined;
  return numberTokens(text, locale)[0];
}

const strangersIn = (text: string, { isReleased }: Allowed, locale: string): readonly NumberToken[] =>
  numberTokens(text, locale).filter(({ value }) => !isReleased(value));

/** Axes whose ticks all stand at equal distances. */
function regularAxes(texts: readonly PageText[], locale: string): ReadonlySet<Element> {
  const ticks = new Map<Element, number[]>();
  for (const { axis, text } of texts) {
    if (axis === undefined) continue;
    const [number, ...others] = numberTokens(text, locale);
    const sign = /^[-\u2212]/.test(text) ? -1 : 1;
    const value = number === undefined || others.length > 0 ? Number.NaN : sign * number.value;
    ticks.set(axis, [...(ticks.get(axis) ?? []), value]);
  }
  return new Set([...ticks].filter(([, values]) => isRegularAxis(values)).map(([axis]) => axis));
}

function refusal(page: string, { text, place, figure }: PageText, { start, end }: NumberToken): SiteError {
  const around = `${text.slice(Math.max(0, start - 40), start)}…${text.slice(end, end + 40)}`;
  const words = around
    .replace(/\p{Nd}/gu, "#")
    .replace(/\s+/g, " ")
    .trim();
  const where = figure === undefined ? "outside the figures" : `in the figure "${figure}"`;
  return new SiteError(
    `${page}, ${where}, ${place}, “${words}”: a number stands here that nothing released explains. Print released cells, through format and messages; a number that an author has written belongs into a message with words around it.`,
  );
}

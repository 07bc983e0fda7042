import { parseHTML } from "linkedom";

/** A stretch of text with a number in it, as a reader or a reader's machine meets it. */
export interface PageText {
  readonly text: string;
  /** The element it stands in, with the attribute where it is one: "svg desc", "td", "div aria-label". */
  readonly place: string;
  /** Id of the nearest `figure`, where there is one. */
  readonly figure: string | undefined;
  /** A number for machines: written as in JSON. */
  readonly isRaw: boolean;
  /** The group of an axis' ticks that it is one of. */
  readonly axis: Element | undefined;
}

/** Attributes that are read out or shown on hover. The others are addresses, geometry and looks. */
const spoken = new Set([
  "aria-label",
  "aria-description",
  "aria-valuetext",
  "title",
  "alt",
  "content",
  "placeholder",
  "summary",
  "label",
]);

/** Attributes that machines take a number from. */
const machine = new Set(["value", "datetime", "aria-valuenow", "aria-valuemin", "aria-valuemax"]);

/** Data of scripts; by `data-row` marks of charts find their row of the table. */
const isData = (name: string) => name.startsWith("data-") && name !== "data-row";

/** What markup keeps apart within one line of words. */
const inline = new Set([
  "data",
  "span",
  "b",
  "i",
  "em",
  "strong",
  "a",
  "abbr",
  "tspan",
  "sub",
  "sup",
  "small",
  "time",
]);

/** A text node with its paragraph, cell or label, and whether it goes on where the one before ended. */
interface Words {
  readonly text: string;
  readonly element: Element;
  readonly figure: string | undefined;
  readonly goesOn: boolean;
}

/** Every text of a built page with a number in it: words, alternative texts, labels, values for machines. */
export function pageTexts(html: string): readonly PageText[] {
  const { document } = parseHTML(html);
  const words: Words[] = [];
  const attributes: PageText[] = [];
  let block: Element | undefined;
  const visit = (element: Element, inherited: string | undefined): void => {
    const name = element.localName;
    if (name === "script" || name === "style") return;
    const figure = name === "figure" && element.id !== "" ? element.id : inherited;
    attributes.push(...attributesOf(element, figure));
    if (!inline.has(name)) block = undefined;
    for (const child of element.childNodes) {
      if (child.nodeType === 1) visit(child as Element, figure);
      if (child.nodeType !== 3 || !child.textContent) continue;
      const own = blockOf(element);
      words.push({ text: child.textContent, element, figure, goesOn: block === own });
      block = own;
    }
    if (!inline.has(name)) block = undefined;
  };
  visit(document.documentElement, undefined);
  return [...joined(words), ...attributes];
}

const hasNumber = (text: string) => /\p{Nd}/u.test(text);

/** Digits that only markup keeps apart are one number to a reader. */
function joined(words: readonly Words[]): readonly PageText[] {
  const all: Words[] = [];
  for (const next of words) {
    const last = all.at(-1);
    if (last !== undefined && next.goesOn && /\p{Nd}$/u.test(last.text) && /^[.,]?\p{Nd}/u.test(next.text))
      all[all.length - 1] = { ...last, text: last.text + next.text };
    else all.push(next);
  }
  return all
    .filter(({ text }) => hasNumber(text))
    .map(({ text, element, figure }) => ({
      text,
      figure,
      place: placeOf(element),
      isRaw: false,
      axis: element.localName === "text" ? tickAxis(element) : undefined,
    }));
}

const blockOf = (element: Element): Element =>
  inline.has(element.localName) && element.parentElement !== null ? blockOf(element.parentElement) : element;

/** Metadata that say nothing of the data: of the browser, and of Framework. */
const technical = new Set(["viewport", "generator"]);

function attributesOf(element: Element, figure: string | undefined): readonly PageText[] {
  const isTechnical =
    element.localName === "meta" && technical.has(element.getAttribute("name") ?? "viewport");
  if (isTechnical) return [];
  return element.getAttributeNames().flatMap((name) => {
    const text = element.getAttribute(name) ?? "";
    const isRaw = machine.has(name);
    if (!(isRaw || spoken.has(name) || isData(name)) || !hasNumber(text)) return [];
    return [{ text, place: `${placeOf(element)} ${name}`, figure, isRaw, axis: undefined }];
  });
}

/** Plot draws the ticks of an axis as one group. */
function tickAxis(text: Element): Element | undefined {
  const group = text.parentElement;
  return group?.getAttribute("font-variant") === "tabular-nums" ? group : undefined;
}

function placeOf(element: Element): string {
  const within = element.closest("svg") === null || element.localName === "svg" ? "" : "svg ";
  const [name] = (element.getAttribute("class") ?? "").split(" ");
  return `${within}${element.localName}${name ? `.${name}` : ""}`;
}

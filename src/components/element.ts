export type Child = Node | string | null | undefined | false;
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

const svgNamespace = "http://www.w3.org/2000/svg";

/** An HTML element; attributes that are undefined or false are left out, `true` stands without a value. */
export function element(
  document: Document,
  name: string,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElement {
  return fill(document, document.createElement(name), attributes, children);
}

/** An element in SVG's namespace, otherwise as `element`. */
export function svgElement(
  document: Document,
  name: string,
  attributes: Attributes = {},
  ...children: readonly Child[]
): SVGElement {
  return fill(document, document.createElementNS(svgNamespace, name) as SVGElement, attributes, children);
}

function fill<E extends Element>(
  document: Document,
  made: E,
  attributes: Attributes,
  children: readonly Child[],
): E {
  for (const [key, value] of Object.entries(attributes))
    if (value !== undefined && value !== false) made.setAttribute(key, value === true ? "" : String(value));
  for (const child of children)
    if (child) made.appendChild(typeof child === "string" ? document.createTextNode(child) : child);
  return made;
}

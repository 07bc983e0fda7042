/**
 * Exact values on demand: pointing at a chart, touching it or walking through it with the arrow keys shows the
 * row of the figure's own table that belongs to the nearest mark. Without scripts the table says the same.
 * Runs in the browser when it is imported; holds no words and no numbers of its own.
 */
export function focusValues(root: ParentNode = document): void {
  for (const figure of root.querySelectorAll<HTMLElement>(".figure")) {
    const rows = figure.querySelectorAll<HTMLTableRowElement>("tbody tr[data-row]");
    for (const plot of figure.querySelectorAll<SVGSVGElement>("svg.plot")) attach(plot, rows);
  }
}

/** Pixels from the pointer within which a mark answers. */
const reach = 48;

function attach(plot: SVGSVGElement, rows: NodeListOf<HTMLTableRowElement>): void {
  const marks = [...plot.querySelectorAll<SVGGraphicsElement>("[data-row]")];
  const holder = plot.parentElement;
  if (marks.length === 0 || !holder) return;
  const note = holder.appendChild(document.createElement("div"));
  note.className = "chart-value";
  note.setAttribute("role", "status");
  let current = -1;

  const show = (index: number): void => {
    marks[current]?.classList.remove("is-current");
    current = index;
    const mark = marks[index];
    const row = mark && rows[Number(mark.dataset.row)];
    note.replaceChildren(...(row ? describeRow(row) : []));
    if (!mark || !row) return;
    mark.classList.add("is-current");
    const [at, frame] = [mark.getBoundingClientRect(), holder.getBoundingClientRect()];
    const left = at.left + at.width / 2 - frame.left - note.offsetWidth / 2;
    const above = at.top - frame.top - note.offsetHeight - 10;
    note.style.left = `${Math.max(0, Math.min(left, frame.width - note.offsetWidth))}px`;
    note.style.top = `${above < -frame.top ? at.bottom - frame.top + 10 : above}px`;
  };

  plot.addEventListener("pointermove", (event) => show(nearest(marks, event)));
  plot.addEventListener("pointerdown", (event) => show(nearest(marks, event)));
  // A finger that lifts also leaves: what it touched stays until it touches something else.
  plot.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && show(-1));
  document.addEventListener("pointerdown", (event) => event.composedPath().includes(plot) || show(-1));
  holder.tabIndex = 0;
  holder.setAttribute("role", "group");
  holder.setAttribute("aria-label", plot.querySelector("title")?.textContent ?? "");
  holder.classList.add("has-values");
  holder.addEventListener("blur", () => show(-1));
  holder.addEventListener("keydown", (event) => {
    const next = { ArrowRight: current + 1, ArrowLeft: current - 1, Home: 0, End: marks.length - 1 }[
      event.key
    ];
    if (event.key === "Escape") show(-1);
    if (next === undefined) return;
    event.preventDefault();
    show(Math.max(0, Math.min(marks.length - 1, next)));
  });
}

function nearest(marks: readonly SVGGraphicsElement[], { clientX, clientY }: PointerEvent): number {
  let [best, least] = [-1, reach];
  marks.forEach((mark, index) => {
    const { left, right, top, bottom } = mark.getBoundingClientRect();
    const beside = Math.max(left - clientX, 0, clientX - right);
    const distance = Math.hypot(beside, Math.max(top - clientY, 0, clientY - bottom));
    if (distance < least) [best, least] = [index, distance];
  });
  return best;
}

/** The row's name in bold, then each of its cells after the heading of its column. */
function describeRow(row: HTMLTableRowElement): HTMLElement[] {
  const headings = row.closest("table")?.tHead?.rows[0]?.cells;
  const cells = [...row.cells];
  const name = document.createElement("b");
  name.textContent = cells
    .flatMap((cell) => (cell.tagName === "TH" ? [cell.textContent ?? ""] : []))
    .join(", ");
  const lines = cells.flatMap((cell, index) => {
    if (cell.tagName === "TH" || !cell.textContent) return [];
    const line = document.createElement("span");
    line.textContent = `${headings?.[index]?.textContent ?? ""}: ${cell.textContent}`;
    return [line];
  });
  return [name, ...lines];
}

focusValues();

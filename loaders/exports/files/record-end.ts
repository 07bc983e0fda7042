const newline = 10;
const carriageReturn = 13;
const quote = 34;

interface RecordEnd {
  /** Where the record's line end stands; the block's length where the block ends first. */
  readonly at: number;
  /** Line ends inside quoted values. */
  readonly breaks: number;
  /** How the quotation marks came out: `open` means the block ended inside a quoted value. */
  readonly quotes: "closed" | "open" | "malformed";
}

/** Follows the quotation marks of RFC 4180 from the start of a record to its end. */
export function recordEnd(block: Buffer, start: number, delimiter: number): RecordEnd {
  let breaks = 0;
  let position = start;
  while (position < block.length) {
    if (block[position] !== quote) {
      position = fieldEnd(block, position, delimiter);
    } else {
      position++;
      for (;;) {
        const close = block.indexOf(quote, position);
        const upTo = close === -1 ? block.length : close;
        breaks += breaksIn(block, position, upTo);
        if (close === -1) return { at: block.length, breaks, quotes: "open" };
        position = close + 1;
        if (block[position] !== quote) break;
        position++;
      }
      const returns = block[position] === carriageReturn;
      if (returns && (position + 1 === block.length || block[position + 1] === newline)) position++;
      const next = block[position];
      if (position < block.length && next !== delimiter && next !== newline)
        return { at: position, breaks, quotes: "malformed" };
    }
    if (position >= block.length || block[position] === newline) break;
    position++;
  }
  return { at: Math.min(position, block.length), breaks, quotes: "closed" };
}

function fieldEnd(block: Buffer, from: number, delimiter: number): number {
  let position = from;
  while (position < block.length && block[position] !== delimiter && block[position] !== newline) position++;
  return position;
}

function breaksIn(block: Buffer, from: number, to: number): number {
  let breaks = 0;
  for (let at = block.indexOf(newline, from); at !== -1 && at < to; at = block.indexOf(newline, at + 1))
    breaks++;
  return breaks;
}

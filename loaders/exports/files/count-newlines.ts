const everyByte = 0x0a0a0a0a;
const lowBits = 0x01010101;
const highBits = 0x80808080;

/**
 * How many line ends (LF) a block holds. Four bytes at a time: a word without one, which is nearly every
 * word, costs three operations.
 */
export function countNewlines(block: Buffer): number {
  const lead = (4 - (block.byteOffset & 3)) & 3;
  if (block.length < lead + 4) return countBytes(block, 0, block.length);
  const words = new Uint32Array(block.buffer, block.byteOffset + lead, (block.length - lead) >> 2);
  let count = countBytes(block, 0, lead);
  for (let index = 0; index < words.length; index++) {
    const word = (words[index] ?? 0) ^ everyByte;
    if (((word - lowBits) & ~word & highBits) !== 0) count += zeroBytes(word);
  }
  return count + countBytes(block, lead + words.length * 4, block.length);
}

const zeroBytes = (word: number): number =>
  ((word & 0xff) === 0 ? 1 : 0) +
  ((word & 0xff00) === 0 ? 1 : 0) +
  ((word & 0xff0000) === 0 ? 1 : 0) +
  ((word & 0xff000000) === 0 ? 1 : 0);

function countBytes(block: Buffer, from: number, to: number): number {
  let count = 0;
  for (let index = from; index < to; index++) if (block[index] === 10) count++;
  return count;
}

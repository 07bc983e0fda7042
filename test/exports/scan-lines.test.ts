import fc from "fast-check";
import Papa from "papaparse";
import { expect, test } from "vitest";
import { countNewlines } from "../../loaders/exports/files/count-newlines.ts";
import { type FileRecord, longestRecord, scanLines } from "../../loaders/exports/files/scan-lines.ts";

async function* inPieces(bytes: Buffer, size: number): AsyncIterable<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function scan(content: string | Buffer, { size = 1 << 20, everyRecord = true } = {}) {
  const records: Pick<FileRecord, "line" | "damage">[] = [];
  const count = await scanLines(inPieces(Buffer.from(content), size), {
    delimiter: ",",
    everyRecord,
    onRecord: ({ line, damage }) => records.push({ line, damage }),
  });
  return { records, lines: count.lines };
}

test("scanLines counts the records that Papa Parse sees in well-formed CSV, in pieces of any size", async () => {
  const cell = fc.string({ unit: fc.constantFrom("a", "b", '"', ",", "\n", "\r\n", "ë", " "), maxLength: 6 });
  const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(
      rows,
      fc.constantFrom("\n", "\r\n"),
      fc.integer({ min: 1, max: 40 }),
      async (data, newline, size) => {
        const text = Papa.unparse(data, { newline, quotes: true }) + newline;
        const { records } = await scan(text, { size });
        expect(records.map(({ damage }) => damage)).toEqual(data.map(() => null));
        const lines = data.map(
          (_, index) =>
            1 +
            (
              Papa.unparse(data.slice(0, index), { newline, quotes: true }) + (index > 0 ? newline : "")
            ).split("\n").length -
            1,
        );
        expect(records.map(({ line }) => line)).toEqual(lines);
      },
    ),
    { seed: 7, numRuns: 300 },
  );
});

test("scanLines tells every kind of damage with its line, and reads on behind it", async () => {
  const bytes = Buffer.concat([
    Buffer.from('a,b\n1,2\n\n"x\ny",3\n"op,4\n5,6\n'),
    Buffer.from([0x9a, 0x2c, 0x31, 10]),
    Buffer.from(`n\0,2\n${"z".repeat(longestRecord + 1)},1\nlast,"q""q"\n7,8`),
  ]);
  for (const size of [1, 3, 7, 4096, 1 << 20]) {
    const { records, lines } = await scan(bytes, { size });
    expect(records.filter(({ damage }) => damage !== null)).toEqual([
      { line: 6, damage: "unterminated quote" },
      { line: 8, damage: "invalid encoding" },
      { line: 9, damage: "NUL byte" },
      { line: 10, damage: "line too long" },
    ]);
    expect(lines).toBe(12);
    const quick = await scan(bytes, { size, everyRecord: false });
    expect(quick.records).toEqual(records.filter(({ damage }) => damage !== null));
    expect(quick.lines).toBe(lines);
  }
});

test("countNewlines counts line ends at any offset and length", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 70 }), fc.nat(8), (bytes, from) => {
      const spiced = bytes.map((byte) => (byte % 5 === 0 ? 10 : byte % 7 === 0 ? 11 : byte));
      const part = Buffer.from(spiced).subarray(Math.min(from, spiced.length));
      expect(countNewlines(part)).toBe([...part].filter((byte) => byte === 10).length);
    }),
    { seed: 3, numRuns: 500 },
  );
});

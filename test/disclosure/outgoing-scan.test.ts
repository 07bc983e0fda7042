import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { DuckDBInstance } from "@duckdb/node-api";
import { tableFromArrays, tableToIPC } from "apache-arrow";
import fc from "fast-check";
import { zipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { scanOutput } from "../../loaders/disclosure/outgoing-scan.ts";

const canary = "QZ-canary-70417x";
const short = "7K41Q";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "site-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (name: string, content: string | Uint8Array) => {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), content);
};
const scan = (identifiers: readonly string[] = [canary, short]) => scanOutput({ folder, identifiers });
const bytes = Buffer.from(canary);
const codes = [...canary].map((character) => character.charCodeAt(0));
const each = (write: (code: number) => string) => codes.map(write).join("");
const hex = (code: number, width = 2) => code.toString(16).padStart(width, "0");

const encodings: readonly (readonly [name: string, content: string | Uint8Array])[] = [
  ["plain", `<p>${canary}</p>`],
  ["glued to other letters", `x${canary}y`],
  ["upper case", canary.toUpperCase()],
  ["lower case", canary.toLowerCase()],
  ["UTF-16, little end first", Buffer.from(`a ${canary}`, "utf16le")],
  ["UTF-16, big end first", Buffer.from(`a ${canary}`, "utf16le").swap16()],
  ["UTF-16 at an odd offset", Buffer.concat([Buffer.from("x"), Buffer.from(canary, "utf16le")])],
  ["percent-encoding", each((code) => `%${hex(code)}`)],
  ["percent-encoding of a part", canary.replace("c", "%63")],
  ["decimal references", each((code) => `&#${code};`)],
  ["hexadecimal references", each((code) => `&#X${hex(code, 4)};`)],
  ["JSON escapes", each((code) => `\\u${hex(code, 4)}`)],
  ["script escapes", each((code) => `\\x${hex(code)}`)],
  ["style escapes", each((code) => `\\${hex(code, 6)} `)],
  ["escapes within escapes", encodeURIComponent(each((code) => `&#${code};`))],
  ["base64", bytes.toString("base64")],
  ["base64, one byte later", Buffer.from(`x${canary}`).toString("base64")],
  ["base64, two bytes later", Buffer.from(`xy${canary}`).toString("base64")],
  ["base64 of an address", Buffer.from(`?${canary}?`).toString("base64url")],
  [
    "base64 within a data address",
    `url(data:text/plain;base64,${Buffer.from(`id=${canary}`).toString("base64")})`,
  ],
  ["hexadecimal", bytes.toString("hex")],
  ["hexadecimal in capitals, one digit later", `0${bytes.toString("hex").toUpperCase()}`],
  ["backwards", [...canary].toReversed().join("")],
  ["between tags", `<b>${canary.slice(0, 7)}</b><i>${canary.slice(7)}</i>`],
];

const png = (data: Buffer, type: string) => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, length, Buffer.from(type), data, Buffer.alloc(4)]);
};
const json = JSON.stringify({ note: canary });

const archives: readonly (readonly [name: string, content: Uint8Array])[] = [
  ["data.json.gz", gzipSync(json)],
  ["page.html.br", brotliCompressSync(`<p>${canary}</p>`)],
  ["tables.zip", zipSync({ "figures/a.json": Buffer.from(json) })],
  ["nested.zip", zipSync({ "a.json.gz": gzipSync(json) })],
  ["sheet.xlsx", zipSync({ "xl/sharedStrings.xml": Buffer.from(`<t>${canary}</t>`) })],
  ["chart.png", png(Buffer.concat([Buffer.from("note\0\0"), deflateSync(canary)]), "zTXt")],
  [
    "report.pdf",
    Buffer.concat([
      Buffer.from("%PDF-1.7\n1 0 obj\n<< /Filter /FlateDecode >>\nstream\n"),
      deflateSync(`(${canary}) Tj`),
      Buffer.from("\nendstream\nendobj\n"),
    ]),
  ],
  ["rows.arrow", tableToIPC(tableFromArrays({ note: [canary, "b"] }), "file")],
];

describe("scanOutput finds an identifier", () => {
  it.each(encodings)("in %s", async (_, content) => {
    put("data/page.html", content);
    const findings = await scan();
    expect(findings.length).toBeGreaterThan(0);
    expect(new Set(findings.map(({ file, kind }) => `${kind} ${file}`))).toEqual(
      new Set(["identifier data/page.html"]),
    );
  });

  it.each(archives)("in %s, unpacked", async (name, content) => {
    put(name, content);
    const findings = await scan();
    expect(findings.map(({ kind }) => kind)).toContain("identifier");
    expect(findings.some(({ inside }) => inside.length > 0)).toBe(true);
  });

  it("in Parquet and in a DuckDB file", async () => {
    const instance = await DuckDBInstance.create(join(folder, "rows.duckdb"));
    const connection = await instance.connect();
    await connection.run(`CREATE TABLE "odd ""name" AS SELECT '${canary}' AS note, i FROM range(5000) r(i)`);
    await connection.run(
      `COPY (SELECT '${canary}' AS note FROM range(5000)) TO '${join(folder, "rows.parquet")}' (COMPRESSION zstd)`,
    );
    connection.closeSync();
    instance.closeSync();
    const found = await scan();
    expect(new Set(found.filter(({ inside }) => inside.length > 0).map(({ file }) => file))).toEqual(
      new Set(["rows.duckdb", "rows.parquet"]),
    );
  });

  it("in the name of a file and of a folder", async () => {
    put(`${canary}/index.html`, "nothing");
    expect((await scan()).map(({ encoding }) => encoding)).toEqual(["file name"]);
  });

  it("at its offset, in every place, and never prints it", async () => {
    put("page.html", `0123456789${canary} and ${canary}`);
    const findings = await scan();
    expect(findings.map(({ offset }) => offset)).toEqual([10, 10 + canary.length + 5]);
    expect(JSON.stringify(findings)).not.toContain(canary);
  });

  it("of letters beyond ASCII, in either normal form and either case", async () => {
    for (const [index, text] of ["Čakširë-Љ-204", "ČAKŠIRË-Љ-204", "čakširë-љ-204"].entries())
      for (const form of ["NFC", "NFD"] as const) put(`${index}${form}.html`, text.normalize(form));
    expect(await scan(["Čakširë-Љ-204"])).toHaveLength(6);
  });

  it("of any length from 6, among many", async () => {
    const word = fc.stringMatching(/^[A-Za-z0-9-]{6,60}$/);
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(word, { minLength: 1, maxLength: 20 }),
        fc.nat(19),
        async (identifiers, pick) => {
          const chosen = identifiers[pick % identifiers.length] ?? "";
          put("page.html", `<td>${chosen}</td>`);
          expect((await scan(identifiers)).some(({ offset }) => offset === 4)).toBe(true);
        },
      ),
      { seed: 31, numRuns: 100 },
    );
  });
});

describe("scanOutput says where it could not look", () => {
  it("into a truncated archive", async () => {
    put("data.json.gz", gzipSync(json.repeat(50)).subarray(0, 40));
    expect(await scan()).toMatchObject([{ kind: "unreadable", file: "data.json.gz" }]);
  });

  it("into archives within archives within archives", async () => {
    let content: Uint8Array = Buffer.from(json);
    for (let depth = 0; depth < 8; depth++) content = gzipSync(content);
    put("deep.gz", content);
    expect(await scan()).toMatchObject([{ kind: "unreadable" }]);
  });
});

describe("scanOutput leaves alone", () => {
  it("a site without identifiers", async () => {
    put("index.html", "<html><p>35 of 300 people; 12 %</p></html>");
    put("figures/a.csv", "sex,people\nfemale,40\n");
    put("data.zip", zipSync({ "a.csv": Buffer.from("sex,people\nfemale,40\n") }));
    expect(await scan()).toEqual([]);
  });

  it("digits that stand inside checksums and coordinates", async () => {
    put("page.html", '<path d="M1234567.891"/><i data-sha="a1234567b"></i>');
    expect(await scan(["1234567", "2345678"])).toEqual([]);
    put("cells.html", "<td>123</td><td>4567</td>");
    expect(await scan(["1234567"])).toEqual([]);
    put("id.html", "<td>1234567</td>");
    expect(await scan(["1234567"])).toHaveLength(1);
  });

  it("identifiers under 6 characters, except as values of a column of identifiers", async () => {
    put(
      "index.html",
      `<p>${short} 17</p><table><tr><th>year<th>people</tr><tr><td>17<td>${short}</tr></table>`,
    );
    put("years.csv", `year,people\n17,${short}\n`);
    put("years.json", JSON.stringify([{ year: "17", people: short }]));
    expect(await scan([short, "17"])).toEqual([]);
    put("cases.csv", "case_id,people\n17,4\n");
    put("cases.json", JSON.stringify({ rows: [{ caseId: 17 }] }));
    put("cases.html", "<table><tr><th>Case ID<th>people</tr><tr><td>17<td>4</tr></table>");
    put("cases.zip", zipSync({ "cases.csv": Buffer.from("person_id\n17\n") }));
    expect((await scan([short, "17"])).map(({ file, encoding }) => [file, encoding])).toEqual([
      ["cases.csv", "column"],
      ["cases.html", "column"],
      ["cases.json", "column"],
      ["cases.zip", "column"],
    ]);
  });
});

it("scanOutput takes identifiers as they come", async () => {
  put("page.html", canary);
  async function* identifiers() {
    yield "another-identifier";
    yield ` ${canary} `;
    yield "";
  }
  expect(await scanOutput({ folder, identifiers: identifiers() })).toHaveLength(1);
});

import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { initLedger } from "../../loaders/disclosure/ledger.ts";
import { canonical, chainEntry } from "../../loaders/disclosure/ledger-entry.ts";
import { packed, sha256, unpacked } from "../../loaders/disclosure/ledger-files.ts";
import { noteFile } from "../../loaders/disclosure/ledger-note.ts";
import { failureOf } from "../../loaders/failure.ts";
import { manifestFile, writeManifest } from "../../loaders/publish/file-manifest.ts";
import { verifyLedger } from "../../loaders/verify-ledger.ts";
import { groupOf, runOf, says } from "./audit-space.ts";
import { releaseRun } from "./ledger-of-releases.ts";

let root: string;
const ledger = () => join(root, "ledger");
const site = () => join(root, "dist");
const work = () => join(root, "work");
const file = () => join(ledger(), "ledger.jsonl");

const rounded = runOf(groupOf([40, 3], [55, 20]), [
  says("people", [93, 97]),
  says("people", [38, 42], "female"),
  says("relapsed", [0, 9], "female"),
  says("relapsed", [18, 22], "male"),
]);
const publish = (name: string) =>
  releaseRun({ folder: ledger(), run: rounded, name, site: site(), notes: join(work(), noteFile) });

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), "tampering-"));
  initLedger({ folder: ledger() });
  await publish("2024-H2");
  await publish("2025-H1");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const verified = (options: { readonly site?: string; readonly proofs?: boolean } = {}) =>
  verifyLedger({ ledger: ledger(), work: work(), ...options }).then(
    ({ release }) => ({ exitCode: 0, message: release?.release ?? "" }),
    failureOf,
  );
const lines = () => readFileSync(file(), "utf8").split("\n").slice(0, -1);
const write = (changed: readonly string[]) =>
  writeFileSync(file(), changed.map((line) => `${line}\n`).join(""));
/** A file of the last release. */
const left = (name: string) =>
  join(ledger(), "releases", readdirSync(join(ledger(), "releases")).toSorted().at(-1)!, name);
/** Writes the whole chain anew around a changed entry, as somebody would who knows how it is made. */
const forge = (change: (line: string) => string) => {
  const head = JSON.parse(readFileSync(join(ledger(), "head.json"), "utf8"));
  let end = { sequence: 0, hash: head.epoch as string };
  write(
    lines().map((line) => {
      const { sequence: _, previous: __, hash: ___, ...record } = JSON.parse(change(line));
      const entry = chainEntry(end, record);
      end = { sequence: entry.sequence, hash: entry.hash };
      return canonical(entry);
    }),
  );
  writeFileSync(join(ledger(), "head.json"), `${canonical({ ...head, current: end, next: null })}\n`);
};

describe("ledger verify", () => {
  it("accepts a ledger that nobody touched, its certificates, and the site of its last release", async () => {
    expect(await verified({ site: site(), proofs: true })).toEqual({ exitCode: 0, message: "2025-H1" });
  });

  it("an entry edited by hand: 7", async () => {
    write(lines().map((line) => line.replace('"lower":93', '"lower":92')));
    expect(await verified()).toMatchObject({ exitCode: 7, message: expect.stringMatching(/edited.*line 1/) });
  });

  it("an entry removed: 8", async () => {
    write(lines().toSpliced(1, 1));
    expect(await verified()).toMatchObject({ exitCode: 8, message: expect.stringMatching(/missing/) });
    write(lines().slice(0, -1));
    expect((await verified()).exitCode).toBe(8);
  });

  it("entries in another order: 9", async () => {
    const [a = "", b = "", ...others] = lines();
    write([b, a, ...others]);
    expect(await verified()).toMatchObject({ exitCode: 9, message: expect.stringMatching(/another place/) });
  });

  it("an older whole copy put back, or the whole chain forged anew: 10, by the head noted in the work folder", async () => {
    cpSync(ledger(), join(root, "copy"), { recursive: true });
    await publish("2025-H2");
    rmSync(ledger(), { recursive: true });
    cpSync(join(root, "copy"), ledger(), { recursive: true });
    expect(await verified()).toMatchObject({ exitCode: 10, message: expect.stringMatching(/older copy/) });
    rmSync(join(work(), noteFile));
    expect((await verified()).exitCode).toBe(0);
    // The site that was published since is not in it.
    expect(await verified({ site: site() })).toMatchObject({ exitCode: 10 });
  });

  it("the whole chain forged anew: 10, by the noted head; without it nobody can tell", async () => {
    forge((line) => line.replace('"lower":93', '"lower":90'));
    expect((await verified()).exitCode).toBe(10);
    rmSync(join(work(), noteFile));
    expect((await verified()).exitCode).toBe(0);
  });

  it("the noted head edited: 10", async () => {
    writeFileSync(join(work(), noteFile), "{}x");
    expect(await verified()).toMatchObject({ exitCode: 10, message: expect.stringMatching(/ledger-heads/) });
  });

  it("a snapshot edited or missing: 11", async () => {
    writeFileSync(left("snapshot-people.json.gz"), packed({ ...rounded.snapshot, units: [] }));
    expect(await verified()).toMatchObject({ exitCode: 11, message: expect.stringMatching(/2025-H1/) });
    rmSync(left("snapshot-people.json.gz"));
    expect((await verified()).exitCode).toBe(11);
    await expect(publish("2025-H2")).rejects.toThrow(/a snapshot/);
  });

  it("a certificate edited: 12, and 12 where its hash was forged along with it", async () => {
    const certificate = left("certificate-people.json.gz");
    const held = unpacked(readFileSync(certificate)) as {
      crossing: number;
      certificate: { targets: [number, number, number][] };
    };
    const targets = held.certificate.targets.map(([target, least]) => [target, least, least]);
    const changed = packed({ ...held, certificate: { ...held.certificate, targets } });
    const before = sha256(readFileSync(certificate));
    writeFileSync(certificate, changed);
    expect(await verified()).toMatchObject({ exitCode: 12, message: expect.stringMatching(/certificate/) });
    // The first release left the same bytes or not: only the last entry is forged.
    forge((line) => (line.includes('"2025-H1"') ? line.replace(before, sha256(changed)) : line));
    rmSync(join(work(), noteFile));
    expect((await verified()).exitCode).toBe(0);
    expect(await verified({ proofs: true })).toMatchObject({
      exitCode: 12,
      message: expect.stringMatching(/do not differ enough/),
    });
  });

  it("a released file edited, removed or added: 13, named", async () => {
    const released = join(site(), "relapse.json");
    const before = readFileSync(released);
    writeFileSync(released, '{"release":"2026"}\n');
    expect(await verified({ site: site() })).toMatchObject({
      exitCode: 13,
      message: expect.stringMatching(/relapse\.json is not what was released/),
    });
    writeFileSync(released, before);
    writeFileSync(join(site(), "more.json"), "{}");
    expect(await verified({ site: site() })).toMatchObject({
      exitCode: 13,
      message: expect.stringMatching(/more\.json was added/),
    });
    rmSync(join(site(), "more.json"));
    rmSync(join(site(), manifestFile));
    expect(await verified({ site: site() })).toMatchObject({ exitCode: 13 });
  });

  it("a released file edited together with the manifest: 10, no release wrote it", async () => {
    writeFileSync(join(site(), "relapse.json"), '{"release":"2026"}\n');
    await writeManifest(site(), "public");
    expect(await verified({ site: site() })).toMatchObject({ exitCode: 10 });
  });

  it("the manifest that the ledger keeps edited: 13", async () => {
    writeFileSync(left(manifestFile), "{}");
    expect((await verified()).exitCode).toBe(13);
  });
});

import { describe, expect, it } from "vitest";
import { failureOf } from "../../loaders/failure.ts";

const withCode = (code: string, path?: string) => Object.assign(new Error("…"), { code, path });

describe("failureOf(error) tells a person what to do", () => {
  it("passes on what the program has said itself", () => {
    const error = Object.assign(new Error("cases.csv, line 3: …"), { exitCode: 2 });
    expect(failureOf(error)).toEqual({ message: "cases.csv, line 3: …", exitCode: 2 });
  });

  it.each(["ENOSPC", "EFBIG", "EDQUOT"])("%s: make room", (code) => {
    const { message, exitCode } = failureOf(withCode(code, "/x/y"));
    expect(message).toMatch(/^(The disk|A file grew)/);
    expect(exitCode).toBe(74);
  });

  it("names the path that cannot be written", () => {
    expect(failureOf(withCode("EACCES", "/srv/site")).message).toMatch(/^\/srv\/site: /);
  });

  it("never prints the message of an error that was not foreseen: it may hold a value of an export", () => {
    const { message, exitCode } = failureOf(new Error("Could not convert string 'Lule' to INT32"));
    expect(message).not.toContain("Lule");
    expect(exitCode).toBe(70);
  });
});

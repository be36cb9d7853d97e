/** The kind of a file by its bytes, and its cleaned name. */
import { expect, test } from "vitest";
import { attachmentHeader, cleanName, endingOf } from "#app/domain/files/file-name.ts";
import { inspectFile } from "#app/domain/files/inspect-file.ts";
import { SAMPLES } from "#tests/kit/sample-files.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);

test.each([
  ["coin.png", SAMPLES.png, "coin.png", "image/png"],
  ["COIN.PNG", SAMPLES.png, "COIN.PNG", "image/png"],
  ["coin.jpg", SAMPLES.png, "coin.png", "image/png"],
  ["coin", SAMPLES.png, "coin.png", "image/png"],
  ["paper.pdf", SAMPLES.pdf, "paper.pdf", "application/pdf"],
  ["all.zip", SAMPLES.zip, "all.zip", "application/zip"],
  ["tune.wav", SAMPLES.wav, "tune.wav", "audio/wav"],
  ["letter.doc", SAMPLES.cfb, "letter.doc", "application/msword"],
  ["notes.txt", utf8("Zwölf Münzen\n"), "notes.txt", "text/plain; charset=utf-8"],
  ["list.csv", utf8("\ufeffa,b\n1,2\n"), "list.csv", "text/plain; charset=utf-8"],
  ["README", utf8("a < b and b > c"), "README.txt", "text/plain; charset=utf-8"],
])("the file %s is accepted", async (claimed, bytes, name, mediaType) => {
  expect(await inspectFile(claimed, bytes)).toMatchObject({ name, mediaType });
});

test.each([
  ["a program", "run.exe", SAMPLES.exe],
  ["a program called a picture", "coin.png", SAMPLES.exe],
  ["a Linux program", "run", SAMPLES.elf],
  ["a picture called a program", "coin.exe", SAMPLES.png],
  ["a paper called a picture", "coin.png", SAMPLES.pdf],
  ["text called a picture", "coin.png", utf8("not a picture")],
  ["an installer in the old Office container", "setup.msi", SAMPLES.cfb],
  ["an old Office container without a telling name", "letter", SAMPLES.cfb],
  ["a web page", "page.html", utf8("<p>hello</p>")],
  ["a web page called text", "page.txt", utf8("  <!DOCTYPE html><html></html>")],
  ["a script called text", "page.txt", utf8("hello <script>alert(1)</script>")],
  ["a drawing", "coin.svg", utf8('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ["a drawing called text", "coin.txt", utf8("<SVG onload=alert(1)>")],
  ["XML", "data.xml", utf8("<?xml version='1.0'?><a/>")],
  ["a shell script", "run.txt", utf8("#!/bin/sh\nrm -rf /\n")],
  ["a batch file", "run.bat", utf8("del *.*")],
  ["a browser script", "run.js", utf8("alert(1)")],
  ["bytes that are nothing", "notes.txt", new Uint8Array([0xff, 0xfe, 0x00, 0x41])],
  ["text with a NUL", "notes.txt", utf8("a\0b")],
])("the file %s is refused", async (_, name, bytes) => {
  await expect(inspectFile(name, bytes)).rejects.toMatchObject({ code: "file_kind_refused" });
});

test.each([
  ["../../etc/passwd", "passwd"],
  ["..\\..\\windows\\win.ini", "win.ini"],
  ["/absolute/coin.png", "coin.png"],
  ["....", "file"],
  ["", "file"],
  [".htaccess", "htaccess"],
  ["coin\u0000.png", "coin.png"],
  ["coin\r\nX: y.png", "coinX_ y.png"],
  ["exe.\u202egnp.exe", "exe.gnp.exe"],
  ['a"b<c>d|e?f*g.txt', "a_b_c_d_e_f_g.txt"],
  ["  spaced   out .png ", "spaced out .png"],
])("the file name %j becomes %j", (claimed, name) => {
  expect(cleanName(claimed)).toBe(name);
});

test("a long file name is cut between letters and keeps its ending", () => {
  const name = cleanName(`${"🪙".repeat(200)}.png`);
  expect(name.length).toBeLessThanOrEqual(120);
  expect(endingOf(name)).toBe("png");
  expect(name.isWellFormed()).toBe(true);
});

test("a download's header survives any name", () => {
  expect(attachmentHeader("coin.png")).toBe(
    "attachment; filename=\"coin.png\"; filename*=UTF-8''coin.png",
  );
  const header = attachmentHeader("Münze “50%”; (1).png");
  expect(header).toMatch(/^[\x20-\x7e]+$/);
  expect(header).toContain(
    "filename*=UTF-8''M%C3%BCnze%20%E2%80%9C50%25%E2%80%9D%3B%20%281%29.png",
  );
  expect(attachmentHeader("硬币")).toContain('filename="file"');
});

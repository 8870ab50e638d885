import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { HOST_PATHS, pathRulesOf } from "../../src/inputs/path-rules.js";
import { csvRecords } from "../../src/manifest/csv-records.js";
import type { TextLine } from "../../src/manifest/read-lines.js";
import { type ManifestOptions, readManifest } from "../../src/manifest/read-manifest.js";
import { makeFolder, makeTree } from "../process/scene.js";

interface Read {
  /** `line path`, or `line: fault` for an invalid row. */
  readonly rows: readonly string[];
  readonly fields: readonly object[];
  readonly notes: readonly string[];
}

/** Reads a manifest with this content, in a folder with files of these names. */
async function read(
  content: string | Buffer,
  name = "m.csv",
  files = ["a", "b", "c", "d", "e"],
): Promise<Read> {
  const folder = await makeTree(files);
  const manifest = join(folder, name);
  await writeFile(manifest, content);
  const notes: string[] = [];
  const rules = HOST_PATHS;
  const options: ManifestOptions = {
    rules,
    allowEmpty: false,
    commands: [],
    note: (line) => notes.push(line),
  };
  const rows: string[] = [];
  const fields: object[] = [];
  for await (const row of readManifest(manifest, options)) {
    const faults = row.faults.map(({ column, message }) => `${column ?? "-"} ${message}`);
    rows.push(faults.length > 0 ? `${row.line}: ${faults.join("; ")}` : `${row.line} ${row.path}`);
    if (faults.length === 0) fields.push(row.fields);
  }
  return { rows, fields, notes };
}

const latin1 = (text: string): Buffer => Buffer.from(text, "latin1");
const utf16 = (text: string): Buffer => Buffer.from(text, "utf16le");
const swapped = (text: string): Buffer => utf16(text).swap16();

describe("valid lines are read although another line is invalid", () => {
  const NOT_UTF8 =
    /2: - is not UTF-8: byte \d+ is 0x[0-9A-F]{2}, in ".*" if it is Windows-1252. Save the file as UTF-8/;
  const UNCLOSED = /2: - has a quote that is not closed/;
  const STRAY = /2: - has a quote inside a cell/;
  test.each<[string, string | Buffer, RegExp]>([
    ["Windows-1252", latin1("path,source\na,M\xfcller\nb,x\nc,y\n"), NOT_UTF8],
    ["Windows-1252 at the very end of a line", latin1("path,source\na,caf\xe9\nb,x\nc,y\n"), NOT_UTF8],
    ["Windows-1252 in quotes", latin1('path,source\na,"M\xfcller"\nb,x\nc,y\n'), NOT_UTF8],
    ["a cut sequence of UTF-8", latin1("path,source\na,\xe2\x82\nb,x\nc,y\n"), NOT_UTF8],
    ["a surrogate in UTF-8", latin1("path,source\na,\xed\xa0\x80\nb,x\nc,y\n"), NOT_UTF8],
    ["an overlong sequence", latin1("path,source\na,\xc0\xaf\nb,x\nc,y\n"), NOT_UTF8],
    ["a NUL byte", "path,source\na,x\0\nb,x\nc,y\n", /2: - contains a NUL byte/],
    ["a quote that is never closed", 'path,source\na,"x\nb,x\nc,y\n', UNCLOSED],
    ["a quote that is never closed, CRLF", 'path,source\r\na,"x\r\nb,x\r\nc,y\r\n', UNCLOSED],
    ["a quote that only the next quoted cell closes", 'path,source\na,"x\nb,"x"\nc,y\n', UNCLOSED],
    ["a quote inside a cell", 'path,source\na,5" pipe\nb,x\nc,y\n', STRAY],
    ["a quote at the end of a cell", 'path,source\na,x"\nb,x\nc,y\n', STRAY],
    ["a quote after a space", 'path,source\na, "x"\nb,x\nc,y\n', STRAY],
    [
      "a quote that is escaped as in C",
      'path,source\na,"5\\" pipe"\nb,x\nc,y\n',
      /2: - has text between a closing quote/,
    ],
    [
      "text after a closing quote",
      'path,source\na,"x"y\nb,x\nc,y\n',
      /2: - has text between a closing quote/,
    ],
    ["too many cells", "path,source\na,x,y\nb,x\nc,y\n", /2: - has 3 cells, but the header has 2/],
    ["too few cells", "path,source\na\nb,x\nc,y\n", /2: - has 1 cell, but the header has 2/],
    ["an empty path", "path,source\n,x\nb,x\nc,y\n", /2: path is missing/],
    [
      "a path that does not exist",
      "path,source\nno,x\nb,x\nc,y\n",
      /2: path there is no file or folder with this name/,
    ],
    [
      "a line of 2 MiB",
      `path,source\na,${"x".repeat(2 ** 21)}\nb,x\nc,y\n`,
      /2: - is longer than 1048576 bytes/,
    ],
  ])("%s", async (_, content, fault) => {
    const { rows } = await read(content);
    expect(rows[0]).toMatch(fault);
    expect(rows.slice(1).map((row) => row.slice(-1))).toEqual(["b", "c"]);
  });

  test.each<[string, string, RegExp]>([
    ["30 February", "sourceCreatedTime,2026-02-30", /no such day/],
    ["a local time", "sourceCreatedTime,2026-01-31T12:00:00", /no time zone/],
    ["an id that overflows", "dataSetId,9007199254740993", /must be a whole number/],
    ["an id that Excel has rounded", "dataSetId,9.00720E+15", /must be a whole number/],
    ["an id with a sign", "dataSetId,-1", /must be a whole number/],
    ["ids with commas", 'assetIds,"1,2"', /must be a whole number/],
    ["ids of which one overflows", "assetIds,1;99999999999999999999", /must be a whole number/],
    ["a geo location that is not JSON", "geoLocation,x", /GeoJSON feature/],
  ])("%s", async (_, pair, fault) => {
    const [column, cell] = [pair.slice(0, pair.indexOf(",")), pair.slice(pair.indexOf(",") + 1)];
    const { rows } = await read(`path,${column}\na,${cell}\nb,\nc,\n`);
    expect(rows[0]).toMatch(fault);
    expect(rows.slice(1)).toEqual(["3 b", "4 c"]);
  });

  test("1,300 lines after a stray quote, with their correct numbers", async () => {
    const lines = Array.from({ length: 1300 }, () => "a,x");
    const { rows } = await read(`path,source\n${lines.join("\n")}\nb,"x\n${lines.join("\n")}\n`);
    expect(rows).toHaveLength(2601);
    expect(rows[1300]).toMatch(/^1302: - has a quote that is not closed/);
    expect(rows[2600]).toBe("2602 a");
  });
});

describe("a manifest that is read completely", () => {
  test.each<[string, string | Buffer]>([
    ["with CRLF", "path,source\r\na,x\r\nb,y\r\n"],
    ["with CR alone", "path,source\ra,x\rb,y\r"],
    ["without a line end at its end", "path,source\na,x\nb,y"],
    ["with a byte order mark", "\uFEFFpath,source\na,x\nb,y\n"],
    ["with empty lines", "\n\npath,source\n\na,x\n\n\nb,y\n\n"],
    ["with rows of commas only", "path,source\na,x\n,\nb,y\n,\n , \n"],
    ["with semicolons", "path;source\na;x\nb;y\n"],
    ["with tabs", "path\tsource\na\tx\nb\ty\n"],
    ["with bars", "path|source\na|x\nb|y\n"],
    ["with sep=;", "sep=;\npath;source\na;x\nb;y\n"],
    ["with sep=; and CRLF and a mark", "\uFEFFsep=;\r\npath;source\r\na;x\r\nb;y\r\n"],
    ["with sep=,", "sep=,\npath,source\na,x\nb,y\n"],
    ["with sep=^", "sep=^\npath^source\na^x\nb^y\n"],
    ["with quotes everywhere", '"path","source"\n"a","x"\n"b","y"\n'],
    ["with quotes and semicolons", '"path";"source"\n"a";"x"\n"b";"y"\n'],
    ["with another spelling of the columns", " Path , SOURCE \na,x\nb,y\n"],
    ["with a column without a name", "path,source,\na,x,\nb,y,\n"],
  ])("%s", async (_, content) => {
    const { rows, fields } = await read(content);
    expect(rows.map((row) => row.replace(/^\d+ /, ""))).toEqual(["a", "b"]);
    expect(fields).toEqual([{ source: "x" }, { source: "y" }]);
  });

  test.each([
    ["path;source\na;x\n", /m\.csv: its cells are separated by semicolons\.$/],
    ["path\tsource\na\tx\n", /by tabs\.$/],
    ["sep=^\npath^source\na^x\n", /by "\^"\.$/],
  ])("a notice names the delimiter, unless it is a comma", async (content, words) => {
    expect((await read(content)).notes).toEqual([expect.stringMatching(words)]);
    expect((await read("path,source\na,x\n")).notes).toEqual([]);
  });

  test("quoted cells keep line ends, quotes and delimiters, and line numbers stay correct", async () => {
    const { rows, fields } = await read('path,metadata.x\na,"1\r\n2""3"",4\n"\nb,\nno,\n');
    expect(fields[0]).toEqual({ metadata: { x: '1\r\n2"3",4\n' } });
    expect(rows).toEqual(["2 a", "5 b", expect.stringMatching(/^6: path there is no file/)]);
  });

  test("a quote that a later row closes too early is a fault of its line", async () => {
    const { rows } = await read('path,source\na,"x\nb,x\nc",y\nd,x\n');
    expect(rows).toEqual([
      expect.stringMatching(
        /^2: - has a quote that is closed only on line 4; these lines together have 3 cells/,
      ),
      "3 b",
      expect.stringMatching(/^4: - has a quote inside a cell/),
      "5 d",
    ]);
  });

  test("a notice names rows that a quoted cell may have swallowed", async () => {
    const { rows, notes } = await read('path,source\na,"x\nb,x\nc,y"\nd,"free text\nin two lines"\n');
    expect(rows).toEqual(["2 a", "5 d"]);
    expect(notes).toEqual([expect.stringMatching(/m\.csv, line 2: a quoted cell continues to line 4\./)]);
  });

  test("metadata keys are any text", async () => {
    const { fields } = await read("path,metadata.__proto__,metadata.constructor,metadata.a.b\na,1,2,3\n");
    expect(Object.entries(Object.entries(fields[0] ?? {})[0]?.[1])).toEqual([
      ["__proto__", "1"],
      ["constructor", "2"],
      ["a.b", "3"],
    ]);
  });

  test("the content of cells is read unchanged", async () => {
    const cell = fc.string({ unit: "grapheme", maxLength: 12 }).filter((text) => !text.includes("\0"));
    const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
    await fc.assert(
      fc.asyncProperty(
        fc.array(cell, { minLength: 1, maxLength: 5 }),
        fc.constantFrom(",", ";", "\t"),
        fc.constantFrom("\n", "\r\n", "\r"),
        async (cells, delimiter, end) => {
          const rows = cells.map((text) => `a${delimiter}${quote(text)}${end}`);
          const { fields } = await read(`path${delimiter}metadata.k${end}${rows.join("")}`);
          expect(fields).toEqual(cells.map((k) => (k === "" ? {} : { metadata: { k } })));
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe("a manifest that cannot be used is refused with the reason", () => {
  test.each<[string, string | Buffer, RegExp]>([
    ["UTF-16 with a mark", utf16("\uFEFFpath\na\n"), /line 1: the text is UTF-16, but must be UTF-8/],
    ["big-endian UTF-16 with a mark", swapped("\uFEFFpath\na\n"), /line 1: the text is UTF-16/],
    ["UTF-16 without a mark", utf16("path\na\n"), /line 1: the text is UTF-16/],
    ["big-endian UTF-16 without a mark", swapped("path\na\n"), /line 1: the text is UTF-16/],
    ["a header in Windows-1252", latin1("path,metadata.gr\xf6\xdfe\na,x\n"), /line 1: is not UTF-8/],
    ["nothing", "", /is empty/],
    ["empty lines", "\n\r\n \n", /is empty/],
    ["no path", "file,source\na,x\n", /no column "path"/],
    ["two paths", "path,Path\na,b\n", /the column "path" as "path" and as "Path"/],
    ["a column twice", "path,source,source\na,x,y\n", /the column "source" twice/],
    [
      "a column twice, in two spellings",
      "path,external_id,External ID\na,x,y\n",
      /as "external_id" and as "External ID"/,
    ],
    ["a metadata key twice", "path,metadata.x,metadata.x\na,x,y\n", /the column "metadata.x" twice/],
    ["a misspelt column", "path,extrenalId\na,x\n", /Did you mean externalId\?/],
    ["an unknown column", "path,colour\na,x\n", /is not a field of a file\. The fields are path,/],
    ["a header with a stray quote", 'path,so"urce\na,x\n', /line 1: has a quote inside a cell/],
    ["a header of 1,001 columns", `path${",x".repeat(1000)}\n`, /has 1001 columns; the limit is 1000/],
    ["a header of 2 MiB", `path,${"x".repeat(2 ** 21)}\na,x\n`, /line 1: is longer than/],
  ])("%s", async (_, content, words) => {
    await expect(read(content)).rejects.toThrow(words);
  });
});

describe("JSON lines", () => {
  test.each<[string, string | Buffer, RegExp]>([
    ["Windows-1252", latin1('{"path":"a","source":"M\xfcller"}'), /2: - is not UTF-8/],
    ["invalid JSON", '{"path":"a"', /2: - is not a JSON object/],
    ["an array", "[]", /2: - is not a JSON object/],
    ["a key twice", '{"path":"a","path":"b"}', /2: path is given twice/],
    ["a metadata key twice", '{"path":"a","metadata":{"x":"1","\\u0078":"2"}}', /2: x is given twice/],
    ["no path", '{"source":"x"}', /2: path is missing/],
    ["a path that is not a text", '{"path":7}', /2: path is missing, or is not a text/],
    [
      "a misspelt field",
      '{"path":"a","extrenalId":"x"}',
      /2: extrenalId is not a field of a file\. Did you mean externalId\?/,
    ],
    ["a line of 2 MiB", `{"path":"a","source":"${"x".repeat(2 ** 21)}"}`, /2: - is longer than/],
    [
      "a number that overflows",
      '{"path":"a","dataSetId":9007199254740993}',
      /2: - has a number that is too large/,
    ],
    [
      "a number that overflows in a list",
      '{"path":"a","assetIds":[1,1e30]}',
      /2: - has a number that is too large/,
    ],
  ])("with %s in one line: the others are read", async (_, line, fault) => {
    const content = Buffer.concat([
      Buffer.from('{"path":"b"}\n'),
      Buffer.from(line),
      Buffer.from('\n\n{"path":"c"}'),
    ]);
    const { rows } = await read(content, "m.ndjson");
    expect(rows).toEqual(["1 b", expect.stringMatching(fault), "4 c"]);
  });

  test("may contain Unicode line separators and a byte order mark", async () => {
    const { fields } = await read('\uFEFF{"path":"a","source":"x\u2028y 1e30"}\r\n', "m.jsonl");
    expect(fields).toEqual([{ source: "x\u2028y 1e30" }]);
  });

  test("in UTF-16 are refused with the reason", async () => {
    await expect(read(utf16('{"path":"a"}'), "m.jsonl")).rejects.toThrow(/line 1: the text is UTF-16/);
  });
});

describe("the path of a row is a name, never a pattern", () => {
  const PATTERNS = [
    "report[1].pdf",
    "*.pdf",
    "report?.pdf",
    "{report1,x}.pdf",
    "**/report1.pdf",
    "report+(1).pdf",
    "!x",
    "@(report1).pdf",
  ];
  test.each(PATTERNS)("%s that does not exist is a fault", async (path) => {
    const { rows } = await read(`path\n"${path}"\n`, "m.csv", ["report1.pdf"]);
    expect(rows).toEqual([expect.stringMatching(/^2: path there is no file or folder with this name.*got/)]);
  });

  test.each(PATTERNS.filter((path) => !path.includes("/")))("%s that exists is this file", async (path) => {
    const { rows } = await read(`path\n"${path}"\n`, "m.csv", ["report1.pdf", path]);
    expect(rows).toEqual([`2 ${path}`]);
  });

  test.each(["s", "s/", ".", ".."])("%s is a folder and not a file", async (path) => {
    const { rows } = await read(`path\n${path}\n`, "m.csv", ["s/a"]);
    expect(rows).toEqual([expect.stringMatching(/^2: path is a folder, but each row must name one file/)]);
  });

  test.each([
    ["linux", "s\\a.txt", "s\\a.txt"],
    ["win32", "s\\a.txt", "s/a.txt"],
    ["linux", "./s/../a.txt", "a.txt"],
  ] as const)("on %s {path} of %s is %s", async (platform, path, given) => {
    const folder = await makeFolder();
    await mkdir(join(folder, "s"));
    for (const name of [path, "a.txt"]) await writeFile(join(folder, name), "x");
    await writeFile(join(folder, "m.csv"), `path\n${path}\n`);
    const options = { rules: pathRulesOf(platform), allowEmpty: false, commands: [], note: () => {} };
    const found = [];
    for await (const { input } of readManifest(join(folder, "m.csv"), options)) found.push(input);
    expect(found).toEqual([expect.objectContaining({ given })]);
  });
});

test("the file of a manifest that is refused, or not read to its end, is closed", async () => {
  const content = "path\na\nb";
  let closed = 0;
  async function* lines(): AsyncGenerator<TextLine> {
    try {
      for (const [at, text] of content.split("\n").entries()) yield { number: at + 1, text, end: "\n" };
    } finally {
      closed += 1;
    }
  }
  for await (const { cells } of csvRecords(lines(), () => ({ delimiter: ",", width: 1 }))) {
    expect(cells).toEqual([content.split("\n")[0]]);
    break;
  }
  expect(closed).toBe(1);
});

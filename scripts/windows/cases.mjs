/**
 * The cases: commands that a person types, with their expected results. They are the same on both systems,
 * unless `only` limits a case to Windows.
 *
 * @typedef {object} Case
 * @property {string} name
 * @property {Readonly<Record<string, string>>} [files] in the folder where the command runs
 * @property {readonly string[]} args `{here}` is that folder, as the system writes it
 * @property {string} [input] the text on standard input
 * @property {number} [code] the exit code. Default: 0
 * @property {readonly string[]} [planned] the files that `plan` chooses, with slashes
 * @property {readonly string[]} [stored] `externalId` or name of each file that arrives, byte for byte
 * @property {RegExp} [says]
 * @property {boolean} [twice] the command is run twice, and the second run is judged
 * @property {readonly string[]} [second] arguments of the second run
 * @property {boolean} [alone] it runs before all others, because it sees their uploads
 * @property {"windows"} [only]
 */

const TREE = {
  "scans/a.txt": "a",
  "scans/b.TXT": "bb",
  "scans/c.bin": "ccc",
  "scans/sub dir/d.txt": "dddd",
  "scans/sub dir/deep/e.txt": "eeeee",
  "scans/other/f.txt": "ffffff",
};
const ALL = Object.keys(TREE);
const HOME = ALL.filter((path) => !path.startsWith("scans/sub dir/"));

/** A selection of files: the options, and the remaining files. */
const choose = (name, args, planned, only) => ({
  name,
  files: TREE,
  args: ["plan", "--json", ...args],
  planned,
  ...(only === undefined ? {} : { only }),
});

/** Spellings of a folder that must not be uploaded. */
const EXCLUDED = ["sub dir", "sub dir/", "sub dir/**", "**/sub dir/**", "sub*/"];
const EXCLUDED_THERE = ["sub dir\\", "sub dir\\*", "sub dir\\**", "SUB DIR\\", "Sub Dir", ".\\sub dir\\"];

/** An upload: the files, the arguments, and the stored files. */
const send = (name, files, args, stored, more = {}) => ({ name, files, args, stored, ...more });

/** @type {readonly Case[]} */
export const CASES = [
  { name: "`--version`", args: ["--version"], says: /^\d+\.\d+\.\d+\n$/ },
  { name: "`--help`", args: ["--help"], says: /Usage: cdf-upload/ },
  { name: "help of a command", args: ["resume", "--help"], says: /Usage: cdf-upload resume/ },
  { name: "a misspelt option", args: ["--extrenal-id", "x", "a"], code: 2, says: /--external-id/ },
  { name: "a file that does not exist", args: ["no such.txt"], code: 1, says: /no such\.txt/ },
  send("a file", { "a.txt": "a" }, ["a.txt", "--external-id", "x"], ["x"]),
  send("a file by its full path", { "a.txt": "a" }, ["{here}/a.txt", "--external-id", "x"], ["x"]),
  send("an empty file", { "a.txt": "" }, ["a.txt", "--external-id", "x"], ["x"]),
  send(
    "spaces and brackets",
    { "a (1) [x] & b.txt": "a" },
    ["a (1) [x] & b.txt", "--external-id", "x"],
    ["x"],
  ),
  send(
    "Unicode",
    { "größe ☃ 写真.txt": "a" },
    ["größe ☃ 写真.txt", "--external-id", "{name}"],
    ["größe ☃ 写真.txt"],
  ),
  send(
    "a path of 300 characters",
    { [`${"d".repeat(100)}/${"e".repeat(100)}/${"f".repeat(100)}/a.txt`]: "a" },
    ["d".repeat(100), "--external-id", "{name}"],
    ["a.txt"],
  ),
  send(
    "20 MB in 3 parts",
    { "a.bin": "0123456789".repeat(2_000_000) },
    ["a.bin", "--external-id", "x", "--parts", "3"],
    ["x"],
  ),
  send(
    "`--verify download`",
    { "a.txt": "a" },
    ["a.txt", "--external-id", "x", "--verify", "download"],
    ["x"],
  ),
  send("`--external-id {path}` of a folder", TREE, ["scans", "--external-id", "{path}"], ALL),
  {
    name: "`{path}` of a full path has no drive",
    files: { "s/a.txt": "a" },
    args: ["plan", "--json", "{here}/s", "--external-id", "{path}"],
    says: /"externalId":"(?![A-Za-z]:)(?!\/)[^"\\]*\/here\/s\/a\.txt"/,
  },
  {
    name: "`--directory /{dir}` of a full path has no drive",
    files: { "s/a.txt": "a" },
    args: ["plan", "--json", "{here}/s", "--directory", "/{dir}"],
    says: /"directory":"\/(?![A-Za-z]:)(?!\/)[^"\\]*\/here\/s"/,
  },
  { name: "standard input", args: ["-", "--name", "in.txt"], input: "from elsewhere", stored: ["in.txt"] },
  { name: "`--emulator`", files: { "a.txt": "a" }, args: ["a.txt", "--emulator"], says: /identical/ },
  {
    name: "`--emulator-dir`, twice",
    files: { "a.txt": "a" },
    args: ["a.txt", "--emulator", "--emulator-dir", "kept", "--external-id", "x", "--overwrite"],
    twice: true,
    says: /identical, stored at /,
  },
  {
    name: "`status` without uploads",
    args: ["status"],
    alone: true,
    says: /There are no interrupted uploads/,
  },
  {
    name: "`clean` without uploads",
    args: ["clean", "--all", "--yes"],
    alone: true,
    says: /No interrupted uploads/,
  },
  { name: "`doctor`", args: ["doctor"], says: /project/i },
  { name: "`completion bash`", args: ["completion", "bash"], says: /cdf-upload/ },
  {
    name: "`--skip-existing`, twice",
    files: { "a.txt": "a" },
    args: ["a.txt", "--external-id", "x", "--skip-existing", "--json"],
    twice: true,
    says: /"skipped":1/,
  },
  send("`--restart`", { "a.txt": "a" }, ["a.txt", "--external-id", "x", "--restart"], ["x"]),
  send("`--report`", { "a.txt": "a" }, ["a.txt", "--external-id", "x", "--report", "report.html"], ["x"]),
  {
    name: "a manifest with CR LF",
    files: { "s/a.txt": "a", "list.csv": "path,externalId\r\ns/a.txt,m-1\r\n" },
    args: ["--manifest", "list.csv"],
    stored: ["m-1"],
  },
  {
    name: "a manifest with backslashes",
    files: { "s/a.txt": "a", "list.csv": "path,externalId\ns\\a.txt,m-1\n" },
    args: ["--manifest", "list.csv"],
    stored: ["m-1"],
    only: "windows",
  },
  choose("a folder", ["scans"], ALL),
  choose("a folder, no subfolders", ["scans", "--no-recursive"], ALL.slice(0, 3)),
  choose("a pattern with slashes", ["scans/*.bin"], ["scans/c.bin"]),
  choose("`--include *.bin`", ["scans", "--include", "*.bin"], ["scans/c.bin"]),
  choose("a folder with a backslash at its end", ["scans\\"], ALL, "windows"),
  choose("a pattern with backslashes", ["scans\\*.bin"], ["scans/c.bin"], "windows"),
  choose("a pattern in other case", ["SCANS/*.BIN"], ["SCANS/c.bin"], "windows"),
  choose("a pattern with `.\\`", [".\\scans\\*.bin"], ["scans/c.bin"], "windows"),
  ...EXCLUDED.map((pattern) => choose(`\`--exclude '${pattern}'\``, ["scans", "--exclude", pattern], HOME)),
  ...EXCLUDED_THERE.map((pattern) =>
    choose(`\`--exclude '${pattern}'\``, ["scans", "--exclude", pattern], HOME, "windows"),
  ),
  {
    name: "hidden files stay at home",
    files: { "s/a.txt": "a", "s/desktop.ini": "x", "s/Thumbs.db": "x", "s/~$a.docx": "x", "s/.secret": "x" },
    args: ["plan", "--json", "s"],
    planned: ["s/a.txt"],
  },
  {
    name: "a drive in other case is the same file",
    files: { "a.txt": "a" },
    args: ["{HERE}/a.txt", "--external-id", "x", "--skip-existing", "--json"],
    second: ["{here}/a.txt", "--external-id", "x", "--skip-existing", "--json"],
    says: /"skipped":1/,
    only: "windows",
  },
];

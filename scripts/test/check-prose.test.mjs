import assert from "node:assert/strict";
import { test } from "node:test";
import { findPhrases, findWideLines } from "../check-prose.mjs";
import { keepProse } from "../prose/keep-prose.mjs";
import { allowed, phrases } from "../prose/words.mjs";

/**
 * For each banned phrase, in the order of words.mjs: sentences that contain it, then sentences that look
 * similar.
 */
const cases = [
  [["The next run goes on with it.", "What was gone on\n * with"], ["The run goes on. With luck it ends."]],
  [["It goes on where it stopped.", "It went on after a crash."], ["This goes on for hours."]],
  [["The upload begins anew."], ["canewood"]],
  [
    ["The part is given up.", "It gives up."],
    ["It gives the upper limit.", "giveUp()"],
  ],
  [["They gave it up.", "giving them up"], ["It gave it an upper limit."]],
  [["what is half done", "a half-done upload"], ["Half of it is done."]],
  [["all stored uploads"], ["The file was stored. Upload the rest."]],
  [["what was left by stopped ones"], ["what was left by the interrupted upload"]],
  [["a stopped upload", "the stopped ones"], ["It stopped. Uploads resume."]],
  [
    ["It tells which.", "We are told.", "telling apart"],
    ["a teller", "`tell`", "The toll is high."],
  ],
  [
    ["an ended URL", "ended sessions"],
    ["The run ended. URLs stay valid.", "suspended URL"],
  ],
  [
    ["when the URLs end", "a token that has ended"],
    ["the end of URLs", "The URL endpoint"],
  ],
  [
    ["the address of the store", "addresses"],
    [
      "an IP address",
      "an email address",
      "--host <address>",
      "the address to listen on",
      "addressed",
      "ADDRESS_FAMILY",
    ],
  ],
  [
    ["It mends the file.", "mended"],
    ["an amendment", "a recommended size", "commend"],
  ],
  [["It stands twice in the list."], ["The column stands for two things."]],
  [
    ["double names", "a double entry"],
    ["double quotes", "a test double", "The delay doubles."],
  ],
  [
    ["ten at once", "all at\n * once"],
    ["at one time", "look at-once.md up"],
  ],
  [["while parts are under way"], ["an underway", "under the way"]],
  [["a part on its way", "on their way"], ["on the way"]],
  [
    ["No token could be had.", "It was had."],
    ["It had a token.", "behad"],
  ],
  [
    ["One look at the law.", "a look"],
    ["Look at it.", "looks", "a look-alike"],
  ],
  [["a site that was renewed", "the page is renewed"], ["The token was renewed."]],
  [["a renewed site"], ["a renewed token"]],
  [
    ["ten calls a second.", "4 MB a second at most", "bytes a minute"],
    ["a second file", "requests a second client sends"],
  ],
  [
    ["one URL a part.", "requests a file"],
    ["parts a file has", "request a part", "one URL per part"],
  ],
  [["It runs without a question."], ["without a prompt"]],
  [["It asks no question."], ["It prompts."]],
  [["the memory of a run"], ["the memory of the process"]],
  [
    ["the MD5 sum", "check sums"],
    ["the sum of sizes", "checksum"],
  ],
  [
    ["Whoever reads it", "whatever it is"],
    ["which ever", "anyone"],
  ],
  [["It lies beside the file."], ["besides", "besides the file"]],
  [
    ["It is no file.", "were no folders"],
    [
      "There is no file.",
      "There\n * are no files.",
      "It is no longer there.",
      "are no larger than it",
      "The answer is no.",
    ],
  ],
  [["there is nobody to ask"], ["Is somebody there?"]],
  [["It lets no page in."], ["Let us note this.", "lets nothing-like.ts be"]],
  [["none at all"], ["at all times", "at allied sites"]],
  [["What the client is made from", "what it is made of"], ["Say what it makes."]],
];

test("each banned phrase has sentences in this test", () => assert.equal(cases.length, phrases.length));

for (const [index, [banned, alike]] of cases.entries()) {
  const { not, write } = phrases[index] ?? {};
  test(`${not} is found in a comment, a string and Markdown`, () => {
    for (const sentence of banned) {
      const oneLine = sentence.replace("\n *", "");
      const files = {
        "a.ts": `let a;\n/**\n * ${sentence}\n */\n`,
        "b.mjs": `\nf("a word", \`\${x} ${oneLine}\`);`,
        "c.md": `\n\n${oneLine}\n`,
        "d.yaml": `\na:\n  description: >-\n    ${oneLine}\n`,
      };
      for (const [file, text] of Object.entries(files)) {
        const found = findPhrases(file, text).filter((fault) => fault.write === write);
        assert.ok(found.length > 0, `${file}: ${JSON.stringify(sentence)}`);
        assert.ok(found[0].line > 1, "the line number is right");
      }
    }
  });
  test(`${not} does not match similar sentences`, () => {
    for (const sentence of alike) {
      const found = findPhrases("a.ts", `/**\n * ${sentence}\n */\n`);
      assert.deepEqual(found, [], JSON.stringify(sentence));
    }
  });
}

test("code is not prose: identifiers, imports, values, code spans, links, fences", () => {
  const code = [
    'import { tell } from "./beside/whatever.js";',
    "const address = anew ? mended : told;",
    'call("whatever", { beside: /at once/ });',
    "const url = `https://host/whatever ${" + "beside} of it`; // see `at once` and https://host/at/whatever",
  ];
  assert.deepEqual(findPhrases("a.ts", code.join("\n")), []);
  assert.deepEqual(
    findPhrases("a.ts", "/** @param {{ a: string }} address of it @param {number} [anew] */"),
    [],
  );
  const markdown =
    "See `tell` and [it](docs/whatever.md).\n\n```sh\ncdf-upload whatever\n```\n<a href='beside'>it</a>\n";
  assert.deepEqual(findPhrases("a.md", markdown), []);
  const generated = "a\n<!-- engines: generated -->\n| told |\n<!-- /engines -->\ntold\n";
  assert.deepEqual(lines(findPhrases("a.md", generated)), [[5, "told"]]);
  assert.deepEqual(findPhrases("a.yaml", "whatever: beside\nexample: tell them\n"), []);
});

test("comments in fences and after code are prose, with their line number", () => {
  const markdown = "```sh\ncdf-upload status  # whatever was interrupted\n```\n";
  assert.deepEqual(lines(findPhrases("a.md", markdown)), [[2, "whatever"]]);
  assert.deepEqual(lines(findPhrases("a.ts", "\nconst a = 1; // goes on\n// with it\n")), [
    [2, "goes on with"],
  ]);
  assert.deepEqual(lines(findPhrases("a.c", "int a; /* whatever */\n")), [[1, "whatever"]]);
  assert.deepEqual(lines(findPhrases("a.html", "<p>\n<b>whatever</b></p><script>whatever</script>")), [
    [2, "whatever"],
  ]);
});

test("an exception allows its phrase only in its file and text", () => {
  const exception = { file: "a.md", text: "told you", because: "a quotation" };
  const found = findPhrases("a.md", "I told\nyou.\n\nIt was told.\n", [exception]);
  assert.deepEqual(
    found.map(({ line, used }) => [line, used]),
    [
      [1, exception],
      [4, undefined],
    ],
  );
  assert.equal(findPhrases("b.md", "I told you.", [exception])[0].used, undefined);
  assert.ok(allowed.every(({ because }) => because.length > 10));
});

test("the extracted prose has the length and the lines of the file", () => {
  const text = "/* é 𝒳 */\nconst a = 'a b';\n";
  const kept = keepProse("a.ts", text);
  assert.equal(kept.length, text.length);
  assert.equal(kept.split("\n").length, text.split("\n").length);
});

test("Markdown is at most 110 wide, outside tables, fences and targets of links", () => {
  const wide = `${"word ".repeat(22).trim()} x`;
  assert.equal(wide.length, 111);
  assert.deepEqual(findWideLines(`a\n${wide}\n`), [[2, 111]]);
  assert.deepEqual(findWideLines(`${wide.slice(0, 110)}\n| ${wide} |\n\`\`\`\n${wide}\n\`\`\`\n`), []);
  assert.deepEqual(findWideLines(`${"word ".repeat(20)}[link](docs/a-very-long-name-of-a-file.md)`), []);
});

function lines(found) {
  return found.map(({ line, phrase }) => [line, phrase]);
}

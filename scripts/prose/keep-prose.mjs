/**
 * Extracts the prose of a file. Everything else becomes U+0000 and white space stays, so the result has the
 * length and the lines of the file. A phrase is found across the lines of a comment, but never across code.
 */
import ts from "typescript";

const COMMENT = /\/\*[\s\S]*?\*\/|\/\/[^\n]*/g;
const CODE_SPAN = /(`+)(?!`)[^\n]*?[^`\n]\1(?!`)|`[^`\n]`/g;
const PARAMETER_NAME = /@(?:param|property)\s+\{.*?\}\s+\[?[\w.]+/g;
const PLAIN_URL = /\b[a-z][a-z+]*:\/\/[^\s)>"']+/g;

/** The extractor for each kind of file, by file name extension. */
const kinds = {
  ts: ofCode,
  mts: ofCode,
  js: ofCode,
  mjs: ofCode,
  c: ofComments,
  h: ofComments,
  css: ofComments,
  md: ofMarkdown,
  yaml: ofYaml,
  yml: ofYaml,
  html: ofHtml,
};

/**
 * Whether a file of this name contains prose. Generated files are excluded, because their source is checked.
 */
export function hasProse(file) {
  return endingOf(file) in kinds && !/\.gen\.|pnpm-lock/.test(file);
}

/**
 * @param {string} file its name selects the extractor
 * @param {string} text
 * @returns {string} as long as `text`
 */
export function keepProse(file, text) {
  const prose = blankExcept(text, kinds[endingOf(file)](text, file));
  return prose.replace(CODE_SPAN, blank).replace(PARAMETER_NAME, blank).replace(PLAIN_URL, blank);
}

function endingOf(file) {
  return file.slice(file.lastIndexOf(".") + 1);
}

const SPACES = Symbol("spaces");

/** @typedef {readonly [start: number, end: number, as?: typeof SPACES]} Range */

/** @returns {Range[]} comments, and strings that contain white space (others are names or values) */
function ofCode(text, file) {
  const strings = stringsOf(text, file);
  const withoutStrings = blankRanges(text, strings.all);
  return [...strings.prose, ...ofComments(withoutStrings)];
}

/** @returns {Range[]} */
function ofComments(text) {
  return [...text.matchAll(COMMENT)].flatMap((match) => withoutStars(match[0], match.index));
}

/** The lines of a comment. Its marks become spaces, so that a phrase can continue after them. */
function withoutStars(comment, start) {
  return [
    ...comment.matchAll(/^[ \t]*\*(?!\/)|^\/\*+|^\/\/+|\*\/$/gm),
    { 0: "", index: comment.length },
  ].reduce(
    ({ ranges, from }, { 0: mark, index }) => ({
      ranges: [
        ...ranges,
        [start + from, start + index],
        [start + index, start + index + mark.length, SPACES],
      ],
      from: index + mark.length,
    }),
    { ranges: [], from: 0 },
  ).ranges;
}

function stringsOf(text, file) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
  const all = [];
  const prose = [];
  const visit = (node) => {
    if (ts.isTemplateExpression(node)) {
      const pieces = [node.head, ...node.templateSpans.map((span) => span.literal)];
      add(
        pieces.map((piece) => [piece.getStart(source), piece.end]),
        pieces.some((piece) => /\s/.test(piece.text)),
      );
      for (const span of node.templateSpans) visit(span.expression);
      return;
    }
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node))
      add([[node.getStart(source), node.end]], /\s/.test(node.text));
    else if (node.kind === ts.SyntaxKind.RegularExpressionLiteral)
      add([[node.getStart(source), node.end]], false);
    ts.forEachChild(node, visit);
  };
  const add = (ranges, isProse) => {
    all.push(...ranges);
    if (isProse) prose.push(...ranges.flatMap(([start, end]) => withoutEscapes(text, start, end)));
  };
  visit(source);
  return { all, prose };
}

/** The text of a string without quotes and escapes, or of a template without its expressions. */
function withoutEscapes(text, start, end) {
  const inner = text.slice(start + 1, end).replace(/(?:\$\{|["'`])$/, "");
  return splitRange(inner, start + 1, /\\(?:[^\n]|\n)/g);
}

/**
 * Excludes code fences (except for comments), targets of links, and tags. It also excludes the text between
 * `<!-- x: generated -->` and `<!-- /x -->`, because its source is checked.
 *
 * @returns {Range[]}
 */
function ofMarkdown(markdown) {
  const text = markdown.replace(/^<!-- (\w+): generated -->$[\s\S]*?^<!-- \/\1 -->$/gm, blank);
  const ranges = [];
  let fence;
  for (const { line, start } of linesOf(text)) {
    if (line.includes("\0")) continue;
    const mark = /^\s*(?:[-*] |\d+\. )?\s*(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark !== undefined && (fence === undefined || line.trim().startsWith(fence))) {
      fence = fence === undefined ? mark : undefined;
    } else if (fence === undefined) {
      ranges.push(...splitRange(line, start, /\]\([^)]*\)|<[^>\n]+>|^\[[^\]]+\]:.*$/g));
    } else {
      const comment = /(?:^|\s)(?:#|\/\/|\/?\*+)\s(.*)$/d.exec(line);
      if (comment !== null) ranges.push([start + comment.indices[1][0], start + line.length]);
    }
  }
  return ranges;
}

/** @returns {Range[]} comments, descriptions, summaries and titles */
function ofYaml(text) {
  const ranges = [];
  let depth;
  for (const { line, start } of linesOf(text)) {
    const indent = line.search(/\S/);
    if (indent === -1) continue;
    if (depth !== undefined && indent > depth) {
      ranges.push([start, start + line.length]);
      continue;
    }
    const key = /^(\s*(?:- )?)(?:description|summary|title|name):\s/.exec(line);
    depth = key === null ? undefined : key[1].length;
    const comment = /(?:^|\s)#\s/.exec(line);
    const from = key?.[0].length ?? (comment === null ? undefined : comment.index + comment[0].length);
    if (from !== undefined) ranges.push([start + from, start + line.length]);
  }
  return ranges;
}

/** @returns {Range[]} */
function ofHtml(text) {
  return splitRange(text, 0, /<(script|style)[\s\S]*?<\/\1>|<!--|-->|<[^>]+>/g);
}

function linesOf(text) {
  return [...text.matchAll(/[^\n]+/g)].map((match) => ({ line: match[0], start: match.index }));
}

/** The ranges between the matches of `separator`. `start` is the offset of `text` in the file. */
function splitRange(text, start, separator) {
  const ranges = [];
  let from = 0;
  for (const match of text.matchAll(separator)) {
    ranges.push([start + from, start + match.index]);
    from = match.index + match[0].length;
  }
  ranges.push([start + from, start + text.length]);
  return ranges.filter(([begin, end]) => begin < end);
}

function blankExcept(text, ranges) {
  let result = "";
  let at = 0;
  for (const [start, end, spaces] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const kept = text.slice(start, end);
    result += blank(text.slice(at, start)) + (spaces === SPACES ? kept.replace(/\S/g, " ") : kept);
    at = end;
  }
  return result + blank(text.slice(at));
}

function blankRanges(text, ranges) {
  let result = "";
  let at = 0;
  for (const [start, end] of ranges.toSorted((a, b) => a[0] - b[0])) {
    result += text.slice(at, start) + blank(text.slice(start, end));
    at = end;
  }
  return result + text.slice(at);
}

function blank(text) {
  return text.replace(/\S/g, "\0");
}

// The bytes that all clients send: random, so that they cannot be compressed or deduplicated.
import { createHash, randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { crc32 } from "node:zlib";

const BLOCK = 8 * 1024 * 1024;

/** @param {string} path @param {number} size bytes; afterwards the file is in the page cache for every client */
export async function makeFile(path, size) {
  const block = randomBytes(Math.min(size, BLOCK));
  const file = await open(path, "w");
  for (let at = 0; at < size; at += BLOCK) {
    // Each block is different, so that parts in the wrong order are detected.
    if (block.length >= 8) block.writeDoubleLE(at);
    await file.write(block, 0, Math.min(BLOCK, size - at), at);
  }
  // Flushed now, so that it does not disturb measurements.
  await file.sync();
  await file.close();
  return path;
}

/**
 * A file of any size that uses no disk space: its bytes are zeros. @param {string} path @param {number} size
 */
export async function makeSparseFile(path, size) {
  await writeFile(path, "");
  await truncate(path, size);
  return path;
}

/**
 * The same bytes with one file per part, for clients that cannot send a range of a file.
 * @param {string} path
 * @param {number} size
 * @param {number} partSize
 * @param {string} folder
 * @param {boolean} [sparse] the parts are zeros without disk space
 */
export async function makePartFiles(path, size, partSize, folder, sparse = false) {
  const source = await open(path);
  const files = [];
  for (let start = 0; start < size; start += partSize) {
    const file = join(folder, `part-${start / partSize + 1}`);
    const length = Math.min(partSize, size - start);
    if (sparse) await makeSparseFile(file, length);
    else await copyRange(source, start, length, file);
    files.push(file);
  }
  await source.close();
  return files;
}

/** @param {import("node:fs/promises").FileHandle} source @param {number} start @param {number} length @param {string} into */
async function copyRange(source, start, length, into) {
  const target = await open(into, "w");
  for await (const chunk of readRange(source, start, length)) await target.write(chunk);
  await target.sync();
  await target.close();
}

/** @param {import("node:fs/promises").FileHandle} source @param {number} start @param {number} length */
async function* readRange(source, start, length) {
  const block = Buffer.allocUnsafe(Math.min(BLOCK, Math.max(length, 1)));
  for (let done = 0; done < length; ) {
    const { bytesRead } = await source.read(block, 0, Math.min(block.length, length - done), start + done);
    if (bytesRead === 0) throw new Error("The bench's own file is shorter than when it was created.");
    done += bytesRead;
    yield block.subarray(0, bytesRead);
  }
}

/** CRC-32 of each range of the file; `lengths` are in order. @param {string} path @param {readonly number[]} lengths */
export async function sumStretches(path, lengths) {
  const file = await open(path);
  const sums = [];
  let start = 0;
  for (const length of lengths) {
    let sum = 0;
    for await (const chunk of readRange(file, start, length)) sum = crc32(chunk, sum);
    sums.push(sum);
    start += length;
  }
  await file.close();
  return sums;
}

/** What a store would answer each part with: its MD5, in base64. @param {readonly string[]} files */
export async function md5OfEach(files) {
  const sums = [];
  for (const file of files) {
    const hash = createHash("md5");
    for await (const chunk of createReadStream(file, { highWaterMark: BLOCK })) hash.update(chunk);
    sums.push(hash.digest("base64"));
  }
  return sums;
}

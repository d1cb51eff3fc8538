// Reads the table of contents of a zip file, such as a .vsix; nothing more of the format.
import { readFileSync } from 'node:fs';

const endRecord = 0x06054b50;
const entryRecord = 0x02014b50;

/**
 * @param {string} file
 * @returns {{ name: string, size: number }[]} every entry, `size` in bytes when unpacked
 */
export const listZip = (file) => {
  const bytes = readFileSync(file);
  let end = bytes.length - 22;
  while (end >= 0 && bytes.readUInt32LE(end) !== endRecord) end--;
  if (end < 0) throw new Error(`${file} is not a zip file`);
  const entries = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    if (bytes.readUInt32LE(at) !== entryRecord) throw new Error(`${file} is damaged`);
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) =>
      bytes.readUInt16LE(at + offset),
    );
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    entries.push({ name, size: bytes.readUInt32LE(at + 24) });
    at += 46 + nameLength + extraLength + commentLength;
  }
  return entries;
};

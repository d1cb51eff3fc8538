import { parseDuration } from '../durations.ts';
import type { Schema } from '../model.ts';
import { celEnvironment } from './environment.ts';

/** The library's duration; nobody else can make one. */
export type Duration = {
  readonly seconds: bigint;
  readonly nanos: number;
  addDuration(other: Duration): Duration;
};

/** What a text of a `format` is to CEL: a moment, a duration, bytes; else the text itself. */
export function fromText({ format }: Schema, text: string): string | Date | Duration | Uint8Array {
  switch (format) {
    case 'date':
    case 'date-time': {
      const moment = new Date(text);
      return Number.isNaN(moment.getTime()) ? text : moment;
    }
    case 'duration': {
      const nanoseconds = parseDuration(text);
      return nanoseconds === undefined ? text : toDuration(nanoseconds);
    }
    case 'byte':
      return bytesOf(text);
    default:
      return text;
  }
}

function toDuration(nanoseconds: bigint): Duration {
  return celEnvironment().evaluate('duration(text)', { text: `${nanoseconds}ns` });
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Bytes in base 64; what is none of it has another finding. */
function bytesOf(text: string): Uint8Array {
  const bytes: number[] = [];
  let bits = 0;
  let count = 0;
  for (const letter of text.replaceAll('=', '')) {
    bits = ((bits << 6) | Math.max(LETTERS.indexOf(letter), 0)) & 0xffffff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes.push((bits >> count) & 255);
  }
  return Uint8Array.from(bytes);
}

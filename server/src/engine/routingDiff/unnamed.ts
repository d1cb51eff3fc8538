import type { RankedMatch } from '../routing/rank.ts';
import { firstOf } from './hostClasses.ts';
import type { Unnamed } from './least.ts';

const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS', 'PROPFIND'];

/** Names that none of the matches has: whoever asks for one of theirs does not get requests with these. */
export function unnamedBy(matches: readonly RankedMatch[]): Unnamed {
  const methods = new Set<string>();
  const words = new Set<string>();
  for (const { rule } of matches) {
    const { target } = rule;
    if (target.type === 'http') {
      if (target.method) methods.add(target.method.value);
      for (const segment of target.path.value.split('/')) words.add(segment);
    } else if (target.type === 'grpc') {
      for (const text of [target.service, target.method]) if (text) words.add(text.value);
    }
  }
  const word = (labels: readonly string[]): string => firstOf(labels, String, (each) => !words.has(each));
  return {
    segment: word(['any', 'other']),
    service: word(['any.Service', 'other.Service']),
    method: firstOf(METHODS, String, (each) => !methods.has(each)),
  };
}

/** The same with words of other shapes, which regular expressions may not cover. */
export function otherWords(unnamed: Unnamed): readonly Unnamed[] {
  return ['1', 'Any', 'any-1', 'any.txt', 'any/1'].map((segment) => ({
    ...unnamed,
    segment,
    service: `${segment.replace(/\W/g, '_')}.Service`,
  }));
}

import type { Answer } from '../routing/result.ts';
import { isList, isObject, type Json, type JsonObject } from '../yaml/value.ts';
import { backendFacts, mirrorFacts } from './compareBackends.ts';
import { redirectFacts, requestFacts, responseFacts } from './compareMessages.ts';
import { routeFacts } from './compareRoute.ts';
import { outcomeText } from './compareText.ts';
import type { Fact } from './model.ts';

/** Every key of an expectation beside what the answer says. What an expectation leaves out is free. */
export function compare(expected: JsonObject, answer: Answer): readonly Fact[] {
  return Object.entries(expected).flatMap(([key, value]) => compareKey(key, value, answer));
}

function compareKey(key: string, value: Json, answer: Answer): readonly Fact[] {
  switch (key) {
    case 'backend':
      return isObject(value) ? [backendFacts(key, [value], answer, false)] : [];
    case 'backends':
      return isList(value) ? [backendFacts(key, value.filter(isObject), answer, true)] : [];
    case 'mirrors':
      return isList(value) ? [mirrorFacts(value.filter(isObject), answer)] : [];
    case 'status':
    case 'grpcStatus':
      return [statusFact(key, value, answer)];
    case 'redirect':
      return isObject(value) ? redirectFacts(value, answer) : [];
    case 'request':
      return isObject(value) ? requestFacts(value, answer) : [];
    case 'responseHeaders':
      return isObject(value) ? responseFacts(value, answer) : [];
    case 'route':
      return isObject(value) ? routeFacts(value, answer) : [];
    default:
      return [];
  }
}

function statusFact(key: 'status' | 'grpcStatus', value: Json, answer: Answer): Fact {
  const actual = answer[key];
  return {
    key,
    expected: String(value),
    actual: actual === undefined ? outcomeText(answer) : String(actual),
    holds: actual === value,
  };
}

import type { Answer, BackendObject } from '../routing/result.ts';
import { type JsonObject, numberAt, stringAt } from '../yaml/value.ts';
import { liveBackends, NOTHING, objectText, outcomeText, percentText } from './compareText.ts';
import type { Fact } from './model.ts';

/** Shares are compared with this tolerance. */
const TOLERANCE = 0.001;

/** Whether exactly these backends get a share of the requests. One that is named with a share of 0 gets none. */
export function backendFacts(
  key: string,
  expected: readonly JsonObject[],
  answer: Answer,
  withShares: boolean,
): Fact {
  const actual = liveBackends(answer);
  const wanted = expected.filter((each) => numberAt(each, 'share') !== 0);
  const fits = (each: JsonObject, index: number): boolean => {
    const backend = actual[index];
    const share = numberAt(each, 'share');
    return (
      backend !== undefined &&
      isObjectOf(each, backend) &&
      (share === undefined || Math.abs(backend.share - share) <= TOLERANCE)
    );
  };
  const share = (value: number | undefined): string =>
    value === undefined || !withShares ? '' : ` ${percentText(value * 100)}`;
  return {
    key,
    expected: listText(wanted.map((each) => `${expectedText(each)}${share(numberAt(each, 'share'))}`)),
    actual:
      actual.length > 0 || (withShares && answer.outcome === 'forward')
        ? listText(actual.map((each) => `${objectText(each)}${share(each.share)}`))
        : outcomeText(answer),
    holds: pairsUp(wanted, actual.length, fits),
  };
}

/** Whether exactly these get copies. */
export function mirrorFacts(expected: readonly JsonObject[], { mirrors }: Answer): Fact {
  const fits = (each: JsonObject, index: number): boolean => {
    const mirror = mirrors[index];
    const percent = numberAt(each, 'percent');
    return (
      mirror !== undefined &&
      isObjectOf(each, mirror) &&
      (percent === undefined || Math.abs(mirror.percent - percent) <= TOLERANCE * 100)
    );
  };
  const percent = (value: number | undefined): string =>
    value === undefined ? '' : ` ${percentText(value)}`;
  return {
    key: 'mirrors',
    expected: listText(expected.map((each) => `${expectedText(each)}${percent(numberAt(each, 'percent'))}`)),
    actual: listText(mirrors.map((each) => `${objectText(each)}${percent(each.percent)}`)),
    holds: pairsUp(expected, mirrors.length, fits),
  };
}

function listText(texts: readonly string[]): string {
  return texts.length === 0 ? NOTHING : texts.join(', ');
}

function expectedText(expected: JsonObject): string {
  return objectText({
    kind: stringAt(expected, 'kind'),
    namespace: stringAt(expected, 'namespace'),
    name: stringAt(expected, 'name'),
    port: numberAt(expected, 'port'),
  });
}

function isObjectOf(expected: JsonObject, actual: BackendObject): boolean {
  const { group, kind, namespace, name, port } = expected;
  return (
    (group === undefined || group === actual.group) &&
    (kind === undefined || kind === actual.kind) &&
    (namespace === undefined || namespace === actual.namespace) &&
    (name === undefined || name === actual.name) &&
    (port === undefined || port === actual.port)
  );
}

/** Whether each of `wanted` can have one of `count` for itself that fits, and none is left over (augmenting paths). */
function pairsUp(
  wanted: readonly JsonObject[],
  count: number,
  fits: (each: JsonObject, index: number) => boolean,
): boolean {
  if (wanted.length !== count) return false;
  const takenBy = new Map<number, JsonObject>();
  const place = (each: JsonObject, tried: Set<number>): boolean => {
    for (let index = 0; index < count; index++) {
      if (tried.has(index) || !fits(each, index)) continue;
      tried.add(index);
      const other = takenBy.get(index);
      if (other === undefined || place(other, tried)) {
        takenBy.set(index, each);
        return true;
      }
    }
    return false;
  };
  return wanted.every((each) => place(each, new Set()));
}

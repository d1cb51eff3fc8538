import { displayName } from '../manifest/resource.ts';
import { message } from '../messages.ts';
import { isUnknownText } from '../yaml/placeholders.ts';
import { type Doubt, isLikely, unknown } from './doubt.ts';
import { compareMatches, type RankedMatch } from './rank.ts';

/** A match that fits a request, perhaps. */
export type Fitting = { readonly match: RankedMatch; readonly doubts: readonly Doubt[] };

/** Who may take a request: a match, or none of them. */
export type Winner = { readonly match?: RankedMatch; readonly doubts: readonly Doubt[] };

/**
 * All that may win, the likeliest first. A match may win if no other one that fits for certain comes before it for
 * certain; if none fits for certain, perhaps nobody takes the request.
 * @param fitting in the order of precedence
 */
export function winnersOf(fitting: readonly Fitting[], mesh = false): readonly Winner[] {
  const certain = fitting.filter(({ doubts }) => doubts.length === 0);
  const first = certain[0];
  if (first && first === fitting[0] && fitting.length === 1) return [first];
  const beats = (a: Fitting, b: Fitting): boolean => {
    const { order, unsure } = compareMatches(a.match, b.match, mesh);
    return order < 0 && unsure === undefined;
  };
  const possible: Winner[] = fitting.filter(
    (each) => !certain.some((other) => other !== each && beats(other, each)),
  );
  if (!first) possible.push({ doubts: [] });
  const likeliest = possible.find(({ doubts }) => isLikely(doubts)) ?? { doubts: [] };
  return [
    likeliest,
    ...possible.filter((each) => each !== likeliest).map((each) => withRankDoubt(likeliest, each, mesh)),
  ];
}

/** Both fit, and it is not certain which of them comes first. */
function withRankDoubt(likeliest: Winner, other: Winner, mesh: boolean): Winner {
  if (!likeliest.match || !other.match) return other;
  const doubt = rankDoubt(likeliest.match, other.match, mesh);
  return doubt ? { ...other, doubts: [...other.doubts, doubt] } : other;
}

function rankDoubt(a: RankedMatch, b: RankedMatch, mesh: boolean): Doubt | undefined {
  const { by, unsure } = compareMatches(a, b, mesh);
  if (unsure === undefined || (unsure === 'unknown' && by !== 'age')) return undefined; // their values say it already
  const names = { first: nameBeside(a, b), second: nameBeside(b, a) };
  switch (by) {
    case 'age':
      return unknown(
        names.first === names.second
          ? message('routing.depends.variant', { route: names.first })
          : message('routing.depends.age', names),
      );
    case 'path-type':
      return { certainty: unsure, because: message('routing.depends.regex-precedence', names) };
    case 'kind':
      return { certainty: unsure, because: message('routing.depends.kinds', names) };
    case 'hostname':
      return { certainty: unsure, because: message('routing.depends.hostname-precedence', names) };
    default:
      return { certainty: unsure, because: message('routing.depends.precedence', names) };
  }
}

/** How messages call a match: by its Route, or by its rule where the other one is of the same Route. */
export function nameBeside(match: RankedMatch, other: RankedMatch): string {
  if (match.route.resource !== other.route.resource) return displayName(named(match));
  const { ruleIndex, ruleName } = match.rule;
  const number = `#${ruleIndex + 1}`; // people count rules from one
  return ruleName === undefined ? number : `${number} (${ruleName})`;
}

/** A match's Route by its name, with the namespace where that is known. */
export function named({ route, namespace }: Pick<RankedMatch, 'route' | 'namespace'>): {
  readonly kind: string;
  readonly namespace?: string;
  readonly name?: string;
} {
  const { kind, name } = route.resource;
  return {
    kind,
    ...(namespace.type === 'named' && { namespace: namespace.name }),
    ...(name !== undefined && !isUnknownText(name) && { name }),
  };
}

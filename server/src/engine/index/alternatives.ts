import { isGatewayApiGroup } from '../manifest/kinds.ts';
import { nameDifferentEnvironments } from './environments.ts';
import type { Index } from './index.ts';
import { type NamespaceRules, namespaceOf } from './namespaces.ts';

/**
 * Whether two files are alternatives, of which a cluster holds one at most: their paths name different environments, or
 * the folders in which they part both hold an object of the same kind, namespace and name.
 */
export type Alternatives = (a: string, b: string) => boolean;

/** The alternatives of a workspace; found once for as long as no object moves. */
export function alternativesIn(index: Index, rules: NamespaceRules): Alternatives {
  return current(index, rules).alternatives;
}

/** Whether objects have moved in such a way that one of the answers given so far is now another. */
export function alternativesChanged(index: Index, rules: NamespaceRules): boolean {
  const before = known.get(index);
  if (!before || before.state === stateOf(index, rules)) return false;
  known.delete(index);
  if (before.answers.size === 0) return false;
  const { holdTheSame } = current(index, rules);
  let changed = false;
  for (const [pair, answer] of before.answers) {
    const [left = '', right = ''] = pair.split('\n');
    if (holdTheSame(left, right) !== answer) changed = true;
  }
  return changed;
}

type Known = {
  readonly state: string;
  readonly alternatives: Alternatives;
  /** Whether two folders or files hold the same object. */
  readonly holdTheSame: (left: string, right: string) => boolean;
  readonly answers: ReadonlyMap<string, boolean>;
};

const known = new WeakMap<Index, Known>();

function current(index: Index, rules: NamespaceRules): Known {
  const state = stateOf(index, rules);
  const before = known.get(index);
  if (before?.state === state) return before;
  const found = { state, ...findAlternatives(index, rules) };
  known.set(index, found);
  return found;
}

function stateOf(index: Index, { kustomizations, defaultNamespace }: NamespaceRules): string {
  return `${index.placesRevision} ${kustomizations.revision} ${defaultNamespace ?? ''}`;
}

function findAlternatives(index: Index, rules: NamespaceRules): Omit<Known, 'state'> {
  let repeated: ReadonlyMap<string, ReadonlySet<string>> | undefined;
  const answers = new Map<string, boolean>();
  const holdTheSame = (left: string, right: string): boolean => {
    const pair = `${left}\n${right}`;
    let answer = answers.get(pair);
    if (answer === undefined) {
      repeated ??= repeatedObjects(index, rules);
      const there = repeated.get(right);
      answer = [...(repeated.get(left) ?? [])].some((object) => there?.has(object));
      answers.set(pair, answer);
    }
    return answer;
  };
  const alternatives: Alternatives = (a, b) => {
    const [left, right] = whereTheyPart(a, b);
    return left !== right && (nameDifferentEnvironments(a, b) || holdTheSame(left, right));
  };
  return { alternatives, holdTheSame, answers };
}

/** By file and folder, the objects in it that are written more than once in the workspace. */
function repeatedObjects(index: Index, rules: NamespaceRules): ReadonlyMap<string, ReadonlySet<string>> {
  const holders = new Map<string, Set<string>>();
  for (const objects of index.namesakes()) {
    const byNamespace = new Map<string, Set<string>>();
    for (const object of objects) {
      const { group, kind } = object.resource;
      // Platforms and teams each write Namespaces, Secrets and ConfigMaps of the same name without being alternatives.
      if (object.created || !(isGatewayApiGroup(group) || object.key === '/Service')) continue;
      if (rules.kustomizations.isPatch(object.uri)) continue;
      const namespace = namespaceOf(rules, object);
      if (namespace.type !== 'named') continue;
      const id = `${group}/${kind}/${namespace.name}/${object.name}`;
      byNamespace.set(id, (byNamespace.get(id) ?? new Set()).add(object.uri));
    }
    for (const [id, uris] of byNamespace)
      if (uris.size > 1)
        for (const uri of uris)
          for (const at of upwards(uri)) {
            const held = holders.get(at);
            if (held) held.add(id);
            else holders.set(at, new Set([id]));
          }
  }
  return holders;
}

/** A file and the folders above it. */
function upwards(uri: string): string[] {
  const found = [uri];
  for (let slash = uri.lastIndexOf('/'); slash > 0; slash = uri.lastIndexOf('/', slash - 1))
    found.push(uri.slice(0, slash));
  return found;
}

/** The first segments in which two paths differ, each with all that stands before it. */
function whereTheyPart(a: string, b: string): readonly [string, string] {
  if (a === b) return [a, b];
  let slash = -1; // the last one that both have
  for (let i = 0; i < a.length && a[i] === b[i]; i++) if (a[i] === '/') slash = i;
  const upTo = (text: string): string => {
    const end = text.indexOf('/', slash + 1);
    return end === -1 ? text : text.slice(0, end);
  };
  return [upTo(a), upTo(b)];
}

import type { Environment } from '@marcbachmann/cel-js';
import { Optional } from '@marcbachmann/cel-js';

/**
 * Comprehensions over two variables (index or key, and value), and `optMap` and `optFlatMap`: Kubernetes has them, the
 * library does not.
 */
export function registerComprehensions(environment: Environment): void {
  for (const receiver of ['list', 'map'])
    for (const [name, count, finish] of COMPREHENSIONS)
      environment.registerFunction(
        `${receiver}.${name}(${Array.from({ length: count }, () => 'ast').join(', ')}): dyn`,
        (call: Call) => overTwo(call, finish),
      );
  for (const [name, wrap] of OPTIONAL_MAPS)
    environment.registerFunction(`optional.${name}(ast, ast): dyn`, (call: Call) => overOptional(call, wrap));
}

/** What the rounds came to: the key of each and what its bodies gave, up to three. */
type Round = { readonly key: unknown; readonly results: readonly unknown[] };
type Finish = (rounds: readonly Round[], isMap: boolean) => unknown;

const COMPREHENSIONS: readonly (readonly [name: string, count: number, finish: Finish])[] = [
  ['all', 3, (rounds) => rounds.every(holds)],
  ['exists', 3, (rounds) => rounds.some(holds)],
  ['existsOne', 3, (rounds) => rounds.filter(holds).length === 1],
  ['transformList', 3, (rounds) => rounds.map(({ results }) => results[0])],
  ['transformList', 4, (rounds) => rounds.filter(holds).map(({ results }) => results[1])],
  ['transformMap', 3, (rounds) => toMap(rounds, 0)],
  ['transformMap', 4, (rounds) => toMap(rounds.filter(holds), 1)],
];

const OPTIONAL_MAPS: readonly (readonly [name: string, wrap: (value: unknown) => unknown])[] = [
  ['optMap', (value) => Optional.of(value)],
  ['optFlatMap', (value) => value],
];

function holds({ results: [first] }: Round): boolean {
  if (typeof first !== 'boolean') throw new Error('a predicate gives a boolean');
  return first;
}

function toMap(rounds: readonly Round[], at: number): object {
  return Object.fromEntries(rounds.map(({ key, results }) => [String(key), results[at]]));
}

function overTwo({ args, receiver }: Call, finish: Finish): Macro {
  const [first, second, ...bodies] = args;
  const [key, value] = [nameOf(first), nameOf(second)];
  let inner: Context | undefined;
  let outer: Context | undefined;
  return {
    async: false,
    typeCheck: (checker, _macro, context) => {
      checker.check(receiver, context);
      const dyn = checker.getType('dyn');
      outer = context.forkWithVariable(key, dyn);
      inner = outer.forkWithVariable(value, dyn);
      for (const body of bodies) checker.check(body, inner);
      return dyn;
    },
    evaluate: (evaluator, _macro, context) => {
      const range = evaluator.run(receiver, context);
      const rounds = entriesOf(range).map(([at, item]): Round => {
        const around = outer?.reuse(context).setIterValue(at, evaluator) ?? context;
        const scope = inner?.reuse(around).setIterValue(item, evaluator) ?? around;
        return { key: at, results: lazily(bodies, (body) => evaluator.run(body, scope)) };
      });
      return finish(rounds, !Array.isArray(range));
    },
  };
}

/** A filter comes before what it filters: the rest is not asked where it says no. */
function lazily(bodies: readonly unknown[], ask: (body: unknown) => unknown): readonly unknown[] {
  const [first, ...rest] = bodies;
  const result = ask(first);
  return rest.length > 0 && result !== true ? [result] : [result, ...rest.map(ask)];
}

function overOptional({ args, receiver }: Call, wrap: (value: unknown) => unknown): Macro {
  const [variable, body] = args;
  const name = nameOf(variable);
  let inner: Context | undefined;
  return {
    async: false,
    typeCheck: (checker, _macro, context) => {
      checker.check(receiver, context);
      inner = context.forkWithVariable(name, checker.getType('dyn'));
      checker.check(body, inner);
      return checker.getType('dyn');
    },
    evaluate: (evaluator, _macro, context) => {
      const optional = evaluator.run(receiver, context);
      if (!(optional instanceof Optional)) throw new Error('not an optional value');
      if (!optional.hasValue()) return Optional.none();
      const scope = inner?.reuse(context).setIterValue(optional.value(), evaluator) ?? context;
      return wrap(evaluator.run(body, scope));
    },
  };
}

/** Of a list its indices and items, of a map its keys and values. */
function entriesOf(range: unknown): readonly (readonly [unknown, unknown])[] {
  if (Array.isArray(range)) return range.map((item: unknown, index) => [BigInt(index), item]);
  if (range instanceof Map) return [...range];
  if (typeof range === 'object' && range !== null) return Object.entries(range);
  throw new Error('neither list nor map');
}

function nameOf(node: Node | undefined): string {
  if (node?.op !== 'id' || typeof node.args !== 'string') throw new Error('a variable is a name');
  return node.args;
}

/** What of the library's insides a macro sees. */
type Node = { readonly op: string; readonly args: unknown };
type Call = { readonly args: readonly Node[]; readonly receiver: Node };
type Context = {
  forkWithVariable(name: string, type: unknown): Context;
  reuse(parent: Context): Context;
  setIterValue(value: unknown, evaluator: Evaluator): Context;
};
type Checker = { check(node: unknown, context: unknown): unknown; getType(name: string): unknown };
type Evaluator = { run(node: unknown, context: unknown): unknown };
type Macro = {
  readonly async: false;
  typeCheck(checker: Checker, macro: unknown, context: Context): unknown;
  evaluate(evaluator: Evaluator, macro: unknown, context: Context): unknown;
};

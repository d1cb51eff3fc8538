import type { ASTNode } from '@marcbachmann/cel-js';
import { nameOfCall } from './rewrite.ts';
import type { Shape } from './shape.ts';
import { ANYTHING, either, listOf, SCALAR, textOf } from './shape.ts';

/** What an expression can cost at most, in the API server's units, and fields that it asks for in vain. */
export type Estimate = { readonly cost: number; readonly missingFields: readonly string[] };

/**
 * An upper bound of what an expression costs, from the shapes of its variables. The units are those of the API server
 * (a step is 1, a character passed over 0.1, a character of a pattern a quarter of that again), and so are the sizes
 * of what has no limit (apiserver, cel/library/cost.go; cel-go, checker/cost.go). It differs where that is simpler: there
 * is an upper bound and no lower one, both sides of `&&` and `||` count in full, and the results of calls are as large as
 * their parts can make them.
 */
export function estimateCost(ast: ASTNode, variables: { readonly [name: string]: Shape }): Estimate {
  const missing = new Set<string>();
  const { cost } = visit(ast, { variables: new Map(Object.entries(variables)), missing });
  return { cost, missingFields: [...missing] };
}

type Scope = { readonly variables: ReadonlyMap<string, Shape>; readonly missing: Set<string> };
type Costed = { readonly cost: number; readonly shape: Shape };

const PASS = 0.1;
const PATTERN = 0.25;
const LIST_MADE = 10;
const MAP_MADE = 30;

function visit(node: ASTNode, scope: Scope): Costed {
  switch (node.op) {
    case 'value':
      return { cost: 0, shape: typeof node.args === 'string' ? textOf(node.args.length) : SCALAR };
    case 'id':
      return { cost: 1, shape: scope.variables.get(node.args) ?? ANYTHING };
    case '.':
    case '.?':
      return select(node.args[0], node.args[1], scope);
    case '[]':
    case '[?]': {
      const [of, index] = node.args.map((arg) => visit(arg, scope));
      return { cost: 1 + costOf(of, index), shape: of?.shape.value() ?? ANYTHING };
    }
    case 'list': {
      const items = node.args.map((arg) => visit(arg, scope));
      return { cost: LIST_MADE + costOf(...items), shape: listOf(items.length, unite(items)) };
    }
    case 'map': {
      const entries = node.args.flatMap(([key, value]) => [visit(key, scope), visit(value, scope)]);
      const values = entries.filter((_, index) => index % 2 === 1);
      return { cost: MAP_MADE + costOf(...entries), shape: listOf(values.length, unite(values)) };
    }
    case '?:': {
      const [condition, yes, no] = node.args.map((arg) => visit(arg, scope));
      const dearer = Math.max(yes?.cost ?? 0, no?.cost ?? 0);
      return { cost: (condition?.cost ?? 0) + dearer, shape: unite([yes, no]) };
    }
    case 'call':
      return call(node.args[0], undefined, node.args[1], scope);
    case 'rcall':
      return call(node.args[0], node.args[1], node.args[2], scope);
    case '!_':
    case '-_':
      return { cost: 1 + visit(node.args, scope).cost, shape: SCALAR };
    case '&&':
    case '||': {
      const [left, right] = node.args.map((arg) => visit(arg, scope));
      return { cost: costOf(left, right), shape: SCALAR };
    }
    default:
      return operator(node.op, node.args, scope);
  }
}

function operator(op: string, args: readonly ASTNode[], scope: Scope): Costed {
  const operands = args.map((arg) => visit(arg, scope));
  const [left = ANYTHING, right = ANYTHING] = operands.map(({ shape }) => shape);
  const cost = 1 + costOf(...operands);
  if (op === 'in') return { cost: cost + right.size, shape: SCALAR };
  if (op === '+') {
    const size = left.size + right.size;
    return { cost: cost + size * PASS, shape: { ...either(left, right), size } };
  }
  return { cost: cost + Math.min(left.size, right.size) * PASS, shape: SCALAR };
}

function select(of: ASTNode, field: string, scope: Scope): Costed {
  const { cost, shape } = visit(of, scope);
  const found = shape.field(field);
  if (found === 'none') scope.missing.add(field);
  return { cost: cost + 1, shape: found === 'none' ? ANYTHING : found };
}

/** Macros that go through a list or a map, with what a round costs beside its body. */
const ROUNDS: { readonly [macro: string]: number } = {
  all: 3,
  exists: 4,
  exists_one: 2,
  existsOne: 2,
  filter: 13,
  map: 12,
  transformList: 12,
  transformMap: 34,
  transformMapEntry: 34,
};

function call(
  written: string,
  receiver: ASTNode | undefined,
  args: readonly ASTNode[],
  scope: Scope,
): Costed {
  const name = nameOfCall(written);
  if (receiver && Object.hasOwn(ROUNDS, name) && args[0]?.op === 'id' && args.length > 1)
    return rounds(name, receiver, args, scope);
  if (name === 'bind' && receiver?.op === 'id' && args[0]?.op === 'id' && args[1] && args[2]) {
    const bound = visit(args[1], scope);
    const body = visit(args[2], bind(scope, args[0].args, bound.shape));
    return { cost: bound.cost + body.cost, shape: body.shape };
  }
  const isNamespace = receiver?.op === 'id' && !scope.variables.has(receiver.args);
  const of = receiver && !isNamespace ? visit(receiver, scope) : undefined;
  const given = args.map((arg) => visit(arg, scope));
  const [first] = given;
  const text = of?.shape ?? first?.shape ?? SCALAR;
  const cost = costOf(of, ...given);
  if (name === 'has') return { cost: cost - 1, shape: SCALAR }; // looking whether it is there is free
  if (name === 'size') return { cost: cost + 1, shape: SCALAR };
  if (/^(?:matches|find|findAll)$/.test(name)) {
    const pattern = (of ? first : given[1])?.shape.size ?? 1;
    return {
      cost: cost + Math.ceil((text.size + 1) * PASS) * Math.ceil(pattern * PATTERN),
      shape: name === 'findAll' ? listOf(text.size, text) : text,
    };
  }
  const sizes = [of, ...given].reduce((sum, each) => sum + (each?.shape.size ?? 0), 0);
  const argument = (of ? first : given[1])?.shape.size ?? 0;
  const work = cost + 1 + workOf(name, text.size, argument);
  const shape = madeBy(name, text, [first, given[1]]);
  // What is made has to be written, and may be many times as large as what it was made from.
  return shape
    ? { cost: work + shape.size * PASS, shape }
    : { cost: work, shape: resultOf(name, text, sizes) };
}

/** What a call does beside being called: a pass over a text, over a list, or over both for each item of the other. */
function workOf(name: string, size: number, argument: number): number {
  if (PASSES.has(name)) return size * PASS;
  if (COPIES.has(name)) return size * PASS * 2;
  if (WALKS.has(name)) return size;
  if (name === 'startsWith' || name === 'endsWith') return argument * PASS;
  if (name === 'contains') return Math.ceil(size * PASS) * Math.ceil(argument * PASS);
  return PAIRS.has(name) ? size * argument : 0;
}

const PASSES: ReadonlySet<string> = new Set(
  'charAt substring trim lowerAscii upperAscii url isURL ip isIP isCanonical cidr isCIDR quantity isQuantity semver isSemver validate quote'.split(
    ' ',
  ),
);
const COPIES: ReadonlySet<string> = new Set([
  'replace',
  'split',
  'join',
  'format',
  'getQuery',
  'string',
  'bytes',
]);
const WALKS: ReadonlySet<string> = new Set('isSorted sum min max indexOf lastIndexOf'.split(' '));
const PAIRS: ReadonlySet<string> = new Set(['equivalent', 'intersects']);

/** A text that is put together, as large as it can be; undefined for other calls. */
function madeBy(
  name: string,
  text: Shape,
  [first, second]: readonly (Costed | undefined)[],
): Shape | undefined {
  if (name === 'replace') return textOf(text.size + (text.size + 1) * (second?.shape.size ?? 0));
  if (name === 'join') return textOf(text.size * (text.item().size + (first?.shape.size ?? 0)));
  if (name === 'format') return textOf(text.size + (first ? first.shape.size * first.shape.item().size : 0));
  return undefined;
}

/** What a call gives, as large as it can be. */
function resultOf(name: string, text: Shape, sizes: number): Shape {
  if (name === 'split') return listOf(text.size, text);
  if (/^(?:orValue|or|value|optional|of|ofNonZeroValue|flatten|distinct|sort|slice|reverse)$/.test(name))
    return text;
  if (/^(?:is[A-Z]|contains|startsWith|endsWith|intersects|equivalent|compareTo|hasValue)/.test(name))
    return SCALAR;
  return textOf(sizes);
}

function rounds(name: string, receiver: ASTNode, args: readonly ASTNode[], scope: Scope): Costed {
  const of = visit(receiver, scope);
  const names = args.slice(0, -1).flatMap((arg) => (arg.op === 'id' ? [arg.args] : []));
  const isTwo = names.length > 1 && args[1]?.op === 'id' && args.length > 2;
  const [first = '', second = ''] = names;
  const item = of.shape.item();
  const inner = isTwo
    ? bind(bind(scope, first, of.shape.item()), second, of.shape.value())
    : bind(scope, first, item);
  const bodies = args.slice(isTwo ? 2 : 1).map((arg) => visit(arg, inner));
  const cost = of.cost + 1 + of.shape.size * ((ROUNDS[name] ?? 0) + costOf(...bodies));
  const result = bodies.at(-1)?.shape ?? SCALAR;
  if (name === 'filter') return { cost, shape: of.shape };
  return { cost, shape: /^(?:map|transform)/.test(name) ? listOf(of.shape.size, result) : SCALAR };
}

function bind(scope: Scope, name: string, shape: Shape): Scope {
  return { ...scope, variables: new Map(scope.variables).set(name, shape) };
}

function costOf(...parts: readonly (Costed | undefined)[]): number {
  return parts.reduce((sum, part) => sum + (part?.cost ?? 0), 0);
}

function unite(parts: readonly (Costed | undefined)[]): Shape {
  const shapes = parts.flatMap((part) => (part ? [part.shape] : []));
  return shapes.reduce((a, b) => either(a, b), shapes[0] ?? SCALAR);
}

import type { Environment } from '@marcbachmann/cel-js';

/**
 * `has` on any path: the library's own refuses one that goes through an index, such as `has(self[0].matches)`. As in
 * CEL, only the last step may be absent.
 */
export function registerHas(environment: Environment): void {
  environment.registerFunction('has_(ast): bool', ({ args }: { readonly args: readonly Node[] }) => {
    const [path] = args;
    if (path?.op !== '.' || !Array.isArray(path.args)) throw new Error('has() takes a path to a field');
    const [object, field] = path.args;
    return {
      async: false,
      typeCheck: (checker: Checker, _macro: unknown, context: unknown) => {
        checker.check(object, context);
        return checker.getType('bool');
      },
      evaluate: (evaluator: Evaluator, _macro: unknown, context: unknown) => {
        const value = evaluator.run(object, context);
        return typeof value === 'object' && value !== null && Object.hasOwn(value, String(field));
      },
    };
  });
}

/** What of the library's insides a macro sees. */
type Node = { readonly op: string; readonly args: unknown };
type Checker = { check(node: unknown, context: unknown): unknown; getType(name: string): unknown };
type Evaluator = { run(node: unknown, context: unknown): unknown };

import type { Environment } from '@marcbachmann/cel-js';

/**
 * What the library leaves out of optional values: an optional is never null, not even an empty one (cel-go,
 * common/types/util.go, Equal). The CRD of XBackend has a rule that hopes otherwise.
 */
export function registerOptionals(environment: Environment): void {
  environment.registerOperator('optional == null', () => false); // and the other way round, and !=
}

import type { Environment } from '@marcbachmann/cel-js';
import { isIp } from '../text.ts';
import { registerIfNew } from './strings.ts';

/** Kubernetes' functions on addresses. */
export function registerNetwork(environment: Environment): void {
  registerIfNew(environment, 'isIP(string): bool', isIp);
}

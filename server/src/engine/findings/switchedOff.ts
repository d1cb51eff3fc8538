import type { Config } from '../config.ts';
import { CATALOGUE, type CatalogueEntry, type FindingCode } from './catalogue.ts';

/** Whether the user does not want a code at all, or has not asked for one that is only said on demand. */
export function isSwitchedOff(
  code: FindingCode,
  { findings, structure }: Pick<Config, 'findings' | 'structure'>,
): boolean {
  const { optIn, structural }: CatalogueEntry = CATALOGUE[code];
  if (structural && !structure) return true;
  return (findings[code] ?? (optIn ? 'off' : undefined)) === 'off';
}

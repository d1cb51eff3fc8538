/**
 * Orders versions of a kind as Kubernetes does, newest first: general availability before beta before alpha, then the
 * higher number; names of another form come last, by the alphabet.
 */
export function compareVersions(a: string, b: string): number {
  const [inA, inB] = [parse(a), parse(b)];
  if (!inA || !inB) return Number(!inA) - Number(!inB) || (a < b ? -1 : Number(a > b));
  return inB.stage - inA.stage || inB.major - inA.major || inB.minor - inA.minor;
}

function parse(
  version: string,
): { readonly stage: number; readonly major: number; readonly minor: number } | undefined {
  const match = /^v(\d+)(?:(alpha|beta)(\d+))?$/.exec(version);
  if (!match) return undefined;
  const [, major, stage, minor] = match;
  return {
    stage: stage === undefined ? 2 : stage === 'beta' ? 1 : 0,
    major: Number(major),
    minor: Number(minor ?? 0),
  };
}

/** What a code lens of the server leads to: the server speaks in LSP's words, the editor's command in VS Code's. */
import type { WireLocation, WirePosition } from '../../../server/src/protocol.ts';

const SHOW_REFERENCES = 'editor.action.showReferences';

/** Makes the editor's objects; what they are is of no matter here, and so tests need no editor. */
export type Convert = {
  readonly uri: (uri: string) => unknown;
  readonly position: (position: WirePosition) => unknown;
  readonly location: (location: WireLocation) => unknown;
};

type LensCommand = { title: string; command: string; arguments?: unknown[] };

/** Makes the arguments of a lens that shows places such as the editor takes; other lenses stay as they are. */
export function withPlaces<Lens extends { command?: LensCommand }>(lens: Lens, convert: Convert): Lens {
  if (lens.command) lens.command = converted(lens.command, convert);
  return lens;
}

function converted(command: LensCommand, { uri, position, location }: Convert): LensCommand {
  const [at, start, places] = command.arguments ?? [];
  if (command.command !== SHOW_REFERENCES || typeof at !== 'string') return command;
  if (!isPosition(start) || !Array.isArray(places)) return command;
  return { ...command, arguments: [uri(at), position(start), places.map(location)] };
}

function isPosition(value: unknown): value is WirePosition {
  return typeof value === 'object' && value !== null && 'line' in value && 'character' in value;
}

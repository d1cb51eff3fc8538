import type { Schema } from '../engine/index.ts';
import { plain } from './markdown.ts';

/** What a schema says of its values, as Markdown; empty if it says nothing. Texts of other people's CRDs are no markup. */
export function descriptionOf({ description, plainDescription = '' }: Schema): string {
  return description ?? plain(plainDescription);
}

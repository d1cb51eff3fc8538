import { type Render, renderMessage } from '../engine/index.ts';

/** Turns findings into words of a language, as far as there is a translation; else into English. */
export function renderIn(_locale: string | undefined): Render {
  return (message) => renderMessage(message);
}

import simplifiedChinese from '../../../client/l10n/findings.zh-cn.json';
import { type Render, renderMessage, type Templates } from '../engine/index.ts';

/** Turns findings into words of a BCP 47 language, as far as there is a translation; else into English. */
export function renderIn(locale: string | undefined): Render {
  const templates = /^zh(?:$|[-_](?:cn|sg|hans))/i.test(locale ?? '') ? SIMPLIFIED_CHINESE : {};
  return (message) => renderMessage(message, templates);
}

const SIMPLIFIED_CHINESE: Templates = simplifiedChinese;

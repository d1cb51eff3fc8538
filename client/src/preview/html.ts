/** The HTML of the preview page: an empty shell under a strict policy; the page's script draws everything. */

export type PageParts = {
  readonly script: string;
  readonly style: string;
  /** Unguessable and new for every page. */
  readonly nonce: string;
  readonly title: string;
  /** A BCP 47 language. */
  readonly language: string;
};

/** Script and style run by nonce alone; nothing is fetched from anywhere, and nothing inline runs. */
export function previewHtml({ script, style, nonce, title, language }: PageParts): string {
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`;
  return `<!DOCTYPE html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" nonce="${escapeHtml(nonce)}" href="${escapeHtml(style)}">
</head>
<body>
<main id="app"></main>
<script nonce="${escapeHtml(nonce)}" src="${escapeHtml(script)}"></script>
</body>
</html>
`;
}

/** 128 bits, in characters that need no escaping. */
export function createNonce(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

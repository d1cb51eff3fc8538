/** The route preview's page, inside the frames that VS Code puts around a webview. */
import type { FrameLocator, Locator } from 'playwright-core';
import type { Session } from './session.ts';

/** The page of the webview that is shown. */
export function preview({ page }: Session): FrameLocator {
  return page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
}

/** Nodes of the graph whose text holds `text`. */
export function nodes(session: Session, text: string): Locator {
  return preview(session).locator('#graph .node[data-id]', { hasText: text });
}

/** The ids of all nodes and edges that are drawn. */
export async function drawn(
  session: Session,
): Promise<{ readonly nodes: string[]; readonly edges: string[] }> {
  const ids = (selector: string) =>
    preview(session)
      .locator(`#graph ${selector}`)
      .evaluateAll((elements) => elements.map((element) => element.getAttribute('data-id') ?? ''));
  return { nodes: await ids('.node[data-id]'), edges: await ids('.edge[data-id]') };
}

/** The frame of every sandbox's pages: training band, heading, and the part that `page.js` keeps fresh. */
import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>;

export interface PageFrame {
  readonly title: string;
  /** In the band: `CVIČNÝ PORTÁL`. */
  readonly name: string;
  /** Behind the name in the band: `nic se nezveřejňuje`. */
  readonly promise: string;
  /** Shown when the sandbox was stopped: `Cvičný portál neodpovídá.` */
  readonly silent: string;
}

export function layout({ title, name, promise, silent }: PageFrame, main: Markup): Markup {
  return html`<!doctype html>
<html lang="cs">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>${title}</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/page.css">
    <script src="/page.js" defer></script>
  </head>
  <body>
    <p class="band"><strong>${name}</strong> – ${promise}</p>
    <main id="live">${main}</main>
    <p id="offline" role="status" hidden>${silent} Údaje nemusí být aktuální.</p>
  </body>
</html>`;
}

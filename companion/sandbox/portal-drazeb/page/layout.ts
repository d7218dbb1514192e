import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>;

/** The frame of both pages: training band, heading, and the part that `page.js` keeps fresh. */
export function layout(title: string, main: Markup): Markup {
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
    <p class="band"><strong>CVIČNÝ PORTÁL</strong> – nic se nezveřejňuje</p>
    <main id="live">${main}</main>
    <p id="offline" role="status" hidden>Cvičný portál neodpovídá. Údaje nemusí být aktuální.</p>
  </body>
</html>`;
}

/** The frame of every page behind the login: head, menu, status line. */
import { html } from 'hono/html';
import { office } from '../cases/office.ts';

export type Markup = ReturnType<typeof html>;

export interface PageFrame {
  readonly title: string;
  /** Which item of the left menu is lit. */
  readonly section: 'spisy' | 'posta' | 'nastaveni' | 'moduly' | 'napoveda';
  readonly query?: string;
  /** Left part of the status line. */
  readonly status?: string;
}

const menu = [
  [
    'Evidence',
    [
      ['spisy', '/spisy', 'Spisy'],
      ['', '/spisy?stav=dražba', 'Dražby v přípravě'],
      ['', '/spisy?stav=doručování', 'K vyvěšení'],
    ],
  ],
  [
    'Podatelna',
    [
      ['posta', '/posta', 'Pošta a datové zprávy'],
      ['', '/moduly/vypravna', 'Výpravna'],
      ['', '/moduly/ukoly', 'Úkoly a lhůty'],
    ],
  ],
  [
    'Agendy',
    [
      ['', '/moduly/ucetnictvi', 'Účetnictví'],
      ['', '/moduly/lustrace', 'Lustrace'],
      ['', '/moduly/sestavy', 'Sestavy'],
    ],
  ],
  [
    'Systém',
    [
      ['nastaveni', '/nastaveni', 'Nastavení'],
      ['napoveda', '/napoveda', 'Nápověda'],
    ],
  ],
] as const;

/** Document shell without the application frame: login and print views. */
export function shell(title: string, body: Markup, bodyClass: string): Markup {
  return html`<!doctype html>
<html lang="cs">
<head>
<meta charset="utf-8">
<title>${title} – EXIS</title>
<link rel="stylesheet" href="/assets/exis.css">
<link rel="icon" href="data:,">
<script src="/assets/exis.js" defer></script>
</head>
<body class="${bodyClass}">
${body}
</body>
</html>`;
}

export function layout(frame: PageFrame, content: Markup): Markup {
  return shell(
    frame.title,
    html`<header class="hlava">
  <a class="logo" href="/spisy"><b>EXIS</b> Spisová služba</a>
  <form class="hledani" role="search" action="/spisy" method="get">
    <input type="search" id="hledat" name="hledat" value="${frame.query ?? ''}" placeholder="Hledat značku, jméno, IČO…" aria-label="Hledat" autocomplete="off"><kbd>/</kbd>
    <button type="submit">Hledat</button>
  </form>
  <div class="uzivatel">
    <span class="kancelar">${office.name}</span>
    <span class="kdo">${office.clerk}</span>
    <form method="post" action="/odhlaseni"><button type="submit" class="odkaz">Odhlásit</button></form>
  </div>
</header>
<nav class="menu" aria-label="Hlavní nabídka">
  ${menu.map(
    ([heading, items]) => html`<h2>${heading}</h2>
  <ul>${items.map(
    ([id, href, label]) =>
      html`<li><a href="${href}"${id !== '' && id === frame.section ? html` class="zde" aria-current="page"` : ''}>${label}</a></li>`,
  )}</ul>`,
  )}
</nav>
<main>
${content}
</main>
<footer class="stav">
  <span>${frame.status ?? 'Připraveno'}</span>
  <span class="zkratky"><kbd>/</kbd> hledat <kbd>Alt</kbd>+<kbd>1</kbd>–<kbd>5</kbd> záložky <kbd>Alt</kbd>+<kbd>L</kbd> seznam</span>
  <span>EXIS 5.12.4 · DB spis_prod · CZ</span>
</footer>
<div id="hlaska" role="status" hidden></div>`,
    'aplikace',
  );
}

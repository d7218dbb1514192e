/** Pages that look busy but are no case: mail, settings, help, modules. */
import { html } from 'hono/html';
import { office } from '../cases/office.ts';
import { layout, type Markup } from './layout.ts';

const messages = [
  ['20. 11. 2026 15:42', 'Krajský soud v Brně', 'Usnesení – 142 EX 233/23, potvrzení ceny', 'DS', 'podil'],
  [
    '20. 11. 2026 11:07',
    'Moravská úvěrová a.s.',
    'Sdělení ke sp. zn. 142 EX 81/25 – výše pohledávky',
    'DS',
    'byt-zajeci',
  ],
  [
    '20. 11. 2026 9:31',
    'Městský úřad Hustopeče',
    'Potvrzení adresy na ohlašovně, 142 EX 774/25',
    'DS',
    'ohlasovna',
  ],
  ['19. 11. 2026 16:18', 'Česká pošta', 'Vrácená zásilka 142 EX 355/25', 'listinně', 'spolecnost'],
  ['19. 11. 2026 13:55', 'Anežka Turečková', 'Dotaz k termínu dražby 142 DD 5/26', 'e-mail', 'dobrovolna'],
  [
    '19. 11. 2026 8:02',
    'Katastrální úřad',
    'Vyrozumění o zápisu poznámky, 142 EX 930/25',
    'DS',
    'bez-terminu',
  ],
] as const;

export function mailPage(): Markup {
  return layout(
    { title: 'Pošta', section: 'posta', status: 'Doručených dnes: 3' },
    html`<div class="cesta">Podatelna › Pošta a datové zprávy</div>
<h1>Doručená pošta</h1>
<div class="lista"><button type="button">Přiřadit ke spisu</button><button type="button">Předat</button><button type="button">Vytěžit přílohy</button></div>
<table class="seznam">
  <thead><tr><th>Doručeno</th><th>Odesílatel</th><th>Věc</th><th>Způsob</th><th>Spis</th></tr></thead>
  <tbody>${messages.map(
    ([arrived, sender, matter, channel, id]) =>
      html`<tr><td class="cislo">${arrived}</td><td>${sender}</td><td>${matter}</td><td>${channel}</td><td><a href="/spis/${id}">otevřít</a></td></tr>`,
  )}</tbody>
</table>`,
  );
}

export function settingsPage(): Markup {
  return layout(
    { title: 'Nastavení', section: 'nastaveni' },
    html`<div class="cesta">Systém › Nastavení</div>
<h1>Nastavení úřadu</h1>
<form class="formular">
  <fieldset><legend>Úřad</legend>
    <div class="pole"><label for="n-urad">Název úřadu</label><input id="n-urad" value="${office.name}"></div>
    <div class="pole"><label for="n-exekutor">Soudní exekutor</label><input id="n-exekutor" value="${office.bailiff}"></div>
    <div class="pole"><label for="n-cislo">Evidenční číslo úřadu</label><input id="n-cislo" value="142"></div>
    <div class="pole"><label for="n-ds">Datová schránka</label><input id="n-ds" value="${office.databox}"></div>
  </fieldset>
  <fieldset><legend>Výchozí hodnoty dražeb</legend>
    <div class="pole"><label for="n-ucet">Účet pro složení jistoty</label><input id="n-ucet" value="19-2000145399/0800"></div>
    <div class="pole"><label for="n-prihoz">Minimální příhoz</label><input id="n-prihoz" value="5 000,00 Kč"></div>
    <div class="pole"><label for="n-misto">Místo konání</label><input id="n-misto" value="www.portaldrazeb.cz"></div>
  </fieldset>
  <fieldset><legend>Zobrazení</legend>
    <div class="pole"><label for="n-radku">Řádků na stránku</label><select id="n-radku"><option>25</option><option selected>50</option><option>100</option></select></div>
    <label class="volba"><input type="checkbox" checked> Upozorňovat na lhůty 7 dnů předem</label>
    <label class="volba"><input type="checkbox"> Zobrazovat neveřejné spisy v seznamu</label>
  </fieldset>
  <button type="button" class="hlavni" data-hlaska="Nastavení bylo uloženo.">Uložit</button>
</form>`,
  );
}

export function helpPage(): Markup {
  return layout(
    { title: 'Nápověda', section: 'napoveda' },
    html`<div class="cesta">Systém › Nápověda</div>
<h1>Nápověda</h1>
<h3>Klávesové zkratky</h3>
<dl class="udaje">
  <dt>/</dt><dd>přesune kurzor do hledání</dd>
  <dt>Alt+1 až Alt+5</dt><dd>přepíná záložky spisu</dd>
  <dt>Alt+L</dt><dd>seznam spisů</dd>
  <dt>šipky ← →</dt><dd>sousední záložka, je-li kurzor na záložce</dd>
</dl>
<h3>Dražby</h3>
<p>Vyhlášku vytvoříte ze šablony na záložce Dokumenty. Nejnižší podání se dopočítá ze dvou třetin výsledné ceny, u movitých věcí z jedné třetiny odhadní ceny.</p>`,
  );
}

export function modulePage(name: string): Markup {
  return layout(
    { title: 'Modul', section: 'moduly' },
    html`<h1>Modul není dostupný</h1>
<p>Modul „${name}“ není v licenci této stanice. Obraťte se na správce systému.</p>`,
  );
}

export function notFoundPage(): Markup {
  return layout(
    { title: 'Nenalezeno', section: 'moduly' },
    html`<h1>Záznam nebyl nalezen</h1>
<p>Spis nebo stránka neexistuje, nebo k ní nemáte oprávnění (kód 404). <a href="/spisy">Zpět na seznam</a></p>`,
  );
}

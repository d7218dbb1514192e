/** A case page of 10,000 nodes: a form of real values among the tables, lists and boxes that grow with a case. */

const labels = [
  'Povinný',
  'Stav',
  'Vymáhaná částka',
  'Datum',
  'Popis',
  'Účet',
  'Vyřizuje',
  'Adresa',
  'Poznámka',
  'Termín',
];

const ledgerRow = (index: number): string =>
  `<tr class="r${index % 2}"><td><input type="checkbox" name="c${index}"></td><td>${1 + (index % 28)}. ${1 + (index % 12)}. 2025</td><td><a href="/platba/${index}">Platba ${index}</a></td><td>${index * 137} Kč</td><td><span class="vs">VS ${1_000_000 + index}</span></td></tr>`;
const event = (index: number): string =>
  `<li class="event"><div class="when"><b>${1 + (index % 28)}. 3. 2025</b> <span>${8 + (index % 9)}:15</span></div><p>Úkon č. ${index}: odesláno usnesení, doručeno do datové schránky <i>ab${index}c</i>.</p></li>`;
const field = (index: number): string =>
  `<div class="row"><div class="col l"><label for="f${index}">${labels[index % labels.length]} ${index}</label></div><div class="col v"><span id="f${index}">hodnota ${index}</span></div></div>`;
const menuItem = (index: number): string => `<li><a href="/menu/${index}">Položka nabídky ${index}</a></li>`;
const repeat = (count: number, part: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => part(index)).join('\n');

const core: readonly (readonly [string, string])[] = [
  ['Spisová značka', '142 EX 81/25'],
  ['Číslo jednací', '142 EX 81/25-27'],
  ['Výsledná cena', '3 600 000 Kč'],
  ['Nejnižší podání', '2 400 000 Kč'],
  ['Jistota', '500 000 Kč'],
  ['Účet pro jistotu', '19-2000145399/0800'],
  ['Variabilní symbol', '0008125'],
  ['Zahájení dražby', '12. 3. 2027 10:00'],
  ['Katastrální území', 'Zaječí'],
];

/**
 * @param scale 1: 10,000 nodes; other pages have as many times more or fewer rows, events and fields
 * @returns an HTML document of 10,000 nodes (elements and texts) within one in a hundred; see its test
 */
export function longPage(scale = 1): string {
  const times = (count: number): number => Math.round(count * scale);
  return `<!doctype html><html lang="cs"><head><meta charset="utf-8"><title>142 EX 81/25 – spis</title><style>
.row{display:flex}.col{width:50%}.tab{display:none}.tab.on{display:block}.event{border-bottom:1px solid #ccc}tr.r1{background:#f6f6f6}</style></head>
<body><nav><ul>${repeat(times(40), menuItem)}</ul></nav><main><h1>Spis 142 EX 81/25</h1>
<section class="tab on"><h2>Dražba</h2><dl>${core.map(([label, value]) => `<dt>${label}</dt><dd>${value}</dd>`).join('')}</dl></section>
<section class="tab on"><h2>Údaje spisu</h2>${repeat(times(190), field)}</section>
<section class="tab on"><h2>Platby</h2><table><thead><tr><th></th><th>Datum</th><th>Doklad</th><th>Částka</th><th>Symbol</th></tr></thead><tbody>${repeat(times(320), ledgerRow)}</tbody></table></section>
<section class="tab on"><h2>Průběh řízení</h2><ul>${repeat(times(290), event)}</ul></section></main></body></html>`;
}

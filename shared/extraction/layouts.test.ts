/** One case in the ways real systems lay out a label and its value, with the words different offices use. */
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import type { FieldId } from '../case/fields.ts';
import { readCase } from './read-case.ts';

type Row = readonly [label: string, value: string];

/** Markup of detail pages, after the systems named. */
const layouts: Record<string, (rows: readonly Row[]) => string> = {
  'a MantisBT bug': (rows) =>
    `<div class="widget-box"><div class="widget-header"><h4 class="widget-title">Zobrazit podrobnosti</h4></div><div class="table-responsive"><table class="table table-bordered table-condensed"><tbody>${rows.map(([l, v]) => `<tr><th class="bug-custom-field category">${l}</th><td class="bug-custom-field" colspan="5">${v}</td></tr>`).join('')}</tbody></table></div></div>`,
  'an osTicket ticket': (rows) =>
    `<table class="ticket_info" cellspacing="0" cellpadding="0" width="940" border="0"><tr><td width="50%"><table border="0" cellspacing="" cellpadding="4" width="100%">${rows.map(([l, v]) => `<tr><th width="100">${l}:</th><td><span id="f">${v}</span></td></tr>`).join('')}</table></td><td width="50%"></td></tr></table>`,
  'Request Tracker': (rows) =>
    `<div class="titlebox card"><div class="titlebox-title card-header"><span class="left">Vlastní pole</span></div><div class="titlebox-content card-body">${rows.map(([l, v]) => `<div class="form-row custom-field row"><div class="label col-3">${l}:</div><div class="value col-9"><span class="current-value">${v}</span></div></div>`).join('')}</div></div>`,
  SuiteCRM: (rows) =>
    `<div class="tab-content">${rows.map(([l, v]) => `<div class="col-xs-12 col-sm-6 detail-view-row-item"><div class="col-xs-12 col-sm-4 label col-1-label">${l}:</div><div class="col-xs-12 col-sm-8 detail-view-field inlineEdit" type="varchar" field="x"><span class="sugar_field">${v}</span><div class="inlineEditIcon"><span class="suitepicon"></span></div></div></div>`).join('')}</div>`,
  Vtiger: (rows) => {
    const cells = rows.map(
      ([l, v]) =>
        `<td class="fieldLabel textOverflowEllipsis"><span class="muted">${l}</span></td><td class="fieldValue"><span class="value textOverflowEllipsis" data-field-type="string">${v}</span></td>`,
    );
    return `<table class="table detailview-table no-border"><tbody>${pairs(cells)
      .map((two) => `<tr>${two.join('')}</tr>`)
      .join('')}</tbody></table>`;
  },
  'Salesforce Lightning': (rows) =>
    rows
      .map(
        ([l, v]) =>
          `<div class="slds-form-element slds-form-element_readonly"><span class="slds-form-element__label test-id__field-label-container"><span class="test-id__field-label">${l}</span></span><div class="slds-form-element__control"><span class="slds-form-element__static"><span class="uiOutputText">${v}</span></span></div></div>`,
      )
      .join(''),
  SharePoint: (rows) =>
    `<table class="ms-formtable">${rows.map(([l, v]) => `<tr><td nowrap="true" valign="top" width="165px" class="ms-formlabel"><h3 class="ms-standardheader"><a name="SPBookmark_x"></a>${l}</h3></td><td valign="top" width="450px" class="ms-formbody" id="SPFieldText">${v}&nbsp;</td></tr>`).join('')}</table>`,
  Frappe: (rows) =>
    rows
      .map(
        ([l, v]) =>
          `<div class="frappe-control input-max-width" data-fieldtype="Data"><div class="form-group"><div class="clearfix"><label class="control-label">${l}</label><span class="help"></span></div><div class="control-input-wrapper"><div class="control-input" style="display:none"></div><div class="control-value like-disabled-input">${v}</div><p class="help-box small text-muted"></p></div></div></div>`,
      )
      .join(''),
  ServiceNow: (rows) =>
    rows
      .map(
        ([l, v], i) =>
          `<div id="element.u${i}" class="form-group"><div class="label_spacing"><label for="u${i}" class="col-xs-12 col-md-3 control-label"><span class="label-text">${l}</span></label></div><div class="col-xs-10 col-md-9 form-field input_controls"><input id="u${i}" readonly class="form-control" value="${v.replaceAll('<br>', ', ')}"></div></div>`,
      )
      .join(''),
  ExtJS: (rows) =>
    rows
      .map(
        ([l, v], i) =>
          `<div class="x-field x-form-item" id="displayfield-${1000 + i}"><label id="displayfield-${1000 + i}-labelEl" for="displayfield-${1000 + i}-inputEl" class="x-form-item-label"><span class="x-form-item-label-inner">${l}:</span></label><div class="x-form-item-body" role="presentation"><div class="x-form-display-field" id="displayfield-${1000 + i}-inputEl">${v}</div></div></div>`,
      )
      .join(''),
  'Ant Design': (rows) =>
    `<div class="ant-descriptions"><div class="ant-descriptions-view"><table><tbody>${pairs(rows)
      .map(
        (two) =>
          `<tr class="ant-descriptions-row">${two.map(([l, v]) => `<td class="ant-descriptions-item" colspan="1"><div class="ant-descriptions-item-container"><span class="ant-descriptions-item-label">${l}</span><span class="ant-descriptions-item-content">${v}</span></div></td>`).join('')}</tr>`,
      )
      .join('')}</tbody></table></div></div>`,
  'Ant Design, bordered': (rows) =>
    `<table class="ant-descriptions"><tbody>${pairs(rows)
      .map(
        (two) =>
          `<tr>${two.map(([l, v]) => `<th class="ant-descriptions-item-label" colspan="1">${l}</th><td class="ant-descriptions-item-content" colspan="1">${v}</td>`).join('')}</tr>`,
      )
      .join('')}</tbody></table>`,
  'Vuetify fields': (rows) =>
    rows
      .map(
        ([l, v], i) =>
          `<div class="v-input v-text-field"><div class="v-input__control"><div class="v-field"><div class="v-field__field"><label class="v-label v-field-label" for="input-${i}">${l}</label><input id="input-${i}" class="v-field__input" value="${v.replaceAll('<br>', ', ')}"></div></div></div></div>`,
      )
      .join(''),
  Quasar: (rows) =>
    rows
      .map(
        ([l, v]) =>
          `<label class="q-field q-input"><div class="q-field__inner"><div class="q-field__control"><div class="q-field__control-container"><input class="q-field__native" tabindex="0" type="text" value="${v.replaceAll('<br>', ', ')}"><div class="q-field__label">${l}</div></div></div></div></label>`,
      )
      .join(''),
  PrimeFaces: (rows) =>
    `<table class="ui-panelgrid ui-widget" role="grid"><tbody>${rows.map(([l, v]) => `<tr class="ui-widget-content" role="row"><td role="gridcell" class="ui-panelgrid-cell"><label class="ui-outputlabel ui-widget">${l}</label></td><td role="gridcell" class="ui-panelgrid-cell">${v}</td></tr>`).join('')}</tbody></table>`,
  DevExpress: (rows) =>
    `<table class="dxflFormLayout" style="width:100%"><tr><td class="dxflGroupSys">${rows.map(([l, v]) => `<table class="dxflItem" style="width:50%;float:left"><tr><td class="dxflCaptionCell"><label class="dxflCaption">${l}:</label></td><td class="dxflNestedControlCell"><span class="dxeBase">${v}</span></td></tr></table>`).join('')}</td></tr></table>`,
  'Oracle APEX': (rows) =>
    rows
      .map(
        ([l, v], i) =>
          `<div class="t-Form-fieldContainer rel-col"><div class="t-Form-labelContainer col col-2"><label for="P3_X${i}" id="P3_X${i}_LABEL" class="t-Form-label">${l}</label></div><div class="t-Form-inputContainer col"><div class="t-Form-itemWrapper"><span id="P3_X${i}" class="display_only apex-item-display-only">${v}</span></div></div></div>`,
      )
      .join(''),
  'a Tailwind description list': (rows) =>
    `<dl class="divide-y">${rows.map(([l, v]) => `<div class="px-4 py-6 sm:grid sm:grid-cols-3"><dt class="text-sm font-medium">${l}</dt><dd class="mt-1 text-sm sm:col-span-2">${v}</dd></div>`).join('')}</dl>`,
  'strong and line breaks': (rows) =>
    `<p>${rows.map(([l, v]) => `<strong>${l}:</strong> ${v}<br>`).join('\n')}</p>`,
  'a list of bold names': (rows) => `<ul>${rows.map(([l, v]) => `<li><b>${l}</b> ${v}</li>`).join('')}</ul>`,
  'plain paragraphs': (rows) => rows.map(([l, v]) => `<p>${l}: ${v.replaceAll('<br>', ', ')}</p>`).join(''),
  'a Domino form': (rows) =>
    `<table width="100%" border="0">${rows.map(([l, v]) => `<tr valign="top"><td width="25%"><div align="right"><b><font size="2" color="#000080" face="Arial">${l} :</font></b></div></td><td width="1%"><img src="/icons/ecblank.gif" width="1" height="1" alt=""></td><td width="74%"><font size="2" face="Arial">${v}</font></td></tr>`).join('')}</table>`,
  'cards with a caption below': (rows) =>
    `<div class="stats">${rows.map(([l, v]) => `<div class="stat"><div class="stat-title">${l}</div><div class="stat-value">${v}</div></div>`).join('')}</div>`,
  'a CSS grid of flat children': (rows) =>
    `<div class="grid">${rows.map(([l, v]) => `<span class="g-l">${l}</span><span class="g-v">${v}</span>`).join('')}</div>`,
  Kanboard: (rows) =>
    `<ul class="panel">${rows.map(([l, v]) => `<li>${l}: <strong>${v}</strong></li>`).join('')}</ul>`,
  OpenProject: (rows) =>
    rows
      .map(
        ([l, v]) =>
          `<div class="attributes-key-value"><div class="attributes-key-value--key"><span>${l}</span></div><div class="attributes-key-value--value-container"><div class="inline-edit--container"><span class="inline-edit--display-field">${v}</span></div></div></div>`,
      )
      .join(''),
  Alfresco: (rows) =>
    `<div class="set">${rows.map(([l, v]) => `<div class="form-field"><div class="viewmode-field"><span class="viewmode-label">${l}:</span><span class="viewmode-value">${v}</span></div></div>`).join('')}</div>`,
  'a wiki infobox': (rows) =>
    `<table class="infobox wikitable"><caption>Dražba</caption><tbody>${rows.map(([l, v]) => `<tr><th scope="row">${l}</th><td>${v}</td></tr>`).join('')}</tbody></table>`,
  Dynamics: (rows) =>
    rows
      .map(
        ([l, v]) =>
          `<div role="presentation" data-id="x.fieldControl"><div><label id="id-${l.length}" data-id="x-label">${l}</label></div><div><div data-lp-id="MscrmControls"><input type="text" aria-label="${l}" value="${v.replaceAll('<br>', ', ')}"></div></div></div>`,
      )
      .join(''),
  'a letter in a monospaced block': (rows) =>
    `<pre>${rows.map(([l, v]) => `${l.padEnd(28, '.')}: ${v.replaceAll('<br>', ', ')}`).join('\n')}</pre>`,
};

function pairs<T>(all: readonly T[]): T[][] {
  const rows: T[][] = [];
  for (let at = 0; at < all.length; at += 2) rows.push(all.slice(at, at + 2));
  return rows;
}

interface Told {
  readonly field: FieldId;
  readonly value: unknown;
  readonly labels: readonly string[];
  readonly texts: readonly string[];
}

/** Each value with the labels and the spellings to draw from. */
const facts: readonly Told[] = [
  {
    field: 'fileMark',
    value: '142EX81/25',
    labels: ['Spisová značka', 'Sp. zn.', 'Spis č.', 'Číslo exekuce', 'Sp.zn. exekutora', 'Exekuční řízení'],
    texts: ['142 EX 81/25', '142EX81/25', '142 EX 00081/25'],
  },
  {
    field: 'referenceNumber',
    value: '142EX81/25-27',
    labels: ['Č. j.', 'Číslo jednací', 'Čj. dražební vyhlášky', 'Č. j. vyhlášky'],
    texts: ['142 EX 81/25-27', '142EX81/25-027', '142 EX 81/25 - 27'],
  },
  {
    field: 'creditors',
    value: [{ name: 'Banka Morava, a.s.', companyId: '27082440' }],
    labels: ['Oprávněný', 'Oprávněný/á', 'Oprávněná osoba', 'Oprávnění'],
    texts: [
      'Banka Morava, a.s., IČO 27082440',
      'Banka Morava, a.s.<br>IČ: 27082440',
      'Banka Morava, a.s. (IČ 270 82 440)',
    ],
  },
  {
    field: 'debtors',
    value: [{ name: 'Jan Novák', birthDate: '1968-07-04', address: 'Školní 12, 691 05 Zaječí' }],
    labels: ['Povinný', 'Povinná osoba', 'Povinný (dlužník)', 'Povinní', 'Povinný 1'],
    texts: [
      'Jan Novák, nar. 4. 7. 1968, Školní 12, 691 05 Zaječí',
      'Jan Novák<br>nar. 04.07.1968<br>Školní 12, 691 05 Zaječí',
      'Jan Novák, dat. nar. 4.7.1968, bytem Školní 12, 691 05 Zaječí',
    ],
  },
  {
    field: 'auctionKind',
    value: 'real',
    labels: ['Druh dražby', 'Typ předmětu', 'Druh věci', 'Typ dražby'],
    texts: ['nemovitá věc', 'Nemovitosti', 'dražba nemovitých věcí'],
  },
  {
    field: 'title',
    value: 'Rodinný dům č. p. 12, Zaječí',
    labels: ['Předmět dražby', 'Název', 'Název předmětu', 'Označení věci', 'Předmět'],
    texts: ['Rodinný dům č. p. 12, Zaječí'],
  },
  {
    field: 'appraisedPrice',
    value: 3_600_000,
    labels: [
      'Výsledná cena',
      'Odhadní cena',
      'Obvyklá cena',
      'Cena dle znaleckého posudku',
      'Odhad',
      'Výsledná cena (Kč)',
      'Znalecký odhad',
      'Tržní hodnota',
    ],
    texts: ['3 600 000 Kč', '3.600.000,- Kč', '3,6 mil. Kč', '3&nbsp;600&nbsp;000,00 Kč', '3600000'],
  },
  {
    field: 'lowestBid',
    value: 2_400_000,
    labels: [
      'Nejnižší podání',
      'Vyvolávací cena',
      'Nejn. podání',
      'Nejnižší podání v Kč',
      'Výše nejnižšího podání',
    ],
    texts: ['2 400 000 Kč', '2.400.000,- Kč', '2 400 000,00', '2 400 000 Kč (2/3)'],
  },
  {
    field: 'minimumIncrement',
    value: 10_000,
    labels: ['Minimální příhoz', 'Min. příhoz', 'Příhoz', 'Výše příhozu'],
    texts: ['10 000 Kč', '10.000,-', '10 000'],
  },
  {
    field: 'deposit',
    value: 500_000,
    labels: ['Jistota', 'Dražební jistota', 'Výše jistoty', 'Draž. jistota', 'Kauce'],
    texts: ['500 000 Kč', '500.000,- Kč', '500 000,00 Kč'],
  },
  {
    field: 'depositAccount',
    value: '19-2000145399/0800',
    labels: [
      'Účet pro jistotu',
      'Číslo účtu pro složení jistoty',
      'Č. ú. jistoty',
      'Jistota – účet',
      'Číslo účtu',
    ],
    texts: ['19-2000145399/0800', 'CZ65 0800 0000 1920 0014 5399', '19-2000145399 / 0800'],
  },
  {
    field: 'depositVariableSymbol',
    value: '0008125',
    labels: ['Variabilní symbol', 'VS', 'Var. symbol', 'VS jistoty', 'Jistota - VS'],
    texts: ['0008125'],
  },
  {
    field: 'startsAt',
    value: '2027-03-12T09:00:00.000Z',
    labels: [
      'Zahájení dražby',
      'Termín dražby',
      'Datum a čas dražby',
      'Dražba se koná dne',
      'Začátek dražby',
      'Datum a hodina konání el. dražby',
      'Zahájení',
    ],
    texts: [
      '12. 3. 2027 10:00',
      '12.03.2027 v 10:00 hod.',
      '12. března 2027 v 10.00 hodin',
      'pátek 12. 3. 2027, 10:00',
      '2027-03-12 10:00',
    ],
  },
  {
    field: 'endsAt',
    value: '2027-03-12T11:00:00.000Z',
    labels: ['Ukončení dražby', 'Konec dražby', 'Předpokládané ukončení', 'Termín ukončení', 'Konec'],
    texts: ['12. 3. 2027 12:00', '12.3.2027 12:00:00'],
  },
  {
    field: 'venue',
    value: 'www.portaldrazeb.cz',
    labels: ['Místo konání', 'Místo dražby', 'Místo konání dražby'],
    texts: ['www.portaldrazeb.cz'],
  },
  { field: 'district', value: 'Břeclav', labels: ['Okres'], texts: ['Břeclav'] },
  { field: 'municipality', value: 'Zaječí', labels: ['Obec', 'Město/obec'], texts: ['Zaječí'] },
  {
    field: 'cadastralArea',
    value: 'Zaječí',
    labels: ['Katastrální území', 'K. ú.', 'Kat. území'],
    texts: ['Zaječí'],
  },
  {
    field: 'titleDeed',
    value: '1042',
    labels: ['List vlastnictví', 'LV', 'Číslo LV', 'LV č.'],
    texts: ['1042', 'LV 1042', 'č. 1042'],
  },
  {
    field: 'parcels',
    value: ['st. 112', '354/2'],
    labels: ['Parcely', 'Parc. č.', 'Parcelní čísla'],
    texts: ['st. 112, 354/2', 'st. 112; 354/2', 'st. 112 a 354/2'],
  },
];

/** Words between the known labels that mean nothing to us. */
const noise: readonly Row[] = [
  ['Stav', 'Aktivní'],
  ['Vytvořil', 'Bc. Eva Malá'],
  ['Vytvořeno', '02.11.2026 08:14'],
  ['Priorita', 'Normální'],
  ['Soud', 'Okresní soud v Břeclavi'],
  ['Poslední změna', '20. 11. 2026'],
  ['Štítky', 'exekuce'],
];

function rowsOf(seed: number): Row[] {
  return facts.flatMap(({ labels, texts }, index): Row[] => {
    const label = labels[(seed + index) % labels.length] ?? '';
    const text = texts[(seed * 3 + index) % texts.length] ?? '';
    const other = noise[(seed + index) % noise.length];
    return index % 3 === 0 && other ? [[label, text], other] : [[label, text]];
  });
}

const rounds = 5;

describe.each(Object.entries(layouts))('%s', (_name, layout) => {
  it.each(Array.from({ length: rounds }, (_, round) => round))('tells every value (wording %i)', (round) => {
    const { document } = new JSDOM(
      `<!doctype html><title>Detail</title><body><h1>Detail záznamu</h1>${layout(rowsOf(round))}`,
      {
        url: 'https://spis.example/zaznam/12',
      },
    ).window;
    const { isCasePage, fields } = readCase(document, { now: '2026-11-21T10:00:00.000Z' });
    const read = Object.fromEntries(
      Object.entries(fields).flatMap(([id, field]) => (field.status === 'found' ? [[id, field.value]] : [])),
    );
    expect(read).toEqual(Object.fromEntries(facts.map(({ field, value }) => [field, value])));
    expect(isCasePage).toBe(true);
  });
});

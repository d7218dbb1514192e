/** What the practice Docházka.net has, for a person. */
import { html } from 'hono/html';
import { formatPrague } from '../../../shared/formats/prague-time.ts';
import { layout, type Markup } from '../page/layout.ts';
import type { Dochazka } from './dochazka.ts';
import { computeShifts } from './shifts.ts';
import type { AttendanceRecord, DochazkaState } from './state.ts';

const frame = {
  title: 'Cvičná docházka',
  name: 'CVIČNÁ DOCHÁZKA',
  promise: 'nic se nezaznamená naostro',
  silent: 'Cvičná docházka neodpovídá.',
};

export function statePage({ state }: Dochazka): Markup {
  const shifts = computeShifts(state.records);
  const hours = shifts.reduce((sum, one) => sum + one.hours_worked, 0);
  return layout(
    frame,
    html`<header>
      <h1>Cvičná docházka</h1>
      <p class="counts">${state.users.length} uživatelů · ${state.records.length} záznamů ·
        ${shifts.length} směn · ${hours.toLocaleString('cs-CZ', { maximumFractionDigits: 2 })} h</p>
    </header>
    ${
      state.records.length === 0
        ? html`<p class="empty"><strong>Zatím tu není žádný záznam.</strong><br>
            Zapište v cvičném režimu příchod a do vteřiny se tu objeví.</p>`
        : html`<ol class="records">${state.records
            .slice(-200)
            .reverse()
            .map((one) => row(state, one))}</ol>`
    }`,
  );
}

function row({ users }: DochazkaState, record: AttendanceRecord): Markup {
  const user = users.find((one) => one.id === record.user_id);
  const [tone, label] = record.type === 'arrival' ? ['ok', 'příchod'] : ['attention', 'odchod'];
  return html`<li id="record-${record.id}" class="record">
    <div class="what">
      <p class="line"><span class="chip ${tone}">${label}</span
        ><span class="number">${formatPrague(record.timestamp, 'cs')}</span></p>
      <h2>${user === undefined ? record.user_id : `${user.firstname} ${user.lastname}`}</h2>
    </div>
    <dl class="facts"><dt>Záznam</dt><dd>${record.id}</dd><dt>UTC</dt><dd>${record.timestamp}</dd></dl>
    <p class="muted">${record.note}</p>
  </li>`;
}

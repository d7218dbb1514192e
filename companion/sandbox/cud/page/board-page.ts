/** What a person sees of the practice board: all documents, their dates and their confirmations. */
import type { Hono } from 'hono';
import { html } from 'hono/html';
import { formatPrague } from '../../../../shared/formats/prague-time.ts';
import { layout, type Markup } from '../../page/layout.ts';
import { servePage } from '../../page/serve-page.ts';
import type { Addressee, Board, BoardEnv, BoardNotice } from '../board.ts';
import { advance } from '../lifecycle.ts';
import { typeRules } from '../type-rules.ts';

/** `GET /` is the API; a browser, which has no key, is shown the page instead. */
export function addBoardPage(app: Hono<BoardEnv>, board: Board): void {
  servePage(app);
  app.get('/', async (c, next) => {
    const wantsPage = c.req.header('accept')?.includes('text/html') === true;
    return wantsPage && c.req.header('x-api-key') === undefined ? c.redirect('/deska') : next();
  });
  app.get('/deska', (c) => {
    advance(board);
    const { notices, destroyed } = board.state;
    return c.html(page([...Object.values(notices), ...destroyed], new Set(destroyed), board.now()));
  });
}

function page(notices: readonly BoardNotice[], destroyed: ReadonlySet<BoardNotice>, now: number): Markup {
  const newestFirst = notices.toSorted((one, other) => other.cudid.localeCompare(one.cudid));
  return layout(
    {
      title: 'Cvičná úřední deska',
      name: 'CVIČNÁ ÚŘEDNÍ DESKA',
      promise: 'nic se nevyvěšuje',
      silent: 'Cvičná úřední deska neodpovídá.',
    },
    html`<header>
      <h1>Cvičná úřední deska</h1>
      <p class="counts">Čas na desce: ${formatTime(now)} · dokumentů ${notices.length}</p>
    </header>
    ${
      notices.length === 0
        ? html`<p class="empty"><strong>Zatím tu není žádný dokument.</strong><br>
            Odešlete v cvičném režimu první a do vteřiny se tu objeví.</p>`
        : html`<ol class="records">${newestFirst.map((one) => row(one, destroyed.has(one)))}</ol>`
    }`,
  );
}

function row(notice: BoardNotice, isDestroyed: boolean): Markup {
  const { cudid, typ, data, confirmations } = notice;
  const { tone, label } = stateOf(notice, isDestroyed);
  const parent = data.rodicovskyDokument === null ? '' : ` · navazuje na ${data.rodicovskyDokument}`;
  return html`<li id="notice-${cudid}" class="record ${isDestroyed ? 'deleted' : ''}">
    <div class="what">
      <p class="line"><span class="chip ${tone}">${label}</span><span class="number">${typ}</span></p>
      <h2>${typeRules[typ].label}</h2>
      <p>${nameOf(data.adresat)}</p>
      <p class="muted">${cudid}${parent}</p>
    </div>
    <dl class="facts">
      <dt>Vyvěsit dne</dt><dd>${formatDay(data.vyvesitDne)}</dd>
      <dt>Vyvěšeno</dt><dd>${formatTime(notice.postedAt)}</dd>
      <dt>Dojít do</dt><dd>${formatDay(notice.doslaniDoDne)}</dd>
      <dt>Svěsit dne</dt><dd>${formatDay(notice.svesitDne)}</dd>
      <dt>Svěšeno</dt><dd>${formatTime(notice.takenDownAt)}</dd>
      ${data.ohlasovna === null ? '' : html`<dt>Ohlašovna</dt><dd>${data.ohlasovna.nazev}</dd>`}
    </dl>
    <div class="files">
      <ul>
        ${data.pisemnosti.map(
          (one) => html`<li><strong>${one.cisloJednaci}</strong> ${one.popis}
            <span class="muted">${one.druhDoruceni}, ${one.soubor === null ? 'bez souboru' : 'PDF'}</span></li>`,
        )}
        ${confirmations.map(
          (one) => html`<li>Potvrzení ${one.typ}
            <span class="muted">${one.collectedAt === null ? 'nevyzvednuto' : `vyzvednuto ${formatTime(one.collectedAt)}`}</span></li>`,
        )}
      </ul>
    </div>
  </li>`;
}

function stateOf({ postedAt, takenDownAt, wasWithdrawn }: BoardNotice, isDestroyed: boolean) {
  if (isDestroyed) return { tone: 'refused', label: 'zničeno' };
  if (wasWithdrawn) return { tone: 'attention', label: 'předčasně svěšeno' };
  if (takenDownAt !== null) return { tone: '', label: 'svěšeno' };
  return postedAt === null ? { tone: 'attention', label: 'čeká' } : { tone: 'ok', label: 'vyvěšeno' };
}

function nameOf(addressee: Addressee | null): string {
  if (addressee === null) return 'bez adresáta';
  if ('nazev' in addressee) return `${addressee.nazev}, IČO ${addressee.ico}`;
  return `${addressee.jmeno} ${addressee.prijmeni}, nar. ${formatDay(addressee.narozeni)}`;
}

function formatTime(ms: number | null): string {
  return ms === null ? '–' : formatPrague(new Date(ms).toISOString(), 'cs');
}

function formatDay(day: string | null): string {
  if (day === null) return '–';
  const [year, month, date] = day.split('-').map(Number);
  return `${date}. ${month}. ${year}`;
}

/** R10 to R21: posting (CÚD reference, section 6). */
import type { Hono } from 'hono';
import { addDays } from '../../../shared/formats/working-days.ts';
import { readJsonBody } from '../read-json-body.ts';
import { refusal } from './answers.ts';
import {
  type Board,
  type BoardContext,
  type BoardEnv,
  type BoardNotice,
  type NoticeType,
  noticeTypes,
} from './board.ts';
import { readPostBody } from './post-body.ts';
import { dayOf } from './times.ts';
import { typeRules } from './type-rules.ts';

export function addPostRoutes(app: Hono<BoardEnv>, board: Board): void {
  for (const type of noticeTypes) {
    app.post(`/ud/${type}`, async (c) => {
      // No limit is known, so a good client sends one after the other (CU-30).
      board.open += 1;
      if (board.open > 1) c.env.entry.brokenRules.push('parallel:');
      try {
        return await post(c, board, type);
      } finally {
        board.open -= 1;
      }
    });
    // Else it would be taken for the CUDID of a document.
    app.all(`/ud/${type}`, (c) => c.notFound());
  }
}

async function post(c: BoardContext, board: Board, type: NoticeType): Promise<Response> {
  const { state, now } = board;
  const read = await readJsonBody(c.req, board.maxBytes - 1);
  if ('fault' in read) {
    const status = { 'content-type': 415, size: 413, malformed: 400 } as const;
    return refusal(c, now(), status[read.fault], 'Data nelze zpracovat.', {
      brokenRules: [`${read.fault}:body`],
    });
  }
  const body = readPostBody(type, read.body);
  if (!body.ok) {
    return refusal(c, now(), 400, 'Neplatná data.', {
      brokenRules: body.complaints.map((one) => one.rule),
      dilciChyby: body.complaints.map((one) => one.words),
    });
  }
  const { data } = body;
  const wrong = checkAgainstBoard(c, board, type, data);
  if (wrong !== null) return wrong;

  const { pickUpDays, hangDays } = typeRules[type];
  state.lastNumber += 1;
  const at = now();
  const notice: BoardNotice = {
    cudid: `CV${String(state.lastNumber).padStart(7, '0')}`,
    typ: type,
    office: c.get('office'),
    data: {
      interniId: data.interniId,
      vyvesitDne: data.vyvesitDne,
      adresat: data.adresat ?? null,
      ohlasovna: data.ohlasovna ?? null,
      mistoDoruceni: withoutUndefined(data.mistoDoruceni),
      pisemnosti: data.pisemnosti.map(({ idPisemnost = null, soubor = null, ...paper }) => ({
        ...paper,
        idPisemnost,
        soubor,
      })),
      rodicovskyDokument: data.rodicovskyDokument ?? null,
    },
    insertedAt: at,
    changedAt: at,
    postedAt: null,
    takenDownAt: null,
    wasWithdrawn: false,
    doslaniDoDne: pickUpDays === null ? null : addDays(data.vyvesitDne, pickUpDays),
    svesitDne: addDays(data.vyvesitDne, hangDays),
    confirmations: [],
  };
  state.notices[notice.cudid] = notice;
  c.env.entry.effect = { kind: 'post', record: notice.cudid, detail: { type } };
  const { cudid, doslaniDoDne, svesitDne } = notice;
  const answer = { cudid, vyvesitDne: data.vyvesitDne, doslaniDoDne, svesitDne, cislaJednaniValidni: true };
  return c.json(answer, 201, { location: `/ud/${cudid}` });
}

/** What only the board can know: the day, the parent, and an internal id that was used before. */
function checkAgainstBoard(
  c: BoardContext,
  { state, now }: Board,
  type: NoticeType,
  data: {
    readonly interniId: string;
    readonly vyvesitDne: string;
    readonly rodicovskyDokument?: string | undefined;
  },
): Response | null {
  if (data.vyvesitDne < dayOf(now())) {
    return refusal(c, now(), 400, 'Neplatná data.', {
      brokenRules: ['past:vyvesitDne'],
      dilciChyby: ['Položka "vyvesitDne" nesmí být v minulosti.'],
    });
  }
  if (type === 'X49') {
    const parent = Object.values(state.notices).find((one) => one.cudid === data.rodicovskyDokument);
    if (parent?.typ !== 'V49' || parent.office !== c.get('office')) {
      return refusal(c, now(), 400, 'Neplatná data.', {
        brokenRules: ['parent:rodicovskyDokument'],
        dilciChyby: ['Položka "rodicovskyDokument" musí být vlastní dokument V49.'],
      });
    }
  }
  // Taken all the same: nothing says that the board refuses a second one (CU-15).
  const isUsed = [...Object.values(state.notices), ...state.destroyed].some(
    (one) => one.office === c.get('office') && one.data.interniId === data.interniId,
  );
  if (isUsed) c.env.entry.brokenRules.push('doubled:interniId');
  return null;
}

function withoutUndefined(place: { nazev?: string | undefined; adm?: number | undefined } | undefined) {
  if (place === undefined) return null;
  const { nazev, adm } = place;
  return { ...(nazev === undefined ? {} : { nazev }), ...(adm === undefined ? {} : { adm }) };
}

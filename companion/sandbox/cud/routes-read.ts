/** R1 to R6 and R9: reading and taking down (CÚD reference, sections 5.1 to 5.3). */
import type { Hono } from 'hono';
import { refusal } from './answers.ts';
import {
  type Board,
  type BoardContext,
  type BoardEnv,
  type BoardNotice,
  confirmationTypes,
  noticeTypes,
} from './board.ts';
import { takeDown } from './lifecycle.ts';
import { toDetail, toListItem } from './record.ts';
import { deliveryKinds, typeRules } from './type-rules.ts';

const confirmationLabels = { VYVESENI: 'Potvrzení o vyvěšení', SVESENI: 'Potvrzení o svěšení' };

export function addReadRoutes(app: Hono<BoardEnv>, board: Board): void {
  const { state, now } = board;
  const own = (c: BoardContext) =>
    Object.values(state.notices).filter((one) => one.office === c.get('office'));

  app.get('/', (c) => c.json({ nazev: 'Cvičná úřední deska', verze: board.version, cas: now() }));

  app.get('/ud', (c) => {
    const hanging = Object.values(state.notices).filter(
      (one) => one.postedAt !== null && one.takenDownAt === null,
    );
    return c.json(hanging.map(toListItem));
  });
  app.get('/ud/vlastni', (c) =>
    c.json(
      own(c)
        .slice(0, board.mostInList)
        .map((one) => toDetail(one, state)),
    ),
  );
  app.get('/ud/vlastni/nevyzvednute', (c) =>
    c.json(
      own(c)
        .filter((one) => one.confirmations.some((confirmation) => confirmation.collectedAt === null))
        .map((one) => toDetail(one, state)),
    ),
  );
  app.get('/ud/ciselniky', (c) =>
    c.json({
      typy: noticeTypes.map((kod) => ({ kod, nazev: typeRules[kod].label })),
      druhyDoruceni: deliveryKinds,
      typyPotvrzeni: confirmationTypes.map((kod) => ({ kod, nazev: confirmationLabels[kod] })),
    }),
  );

  app.get('/ud/:cudid', (c) => {
    const notice = findOwn(c, board, c.req.param('cudid'));
    return notice instanceof Response ? notice : c.json(toDetail(notice, state));
  });

  app.delete('/ud/:cudid', (c) => {
    const notice = findOwn(c, board, c.req.param('cudid'));
    if (notice instanceof Response) return notice;
    if (notice.takenDownAt !== null) {
      return refusal(c, now(), 422, 'Dokument je v archivu.', { brokenRules: ['archived:'] });
    }
    const { cudid } = notice;
    if (notice.postedAt === null) {
      delete state.notices[cudid];
      state.destroyed.push(notice);
      c.env.entry.effect = { kind: 'destroy', record: cudid };
    } else {
      takeDown(notice, now());
      notice.wasWithdrawn = true;
      c.env.entry.effect = { kind: 'take-down', record: cudid };
    }
    return c.body(null, 204);
  });
}

/** A document of the caller's office, or the refusal. */
export function findOwn(c: BoardContext, { state, now }: Board, cudid: string): BoardNotice | Response {
  const notice = Object.hasOwn(state.notices, cudid) ? state.notices[cudid] : undefined;
  if (notice === undefined) return refusal(c, now(), 404, 'Dokument nebyl nalezen.');
  if (notice.office !== c.get('office')) {
    return refusal(c, now(), 403, 'Dokument jiného úřadu.', { brokenRules: ['foreign:'] });
  }
  return notice;
}

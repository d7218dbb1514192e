/** R7 and R8: confirmations; fetching one marks it as collected for the whole office (CÚD reference, section 5.4). */
import type { Hono } from 'hono';
import { refusal } from './answers.ts';
import type { Board, BoardEnv, BoardNotice, ConfirmationType } from './board.ts';
import { findOwn } from './routes-read.ts';
import { wallTime } from './times.ts';

export function addConfirmationRoutes(app: Hono<BoardEnv>, board: Board): void {
  app.get('/ud/:cudid/potvrzeni', (c) => {
    const notice = findOwn(c, board, c.req.param('cudid'));
    if (notice instanceof Response) return notice;
    return c.json(
      notice.confirmations.map(({ typ, collectedAt }) => ({
        typ,
        vyzvednuto: collectedAt === null ? null : wallTime(collectedAt),
      })),
    );
  });

  app.get('/ud/:cudid/potvrzeni/:which{typ-.*}', (c) => {
    const notice = findOwn(c, board, c.req.param('cudid'));
    if (notice instanceof Response) return notice;
    const typ = c.req.param('which').slice('typ-'.length);
    const confirmation = notice.confirmations.find((one) => one.typ === typ);
    if (confirmation === undefined) return refusal(c, board.now(), 404, 'Potvrzení nebylo nalezeno.');
    const isFirst = confirmation.collectedAt === null;
    confirmation.collectedAt ??= board.now();
    if (isFirst) c.env.entry.effect = { kind: 'collect', record: notice.cudid, detail: { typ } };
    const pdf = confirmationPdf(notice, confirmation.typ);
    if (board.confirmationsAs === 'json') return c.json({ typ, soubor: Buffer.from(pdf).toString('base64') });
    return c.body(pdf, 200, { 'content-type': 'application/pdf' });
  });
}

/** The same bytes each time, so that a repeated fetch can be compared. */
function confirmationPdf({ cudid, postedAt, takenDownAt }: BoardNotice, typ: ConfirmationType): string {
  const at = typ === 'VYVESENI' ? postedAt : takenDownAt;
  return `%PDF-1.4\n% ${typ} ${cudid} ${at === null ? '' : wallTime(at)}\nstartxref\n0\n%%EOF\n`;
}

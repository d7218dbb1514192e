/** What every request must be before it is looked at (CÚD reference, sections 2 and 4). */
import type { Hono } from 'hono';
import { refusal } from './answers.ts';
import type { Board, BoardEnv } from './board.ts';
import { advance } from './lifecycle.ts';

export function addGate(app: Hono<BoardEnv>, board: Board): void {
  app.use('*', async (c, next) => {
    const key = readKey(c.req.header('x-api-key'), c.req.header('authorization'));
    const office = key !== null && Object.hasOwn(board.state.keys, key) ? board.state.keys[key] : undefined;
    if (office === undefined) {
      const brokenRules = key === null ? ['no-key:'] : [];
      return refusal(c, board.now(), 401, 'Přihlášení se nezdařilo.', { brokenRules });
    }
    if (!takesJson(c.req.header('accept') ?? '*/*', c.req.path)) {
      return refusal(c, board.now(), 406, 'Požadovaný formát není podporován.', { brokenRules: ['accept:'] });
    }
    c.set('office', office);
    advance(board);
    return next();
  });
}

/** The header, or HTTP Basic with the key as user name and an empty password (section 2). */
function readKey(header: string | undefined, authorization: string | undefined): string | null {
  if (header !== undefined) return header;
  const basic = /^Basic ([\w+/]+=*)$/.exec(authorization ?? '')?.[1];
  if (basic === undefined) return null;
  const [name = '', password] = Buffer.from(basic, 'base64').toString('utf8').split(':');
  return password === '' ? name : null;
}

/** A confirmation may be a PDF (CU-14). */
function takesJson(accept: string, path: string): boolean {
  const taken = ['application/json', 'application/*', '*/*'];
  if (path.includes('/potvrzeni/')) taken.push('application/pdf');
  return accept.split(',').some((one) => taken.includes(one.split(';')[0]?.trim().toLowerCase() ?? ''));
}

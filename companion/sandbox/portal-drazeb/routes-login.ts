/** E1 and the gate before everything under `/admin` (portal reference, section 2). */
import type { Hono } from 'hono';
import { type PortalEnv, refusal, validationFailed } from './answers.ts';
import { createFindings, isRefused } from './findings.ts';
import type { Portal } from './portal.ts';
import { readJson } from './read-body.ts';
import { readText, refuseUnknownKeys, requireField } from './read-field.ts';
import { own } from './state.ts';
import { checkToken, issueToken } from './tokens.ts';

export function addLoginRoutes(app: Hono<PortalEnv>, portal: Portal): void {
  const tokens = { ...portal, lifetimeSeconds: portal.tokenLifetimeSeconds };

  app.post('/login/jwt', async (c) => {
    const read = await readJson(c);
    if ('refused' in read) return read.refused;
    const findings = createFindings();
    const scope = { values: read.body, prefix: '', findings };
    refuseUnknownKeys(scope, ['username', 'password']);
    const username = readText(scope, 'username');
    const password = readText(scope, 'password');
    requireField(scope, 'username', username);
    requireField(scope, 'password', password);
    c.env.entry.brokenRules.push(...findings.brokenRules);
    if (isRefused(findings) || username === null || password === null) return validationFailed(c, findings);

    if (own(portal.state.users, username)?.password !== password) {
      return refusal(c, 401, 'Invalid credentials.');
    }
    return c.json({ token: issueToken(username, tokens) });
  });

  app.use('/admin/*', async (c, next) => {
    const authorization = c.req.header('authorization');
    const check = checkToken(authorization, tokens);
    if (!check.ok)
      return refusal(c, 401, check.message, authorization === undefined ? 'no-token:' : undefined);
    c.set('username', check.username);
    c.set('office', check.office);
    return next();
  });
}

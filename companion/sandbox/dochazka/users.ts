/** `/users` (Docházka reference, 4.1 to 4.3; B4 to B7). */
import type { Context, Hono } from 'hono';
import type { DoubleEnv } from '../shell.ts';
import { refuse, wrong } from './answers.ts';
import type { Dochazka } from './dochazka.ts';
import { readJsonObject } from './read-json-object.ts';
import { readPaging, unknownParameter } from './read-query.ts';
import { nextId, toMoment, type User } from './state.ts';

export function addUserRoutes(app: Hono<DoubleEnv>, base: string, dochazka: Dochazka): void {
  const { state } = dochazka;
  app.get(`${base}/users`, (c) => {
    const unknown = unknownParameter(c, ['page', 'per_page']);
    if (unknown !== undefined) return wrong(c, unknown, 'Unknown parameter');
    const read = readPaging(c);
    if ('wrong' in read) return wrong(c, read.wrong, 'Invalid number');
    const { page, perPage } = read;
    const active = state.users.filter((one) => one.is_active);
    const users = active
      .slice((page - 1) * perPage, page * perPage)
      .map(
        ({ email_caption: _caption, work_hours_per_day: _hours, last_login: _login, ...listed }) => listed,
      );
    return c.json({ users, total: active.length, page, per_page: perPage });
  });
  app.get(`${base}/users/:id`, (c) => {
    const user = state.users.find((one) => String(one.id) === c.req.param('id'));
    return user === undefined ? refuse(c, 404, 'User not found') : c.json(user);
  });
  app.post(`${base}/users`, (c) => addUser(c, dochazka));
}

async function addUser(c: Context<DoubleEnv>, { state, now }: Dochazka): Promise<Response> {
  const body = await readJsonObject(c);
  if (body instanceof Response) return body;
  const fields = ['firstname', 'lastname', 'email', 'username', 'password', 'email_caption', 'is_admin'];
  const unknown = Object.keys(body).find((key) => !fields.includes(key));
  if (unknown !== undefined) return wrong(c, unknown, 'Unknown field');
  const text = (name: string): string | null => {
    const value = body[name];
    return typeof value === 'string' && value.trim() !== '' && value.length <= 255 ? value : null;
  };
  const [firstname, lastname, username, password] = [
    text('firstname'),
    text('lastname'),
    text('username'),
    text('password'),
  ];
  if (firstname === null) return wrong(c, 'firstname', 'Required');
  if (lastname === null) return wrong(c, 'lastname', 'Required');
  if (username === null) return wrong(c, 'username', 'Required');
  if (password === null || password.length < 6) return wrong(c, 'password', 'At least 6 characters');
  if (body.is_admin !== undefined && typeof body.is_admin !== 'boolean')
    return wrong(c, 'is_admin', 'Invalid');
  const isTaken = state.users.some((one) => one.username.toLowerCase() === username.toLowerCase());
  if (isTaken) {
    const about = { field: 'username', error: 'Already taken' };
    return refuse(c, 400, 'Invalid request parameters', about);
  }
  const user: User = {
    id: nextId(state),
    firstname,
    lastname,
    email: text('email'),
    email_caption: text('email_caption'),
    username,
    is_active: true,
    is_admin: body.is_admin === true,
    work_hours_per_day: 8,
    created_at: toMoment(now()),
    last_login: null,
  };
  state.users.push(user);
  c.env.entry.effect = { kind: 'user', record: String(user.id) };
  return c.json(user, 201);
}

/** `/attendance` and `/shifts` (Docházka reference, 4.4 to 4.6). Nothing is ever changed or taken back. */
import type { Context, Hono } from 'hono';
import { pragueDay } from '../../../shared/formats/working-days.ts';
import type { DoubleEnv } from '../shell.ts';
import { refuse, wrong } from './answers.ts';
import type { Dochazka } from './dochazka.ts';
import { readJsonObject } from './read-json-object.ts';
import { isWholeNumber, readPaging, unknownParameter } from './read-query.ts';
import { computeShifts, summarise } from './shifts.ts';
import { type AttendanceRecord, nextId, type RecordType, recordTypes } from './state.ts';

type DochazkaContext = Context<DoubleEnv>;

export function addRecordRoutes(app: Hono<DoubleEnv>, base: string, dochazka: Dochazka): void {
  const { state } = dochazka;
  app.get(`${base}/attendance`, (c) => listRecords(c, dochazka));
  app.post(`${base}/attendance`, (c) => addRecord(c, dochazka));
  app.get(`${base}/shifts`, (c) => {
    const unknown = unknownParameter(c, ['user_id', 'month', 'year']);
    if (unknown !== undefined) return wrong(c, unknown, 'Unknown parameter');
    const { user_id: userId, month, year } = c.req.query();
    if (userId !== undefined && !isWholeNumber(userId)) return wrong(c, 'user_id', 'Invalid number');
    if (month !== undefined && !/^([1-9]|1[0-2])$/.test(month)) return wrong(c, 'month', 'Must be 1 to 12');
    if (year !== undefined && !/^20\d\d$/.test(year)) return wrong(c, 'year', 'Invalid year');
    const today = pragueDay(new Date(dochazka.now()).toISOString());
    const wanted = `${year ?? today.slice(0, 4)}-${(month ?? today.slice(5, 7)).padStart(2, '0')}`;
    const shifts = computeShifts(
      state.records.filter((one) => userId === undefined || one.user_id === Number(userId)),
    ).filter((one) => one.date.startsWith(wanted));
    return c.json({ shifts, summary: summarise(shifts) });
  });
}

/** Days are Prague days, both ends included (B3). The order is unspecified (B15): newest first here. */
function listRecords(c: DochazkaContext, { state, pagingHonoured, daysInUtc }: Dochazka): Response {
  const paging = ['page', 'per_page'];
  const unknown = unknownParameter(c, ['user_id', 'date_from', 'date_to', 'type', ...paging]);
  if (unknown !== undefined) return wrong(c, unknown, 'Unknown parameter');
  const { user_id: userId, date_from: from, date_to: to, type } = c.req.query();
  if (userId !== undefined && !isWholeNumber(userId)) return wrong(c, 'user_id', 'Invalid number');
  if (type !== undefined && !isRecordType(type)) return wrong(c, 'type', 'Invalid type');
  for (const [field, day] of [
    ['date_from', from],
    ['date_to', to],
  ] as const) {
    if (day !== undefined && !isDay(day)) return wrong(c, field, 'Invalid date format');
  }
  const read = readPaging(c);
  if ('wrong' in read) return wrong(c, read.wrong, 'Invalid number');
  const dayOf = (one: AttendanceRecord): string =>
    daysInUtc ? one.timestamp.slice(0, 10) : pragueDay(one.timestamp);
  const found = state.records
    .filter(
      (one) =>
        (userId === undefined || one.user_id === Number(userId)) &&
        (type === undefined || one.type === type) &&
        (from === undefined || dayOf(one) >= from) &&
        (to === undefined || dayOf(one) <= to),
    )
    .toReversed();
  // Where paging isn't there, the first page is all one ever sees (B8).
  const page = pagingHonoured ? read.page : 1;
  const size = pagingHonoured ? read.perPage : 50;
  return c.json({ records: found.slice((page - 1) * size, page * size), total: found.length });
}

async function addRecord(c: DochazkaContext, { state }: Dochazka): Promise<Response> {
  const body = await readJsonObject(c);
  if (body instanceof Response) return body;
  const { user_id: userId, timestamp, type, note = '' } = body;
  const unknown = Object.keys(body).find((key) => !['user_id', 'timestamp', 'type', 'note'].includes(key));
  if (unknown !== undefined) return wrong(c, unknown, 'Unknown field');
  if (!Number.isSafeInteger(userId)) return wrong(c, 'user_id', 'Required');
  if (!isMoment(timestamp)) return wrong(c, 'timestamp', 'Invalid date format');
  if (typeof type !== 'string' || !isRecordType(type)) return wrong(c, 'type', 'Invalid type');
  if (typeof note !== 'string' || note.length > 255) return wrong(c, 'note', 'Too long');
  const user = state.users.find((one) => one.id === userId && one.is_active);
  if (user === undefined) return refuse(c, 404, 'User not found');
  const record: AttendanceRecord = {
    id: nextId(state),
    user_id: user.id,
    timestamp,
    type,
    note,
    is_manual: true,
  };
  state.records.push(record);
  c.env.entry.effect = { kind: 'record', record: String(record.id), detail: { type, timestamp } };
  return c.json(record, 201);
}

function isRecordType(text: string): text is RecordType {
  return (recordTypes as readonly string[]).includes(text);
}

/** UTC with `Z`, whole seconds (section 3). */
function isMoment(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value)) return false;
  return !Number.isNaN(Date.parse(value)) && new Date(value).toISOString() === value.replace('Z', '.000Z');
}

function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && isMoment(`${text}T00:00:00Z`);
}

/** Everything the practice Docházka.net remembers: plain data. Moments are `2025-01-08T08:00:00Z`, whole seconds. */

export interface User {
  readonly id: number;
  readonly firstname: string;
  readonly lastname: string;
  readonly email: string | null;
  readonly email_caption: string | null;
  readonly username: string;
  is_active: boolean;
  readonly is_admin: boolean;
  readonly work_hours_per_day: number;
  readonly created_at: string;
  readonly last_login: string | null;
}

export const recordTypes = ['arrival', 'departure'] as const;
export type RecordType = (typeof recordTypes)[number];

export interface AttendanceRecord {
  readonly id: number;
  readonly user_id: number;
  readonly timestamp: string;
  readonly type: RecordType;
  readonly note: string;
  readonly is_manual: boolean;
}

export interface DochazkaState {
  readonly apiKeys: readonly string[];
  readonly users: User[];
  readonly records: AttendanceRecord[];
  lastId: number;
  /** The hour that is counted, and how many requests came in it (B12). */
  hour: { endsAt: number; used: number };
  /** A client was told that the limit is passed and when it ends. */
  toldUntil: number;
}

export function createDochazkaState(apiKey = 'cvicny-klic'): DochazkaState {
  return {
    apiKeys: [apiKey],
    users: [
      user(123, 'Jan', 'Novák', 'jnovak'),
      user(124, 'Jana', 'Nová', 'jnova'),
      user(125, 'Petr', 'Malý', 'pmaly'),
    ],
    records: [],
    lastId: 1000,
    hour: { endsAt: 0, used: 0 },
    toldUntil: 0,
  };
}

function user(id: number, firstname: string, lastname: string, username: string): User {
  return {
    id,
    firstname,
    lastname,
    email: `${username}@example.cz`,
    email_caption: `${firstname} ${lastname}`,
    username,
    is_active: true,
    is_admin: false,
    work_hours_per_day: 8,
    created_at: '2025-01-01T10:00:00Z',
    last_login: null,
  };
}

export function nextId(state: DochazkaState): number {
  state.lastId += 1;
  return state.lastId;
}

/** Whole seconds in UTC, as every moment of this API. */
export function toMoment(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** Records that stand there twice: the same user, kind and moment, or one reference in two notes. */
export function doubles({ records }: DochazkaState): string[] {
  const keys = records.flatMap(({ user_id, type, timestamp, note }) => [
    `${user_id} ${type} ${timestamp}`,
    ...(/\[ref [^\]]+\]/.exec(note) ?? []),
  ]);
  return keys.filter((key, index) => keys.indexOf(key) !== index);
}

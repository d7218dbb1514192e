/** Users of the tenant, and creating one while the person waits (Docházka reference, section 8, users; B4 to B7). */
import type { RouteMessage } from '../../../shared/contract/routes.ts';
import { LostAnswer, Refusal, TransientFailure } from '../failures.ts';
import { assumptions } from './assumptions.ts';
import type { Purpose } from './hourly-limit.ts';
import { listAll, type WholeList } from './list-all.ts';
import { createdSchema, type RemoteUser, userSchema } from './schema.ts';
import type { Dochazka } from './submit.ts';

type NewUser = RouteMessage<'attendance.create-user'>;

/** Active users only: the API shows no others. */
export function listUsers(
  { client }: Dochazka,
  purpose: Purpose,
  signal: AbortSignal,
): Promise<WholeList<RemoteUser>> {
  return listAll(
    client,
    { path: assumptions.usersPath, name: 'users', query: {}, entry: userSchema, purpose },
    signal,
  );
}

export async function readUser({ client }: Dochazka, id: number, signal: AbortSignal): Promise<RemoteUser> {
  const read = userSchema.safeParse(await client.read(assumptions.userPath(id), {}, 'work', signal));
  if (!read.success) throw new TransientFailure({ code: 'remote-unexpected' });
  return read.data;
}

export function nameOf({ firstname, lastname, username }: RemoteUser): string {
  return [firstname, lastname].filter((one) => one !== null && one !== undefined).join(' ') || username;
}

/**
 * The password is passed on and kept nowhere. After a lost answer the list is read once the server's own time-out is
 * over: a user of that name who came since, with our names, is ours; anything else is for a person.
 */
export async function createUser(dochazka: Dochazka, user: NewUser, signal: AbortSignal): Promise<number> {
  const { client, clock } = dochazka;
  const before = await listUsers(dochazka, 'work', signal);
  if (findByName(before.entries, user.username) !== undefined) {
    throw new Refusal({ code: 'duplicate-at-remote', field: 'username' });
  }
  if (!before.complete) throw new TransientFailure({ code: 'remote-unexpected' });
  const sentAt = clock.now();
  try {
    const created = createdSchema.safeParse(await client.create(assumptions.usersPath, toWire(user), signal));
    if (created.success) return created.data.id;
  } catch (error) {
    if (!(error instanceof LostAnswer)) throw error;
    await clock.wait(assumptions.serverTimeoutMs, signal);
  }
  const after = await listUsers(dochazka, 'reconcile', signal);
  const found = findByName(after.entries, user.username);
  if (found !== undefined && isOurs(found, user, sentAt)) return found.id;
  if (found === undefined && after.complete) throw new TransientFailure({ code: 'remote-unavailable' });
  throw new Refusal({ code: 'answer-lost', field: 'username', sent: 'unclear' });
}

function toWire(user: NewUser): object {
  return {
    firstname: user.firstName,
    lastname: user.lastName,
    username: user.username,
    password: user.password,
    // The name by which e-mails are matched (4.2).
    email_caption: `${user.firstName} ${user.lastName}`,
    is_admin: user.isAdmin,
    ...(user.email === undefined ? {} : { email: user.email }),
  };
}

/** B5: compared without case. */
function findByName(users: readonly RemoteUser[], username: string): RemoteUser | undefined {
  return users.find((one) => one.username.toLowerCase() === username.toLowerCase());
}

function isOurs(found: RemoteUser, user: NewUser, sentAt: number): boolean {
  const createdAt = Date.parse(found.created_at ?? '');
  return (
    createdAt >= sentAt - assumptions.clockSkewMs &&
    found.firstname === user.firstName &&
    found.lastname === user.lastName
  );
}

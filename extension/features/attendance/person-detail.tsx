/** One user as Docházka.net knows them. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { RouteReply } from '../../../shared/contract/routes.ts';
import { Button } from '../../ui/button.tsx';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { problemText } from '../../ui/problem-text.ts';
import { problemOf } from '../panel/state.ts';
import type { AttendanceCall } from './attendance-call.ts';

interface PersonDetailProps {
  readonly call: AttendanceCall;
  readonly listed: RouteReply<'attendance.users'>['users'][number];
  readonly onMonth: () => void;
}

export function PersonDetail({ call, listed, onMonth }: PersonDetailProps): JSX.Element {
  const language = useLanguage();
  const text = useText();
  const [said, setSaid] = useState(text('attendance.loading'));
  useEffect(() => {
    let isLate = false;
    const say = (sentence: string): void => {
      if (!isLate) setSaid(sentence);
    };
    call('attendance.user', { userId: listed.id }).then(
      ({ workHoursPerDay: hours }) =>
        say(hours === null ? text('value.empty') : text('attendance.hours-a-day', { hours })),
      (error: unknown) => say(problemText(language, problemOf(error), 'dochazka')),
    );
    return () => {
      isLate = true;
    };
  }, [call, listed.id, language]);
  return (
    <dl class="person__detail">
      <div>
        <dt>{text('attendance.email')}</dt>
        <dd>{listed.email ?? text('value.empty')}</dd>
      </div>
      <div>
        <dt>{text('attendance.contract')}</dt>
        <dd>{said}</dd>
      </div>
      <div>
        <dt>{text('attendance.number')}</dt>
        <dd>{listed.id}</dd>
      </div>
      <Button onClick={onMonth}>{text('attendance.month-of-person')}</Button>
    </dl>
  );
}

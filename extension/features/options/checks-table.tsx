/** Every check of the trade: how hard it is, its figures and where they come from. */
import type { JSX } from 'preact';
import { checkFigures, checkIds, figureText, withFigure } from '../../../shared/office/check-figures.ts';
import { type CheckId, checkLevels, type OfficeSettings } from '../../../shared/office/settings.ts';
import { checkSource } from '../../ui/check-source.ts';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { useSavedBox } from './use-saved-box.ts';

export interface ChecksTableProps {
  readonly settings: OfficeSettings;
  /** @param id of what changed. @param label of it, as a person reads it. */
  readonly save: (id: string, change: (settings: OfficeSettings) => OfficeSettings, label: string) => void;
}

export function ChecksTable({ settings, save }: ChecksTableProps): JSX.Element {
  const language = useLanguage();
  const text = useText();
  const name = (check: CheckId): string => text(`auctions.check-${check}`);
  const levelName = (check: CheckId): string => `${name(check)}: ${text('auctions.level')}`;
  return (
    <table class="table checks">
      <thead>
        <tr>
          <th scope="col">{text('auctions.check')}</th>
          <th scope="col">{text('auctions.level')}</th>
          <th scope="col">{text('auctions.figure')}</th>
          <th scope="col">{text('auctions.source')}</th>
        </tr>
      </thead>
      <tbody>
        {checkIds.map((check) => (
          <tr key={check}>
            <th scope="row">{name(check)}</th>
            <td>
              <select
                class="field-input"
                aria-label={levelName(check)}
                value={settings.checks[check].level}
                onChange={(event) => {
                  const level = checkLevels.find((one) => one === event.currentTarget.value);
                  if (level === undefined) return;
                  const checks = (before: OfficeSettings) => ({
                    ...before.checks,
                    [check]: { ...before.checks[check], level },
                  });
                  save(check, (before) => ({ ...before, checks: checks(before) }), levelName(check));
                }}
              >
                {checkLevels.map((level) => (
                  <option key={level} value={level}>
                    {text(`auctions.level-${level}`)}
                  </option>
                ))}
              </select>
            </td>
            <td>
              {checkFigures[check].map((figure) => (
                <Figure
                  key={figure}
                  name={`${name(check)}, ${text(`auctions.figure-${figure}`)}`}
                  label={text(`auctions.figure-${figure}`)}
                  value={figureText(settings, check, figure)}
                  isValid={(typed) => withFigure(settings, check, figure, typed) !== undefined}
                  onSave={(typed) =>
                    save(
                      `${check}-${figure}`,
                      (before) => withFigure(before, check, figure, typed) ?? before,
                      `${name(check)}, ${text(`auctions.figure-${figure}`)}`,
                    )
                  }
                />
              ))}
            </td>
            <td class="muted">{checkSource(language, check, settings.checks[check].source)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface FigureProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly isValid: (typed: string) => boolean;
  readonly onSave: (typed: string) => void;
}

function Figure({ name, label, value, isValid, onSave }: FigureProps): JSX.Element {
  const text = useText();
  const { isWrong, box } = useSavedBox(value, isValid, onSave);
  return (
    <label class="figure">
      <span>{label}</span>
      <input {...box} class="field-input figure__box" type="text" autocomplete="off" aria-label={name} />
      {isWrong ? <span class="tone-bad">{text('auctions.figure-wrong')}</span> : null}
    </label>
  );
}

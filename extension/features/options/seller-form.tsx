/** Name and contact of one seller of Ingatlanok.hu, saved as a whole. */
import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/locales/text.ts';
import type { Seller, SellerDesk } from './use-sellers.ts';

export interface SellerFormProps {
  /** Null: one that is to be. */
  readonly seller: Seller | null;
  /** Our own key of it. */
  readonly transferId: string;
  readonly offices: readonly { readonly id: string; readonly name: string }[];
  readonly desk: SellerDesk;
  readonly onDone: () => void;
}

const textFields = ['name', 'email', 'phone'] as const;
type TextField = (typeof textFields)[number];

export function SellerForm({ seller, transferId, offices, desk, onDone }: SellerFormProps): JSX.Element {
  const text = useText();
  const id = useId();
  const [typed, setTyped] = useState<Readonly<Record<TextField, string>>>({
    name: seller?.name ?? '',
    email: seller?.email ?? '',
    phone: seller?.phone ?? '',
  });
  const [officeId, setOffice] = useState(seller?.officeId ?? offices[0]?.id ?? '');
  const [tried, setTried] = useState(false);
  const kept = (field: TextField): string => typed[field].trim().slice(0, 255);
  // The portal merges: a value that was there can be replaced, not taken away (A4).
  const wrong = (field: TextField): boolean =>
    kept(field) === '' && (field === 'name' || (seller?.[field] ?? '') !== '');
  const isWhole = officeId !== '' && !textFields.some(wrong);

  async function save(): Promise<void> {
    setTried(true);
    if (!isWhole) return;
    const [email, phone] = [kept('email'), kept('phone')];
    const isSaved = await desk.save({
      officeId,
      transferId,
      name: kept('name'),
      ...(email === '' ? {} : { email }),
      ...(phone === '' ? {} : { phone }),
    });
    if (isSaved) onDone();
  }

  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {seller !== null || offices.length < 2 ? null : (
        <div class="form__pair">
          <label for={`${id}-office`}>{text('listing.officeId')}</label>
          <select
            id={`${id}-office`}
            class="field-input"
            value={officeId}
            onChange={(event) => setOffice(event.currentTarget.value)}
          >
            {offices.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        </div>
      )}
      {textFields.map((field) => (
        <div key={field} class="form__pair">
          <label for={`${id}-${field}`}>{text(`sellers.${field}`)}</label>
          <input
            id={`${id}-${field}`}
            class="field-input"
            type="text"
            autocomplete="off"
            aria-invalid={tried && wrong(field)}
            value={typed[field]}
            onInput={(event) => {
              const { value } = event.currentTarget;
              setTyped((before) => ({ ...before, [field]: value }));
            }}
          />
          {tried && wrong(field) ? (
            <p class="tone-bad">{text(field === 'name' ? 'sellers.name-missing' : 'sellers.stays')}</p>
          ) : null}
        </div>
      ))}
      <div class="list__buttons">
        <Button busy={desk.busy} onClick={() => void save()}>
          {text(seller === null ? 'sellers.save-new' : 'sellers.save')}
        </Button>
        <Button kind="quiet" onClick={onDone}>
          {text('action.back')}
        </Button>
      </div>
    </form>
  );
}

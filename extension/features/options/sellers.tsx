/** Sellers of Ingatlanok.hu with their pictures: added, changed, and removed after it was asked once more. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/locales/text.ts';
import type { OptionsBackend } from './backend.ts';
import { ProblemNote } from './problem-note.tsx';
import { SellerForm } from './seller-form.tsx';
import { type Seller, type SellerDesk, type SellerKey, useSellers } from './use-sellers.ts';

export interface SellersProps {
  readonly backend: OptionsBackend;
  readonly newId: () => string;
}

export function Sellers({ backend, newId }: SellersProps): JSX.Element | null {
  const text = useText();
  const desk = useSellers(backend);
  /** Key of a seller that is to be; it stays the same until it is there, so that no try makes a second one. */
  const [added, setAdded] = useState<string | null>(null);
  const { references, problem, unread } = desk;
  if (references.status === 'loading') return null;
  return (
    <details>
      <summary>{text('sellers.title')}</summary>
      {problem === null ? null : <ProblemNote problem={problem} system="ingatlanok" />}
      {unread === null || problem !== null ? null : (
        <ProblemNote problem={unread} system="ingatlanok" onRetry={() => void desk.again()} />
      )}
      {references.status === 'refused' ? null : (
        <>
          {references.value.sellers.length === 0 ? <p class="muted">{text('sellers.none')}</p> : null}
          <ul class="list">
            {references.value.sellers.map((one) => (
              <SellerRow key={one.id} seller={one} desk={desk} offices={references.value.offices} />
            ))}
          </ul>
          {added === null ? (
            <Button onClick={() => setAdded(newId())}>{text('sellers.add')}</Button>
          ) : (
            <SellerForm
              seller={null}
              transferId={added}
              offices={references.value.offices}
              desk={desk}
              onDone={() => setAdded(null)}
            />
          )}
        </>
      )}
    </details>
  );
}

interface SellerRowProps {
  readonly seller: Seller;
  readonly desk: SellerDesk;
  readonly offices: readonly { readonly id: string; readonly name: string }[];
}

function SellerRow({ seller, desk, offices }: SellerRowProps): JSX.Element {
  const text = useText();
  const [shown, setShown] = useState<'facts' | 'form' | 'question'>('facts');
  const { transferId, officeId } = seller;
  const contact = [seller.email, seller.phone].filter((one) => one !== null).join(' · ');
  const key = transferId === null || officeId === null ? null : { transferId, officeId };
  return (
    <li class="list__item">
      <span>
        {seller.name} <span class="muted">{contact}</span>
      </span>
      {key === null ? (
        <span class="muted">{text('sellers.made-elsewhere')}</span>
      ) : (
        <span class="list__buttons">
          <Button name={`${text('sellers.change')}: ${seller.name}`} onClick={() => setShown('form')}>
            {text('sellers.change')}
          </Button>
          <Button name={`${text('sellers.remove')}: ${seller.name}`} onClick={() => setShown('question')}>
            {text('sellers.remove')}
          </Button>
        </span>
      )}
      {key === null || shown === 'facts' ? null : shown === 'form' ? (
        <div class="list__form">
          <SellerForm
            seller={seller}
            transferId={key.transferId}
            offices={offices}
            desk={desk}
            onDone={() => setShown('facts')}
          />
          <SellerImages seller={seller} sellerKey={key} desk={desk} />
        </div>
      ) : (
        <div class="list__form" role="alert">
          <p>{text('sellers.remove-question', { name: seller.name })}</p>
          <p class="list__buttons">
            <Button
              busy={desk.busy}
              onClick={() => void desk.remove(key).then((isDone) => (isDone ? setShown('facts') : undefined))}
            >
              {text('sellers.remove-now')}
            </Button>
            <Button kind="quiet" onClick={() => setShown('facts')}>
              {text('action.back')}
            </Button>
          </p>
        </div>
      )}
    </li>
  );
}

interface SellerImagesProps {
  readonly seller: Seller;
  readonly sellerKey: SellerKey;
  readonly desk: SellerDesk;
}

function SellerImages({ seller, sellerKey, desk }: SellerImagesProps): JSX.Element {
  const text = useText();
  return (
    <fieldset class="choice-group">
      <legend>{text('sellers.pictures')}</legend>
      {seller.images.length === 0 ? <p class="muted">{text('sellers.no-pictures')}</p> : null}
      <ul>
        {seller.images.map((one) => (
          <li key={one.id} class="list__item">
            <span>{one.title === '' ? one.id : one.title}</span>
            <Button
              name={`${text('sellers.remove-picture')}: ${one.title}`}
              busy={desk.busy}
              onClick={() => void desk.removeImage(sellerKey, one.id)}
            >
              {text('sellers.remove-picture')}
            </Button>
          </li>
        ))}
      </ul>
      <label class="seller-picture">
        {text('sellers.add-picture')}{' '}
        <input
          type="file"
          accept="image/jpeg,image/png"
          disabled={desk.busy}
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            event.currentTarget.value = '';
            if (file !== undefined) void desk.addImage(sellerKey, file);
          }}
        />
      </label>
    </fieldset>
  );
}

import { useMessages } from '~/lib/i18n'
import { NumberField } from './fields'
import { deskMessages } from './messages'
import type { PartProps } from './parts'

const USUAL_DAYS = 14

/** When what is solved is closed. */
export function ClosingPart({ desk, change, whyNot }: PartProps) {
  const t = useMessages(deskMessages)
  const { closeAfter } = desk
  return (
    <section className="zg-desk-card" aria-labelledby="desk-closing">
      <h2 id="desk-closing">{t('closing')}</h2>
      <fieldset className="zg-choose" disabled={whyNot !== undefined}>
        <legend className="zg-hidden">{t('closing')}</legend>
        <label>
          <input type="radio" name="closing" checked={closeAfter !== undefined} onChange={() => change({ closeAfter: USUAL_DAYS })} />{' '}
          {t('closeAfter')}
        </label>
        {closeAfter !== undefined && (
          <span className="zg-desk-indent">
            <NumberField
              label={t('closeAfter')}
              value={closeAfter}
              onChange={(days) => days !== undefined && change({ closeAfter: days })}
            />{' '}
            {t('days')}
          </span>
        )}
        <label>
          <input type="radio" name="closing" checked={closeAfter === undefined} onChange={() => change({ closeAfter: undefined })} />{' '}
          {t('closeNever')}
        </label>
      </fieldset>
      <p className="zg-second zg-small">{t('closeHint')}</p>
    </section>
  )
}

import { useId } from 'react'
import { useMessages } from '~/lib/i18n'
import { actionMessages } from './messages'

export interface CarrierFieldsProps {
  carrier: string
  tracking: string
  onChange: (change: { carrier?: string; tracking?: string }) => void
}

/** By whom and under which number; a scanner types into the second. */
export function CarrierFields({ carrier, tracking, onChange }: CarrierFieldsProps) {
  const t = useMessages(actionMessages)
  const list = useId()
  return (
    <>
      <label>
        {t('carrier')}
        <input
          className="zg-input"
          list={list}
          value={carrier}
          maxLength={100}
          autoComplete="off"
          onChange={({ target }) => onChange({ carrier: target.value })}
        />
      </label>
      <datalist id={list}>
        {t('carriers')
          .split(',')
          .map((each) => (
            <option key={each} value={each} />
          ))}
      </datalist>
      <label>
        {t('tracking')}
        <input
          className="zg-input zg-num"
          value={tracking}
          maxLength={200}
          spellCheck={false}
          autoComplete="off"
          onChange={({ target }) => onChange({ tracking: target.value })}
        />
      </label>
    </>
  )
}

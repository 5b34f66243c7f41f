import { ORDER_REASONS, type OrderReason } from '~/domain/orderAct'
import { useMessages } from '~/lib/i18n'
import { reasonTexts } from './reasonTexts'
import { refundMessages } from './refundMessages'

/** Why money goes back, or units are not sent. */
export function ReasonSelect({ value, onChange }: { value: OrderReason | ''; onChange: (reason: OrderReason) => void }) {
  const t = useMessages(refundMessages)
  const why = useMessages(reasonTexts)
  return (
    <label>
      {t('reason')}
      <select
        className="zg-input"
        value={value}
        onChange={({ target }) => {
          const chosen = ORDER_REASONS.find((each) => each === target.value)
          if (chosen) onChange(chosen)
        }}
      >
        <option value="" disabled>
          {t('chooseReason')}
        </option>
        {ORDER_REASONS.map((each) => (
          <option key={each} value={each}>
            {why(each)}
          </option>
        ))}
      </select>
    </label>
  )
}

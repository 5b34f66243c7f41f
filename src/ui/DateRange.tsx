import { useMessages } from '~/lib/i18n'
import { formatDay, parseDay, type Day } from '~/lib/zone'
import { uiMessages } from './messages'

export interface DateRangeProps {
  /** First day, and the day after the last: half-open. */
  from: Day | undefined
  to: Day | undefined
  onChange: (range: { from?: Day | undefined; to?: Day | undefined }) => void
}

/** Two days of the shop's calendar, in the browser's own pickers. Readers see the last day, not the one after it. */
export function DateRange({ from, to, onChange }: DateRangeProps) {
  const t = useMessages(uiMessages)
  return (
    <span className="zg-dates" role="group" aria-label={t('dateRange')}>
      <input
        type="date"
        aria-label={t('from')}
        title={t('from')}
        value={from === undefined ? '' : formatDay(from)}
        max={to === undefined ? undefined : formatDay(to - 1)}
        onChange={({ target }) => onChange({ from: parseDay(target.value) })}
      />
      <span aria-hidden="true">–</span>
      <input
        type="date"
        aria-label={t('to')}
        title={t('to')}
        value={to === undefined ? '' : formatDay(to - 1)}
        min={from === undefined ? undefined : formatDay(from)}
        onChange={({ target }) => {
          const last = parseDay(target.value)
          onChange({ to: last === undefined ? undefined : last + 1 })
        }}
      />
    </span>
  )
}

import { lazy, Suspense, useState } from 'react'
import { useMessages } from '~/lib/i18n'
import { formatDay, parseDay, type Day } from '~/lib/zone'
import { CalendarIcon } from './icons'
import { uiMessages } from './messages'
import { useFormat } from './UiContext'
import { usePhone } from './usePhone'

export interface DateRangeProps {
  /** First day, and the day after the last: half-open. */
  from: Day | undefined
  to: Day | undefined
  /** The newest day that there is something of: the calendar opens there where no day is chosen. */
  newest?: Day
  onChange: (range: { from: Day | undefined; to: Day | undefined }) => void
}

const Picker = lazy(() => import('./DateRangePicker'))

/**
 * Two days of the shop's calendar. Readers see the last day, not the one after it. The calendar's code is large, so it
 * is fetched by the first press; on a phone the device's own pickers do better.
 */
export function DateRange(props: DateRangeProps) {
  const phone = usePhone()
  const [opened, setOpened] = useState(false)
  if (phone) return <DeviceDates {...props} />
  const closed = <ClosedRange {...props} onOpen={() => setOpened(true)} />
  return opened ? (
    <Suspense fallback={closed}>
      <Picker {...props} />
    </Suspense>
  ) : (
    closed
  )
}

function ClosedRange({ from, to, onOpen }: DateRangeProps & { onOpen: () => void }) {
  const t = useMessages(uiMessages)
  const format = useFormat()
  const chosen = from !== undefined || to !== undefined
  return (
    <button type="button" className={`zg-dates zg-num${chosen ? ' zg-pick-on' : ''}`} aria-label={t('dateRange')} onClick={onOpen}>
      {chosen ? `${from === undefined ? '…' : format.day(from)} – ${to === undefined ? '…' : format.day(to - 1)}` : t('dateRange')}
      <CalendarIcon />
    </button>
  )
}

function DeviceDates({ from, to, onChange }: DateRangeProps) {
  const t = useMessages(uiMessages)
  return (
    <span className="zg-dates" role="group" aria-label={t('dateRange')}>
      <span className="zg-second">{t('dateRange')}</span>
      <input
        type="date"
        aria-label={t('from')}
        value={from === undefined ? '' : formatDay(from)}
        max={to === undefined ? undefined : formatDay(to - 1)}
        onChange={({ target }) => onChange({ from: parseDay(target.value), to })}
      />
      <span aria-hidden="true">–</span>
      <input
        type="date"
        aria-label={t('to')}
        value={to === undefined ? '' : formatDay(to - 1)}
        min={from === undefined ? undefined : formatDay(from)}
        onChange={({ target }) => {
          const last = parseDay(target.value)
          onChange({ from, to: last === undefined ? undefined : last + 1 })
        }}
      />
    </span>
  )
}

import { lazy, Suspense, useState } from 'react'
import { formatDay, parseDay, type Day } from '~/lib/zone'
import { CalendarIcon } from './icons'
import { useFormat } from './UiContext'
import { usePhone } from './usePhone'

export interface DateFieldProps {
  label: string
  value: Day | undefined
  onChange: (day: Day | undefined) => void
  /** What stands there where no day is chosen. */
  none: string
  readOnly?: boolean
}

const Picker = lazy(() => import('./DateFieldPicker'))

/**
 * One day, shown in the language of the app: the browser's own field shows it in the browser's. The calendar's code is fetched by the first press; on a phone the
 * device's own picker opens under the same words.
 */
export function DateField(props: DateFieldProps) {
  const { label, value, onChange, none, readOnly = false } = props
  const format = useFormat()
  const phone = usePhone()
  const [opened, setOpened] = useState(false)
  const text = value === undefined ? none : format.day(value)
  if (phone && !readOnly)
    return (
      <span className="zg-dates zg-num zg-date-device">
        <span className={value === undefined ? 'zg-second' : undefined}>{text}</span>
        <CalendarIcon />
        <input
          type="date"
          aria-label={label}
          value={value === undefined ? '' : formatDay(value)}
          onChange={({ target }) => onChange(parseDay(target.value))}
        />
      </span>
    )
  const closed = (
    <button type="button" className="zg-dates zg-num" aria-label={`${label}: ${text}`} disabled={readOnly} onClick={() => setOpened(true)}>
      <span className={value === undefined ? 'zg-second' : undefined}>{text}</span>
      <CalendarIcon />
    </button>
  )
  return opened ? (
    <Suspense fallback={closed}>
      <Picker {...props} />
    </Suspense>
  ) : (
    closed
  )
}

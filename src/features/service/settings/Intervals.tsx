import { useState } from 'react'
import type { BusinessInterval } from '~/domain/desk'
import { useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import { CloseIcon } from '~/ui/icons'
import { clockText, minutesOf, nextInterval, withFrom, withTo } from './hours'
import { hoursMessages } from './hoursMessages'

const DAY = 1440

interface IntervalsProps {
  /** Of the day, as a reader names it. */
  day: string
  intervals: readonly BusinessInterval[]
  whyNot: string | undefined
  onChange: (intervals: readonly BusinessInterval[]) => void
}

/** The hours of one day: each from and to, and a way to add more. */
export function Intervals({ day, intervals, whyNot, onChange }: IntervalsProps) {
  const t = useMessages(hoursMessages)
  const put = (at: number, next: BusinessInterval) => onChange(intervals.map((each, place) => (place === at ? next : each)))
  const disabled = whyNot !== undefined
  return (
    <div className="zg-desk-intervals">
      {intervals.length === 0 && <span className="zg-second">{t('closed')}</span>}
      {intervals.map((interval, at) => {
        const place = at + 1
        return (
          // Hours are known by their place: both ends are being typed.
          <span key={at} className="zg-desk-interval">
            <ClockField
              label={t('from', { day, place })}
              minutes={interval.from}
              disabled={disabled}
              onChange={(minutes) => put(at, withFrom(interval, minutes))}
            />
            <span aria-hidden="true">–</span>
            <ClockField
              label={t('to', { day, place })}
              minutes={interval.to}
              disabled={disabled}
              onChange={(minutes) => put(at, withTo(interval, minutes))}
            />
            {interval.to > DAY && <span className="zg-second zg-small">{t('nextDay')}</span>}
            <button
              type="button"
              className="zg-icon-button"
              aria-label={t('removeInterval', { day, place })}
              disabled={disabled}
              onClick={() => onChange(intervals.filter((_, each) => each !== at))}
            >
              <CloseIcon />
            </button>
          </span>
        )
      })}
      <Button
        size="small"
        aria-label={t('addIntervalTo', { day })}
        disabledReason={whyNot}
        onClick={() => onChange([...intervals, nextInterval(intervals)])}
      >
        {t('addInterval')}
      </Button>
    </div>
  )
}

interface ClockFieldProps {
  label: string
  minutes: number
  disabled: boolean
  onChange: (minutes: number) => void
}

/**
 * A time of the day, around 24 hours in every language: the browser's own field shows it in the browser's. What is typed is taken when the field is left or Enter is pressed;
 * what is no time is not taken.
 */
function ClockField({ label, minutes, disabled, onChange }: ClockFieldProps) {
  const [typed, setTyped] = useState<string>()
  const take = () => {
    const next = typed === undefined ? undefined : minutesOf(typed)
    setTyped(undefined)
    if (next !== undefined && next !== minutes % DAY) onChange(next)
  }
  return (
    <input
      className="zg-input zg-num zg-desk-clock"
      aria-label={label}
      aria-invalid={(typed !== undefined && minutesOf(typed) === undefined) || undefined}
      disabled={disabled}
      value={typed ?? clockText(minutes)}
      onChange={({ target }) => setTyped(target.value)}
      onFocus={({ target }) => target.select()}
      onBlur={take}
      onKeyDown={({ key }) => key === 'Enter' && take()}
    />
  )
}

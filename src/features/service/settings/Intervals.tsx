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
        const set = (clock: string, change: (of: BusinessInterval, minutes: number) => BusinessInterval) => {
          const minutes = minutesOf(clock)
          if (minutes !== undefined) put(at, change(interval, minutes))
        }
        return (
          // Hours are known by their place: both ends are being typed.
          <span key={at} className="zg-desk-interval">
            <input
              type="time"
              className="zg-input zg-num"
              aria-label={t('from', { day, place })}
              disabled={disabled}
              value={clockText(interval.from)}
              onChange={({ target }) => set(target.value, withFrom)}
            />
            <span aria-hidden="true">–</span>
            <input
              type="time"
              className="zg-input zg-num"
              aria-label={t('to', { day, place })}
              disabled={disabled}
              value={clockText(interval.to)}
              onChange={({ target }) => set(target.value, withTo)}
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

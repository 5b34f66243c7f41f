import { useMemo } from 'react'
import type { BusinessCalendar, SlaPolicy } from '~/domain/desk'
import { useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import { Combo } from '~/ui/Combo'
import { Named } from './fields'
import { sharesOf, weekMinutes } from './hours'
import { hoursMessages } from './hoursMessages'
import { Intervals } from './Intervals'
import { deskMessages } from './messages'
import { SpecialDays } from './SpecialDays'

const WEEKDAYS = ['day1', 'day2', 'day3', 'day4', 'day5', 'day6', 'day7'] as const

export interface CalendarCardProps {
  calendar: BusinessCalendar
  /** A policy that goes by it. */
  usedBy: SlaPolicy | undefined
  isOnly: boolean
  whyNot: string | undefined
  onChange: (set: Partial<BusinessCalendar>) => void
  onRemove: () => void
}

/** One set of business hours: name, zone, week, special days. */
export function CalendarCard({ calendar, usedBy, isOnly, whyNot, onChange, onRemove }: CalendarCardProps) {
  const t = useMessages(hoursMessages)
  const words = useMessages(deskMessages)
  const { name, zone, week } = calendar
  const zones = useMemo(() => [...new Set(['UTC', zone, ...Intl.supportedValuesOf('timeZone')])], [zone])
  const stays = isOnly ? t('lastOne') : usedBy && t('inUse', { name: usedBy.name })
  const put = (next: BusinessCalendar['week']) => onChange({ week: next })
  return (
    <li className="zg-desk-card">
      <div className="zg-desk-head">
        <div className="zg-grow">
          <h3>{name}</h3>
          <p className="zg-second zg-small zg-num">{t('perWeek', { hours: Math.round(weekMinutes(calendar) / 6) / 10 })}</p>
        </div>
        <Button size="small" aria-label={words('removeThis', { name })} disabledReason={whyNot ?? stays} onClick={onRemove}>
          {words('remove')}
        </Button>
      </div>
      <div className="zg-desk-fields">
        <Named label={words('name')}>
          <input
            className="zg-input"
            aria-label={words('name')}
            disabled={whyNot !== undefined}
            value={name}
            onChange={({ target }) => onChange({ name: target.value })}
          />
        </Named>
        <Named label={t('zone')}>
          <Combo
            label={t('zone')}
            value={zone}
            options={zones.map((value) => ({ value, label: value }))}
            none={t('noZone')}
            readOnly={whyNot !== undefined}
            onPick={(next) => onChange({ zone: next })}
          />
        </Named>
      </div>
      <h4>{t('week')}</h4>
      <ul className="zg-desk-week">
        {WEEKDAYS.map((weekday, at) => (
          <li key={weekday}>
            <span className="zg-desk-day">{t(weekday)}</span>
            <DayBar shares={sharesOf(week[at] ?? [], week[(at + 6) % 7] ?? [])} />
            <Intervals
              day={t(weekday)}
              intervals={week[at] ?? []}
              whyNot={whyNot}
              onChange={(next) => put(WEEKDAYS.map((_, each) => (each === at ? next : (week[each] ?? []))))}
            />
          </li>
        ))}
      </ul>
      <div className="zg-row">
        <Button size="small" disabledReason={whyNot} onClick={() => put(week.map((day, at) => (at > 0 && at < 5 ? week[0] : day)))}>
          {t('workdays')}
        </Button>
        <Button size="small" disabledReason={whyNot} onClick={() => put(week.map(() => week[0]))}>
          {t('everyDay')}
        </Button>
      </div>
      <SpecialDays calendar={calendar} whyNot={whyNot} onChange={onChange} />
    </li>
  )
}

/** A day from midnight to midnight, with what is open of it. */
function DayBar({ shares }: { shares: readonly { from: number; to: number }[] }) {
  return (
    <span className="zg-desk-bar" aria-hidden="true">
      {shares.map(({ from, to }) => (
        <span key={`${from} ${to}`} style={{ insetInlineStart: `${from * 100}%`, width: `${(to - from) * 100}%` }} />
      ))}
    </span>
  )
}

import { useState } from 'react'
import type { BusinessCalendar } from '~/domain/desk'
import { useMessages } from '~/lib/i18n'
import { type Day, parseDay } from '~/lib/zone'
import { Button } from '~/ui/Button'
import { DateField } from '~/ui/DateField'
import { CloseIcon } from '~/ui/icons'
import { useFormat } from '~/ui/UiContext'
import { Named } from './fields'
import { MOST_DAYS, withDays } from './hours'
import { hoursMessages } from './hoursMessages'
import { Intervals } from './Intervals'

interface SpecialDaysProps {
  calendar: BusinessCalendar
  whyNot: string | undefined
  onChange: (set: Partial<BusinessCalendar>) => void
}

/** Days whose hours are not the week's: holidays, and shorter or longer ones. */
export function SpecialDays({ calendar, whyNot, onChange }: SpecialDaysProps) {
  const t = useMessages(hoursMessages)
  const format = useFormat()
  const { days } = calendar
  const put = (day: string, set: Partial<BusinessCalendar['days'][number]>) =>
    onChange({ days: days.map((each) => (each.day === day ? { ...each, ...set } : each)) })
  return (
    <div className="zg-stack-tight">
      <h4>{t('days')}</h4>
      <p className="zg-second zg-small">{t('daysHint')}</p>
      {days.length === 0 && <p className="zg-second">{t('noDays')}</p>}
      {days.length > 0 && (
        <ul className="zg-desk-days">
          {days.map(({ day, name = '', intervals = [] }) => {
            const parsed = parseDay(day)
            const text = parsed === undefined ? day : format.day(parsed)
            return (
              <li key={day}>
                <span className="zg-num zg-desk-day">{text}</span>
                <input
                  className="zg-input"
                  aria-label={t('nameOfDay', { day: text })}
                  disabled={whyNot !== undefined}
                  value={name}
                  onChange={({ target }) => put(day, { name: target.value })}
                />
                <Intervals day={text} intervals={intervals} whyNot={whyNot} onChange={(next) => put(day, { intervals: next })} />
                <button
                  type="button"
                  className="zg-icon-button"
                  aria-label={t('removeDay', { day: text })}
                  disabled={whyNot !== undefined}
                  onClick={() => onChange({ days: days.filter((each) => each.day !== day) })}
                >
                  <CloseIcon />
                </button>
              </li>
            )
          })}
        </ul>
      )}
      <NewDays calendar={calendar} whyNot={whyNot} onChange={onChange} />
    </div>
  )
}

function NewDays({ calendar, whyNot, onChange }: SpecialDaysProps) {
  const t = useMessages(hoursMessages)
  const [first, setFirst] = useState<Day>()
  const [last, setLast] = useState<Day>()
  const [name, setName] = useState('')
  const end = last ?? first
  const wrong =
    first === undefined || end === undefined ? t('pickDay') : end < first || end - first >= MOST_DAYS ? t('backwards') : undefined
  const add = () => {
    if (first === undefined || end === undefined) return
    onChange({ days: withDays(calendar, first, end, name.trim()) })
    setFirst(undefined)
    setLast(undefined)
    setName('')
  }
  return (
    <div className="zg-desk-new">
      <Named label={t('first')}>
        <DateField label={t('first')} value={first} none={t('none')} readOnly={whyNot !== undefined} onChange={setFirst} />
      </Named>
      <Named label={t('last')}>
        <DateField label={t('last')} value={end} none={t('none')} readOnly={whyNot !== undefined} onChange={setLast} />
      </Named>
      <Named label={t('dayName')}>
        <input
          className="zg-input"
          aria-label={t('dayName')}
          placeholder={t('dayNamePlace')}
          disabled={whyNot !== undefined}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
      </Named>
      <Button disabledReason={whyNot ?? wrong} onClick={add}>
        {t('addDays')}
      </Button>
    </div>
  )
}

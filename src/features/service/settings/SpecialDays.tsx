import { useState } from 'react'
import type { BusinessCalendar } from '~/domain/desk'
import { useMessages } from '~/lib/i18n'
import { type Day, isZone, zoneOf } from '~/lib/zone'
import { Button } from '~/ui/Button'
import { DateField } from '~/ui/DateField'
import { CloseIcon } from '~/ui/icons'
import { useFormat } from '~/ui/UiContext'
import { useNow } from '~/ui/useNow'
import { Named } from './fields'
import { MOST_DAYS, type Stretch, stretchesOf, withDays, withStretch } from './hours'
import { hoursMessages } from './hoursMessages'
import { Intervals } from './Intervals'

interface SpecialDaysProps {
  calendar: BusinessCalendar
  whyNot: string | undefined
  onChange: (set: Partial<BusinessCalendar>) => void
}

/** Days whose hours are not the week's: holidays, and shorter or longer ones. What is past is folded away. */
export function SpecialDays({ calendar, whyNot, onChange }: SpecialDaysProps) {
  const t = useMessages(hoursMessages)
  const [withPast, showPast] = useState(false)
  const today = zoneOf(isZone(calendar.zone) ? calendar.zone : 'UTC').dayOf(useNow())
  const stretches = stretchesOf(calendar)
  const past = stretches.filter(({ last }) => last < today)
  const shown = withPast ? stretches : stretches.filter(({ last }) => last >= today)
  return (
    <div className="zg-stack-tight">
      <h4>{t('days')}</h4>
      <p className="zg-second zg-small">{t('daysHint')}</p>
      {shown.length === 0 && <p className="zg-second">{t('noDays')}</p>}
      {shown.length > 0 && (
        <ul className="zg-desk-days">
          {shown.map((stretch) => (
            <StretchRow
              key={stretch.first}
              stretch={stretch}
              whyNot={whyNot}
              onChange={(set) => onChange({ days: withStretch(calendar, stretch, set) })}
            />
          ))}
        </ul>
      )}
      {past.length > 0 && (
        <button type="button" className="zg-link" aria-expanded={withPast} onClick={() => showPast(!withPast)}>
          {withPast ? t('hidePast') : t('showPast', { count: past.length })}
        </button>
      )}
      <NewDays calendar={calendar} whyNot={whyNot} onChange={onChange} />
    </div>
  )
}

interface StretchRowProps {
  stretch: Stretch
  whyNot: string | undefined
  onChange: (set: Partial<Pick<Stretch, 'name' | 'intervals'>> | 'gone') => void
}

function StretchRow({ stretch: { first, last, name, intervals }, whyNot, onChange }: StretchRowProps) {
  const t = useMessages(hoursMessages)
  const format = useFormat()
  const day = first === last ? format.day(first) : t('stretch', { first: format.day(first), last: format.dayShort(last) })
  return (
    <li>
      <span className="zg-num">{day}</span>
      <input
        className="zg-input"
        aria-label={t('nameOfDay', { day })}
        disabled={whyNot !== undefined}
        value={name}
        onChange={({ target }) => onChange({ name: target.value })}
      />
      <Intervals day={day} intervals={intervals} whyNot={whyNot} onChange={(next) => onChange({ intervals: next })} />
      <button
        type="button"
        className="zg-icon-button"
        aria-label={t('removeDay', { day })}
        disabled={whyNot !== undefined}
        onClick={() => onChange('gone')}
      >
        <CloseIcon />
      </button>
    </li>
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

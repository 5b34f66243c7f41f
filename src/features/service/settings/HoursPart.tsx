import type { BusinessCalendar } from '~/domain/desk'
import { defaultWeek } from '~/domain/deskDefaults'
import { useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import { Button } from '~/ui/Button'
import { useUi } from '~/ui/UiContext'
import { CalendarCard } from './CalendarCard'
import { DuePreview } from './DuePreview'
import { hoursMessages } from './hoursMessages'
import type { PartProps } from './parts'

/** When we are there: business hours, each in a zone of its own. */
export function HoursPart({ desk, change, whyNot }: PartProps) {
  const t = useMessages(hoursMessages)
  const zone = useShop((shop) => shop.zone)
  const { language } = useUi()
  const { calendars, policies } = desk
  const put = (next: readonly BusinessCalendar[]) => change({ calendars: next })
  const add = () => {
    const week = defaultWeek(language === 'zh-CN' ? 'zh' : 'en')
    put([...calendars, { key: crypto.randomUUID(), name: t('newName'), zone, week, days: [] }])
  }
  return (
    <div className="zg-desk-sides">
      <section className="zg-stack-tight" aria-labelledby="desk-hours">
        <h2 id="desk-hours" className="zg-hidden">
          {t('calendars')}
        </h2>
        <p className="zg-second zg-small">{t('hint')}</p>
        <ul className="zg-desk-list">
          {calendars.map((calendar) => (
            <CalendarCard
              key={calendar.key}
              calendar={calendar}
              usedBy={policies.find((policy) => policy.calendar === calendar.key)}
              isOnly={calendars.length === 1}
              whyNot={whyNot}
              onChange={(set) => put(calendars.map((each) => (each.key === calendar.key ? { ...each, ...set } : each)))}
              onRemove={() => put(calendars.filter((each) => each.key !== calendar.key))}
            />
          ))}
        </ul>
        <div className="zg-row">
          <Button disabledReason={whyNot} onClick={add}>
            {t('add')}
          </Button>
        </div>
      </section>
      <DuePreview desk={desk} />
    </div>
  )
}

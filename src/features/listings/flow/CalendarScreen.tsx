import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { AreaTabs } from '~/features/shared/AreaTabs'
import { useMove } from '~/features/shared/listing/useMove'
import { ScheduleSheet } from '~/features/shared/listing/ScheduleSheet'
import { onOtherDay } from '~/features/shared/listing/wallTime'
import { useMessages } from '~/lib/i18n'
import { defineUrlState, day as dayParam, useUrlState } from '~/lib/urlState'
import { addMonths, startOfMonth, startOfWeek, zoneOf, type Day, type Instant } from '~/lib/zone'
import { useShop } from '~/session/shop'
import type { PlannedRow } from '~/store/listingPlans'
import { Button } from '~/ui/Button'
import { Page } from '~/ui/Page'
import { useFormat, useUi } from '~/ui/UiContext'
import { flowMessages } from './messages'
import { OverduePlans } from './OverduePlans'
import { PlanEntry } from './PlanEntry'
import { flowQueries } from './queries'
import { RanLately } from './RanLately'
import './flow.css'

const view = defineUrlState({ month: dayParam() })

/** Listings and delistings that are planned, by day of the shop; moved by dragging or by keys. */
export default function CalendarScreen() {
  const t = useMessages(flowMessages)
  const format = useFormat()
  const zone = useShop((shop) => shop.zone)
  const [{ month }, set] = useUrlState(view)
  const { data } = useQuery(flowQueries.plans())
  const today = zoneOf(zone).dayOf(Date.now())
  const first = startOfMonth(month ?? today)
  const go = (to: Day) => set({ month: startOfMonth(to) === startOfMonth(today) ? undefined : to })
  return (
    <Page
      title={t('calendar')}
      aside={t('zone', { zone: format.zoneName() })}
      filters={
        <>
          <AreaTabs of="catalog" />
          <div className="zg-row">
            <Button aria-label={t('previousMonth')} onClick={() => go(addMonths(first, -1))}>
              ←
            </Button>
            <strong className="zg-calendar-month zg-num" aria-live="polite">
              {format.month(first)}
            </strong>
            <Button aria-label={t('nextMonth')} onClick={() => go(addMonths(first, 1))}>
              →
            </Button>
            <Button onClick={() => go(today)}>{t('today')}</Button>
          </div>
        </>
      }
    >
      {data ? <Month first={first} today={today} plans={data.plans} /> : <div className="zg-skeleton zg-skeleton-block" aria-busy="true" />}
      {data && <RanLately ran={data.ran} />}
    </Page>
  )
}

function Month({ first, today, plans }: { first: Day; today: Day; plans: readonly PlannedRow[] }) {
  const t = useMessages(flowMessages)
  const zone = useShop((shop) => shop.zone)
  const { dayOf } = zoneOf(zone)
  const { move, held } = useMove()
  const [changed, setChanged] = useState<PlannedRow>()
  const [dragged, setDragged] = useState<PlannedRow>()
  const from = startOfWeek(first)
  const next = addMonths(first, 1)
  const weeks = Math.ceil((next - from) / 7)
  const days = Array.from({ length: weeks * 7 }, (_, at) => from + at)
  const within = plans.filter(({ at }) => dayOf(at) >= from && dayOf(at) < from + weeks * 7)
  const to = ({ key, event }: PlannedRow, at: Instant) => void move([key], event === 'list' ? 'schedule' : 'end', { at })
  const byDays = (row: PlannedRow, by: number) => to(row, onOtherDay(row.at, by, zone))
  return (
    <>
      <OverduePlans plans={plans} onRun={({ key, event }) => void move([key], event)} onChange={setChanged} />
      <p className="zg-second zg-small zg-desktop">{t('calendarKeys')}</p>
      <div className="zg-calendar">
        <Weekdays days={days.slice(0, 7)} />
        <ol className="zg-calendar-days">
          {days.map((day) => (
            <CalendarDay
              key={day}
              day={day}
              isOther={day < first || day >= next}
              isToday={day === today}
              plans={within.filter(({ at }) => dayOf(at) === day)}
              onDrag={setDragged}
              onDrop={() => dragged && byDays(dragged, day - dayOf(dragged.at))}
              onMove={byDays}
              onChange={setChanged}
            />
          ))}
        </ol>
      </div>
      {within.length === 0 && (
        <p className="zg-second">
          {t('noPlans')} {t('planHint')}
        </p>
      )}
      {changed && (
        <ScheduleSheet
          title={changed.title}
          now={changed.at}
          onClose={() => setChanged(undefined)}
          onChoose={(at) => {
            setChanged(undefined)
            to(changed, at)
          }}
        />
      )}
      {held}
    </>
  )
}

function Weekdays({ days }: { days: readonly Day[] }) {
  const { locale } = useUi()
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' })
  return (
    <div className="zg-calendar-head zg-second zg-small" aria-hidden="true">
      {days.map((day) => (
        <span key={day}>{weekday.format(day * 86_400_000)}</span>
      ))}
    </div>
  )
}

interface DayProps {
  day: Day
  isOther: boolean
  isToday: boolean
  plans: readonly PlannedRow[]
  onDrag: (row: PlannedRow | undefined) => void
  onDrop: () => void
  onMove: (row: PlannedRow, days: number) => void
  onChange: (row: PlannedRow) => void
}

function CalendarDay({ day, isOther, isToday, plans, onDrag, onDrop, onMove, onChange }: DayProps) {
  const format = useFormat()
  const kind = `${isOther ? ' zg-calendar-other' : ''}${isToday ? ' zg-calendar-today' : ''}${plans.length === 0 ? ' zg-calendar-empty' : ''}`
  return (
    <li className={`zg-calendar-day${kind}`} aria-label={format.day(day)} onDragOver={(event) => event.preventDefault()} onDrop={onDrop}>
      <span className="zg-calendar-date zg-num">{format.dayShort(day)}</span>
      {plans.map((row) => (
        <PlanEntry key={row.key} row={row} onDrag={onDrag} onMove={onMove} onChange={onChange} />
      ))}
    </li>
  )
}

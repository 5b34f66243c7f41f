import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { Link } from 'react-router'
import { type Market, marketsOf, seasonsIn } from '~/domain/promotion/retailYear'
import { useNow } from '~/ui/useNow'
import { promotionQueries } from '~/features/promotions/queries'
import { AreaTabs } from '~/features/shared/AreaTabs'
import { useMessages } from '~/lib/i18n'
import { type SetUrlState, useUrlState } from '~/lib/urlState'
import { civilOf, type Day, zoneOf } from '~/lib/zone'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import { Button } from '~/ui/Button'
import { Page } from '~/ui/Page'
import { useFormat } from '~/ui/UiContext'
import { usePhone } from '~/ui/usePhone'
import { Agenda } from './Agenda'
import './calendar.css'
import '~/features/shared/cells.css'
import { Gantt } from './Gantt'
import { type GanttRow, rowsOf, type Scale, SCALES, spanOf, type Span } from './ganttLayout'
import { calendarMessages } from './messages'
import { wayUpQuery } from './queries'
import { calendarView, type CalendarView, FEAST_CHOICES, type FeastChoice } from './view'

/** All promotions of the shop over a month, a quarter or a year, among the feasts of the retail year. */
export default function CalendarScreen() {
  const t = useMessages(calendarMessages)
  const format = useFormat()
  const zone = zoneOf(useShop((shop) => shop.zone))
  const now = useNow()
  const today = zone.dayOf(now)
  const [view, set] = useUrlState(calendarView)
  const span = useMemo(() => spanOf(view.view, view.date ?? today), [view.view, view.date, today])
  const rows = useRows(span)
  const seasons = useSeasons(span, view.feasts)
  const phone = usePhone()
  return (
    <Page
      title={t('title')}
      aside={t('zone', { zone: format.zoneName() })}
      actions={
        <Link className="zg-primary-link" to={paths.newPromotion()}>
          {t('new')}
        </Link>
      }
      filters={
        <>
          <AreaTabs of="promotions" />
          <Bar view={view} set={set} span={span} today={today} />
        </>
      }
    >
      {!rows ? (
        <div className="zg-skeleton zg-skeleton-block" aria-busy="true" />
      ) : phone ? (
        <Agenda rows={rows} seasons={seasons} span={span} now={now} />
      ) : (
        <Gantt rows={rows} seasons={seasons} scale={view.view} span={span} now={now} />
      )}
      {rows && <Notes rows={rows} />}
    </Page>
  )
}

const alone = (key: string) => [key]

function useRows(span: Span): GanttRow[] | undefined {
  const zone = useShop((shop) => shop.zone)
  const { data: promotions } = useQuery(promotionQueries.list())
  const { data: wayUp = alone } = useQuery(wayUpQuery())
  return useMemo(() => promotions && rowsOf(promotions, span, zoneOf(zone), wayUp), [promotions, span, zone, wayUp])
}

function useSeasons(span: Span, choice: FeastChoice) {
  const zone = useShop((shop) => shop.zone)
  const currency = useShop((shop) => shop.currency)
  return useMemo(() => {
    const shown = marketsOf({ zone, currency }).filter((market) => isShown(choice, market))
    return seasonsIn(span.from, span.to, shown)
  }, [span, choice, zone, currency])
}

const isShown = (choice: FeastChoice, market: Market): boolean =>
  choice === 'all' || (choice === 'cn' ? market === 'cn' : choice === 'abroad' && market !== 'cn')

function Notes({ rows }: { rows: readonly GanttRow[] }) {
  const t = useMessages(calendarMessages)
  if (rows.length === 0)
    return (
      <p className="zg-second">
        {t('empty')} {t('emptyHint')}
      </p>
    )
  if (rows.every(({ meets }) => meets.length === 0)) return null
  return (
    <p className="zg-gantt-legend zg-second zg-small">
      <i aria-hidden="true" /> {t('legend')}
    </p>
  )
}

function useSpanName(): (scale: Scale, from: Day) => string {
  const t = useMessages(calendarMessages)
  const format = useFormat()
  return (scale, from) => {
    const { year, month } = civilOf(from)
    if (scale === 'month') return format.month(from)
    return scale === 'year' ? t('year.name', { year }) : t('quarter.name', { year, quarter: Math.ceil(month / 3) })
  }
}

interface BarProps {
  view: CalendarView
  set: SetUrlState<CalendarView>
  span: Span
  today: Day
}

function Bar({ view, set, span, today }: BarProps) {
  const t = useMessages(calendarMessages)
  const spanName = useSpanName()
  const go = (by: number) => {
    const { from, to } = spanOf(view.view, span.from, by)
    set({ date: from <= today && today < to ? undefined : from })
  }
  return (
    <div className="zg-gantt-bar-row">
      <div role="group" aria-label={t('scale')} className="zg-gantt-scales">
        {SCALES.map((scale) => (
          <button key={scale} type="button" className="zg-pick" aria-pressed={view.view === scale} onClick={() => set({ view: scale })}>
            {t(`scale.${scale}`)}
          </button>
        ))}
      </div>
      <div className="zg-row">
        <Button aria-label={t('previous')} onClick={() => go(-1)}>
          ←
        </Button>
        <strong className="zg-gantt-span zg-num" aria-live="polite">
          {spanName(view.view, span.from)}
        </strong>
        <Button aria-label={t('next')} onClick={() => go(1)}>
          →
        </Button>
        <Button onClick={() => set({ date: undefined })}>{t('today')}</Button>
      </div>
      <label className="zg-gantt-choice">
        {t('feasts')}
        <select
          className="zg-dash-select"
          value={view.feasts}
          onChange={({ target }) => set({ feasts: FEAST_CHOICES.find((each) => each === target.value) })}
        >
          {FEAST_CHOICES.map((choice) => (
            <option key={choice} value={choice}>
              {t(`feasts.${choice}`)}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}

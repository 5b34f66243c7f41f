import { type MouseEvent, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import type { FeastSeason } from '~/domain/promotion/retailYear'
import { promotionState } from '~/domain/promotion/promotion'
import { PromotionState } from '~/features/promotions/frame/PromotionState'
import { useMessages } from '~/lib/i18n'
import { civilOf, type Day, weekdayOf, zoneOf } from '~/lib/zone'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import { useFormat, useUi } from '~/ui/UiContext'
import { FeastStrip, planFor } from './FeastStrip'
import { dayAt, type GanttRow, type Scale, shareAt, type Span, ticksOf } from './ganttLayout'
import { GanttBar } from './GanttBar'
import { calendarMessages } from './messages'
import { useMeetText } from './useMeetText'
import { useShift } from './useShift'

export interface GanttProps {
  rows: readonly GanttRow[]
  seasons: readonly FeastSeason[]
  scale: Scale
  span: Span
  now: number
}

/** Promotions as bars over time, below the feasts that they are for. */
export function Gantt({ rows, seasons, scale, span, now }: GanttProps) {
  const t = useMessages(calendarMessages)
  const zone = zoneOf(useShop((shop) => shop.zone))
  const shift = useShift()
  const today = shareAt(now, span, zone)
  const hasToday = today > 0 && today < 1
  const feasts = seasons.filter(({ from, to }) => from < span.to && to > span.from)
  return (
    <div className="zg-gantt" role="group" aria-label={t('rows')}>
      <p id="zg-gantt-keys" className="zg-second zg-small">
        {t('keys')}
      </p>
      <div className="zg-gantt-box">
        <div className="zg-gantt-head">
          <span className="zg-gantt-corner zg-second zg-small">{feasts.length > 0 && t('seasons')}</span>
          <div className="zg-gantt-axis">
            <Ticks scale={scale} span={span} />
            <FeastStrip seasons={feasts} span={span} />
            {hasToday && (
              <span className="zg-gantt-today" style={{ left: `${today * 100}%` }}>
                {t('today')}
              </span>
            )}
          </div>
        </div>
        <ul className="zg-gantt-rows">
          {rows.map((row) => (
            <Row key={row.promotion.key} row={row} span={span} now={now} shift={shift} seasons={feasts} scale={scale} />
          ))}
          <PlanRow span={span} seasons={feasts} scale={scale} />
        </ul>
        <div className="zg-gantt-lines" aria-hidden="true">
          {ticksOf(scale, span).map((day) => (
            <i key={day} style={{ left: `${((day - span.from) / (span.to - span.from)) * 100}%` }} />
          ))}
          {hasToday && <b style={{ left: `${today * 100}%` }} />}
        </div>
      </div>
    </div>
  )
}

function Ticks({ scale, span }: { scale: Scale; span: Span }) {
  const { locale } = useUi()
  const format = useFormat()
  const month = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' })
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'narrow', timeZone: 'UTC' })
  const text = (day: Day) => {
    if (scale === 'year') return month.format(day * 86_400_000)
    return scale === 'month' ? String(civilOf(day).day) : format.dayShort(day)
  }
  return (
    <div className="zg-gantt-ticks zg-num" aria-hidden="true">
      {ticksOf(scale, span).map((day, i, all) => {
        const share = ((all[i + 1] ?? span.to) - day) / (span.to - span.from)
        const isFree = scale === 'month' && weekdayOf(day) > 5
        return (
          <span key={day} className={isFree ? 'zg-gantt-free' : undefined} style={{ width: `${share * 100}%` }}>
            {/* A week that is cut off at the quarter's end has no room for its name. */}
            {scale !== 'quarter' || share > 0.05 ? text(day) : ''}
            {scale === 'month' && <small>{weekday.format(day * 86_400_000)}</small>}
          </span>
        )
      })}
    </div>
  )
}

interface RowProps {
  row: GanttRow
  span: Span
  now: number
  shift: ReturnType<typeof useShift>
  seasons: readonly FeastSeason[]
  scale: Scale
}

function Row({ row, span, now, shift, seasons, scale }: RowProps) {
  const t = useMessages(calendarMessages)
  const { promotion, meets } = row
  const meetText = useMeetText()(meets)
  return (
    <li className="zg-gantt-row">
      <div className="zg-gantt-name">
        {/* The bar is the tab stop, and leads there too. */}
        <Link to={paths.promotion(promotion)} tabIndex={-1} title={promotion.name}>
          {promotion.name}
        </Link>
        <span className="zg-gantt-facts zg-small">
          <PromotionState state={promotionState(promotion, now)} />
          {meetText && (
            <span className="zg-gantt-warn" title={meets.map(({ name }) => name).join('\n')}>
              {meets.length > 1 ? t('meetsCount', { count: meets.length }) : meetText}
            </span>
          )}
        </span>
      </div>
      <Track span={span} seasons={seasons} scale={scale}>
        <GanttBar row={row} span={span} now={now} shift={shift} />
      </Track>
    </li>
  )
}

/** The line below all promotions, where there is always an empty day to press. */
function PlanRow(props: Pick<RowProps, 'span' | 'seasons' | 'scale'>) {
  const t = useMessages(calendarMessages)
  return (
    <li className="zg-gantt-row zg-gantt-plan">
      <div className="zg-gantt-name">
        <Link to={paths.newPromotion()}>{t('new')}</Link>
      </div>
      <Track {...props} />
    </li>
  )
}

/** What an empty place offers: the season that its day is in (the shortest one), else the day, week or month there. */
function offered(day: Day, seasons: readonly FeastSeason[], scale: Scale): { from: Day; to: Day } {
  const within = seasons.filter(({ from, to }) => from <= day && day < to).toSorted((a, b) => a.to - a.from - (b.to - b.from))
  return within.at(0) ?? { from: day, to: day + (scale === 'month' ? 1 : 7) }
}

function Track({ span, seasons, scale, children }: Pick<RowProps, 'span' | 'seasons' | 'scale'> & { children?: React.ReactNode }) {
  const t = useMessages(calendarMessages)
  const format = useFormat()
  const navigate = useNavigate()
  const [over, setOver] = useState<Day>()
  const dayOf = ({ clientX, currentTarget }: MouseEvent) => {
    const { left, width } = currentTarget.getBoundingClientRect()
    return dayAt((clientX - left) / width, span)
  }
  const isEmpty = ({ target, currentTarget }: MouseEvent) => target === currentTarget
  const ghost = over === undefined ? undefined : offered(over, seasons, scale)
  const place = (day: Day) => Math.min(1, Math.max(0, (day - span.from) / (span.to - span.from)))
  return (
    // Keys have feasts and "New promotion" for the same.
    <div
      className="zg-gantt-track"
      role="presentation"
      title={ghost && t('planDay', { day: format.daysShort(ghost.from, ghost.to - 1) })}
      onMouseMove={(event) => setOver(isEmpty(event) ? dayOf(event) : undefined)}
      onMouseLeave={() => setOver(undefined)}
      onClick={(event) => isEmpty(event) && void navigate(planFor(offered(dayOf(event), seasons, scale)))}
    >
      {ghost && (
        <i
          className="zg-gantt-ghost"
          style={{ left: `${place(ghost.from) * 100}%`, width: `${(place(ghost.to) - place(ghost.from)) * 100}%` }}
        />
      )}
      {children}
    </div>
  )
}

import { Link } from 'react-router'
import { promotionState } from '~/domain/promotion/promotion'
import type { FeastSeason } from '~/domain/promotion/retailYear'
import { feastMessages } from '~/features/promotions/feastMessages'
import { PromotionState } from '~/features/promotions/frame/PromotionState'
import { windowText } from '~/features/promotions/frame/windowText'
import { useMessages } from '~/lib/i18n'
import { type Day, startOfMonth, zoneOf } from '~/lib/zone'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import { useFormat } from '~/ui/UiContext'
import './agenda.css'
import { planFor } from './FeastStrip'
import type { GanttRow, Span } from './ganttLayout'
import { calendarMessages } from './messages'
import { useMeetText } from './useMeetText'

type Entry = { day: Day } & ({ season: FeastSeason } | { row: GanttRow })

/** On a phone: feasts and promotions one below the other, by the day that they begin on. */
export function Agenda({
  rows,
  seasons,
  span,
  now,
}: {
  rows: readonly GanttRow[]
  seasons: readonly FeastSeason[]
  span: Span
  now: number
}) {
  const format = useFormat()
  const zone = zoneOf(useShop((shop) => shop.zone))
  const entries: Entry[] = [
    ...seasons.map((season) => ({ day: Math.max(season.from, span.from), season })),
    ...rows.map((row) => ({ day: Math.max(zone.dayOf(row.promotion.from), span.from), row })),
  ].sort((a, b) => a.day - b.day)
  const months = [...new Set(entries.map(({ day }) => startOfMonth(day)))]
  return (
    <div className="zg-agenda">
      {months.map((month) => (
        <section key={month} aria-labelledby={`zg-agenda-${month}`}>
          <h2 id={`zg-agenda-${month}`} className="zg-num">
            {format.month(month)}
          </h2>
          <ul>
            {entries
              .filter(({ day }) => startOfMonth(day) === month)
              .map((entry) =>
                'row' in entry ? (
                  <Planned key={entry.row.promotion.key} row={entry.row} now={now} />
                ) : (
                  <Feast key={`${entry.season.feast}/${entry.season.day}`} season={entry.season} />
                ),
              )}
          </ul>
        </section>
      ))}
    </div>
  )
}

function Planned({ row: { promotion, meets }, now }: { row: GanttRow; now: number }) {
  const format = useFormat()
  const zone = useShop((shop) => shop.zone)
  const meetText = useMeetText()(meets)
  return (
    <li className="zg-agenda-promotion">
      <Link to={paths.promotion(promotion)}>{promotion.name}</Link>
      <PromotionState state={promotionState(promotion, now)} />
      <span className="zg-second zg-num">{windowText(promotion, format, zone)}</span>
      {meetText && <span className="zg-gantt-warn zg-small">{meetText}</span>}
    </li>
  )
}

function Feast({ season }: { season: FeastSeason }) {
  const t = useMessages(calendarMessages)
  const names = useMessages(feastMessages)
  const format = useFormat()
  const days = format.daysShort(season.from, season.to - 1)
  return (
    <li className="zg-agenda-feast">
      <Link to={planFor(season)} aria-label={t('planFor', { feast: names(season.feast), days })}>
        {names(season.feast)}
      </Link>
      <span className="zg-second zg-small zg-num">{t('seasonDays', { days, day: format.dayShort(season.day) })}</span>
    </li>
  )
}

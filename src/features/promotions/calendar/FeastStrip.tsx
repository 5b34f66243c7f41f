import { useMemo } from 'react'
import { Link } from 'react-router'
import type { FeastSeason } from '~/domain/promotion/retailYear'
import { feastMessages } from '~/features/promotions/feastMessages'
import { useMessages } from '~/lib/i18n'
import { formatDay } from '~/lib/zone'
import { paths } from '~/paths'
import { useFormat } from '~/ui/UiContext'
import { placeFeasts, type Span } from './ganttLayout'
import { calendarMessages } from './messages'

/** Px of the narrowest track, so that labels are apart on all. */
const TRACK = 760
const LETTER = 7
const CHARACTER = 13
const AROUND = 18

const labelWidth = (name: string): number => Array.from(name).reduce((width, sign) => width + (sign > '⺀' ? CHARACTER : LETTER), AROUND)

/** The way to a plan for a feast: its season is the window that is offered. */
export const planFor = ({ from, to }: Pick<FeastSeason, 'from' | 'to'>): string =>
  paths.newPromotion({ from: formatDay(from), to: formatDay(to) })

/** Feasts above the promotions, each where shops sell for it. */
export function FeastStrip({ seasons, span }: { seasons: readonly FeastSeason[]; span: Span }) {
  const t = useMessages(calendarMessages)
  const names = useMessages(feastMessages)
  const format = useFormat()
  const placed = useMemo(() => placeFeasts(seasons, span, ({ feast }) => labelWidth(names(feast)) / TRACK), [seasons, span, names])
  const lanes = placed.reduce((most, { lane }) => Math.max(most, lane + 1), 0)
  return (
    <ul className="zg-gantt-feasts" style={{ height: lanes * 24 + 20 }} aria-label={t('seasons')}>
      {placed.map(({ season, lane, left, bandLeft, width }) => {
        const title = t('planFor', { feast: names(season.feast), days: format.daysShort(season.from, season.to - 1) })
        return (
          <li
            key={`${season.feast}/${season.day}`}
            className={`zg-gantt-feast zg-gantt-${season.market === 'cn' ? 'cn' : 'abroad'}`}
            style={{ left: `${left * 100}%`, top: lane * 24 + 4 }}
          >
            <Link to={planFor(season)} aria-label={title} title={title}>
              {names(season.feast)}
            </Link>
            <i style={{ left: `${((bandLeft - left) * 100).toFixed(3)}cqw`, width: `${(width * 100).toFixed(3)}cqw` }} />
          </li>
        )
      })}
    </ul>
  )
}

import { useEffect } from 'react'
import { Link, useLocation } from 'react-router'
import type { GoalStanding } from '~/analytics/reports/goalTypes'
import { goalOf } from '~/domain/goal'
import { goalsNow } from '~/features/shared/board/goals'
import { useReport } from '~/features/shared/board/queries'
import type { Board } from '~/features/shared/board/useBoard'
import { Stale, Waiting } from '~/features/shared/board/Waiting'
import { useMetricName } from '~/features/shared/board/words'
import { unitOfMetric, writeFigure } from '~/features/shared/figures'
import { useMessages } from '~/lib/i18n'
import { kept } from '~/lib/keep'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import { useUi } from '~/ui/UiContext'
import { messages } from './messages'

const MOST = 4

/** How many goals stood here last: until they are counted their room is kept, so that nothing below jumps. */
const ROOM = 'zhanggui:goals'

function useRoom(now: number | undefined): number {
  const shop = useShop(({ id }) => id)
  useEffect(() => {
    if (now !== undefined) kept.setItem(ROOM, `${shop} ${now}`)
  }, [shop, now])
  const [of, count] = kept.getItem(ROOM)?.split(' ') ?? []
  return of === shop ? Math.min(MOST, Number(count) || 0) : 0
}

/** How the goals of now stand against their pace; nothing where there are none. */
export function GoalsPace({ board }: { board: Board }) {
  const t = useMessages(messages)
  const { search } = useLocation()
  const { today } = board
  const asked = useReport('goals', { now: goalsNow(), from: today, to: today + 1 }, { enabled: board.calm })
  const told = (asked.data?.goals ?? []).filter(({ target, reached }) => target > 0 && reached.value !== null)
  const isOfShop = ({ goal }: GoalStanding) => goalOf(goal).kind === 'shop'
  const goals = told.toSorted((a, b) => Number(isOfShop(b)) - Number(isOfShop(a))).slice(0, MOST)
  const room = useRoom(asked.data && goals.length)
  const waiting = !asked.data && !asked.isError
  if ((waiting ? room : goals.length) === 0 && !asked.isError) return null
  return (
    <section className="zg-panel" aria-label={t('goals')} aria-busy={waiting}>
      <header className="zg-panel-head">
        <h2>{t('goals')}</h2>
        <Link to={{ pathname: paths.board('goals'), search }}>{t('goals.all')}</Link>
      </header>
      {asked.data && <Stale asked={asked} />}
      {asked.data || waiting ? (
        <ul className="zg-pace">
          {goals.map((standing) => (
            <Pace key={standing.goal.key} standing={standing} />
          ))}
          {waiting && Array.from({ length: room }, (_, place) => <li key={place} className="zg-pace-waiting" />)}
        </ul>
      ) : (
        <Waiting asked={asked} />
      )}
    </section>
  )
}

const percent = (value: number) => `${Math.min(100, Math.max(0, value * 100)).toFixed(1)}%`

function Pace({ standing: { goal, label, target, reached, expected, daysLeft } }: { standing: GoalStanding }) {
  const t = useMessages(messages)
  const { locale, format } = useUi()
  const currency = useShop((shop) => shop.currency)
  const name = useMetricName()(goal.metric)
  const value = reached.value ?? 0
  const write = (amount: number) => writeFigure(amount, unitOfMetric(goal.metric), { locale, currency })
  const isShare = unitOfMetric(goal.metric) === 'ratio'
  const gapOf = (gap: number) => (isShare ? t('goals.points', { count: Number((gap * 100).toFixed(1)) }) : write(gap))
  const title = [label, name, `${format.dayShort(goal.from)} – ${format.dayShort(goal.to - 1)}`].filter(Boolean).join(' · ')
  return (
    <li>
      <div className="zg-pace-head">
        <span>{title}</span>
        <span className="zg-num">
          {t('goals.of', { value: write(value), target: write(target), share: format.percent(value / target, 0) })}
        </span>
      </div>
      <div className="zg-pace-track" aria-hidden="true">
        <span className="zg-pace-bar" style={{ width: percent(value / target) }} />
        <span className="zg-pace-mark" style={{ left: percent(expected / target) }} />
      </div>
      <div className="zg-second zg-num">
        {t(value >= expected ? 'goals.ahead' : 'goals.behind', { gap: gapOf(Math.abs(value - expected)), count: daysLeft })}
      </div>
    </li>
  )
}

import type { GoalStanding } from '~/analytics/reports/goalTypes'
import { useMessages } from '~/lib/i18n'
import { useFormat } from '~/ui/UiContext'
import { GoalProgress } from './GoalProgress'
import { messages } from './messages'
import { useGoalWords } from './useGoalWords'

/** The running goals of the shop: what is reached of what, and what closes the gap. */
export function GoalTiles({ standings, onOpen }: { standings: readonly GoalStanding[]; onOpen: (key: string) => void }) {
  const t = useMessages(messages)
  const format = useFormat()
  const words = useGoalWords()
  return (
    <ul className="zg-goal-tiles" aria-label={t('running')}>
      {standings.map((standing) => {
        const { goal, target, reached, daysLeft } = standing
        const [first, second] = words.closers(standing)
        return (
          <li key={goal.key} className="zg-goal-tile" data-goal={goal.key} data-value={reached.value ?? ''}>
            <button
              type="button"
              className="zg-row-button"
              onClick={() => onOpen(goal.key)}
              title={t('open', { name: words.name(standing) })}
            >
              {words.name(standing)}
            </button>
            <div className="zg-goal-figure">
              {reached.value === null ? '—' : words.figure(goal, reached.value)}
              <span>
                {' / '}
                {words.figure(goal, target)}
              </span>
            </div>
            <GoalProgress standing={standing} />
            <div className="zg-goal-state" data-state>
              <span>
                {reached.value !== null && `${format.percent(reached.value / target)} · `}
                {words.state(standing)}
              </span>
              {daysLeft > 0 && <span>{t('daysLeft', { count: daysLeft })}</span>}
            </div>
            <p className="zg-goal-closer">
              {first === undefined ? words.closing(standing) : second === undefined ? first : t('close.or', { first, second })}
            </p>
          </li>
        )
      })}
    </ul>
  )
}

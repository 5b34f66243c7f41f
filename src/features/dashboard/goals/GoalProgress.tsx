import type { GoalStanding } from '~/analytics/reports/goalTypes'
import { useMessages } from '~/lib/i18n'
import { useFormat } from '~/ui/UiContext'
import { stateOf } from './goalState'
import { messages } from './messages'

const share = (value: number, target: number) => Math.min(1, Math.max(0, target > 0 ? value / target : 0))

/** How much is reached as a bar, with a tick where the pace line is. */
export function GoalProgress({ standing }: { standing: GoalStanding }) {
  const t = useMessages(messages)
  const format = useFormat()
  const { target, reached, expected } = standing
  if (reached.value === null) return <span className="zg-goal-bar zg-goal-blank" aria-hidden="true" />
  const said = t('progress.is', { share: format.percent(reached.value / target), pace: format.percent(expected / target) })
  const behind = stateOf(standing).is === 'behind' || stateOf(standing).is === 'missed' || stateOf(standing).is === 'over'
  return (
    <span className="zg-goal-bar" role="img" aria-label={said} title={said}>
      <i className={behind ? 'zg-goal-behind' : undefined} style={{ width: `${(share(reached.value, target) * 100).toFixed(1)}%` }} />
      {standing.daysLeft > 0 && <b style={{ insetInlineStart: `${(share(expected, target) * 100).toFixed(1)}%` }} />}
    </span>
  )
}

import type { GoalStanding } from '~/analytics/reports/goalTypes'
import type { Goal } from '~/domain/goal'
import { messages as boardMessages } from '~/features/shared/board/messages'
import { RowsExport } from '~/features/shared/board/TableExport'
import type { Board } from '~/features/shared/board/useBoard'
import { unitOfMetric } from '~/features/shared/figures'
import { useMessages } from '~/lib/i18n'
import { formatDay, type Instant } from '~/lib/zone'
import { useFormat } from '~/ui/UiContext'
import { messages } from './messages'
import { useGoalWords } from './useGoalWords'

interface GoalsExportProps {
  board: Board
  standings: readonly GoalStanding[]
  asOf: Instant
}

/** What is worked out by a share of the way has more digits than it means. */
const reckoned = ({ metric }: Goal, value: number): number => (unitOfMetric(metric) === 'ratio' ? value : Math.round(value * 100) / 100)

/** The goals that are shown as a file. They go by days of their own, so it says nothing of the board's. */
export function GoalsExport({ board, standings, asOf }: GoalsExportProps) {
  const t = useMessages(messages)
  const tBoard = useMessages(boardMessages)
  const format = useFormat()
  const words = useGoalWords()
  const columns = ['goal', 'from', 'lastDay', 'target', 'reached', 'expected', 'projected', 'left', 'standing', 'closes'] as const
  const rows = standings.map((standing) => {
    const { goal, target, reached, expected, projected, daysLeft } = standing
    const [closer] = words.closers(standing)
    const isRunning = reached.value !== null && daysLeft > 0
    return [
      words.name(standing),
      formatDay(goal.from),
      formatDay(goal.to - 1),
      target,
      reached.value,
      isRunning ? reckoned(goal, expected) : null,
      isRunning && projected !== null ? reckoned(goal, projected) : null,
      daysLeft,
      words.state(standing),
      closer ?? words.closing(standing),
    ]
  })
  return (
    <RowsExport
      board={board}
      title={t('title')}
      columns={columns.map((column) => t(column))}
      rows={rows}
      metrics={[...new Set(standings.map(({ goal }) => goal.metric))]}
      own={[[tBoard('about.newest'), format.time(asOf)]]}
    />
  )
}

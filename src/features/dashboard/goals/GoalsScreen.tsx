import { lazy, Suspense, useState } from 'react'
import { useSearchParams } from 'react-router'
import type { GoalsAnswer, GoalStanding } from '~/analytics/reports/goalTypes'
import { type Goal, goalOf } from '~/domain/goal'
import { BoardPage } from '~/features/shared/board/BoardPage'
import { Choice } from '~/features/shared/board/Choice'
import { goalsNow } from '~/features/shared/board/goals'
import { useReport } from '~/features/shared/board/queries'
import type { Board } from '~/features/shared/board/useBoard'
import { Stale, Waiting } from '~/features/shared/board/Waiting'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import { Empty } from '~/ui/Empty'
import { useFormat } from '~/ui/UiContext'
import type { EditedGoal } from './GoalForm'
import { GoalsExport } from './GoalsExport'
import { GoalTiles } from './GoalTiles'
import { GoalTree } from './GoalTree'
import { isShown, SHOWN, type Shown, withParents } from './goalState'
import { messages } from './messages'
import './goals.css'

const GoalDrawer = lazy(async () => ({ default: (await import('./GoalDrawer')).GoalDrawer }))
const GoalForm = lazy(async () => ({ default: (await import('./GoalForm')).GoalForm }))

/** What is to be reached, how it stands, and what closes the gap. */
export default function GoalsScreen() {
  const t = useMessages(messages)
  const whyNot = useWhyNot('goal.set')
  const [edited, setEdited] = useState<EditedGoal>()
  const add = (
    <Button type="primary" disabledReason={whyNot} onClick={() => setEdited({})}>
      {t('add')}
    </Button>
  )
  return (
    <BoardPage tab="goals" tiles={false} bar={false} actions={add}>
      {(board) => <Goals board={board} edited={edited} onEdit={setEdited} />}
    </BoardPage>
  )
}

interface GoalsProps {
  board: Board
  edited: EditedGoal | undefined
  onEdit: (edited: EditedGoal | undefined) => void
}

function Goals({ board, edited, onEdit }: GoalsProps) {
  const [params, setParams] = useSearchParams()
  const [now] = useState(goalsNow)
  const asked = useReport('goals', { now })
  const { data } = asked
  const open = data?.goals.find(({ goal }) => goal.key === params.get('goal'))
  const set = (name: 'goal' | 'show', value: string | undefined) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before)
        if (value === undefined) next.delete(name)
        else next.set(name, value)
        return next
      },
      { preventScrollReset: true },
    )
  const shown = SHOWN.find((each) => each === params.get('show')) ?? 'running'
  if (!data)
    return (
      <div className="zg-panel" aria-busy={asked.isPending}>
        <Waiting asked={asked} />
      </div>
    )
  return (
    <>
      <Stale asked={asked} />
      <Listed
        data={data}
        board={board}
        shown={shown}
        onShow={(next) => set('show', next === 'running' ? undefined : next)}
        onOpen={(key) => set('goal', key)}
        onEdit={(goal) => onEdit({ goal })}
      />
      <Suspense fallback={null}>
        {open && (
          <GoalDrawer
            board={board}
            standing={open}
            all={data.goals}
            now={now}
            onEdit={onEdit}
            onOpen={(key) => set('goal', key)}
            onClose={() => set('goal', undefined)}
          />
        )}
        {edited && (
          <GoalForm board={board} edited={edited} all={data.goals} categories={data.categories} onClose={() => onEdit(undefined)} />
        )}
      </Suspense>
    </>
  )
}

interface ListedProps {
  data: GoalsAnswer
  board: Board
  shown: Shown
  onShow: (shown: Shown) => void
  onOpen: (key: string) => void
  onEdit: (goal: Goal) => void
}

/** Most goals that stand as tiles. */
const TILES = 4

function Listed({ data, board, shown, onShow, onOpen, onEdit }: ListedProps) {
  const t = useMessages(messages)
  const format = useFormat()
  const { goals, asOf } = data
  const isRunning = ({ goal }: GoalStanding) => isShown(goal, 'running', board.today)
  const running = goals.filter((standing) => isRunning(standing) && goalOf(standing.goal).kind === 'shop')
  const tiles = running.toSorted((a, b) => a.goal.to - a.goal.from - (b.goal.to - b.goal.from)).slice(0, TILES)
  if (goals.length === 0) return <Empty title={t('empty.title')} hint={t('empty.text')} />
  const chosen = withParents(goals, ({ goal }) => isShown(goal, shown, board.today))
  return (
    <>
      {tiles.length > 0 && <GoalTiles standings={tiles} onOpen={onOpen} />}
      <section className="zg-panel" aria-label={t('title')}>
        <header className="zg-goals-head">
          <Choice label={t('show')} value={shown} options={SHOWN} wordOf={(each) => t(`show.${each}`)} onChange={onShow} />
          <div>
            <span className="zg-second zg-small">{t('asOf', { at: format.time(asOf) })}</span>
            {chosen.length > 0 && <GoalsExport board={board} standings={chosen} asOf={asOf} />}
          </div>
        </header>
        {chosen.length === 0 ? (
          <p className="zg-panel-hint">{t('none')}</p>
        ) : (
          <GoalTree standings={chosen} all={goals} onOpen={onOpen} onEdit={onEdit} />
        )}
      </section>
    </>
  )
}

import { useMemo } from 'react'
import type { GoalStanding } from '~/analytics/reports/goalTypes'
import { DEFAULT_CALENDAR } from '~/domain/calendar'
import { goalOf, isAdditive, splitGrains, withParts } from '~/domain/goal'
import { BoardChart, WaitingChart } from '~/features/shared/board/BoardChart'
import { useReport } from '~/features/shared/board/queries'
import type { Board } from '~/features/shared/board/useBoard'
import { useCommand } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import { Button } from '~/ui/Button'
import { DetailDrawer } from '~/ui/DetailDrawer'
import { Facts } from '~/ui/Facts'
import { showToast } from '~/ui/Toast'
import { chartTokens } from '~/ui/tokens'
import { useUi } from '~/ui/UiContext'
import { askReport } from '~/worker/reports'
import type { EditedGoal } from './GoalForm'
import { GoalProgress } from './GoalProgress'
import { messages } from './messages'
import { paceOption, paceTable } from './paceChart'
import { useGoalWords } from './useGoalWords'

export interface GoalDrawerProps {
  board: Board
  standing: GoalStanding
  all: readonly GoalStanding[]
  now: number
  onEdit: (edited: EditedGoal) => void
  onOpen: (key: string) => void
  onClose: () => void
}

/** One goal: its pace line, what closes the gap, and what can be done with it. */
export function GoalDrawer(props: GoalDrawerProps) {
  const t = useMessages(messages)
  const words = useGoalWords()
  const { standing, onClose } = props
  const { goal, target, reached, expected, projected, gap, daysLeft, pace } = standing
  const parent = props.all.find((each) => each.goal.key === goal.parent)
  const closers = words.closers(standing)
  const running = reached.value !== null && daysLeft > 0
  return (
    <DetailDrawer title={words.name(standing)} wide onClose={onClose}>
      <div className="zg-stack">
        <div className="zg-stack-tight">
          <GoalProgress standing={standing} />
          <span data-state>{words.state(standing)}</span>
        </div>
        <Facts
          facts={{
            [t('target')]: words.figure(goal, target),
            [t('reached')]: reached.value === null ? '—' : words.figure(goal, reached.value),
            [t('expected')]: running ? words.figure(goal, expected) : '',
            [t('projected')]: running && projected !== null ? words.figure(goal, projected) : '',
            [t('gap')]: running && gap > 0 ? words.gap(goal, gap) : '',
            [t('period')]: words.period(goal),
            [t('owner')]: words.of(standing) || t('of.shop'),
            [t('covers')]: words.covers(standing),
            [t('parent')]: parent ? (
              <button type="button" className="zg-link" onClick={() => props.onOpen(parent.goal.key)}>
                {words.name(parent)}
              </button>
            ) : (
              ''
            ),
            [t('note')]: goal.note ?? '',
          }}
        />
        <PaceChart {...props} />
        {running && <p className="zg-second zg-small">{t(`pace.${pace}`)}</p>}
        {running && (
          <section>
            <h3>{t('closers')}</h3>
            {closers.length === 0 ? <p className="zg-second">{words.closing(standing)}</p> : <Closers closers={closers} />}
          </section>
        )}
        <Actions {...props} />
      </div>
    </DetailDrawer>
  )
}

function Closers({ closers }: { closers: readonly string[] }) {
  const t = useMessages(messages)
  return (
    <>
      <p className="zg-second zg-small">{t('closers.hint')}</p>
      <ul className="zg-goal-closers">
        {closers.map((closer) => (
          <li key={closer}>{closer}</li>
        ))}
      </ul>
    </>
  )
}

function PaceChart({ board, standing, now }: GoalDrawerProps) {
  const t = useMessages(messages)
  const words = useGoalWords()
  const { mode, locale, format } = useUi()
  const currency = useShop((shop) => shop.currency)
  const { goal } = standing
  const asked = { now, from: goal.from, to: goal.from + 1, line: goal.key }
  const lined = isAdditive(goal.metric) && standing.reached.value !== null
  const line = useReport('goals', asked, { enabled: lined })
  const days = line.isPlaceholderData ? undefined : line.data?.line
  const input = useMemo(
    () => ({
      days: days ?? [],
      metric: goal.metric,
      writing: { locale, currency },
      tokens: chartTokens(mode),
      words: { date: t('chart.date'), reached: t('chart.reached'), pace: t('chart.pace'), projected: t('chart.projected') },
      long: format.day,
      short: format.dayShort,
    }),
    [days, goal.metric, locale, currency, mode, format, t],
  )
  const option = useMemo(() => paceOption(input), [input])
  const table = useMemo(() => paceTable(input), [input])
  const title = t('chart.title', { name: words.name(standing) })
  if (!lined) return null
  if (!days) return <WaitingChart title={title} asked={line} height={240} />
  return (
    <BoardChart
      board={board}
      asked={line}
      title={title}
      option={option}
      table={table}
      height={240}
      metrics={[goal.metric]}
      note={
        <span className="zg-legend">
          <i /> {t('chart.reached')} <i className="zg-goal-legend-pace" /> {t('chart.pace')} <i className="zg-goal-legend-way" />{' '}
          {t('chart.projected')}
        </span>
      }
    />
  )
}

/** Splits, parts, edits; each is one step, which the toast takes back. */
function Actions({ standing, all, now, onEdit, onClose }: GoalDrawerProps) {
  const t = useMessages(messages)
  const run = useCommand()
  const setWhyNot = useWhyNot('goal.set')
  const removeWhyNot = useWhyNot('goal.remove')
  const calendar = useShop((shop) => shop.calendar) ?? DEFAULT_CALENDAR
  const { goal } = standing
  const grains = splitGrains(goal, calendar)
  const byCategory = goalOf(goal).kind === 'shop' && isAdditive(goal.metric)
  const split = async (into: 'periods' | 'categories') => {
    const { split: parts = [] } = await askReport('goals', { now, from: goal.from, to: goal.from + 1, split: { goal: goal.key, into } })
    const goals = parts.map((part) => ({ ...part, metric: goal.metric }))
    if (goals.length === 0) showToast(t(into === 'periods' ? 'split.cannot' : 'split.noCategories'))
    else await run({ kind: 'goal.set', args: { key: goal.key, set: {}, parts: goals } }, { done: t('split.done', { count: goals.length }) })
  }
  const below = withParts(
    all.map((each) => each.goal),
    goal.key,
  ).slice(1)
  const remove = async () => {
    const outcome = await run({ kind: 'goal.remove', args: { key: goal.key, parts: below } }, { done: t('removed') })
    if (outcome?.ok) onClose()
  }
  return (
    <div className="zg-goal-actions">
      <Button disabledReason={setWhyNot} onClick={() => onEdit({ goal })}>
        {t('edit')}
      </Button>
      <Button disabledReason={setWhyNot ?? (grains.length === 0 ? t('split.cannot') : undefined)} onClick={() => void split('periods')}>
        {t(grains.length === 1 ? 'split.months' : 'split.periods')}
      </Button>
      <Button disabledReason={setWhyNot ?? (byCategory ? undefined : t('split.noCategories'))} onClick={() => void split('categories')}>
        {t('split.categories')}
      </Button>
      <Button disabledReason={setWhyNot} onClick={() => onEdit({ parent: goal })}>
        {t('addPart')}
      </Button>
      <Button danger disabledReason={removeWhyNot} onClick={() => void remove()}>
        {below.length > 0 ? t('removeAll', { count: below.length }) : t('remove')}
      </Button>
    </div>
  )
}

import { type CSSProperties, useState } from 'react'
import type { GoalStanding } from '~/analytics/reports/goalTypes'
import { type Goal, type GoalGroup, type GoalNode, goalOf, goalTree } from '~/domain/goal'
import { definitionOf } from '~/domain/metric'
import { unitOf } from '~/domain/money'
import { FigureTable } from '~/features/shared/FigureTable'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import { ChevronIcon } from '~/ui/icons'
import { useFormat } from '~/ui/UiContext'
import { GoalProgress } from './GoalProgress'
import { lacksCovers } from './goalState'
import { messages } from './messages'
import { type GoalWords, useGoalWords } from './useGoalWords'

export interface GoalTreeProps {
  /** Those shown, each with those above it. */
  standings: readonly GoalStanding[]
  all: readonly GoalStanding[]
  onOpen: (key: string) => void
  onEdit: (goal: Goal) => void
}

/** Goals below those that they are a part of: year, quarter, month, then team, person, category; and where the parts do not come to the whole. */
export function GoalTree({ standings, all, onOpen, onEdit }: GoalTreeProps) {
  const t = useMessages(messages)
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const byKey = new Map(standings.map((standing) => [standing.goal.key, standing]))
  // Sums are of all parts, whichever are shown.
  const tree = goalTree(all.map(({ goal }) => goal))
  const toggle = (key: string) =>
    setFolded((before) => {
      const next = new Set(before)
      if (!next.delete(key)) next.add(key)
      return next
    })
  const rows = rowsOf(tree, byKey, folded, 0)
  return (
    <FigureTable
      label={t('title')}
      className="zg-goals"
      columns={[
        { key: 'goal', name: t('goal') },
        { key: 'target', name: t('target') },
        { key: 'reached', name: t('reached'), minor: true },
        { key: 'standing', name: t('standing'), className: 'zg-goals-bar' },
        { key: 'projected', name: t('projected'), minor: true },
        { key: 'closes', name: t('closes'), minor: true, className: 'zg-text' },
      ]}
    >
      {rows.map((row) =>
        'group' in row ? (
          <DifferenceRow key={`${row.parent.key} ${row.group.by}`} row={row} />
        ) : (
          <GoalRow
            key={row.standing.goal.key}
            row={row}
            folded={folded.has(row.standing.goal.key)}
            onFold={toggle}
            onOpen={onOpen}
            onEdit={onEdit}
          />
        ),
      )}
    </FigureTable>
  )
}

interface Shown {
  standing: GoalStanding
  depth: number
  hasParts: boolean
}
interface Difference {
  group: GoalGroup<Goal>
  parent: Goal
  depth: number
}

function rowsOf(
  nodes: readonly GoalNode<Goal>[],
  byKey: ReadonlyMap<string, GoalStanding>,
  folded: ReadonlySet<string>,
  depth: number,
): (Shown | Difference)[] {
  return nodes.flatMap(({ goal, groups }) => {
    const standing = byKey.get(goal.key)
    if (!standing) return []
    const shown = groups.filter((group) => group.nodes.some((node) => byKey.has(node.goal.key)))
    const row: Shown = { standing, depth, hasParts: shown.length > 0 }
    if (folded.has(goal.key)) return [row]
    const below = shown.flatMap((group) => [
      ...rowsOf(group.nodes, byKey, folded, depth + 1),
      ...(group.difference ? [{ group, parent: goal, depth: depth + 1 }] : []),
    ])
    return [row, ...below]
  })
}

interface GoalRowProps {
  row: Shown
  folded: boolean
  onFold: (key: string) => void
  onOpen: (key: string) => void
  onEdit: (goal: Goal) => void
}

const DEEPEST = 5

const indent = (depth: number): CSSProperties & Record<'--zg-goal-depth', number> => ({ '--zg-goal-depth': Math.min(depth, DEEPEST) })

/** Below its parent a goal is called by what sets it apart. */
function shortName(standing: GoalStanding, depth: number, words: GoalWords): string {
  const owner = words.of(standing)
  if (depth === 0) return words.name(standing)
  return goalOf(standing.goal).kind === 'shop' ? words.period(standing.goal) : owner
}

function GoalRow({ row: { standing, depth, hasParts }, folded, onFold, onOpen, onEdit }: GoalRowProps) {
  const t = useMessages(messages)
  const format = useFormat()
  const words = useGoalWords()
  const { goal, target, reached, projected } = standing
  const name = words.name(standing)
  const untold = reached.value === null
  const whyNot = useWhyNot('goal.set')
  const lacks = lacksCovers(standing) && whyNot === undefined
  const [closer] = words.closers(standing)
  return (
    <tr data-goal={goal.key} data-value={reached.value ?? ''}>
      <th scope="row">
        <span className="zg-goal-name" style={indent(depth)}>
          {hasParts ? (
            <button
              type="button"
              className="zg-goal-fold"
              aria-expanded={!folded}
              aria-label={t(folded ? 'unfold' : 'fold', { name })}
              onClick={() => onFold(goal.key)}
            >
              <ChevronIcon />
            </button>
          ) : (
            <i aria-hidden="true" />
          )}
          <button type="button" className="zg-link zg-goal-link" title={t('open', { name })} onClick={() => onOpen(goal.key)}>
            {shortName(standing, depth, words)}
          </button>
        </span>
      </th>
      <td>{words.figure(goal, target)}</td>
      <td className="zg-minor">{untold ? '—' : words.figure(goal, reached.value ?? 0)}</td>
      <td className="zg-goals-bar">
        <GoalProgress standing={standing} />
        {lacks ? (
          <button type="button" className="zg-link zg-goal-said" title={words.state(standing)} onClick={() => onEdit(goal)}>
            {words.closing(standing)}
          </button>
        ) : (
          <span className="zg-goal-said" title={words.state(standing)}>
            {!untold && `${format.percent((reached.value ?? 0) / target, 0)} · `}
            {words.state(standing, true)}
          </span>
        )}
      </td>
      <td className="zg-minor">{projected === null || standing.daysLeft === 0 ? '—' : words.figure(goal, projected)}</td>
      <td className={`zg-minor zg-text${closer === undefined ? ' zg-second' : ''}`}>{lacks ? '' : (closer ?? words.closing(standing))}</td>
    </tr>
  )
}

function DifferenceRow({ row: { group, parent, depth } }: { row: Difference }) {
  const t = useMessages(messages)
  const words = useGoalWords()
  const currency = useShop((shop) => shop.currency)
  const difference = group.difference ?? 0
  const scale = definitionOf(parent.metric).unit === 'money' ? unitOf(currency) : 1
  const gap = words.figure(parent, Math.abs(difference) / scale)
  return (
    <tr className="zg-row-rest" data-difference={difference}>
      <th scope="row" colSpan={6}>
        <span className="zg-goal-name" style={indent(depth)}>
          <i aria-hidden="true" />
          {t(difference < 0 ? 'parts.less' : 'parts.more', { by: t(`parts.${group.by}`), gap })}
        </span>
      </th>
    </tr>
  )
}

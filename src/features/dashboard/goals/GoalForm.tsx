import { useMemo, useState } from 'react'
import type { GoalStanding } from '~/analytics/reports/goalTypes'
import { DEFAULT_CALENDAR } from '~/domain/calendar'
import { LIMITS } from '~/domain/checkCommand'
import type { Goal } from '~/domain/goal'
import { kindsOf } from '~/domain/goalCover'
import { definitionOf, type MetricId } from '~/domain/metric'
import type { Board } from '~/features/shared/board/useBoard'
import { useMetricName } from '~/features/shared/board/words'
import { sharedMessages } from '~/features/shared/messages'
import { refusalText, useCommand } from '~/features/shared/useCommand'
import { isEqual } from '~/lib/isEqual'
import { useMessages } from '~/lib/i18n'
import { type Day, formatDay, parseDay } from '~/lib/zone'
import { type Draft, useDraft } from '~/session/drafts'
import { useShop } from '~/session/shop'
import { Button } from '~/ui/Button'
import { Sheet } from '~/ui/Sheet'
import {
  FIELD_NAMES,
  fieldsOf,
  GOAL_METRICS,
  type GoalFields,
  periodChoices,
  periodText,
  readFields,
  readPeriod,
  type Wrong,
} from './goalForm'
import { GoalOwner } from './GoalOwner'
import { messages } from './messages'
import { useGoalWords } from './useGoalWords'

/** What the sheet was opened for: a goal to change, a part of one, or a new one. */
export interface EditedGoal {
  goal?: Goal
  parent?: Goal
}

export interface GoalFormProps {
  board: Board
  edited: EditedGoal
  all: readonly GoalStanding[]
  categories: readonly { key: string; name: string }[]
  onClose: () => void
}

type Drafts = Record<keyof GoalFields, Draft>

function useDrafts({ goal, parent }: EditedGoal, today: Day): Drafts {
  const { currency, calendar = DEFAULT_CALENDAR } = useShop()
  const place = `goal/${goal?.key ?? (parent ? `${parent.key}/new` : 'new')}`
  const [month] = periodChoices(today, calendar)
  const saved: GoalFields = goal
    ? fieldsOf(goal, currency)
    : { metric: parent?.metric ?? 'gmv_paid', period: periodText(parent ?? month), target: '', kind: parent && kindsOf(parent.metric).includes('category') ? 'category' : 'shop', who: '', covers: '', parent: parent?.key ?? '', note: '' } // prettier-ignore
  return {
    metric: useDraft(`${place}/metric`, saved.metric),
    period: useDraft(`${place}/period`, saved.period),
    target: useDraft(`${place}/target`, saved.target),
    kind: useDraft(`${place}/kind`, saved.kind),
    who: useDraft(`${place}/who`, saved.who),
    covers: useDraft(`${place}/covers`, saved.covers),
    parent: useDraft(`${place}/parent`, saved.parent),
    note: useDraft(`${place}/note`, saved.note),
  }
}

/** A new goal, or a change of one. What was typed is kept until it is saved. */
export function GoalForm({ board, edited: given, all, categories, onClose }: GoalFormProps) {
  const { today } = board
  // As it was when the sheet was opened: what another person changes meanwhile is refused, not written over.
  const [edited] = useState(given)
  const t = useMessages(messages)
  const shared = useMessages(sharedMessages)
  const run = useCommand()
  const currency = useShop((shop) => shop.currency)
  const drafts = useDrafts(edited, today)
  const fields: GoalFields = {
    metric: drafts.metric.text,
    period: drafts.period.text,
    target: drafts.target.text,
    kind: drafts.kind.text,
    who: drafts.who.text,
    covers: drafts.covers.text,
    parent: drafts.parent.text,
    note: drafts.note.text,
  }
  const read = readFields(fields, currency)
  const dirty = FIELD_NAMES.some((name) => drafts[name].dirty)
  const reason = 'wrong' in read ? wrongText(read.wrong, t) : edited.goal && !dirty ? shared('nothingChanged') : undefined
  const save = async () => {
    if ('wrong' in read || reason !== undefined) return
    const { goal } = edited
    // Fields that were taken away are named, so that they go.
    const set = { of: undefined, parent: undefined, note: undefined, ...read }
    const outcome = goal
      ? await run({ kind: 'goal.set', args: { key: goal.key, set }, saw: sawOf(goal, set) }, { done: t('saved') })
      : await run({ kind: 'goal.set', args: { key: crypto.randomUUID(), set } }, { done: t('saved') })
    if (!outcome?.ok) return
    for (const name of FIELD_NAMES) drafts[name].drop()
    onClose()
  }
  return (
    <Sheet title={t(edited.goal ? 'form.edit' : 'form.new')} onClose={onClose}>
      <form
        className="zg-form zg-goal-form"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Metric draft={drafts.metric} />
        <Period draft={drafts.period} today={today} />
        <Target
          draft={drafts.target}
          metric={drafts.metric.text}
          wrong={drafts.target.text !== '' && 'wrong' in read && read.wrong === 'target'}
        />
        <GoalOwner
          board={board}
          metric={metricIn(drafts.metric.text)}
          kind={drafts.kind}
          who={drafts.who}
          covers={drafts.covers}
          categories={categories}
        />
        <Parent draft={drafts.parent} own={edited.goal?.key} all={all} period={drafts.period.text} metric={drafts.metric.text} />
        <label>
          <span>{t('note')}</span>
          <input
            className="zg-input"
            maxLength={LIMITS.note}
            value={drafts.note.text}
            onChange={({ target }) => drafts.note.set(target.value)}
          />
        </label>
        <div className="zg-row">
          <Button type="primary" htmlType="submit" disabledReason={reason}>
            {t('save')}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}

/** Of what is changed, what the user saw. */
function sawOf(goal: Goal, set: Partial<Goal>): Partial<Goal> {
  const changed = Object.entries(set).filter(
    ([name, value]) => !isEqual(Object.entries(goal).find(([each]) => each === name)?.[1] ?? '', value ?? ''),
  )
  const names = new Set(changed.map(([name]) => name))
  return Object.fromEntries(Object.entries(goal).filter(([name]) => names.has(name)))
}

function wrongText(wrong: Wrong, t: ReturnType<typeof useMessages<(typeof messages)['zh']>>): string {
  if (wrong === 'target') return t('target.wrong')
  return wrong === 'period' ? refusalText({ why: 'invalid', field: 'to', message: 'goalWindow' }) : t(`${wrong}.missing`)
}

const metricIn = (text: string): MetricId => GOAL_METRICS.find((each) => each === text) ?? 'gmv_paid'

function Metric({ draft }: { draft: Draft }) {
  const t = useMessages(messages)
  const nameOf = useMetricName()
  return (
    <label>
      <span>{t('metric')}</span>
      <select className="zg-input" value={draft.text} onChange={({ target }) => draft.set(target.value)}>
        {GOAL_METRICS.map((id) => (
          <option key={id} value={id}>
            {nameOf(id)}
          </option>
        ))}
      </select>
    </label>
  )
}

/** The shop's months, quarters and years to come, or days that are picked. */
function Period({ draft, today }: { draft: Draft; today: Day }) {
  const t = useMessages(messages)
  const words = useGoalWords()
  const calendar = useShop((shop) => shop.calendar) ?? DEFAULT_CALENDAR
  const choices = useMemo(() => periodChoices(today, calendar), [today, calendar])
  const known = choices.some((choice) => periodText(choice) === draft.text)
  const [custom, setCustom] = useState(!known)
  const [from = '', last = ''] = draft.text.split('/')
  return (
    <>
      <label>
        <span>{t('period')}</span>
        <select
          className="zg-input"
          value={custom ? '' : draft.text}
          onChange={({ target }) => {
            setCustom(target.value === '')
            if (target.value !== '') draft.set(target.value)
          }}
        >
          {choices.map((choice) => (
            <option key={periodText(choice)} value={periodText(choice)}>
              {words.period(choice)}
            </option>
          ))}
          <option value="">{t('period.custom')}</option>
        </select>
      </label>
      {custom && (
        <div className="zg-field-row">
          <DayField label={t('from')} value={from} onChange={(next) => draft.set(`${next}/${last}`)} />
          <DayField label={t('to')} value={last} onChange={(next) => draft.set(`${from}/${next}`)} />
        </div>
      )}
    </>
  )
}

function DayField({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  const day = parseDay(value)
  return (
    <label>
      <span>{label}</span>
      <input
        type="date"
        className="zg-input zg-num"
        value={day === undefined ? '' : formatDay(day)}
        onChange={({ target }) => onChange(target.value)}
      />
    </label>
  )
}

function Target({ draft, metric, wrong }: { draft: Draft; metric: string; wrong: boolean }) {
  const t = useMessages(messages)
  const currency = useShop((shop) => shop.currency)
  const { unit } = definitionOf(metricIn(metric))
  const label = unit === 'money' ? t('target.money', { currency }) : t(unit === 'ratio' ? 'target.ratio' : 'target.count')
  return (
    <label>
      <span>{label}</span>
      <input
        className="zg-input zg-num"
        inputMode="decimal"
        value={draft.text}
        aria-invalid={wrong || undefined}
        onChange={({ target }) => draft.set(target.value)}
      />
      {wrong && <span className="zg-warning">{t('target.wrong')}</span>}
    </label>
  )
}

interface ParentProps {
  draft: Draft
  own: string | undefined
  all: readonly GoalStanding[]
  period: string
  metric: string
}

/** Goals of the same figure whose days hold these. */
function Parent({ draft, own, all, period, metric }: ParentProps) {
  const t = useMessages(messages)
  const words = useGoalWords()
  const window = readPeriod(period)
  const above = all.filter(
    ({ goal }) =>
      goal.key === draft.text || (goal.key !== own && goal.metric === metric && window && goal.from <= window.from && goal.to >= window.to),
  )
  if (above.length === 0) return null
  return (
    <label>
      <span>{t('parent')}</span>
      <select className="zg-input" value={draft.text} onChange={({ target }) => draft.set(target.value)}>
        <option value="">{t('noParent')}</option>
        {above.map((standing) => (
          <option key={standing.goal.key} value={standing.goal.key}>
            {words.name(standing)}
          </option>
        ))}
      </select>
    </label>
  )
}

import { Input } from 'antd'
import { useState } from 'react'
import { checkTask, LIMITS } from '~/domain/checkCommand'
import type { RecordName } from '~/domain/recordRef'
import type { Task, TaskRow } from '~/domain/work'
import { useMessages } from '~/lib/i18n'
import { formatDay, parseDay, zoneOf } from '~/lib/zone'
import { useDraft, type Draft } from '~/session/drafts'
import { peopleOf, whoActs } from '~/session/person'
import { useShop } from '~/session/shop'
import { Button } from '~/ui/Button'
import { DateField } from '~/ui/DateField'
import { sharedMessages } from './messages'
import { refusalText, useCommand } from './useCommand'
import { usePersonName } from './usePersonName'
import { workMessages } from './workMessages'

const MINUTE = 60_000

/** A task is due by the end of a day of the shop. */
function dueOf(text: string, zone: string): number | undefined {
  const day = parseDay(text)
  return day === undefined ? undefined : zoneOf(zone).startOfDay(day + 1) - MINUTE
}

const dayOf = (dueAt: number | undefined, zone: string): string => (dueAt === undefined ? '' : formatDay(zoneOf(zone).dayOf(dueAt)))

export interface TaskFormProps {
  on?: RecordName
  /** The task that is changed; none: a new one. */
  task?: TaskRow
  /** The change is saved, or given up. */
  onEnd?: () => void
}

/** A new task, or a change of one. What was typed is kept until it is saved. */
export function TaskForm({ on, task: given, onEnd }: TaskFormProps) {
  // As it was when the change was begun: what another person changes meanwhile is refused, not written over.
  const [task] = useState(given)
  const t = useMessages(workMessages)
  const shared = useMessages(sharedMessages)
  const zone = useShop((shop) => shop.zone)
  const run = useCommand()
  const place = task ? `task/${task.key}` : `${on ?? 'home'}/task`
  const title = useDraft(`${place}/title`, task?.title ?? '')
  const assignee = useDraft(`${place}/assignee`, task?.assignee ?? '')
  const due = useDraft(`${place}/due`, dayOf(task?.dueAt, zone))
  const refusal = title.text === '' && !task ? undefined : checkTask({ title: title.text })
  const dirty = title.dirty || assignee.dirty || due.dirty
  const drop = () => [title, assignee, due].forEach((draft) => draft.drop())
  const save = async () => {
    if (title.text.trim() === '' || refusal) return
    const set: Partial<Task> = {
      ...(title.dirty || !task ? { title: title.text.trim() } : {}),
      ...(assignee.dirty ? { assignee: assignee.text || undefined } : {}),
      ...(due.dirty ? { dueAt: dueOf(due.text, zone) } : {}),
    }
    const outcome = task
      ? await run({ kind: 'task.set', args: { key: task.key, set }, saw: sawOf(task, set) }, { done: t('taskSaved') })
      : await run(
          {
            kind: 'task.set',
            args: { key: crypto.randomUUID(), set: { ...set, ...(on ? { on } : {}), createdAt: Date.now(), createdBy: whoActs() } },
          },
          { done: t('taskAdded') },
        )
    if (!outcome?.ok) return
    drop()
    onEnd?.()
  }
  const reason = task && !dirty ? shared('nothingChanged') : refusal || title.text.trim() === '' ? shared('taskTitleMissing') : undefined
  return (
    <div className="zg-work-form">
      <Input
        aria-label={t('newTask')}
        placeholder={t('newTaskHint')}
        maxLength={LIMITS.taskTitle}
        value={title.text}
        onChange={({ target }) => title.set(target.value)}
        onPressEnter={() => reason === undefined && void save()}
      />
      {refusal && <p className="zg-warning">{refusalText(refusal)}</p>}
      <div className="zg-row">
        <Assignee draft={assignee} />
        <DateField
          label={t('due')}
          value={parseDay(due.text)}
          none={t('noDue')}
          onChange={(day) => due.set(day === undefined ? '' : formatDay(day))}
        />
        <Button size="middle" disabledReason={reason} onClick={() => void save()}>
          {task ? shared('save') : t('addTask')}
        </Button>
        {(task || dirty) && (
          <button
            type="button"
            className="zg-link"
            onClick={() => {
              drop()
              onEnd?.()
            }}
          >
            {shared('cancel')}
          </button>
        )}
      </div>
    </div>
  )
}

/** Of what is set, what the user saw. */
const sawOf = (task: TaskRow, set: Partial<Task>): Partial<Task> => ({
  ...('title' in set ? { title: task.title } : {}),
  ...('assignee' in set ? { assignee: task.assignee } : {}),
  ...('dueAt' in set ? { dueAt: task.dueAt } : {}),
})

function Assignee({ draft }: { draft: Draft }) {
  const t = useMessages(workMessages)
  const nameOf = usePersonName()
  const people = useShop((shop) => shop.people)
  const keys = peopleOf({ people }).map(({ key }) => key)
  const all = draft.text === '' || keys.includes(draft.text) ? keys : [...keys, draft.text]
  return (
    <select className="zg-input" aria-label={t('assignee')} value={draft.text} onChange={({ target }) => draft.set(target.value)}>
      <option value="">{t('nobody')}</option>
      {all.map((key) => (
        <option key={key} value={key}>
          {nameOf(key)}
        </option>
      ))}
    </select>
  )
}
